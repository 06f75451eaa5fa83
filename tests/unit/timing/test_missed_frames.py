"""A miss is a gap in the predicted display times; its cause is who was late before it."""

import pytest

from vr_runtime.timing.frame_record import FrameFlags
from vr_runtime.timing.misses import slots_missed

MS = 1_000_000
P72, P80, P90, P120 = 13_888_889, 12_500_000, 11_111_111, 8_333_333


@pytest.mark.parametrize(
    ("gap_ns", "period_ns", "missed"),
    [
        (P90, P90, 0),
        (P90 + 500_000, P90, 0),
        (P90 - 500_000, P90, 0),
        (int(1.4 * P90), P90, 0),
        (2 * P90, P90, 1),
        (2 * P90 - 300_000, P90, 1),
        (5 * P90, P90, 4),
        (0, P90, 0),
        (-P90, P90, 0),
        (3_600_000_000_000, P90, 323_999),
    ],
)
def test_k_periods_are_k_minus_one_missed_slots(gap_ns, period_ns, missed):
    assert slots_missed(gap_ns, period_ns) == missed


@pytest.mark.parametrize("rates", [(P90, P72), (P72, P90), (P90, P120), (P120, P72), (P80, P120)])
def test_a_change_of_refresh_rate_is_no_miss(display, rates):
    first, second = rates
    display.frames(20, period_ns=first)
    display.frames(20, period_ns=second)
    display.frames(20, period_ns=first)
    assert display.recorder.summary().missed_frames == 0


def test_the_last_long_slot_before_a_faster_rate_is_no_miss(display):
    display.frames(20, period_ns=P72)
    display.frame(period_ns=P120, step_ns=P72)
    assert display.recorder.summary().missed_frames == 0


def test_after_a_change_of_refresh_rate_misses_count_in_the_new_period(display):
    display.frames(20, period_ns=P90)
    display.frames(20, period_ns=P120)
    display.frame(period_ns=P120, slots=3)
    assert display.recorder.summary().missed_frames == 2


# The frame before the gap, the frame after it, and who is to blame for the one slot between them.
CAUSES = [
    pytest.param({"app_ns": 15 * MS}, {}, {"app_late": 1}, id="our work took longer than the period"),
    pytest.param({"app_ns": 10_500_000}, {}, {"app_late": 1}, id="our work left the compositor no time"),
    pytest.param({"gpu_ns": 16 * MS}, {}, {"gpu_late": 1}, id="the GPU took longer than the period"),
    pytest.param({"gpu_ns": 18 * MS, "app_ns": 16 * MS}, {}, {"gpu_late": 1}, id="we waited for a slow GPU"),
    pytest.param({"gpu_ns": 13 * MS, "app_ns": 19 * MS}, {}, {"app_late": 1}, id="both late, we by more"),
    pytest.param({}, {}, {"runtime_late": 1}, id="we were in time"),
    pytest.param({"gpu_ns": None}, {}, {"runtime_late": 1}, id="in time as far as we know, without GPU times"),
    pytest.param({"gpu_ns": None, "app_ns": 15 * MS}, {}, {"app_late": 1}, id="late without GPU times"),
    pytest.param({}, {"app_ns": 30 * MS}, {"runtime_late": 1}, id="a late frame is no cause of the gap before it"),
    pytest.param({}, {"flags": FrameFlags.IDLE_BEFORE}, {"headset_idle": 1}, id="the session was not running"),
    pytest.param({}, {"flags": FrameFlags.RECOVERED}, {"headset_idle": 1}, id="the session was created anew"),
    pytest.param({}, {"flags": FrameFlags.NOT_RENDERED}, {"headset_idle": 1}, id="no picture wanted after the gap"),
    pytest.param({"flags": FrameFlags.NOT_RENDERED}, {}, {"headset_idle": 1}, id="no picture wanted before the gap"),
    pytest.param(
        {"app_ns": 15 * MS}, {"flags": FrameFlags.IDLE_BEFORE}, {"headset_idle": 1}, id="idle excuses our lateness"
    ),
    pytest.param({"flags": FrameFlags.NO_IMAGE}, {}, {"runtime_late": 1}, id="no image given is the runtime's doing"),
]


@pytest.mark.parametrize(("before", "after", "causes"), CAUSES)
def test_the_cause_of_a_miss(display, before, after, causes):
    display.frames(20)
    display.frame(**before)
    display.frame(slots=2, **after)
    display.frames(20)
    assert display.causes() == causes


def test_a_gpu_two_frames_before_the_gap_is_still_to_blame(display):
    display.frames(20)
    display.frame(gpu_ns=16 * MS)
    display.frame()
    display.frame(slots=2)
    display.frames(20)
    assert display.causes() == {"gpu_late": 1}


def test_our_work_after_the_end_of_the_frame_counts_as_ours(display):
    display.frames(20)
    display.now_ns += 12 * MS
    display.frame(slots=2)
    display.frames(20)
    assert display.causes() == {"app_late": 1}


def test_missed_frames_leave_out_the_idle_headset_and_add_up_otherwise(display):
    display.frames(20)
    display.frame(slots=400_000, flags=FrameFlags.IDLE_BEFORE)
    display.frames(20)
    display.frame(slots=4)
    display.frames(20)
    display.frame(app_ns=15 * MS)
    display.frame(slots=2)
    summary = display.recorder.summary()
    assert summary.missed_by_cause == {"app_late": 1, "gpu_late": 0, "runtime_late": 3, "headset_idle": 399_999}
    assert (summary.missed_frames, summary.longest_gap_frames) == (4, 3)


def test_the_governor_hears_of_a_miss_at_once_but_not_of_an_idle_headset(display):
    display.frames(5)
    display.frame(slots=3)
    assert display.recorder.last_missed == 2
    display.frame()
    assert display.recorder.last_missed == 0
    display.frame(slots=3, flags=FrameFlags.IDLE_BEFORE)
    assert display.recorder.last_missed == 0


def test_the_first_frame_misses_nothing(display):
    display.frame(slots=100)
    assert display.recorder.summary().missed_frames == 0


def test_a_miss_on_every_frame_is_decided_every_time(display):
    display.frames(100, slots=2, app_ns=15 * MS)
    assert display.causes() == {"app_late": 99}
