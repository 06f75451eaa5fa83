"""Where a sound lies in the world and what the head makes of it: a rigid sphere with two ears.

Delays are Woodworth's for a far source (the way straight to the ear, or round the sphere), the shadow is the
one-pole one-zero filter of Brown and Duda (1998). Both depend on one angle alone, between source and ear, so that
turning the head is a look into a table. There are no outer ears in it: front and back sound alike, which nobody misses
in wind and water, and nobody's ears are the wrong ones.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

HEAD_RADIUS_M: Final = 0.0875
SPEED_OF_SOUND_M_S: Final = 343.0
_SHADOW_LEAST: Final = 0.1  # of the high frequencies behind the head
_SHADOW_DEEPEST_DEG: Final = 150.0
_EARS_APART_M: Final = 0.20  # as sound in a diffuse field goes, a little more than the head is wide

Quaternion = tuple[float, float, float, float]
Spectrum = NDArray[np.complex64]
LEVEL: Final[Quaternion] = (0.0, 0.0, 0.0, 1.0)


def direction(bearing_deg: float, elevation_deg: float) -> NDArray[np.float64]:
    """Unit vector in scene space (+Y up, -Z ahead); bearing 0 is ahead, 90 to the right."""
    bearing, up = radians(bearing_deg), radians(elevation_deg)
    return np.array([sin(bearing) * cos(up), sin(up), -cos(bearing) * cos(up)])


def right_of(head: Quaternion) -> NDArray[np.float64]:
    """Where the right ear points, in scene space; `head` is x, y, z, w as in OpenXR. Level for what is no rotation."""
    x, y, z, w = head
    square = x * x + y * y + z * z + w * w
    if not 1e-6 < square < 1e6:
        return np.array([1.0, 0.0, 0.0])
    return np.array([1.0 - 2.0 * (y * y + z * z) / square, 2.0 * (x * y + w * z) / square,
                     2.0 * (x * z - w * y) / square])  # fmt: skip


def ear_delay_s(angle_rad: NDArray[np.float64]) -> NDArray[np.float64]:
    """Seconds after the middle of the head that a far sound reaches an ear `angle_rad` away from its direction."""
    round_the_head = angle_rad - 0.5 * np.pi
    return np.where(angle_rad < 0.5 * np.pi, -np.cos(angle_rad), round_the_head) * HEAD_RADIUS_M / SPEED_OF_SOUND_M_S


def ear_table(bins_hz: NDArray[np.float64]) -> Spectrum:
    """What an ear receives, (181, bins): a row a degree between the source and the ear's own direction."""
    angle_deg = np.arange(181.0)[:, None]
    swing = np.cos(np.pi * np.minimum(angle_deg / _SHADOW_DEEPEST_DEG, 2.0))
    zero = (1.0 + 0.5 * _SHADOW_LEAST) + (1.0 - 0.5 * _SHADOW_LEAST) * swing
    turn = 1j * np.pi * bins_hz[None, :] * HEAD_RADIUS_M / SPEED_OF_SOUND_M_S
    delay = np.exp(-2j * np.pi * bins_hz[None, :] * ear_delay_s(np.radians(angle_deg)))
    return np.asarray((1.0 + zero * turn) / (1.0 + turn) * delay, dtype=np.complex64)


def coherence(bins_hz: NDArray[np.float64], spread: float) -> NDArray[np.float64]:
    """How alike (-1..1) the ears hear a source: fully for a point (spread 0), as a diffuse field lets them for 1."""
    around = np.sinc(2.0 * bins_hz * _EARS_APART_M / SPEED_OF_SOUND_M_S)
    return np.asarray(1.0 + spread * (around - 1.0))
