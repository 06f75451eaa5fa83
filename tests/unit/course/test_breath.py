"""The breath cue as a course has it: slow, small, early, and not for long."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from vr_runtime.course import breath
from vr_runtime.course.course import Course
from vr_runtime.course.events import EaseOn, InfusionStarted
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.course.preset import IV_PAIN

S = 1_000_000_000
PLAN = plan_for_infusion(40)


def lights(course: Course, seconds: float, *, wanted: bool = True, every_s: float = 0.1, cue=None) -> list[float]:
    cue = cue or breath.BreathCue(wanted=wanted)
    values = []
    for tick in range(round(seconds / every_s)):
        t_ns = round(tick * every_s * S)
        cue.follow(course.at(t_ns), t_ns)
        values.append(cue.light_at(t_ns))
    return values


@pytest.mark.parametrize(
    ("per_min", "in_s", "out_s"), [(None, 4.2, 5.03), (6.0, 4.55, 5.45), (8.0, 3.41, 4.09), (40.0, 3.41, 4.09)]
)
def test_breathes_as_often_as_the_preset_says_out_longer_than_in(per_min, in_s, out_s):
    """Six and a half times a minute where it says nothing; never beyond six to eight, whoever asks."""
    preset = IV_PAIN if per_min is None else replace(IV_PAIN, breaths_per_min=per_min)
    cue = breath.BreathCue(wanted=True, preset=preset)
    wave = lights(Course(PLAN), 80.0, cue=cue, every_s=0.02)[1500:]
    tops = [i for i in range(1, len(wave) - 1) if wave[i - 1] < wave[i] >= wave[i + 1]]
    ends = [i for i in range(1, len(wave) - 1) if wave[i - 1] > wave[i] <= wave[i + 1]]
    ends = [end for end in ends if end > tops[0]]
    assert (ends[0] - tops[0]) * 0.02 == pytest.approx(out_s, abs=0.05)
    assert (tops[1] - ends[0]) * 0.02 == pytest.approx(in_s, abs=0.05)


def test_its_light_swings_by_no_more_than_four_hundredths_and_never_jumps():
    values = lights(Course(PLAN), 100.0)
    assert max(values) == pytest.approx(0.04, abs=0.001)
    assert max(abs(b - a) for a, b in itertools.pairwise(values)) < 0.002


def test_nobody_sees_it_who_has_not_asked():
    assert set(lights(Course(PLAN), 30.0, wanted=False)) == {0.0}


@pytest.mark.parametrize(("minutes", "over_s"), [(None, 300.0), (2, 120.0), (90, 300.0)])
def test_is_over_after_five_minutes_or_sooner(minutes, over_s):
    preset = IV_PAIN if minutes is None else replace(IV_PAIN, breath_cue_min=minutes)
    values = lights(Course(PLAN), 400.0, cue=breath.BreathCue(wanted=True, preset=preset))
    over = round(over_s * 10)
    assert max(values[over - 300 : over - 200]) > 0.03
    assert set(values[over + 100 :]) == {0.0}


def test_is_gone_by_the_middle_of_onset():
    start_ns = 60 * S
    course = Course(PLAN, (InfusionStarted(start_ns),))
    cue = breath.BreathCue(wanted=True)
    shown = {}
    for tick in range(9000):
        t_ns = tick * S // 10
        where = course.at(t_ns)
        cue.follow(where, t_ns)
        light = cue.light_at(t_ns)
        if light > 0.001:
            shown.setdefault(where.phase, []).append(where.phase_progress)
    assert set(shown) <= {"settle", "onset"}
    assert max(shown["onset"]) <= 0.55


def test_ease_takes_it_away_gently_and_it_may_come_back():
    course = Course(PLAN, (EaseOn(30 * S),))
    values = lights(course, 60.0)
    assert max(values[200:290]) > 0.02
    assert set(values[430:]) == {0.0}


def test_staff_switch_it_off_and_it_goes_within_ten_seconds():
    cue = breath.BreathCue(wanted=True)
    lights(Course(PLAN), 30.0, cue=cue)
    cue.wanted = False
    for tick in range(300, 420):
        cue.follow(Course(PLAN).at(tick * S // 10), tick * S // 10)
        light = cue.light_at(tick * S // 10)
    assert light == 0.0
