"""Clips made up for a test: maps of luminance and colour, frame by frame, on the grid that scenes are measured on."""

from __future__ import annotations

import numpy as np

from vr_runtime.comfort.angular import AngularMap
from vr_runtime.comfort.colour import STRAY_LIGHT

GRID = AngularMap()
_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126, 0.7152, 0.0722], [0.0193339, 0.1191920, 0.9503041]])
RATE_HZ = 90.0


def square(side_deg, at=(0.0, 0.0), grid=GRID):
    """(1, size, size): True in a square of that side whose centre is so many degrees right and up."""
    across = np.abs(grid.right_deg[None, :] - at[0]) <= 0.5 * side_deg
    down = np.abs(grid.right_deg[:, None] + at[1]) <= 0.5 * side_deg
    return (across & down & grid.inside)[None]


def cap(radius_deg, at=(0.0, 0.0), grid=GRID):
    """(1, size, size): True within that true angle of a direction; outlines on the map are not quite round."""
    right, up = np.meshgrid(np.radians(grid.right_deg), -np.radians(grid.right_deg))
    away = np.hypot(right, up)
    slope = np.sinc(away / np.pi)
    direction = np.stack([right * slope, up * slope, np.cos(away)])
    x, y = np.radians(at)
    length = np.hypot(x, y)
    centre = np.array([x * np.sinc(length / np.pi), y * np.sinc(length / np.pi), np.cos(length)])
    return ((np.tensordot(centre, direction, 1) >= np.cos(np.radians(radius_deg))) & grid.inside)[None]


def chromaticity(rgb):
    """CIE 1976 u' and v' of (..., 3), with a little stray white light: what the shader measures, worked out here."""
    x, y, z = np.moveaxis((rgb + np.float32(STRAY_LIGHT)) @ np.float32(_XYZ.T), -1, 0)
    per = 1.0 / (x + 15.0 * y + 3.0 * z)
    return 4.0 * x * per, 9.0 * y * per


def blinking(where, rate_hz, dark, light, seconds=2.0, rest=None):
    """Frames in which `where` goes from `dark` to `light` and back so many times a second; `rest` stays."""
    rest = dark if rest is None else rest
    for frame in range(round(seconds * RATE_HZ)):
        on = (frame * rate_hz / RATE_HZ) % 1.0 >= 0.5
        yield np.where(where, np.float32(light if on else dark), np.float32(rest))


def texture(seed=3, shift_px=(0.0, 0.0), grid=GRID, coarseness=0.2):
    """(size, size): luminance of mean 0.1 with detail at every scale, moved by so many pixels right and down."""
    side = 256 if grid.size_px > 128 else 128
    noise = np.fft.rfft2(np.random.default_rng(seed).standard_normal((side, side)))
    down, across = np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :]
    radius = np.maximum(np.hypot(down, across), 1e-9)
    noise = noise / radius * np.exp(-((radius / coarseness) ** 2))
    noise[0, 0] = 0.0
    moved = np.fft.irfft2(noise * np.exp(-2j * np.pi * (across * shift_px[0] + down * shift_px[1])), (side, side))
    moved = moved / moved.std()
    return (0.1 * (1.0 + 0.3 * moved))[: grid.size_px, : grid.size_px].astype(np.float32)
