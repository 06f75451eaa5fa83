"""Where the two eyes of a test look from, and where to."""

from __future__ import annotations

import math

from tests.unit.render.studio import IPD_M, Studio

EYE_HEIGHT_M = 1.1


def look(
    studio: Studio, pitch_deg: float, yaw_deg: float = 0.0, half_fov_deg: float = 48.0, ipd_m: float = IPD_M
) -> None:
    """Turn the head, its eyes at 1.1 m over the floor: pitch is upwards, yaw to the left."""
    p, y = math.radians(pitch_deg) / 2, math.radians(yaw_deg) / 2
    turned = (
        math.cos(y) * math.sin(p),
        math.sin(y) * math.cos(p),
        -math.sin(y) * math.sin(p),
        math.cos(y) * math.cos(p),
    )
    half = math.radians(half_fov_deg)
    for eye in (0, 1):
        side_m = (eye - 0.5) * ipd_m
        at = (math.cos(2 * y) * side_m, EYE_HEIGHT_M, -math.sin(2 * y) * side_m)
        studio.stage.eyes.set(eye, *turned, *at, -half, half, half, -half)
