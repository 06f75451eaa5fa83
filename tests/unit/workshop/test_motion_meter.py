"""The meter of motion: a world that goes by is measured in degrees a second, a head that turns is not."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vr_runtime.workshop.motion_meter import MotionMeter

FIELD_DEG, WIDTH_PX, HEIGHT_PX = 90.0, 320, 200


def picture(turned_deg: float):
    """Soft clouds of light on a cylinder around the viewer, turned to the right by so much."""
    x = (np.arange(WIDTH_PX) + 0.5) / WIDTH_PX * 2 - 1
    y = (np.arange(HEIGHT_PX) + 0.5) / HEIGHT_PX * 2 - 1
    right, up = np.meshgrid(x, y * HEIGHT_PX / WIDTH_PX)
    angle = np.degrees(np.arctan(right * math.tan(math.radians(FIELD_DEG / 2)))) - turned_deg
    light = 0.1 + 0.03 * np.sin(0.5 * angle) + 0.03 * np.sin(0.83 * angle + 20 * up) + 0.02 * np.cos(9 * up)
    return np.repeat(light[..., None], 3, axis=2).astype(np.float32)


def measured(deg_per_s: float, looks=lambda second: ("ahead",), gap_s: float = 0.5) -> float | None:
    meter = MotionMeter()
    for index in range(3):
        meter.read(picture(deg_per_s * index * gap_s), FIELD_DEG, index * gap_s, looks(index))
    return meter.deg_per_s


@pytest.mark.parametrize("deg_per_s", [0.6, 1.5])
def test_a_world_that_turns_is_measured(deg_per_s):
    assert measured(deg_per_s) == pytest.approx(deg_per_s, rel=0.25)


def test_a_world_that_stands_still_does_not_move():
    assert measured(0.0) == pytest.approx(0.0, abs=0.02)


def test_nothing_is_known_while_the_head_turns_or_the_pictures_are_too_far_apart():
    assert measured(1.0, looks=lambda index: (index,)) is None
    assert measured(1.0, gap_s=2.0) is None


def test_a_field_too_narrow_for_a_judgement_gives_none():
    meter = MotionMeter()
    for index in range(3):
        meter.read(picture(index * 0.5), 30.0, index * 0.5, ())
    assert meter.deg_per_s is None
