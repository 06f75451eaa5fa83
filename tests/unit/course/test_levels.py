"""Levels move gently whatever happens: no step, no flash, never above the ceilings."""

from __future__ import annotations

import gc
from dataclasses import astuple, fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.course.stories import MIN, S, courses, interesting_ns
from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.levels import Levels, levels_at
from vr_runtime.course.plan import plan_for_infusion

STEP_NS = 50_000_000
RATE_PER_S = 0.02
# How far a level may move in 50 ms even in an emergency (0.5 s) or an ease (3 s).
LARGEST_STEP = {
    "mean_luminance": 0.003,
    "peak_luminance": 0.02,
    "chroma": 0.12,
    "motion": 0.16,
    "detail": 0.15,
    "vignette_deg": 3.0,
    "fade": 0.15,
    "grey": 0.01,
    "loudness_lufs": 1.8,
    "music": 0.16,
    "sound": 0.15,
    "tone": 0.2,
}


def shown_mean(levels: Levels, picture_share: float) -> float:
    """Mean luminance of the output where the picture's own mean is `picture_share` of its ceiling."""
    return levels.fade * picture_share * levels.mean_luminance + (1.0 - levels.fade) * levels.grey


def whole_session(infusion_min: int = 40) -> Course:
    course = Course(plan_for_infusion(infusion_min)).apply(ev.InfusionStarted(5 * MIN))
    return course.apply(ev.InfusionStopped((5 + infusion_min) * MIN))


def in_the_plateau() -> Course:
    return Course(plan_for_infusion(40)).apply(ev.InfusionStarted(5 * MIN))


def samples_around(course: Course):
    """Pairs of levels 50 ms apart, dense after everything that changes something."""
    for centre_ns in interesting_ns(course):
        levels = levels_at(course, centre_ns - STEP_NS)
        for t_ns in range(centre_ns, centre_ns + 25 * S, 5 * STEP_NS):
            before = levels_at(course, t_ns - STEP_NS)
            levels = levels_at(course, t_ns)
            yield t_ns, before, levels


@pytest.mark.parametrize(
    ("at_min", "mean", "peak", "chroma"),
    [
        (4, 0.15, 0.60, 0.8),
        (14.99, 0.10, 0.50, 0.7),
        (20.99, 0.06, 0.40, 0.5),
        (30, 0.06, 0.35, 0.5),
        (44, 0.03, 0.20, 0.3),
        (54.9, 0.14, 0.50, 0.7),
        (59.8, 0.18, 0.60, 0.8),
    ],
)
def test_each_phase_reaches_its_targets(at_min, mean, peak, chroma):
    levels = levels_at(whole_session(), round(at_min * MIN))
    assert levels.mean_luminance == pytest.approx(mean, abs=1e-3)
    assert levels.peak_luminance == pytest.approx(peak, abs=1e-3)
    assert levels.chroma == pytest.approx(chroma, abs=2e-3)
    assert (levels.fade, levels.vignette_deg, levels.sound) == (1.0, 180.0, 1.0)


def test_the_picture_comes_out_of_the_dark_in_five_seconds():
    course = Course(plan_for_infusion(40))
    assert shown_mean(levels_at(course, 0), 1.0) == 0.0
    assert levels_at(course, 5 * S).fade == pytest.approx(1.0)
    assert shown_mean(levels_at(course, -S), 1.0) == 0.0


def test_the_reorient_ends_in_dim_grey_that_stays():
    course = whole_session()
    assert levels_at(course, 60 * MIN - 10 * S).fade == 1.0
    for t_ns in (60 * MIN, 61 * MIN, 600 * MIN):
        assert shown_mean(levels_at(course, t_ns), 1.0) == pytest.approx(0.03)
        assert levels_at(course, t_ns).music == 0.0


def test_an_emergency_is_uniform_and_silent_within_half_a_second():
    course = whole_session().apply(ev.Emergency(46 * MIN))
    assert shown_mean(levels_at(course, 46 * MIN + 100_000_000), 1.0) < shown_mean(levels_at(course, 46 * MIN), 1.0)
    after = levels_at(course, 46 * MIN + S // 2)
    assert (after.fade, after.sound) == (0.0, 0.0)
    assert after.grey == pytest.approx(0.03)


@pytest.mark.parametrize("at_min", [2, 6, 18, 30])
def test_an_emergency_is_one_monotonic_ramp(at_min):
    course = Course(plan_for_infusion(40)).apply(ev.InfusionStarted(5 * MIN)) if at_min > 5 else None
    course = (course or Course(plan_for_infusion(40))).apply(ev.Emergency(at_min * MIN))
    shown = [shown_mean(levels_at(course, at_min * MIN + ms * 1_000_000), 1.0) for ms in range(0, 700, 11)]
    assert shown == sorted(shown, reverse=True)


def test_ease_is_there_in_three_seconds_and_gone_in_twenty():
    course = Course(plan_for_infusion(40)).apply(ev.EaseOn(MIN))
    eased = levels_at(course, MIN + 3 * S)
    assert (eased.motion, eased.vignette_deg) == pytest.approx((0.0, 65.0))
    assert (eased.mean_luminance, eased.chroma) == pytest.approx((0.075, 0.4))
    back = course.apply(ev.EaseOff(2 * MIN))
    assert levels_at(back, 2 * MIN + 10 * S).vignette_deg == pytest.approx(122.5)
    assert levels_at(back, 2 * MIN + 20 * S) == levels_at(Course(course.plan), 2 * MIN + 20 * S)


def test_closed_eyes_get_an_almost_dark_field_and_keep_the_sound():
    course = Course(plan_for_infusion(40)).apply(ev.InfusionStarted(5 * MIN)).apply(ev.EyesClosedOn(30 * MIN))
    closed = levels_at(course, 30 * MIN + 5 * S + S // 100)
    assert shown_mean(closed, 1.0) == pytest.approx(0.01)
    assert closed.sound == 1.0


def test_staff_are_announced_by_a_tone_and_a_dimmer_picture_for_half_a_minute():
    course = Course(plan_for_infusion(40)).apply(ev.InfusionStarted(5 * MIN)).apply(ev.StaffApproach(30 * MIN))
    near = levels_at(course, 30 * MIN + 20 * S)
    assert near.mean_luminance == pytest.approx(0.7 * 0.06)
    assert near.music == pytest.approx(0.5)
    assert levels_at(course, 30 * MIN + S // 2).tone == pytest.approx(1.0)
    assert levels_at(course, 30 * MIN + S).tone == 0.0
    assert levels_at(course, 30 * MIN + 45 * S).mean_luminance == pytest.approx(0.06)


def test_after_the_headset_was_off_light_comes_back_by_half_and_then_whole():
    off = Course(plan_for_infusion(40)).apply(ev.InfusionStarted(5 * MIN)).apply(ev.HeadsetOff(30 * MIN))
    assert levels_at(off, 30 * MIN + 2 * S).sound == 0.0
    assert shown_mean(levels_at(off, 30 * MIN + 20 * S), 1.0) == 0.0
    assert levels_at(off, 30 * MIN + 20 * S).motion == 0.0
    on = off.apply(ev.HeadsetOn(31 * MIN))
    assert shown_mean(levels_at(on, 31 * MIN), 1.0) == 0.0
    early = levels_at(on, 31 * MIN + 5 * S)
    assert early.fade == pytest.approx(1.0)
    assert 0.03 <= early.mean_luminance < 0.032
    assert levels_at(on, 32 * MIN).mean_luminance == pytest.approx(0.06)


def test_a_pause_takes_on_the_look_of_a_rest_in_twenty_seconds():
    course = Course(plan_for_infusion(40)).apply(ev.InfusionStarted(5 * MIN)).apply(ev.InfusionPaused(6 * MIN))
    held = levels_at(course, 6 * MIN + 20 * S)
    assert (held.mean_luminance, held.peak_luminance, held.chroma) == pytest.approx((0.03, 0.20, 0.3))


@pytest.mark.parametrize("at_min", [7, 18, 30, 44])
def test_an_early_stop_leads_to_the_return_in_fifteen_seconds(at_min):
    running = Course(plan_for_infusion(40)).apply(ev.InfusionStarted(5 * MIN))
    stopped = running.apply(ev.InfusionStopped(at_min * MIN))
    levels = levels_at(stopped, at_min * MIN + 15 * S)
    assert levels.mean_luminance == pytest.approx(0.06, abs=2e-3)
    assert levels.peak_luminance == pytest.approx(0.50)


@pytest.mark.parametrize(
    ("act", "kind", "levelled"),
    [(ev.LevelView, "level", True), (ev.LevelOff, "gravity", False), (ev.Recentre, "recentre", False)],
)
def test_the_world_is_turned_once_in_the_dark(act, kind, levelled):
    course = whole_session().apply(act(46 * MIN))
    looks = [(course.at(t_ns), levels_at(course, t_ns).fade) for t_ns in range(46 * MIN, 47 * MIN, S // 10)]
    turned, dark = next((where, fade) for where, fade in looks if where.view_turns == 1)
    assert dark == 0.0
    assert (looks[0][0].view_turns, looks[0][1]) == (0, 1.0)
    assert (looks[-1][0].view_turns, looks[-1][1]) == (1, 1.0)
    assert course.tracks.view_turns[0].kind == kind
    assert turned.levelled is levelled


def test_the_gaze_at_rest_is_measured_for_three_seconds_before_the_world_is_levelled():
    course = in_the_plateau().apply(ev.LevelView(30 * MIN))
    measured = [t_ns for t_ns in range(29 * MIN, 31 * MIN, S // 10) if course.at(t_ns).measures_view]
    assert measured[0] == 30 * MIN
    assert len(measured) == 30
    assert course.tracks.view_turns[0].due_ns >= 30 * MIN + 3 * S
    assert not any(course.apply(ev.Recentre(31 * MIN)).at(31 * MIN + n * S).measures_view for n in range(9))


def test_a_dim_world_is_dark_in_a_second_and_back_soon_after():
    """At 0.012 of the panel's white the limit on the light's rate leaves the shortest fades as they are."""
    dim = in_the_plateau().apply(ev.EaseOn(30 * MIN)).apply(ev.Recentre(31 * MIN))
    fades = {n: levels_at(dim, 31 * MIN + n * S // 10).fade for n in range(200)}
    assert min(n for n, fade in fades.items() if fade == 0.0) <= 60
    bright = Course(plan_for_infusion(40)).apply(ev.Recentre(2 * MIN))
    assert levels_at(bright, 2 * MIN + S).fade > 0.5, "a brighter one takes longer"


@pytest.mark.parametrize("second", [ev.Recentre, ev.LevelOff, ev.LevelView])
@pytest.mark.parametrize("after_s", [0.0, 0.7, 2.0, 4.0, 6.0])
def test_a_second_turn_waits_for_the_first_and_both_are_in_the_dark(second, after_s):
    asked_ns = 30 * MIN
    course = in_the_plateau().apply(ev.LevelView(asked_ns)).apply(second(asked_ns + round(after_s * S)))
    first, then = course.tracks.view_turns
    assert first.due_ns <= then.due_ns
    for turn in (first, then):
        assert levels_at(course, turn.due_ns).fade == 0.0


@settings(max_examples=100, deadline=None)
@given(courses)
def test_the_world_never_turns_in_sight(course):
    for turn in course.tracks.view_turns:
        assert levels_at(course, turn.due_ns).fade <= 1e-9


def test_an_event_amid_a_ramp_starts_from_what_is_shown():
    course = Course(plan_for_infusion(40)).apply(ev.EyesClosedOn(MIN))
    amid_ns = MIN + 4 * S
    turned = course.apply(ev.EyesClosedOff(amid_ns))
    assert 0.1 < levels_at(course, amid_ns).fade < 0.9
    assert levels_at(turned, amid_ns).fade == pytest.approx(levels_at(course, amid_ns).fade)


@settings(max_examples=60, deadline=None)
@given(courses)
def test_no_level_ever_steps(course):
    names = [field.name for field in fields(Levels)]
    for t_ns, before, after in samples_around(course):
        for name, old, new in zip(names, astuple(before), astuple(after), strict=True):
            assert abs(new - old) <= LARGEST_STEP[name], (name, t_ns, old, new)


@settings(max_examples=60, deadline=None)
@given(courses)
def test_light_changes_by_at_most_two_hundredths_a_second_outside_ease_and_emergency(course):
    for t_ns, before, after in samples_around(course):
        if hurried(course, t_ns):
            continue
        most = RATE_PER_S * STEP_NS / S + 1e-9
        assert abs(after.mean_luminance - before.mean_luminance) <= most, (t_ns, before, after)
        for share in (0.0, 0.5, 1.0):
            assert abs(shown_mean(after, share) - shown_mean(before, share)) <= most, (t_ns, share, before, after)


def hurried(course: Course, t_ns: int) -> bool:
    """Whether an ease or an emergency, or an act on the heels of one, is still allowed to be fast."""
    until_ns = -1
    for event in course.events:
        if event.t_ns > t_ns:
            break
        if isinstance(event, ev.EaseOn | ev.Emergency):
            until_ns = max(until_ns, event.t_ns + 3 * S)
        elif event.t_ns <= until_ns:
            until_ns = max(until_ns, event.t_ns + 2 * S)
    return t_ns - STEP_NS <= until_ns


@settings(max_examples=60, deadline=None)
@given(courses)
def test_no_level_ever_leaves_its_range(course):
    for _, _, levels in samples_around(course):
        assert 0.0 <= levels.mean_luminance <= 0.18
        assert 0.0 <= levels.peak_luminance <= 0.60
        assert shown_mean(levels, 1.0) <= 0.18
        assert 0.0 <= levels.chroma <= 0.8 + 1e-9
        assert -1e-9 <= levels.motion <= 1.0 + 1e-9
        assert -1e-9 <= levels.detail <= 1.0 + 1e-9
        assert 60.0 <= levels.vignette_deg <= 180.0 + 1e-9
        assert 0.0 <= levels.fade <= 1.0
        assert 0.0 <= levels.grey <= 0.03 + 1e-9
        assert -32.0 - 1e-9 <= levels.loudness_lufs <= -26.0 + 1e-9
        for gain in (levels.music, levels.sound, levels.tone):
            assert -1e-9 <= gain <= 1.0 + 1e-9


def test_asking_for_levels_leaves_no_garbage_and_keeps_nothing():
    course = whole_session()
    for t_ns in range(0, 60 * MIN, MIN):
        levels_at(course, t_ns)
    gc.collect()
    before = len(gc.get_objects())
    gc.disable()
    try:
        for t_ns in range(0, 60 * MIN, S):
            levels_at(course, t_ns)
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert len(gc.get_objects()) <= before + 5


@given(courses, st.lists(st.floats(0.0, 1.0), min_size=20, max_size=20))
def test_levels_do_not_depend_on_what_was_asked_before(course, shares):
    end_ns = (course.plan.window_min + 30) * MIN
    asked_ns = [int(share * end_ns) for share in shares]
    for t_ns in asked_ns:
        assert levels_at(course, t_ns) == levels_at(Course(course.plan, course.events), t_ns)
