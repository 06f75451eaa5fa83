"""What a session leaves in the journal: its whole story and every frame, at no cost to a frame."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager

import numpy as np
import pytest

from tests.unit.record.journals import replayed
from vr_runtime.course.course import Course
from vr_runtime.player.diary import Diary
from vr_runtime.record import entries as en
from vr_runtime.record.entries import decode_entry
from vr_runtime.record.frame_blocks import decode_block
from vr_runtime.record.header import new_header
from vr_runtime.record.journal import Journal
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.verify import verify
from vr_runtime.simulator.script import Step, at_s, lose_session, put_on, take_off
from vr_runtime.timing.frame_record import numpy_dtype

from .rig import BORDERS_S, PHASES, player_on


@contextmanager
def journalled(folder, *steps, **settings):
    """A rig whose player keeps a diary; the journal is closed at the end."""
    with player_on(*steps, **settings) as rig:
        player = rig.player
        journal = Journal(folder, rig.clock)
        about = {"plan": player.settings.plan, "time_lapse": player.settings.time_lapse}
        journal.begin(new_header(wall_ns=time.time_ns(), scene="empty", headset="simulated", clock="virtual", **about))
        player.diary = Diary(journal, player.timeline, player.recorder)
        yield rig
        player.diary.finish(player.status, player.recoveries)
        assert journal.close(player.reason.value)


def told(folder):
    with open_shelf(folder) as shelf:
        return [decode_entry(entry.kind, entry.body) for entry in shelf.entries(1)]


def frames_told(folder):
    with open_shelf(folder) as shelf:
        return np.concatenate([decode_block(shelf.block(1, seq)) for seq in shelf.blocks(1)])


def test_a_whole_session_is_told_in_order(tmp_path):
    with journalled(tmp_path) as rig:
        rig.play()
        course: Course = rig.player.timeline.course
        count = rig.player.recorder.next_frame_number
    entries = told(tmp_path)
    assert isinstance(entries[0], en.PlayerStarted)
    assert isinstance(entries[1], en.CourseBegun)
    assert [entry.phase for entry in entries if isinstance(entry, en.PhaseEntered)] == PHASES
    assert [entry.t_ns / 1e9 for entry in entries if isinstance(entry, en.PhaseEntered)] == BORDERS_S
    assert entries[-1] == en.SessionClosed("finished")
    assert replayed(tmp_path) == course
    assert verify(tmp_path).closed
    assert list(frames_told(tmp_path)["frame_number"]) == list(range(count))


def test_a_lost_and_an_untouched_headset_are_told(tmp_path):
    steps = (
        Step(at_s(1.5), lose_session()),
        Step(at_s(2.5), take_off()),
        Step(at_s(3.0), put_on()),
    )
    with journalled(tmp_path, *steps) as rig:
        rig.play()
    kinds = [en.kind_of(type(entry)) for entry in told(tmp_path)]
    story = [kind for kind in kinds if kind.startswith("headset")]
    assert story == ["headset_lost", "headset_recovered", "headset_off", "headset_on"]


def test_frames_are_the_recorders_own(tmp_path):
    with journalled(tmp_path, time_lapse=60.0, duration_s=50.0) as rig:
        rig.play()
        kept = np.array(list(map(tuple, rig.player.recorder.ring)), numpy_dtype())
        origin_ns = rig.player.diary._journal.origin_ns
    stored = frames_told(tmp_path)[-len(kept) :]
    for name in kept.dtype.names:
        instant = name.endswith("_ns") and name not in {"period_ns", "gpu_ns"}
        wanted = (kept[name] - origin_ns) // 1000 * 1000 if instant else kept[name]
        assert np.array_equal(stored[name], wanted), name


def blocks_left_by(folder, frames):
    """Net blocks of memory that so many frames leave behind, from one chunk of records to another."""
    marks = []
    with journalled(folder, time_lapse=1.0, duration_s=(1100 + frames + 1100) / 90) as rig:
        for number in (1100, 1100 + frames):
            rig.on_frame(number, lambda _rig: marks.append(sys.getallocatedblocks()))
        rig.play()
    return marks[1] - marks[0]


def test_a_diary_leaves_no_memory_behind(tmp_path):
    # The journal's own thread and the test runner's come and go meanwhile: a share of the frames, not a fixed number.
    # Anew where there were more: what those come to hold is there once, what a frame leaves is there every time.
    assert any(blocks_left_by(tmp_path / str(number), 2048) < 2048 // 9 for number in range(3))


@pytest.mark.real_clock
def test_looking_costs_a_fraction_of_the_slack(tmp_path):
    """In the thread's own time: other processes have their turns meanwhile; `bench frame` has the real numbers."""
    took_ns = []
    with journalled(tmp_path, time_lapse=1.0, duration_s=60.0) as rig:
        look = rig.player.diary.look

        def timed(*arguments):
            before_ns = time.thread_time_ns()
            look(*arguments)
            took_ns.append(time.thread_time_ns() - before_ns)

        rig.player.diary.look = timed
        rig.play()
    took_ns.sort()
    copies = took_ns[-5:]  # one look in a hundred copies a chunk
    assert took_ns[len(took_ns) // 2] < 200_000
    assert copies[0] < 5_000_000
