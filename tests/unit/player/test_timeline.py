"""The course laid along the display's clock."""

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.course import Course
from vr_runtime.course.events import EventRefused, InfusionStarted, InfusionStopped
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.player.timeline import Timeline

MIN_NS = 60 * NS_PER_S
START_NS = 7 * NS_PER_S


@pytest.fixture
def timeline():
    return Timeline(Course(plan_for_infusion(40)), time_lapse=1.0)


def test_session_time_begins_with_the_first_picture(timeline):
    assert timeline.session_ns(START_NS) == 0
    timeline.levels(START_NS)
    assert timeline.session_ns(START_NS + NS_PER_S) == NS_PER_S


def test_a_time_lapse_speeds_the_course_and_not_the_display():
    timeline = Timeline(Course(plan_for_infusion(40)), time_lapse=60.0)
    timeline.levels(START_NS)
    assert timeline.session_ns(START_NS + NS_PER_S) == MIN_NS
    assert timeline.display_ns(MIN_NS) == START_NS + NS_PER_S


def test_phases_are_filed_at_their_exact_borders_however_rarely_one_looks(timeline):
    timeline.levels(START_NS)
    timeline.apply(InfusionStarted(5 * MIN_NS))
    timeline.apply(InfusionStopped(45 * MIN_NS))
    for minute in range(0, 60, 7):
        timeline.watch(START_NS + minute * MIN_NS)
    timeline.watch(START_NS + 60 * MIN_NS)
    spans = timeline.spans(60 * MIN_NS)
    assert [name for name, _, _ in spans] == ["settle", "onset", "deepen", "plateau", "return", "reorient"]
    assert [round(entered) for _, entered, _ in spans] == [0, 300, 900, 1260, 2700, 3300]
    assert sum(duration for _, _, duration in spans) == pytest.approx(3600.0, abs=0.01)


def test_several_phases_passed_between_two_looks_are_all_filed(timeline):
    timeline.levels(START_NS)
    timeline.watch(START_NS)
    timeline.apply(InfusionStarted(5 * MIN_NS))
    timeline.watch(START_NS + 30 * MIN_NS)
    assert [passage.name for passage in timeline.passages] == ["settle", "onset", "deepen", "plateau"]


def test_an_act_that_does_not_fit_changes_nothing(timeline):
    before = timeline.course
    with pytest.raises(EventRefused):
        timeline.apply(InfusionStopped(MIN_NS))
    assert timeline.course is before
