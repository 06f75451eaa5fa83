"""A plan follows from the infusion's minutes or from the headset's, in whole minutes rounded half up."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.course.plan import (
    PHASE_NAMES,
    Plan,
    PlanError,
    plan_as_json_dict,
    plan_for_infusion,
    plan_for_window,
)

infusions_min = st.integers(15, 360)
windows_min = st.integers(30, 400)


def durations_min(plan: Plan) -> list[int]:
    return [phase.duration_min for phase in plan.phases]


@pytest.mark.parametrize(
    ("window_min", "infusion_min", "durations", "chapters"),
    [
        (45, 30, [3, 8, 5, 17, 8, 4], 1),
        (60, 40, [5, 10, 6, 24, 10, 5], 1),
        (90, 65, [5, 15, 10, 40, 15, 5], 2),
        (120, 95, [5, 15, 14, 66, 15, 5], 3),
        (180, 150, [5, 15, 20, 115, 20, 5], 5),
        (240, 210, [5, 15, 20, 175, 20, 5], 7),
        (300, 269, [5, 15, 20, 234, 21, 5], 9),
        (360, 325, [5, 15, 20, 290, 25, 5], 12),
    ],
)
def test_a_window_holds_the_longest_infusion_that_fits(window_min, infusion_min, durations, chapters):
    plan = plan_for_window(window_min)
    assert (plan.window_min, plan.infusion_min) == (window_min, infusion_min)
    assert durations_min(plan) == durations
    assert len(plan.chapters) == chapters


@pytest.mark.parametrize(
    ("infusion_min", "window_min", "onset_deepen_plateau"),
    [
        (40, 60, [10, 6, 24]),
        (45, 65, [11, 7, 27]),
        (60, 85, [15, 9, 36]),
        (90, 115, [15, 14, 61]),
        (120, 150, [15, 18, 87]),
        (180, 210, [15, 20, 145]),
        (240, 270, [15, 20, 205]),
        (300, 335, [15, 20, 265]),
        (360, 395, [15, 20, 325]),
    ],
)
def test_an_infusion_needs_its_window(infusion_min, window_min, onset_deepen_plateau):
    plan = plan_for_infusion(infusion_min)
    assert plan.window_min == window_min
    assert durations_min(plan)[1:4] == onset_deepen_plateau


@pytest.mark.parametrize(("infusion_min", "onset_min", "deepen_min"), [(42, 11, 6), (50, 13, 8), (58, 15, 9)])
def test_halves_are_rounded_up(infusion_min, onset_min, deepen_min):
    """10.5, 12.5 (which would go to the even 12) and 7.5, 14.5 (which would go to the even 14)."""
    assert durations_min(plan_for_infusion(infusion_min))[1:3] == [onset_min, deepen_min]


def test_the_edges_are_shorter_where_the_whole_takes_less_than_an_hour():
    assert durations_min(plan_for_infusion(39))[::5] == [3, 4]
    assert durations_min(plan_for_infusion(40))[::5] == [5, 5]
    assert durations_min(plan_for_window(59))[::5] == [3, 4]
    assert durations_min(plan_for_window(60))[::5] == [5, 5]


def test_the_longest_window_does_not_exceed_the_longest_infusion():
    plan = plan_for_window(400)
    assert plan.infusion_min == 360
    assert durations_min(plan)[4] == 30


@given(infusions_min)
def test_phases_of_an_infusion_follow_each_other_without_a_gap(infusion_min):
    assert_sound(plan_for_infusion(infusion_min))


@given(windows_min)
def test_a_window_is_used_to_the_minute_and_never_exceeded(window_min):
    plan = plan_for_window(window_min)
    assert plan.window_min == window_min
    assert_sound(plan)


@given(windows_min)
def test_one_more_minute_of_infusion_would_not_fit(window_min):
    plan = plan_for_window(window_min)
    settle_min, *_, return_min, reorient_min = durations_min(plan)
    fitting = plan_for_infusion(plan.infusion_min)
    post_min = sum(durations_min(fitting)[4:])
    slack_min = return_min + reorient_min - post_min
    assert slack_min >= 0
    if plan.infusion_min < 360:
        next_post_min = sum(durations_min(plan_for_infusion(plan.infusion_min + 1))[4:])
        assert settle_min + plan.infusion_min + 1 + next_post_min > window_min


@given(infusions_min)
def test_equal_chapters_fill_the_plateau(infusion_min):
    plan = plan_for_infusion(infusion_min)
    plateau = plan.phases[3]
    at_min = float(plateau.start_min)
    for chapter in plan.chapters:
        assert chapter.start_min == pytest.approx(at_min)
        at_min += chapter.drift_min + chapter.rest_min
        assert chapter.drift_min / (chapter.drift_min + chapter.rest_min) == pytest.approx(0.7)
    assert at_min == pytest.approx(plateau.start_min + plateau.duration_min)
    assert len({(chapter.drift_min, chapter.rest_min) for chapter in plan.chapters}) == 1


@pytest.mark.parametrize("minutes", [14, 361, 0, -5, 40.0, True, "40", None])
def test_an_impossible_infusion_is_refused_in_one_helpful_line(minutes):
    with pytest.raises(PlanError) as refusal:
        plan_for_infusion(minutes)
    told = str(refusal.value)
    assert str(minutes) in told
    assert "15 to 360" in told
    assert "\n" not in told


@pytest.mark.parametrize("minutes", [29, 401, 60.5, False])
def test_an_impossible_window_is_refused_in_one_helpful_line(minutes):
    with pytest.raises(PlanError, match="30 to 400") as refusal:
        plan_for_window(minutes)
    assert str(minutes) in str(refusal.value)


def test_the_json_form_is_exactly_this():
    assert plan_as_json_dict(plan_for_infusion(40)) == {
        "infusion_min": 40,
        "window_min": 60,
        "phases": [
            {"name": "settle", "start_min": 0, "duration_min": 5},
            {"name": "onset", "start_min": 5, "duration_min": 10},
            {"name": "deepen", "start_min": 15, "duration_min": 6},
            {"name": "plateau", "start_min": 21, "duration_min": 24},
            {"name": "return", "start_min": 45, "duration_min": 10},
            {"name": "reorient", "start_min": 55, "duration_min": 5},
        ],
        "chapters": [{"start_min": 21.0, "drift_min": 16.8, "rest_min": 7.2}],
    }


@given(windows_min)
def test_the_json_form_survives_json(window_min):
    told = plan_as_json_dict(plan_for_window(window_min))
    assert json.loads(json.dumps(told)) == told


def assert_sound(plan: Plan) -> None:
    assert tuple(phase.name for phase in plan.phases) == PHASE_NAMES
    assert all(minutes > 0 for minutes in durations_min(plan))
    assert sum(durations_min(plan)) == plan.window_min
    assert sum(durations_min(plan)[1:4]) == plan.infusion_min
    starts_min = [phase.start_min for phase in plan.phases]
    assert starts_min == [sum(durations_min(plan)[:index]) for index in range(6)]
