"""What was stays as it was; what is to come is laid out as if each confirmation came when it is due, or now."""

from __future__ import annotations

import msgspec
import pytest

from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.outlook import Outlook, outlook_of, stands_still
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.course.preset import IV_PAIN

MIN = 60_000_000_000
PLAN = plan_for_infusion(40)
PLANNED = [
    ("settle", 0, 5), ("onset", 5, 15), ("deepen", 15, 21), ("plateau", 21, 45), ("return", 45, 55),
    ("reorient", 55, 60),
]  # fmt: skip


def course_of(*events) -> Course:
    return Course(PLAN, events)


def minutes(outlook: Outlook):
    return [(s.phase, s.start_ns / MIN, None if s.end_ns is None else s.end_ns / MIN) for s in outlook.spans]


def seen(course: Course, at_min: float):
    return minutes(outlook_of(course, round(at_min * MIN)))


@pytest.mark.parametrize("infusion_min", [15, 40, 240, 360])
def test_a_session_in_which_nothing_happens_is_its_plan(infusion_min):
    plan = plan_for_infusion(infusion_min)
    outlook = outlook_of(Course(plan), 0)
    assert minutes(outlook) == [
        (phase.name, phase.start_min, phase.start_min + phase.duration_min) for phase in plan.phases
    ]
    assert outlook.ends_ns == plan.window_min * MIN
    assert [chapter.start_ns / MIN for chapter in outlook.chapters] == [one.start_min for one in plan.chapters]
    assert [chapter.drift_ns / MIN for chapter in outlook.chapters] == [one.drift_min for one in plan.chapters]
    assert [chapter.rest_ns / MIN for chapter in outlook.chapters] == [one.rest_min for one in plan.chapters]


def test_a_start_that_is_late_moves_what_follows_and_leaves_the_settle_open():
    assert seen(course_of(), 8)[:2] == [("settle", 0, None), ("onset", 8, 18)]
    assert outlook_of(course_of(), 8 * MIN).ends_ns == 63 * MIN


def test_what_was_is_told_as_it_was():
    course = course_of(ev.InfusionStarted(7 * MIN))
    assert seen(course, 30) == [
        ("settle", 0, 7), *((name, start + 2, end + 2) for name, start, end in PLANNED[1:]),
    ]  # fmt: skip


def test_a_stop_that_is_late_leaves_the_plateau_open():
    course = course_of(ev.InfusionStarted(5 * MIN))
    assert seen(course, 44)[3] == ("plateau", 21, 45)
    assert seen(course, 50)[3:] == [("plateau", 21, None), ("return", 50, 60), ("reorient", 60, 65)]


def test_a_return_that_begins_by_itself_waits_for_nobody():
    preset = msgspec.structs.replace(IV_PAIN, return_after_min=5)
    course = Course(plan_for_infusion(40, preset), (ev.InfusionStarted(5 * MIN),))
    assert seen(course, 30)[3:5] == [("plateau", 21, 50), ("return", 50, 60)]


def test_an_extension_is_in_it_at_once():
    course = course_of(ev.InfusionStarted(5 * MIN), ev.Extended(30 * MIN, 15))
    assert seen(course, 30)[3] == ("plateau", 21, 60)
    assert len(outlook_of(course, 30 * MIN).chapters) == 2


def test_a_pause_stands_still_and_is_laid_as_if_it_were_over_now():
    course = course_of(ev.InfusionStarted(5 * MIN), ev.InfusionPaused(17 * MIN))
    assert seen(course, 19)[2:4] == [("deepen", 15, None), ("plateau", 23, 47)]
    long = seen(course, 60)
    assert long[2:4] == [("deepen", 15, None), ("onset", 60, 68)], "the effect is gone: it begins anew"


def test_in_an_emergency_nobody_knows_what_is_to_come():
    course = course_of(ev.InfusionStarted(5 * MIN), ev.Emergency(17 * MIN))
    outlook = outlook_of(course, 20 * MIN)
    assert minutes(outlook)[-1] == ("deepen", 15, None)
    assert outlook.ends_ns is None
    cleared = course.apply(ev.EmergencyCleared(21 * MIN))
    assert seen(cleared, 22)[3:5] == [("plateau", 21, None), ("return", 22, 32)]


def test_a_session_that_was_ended_ends_there():
    outlook = outlook_of(course_of(ev.InfusionStarted(5 * MIN), ev.SessionEnded(30 * MIN)), 31 * MIN)
    assert minutes(outlook)[-1] == ("plateau", 21, 30)
    assert outlook.ends_ns == 30 * MIN
    assert [(one.start_ns / MIN, one.drift_ns / MIN) for one in outlook.chapters] == [(21, 9)]


def test_once_all_is_played_it_stays_as_it_was():
    course = course_of(ev.InfusionStarted(5 * MIN), ev.InfusionStopped(45 * MIN))
    assert seen(course, 46) == seen(course, 90) == PLANNED


@pytest.mark.parametrize(
    ("events", "at_min", "stands"),
    [
        ((), 1, False),
        ((), 6, True),
        ((ev.InfusionStarted(5 * MIN),), 30, False),
        ((ev.InfusionStarted(5 * MIN),), 46, True),
        ((ev.InfusionStarted(5 * MIN), ev.InfusionPaused(9 * MIN)), 10, True),
        ((ev.Emergency(MIN),), 2, True),
        ((ev.SessionEnded(MIN),), 2, False),
    ],
)
def test_only_what_waits_for_a_person_moves_on_by_itself(events, at_min, stands):
    course = course_of(*events)
    assert stands_still(course, course.at(at_min * MIN), at_min * MIN) is stands
