"""The dark ring round the horizon: far hills, a wooded ridge, and the nearer trees, as coverage in three channels.

The picture spans all azimuths once (forward in the middle, to the right is to the right) and altitudes from LOWEST_DEG
to HIGHEST_DEG, row 0 lowest. Drawn four times finer and averaged, so the stored coverage is already antialiased.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Array = NDArray[np.floating]

WIDTH_PX = 8192
HEIGHT_PX = 256
RING_LEVELS = 4
LOWEST_DEG = -1.0
HIGHEST_DEG = LOWEST_DEG + 360.0 * HEIGHT_PX / WIDTH_PX
_FINER = 4
_PX_PER_DEG = WIDTH_PX * _FINER / 360.0

# Ground line of the near trees and how tall they may stand, by azimuth (degrees): a clearing ahead, firs that frame it.
_CLEARING = (
    # azimuth, ground, tallest
    (-180, 0.9, 6.5),
    (-150, 0.5, 4.0),
    (-118, 0.8, 6.8),
    (-92, 0.5, 4.2),
    (-66, 0.6, 7.0),
    (-48, 0.8, 9.4),
    (-36, 0.5, 6.6),
    (-26, 0.1, 2.4),
    (-12, -0.2, 0.9),
    (4, -0.2, 0.7),
    (18, -0.1, 1.2),
    (27, 0.2, 4.4),
    (40, 0.6, 8.2),
    (58, 0.4, 4.6),
    (80, 0.6, 6.4),
    (104, 0.3, 3.4),
    (132, 0.8, 7.6),
    (160, 0.6, 4.8),
)


def ring() -> Array:
    """(height, width, 3) float32 coverage: near trees, wooded ridge, far hills."""
    rng = np.random.default_rng(3)
    return np.stack([_coverage(_near(rng)), _coverage(_ridge(rng)), _coverage(_hills(rng))], axis=2)


def _coverage(canvas: Image.Image) -> Array:
    fine = np.asarray(canvas, np.float32)[::-1] / 255.0
    coverage: Array = fine.reshape(HEIGHT_PX, _FINER, WIDTH_PX, _FINER).mean(axis=(1, 3)).astype(np.float32)
    return coverage


def _canvas() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    canvas = Image.new("L", (WIDTH_PX * _FINER, HEIGHT_PX * _FINER), 0)
    return canvas, ImageDraw.Draw(canvas)


def _row(altitude_deg: float) -> float:
    return (HIGHEST_DEG - altitude_deg) * _PX_PER_DEG


def _column(azimuth_deg: float) -> float:
    return (azimuth_deg + 180.0) * _PX_PER_DEG


def _profile(rng: np.random.Generator, lowest: int, highest: int, slope: float) -> Array:
    """A closed curve of unit spread over the azimuths: waves `lowest`..`highest` to the circle, amplitude n**-slope."""
    waves = np.zeros(WIDTH_PX * _FINER // 2 + 1, np.complex128)
    order = np.arange(lowest, highest)
    waves[order] = order**-slope * np.exp(2j * np.pi * rng.random(len(order))) * rng.rayleigh(1.0, len(order))
    curve = np.fft.irfft(waves)
    unit: Array = (curve / curve.std()).astype(np.float32)
    return unit


def _fill_below(draw: ImageDraw.ImageDraw, altitude_deg: Array) -> None:
    columns = np.arange(0, len(altitude_deg), 4)
    line = [(float(c), _row(float(altitude_deg[c]))) for c in columns]
    right, bottom = float(len(altitude_deg)), float(HEIGHT_PX * _FINER)
    draw.polygon([*line, (right, line[0][1]), (right, bottom), (0.0, bottom)], fill=255)


def _hills(rng: np.random.Generator) -> Image.Image:
    canvas, draw = _canvas()
    azimuth = np.arange(WIDTH_PX * _FINER) / _PX_PER_DEG - 180.0
    folded = np.abs(_profile(rng, 2, 60, 1.25))  # |noise| gives ridgelines that meet in valleys
    line = 2.7 + 1.1 * _profile(rng, 2, 14, 1.0) - 0.6 * folded + 0.035 * _profile(rng, 40, 900, 1.1)
    line += 1.5 * np.exp(-(((azimuth - 9.0) / 13.0) ** 2)) + 0.8 * np.exp(-(((azimuth + 27.0) / 17.0) ** 2))
    _fill_below(draw, np.maximum(line, 0.6).astype(np.float32))
    return canvas


def _ridge(rng: np.random.Generator) -> Image.Image:
    canvas, draw = _canvas()
    line = np.maximum(1.15 + 0.55 * _profile(rng, 3, 40, 1.2), 0.35).astype(np.float32)
    _fill_below(draw, line)
    azimuth = -180.0
    while azimuth < 180.0:
        crowd = 0.5 + 0.5 * np.sin(azimuth * 0.11 + 2.0 * np.sin(azimuth * 0.05))
        tall = (0.20 + 0.26 * rng.random() ** 2) * (0.55 + 0.6 * crowd)
        ground = float(line[int(_column(azimuth)) % len(line)])
        if rng.random() < 0.7:
            _fir(draw, rng, azimuth, ground - 0.12, tall + 0.12, whorls=7, slim=0.24)
        else:
            _broadleaf(draw, rng, azimuth, ground - 0.1, tall * 0.75)
        azimuth += 0.05 + 0.16 * rng.random() + (0.6 * rng.random() ** 4) * (1.2 - crowd)
    return canvas


def _near(rng: np.random.Generator) -> Image.Image:
    """Three ranks, back to front: a broken wall of firs, tall single trees, and a rough hem of saplings and bushes."""
    canvas, draw = _canvas()
    azimuths, grounds, talls = np.array(_CLEARING, np.float64).T
    at = np.arange(WIDTH_PX * _FINER) / _PX_PER_DEG - 180.0
    ground = np.interp(at, azimuths, grounds, period=360.0) + 0.10 * _profile(rng, 6, 120, 1.0)
    _fill_below(draw, (ground + 0.06 * np.abs(_profile(rng, 200, 3000, 0.5))).astype(np.float32))
    stand = _profile(rng, 5, 60, 0.7)
    for share, spacing, chance, firs in ((0.62, 0.11, 0.92, 0.90), (1.0, 0.62, 0.62, 0.84), (0.30, 0.20, 0.80, 0.45)):
        azimuth = -180.0
        while azimuth < 180.0:
            column = int(_column(azimuth)) % len(at)
            tallest = float(np.interp(azimuth, azimuths, talls, period=360.0)) * share
            crowd = 1.0 / (1.0 + np.exp(-2.2 * float(stand[column]) - 0.4))
            tall = tallest * (0.42 + 0.58 * rng.beta(2.4, 1.8)) * (0.55 + 0.45 * crowd)
            if rng.random() < chance * (0.25 + 0.75 * crowd):
                foot = float(ground[column]) - 0.12
                if rng.random() < firs:
                    _fir(draw, rng, azimuth, foot, tall + 0.12, whorls=int(8 + 4.5 * tall))
                else:
                    _broadleaf(draw, rng, azimuth, foot, tall * 0.70)
            azimuth += spacing * (0.10 + rng.exponential(0.90)) * (0.5 + 0.22 * tallest)
    return canvas


def _wrapped(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]]) -> None:
    """Fills a polygon given in degrees; what leaves one end of the circle comes in at the other."""
    for turn in (-360.0, 0.0, 360.0):
        shifted = [(_column(a + turn), _row(h)) for a, h in points]
        columns = [c for c, _ in shifted]
        if max(columns) >= 0.0 and min(columns) <= WIDTH_PX * _FINER:
            draw.polygon(shifted, fill=255)


def _fir(
    draw: ImageDraw.ImageDraw,
    rng: np.random.Generator,
    azimuth: float,
    foot: float,
    tall: float,
    whorls: int,
    slim: float = 0.165,
) -> None:
    """A spire of drooping whorls; every bough its own length, the whole a little out of true."""
    lean = rng.normal(0.0, 0.012) * tall
    slim += 0.09 * rng.random()
    bare = 0.03 + 0.10 * rng.random() ** 2
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for whorl in range(whorls):
        share = (whorl + 0.35 * rng.random()) / whorls  # 0 at the tip
        height = foot + tall * (1.0 - share * (1.0 - bare))
        reach = tall * slim * (0.06 + 0.94 * share**0.9) * (1.0 - 0.3 * share**4)
        axis = azimuth + lean * (1.0 - share)
        droop = tall * (0.018 + 0.028 * share)
        for side, outline in ((-1.0, left), (1.0, right)):
            bough = reach * (0.55 + 0.65 * rng.random())
            outline.append((axis + side * bough * 0.34, height + droop * 0.6))
            outline.append((axis + side * bough * 0.80, height - droop * (0.2 + 0.5 * rng.random())))
            outline.append((axis + side * bough, height - droop * (0.9 + 0.4 * rng.random())))
            outline.append((axis + side * bough * 0.45, height - droop * 0.75))
    tip = (azimuth + lean, foot + tall * 1.03)
    trunk = tall * 0.012
    base = [(azimuth + trunk, foot), (azimuth - trunk, foot)]
    _wrapped(draw, [tip, *right, *base, *left[::-1]])


def _broadleaf(draw: ImageDraw.ImageDraw, rng: np.random.Generator, azimuth: float, foot: float, tall: float) -> None:
    """A rounded crown nearly down to the ground, its outline broken by many small rough clumps."""
    half = tall * (0.30 + 0.16 * rng.random())
    lean = tall * rng.normal(0.0, 0.05)
    trunk = tall * 0.03
    _wrapped(draw, [(azimuth - trunk, foot), (azimuth + lean, foot + tall * 0.7), (azimuth + trunk, foot)])
    for _ in range(46):
        turn, out = 2.0 * np.pi * rng.random(), np.sqrt(rng.random())
        height = foot + tall * (0.56 + 0.38 * out * np.sin(turn))
        centre = azimuth + lean + half * out * np.cos(turn) * (1.0 - 0.35 * np.sin(turn))
        size = tall * (0.035 + 0.075 * rng.random() * (1.15 - out))
        angle = np.linspace(0.0, 2.0 * np.pi, 15, endpoint=False)
        rough = size * (0.7 + 0.6 * rng.random(len(angle)))
        _wrapped(draw, [(centre + r * np.cos(a), height + r * np.sin(a)) for a, r in zip(angle, rough, strict=True)])
