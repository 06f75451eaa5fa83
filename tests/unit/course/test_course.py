"""Where a session is follows from its plan and its events, and only persons move it past a confirmation."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.course.stories import MIN, S, courses, interesting_ns
from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.levels import levels_at
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.course.ramps import Track
from vr_runtime.course.tracks import TrackWriter


def forty() -> Course:
    return Course(plan_for_infusion(40))


def running() -> Course:
    return forty().apply(ev.InfusionStarted(5 * MIN))


def story(course: Course, *events: ev.Event) -> Course:
    for event in events:
        course = course.apply(event)
    return course


def written_in(course: Course) -> dict[str, object]:
    """All that the tracks hold, key by key."""
    tracks = {one.name: getattr(course.tracks, one.name) for one in fields(course.tracks)}
    return {name: track._keys if isinstance(track, Track) else track for name, track in tracks.items()}


def phases(course: Course, until_min: int = 200) -> list[tuple[str, float]]:
    """Every phase that is entered, and when, in minutes."""
    entered: list[tuple[str, float]] = []
    for t_s in range(0, until_min * 60, 15):
        phase = course.at(t_s * S).phase
        if not entered or entered[-1][0] != phase:
            entered.append((phase, t_s / 60))
    return entered


def test_a_session_as_planned():
    course = running().apply(ev.InfusionStopped(45 * MIN))
    assert phases(course) == [
        ("settle", 0), ("onset", 5), ("deepen", 15), ("plateau", 21), ("return", 45), ("reorient", 55)
    ]  # fmt: skip
    assert not course.at(60 * MIN - 1).finished
    assert course.at(60 * MIN).finished
    assert not course.at(60 * MIN).ended


def test_settle_waits_for_the_infusion_as_long_as_it_takes():
    where = forty().at(300 * MIN)
    assert (where.phase, where.phase_progress, where.waiting_for) == ("settle", 1.0, "infusion_started")
    assert (where.next_phase, where.next_in_s, where.infusion_s) == ("onset", None, None)


def test_a_late_stop_is_waited_for_in_rest_and_never_assumed():
    where = running().at(300 * MIN)
    assert (where.phase, where.part, where.waiting_for) == ("plateau", "rest", "infusion_stopped")
    assert (where.next_phase, where.next_in_s) == ("return", None)
    assert where.infusion_s == 295 * 60


def test_progress_and_what_is_next():
    where = running().at(10 * MIN)
    assert where.phase_progress == pytest.approx(0.5)
    assert (where.next_phase, where.next_in_s) == ("deepen", 300.0)
    assert where.infusion_s == 300.0
    plateau = running().at(33 * MIN)
    assert plateau.phase_progress == pytest.approx(0.5)
    assert (plateau.part, plateau.chapter, plateau.next_phase, plateau.next_in_s) == ("drift", 1, "return", 720.0)


def test_the_infusion_clock_stands_still_in_a_pause():
    course = running().apply(ev.InfusionPaused(12 * MIN))
    for t_min in (12, 15, 90):
        where = course.at(t_min * MIN)
        assert (where.phase, where.infusion_s, where.paused) == ("onset", 420.0, True)
        assert where.phase_progress == pytest.approx(0.7)


def test_a_short_pause_only_delays():
    course = story(running(), ev.InfusionPaused(30 * MIN), ev.InfusionResumed(39 * MIN))
    assert course.at(39 * MIN).phase == "plateau"
    assert course.at(39 * MIN).infusion_s == 25 * 60
    assert course.at(45 * MIN).next_in_s == 9 * 60


@pytest.mark.parametrize("pause_min", [10, 20, 30])
def test_after_a_longer_pause_five_minutes_of_deepen_come_first(pause_min):
    resumed_min = 25 + pause_min
    course = story(running(), ev.InfusionPaused(25 * MIN), ev.InfusionResumed(resumed_min * MIN))
    assert phases(course)[4:] == [("deepen", resumed_min), ("plateau", resumed_min + 5)]
    assert course.at((resumed_min + 20) * MIN).waiting_for == "infusion_stopped"


def test_after_a_longer_pause_in_onset_the_light_does_not_rise_to_onset_again():
    course = story(running(), ev.InfusionPaused(6 * MIN), ev.InfusionResumed(20 * MIN))
    assert phases(course)[2:] == [("deepen", 20), ("plateau", 35)]


def test_after_more_than_half_an_hour_a_new_onset_begins():
    course = story(running(), ev.InfusionPaused(25 * MIN), ev.InfusionResumed(56 * MIN))
    assert phases(course)[4:] == [("onset", 56), ("deepen", 64), ("plateau", 69)]
    assert course.at(56 * MIN).phase_progress == 0.0
    assert course.at(76 * MIN).waiting_for == "infusion_stopped"


def test_an_extension_adds_chapters_and_moves_the_planned_stop():
    course = running().apply(ev.Extended(30 * MIN, 30))
    assert course.at(46 * MIN).waiting_for is None
    assert course.at(46 * MIN).next_in_s == 29 * 60
    assert (course.at(46 * MIN).chapter, course.at(46 * MIN).part) == (2, "drift")
    assert course.at(30 * MIN).chapter == running().at(30 * MIN).chapter
    assert course.at(75 * MIN).waiting_for == "infusion_stopped"
    assert levels_at(course, 31 * MIN) == levels_at(running(), 31 * MIN)


def test_shortening_drops_chapters_and_never_the_return():
    course = running().apply(ev.Shortened(30 * MIN, 10))
    assert course.at(34 * MIN).waiting_for is None
    assert course.at(35 * MIN).waiting_for == "infusion_stopped"
    assert course.at(35 * MIN).part == "rest"
    stopped = course.apply(ev.InfusionStopped(36 * MIN))
    assert phases(stopped)[4:] == [("return", 36), ("reorient", 46)]


def test_stopped_early_gets_the_whole_return():
    assert phases(running().apply(ev.InfusionStopped(17 * MIN)))[3:] == [("return", 17), ("reorient", 27)]


def test_stopped_when_barely_started_gets_a_short_return():
    assert phases(running().apply(ev.InfusionStopped(15 * MIN - 1)))[2:] == [("return", 15), ("reorient", 20)]
    assert phases(running().apply(ev.InfusionStopped(15 * MIN)))[2:] == [("return", 15), ("reorient", 25)]


def test_an_infusion_started_again_in_the_return_goes_back_to_rest():
    course = story(running(), ev.InfusionStopped(30 * MIN), ev.InfusionStarted(33 * MIN), ev.Extended(33 * MIN, 15))
    where = course.at(33 * MIN)
    assert (where.phase, where.part, where.infusion_s) == ("plateau", "rest", 25 * 60)
    assert where.next_in_s == 30 * 60
    assert levels_at(course, 33 * MIN + 30 * S).mean_luminance == pytest.approx(0.03)


def test_an_emergency_freezes_the_course_but_not_the_infusion_clock():
    course = running().apply(ev.Emergency(12 * MIN))
    where = course.at(60 * MIN)
    assert (where.phase, where.emergency, where.next_phase) == ("onset", True, None)
    assert where.phase_progress == pytest.approx(0.7)
    assert where.infusion_s == 55 * 60


def test_after_an_emergency_a_running_infusion_waits_in_rest_for_its_stop():
    course = story(running(), ev.Emergency(12 * MIN), ev.EmergencyCleared(14 * MIN))
    where = course.at(20 * MIN)
    assert (where.phase, where.part, where.waiting_for) == ("plateau", "rest", "infusion_stopped")
    assert course.apply(ev.InfusionStopped(21 * MIN)).at(21 * MIN).phase == "return"


def test_after_an_emergency_a_stopped_infusion_leads_to_the_whole_return():
    course = story(running(), ev.Emergency(30 * MIN), ev.InfusionStopped(31 * MIN), ev.EmergencyCleared(40 * MIN))
    assert course.at(39 * MIN).phase == "plateau"
    assert phases(course)[4:] == [("return", 40), ("reorient", 50)]


def test_an_emergency_in_settle_leads_back_to_settle():
    course = story(forty(), ev.Emergency(MIN), ev.EmergencyCleared(2 * MIN))
    assert course.at(3 * MIN).waiting_for == "infusion_started"


def test_a_session_ends_gently_from_anywhere():
    course = running().apply(ev.SessionEnded(30 * MIN))
    assert course.at(30 * MIN).ending
    assert not course.at(30 * MIN).ended
    assert course.at(30 * MIN + 10 * S).ended
    assert levels_at(course, 31 * MIN).grey == pytest.approx(0.03)


@pytest.mark.parametrize(
    ("events", "refused", "reason"),
    [
        ([], ev.InfusionStopped(MIN), "has not started"),
        ([], ev.InfusionPaused(MIN), "has not started"),
        ([], ev.InfusionResumed(MIN), "not paused"),
        ([], ev.Extended(MIN, 15), "has not started"),
        ([], ev.EmergencyCleared(MIN), "no emergency"),
        ([ev.InfusionStarted(MIN)], ev.InfusionStarted(2 * MIN), "already started"),
        ([ev.InfusionStarted(MIN)], ev.EaseOn(0), "only goes forward"),
        ([ev.InfusionStarted(MIN)], ev.Extended(2 * MIN, 321), "15 to 360"),
        ([ev.InfusionStarted(MIN)], ev.Extended(2 * MIN, 0), "whole minutes"),
        ([ev.InfusionStarted(MIN)], ev.Extended(2 * MIN, 2.5), "whole minutes"),
        ([ev.InfusionStarted(MIN)], ev.Shortened(2 * MIN, 30), "15 to 360"),
        ([ev.InfusionStarted(MIN)], ev.Shortened(38 * MIN, 20), "already run longer"),
        ([ev.InfusionStarted(MIN), ev.InfusionPaused(2 * MIN)], ev.InfusionPaused(3 * MIN), "already paused"),
        ([ev.InfusionStarted(MIN), ev.InfusionPaused(2 * MIN)], ev.InfusionStarted(3 * MIN), "resume"),
        ([ev.InfusionStarted(MIN), ev.InfusionStopped(2 * MIN)], ev.InfusionStopped(3 * MIN), "already been stopped"),
        ([ev.InfusionStarted(MIN), ev.InfusionStopped(2 * MIN)], ev.Extended(3 * MIN, 5), "started again"),
        ([ev.InfusionStarted(MIN), ev.Emergency(2 * MIN)], ev.Extended(3 * MIN, 5), "emergency"),
        ([ev.Emergency(2 * MIN)], ev.InfusionStarted(3 * MIN), "emergency"),
        ([ev.SessionEnded(2 * MIN)], ev.EaseOn(3 * MIN), "has ended"),
    ],
)
def test_an_act_that_does_not_fit_is_refused_in_words(events, refused, reason):
    course = story(forty(), *events)
    with pytest.raises(ev.EventRefused, match=reason):
        course.apply(refused)


def test_a_refused_act_changes_nothing():
    course = running()
    with pytest.raises(ev.EventRefused):
        course.apply(ev.InfusionResumed(6 * MIN))
    assert course == running()


def test_impossible_events_cannot_be_replayed_either():
    with pytest.raises(ev.EventRefused):
        Course(plan_for_infusion(40), (ev.InfusionStopped(MIN),))


@settings(max_examples=60, deadline=None)
@given(courses)
def test_replayed_is_the_same_as_lived(course):
    replayed = Course(course.plan, course.events)
    assert replayed == course
    assert replayed.unrolled.state == course.unrolled.state
    assert replayed.unrolled.moments == course.unrolled.moments
    assert written_in(replayed) == written_in(course)
    for t_ns in interesting_ns(course):
        assert replayed.at(t_ns) == course.at(t_ns)
        for later_ns in (0, S // 3, S, 20 * S):
            assert levels_at(replayed, t_ns + later_ns) == levels_at(course, t_ns + later_ns)


@settings(max_examples=60, deadline=None)
@given(courses, st.integers(0, 20 * MIN), st.sampled_from([ev.Emergency, ev.EaseOn, ev.LevelView, ev.HeadsetOff]))
def test_what_goes_on_from_a_course_leaves_it_as_it_was(course, later_ns, kind):
    """Two courses that go on from the same past do not write into each other's."""
    before = written_in(course)
    at_ns = (course.events[-1].t_ns if course.events else 0) + later_ns
    for event in (kind(at_ns), ev.Emergency(at_ns + S)):
        try:
            other = course.apply(event)
        except ev.EventRefused:
            continue
        assert written_in(other) == written_in(Course(course.plan, (*course.events, event)))
    assert written_in(course) == before


def test_an_act_works_out_only_what_is_new(monkeypatch):
    """The two hundredth act costs what the second does: so many moments are written, whatever came before."""
    counts = []
    write = TrackWriter.write
    monkeypatch.setattr(TrackWriter, "write", lambda *words: counts.append(1) or write(*words))
    course, costs = running(), []
    for number in range(200):
        counts.clear()
        course = course.apply((ev.EaseOn if number % 2 else ev.EaseOff)(6 * MIN + number * S))
        costs.append(len(counts))
    assert max(costs) == costs[0] < 20


@settings(max_examples=60, deadline=None)
@given(courses, st.integers(0, 20 * MIN))
def test_a_later_act_does_not_rewrite_the_past(course, later_ns):
    at_ns = (course.events[-1].t_ns if course.events else 0) + later_ns
    changed = course.apply(ev.Emergency(at_ns))
    for t_ns in interesting_ns(course):
        if t_ns < at_ns:
            assert changed.at(t_ns) == course.at(t_ns)
            assert levels_at(changed, t_ns) == levels_at(course, t_ns)


@settings(max_examples=60, deadline=None)
@given(courses)
def test_clocks_only_go_forward_and_the_infusion_clock_pauses(course):
    last_session_s, last_infusion_s, last_paused = -1.0, 0.0, False
    for t_ns in sorted({*interesting_ns(course), *range(0, 200 * MIN, 7 * MIN)}):
        where = course.at(t_ns)
        assert where.session_s > last_session_s
        infusion_s = where.infusion_s or 0.0
        if last_paused and where.paused:
            assert infusion_s == pytest.approx(last_infusion_s)
        assert last_infusion_s - 1e-9 <= infusion_s <= where.session_s
        assert 0.0 <= where.phase_progress <= 1.0
        assert where.next_in_s is None or where.next_in_s >= 0.0
        last_session_s, last_infusion_s, last_paused = where.session_s, infusion_s, where.paused


@settings(max_examples=60, deadline=None)
@given(courses)
def test_a_return_always_follows_a_stop(course):
    for t_ns in interesting_ns(course):
        if course.at(t_ns).phase not in ("return", "reorient"):
            continue
        marks = [event for event in course.events if event.t_ns <= t_ns]
        last = next(e for e in reversed(marks) if isinstance(e, ev.InfusionStarted | ev.InfusionStopped))
        assert isinstance(last, ev.InfusionStopped) or course.at(t_ns).emergency


@settings(max_examples=60, deadline=None)
@given(courses, st.integers(0, 90 * MIN))
def test_an_emergency_is_one_act_away_from_everywhere_and_two_acts_long(course, later_ns):
    at_ns = (course.events[-1].t_ns if course.events else 0) + later_ns
    latched = course.apply(ev.Emergency(at_ns))
    assert latched.at(at_ns).emergency
    assert latched.at(at_ns + 600 * MIN).emergency
    dark = levels_at(latched, at_ns + S)
    assert (dark.fade, dark.sound) == (0.0, 0.0)
    for kind in (ev.EaseOff, ev.EyesClosedOff, ev.HeadsetOn, ev.LevelView, ev.InfusionStopped, ev.InfusionResumed):
        try:
            other = latched.apply(kind(at_ns + S))
        except ev.EventRefused:
            continue
        assert other.at(at_ns + MIN).emergency
        assert levels_at(other, at_ns + MIN).fade == 0.0
    if not latched.at(at_ns).ending:
        assert not latched.apply(ev.EmergencyCleared(at_ns + S)).at(at_ns + S).emergency
