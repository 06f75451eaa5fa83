"""What staff are reminded of, and when again."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings

from tests.unit.course.stories import MIN, S, courses, interesting_ns
from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.plan import plan_for_infusion, plan_of
from vr_runtime.course.preset import IV_PAIN, DoseTiming, Preset, Reminders


@pytest.fixture
def waiting() -> Course:
    return Course(plan_for_infusion(40))


@pytest.fixture
def running(waiting) -> Course:
    return waiting.apply(ev.InfusionStarted(5 * MIN))


def given_at(course: Course, kind: str, until_min: int) -> list[int]:
    """Minutes at which a reminder of this kind is given, looking once a second."""
    minutes, count = [], 0
    for t_ns in range(0, until_min * MIN, S):
        found = next((prompt for prompt in course.prompts_at(t_ns) if prompt.kind == kind), None)
        now = found.count if found else 0
        if now > count:
            assert found.given_ns == t_ns
            minutes.append(t_ns // MIN)
        count = now
    return minutes


def test_an_unconfirmed_start_every_two_minutes_once_the_settle_is_over(waiting):
    assert given_at(waiting, "start_unconfirmed", 12) == [7, 9, 11]


def test_a_confirmed_start_is_no_longer_asked_for(running):
    assert running.prompts_at(8 * MIN) == ()


def test_an_unconfirmed_stop_at_once_after_two_minutes_and_then_every_five(running):
    assert given_at(running, "stop_unconfirmed", 63) == [45, 47, 52, 57, 62]
    (prompt,) = running.prompts_at(50 * MIN)
    assert (prompt.due_ns, prompt.given_ns, prompt.count, prompt.next_ns) == (45 * MIN, 47 * MIN, 2, 52 * MIN)


def test_a_confirmed_stop_is_no_longer_asked_for(running):
    assert running.apply(ev.InfusionStopped(46 * MIN)).prompts_at(46 * MIN) == ()


def test_an_act_in_between_does_not_start_the_count_again(running):
    eased = running.apply(ev.EaseOn(48 * MIN)).apply(ev.EaseOff(49 * MIN))
    assert eased.prompts_at(50 * MIN) == running.prompts_at(50 * MIN)


def test_extension_and_pause_move_the_stop_that_is_asked_for(running):
    longer = running.apply(ev.InfusionPaused(10 * MIN)).apply(ev.InfusionResumed(13 * MIN))
    longer = longer.apply(ev.Extended(44 * MIN, 5))
    assert given_at(longer, "stop_unconfirmed", 56) == [53, 55]


def test_a_pause_of_ten_minutes_offers_the_return_once(running):
    paused = running.apply(ev.InfusionPaused(20 * MIN))
    assert given_at(paused, "long_pause", 50) == [30]
    (prompt,) = paused.prompts_at(40 * MIN)
    assert prompt.next_ns is None


def test_a_pause_past_the_planned_stop_still_asks_for_the_stop(running):
    paused = running.apply(ev.InfusionPaused(46 * MIN))
    assert [prompt.kind for prompt in paused.prompts_at(57 * MIN)] == ["stop_unconfirmed", "long_pause"]


def test_after_an_emergency_the_stop_is_asked_for_at_once(running):
    cleared = running.apply(ev.Emergency(20 * MIN)).apply(ev.EmergencyCleared(21 * MIN))
    assert running.apply(ev.Emergency(46 * MIN)).prompts_at(50 * MIN) == ()
    (prompt,) = cleared.prompts_at(21 * MIN)
    assert (prompt.kind, prompt.due_ns) == ("stop_unconfirmed", 21 * MIN)


def test_the_watch_after_the_session_is_told_when_it_is_over():
    nasal = Preset(name="nasal", dose=DoseTiming(0, 15, 15, 25, 35, 0), reminders=Reminders(observe_min=30))
    course = Course(plan_of(nasal)).apply(ev.InfusionStarted(0)).apply(ev.InfusionStopped(55 * MIN))
    assert given_at(course, "watch_over", 130) == [120]


def test_a_dose_is_asked_for_from_the_headset_on():
    course = Course(plan_of(Preset(name="oral", dose=DoseTiming(20, 15, 10, 35, 30, 0))))
    assert given_at(course, "start_unconfirmed", 5) == [2, 4]


def test_a_clinics_own_times():
    reminders = Reminders(
        start_every_min=1,
        stop_after_min=(1,),
        stop_then_every_min=3,
        pause_after_min=4,
        comfort_every_min=15,
        break_every_min=30,
    )
    preset = msgspec.structs.replace(IV_PAIN, reminders=reminders)
    course = Course(plan_for_infusion(40, preset))
    assert given_at(course, "start_unconfirmed", 9) == [6, 7, 8]
    started = course.apply(ev.InfusionStarted(5 * MIN))
    assert given_at(started, "stop_unconfirmed", 53) == [46, 49, 52]
    assert given_at(started, "comfort_check", 44) == [15, 30]
    assert given_at(started, "break_due", 44) == [30]


def test_how_the_patient_is_every_half_hour_from_the_headset_on(running):
    assert given_at(running, "comfort_check", 44) == [30]
    longer = Course(plan_for_infusion(120)).apply(ev.InfusionStarted(5 * MIN))
    assert given_at(longer, "comfort_check", 125) == [30, 60, 90, 120]


def test_a_break_is_offered_every_hour_from_when_the_headset_was_last_put_on():
    course = Course(plan_for_infusion(240)).apply(ev.InfusionStarted(5 * MIN))
    assert given_at(course, "break_due", 200) == [60, 120, 180]
    rested = course.apply(ev.HeadsetOff(70 * MIN)).apply(ev.HeadsetOn(75 * MIN))
    assert given_at(rested, "break_due", 200) == [60, 135, 195]
    off = course.apply(ev.HeadsetOff(50 * MIN))
    assert given_at(off, "break_due", 200) == []


def test_on_the_way_back_no_break_is_offered(running):
    stopped = running.apply(ev.Extended(44 * MIN, 30)).apply(ev.InfusionStopped(58 * MIN))
    assert given_at(stopped, "break_due", 70) == []


def test_a_look_at_comfort_is_gone_again_after_ten_minutes(running):
    assert [prompt.kind for prompt in running.prompts_at(40 * MIN - 1)] == ["comfort_check"]
    assert running.prompts_at(40 * MIN) == ()


def test_an_ended_session_asks_for_nothing(running):
    assert running.apply(ev.SessionEnded(46 * MIN)).prompts_at(60 * MIN) == ()


@settings(max_examples=100, deadline=None)
@given(courses)
def test_a_reminder_is_always_of_the_past_and_comes_again_in_the_future(course):
    for t_ns in [*interesting_ns(course), *(t + 3 * MIN for t in interesting_ns(course))]:
        for prompt in course.prompts_at(t_ns):
            assert prompt.due_ns <= prompt.given_ns <= t_ns
            assert prompt.count >= 1
            assert prompt.next_ns is None or prompt.next_ns > t_ns
