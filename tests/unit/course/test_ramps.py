"""A track reaches every goal in time, without a step, a kink or an overshoot, however often it is aimed anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.course.stories import S
from vr_runtime.course.ramps import Goal, Track, shape, shape_slope, steady

MS = 1_000_000

aims = st.lists(
    st.tuples(st.integers(1, 40 * S), st.integers(S // 2, 60 * S), st.floats(0, 1), st.floats(0, 1)),
    min_size=1,
    max_size=8,
)


def aimed(acts) -> tuple[Track, list[int], list[float]]:
    """A track from 0.5, the instants at which it was aimed, and every value it was aimed at."""
    track = Track(steady(0.5))
    t_ns = 0
    times_ns, values = [], [0.5]
    for gap_ns, length_ns, first, last in acts:
        t_ns += gap_ns
        track.aim(t_ns, length_ns, Goal(first, last, t_ns, t_ns + 4 * length_ns))
        times_ns.append(t_ns)
        values += [first, last]
    return track, times_ns, values


def test_the_shape_runs_from_nought_to_one_with_level_ends():
    assert (shape(0.0), shape(0.5), shape(1.0)) == pytest.approx((0.0, 0.5, 1.0))
    assert (shape_slope(0.0), shape_slope(0.5), shape_slope(1.0)) == pytest.approx((0.0, 1.25, 0.0))


@given(st.floats(1e-6, 1 - 1e-6))
def test_the_slope_is_that_of_the_shape(u):
    step = 1e-7
    assert (shape(u + step) - shape(u - step)) / (2 * step) == pytest.approx(shape_slope(u), abs=1e-5)


@given(aims)
def test_a_goal_is_reached_and_kept(acts):
    track, times_ns, _ = aimed(acts)
    end_ns = times_ns[-1] + 4 * acts[-1][1]
    assert track.at(end_ns) == acts[-1][3]
    assert track.at(end_ns + 10**15) == acts[-1][3]


@given(aims)
def test_aiming_anew_makes_no_step_and_no_kink(acts):
    track, times_ns, _ = aimed(acts)
    for t_ns in times_ns:
        before = track.at(t_ns - 1)
        assert track.at(t_ns) == pytest.approx(before, abs=1e-6)
        slope_before = (before - track.at(t_ns - 1 - MS)) / MS * S
        slope_after = (track.at(t_ns + MS) - track.at(t_ns)) / MS * S
        assert slope_after == pytest.approx(slope_before, abs=0.12)


@given(aims)
def test_what_was_aimed_at_is_never_overshot(acts):
    track, times_ns, values = aimed(acts)
    for t_ns in range(0, times_ns[-1] + 60 * S, S // 3):
        assert min(values) - 1e-9 <= track.at(t_ns) <= max(values) + 1e-9


def test_a_later_aim_drops_what_was_still_to_come():
    track = Track(steady(0.0))
    track.aim(10 * S, S, steady(1.0))
    track.aim(5 * S, S, steady(0.5))
    assert track.at(20 * S) == 0.5
