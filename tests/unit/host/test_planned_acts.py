"""With --auto the plan confirms what is due, at the instant at which it was due, and follows what others do."""

from __future__ import annotations

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.course import Course
from vr_runtime.course.events import Extended, InfusionStarted, InfusionStopped, SessionEnded
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host.planned_acts import PlannedActs

MIN = 60 * NS_PER_S


def played(until_min, *, step_s, act_at=None):
    course, planned, acts = Course(plan_for_infusion(40)), PlannedActs(), []
    for t_ns in range(0, until_min * MIN, round(step_s * NS_PER_S)):
        if act_at is not None and t_ns >= act_at[0]:
            course, act_at = course.apply(act_at[1](t_ns)), None
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
