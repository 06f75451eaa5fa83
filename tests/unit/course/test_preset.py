"""A course on a preset: dose routes, sound alone, a return without a word, and the same course from the same data."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from tests.unit.course.stories import MIN, S, many_acts, told
from tests.unit.course.wild_presets import presets
from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.levels import levels_at
from vr_runtime.course.looks import Look, Looks
from vr_runtime.course.plan import Plan, PlanError, plan_for_infusion, plan_of
from vr_runtime.course.preset import IV_PAIN, DoseTiming, InfusionTiming, Preset, Reminders

ORAL = Preset(name="oral", dose=DoseTiming(20, 15, 10, 35, 30, 0), reminders=Reminders(observe_min=30))
NO_PICTURE = msgspec.structs.replace(Looks().rest, picture=False)
BOOKEND = Preset(
    name="bookend",
    infusion=InfusionTiming(
        settle_min=10, short_settle_min=10, reorient_min=0, short_reorient_min=0, way_back_min=15, way_back_below=()
    ),
    looks=Looks(onset=NO_PICTURE, deepen=NO_PICTURE, drift=NO_PICTURE, rest=NO_PICTURE),
)


def automatic(after_min: int, infusion_min: int = 40) -> Course:
    preset = msgspec.structs.replace(IV_PAIN, return_after_min=after_min)
    return Course(plan_for_infusion(infusion_min, preset)).apply(ev.InfusionStarted(5 * MIN))


def test_without_a_preset_a_plan_is_iv_pain():
    assert plan_for_infusion(40).preset is IV_PAIN
    assert plan_of(IV_PAIN).infusion_min == 60
    assert plan_of(IV_PAIN, window_min=60) == plan_of(IV_PAIN, infusion_min=40)


@pytest.mark.parametrize("lengths", [{"infusion_min": 40}, {"window_min": 60}])
def test_a_dose_has_no_length_to_choose(lengths):
    with pytest.raises(PlanError, match="from the dose: name neither"):
        plan_of(ORAL, **lengths)


def test_after_a_dose_all_phases_are_counted_from_it():
    course = Course(plan_of(ORAL)).apply(ev.InfusionStarted(3 * MIN))
    phases = {minute: course.at((3 + minute) * MIN).phase for minute in (0, 19, 20, 34, 35, 45, 79)}
    assert phases == {
        0: "settle", 19: "settle", 20: "onset", 34: "onset", 35: "deepen", 45: "plateau", 79: "plateau",
    }  # fmt: skip
    assert course.at(13 * MIN).infusion_s == 600.0
    assert course.at(13 * MIN).next_in_s == 600.0
    assert course.at(83 * MIN).waiting_for == "infusion_stopped"


def test_before_the_dose_the_settle_plays_for_as_long_as_it_takes():
    course = Course(plan_of(ORAL))
    assert course.at(500 * MIN).phase == "settle"
    assert course.at(500 * MIN).waiting_for == "infusion_started"


def test_a_dose_cannot_be_paused():
    course = Course(plan_of(ORAL)).apply(ev.InfusionStarted(0))
    with pytest.raises(ev.EventRefused, match="a dose cannot be paused"):
        course.apply(ev.InfusionPaused(MIN))


def test_a_plan_without_a_reorient_ends_its_return_in_grey_and_without_music():
    course = Course(plan_of(ORAL)).apply(ev.InfusionStarted(0)).apply(ev.InfusionStopped(80 * MIN))
    before = course.at(110 * MIN - S)
    assert (before.phase, before.next_phase, before.finished) == ("return", None, False)
    assert levels_at(course, 109 * MIN).fade == 1.0
    end = levels_at(course, 110 * MIN)
    assert (end.fade, end.music) == (0.0, 0.0)
    assert end.grey == pytest.approx(0.03)
    assert course.at(110 * MIN).finished


def test_sound_alone_while_the_infusion_runs():
    course = Course(plan_of(BOOKEND, infusion_min=40)).apply(ev.InfusionStarted(10 * MIN))
    assert levels_at(course, 9 * MIN).fade == 1.0
    for minute in (11, 20, 30, 49):
        levels = levels_at(course, minute * MIN)
        assert (levels.fade, levels.sound) == (0.0, 1.0)
        assert levels.grey == pytest.approx(0.01)
    back = course.apply(ev.InfusionStopped(50 * MIN))
    assert levels_at(back, 51 * MIN).fade == 1.0
    assert back.at(64 * MIN).phase == "return"


def test_no_return_begins_by_itself():
    course = Course(plan_for_infusion(40)).apply(ev.InfusionStarted(5 * MIN))
    assert course.at(1000 * MIN).phase == "plateau"


def test_where_the_clinic_says_so_the_return_begins_after_its_minutes():
    course = automatic(10)
    assert course.at(55 * MIN - S).phase == "plateau"
    assert course.at(46 * MIN).waiting_for == "infusion_stopped"
    assert course.at(55 * MIN).phase == "return"
    assert course.at(70 * MIN).finished
    assert course.events == (ev.InfusionStarted(5 * MIN),)


def test_an_extension_moves_the_return_that_begins_by_itself():
    course = automatic(10).apply(ev.Extended(44 * MIN, 15))
    assert course.at(69 * MIN).phase == "plateau"
    assert course.at(70 * MIN).phase == "return"


def test_what_happens_after_the_return_began_by_itself_is_taken_as_after_a_stop():
    course = automatic(0).apply(ev.EaseOn(50 * MIN))
    assert (course.at(50 * MIN).phase, course.at(50 * MIN).ease) == ("return", True)
    with pytest.raises(ev.EventRefused, match="already been stopped"):
        course.apply(ev.InfusionStopped(51 * MIN))


def test_an_act_before_the_return_begins_by_itself_is_taken_as_it_is():
    course = automatic(10).apply(ev.InfusionStopped(50 * MIN))
    assert course.at(50 * MIN).phase == "return"
    assert course.at(60 * MIN).phase == "reorient"


@pytest.mark.parametrize("held", [ev.InfusionPaused, ev.Emergency, ev.SessionEnded])
def test_nothing_returns_by_itself_while_it_is_held(held):
    course = automatic(10).apply(held(50 * MIN))
    assert course.at(200 * MIN).phase == "plateau"


def test_a_look_of_the_clinics_own_is_what_is_shown():
    dim = Look((0.05, 0.05), (0.2, 0.2), (0.1, 0.1), (0.0, 0.0), (0.5, 0.5), (-30.0, -30.0), (0.0, 0.0))
    preset = msgspec.structs.replace(IV_PAIN, looks=Looks(settle=dim))
    levels = levels_at(Course(plan_for_infusion(40, preset)), 4 * MIN)
    assert (levels.mean_luminance, levels.peak_luminance, levels.chroma) == pytest.approx((0.05, 0.2, 0.1))
    assert levels.loudness_lufs == pytest.approx(-30.0)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(presets(), many_acts)
def test_plan_and_events_round_trip_and_replay_to_the_same_course(preset, acts):
    course = told(Course(plan_of(preset)), acts)
    plan = msgspec.json.decode(msgspec.json.encode(course.plan), type=Plan)
    again = Course(plan, course.events)
    assert again == course
    last_ns = max((event.t_ns for event in course.events), default=0)
    for t_ns in range(0, last_ns + 90 * MIN, 7 * MIN):
        assert again.at(t_ns) == course.at(t_ns)
        assert levels_at(again, t_ns) == levels_at(course, t_ns)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(presets(), many_acts)
def test_the_past_never_changes_with_a_later_event(preset, acts):
    course = Course(plan_of(preset))
    last_ns = 0
    for event in told(course, acts).events:
        later = course.apply(event)
        for t_ns in range(last_ns, event.t_ns, max(1, (event.t_ns - last_ns) // 5)):
            assert later.at(t_ns).phase == course.at(t_ns).phase
        course, last_ns = later, event.t_ns
