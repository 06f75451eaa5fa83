"""Which way a head faces, how it rests, and how the world has to lie for that. Pure: quaternions as (x, y, z, w).

A head's quaternion turns its own axes (x right, y up, gaze along -z) into those of a space whose y axis is up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import Final, TypeAlias

Quaternion: TypeAlias = tuple[float, float, float, float]
Vector: TypeAlias = tuple[float, float, float]

UPRIGHT: Final[Quaternion] = (0.0, 0.0, 0.0, 1.0)
MOST_ROLL_DEG: Final = 10.0
"""Of the world's left-right axis against the horizontal: a head that leans to a side is not followed further."""

# Sine of the elevation above which the gaze no longer tells where the patient faces (about 53 degrees).
_STEEP: Final = 0.8


def product(a: Quaternion, b: Quaternion) -> Quaternion:
    """First `b`, then `a`."""
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )


def turned(q: Quaternion, v: Vector) -> Vector:
    """The vector `v` turned by `q`."""
    x, y, z, _ = product(product(q, (*v, 0.0)), (-q[0], -q[1], -q[2], q[3]))
    return x, y, z


def about_x(angle: float) -> Quaternion:
    """A turn about the x axis in radians: with a positive one the gaze rises."""
    return math.sin(angle / 2.0), 0.0, 0.0, math.cos(angle / 2.0)


def about_y(angle: float) -> Quaternion:
    """A turn about the vertical in radians, to the left."""
    return 0.0, math.sin(angle / 2.0), 0.0, math.cos(angle / 2.0)


def heading_of(head: Quaternion) -> float:
    """Which way a head faces, as a rotation about +y from -z in radians.

    Someone lying flat looks straight up, where the gaze has no compass direction: the direction from the top of the
    head to the chin takes its place.
    """
    x, y, z = turned(head, (0.0, 0.0, -1.0))
    if abs(y) > _STEEP:
        crown_x, _, crown_z = turned(head, (0.0, 1.0, 0.0))
        toward = -1.0 if y > 0.0 else 1.0
        x, z = toward * crown_x, toward * crown_z
    return math.atan2(-x, -z)


def rest_of(heads: Sequence[Quaternion]) -> Quaternion:
    """The head at rest: the median of some looks at it, without its heading, its roll held to the limit.

    A quaternion and its opposite are the same turn; `heads` are three seconds' worth, at least one.
    """
    first = heads[0]
    same = [head if _dot(head, first) >= 0.0 else (-head[0], -head[1], -head[2], -head[3]) for head in heads]
    x, y, z, w = (median(axis) for axis in zip(*same, strict=True))
    length = math.sqrt(x * x + y * y + z * z + w * w)
    head = (x / length, y / length, z / length, w / length)
    return product(about_y(-heading_of(head)), _without_much_roll(head))


def tilt_to(rest: Quaternion, focus_deg: float) -> Quaternion:
    """How the world lies for a head at `rest`: what it has to show, `focus_deg` above its horizon, is straight ahead.

    To be turned by the head's heading; as long as nobody levels anew it stays so, wherever the head goes.
    """
    return product(rest, about_x(-math.radians(focus_deg)))


def _without_much_roll(head: Quaternion) -> Quaternion:
    """The same gaze, with the left-right axis at most MOST_ROLL_DEG off the horizontal."""
    gaze_x, gaze_y, gaze_z = turned(head, (0.0, 0.0, -1.0))
    across = math.hypot(gaze_x, gaze_z)
    most = math.sin(math.radians(MOST_ROLL_DEG))
    if across <= most:
        return head  # straight up or down every roll keeps that axis level: it is a heading
    right_x, right_y, right_z = turned(head, (1.0, 0.0, 0.0))
    roll = math.atan2(right_y / across, (right_z * gaze_x - right_x * gaze_z) / across)
    limit = math.asin(min(1.0, most / across))
    if abs(gaze_y) > _STEEP and abs(roll) > math.pi / 2.0:  # a gaze beyond the zenith: the crown is in front
        kept = math.copysign(math.pi - min(math.pi - abs(roll), limit), roll)
    else:
        kept = math.copysign(min(abs(roll), limit), roll)
    half = (kept - roll) / 2.0
    return product(head, (0.0, 0.0, math.sin(half), math.cos(half)))


def _dot(a: Quaternion, b: Quaternion) -> float:
    return sum(p * q for p, q in zip(a, b, strict=True))
