"""A head at rest gives the world its tilt: what there is to see lies straight ahead, and the horizon leans little."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.xr.levelling import (
    MOST_ROLL_DEG,
    UPRIGHT,
    about_x,
    about_y,
    heading_of,
    product,
    rest_of,
    tilt_to,
    turned,
)

AHEAD = (0.0, 0.0, -1.0)
angles = st.floats(-180.0, 180.0)


def head(yaw_deg, pitch_deg, roll_deg=0.0):
    half = math.radians(roll_deg) / 2.0
    roll = (0.0, 0.0, math.sin(half), math.cos(half))
    return product(product(about_y(math.radians(yaw_deg)), about_x(math.radians(pitch_deg))), roll)


def focus(focus_deg):
    """The direction, in the scene, of what it has to show."""
    return 0.0, math.sin(math.radians(focus_deg)), -math.cos(math.radians(focus_deg))


def world_for(heads, focus_deg):
    """How the world lies once it was levelled for these looks at a head, which faces as the last of them does."""
    return product(about_y(heading_of(heads[-1])), tilt_to(rest_of(heads), focus_deg))


def degrees_between(one, other):
    cosine = sum(p * q for p, q in zip(one, other, strict=True))
    sine = math.dist(
        (0, 0, 0),
        (
            one[1] * other[2] - one[2] * other[1],
            one[2] * other[0] - one[0] * other[2],
            one[0] * other[1] - one[1] * other[0],
        ),
    )
    return math.degrees(math.atan2(sine, cosine))


@pytest.mark.parametrize("recline_deg", [0, 45, 90])
@pytest.mark.parametrize("focus_deg", [-10.0, 0.0, 60.0, 90.0])
def test_what_there_is_to_see_lies_at_the_gaze_at_rest(recline_deg, focus_deg):
    reclined = head(130.0, recline_deg)
    world = world_for([reclined], focus_deg)
    assert degrees_between(turned(world, focus(focus_deg)), turned(reclined, AHEAD)) < 1e-4


@given(angles, st.floats(-90.0, 90.0), angles, st.floats(-10.0, 90.0))
def test_from_any_head_it_lies_there_and_the_world_leans_no_further_than_it_may(yaw, pitch, roll, focus_deg):
    resting = head(yaw, pitch, roll)
    world = world_for([resting], focus_deg)
    assert degrees_between(turned(world, focus(focus_deg)), turned(resting, AHEAD)) < 1e-3
    right = turned(world, (1.0, 0.0, 0.0))
    assert abs(math.degrees(math.asin(max(-1.0, min(1.0, right[1]))))) <= MOST_ROLL_DEG + 1e-4


@pytest.mark.parametrize(("roll_deg", "leans_deg"), [(0, 0), (7, 7), (-7, -7), (25, 10), (-60, -10), (170, 10)])
def test_a_head_that_leans_to_a_side_is_followed_by_ten_degrees_at_most(roll_deg, leans_deg):
    world = world_for([head(20.0, 0.0, roll_deg)], 0.0)
    assert math.degrees(math.asin(turned(world, (1.0, 0.0, 0.0))[1])) == pytest.approx(leans_deg, abs=1e-6)


def test_lying_flat_the_feet_are_where_the_world_is_below():
    """Gaze up, crown towards +z: the scene's horizon below its focus lies towards the feet, at -z."""
    world = world_for([head(0.0, 90.0)], 60.0)
    below = turned(world, focus(0.0))
    assert degrees_between(below, (0.0, math.sin(math.radians(30)), -math.cos(math.radians(30)))) < 1e-4


def test_the_median_lets_a_short_look_aside_pass():
    rest, aside = head(0.0, 80.0), head(50.0, 20.0)
    assert degrees_between(turned(rest_of([rest] * 20 + [aside] * 9), AHEAD), turned(rest, AHEAD)) < 1e-4


def test_a_quaternion_and_its_opposite_are_the_same_head():
    rest = head(10.0, 40.0, 3.0)
    opposite = tuple(-part for part in rest)
    assert rest_of([rest, opposite, rest, opposite]) == pytest.approx(rest_of([rest]))


@given(angles, st.floats(-50.0, 50.0), st.floats(-9.0, 9.0))
def test_a_rest_knows_no_heading(yaw, pitch, roll):
    assert rest_of([head(yaw, pitch, roll)]) == pytest.approx(rest_of([head(0.0, pitch, roll)]), abs=1e-9)


def test_seated_and_looking_ahead_at_the_horizon_nothing_is_tilted():
    assert tilt_to(rest_of([head(70.0, 0.0)]), 0.0) == pytest.approx(UPRIGHT, abs=1e-12)
