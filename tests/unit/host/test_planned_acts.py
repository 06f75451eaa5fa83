"""With --auto the plan confirms what is due, at the instant at which it was due, and follows what others do."""

from __future__ import annotations

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.course import Course
from vr_runtime.course.events import (
    Emergency,
    EmergencyCleared,
    Extended,
    InfusionPaused,
    InfusionStarted,
    InfusionStopped,
    SessionEnded,
)
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host.planned_acts import PlannedActs

MIN = 60 * NS_PER_S


def played(until_min, *, step_s, act_at=None, acts_at=()):
    """What the plan confirms. `act_at`, `acts_at`: what people do, as (when, event of an instant)."""
    course, planned, acts = Course(plan_for_infusion(40)), PlannedActs(), []
    by_people = [*acts_at, *([act_at] if act_at is not None else [])]
    for t_ns in range(0, until_min * MIN, round(step_s * NS_PER_S)):
        while by_people and t_ns >= by_people[0][0]:
            course = course.apply(by_people.pop(0)[1](t_ns))
        while (event := planned.due(course, t_ns)) is not None:
            course = course.apply(event)
            acts.append(event)
    return acts


@pytest.mark.parametrize("step_s", [0.5, 7.0, 3000.0])
def test_start_stop_and_end_at_exactly_the_planned_times(step_s):
    assert played(120, step_s=step_s) == [
        InfusionStarted(5 * MIN),
        InfusionStopped(45 * MIN),
        SessionEnded(60 * MIN),
    ]


def test_an_extension_is_waited_for():
    acts = played(90, step_s=1.0, act_at=(20 * MIN, lambda t_ns: Extended(t_ns, 15)))
    assert acts[1:] == [InfusionStopped(60 * MIN), SessionEnded(75 * MIN)]


def test_what_a_person_confirmed_is_not_confirmed_again():
    acts = played(40, step_s=1.0, act_at=(2 * MIN, InfusionStarted))
    assert acts == []


def test_nothing_is_confirmed_while_an_emergency_is_on():
    assert played(120, step_s=5.0, acts_at=[(4 * MIN, Emergency)]) == []
    assert played(120, step_s=5.0, acts_at=[(30 * MIN, Emergency)]) == [InfusionStarted(5 * MIN)]
    for at_end_min in (59.95, 60):
        acts = played(120, step_s=1.0, acts_at=[(at_end_min * MIN, Emergency)])
        assert not any(isinstance(event, SessionEnded) for event in acts)


@pytest.mark.parametrize("cleared_min", [31, 44, 50])
def test_after_an_emergency_a_person_says_that_the_infusion_has_stopped(cleared_min):
    emergency = [(30 * MIN, Emergency), (cleared_min * MIN, EmergencyCleared)]
    assert played(200, step_s=5.0, acts_at=emergency) == [InfusionStarted(5 * MIN)], "not at the clearing, nor later"
    acts = played(200, step_s=5.0, acts_at=[*emergency, (60 * MIN, InfusionStopped)])
    assert acts == [InfusionStarted(5 * MIN), SessionEnded(75 * MIN)], "then the plan goes on by itself"


def test_a_pause_before_the_emergency_makes_no_difference():
    acts_at = [(20 * MIN, InfusionPaused), (30 * MIN, Emergency), (31 * MIN, EmergencyCleared)]
    assert played(200, step_s=5.0, acts_at=acts_at) == [InfusionStarted(5 * MIN)]


def test_a_start_that_fell_due_in_an_emergency_is_for_a_person():
    during = [(4 * MIN, Emergency), (6 * MIN, EmergencyCleared)]
    assert played(120, step_s=5.0, acts_at=during) == []
    before = [(2 * MIN, Emergency), (3 * MIN, EmergencyCleared)]
    assert played(20, step_s=5.0, acts_at=before) == [InfusionStarted(5 * MIN)], "what was due later is as planned"
