"""Luminance and chromaticity of linear Rec. 709 light."""

from __future__ import annotations

from typing import Final

import numpy as np

from vr_runtime.comfort.angular import Floats

LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722], np.float32)
_XYZ: Final = np.array([[0.4124564, 0.3575761, 0.1804375], LUMINANCE, [0.0193339, 0.1191920, 0.9503041]], np.float64)
_RGB_OF_XYZ: Final = np.linalg.inv(_XYZ)
# What a lens scatters over a picture: black has no chromaticity, and nearly black must not count as a colour.
STRAY_LIGHT: Final = 0.002


def luminance(rgb: Floats) -> Floats:
    """Relative luminance of (..., 3)."""
    return np.asarray(rgb @ LUMINANCE)


def red_share(u: Floats, v: Floats) -> Floats:
    """R / (R + G + B) of a chromaticity; the light's amount cancels out."""
    # X, Y, Z times 4 v' / Y: 9 u', 4 v' and 12 - 3 u' - 20 v'. Each channel is linear in them.
    red = _RGB_OF_XYZ[0]
    every = _RGB_OF_XYZ.sum(axis=0)
    share = _linear(red, u, v)
    share /= _linear(every, u, v)
    return share


def _linear(row: Floats, u: Floats, v: Floats) -> Floats:
    about_u = np.float32(9.0 * row[0] - 3.0 * row[2])
    about_v = np.float32(4.0 * row[1] - 20.0 * row[2])
    out = u * about_u
    out += v * about_v
    out += np.float32(12.0 * row[2])
    return out
