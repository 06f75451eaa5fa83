"""After a power cut the journal alone tells a host what it has to know of the session it takes up."""

from __future__ import annotations

import pytest

from tests.unit.record.journals import begun
from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.course.events import InfusionStarted, LevelView
from vr_runtime.host.opening import resume
from vr_runtime.record.entries import CourseBegun, PlayerRestarted


@pytest.fixture
def places(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "state"))
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    return tmp_path / "state", runtime


def taken_up(places, *entries):
    state, runtime = places
    journal = begun(state)
    for entry in entries:
        journal.post(entry)
    assert journal.flush(10.0)
    assert journal.close(None)
    return resume(runtime)


def put_away(opened):
    opened.journal.close("abandoned")
    opened.link.close()


def test_events_go_into_the_new_link_in_their_order(places):
    events = InfusionStarted(5 * NS_PER_S), LevelView(6 * NS_PER_S)
    opened = taken_up(places, CourseBegun(0), *events)
    assert tuple(entry.told for entry in opened.link.told()) == events
    assert opened.link.origin_ns is not None
    put_away(opened)


def test_how_often_and_when_the_player_had_failed_is_known(places):
    before_ns = MonotonicClock.now_ns()
    opened = taken_up(places, CourseBegun(0), PlayerRestarted(1), PlayerRestarted(2))
    times, last_ns = opened.link.restarts
    assert times == 2
    assert before_ns <= last_ns <= MonotonicClock.now_ns()
    put_away(opened)


def test_a_player_that_never_failed_has_not(places):
    opened = taken_up(places, CourseBegun(0))
    assert opened.link.restarts == (0, None)
    put_away(opened)
