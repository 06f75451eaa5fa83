"""What stands in the shallows eleven metres off: a few stones and thin stands of sedge, as coverage and lightness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Array = NDArray[np.floating]

REACH_DEG = 60.0  # to both sides of the way ahead
AWAY_M = 11.0
TALL_M = 1.2
_FINER = 4

# Azimuth (degrees), half width and height (metres).
_STONES = ((-26.2, 0.36, 0.19), (-29.3, 0.58, 0.36), (-21.4, 0.20, 0.08), (-33.6, 0.24, 0.10), (29.6, 0.34, 0.13))
# Azimuth, spread (degrees), blades, tallest (metres).
_SEDGE = ((-31.0, 2.6, 46, 0.95), (-37.5, 2.2, 30, 0.75), (34.0, 1.8, 24, 0.70), (-45.0, 2.4, 22, 0.80))


def bank(width_px: int, height_px: int) -> Array:
    """(height, width, 2), lowest row first, at the water's level: coverage, and coverage times lightness (0..1)."""
    rng = np.random.default_rng(17)
    size = (width_px * _FINER, height_px * _FINER)
    cover = Image.new("L", size, 0)
    for azimuth, spread, blades, tallest in _SEDGE:
        for _ in range(blades):
            _blade(ImageDraw.Draw(cover), rng, size, azimuth + spread * rng.normal(0.0, 0.5), tallest)
    layers = np.zeros((size[1], size[0], 2), np.float32)
    layers[:, :, 0] = np.asarray(cover, np.float32)[::-1] / 255.0
    for azimuth, half, tall in _STONES:
        _stone(layers, rng, azimuth, half, tall)
    coarse: Array = layers.reshape(height_px, _FINER, width_px, _FINER, 2).mean(axis=(1, 3))
    return coarse


def _place(size: tuple[int, int], azimuth: float, up_m: float) -> tuple[float, float]:
    return (azimuth / REACH_DEG * 0.5 + 0.5) * size[0], (1.0 - up_m / TALL_M) * size[1]


def _blade(
    draw: ImageDraw.ImageDraw, rng: np.random.Generator, size: tuple[int, int], azimuth: float, tallest: float
) -> None:
    """One blade, leaning and bent over at its tip, a centimetre wide at its foot."""
    tall = tallest * (0.45 + 0.55 * rng.beta(2.5, 1.6))
    lean, bend = rng.normal(0.0, 0.10), rng.normal(0.0, 0.30)
    along = np.linspace(0.0, 1.0, 14)
    off_deg = np.degrees((lean * along + bend * along**3) * tall / AWAY_M)
    up = tall * (along - 0.30 * abs(bend) * along**4)
    half_deg = np.degrees(0.0065 * (1.0 - 0.9 * along) / AWAY_M)
    left = [_place(size, azimuth + o - h, u) for o, h, u in zip(off_deg, half_deg, up, strict=True)]
    right = [_place(size, azimuth + o + h, u) for o, h, u in zip(off_deg, half_deg, up, strict=True)]
    draw.polygon([*left, *right[::-1]], fill=255)


def _stone(layers: Array, rng: np.random.Generator, azimuth: float, half_m: float, tall_m: float) -> None:
    """A worn stone, lit from above: a low round back, a little lopsided, drawn into both layers."""
    height, width = layers.shape[:2]
    px_per_m = width / np.radians(2.0 * REACH_DEG) / AWAY_M
    middle = (azimuth / REACH_DEG * 0.5 + 0.5) * width
    first, last = int(middle - half_m * px_per_m), int(middle + half_m * px_per_m)
    across = (np.arange(first, last) + 0.5 - middle) / (half_m * px_per_m)
    lean = 0.30 * rng.normal()
    back = np.maximum(1.0 - np.abs(across) ** 2.3, 0.0) ** 0.62 * (1.0 + lean * across * (1.0 - across**2))
    for order in range(2, 9):
        back *= 1.0 + rng.normal(0.0, 0.16 / order) * np.sin(2.2 * order * across + 6.0 * rng.random())
    up = (np.arange(height) + 0.5)[:, None] / height * TALL_M / (tall_m * np.maximum(back, 0.02))
    body = up < 1.0
    facing = np.clip(up, 0.0, 1.0) ** 1.6 * (1.0 - 0.45 * np.abs(across)) * (1.0 + 0.35 * across)
    grain = 1.0 + 0.10 * np.sin(31.0 * across + 9.0 * up) * np.sin(17.0 * across - 13.0 * up)
    part = layers[:, first:last]
    part[:, :, 0] = np.where(body, 1.0, part[:, :, 0])
    part[:, :, 1] = np.where(body, (0.10 + 0.75 * facing) * grain, part[:, :, 1])
