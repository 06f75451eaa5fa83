"""The recorder files every frame, counts what was missed, and leaves nothing behind on the frame path."""

import gc
import sys

import numpy as np
import pytest

from vr_runtime.timing.frame_record import FrameFlags, FrameRing, numpy_dtype
from vr_runtime.timing.recorder import FrameRecorder

PERIOD_NS = 11_111_111
MS = 1_000_000


def test_a_record_comes_back_as_it_was_filed():
    recorder = FrameRecorder(PERIOD_NS)
    number = recorder.record(1, 2, 3, 4, 5, 6, 7, 30_000_000, PERIOD_NS, 1000, 1100, FrameFlags.DREW)
    recorder.gpu(number, 4_000)
    frame = recorder.ring.at(number)
    assert frame[:9] == (0, 1, 2, 3, 4, 5, 6, 7, 30_000_000)
    assert (frame.period_ns, frame.gpu_ns, frame.width_px, frame.height_px) == (PERIOD_NS, 4_000, 1000, 1100)
    assert (frame.flags, frame.missed) == (FrameFlags.DREW, 0)


def test_frame_numbers_count_from_zero_and_are_known_beforehand(display):
    for expected in range(5):
        assert display.recorder.next_frame_number == expected
        assert display.frame() == expected


def test_the_ring_keeps_the_last_frames_and_its_memory_never_grows(make_display):
    display = make_display(capacity=32)
    size = len(display.recorder.ring.buffer)
    display.frames(100)
    assert [frame.frame_number for frame in display.recorder.ring] == list(range(68, 100))
    assert len(display.recorder.ring.buffer) == size
    with pytest.raises(IndexError):
        display.recorder.ring.at(67)


@pytest.mark.parametrize("frames", [10, 32, 50])
def test_numpy_sees_the_same_frames_in_the_same_order(make_display, frames):
    display = make_display(capacity=32)
    display.frames(frames)
    ring = display.recorder.ring
    table = np.frombuffer(bytes(ring.buffer), numpy_dtype())
    assert [tuple(row) for row in np.sort(table[:frames], order="frame_number").tolist()] == list(map(tuple, ring))


def test_a_gpu_time_for_an_overwritten_frame_counts_but_touches_no_other_frame(make_display):
    display = make_display(capacity=32)
    display.frames(100, gpu_ns=None)
    display.recorder.gpu(3, 9 * MS)
    assert display.recorder.summary().gpu_ms.max == 9.0
    assert all(frame.gpu_ns == -1 for frame in display.recorder.ring)


def test_an_empty_ring_holds_no_frame():
    assert not FrameRing(16).holds(0)
    assert list(FrameRing(16)) == []


def test_the_summary_of_a_smooth_session(display):
    display.frames(200, app_ns=3 * MS, gpu_ns=5 * MS)
    summary = display.recorder.summary()
    assert (summary.frames, summary.drawn_frames, summary.missed_frames) == (200, 200, 0)
    assert summary.interval_ms.p50 == pytest.approx(11.11, rel=0.01)
    assert summary.app_ms.p99 == pytest.approx(3.0, rel=0.01)
    assert summary.gpu_ms.p95 == pytest.approx(5.0, rel=0.01)
    assert summary.refresh_hz == pytest.approx(90.0, abs=1e-3)
    assert summary.resolution_px == (800, 900)


def test_the_time_in_which_the_headset_was_off_is_no_frame_interval(display):
    display.frames(20)
    display.frame(slots=5000, flags=FrameFlags.DREW | FrameFlags.IDLE_BEFORE)
    display.frames(20)
    assert display.recorder.summary().interval_ms.max < 12.0


def test_before_the_first_frame_nothing_is_measured():
    summary = FrameRecorder(PERIOD_NS).summary()
    assert (summary.frames, summary.interval_ms, summary.app_ms, summary.gpu_ms) == (0, None, None, None)


@pytest.mark.parametrize("nonsense_ns", [0, -1, 500_000_001, 1 << 60])
def test_a_nonsense_period_is_ignored(display, nonsense_ns):
    display.frames(10)
    display.frames(10, period_ns=nonsense_ns, step_ns=PERIOD_NS)
    assert display.recorder.period_ns == PERIOD_NS
    assert display.recorder.summary().missed_frames == 0


def test_a_period_that_cannot_be_is_refused_at_the_start():
    with pytest.raises(ValueError, match="period_ns"):
        FrameRecorder(0)


def test_the_smallest_resolution_is_remembered():
    recorder = FrameRecorder(PERIOD_NS)
    for number, (width, height) in enumerate([(1000, 1000), (600, 600), (0, 0), (800, 800)]):
        start = number * PERIOD_NS
        recorder.record(start, start, start, start, start, start, start, start, PERIOD_NS, width, height, 0)
    summary = recorder.summary()
    assert (summary.resolution_px, summary.smallest_resolution_px) == ((800, 800), (600, 600))


def test_the_worst_gap_outlives_the_ring_with_its_neighbours(make_display):
    display = make_display(capacity=32, gaps_kept=2)
    display.frames(20)
    worst = display.frame(slots=10)
    for _ in range(30):
        display.frames(20)
        display.frame(slots=2)
    display.frames(40)
    kept = [frame.frame_number for frame in display.recorder.kept_frames()]
    assert kept == sorted(set(kept))
    assert set(range(worst - 8, worst + 8)) <= set(kept)
    assert len(kept) <= 32 + 2 * 16


def record_many(recorder, frames, leak=None):
    """Steady state with a miss and a GPU time now and then; `leak` is called once a frame."""
    wait_ns = recorder.ring.count * 2 * PERIOD_NS + 10**12
    for _ in range(frames):
        wait_ns += PERIOD_NS * (2 if recorder.ring.count % 50 == 0 else 1)
        predicted_ns = wait_ns + 2 * PERIOD_NS
        number = recorder.record(
            wait_ns - 1, wait_ns, wait_ns, wait_ns, wait_ns, wait_ns, wait_ns + MS, predicted_ns, PERIOD_NS, 8, 9, 1
        )
        recorder.gpu(number, 5 * MS)
        if leak:
            leak()


def left_behind(recorder, leak=None):
    """(memory blocks, cyclic objects) left behind by 2,000 frames."""
    record_many(recorder, 2_000, leak)
    gc.collect()
    gc.disable()
    try:
        before = sys.getallocatedblocks()
        record_many(recorder, 2_000, leak)
        blocks = sys.getallocatedblocks() - before
        return blocks, gc.collect()
    finally:
        gc.enable()


def test_recording_leaves_no_memory_and_no_cyclic_garbage_behind():
    blocks, cyclic = left_behind(FrameRecorder(PERIOD_NS, capacity=64))
    assert cyclic == 0
    assert blocks < 2_000 // 9  # counters beyond the ready-made integers, and the test runner's own threads


def test_that_test_notices_one_kept_object_a_frame():
    kept = []
    blocks, _ = left_behind(FrameRecorder(PERIOD_NS, capacity=64), lambda: kept.append(object()))
    assert blocks >= 2_000


def test_that_test_notices_one_cycle_a_frame():
    def leak():
        cycle = []
        cycle.append(cycle)

    _, cyclic = left_behind(FrameRecorder(PERIOD_NS, capacity=64), leak)
    assert cyclic >= 2_000
