"""Bakes `firs.npz`: three walls of snow-laden firs round a clearing. Run it in its folder; the same numbers every time.

Each wall is a strip over all azimuths (forward in the middle, right is right), row 0 lowest, of two channels: coverage,
and how much of what covers is snow. Drawn finer and averaged, so what is stored is antialiased already.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

_FINER = 4
_SEED = 4


@dataclass(frozen=True, slots=True)
class Wall:
    """One rank of trees. Angles are degrees of elevation as seen from the clearing's middle."""

    width_px: int
    height_px: int
    lowest_deg: float
    highest_deg: float
    spacing_deg: float
    spread: float  # of a fir's half width to its height
    boughs_a_degree: float
    outline: tuple[tuple[float, float], ...]  # azimuth, height of the wood there


# The near wall frames a wide gap ahead; the far ones close it softly.
NEAR = Wall(
    6144, 576, -4.0, 29.75, 3.4, 0.21, 0.85,
    (
        (-180, 15), (-150, 19), (-118, 14), (-92, 22), (-70, 17), (-58, 24), (-45, 27), (-35, 21), (-28, 12), (-23, 0),
        (-12, 0), (9, 0), (14, 0), (18, 9), (25, 17), (33, 25), (47, 21), (66, 15), (84, 20), (104, 13), (128, 21),
        (155, 16),
    ),
)  # fmt: skip
MIDDLE = Wall(
    4608, 240, -2.0, 16.75, 1.15, 0.18, 1.7,
    (
        (-180, 10), (-140, 12), (-100, 9), (-70, 12), (-45, 13), (-33, 10.5), (-25, 7), (-19, 3.2), (-14, 1.4),
        (-6, 1.2), (2, 2.6), (9, 5.5), (17, 9), (28, 12), (45, 10), (75, 13), (110, 9), (150, 12),
    ),
)  # fmt: skip
FAR = Wall(
    3072, 96, -1.0, 10.25, 0.42, 0.17, 3.0,
    (
        (-180, 6), (-130, 7.5), (-80, 6), (-40, 7), (-22, 6.2), (-8, 4.8), (6, 5.6), (24, 7.2), (70, 6), (120, 7.5),
    ),
)  # fmt: skip


def wall(plan: Wall, rng: np.random.Generator) -> NDArray[np.uint8]:
    """(height, width, 2): coverage and snow."""
    size = (plan.width_px * _FINER, plan.height_px * _FINER)
    cover, snow = Image.new("L", size, 0), Image.new("L", size, 0)
    canvases = ImageDraw.Draw(cover), ImageDraw.Draw(snow)
    azimuths, heights = np.array(plan.outline, np.float64).T
    for share, spacing, jitter in ((0.70, 0.62, 0.30), (1.0, 1.0, 0.45)):
        azimuth = -180.0
        while azimuth < 180.0:
            here = azimuth + plan.spacing_deg * rng.normal(0.0, 0.25)
            tall = share * float(np.interp(here, azimuths, heights, period=360.0)) * (1.0 - jitter * rng.random())
            if tall > 0.09 * max(heights):
                _fir(canvases, plan, rng, here, tall)
            azimuth += plan.spacing_deg * spacing * (0.55 + 0.9 * rng.random())
    small = [np.asarray(canvas, np.float32)[::-1] for canvas in (cover, snow)]
    shape = (plan.height_px, _FINER, plan.width_px, _FINER)
    averaged = [canvas.reshape(shape).mean(axis=(1, 3)) for canvas in small]
    return np.round(np.stack(averaged, axis=2)).astype(np.uint8)


Canvases = tuple[ImageDraw.ImageDraw, ImageDraw.ImageDraw]


def _fir(canvases: Canvases, plan: Wall, rng: np.random.Generator, azimuth: float, tall: float) -> None:
    """A spire of drooping boughs. Lower whorls reach further towards the eye, so they are drawn over higher ones."""
    foot = plan.lowest_deg
    tall = tall - foot
    spread = plan.spread * (0.80 + 0.5 * rng.random())
    lean = 0.018 * tall * rng.normal()
    load = 0.25 + 0.60 * rng.random()
    trunk = 0.010 * tall
    tip = (azimuth + lean, foot + 1.02 * tall)
    _shape(canvases, plan, [(azimuth - trunk, foot), tip, (azimuth + trunk, foot)], 20)
    whorls = int(8 + plan.boughs_a_degree * tall)
    for whorl in range(whorls):
        share = (whorl + 0.15 + 0.5 * rng.random()) / whorls  # 0 at the tip, 1 at the foot
        axis = azimuth + lean * (1.0 - share)
        height = foot + tall * (1.0 - 0.96 * share)
        reach = tall * spread * (0.03 + 0.97 * share**0.85) * (0.78 + 0.34 * rng.random())
        gap = tall / whorls
        count = 5 if share > 0.2 else 3
        # Round the trunk, those at the sides first: what points at the eye hides the rest.
        turns = np.linspace(-1.35, 1.35, count) + 0.25 * rng.normal(size=count)
        for turn in sorted(turns, key=lambda t: -abs(t)):
            out = reach * np.sin(turn) * (0.75 + 0.4 * rng.random())
            towards = reach * np.cos(turn)
            _bough(
                canvases,
                plan,
                rng,
                (axis, height + 0.2 * gap * rng.normal()),
                out,
                towards,
                gap,
                load,
                1.0 - 0.8 * share,
            )


def _bough(
    canvases: Canvases,
    plan: Wall,
    rng: np.random.Generator,
    root: tuple[float, float],
    out: float,
    towards: float,
    gap: float,
    load: float,
    deep: float,
) -> None:
    """Needles hang below, snow lies on top. `towards` points at the eye; `deep`: how open it stands."""
    axis, height = root
    length = float(np.hypot(out, towards))
    half = 0.10 * length + 0.34 * towards  # foreshortened, it shows its breadth
    along = np.linspace(0.0, 1.0, 11)
    swell = np.sin(np.pi * along**0.9)
    spine_x = axis + out * along + 0.4 * half * (along - 0.5)
    spine_y = height - length * (0.30 + 0.16 * rng.random()) * along**1.6
    if abs(out) < half:
        spine_x = axis + out * 0.7 + half * (2.0 * along - 1.0)
        spine_y = height - length * 0.26 - 0.22 * half * (2.0 * along - 1.0) ** 2
        swell = np.sin(np.pi * np.clip(along, 0.02, 0.98)) ** 0.7
    ragged = 0.45 + 1.1 * rng.random(len(along))
    under = spine_y - gap * (0.25 + 1.05 * swell) * ragged
    over = spine_y + 0.12 * gap * swell
    _shape(canvases, plan, [*_points(spine_x, over), *_points(spine_x, under)[::-1]], int(10 + 30 * rng.random()))
    lump = load * gap * (0.10 + 0.62 * swell) * (0.6 + 0.8 * rng.random(len(along)))
    bed = over - 0.30 * gap * swell * rng.random(len(along))
    # Less light reaches in between the trees and under the boughs above.
    lit = int((95 + 70 * rng.random()) * (0.62 + 0.38 * deep))
    _shape(canvases, plan, [*_points(spine_x, over + lump), *_points(spine_x, bed)[::-1]], lit)
    ridge = over + lump
    _shape(canvases, plan, [*_points(spine_x, ridge), *_points(spine_x, ridge - 0.42 * lump)[::-1]], lit + 50)


def _points(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[tuple[float, float]]:
    return [(float(a), float(b)) for a, b in zip(x, y, strict=True)]


def _shape(canvases: Canvases, plan: Wall, points: list[tuple[float, float]], snow: int) -> None:
    """Fill a polygon given in degrees on both canvases; what leaves one end of the circle comes in at the other."""
    across = plan.width_px * _FINER / 360.0
    up = plan.height_px * _FINER / (plan.highest_deg - plan.lowest_deg)
    for turn in (-360.0, 0.0, 360.0):
        at = [((a + turn + 180.0) * across, (plan.highest_deg - h) * up) for a, h in points]
        columns = [column for column, _ in at]
        if max(columns) >= 0.0 and min(columns) <= plan.width_px * _FINER:
            canvases[0].polygon(at, fill=255)
            canvases[1].polygon(at, fill=snow)


def main() -> None:
    rng = np.random.default_rng(_SEED)
    walls = {name: wall(plan, rng) for name, plan in (("near", NEAR), ("middle", MIDDLE), ("far", FAR))}
    np.savez_compressed(Path(__file__).with_name("firs.npz"), **walls)


if __name__ == "__main__":
    main()
