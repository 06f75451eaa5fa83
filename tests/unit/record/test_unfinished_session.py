"""The next start is offered the session that broke off, and can go on with it as if nothing had been."""

from __future__ import annotations

import time

import pytest

from vr_runtime.clock import NS_PER_S, MonotonicClock, VirtualClock
from vr_runtime.course import events as ev
from vr_runtime.record import entries as en
from vr_runtime.record.journal_schema import JOURNAL_FILE
from vr_runtime.record.session_clock import Reading, boot_name
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.unfinished import unfinished_session
from vr_runtime.record.verify import verify

from .journals import PATIENCE_S, STORY, begun, header, replayed, written


def now(later_s=0, boot=None):
    reading = Reading(time.perf_counter_ns(), time.time_ns(), boot_name() if boot is None else boot)
    return Reading(reading.machine_ns + later_s * NS_PER_S, reading.wall_ns + later_s * NS_PER_S, reading.boot)


def found(folder, at=None):
    return unfinished_session(folder, at or now(), "simulated")


def test_it_tells_plan_events_and_how_long_ago(tmp_path):
    plan = header().plan
    written(tmp_path, en.CourseBegun(0), *STORY, reason=None, plan=plan)
    unfinished = found(tmp_path, now(later_s=120))
    assert (unfinished.header.plan, unfinished.events, unfinished.number) == (plan, STORY, 1)
    assert unfinished.course.events == STORY
    assert 120 <= unfinished.gap_ns / NS_PER_S < 130
    assert unfinished.basis == "same_boot"
    assert unfinished.line() == "session 1 (40 min infusion) broke off 2 min ago"


def test_session_time_goes_on_meanwhile(tmp_path):
    journal = begun(tmp_path, time_lapse=2.0)
    journal.post(en.CourseBegun(5 * NS_PER_S))
    journal.close(None)
    unfinished = found(tmp_path)
    assert unfinished.session_ns(journal.origin_ns + 15 * NS_PER_S) == 20 * NS_PER_S
    assert unfinished.session_ns(journal.origin_ns) == 0


def test_after_a_reboot_it_goes_by_the_wall_clock_and_says_so(tmp_path):
    written(tmp_path, en.CourseBegun(0), reason=None)
    after = now(later_s=600, boot="another")
    after = Reading(NS_PER_S, after.wall_ns, after.boot)
    unfinished = found(tmp_path, after)
    assert unfinished.basis == "wall_clock"
    assert 600 <= unfinished.session_ns(after.machine_ns) / NS_PER_S < 610
    assert "by the wall clock" in unfinished.line()


def test_before_the_first_picture_session_time_has_not_begun(tmp_path):
    written(tmp_path, en.PlayerStarted(), reason=None)
    assert found(tmp_path).session_ns(now(later_s=60).machine_ns) == 0


def test_it_goes_on_under_the_same_name_and_in_the_same_chain(tmp_path):
    first = written(tmp_path, en.CourseBegun(0), *STORY[:2], reason=None)
    unfinished = found(tmp_path)
    from vr_runtime.record.journal import Journal

    again = Journal(tmp_path, MonotonicClock())
    again.resume(unfinished)
    for event in STORY[2:]:
        again.post(event)
    assert again.close("finished", PATIENCE_S)
    assert again.session == first.session
    assert again.origin_ns == pytest.approx(first.origin_ns, abs=NS_PER_S)
    assert verify(tmp_path).closed
    assert replayed(tmp_path).events == STORY
    with open_shelf(tmp_path) as shelf:
        kinds = [entry.kind for entry in shelf.entries(1)]
        times = [entry.mono_ns for entry in shelf.entries(1)]
        assert len(shelf.marks(1)) == 2
    assert kinds[3] == "session_resumed"
    assert times == sorted(times)
    assert found(tmp_path) is None


@pytest.mark.parametrize("reason", ["finished", "abandoned"])
def test_a_session_that_was_closed_is_not_offered(tmp_path, reason):
    written(tmp_path, *STORY, reason=reason)
    assert found(tmp_path) is None


def test_nor_one_that_still_plays(tmp_path):
    journal = begun(tmp_path)
    journal.post(STORY[0])
    assert journal.flush(PATIENCE_S)
    assert found(tmp_path) is None
    journal.close(None)
    assert found(tmp_path) is not None


def test_nor_one_before_the_newest_nor_one_on_another_headset(tmp_path):
    written(tmp_path, reason=None, headset="openxr")
    assert found(tmp_path) is None
    assert unfinished_session(tmp_path, now(), "openxr") is not None
    written(tmp_path, reason=None)
    assert found(tmp_path).number == 2
    written(tmp_path)
    assert found(tmp_path) is None


def test_nor_one_on_a_virtual_clock(tmp_path):
    written(tmp_path, reason=None, clock=VirtualClock())
    assert found(tmp_path) is None


def test_an_empty_folder_or_a_ruined_journal_offers_nothing(tmp_path):
    assert found(tmp_path) is None
    (tmp_path / JOURNAL_FILE).write_bytes(b"?" * 5000)
    assert found(tmp_path) is None


def test_two_processes_do_not_go_on_with_the_same_session(tmp_path):
    from vr_runtime.record.journal import Journal

    written(tmp_path, en.CourseBegun(0), reason=None)
    unfinished = found(tmp_path)
    one, other = Journal(tmp_path, MonotonicClock()), Journal(tmp_path, MonotonicClock())
    one.resume(unfinished)
    one.post(ev.StaffApproach(1))
    assert one.flush(PATIENCE_S)
    other.resume(unfinished)
    other.post(ev.StaffApproach(2))
    assert not other.flush(PATIENCE_S)
    other.close(None)
    assert one.close("finished", 120.0)
    assert [event.t_ns for event in replayed(tmp_path).events] == [1]
    verify(tmp_path)
