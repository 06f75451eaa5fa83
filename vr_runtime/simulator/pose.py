"""Rigid poses as plain tuples of seven floats: the orientation (x, y, z, w), then the position in metres.

Right-handed, y up, -z forward, as in OpenXR. A pose maps points of its own frame into its parent's.
"""

from __future__ import annotations

import math
from typing import Any

Pose = tuple[float, float, float, float, float, float, float]
IDENTITY: Pose = (0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0)


def compose(a: Pose, b: Pose) -> Pose:
    """Pose b, given in the frame of a, in the parent frame of a."""
    ax, ay, az, aw, px, py, pz = a
    bx, by, bz, bw, vx, vy, vz = b
    tx = 2.0 * (ay * vz - az * vy)
    ty = 2.0 * (az * vx - ax * vz)
    tz = 2.0 * (ax * vy - ay * vx)
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
        px + vx + aw * tx + ay * tz - az * ty,
        py + vy + aw * ty + az * tx - ax * tz,
        pz + vz + aw * tz + ax * ty - ay * tx,
    )


def inverse(a: Pose) -> Pose:
    """The pose that undoes a."""
    ax, ay, az, aw, px, py, pz = a
    return compose((-ax, -ay, -az, aw, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0, -px, -py, -pz))


def yaw_of(a: Pose) -> float:
    """Rotation about the y axis in radians, of the direction that the pose looks in."""
    x, y, z, w = a[:4]
    return math.atan2(2.0 * (w * y + x * z), 1.0 - 2.0 * (x * x + y * y))


def upright(yaw: float, x: float, y: float, z: float) -> Pose:
    """A pose that is turned about the y axis alone (radians), at a position in metres."""
    return (0.0, math.sin(yaw / 2.0), 0.0, math.cos(yaw / 2.0), x, y, z)


def read(posef: Any) -> Pose:
    """The pose in an XrPosef."""
    orientation, position = posef.orientation, posef.position
    return (
        orientation.x,
        orientation.y,
        orientation.z,
        orientation.w,
        position.x,
        position.y,
        position.z,
    )


def write(posef: Any, pose: Pose) -> None:
    """Fill an XrPosef."""
    orientation, position = posef.orientation, posef.position
    orientation.x, orientation.y, orientation.z, orientation.w, position.x, position.y, position.z = pose


def is_valid(posef: Any) -> bool:
    """Whether an XrPosef is finite and its quaternion's length within 1 % of one, as the specification asks."""
    orientation, position = posef.orientation, posef.position
    x, y, z, w = orientation.x, orientation.y, orientation.z, orientation.w
    # a comparison with NaN is false, so NaN is refused as well
    return bool(0.98 < x * x + y * y + z * z + w * w < 1.02 and math.isfinite(position.x + position.y + position.z))
