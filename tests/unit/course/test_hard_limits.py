"""No preset, however it came about, makes a level that is beyond a hard limit or faster than its rate."""

from __future__ import annotations

import math
from dataclasses import astuple, replace
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.course.stories import MIN, S, interesting_ns, many_acts, told
from tests.unit.course.wild_presets import outrageous_looks, presets
from vr_runtime.course import events as ev
from vr_runtime.course import limits
from vr_runtime.course.course import Course
from vr_runtime.course.levels import Levels, levels_at
from vr_runtime.course.looks import Look, Looks
from vr_runtime.course.plan import Plan, PlanError, plan_of
from vr_runtime.course.preset import IV_PAIN, InfusionTiming, Preset, Ramps, Share

STEP_NS = 100_000_000
RANGES = Levels(
    mean_luminance=(0.0, 0.18),
    peak_luminance=(0.0, 0.60),
    chroma=(0.0, 1.0),
    motion=(0.0, 1.0),
    detail=(0.0, 1.0),
    vignette_deg=(60.0, 180.0),
    fade=(0.0, 1.0),
    grey=(0.0, 0.03),
    loudness_lufs=(-40.0, -26.0),
    music=(0.0, 1.0),
    sound=(0.0, 1.0),
    tone=(0.0, 1.0),
)


def around(course: Course):
    """Instants within half a minute of everything that changes something."""
    for centre_ns in interesting_ns(course):
        yield from range(centre_ns, centre_ns + 30 * S, 10 * STEP_NS)


def assert_within(levels: Levels) -> None:
    for value, (low, high) in zip(astuple(levels), astuple(RANGES), strict=True):
        assert low <= value <= high, levels


def shown(levels: Levels, share: float) -> float:
    return levels.fade * share * levels.mean_luminance + (1.0 - levels.fade) * levels.grey


def hurried(course: Course, t_ns: int) -> bool:
    quick = (ev.Emergency, ev.EaseOn)
    return any(isinstance(e, quick) and e.t_ns - STEP_NS <= t_ns <= e.t_ns + 4 * S for e in course.events)


def plan_on(looks_of: Preset) -> Plan:
    """A plan that no check has seen."""
    return replace(plan_of(IV_PAIN), preset=looks_of)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(presets(outrageous_looks), many_acts)
def test_levels_of_an_outrageous_preset_stay_within_the_limits(preset, acts):
    course = told(Course(plan_on(preset)), acts)
    for t_ns in around(course):
        assert_within(levels_at(course, t_ns))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(presets(), many_acts)
def test_light_keeps_its_rate_on_any_preset(preset, acts):
    course = told(Course(plan_of(preset)), acts)
    most = 0.02 * STEP_NS / S + 1e-9
    for t_ns in around(course):
        if hurried(course, t_ns):
            continue
        before, after = levels_at(course, t_ns - STEP_NS), levels_at(course, t_ns)
        assert_within(after)
        for share in (0.0, 0.5, 1.0):
            assert abs(shown(after, share) - shown(before, share)) <= most, (t_ns, share, before, after)
        assert abs(after.loudness_lufs - before.loudness_lufs) <= 3.0 * STEP_NS / S + 1e-9


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(presets(), many_acts)
def test_an_emergency_is_dark_and_silent_in_half_a_second_on_any_preset(preset, acts):
    course = told(Course(plan_of(preset)), acts)
    at_ns = max((event.t_ns for event in course.events), default=0) + 7 * S
    struck = course.apply(ev.Emergency(at_ns))
    if course.at(at_ns).emergency:
        return
    levels = levels_at(struck, at_ns + round(limits.EMERGENCY_S * S))
    assert (levels.fade, levels.sound) == (0.0, 0.0)


@given(st.sampled_from(Ramps.__struct_fields__), st.sampled_from([0.0, -5.0, 0.01, math.nan, math.inf]))
def test_ramps_that_no_file_may_ask_for_are_slowed(name, seconds):
    preset = msgspec.structs.replace(IV_PAIN, ramps=msgspec.structs.replace(Ramps(), **{name: seconds}))
    course = Course(plan_on(preset))
    for event in (
        ev.InfusionStarted, ev.EyesClosedOn, ev.EyesClosedOff, ev.HeadsetOff, ev.HeadsetOn, ev.StaffApproach,
        ev.EaseOn, ev.EaseOff, ev.InfusionPaused, ev.InfusionResumed, ev.InfusionStopped,
    ):  # fmt: skip
        course = course.apply(event((len(course.events) + 6) * MIN))
    for t_ns in around(course):
        if not hurried(course, t_ns):
            change = shown(levels_at(course, t_ns), 1.0) - shown(levels_at(course, t_ns - STEP_NS), 1.0)
            assert abs(change) <= 0.02 * STEP_NS / S + 1e-9


def steepest(course: Course, level: str, from_ns: int, to_ns: int) -> float:
    """The fastest change of a level, per second."""
    values = [getattr(levels_at(course, t_ns), level) for t_ns in range(from_ns, to_ns, STEP_NS)]
    return max(abs(after - before) for before, after in pairwise(values)) * S / STEP_NS


def test_a_short_phase_with_a_long_way_to_go_drifts_slowly_enough_for_a_fade_beside_it():
    rising = msgspec.structs.replace(Looks().onset, mean_luminance=(0.0, 0.18))
    dark = msgspec.structs.replace(rising, mean_luminance=(0.0, 0.0))
    dark = msgspec.structs.replace(rising, mean_luminance=(0.0, 0.0))
    dark = msgspec.structs.replace(rising, mean_luminance=(0.0, 0.0))
    timing = InfusionTiming(onset=Share(1, 1, 1))
    preset = msgspec.structs.replace(IV_PAIN, infusion=timing, looks=Looks(settle=dark, onset=rising))
    course = Course(plan_of(preset)).apply(ev.InfusionStarted(30 * MIN))
    assert steepest(course, "mean_luminance", 30 * MIN + 25 * S, 31 * MIN) <= 0.0006 + 1e-9


def test_the_quickest_pause_to_the_quietest_rest_keeps_the_rate_of_loudness():
    quiet = msgspec.structs.replace(Looks().rest, loudness_lufs=(-40.0, -40.0))
    preset = msgspec.structs.replace(IV_PAIN, looks=Looks(rest=quiet), ramps=Ramps(paused_s=5.0))
    course = Course(plan_of(preset)).apply(ev.InfusionStarted(5 * MIN)).apply(ev.InfusionPaused(8 * MIN))
    assert levels_at(course, 9 * MIN).loudness_lufs == pytest.approx(-40.0)
    assert steepest(course, "loudness_lufs", 8 * MIN, 9 * MIN) <= 3.0


def test_a_look_without_numbers_is_the_darkest_and_quietest():
    nothing = Look(*((math.nan, math.nan) for _ in range(7)))
    preset = msgspec.structs.replace(IV_PAIN, looks=Looks(settle=nothing))
    levels = levels_at(Course(plan_on(preset)), 4 * MIN)
    assert_within(levels)
    assert (levels.mean_luminance, levels.peak_luminance, levels.loudness_lufs) == (0.0, 0.0, -40.0)


@pytest.mark.parametrize(
    ("preset", "words"),
    [
        (Preset(name="long", infusion=InfusionTiming(longest_min=500)), "360"),
        (Preset(name="short", infusion=InfusionTiming(shortest_min=5)), "15"),
        (Preset(name="both"), "exactly one"),
        (Preset(name="UPPER", infusion=InfusionTiming()), "name"),
        (Preset(name="worn", infusion=InfusionTiming(way_back_min=60)), "400"),
        (Preset(name="bright", infusion=InfusionTiming(), looks=Looks(settle=Look(*((9.0, 9.0),) * 7))), "0.18"),
        (Preset(name="hasty", infusion=InfusionTiming(), ramps=Ramps(ease_off_s=1.0)), "20"),
    ],
)
def test_a_preset_made_without_a_file_is_refused_too(preset, words):
    with pytest.raises(PlanError, match=words) as refusal:
        plan_of(preset)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("minutes", [1, 320])
def test_no_extension_leads_beyond_the_longest_infusion(minutes):
    course = Course(plan_of(IV_PAIN, infusion_min=40)).apply(ev.InfusionStarted(5 * MIN))
    assert course.apply(ev.Extended(6 * MIN, minutes))
    with pytest.raises(ev.EventRefused, match="15 to 360"):
        course.apply(ev.Extended(6 * MIN, minutes)).apply(ev.Extended(7 * MIN, 321 - minutes))


def test_a_range_holds_whatever_is_given():
    assert [limits.kept(value, (1.0, 2.0)) for value in (0.0, 1.5, 3.0, math.nan, math.inf)] == [
        1.0,
        1.5,
        2.0,
        1.0,
        2.0,
    ]
