"""Coral mounds on three rings round the eye, built of lit spheres with a depth buffer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

WIDTH_PX = 4096
RINGS = ((9.0, 3.0), (14.0, 4.2), (22.0, 9.6))  # metres off, metres tall
UNDER = 0.16  # of the distance: how far the picture reaches below the sand at the ring, for what stands before it
EYE_M = 5.3  # above the sand
_FINER = 2

# Mounds of each ring: azimuth (degrees), half width and height (metres). A way of sand is left ahead, a little right.
_MOUNDS = (
    ((-41, 1.5, 1.15), (-58, 0.8, 0.45), (38, 1.1, 0.8), (-95, 1.9, 1.3), (84, 1.4, 1.0), (128, 1.7, 1.1),
     (-150, 1.6, 1.2)),
    ((-24, 1.9, 1.3), (-33, 1.2, 0.8), (52, 2.3, 1.7), (63, 1.3, 0.8), (-75, 2.4, 1.6), (104, 2.6, 1.9),
     (165, 2.2, 1.4), (-125, 2.6, 1.8)),
    ((-10, 2.5, 1.5), (-17, 3.2, 2.5), (30, 3.0, 2.0), (24, 1.8, 1.1), (-50, 3.6, 2.7), (-62, 2.4, 1.5),
     (75, 3.4, 2.4), (120, 3.8, 2.6), (150, 2.8, 1.6), (-100, 3.6, 2.4), (-140, 3.2, 2.2), (-172, 3.0, 1.7),
     (4, 1.5, 1.5), (-36, 4.0, 7.6), (-46, 4.6, 5.2), (40, 4.2, 6.8), (51, 4.4, 4.8), (92, 4.8, 7.9),
     (-88, 4.8, 7.8), (137, 4.0, 6.0), (-160, 4.6, 7.4)),
)  # fmt: skip


@dataclass(frozen=True)
class _Canvas:
    """One ring unrolled: metres along it, up from the sea floor, and towards the eye, as seen from the eye's height."""

    depth: Array
    light: Array
    rose: Array
    px_per_m: float
    along_m: float
    away_m: float

    def sphere(self, x: float, y: float, z: float, r: float, tone: float, rose: float) -> None:
        """Paint a sphere where it is nearer than what is there; its light comes from above and a little from here."""
        scale, (rows, wide) = self.px_per_m, self.depth.shape
        foot, nearer_by = -y / r, self.away_m / (self.away_m - z)  # below `foot` it is in the sand
        y = (y - EYE_M) * nearer_by + EYE_M + UNDER * self.away_m
        r *= nearer_by
        first, last = int((x - r) * scale), int((x + r) * scale) + 1
        low, high = max(int((y - r) * scale), 0), min(int((y + r) * scale) + 1, rows)
        if high <= low:
            return
        dx = ((np.arange(first, last) + 0.5) / scale - x)[None, :] / r
        dy = ((np.arange(low, high) + 0.5) / scale - y)[:, None] / r
        inside = 1.0 - dx * dx - dy * dy
        dz = np.sqrt(np.maximum(inside, 0.0))
        columns = np.arange(first, last) % wide
        near = self.depth[low:high, columns]
        nearer = (inside > 0.0) & (z + r * dz > near) & (dy > foot)
        facing = np.clip(0.42 + 0.58 * dy, 0.0, 1.0) * (0.72 + 0.28 * dz)
        shade = tone * (0.12 + 0.88 * facing) * (0.62 + 0.38 * np.clip((dy - foot) * r / 0.35, 0.0, 1.0))
        self.depth[low:high, columns] = np.where(nearer, z + r * dz, near)
        self.light[low:high, columns] = np.where(nearer, shade, self.light[low:high, columns])
        self.rose[low:high, columns] = np.where(nearer, rose, self.rose[low:high, columns])


def ring(number: int) -> Array:
    """(height, WIDTH_PX, 3), 0..1: cover, cover x lightness, cover x lightness x rosiness."""
    away_m, tall_m = RINGS[number]
    rng = np.random.default_rng(60 + number)
    wide = WIDTH_PX * _FINER
    px_per_m = wide / (2.0 * np.pi * away_m)
    shape = (int((tall_m + UNDER * away_m) * px_per_m) // _FINER * _FINER, wide)
    empty = np.full(shape, -100.0, np.float32)
    canvas = _Canvas(
        empty, np.zeros(shape, np.float32), np.zeros(shape, np.float32), px_per_m, 2.0 * np.pi * away_m, away_m
    )
    for azimuth, half, tall in _MOUNDS[number]:
        _mound(canvas, rng, (azimuth / 360.0 + 0.5) * canvas.along_m, half, tall)
    cover = (canvas.depth > -99.0).astype(np.float32)
    cover += (
        0.55 * (1.0 - cover) * _shade(cover, int(0.022 * away_m * px_per_m))
    )  # darkness without light: a soft shadow
    parts = np.stack([cover, canvas.light, canvas.light * canvas.rose], axis=2)
    averaged: Array = parts.reshape(shape[0] // _FINER, _FINER, WIDTH_PX, _FINER, 3).mean(axis=(1, 3))
    return np.clip(averaged, 0.0, 1.0)


def _shade(cover: Array, reach_px: int) -> Array:
    """`cover` spread softly over `reach_px`, further along the sand than up and down; the ring closes."""
    spread = cover
    for across, along in ((reach_px, 2 * reach_px), (reach_px, 2 * reach_px)):
        total = np.cumsum(np.pad(spread, ((across + 1, across), (0, 0)), mode="edge"), axis=0)
        spread = (total[2 * across + 1 :] - total[: -2 * across - 1]) / (2 * across + 1)
        total = np.cumsum(np.pad(spread, ((0, 0), (along + 1, along)), mode="wrap"), axis=1)
        spread = (total[:, 2 * along + 1 :] - total[:, : -2 * along - 1]) / (2 * along + 1)
    return np.clip(spread, 0.0, 1.0)


def _mound(canvas: _Canvas, rng: np.random.Generator, x: float, half: float, tall: float) -> None:
    """Old reef rock, and what grows on it: low things at its feet, taller ones on its back."""
    for _ in range(4):
        _boulder(
            canvas,
            rng,
            (x + 0.45 * half * rng.normal(), -0.15 * tall, 0.30 * half * rng.normal()),
            half * (0.45 + 0.35 * rng.random()),
            tall * (0.55 + 0.45 * rng.random()),
            0.05,
            knobs=int(320 * max(half, 1.0) ** 1.3),
            tone=0.40,
        )
    for _ in range(int(18 + 13 * half)):
        rise, round_it = 0.1 + 1.35 * rng.random(), 1.4 * (2.0 * rng.random() - 1.0)
        out = half * np.cos(rise)
        place = (x + 1.05 * out * np.sin(round_it), 0.85 * tall * np.sin(rise), 0.95 * out * np.cos(round_it))
        _colony(canvas, rng, place, 0.24 * (0.5 + 0.5 * half) * (0.5 + 0.9 * rng.random()))


def _colony(canvas: _Canvas, rng: np.random.Generator, place: tuple[float, float, float], size: float) -> None:
    kind, rose = rng.random(), float(rng.random() ** 2)
    if kind < 0.34:
        _boulder(canvas, rng, place, size, size * (0.7 + 0.5 * rng.random()), rose)
    elif kind < 0.52:
        _plate(canvas, rng, place, 1.6 * size, rose)
    elif kind < 0.78:
        for _ in range(9):
            lean = rng.normal(0.0, 0.5, 2)
            _branch(canvas, rng, np.array(place), np.array([lean[0], 1.0, lean[1]]), 0.55 * size, 0.085 * size, 3, rose)
    else:
        _fingers(canvas, rng, place, size, rose)


def _boulder(
    canvas: _Canvas,
    rng: np.random.Generator,
    place: tuple[float, float, float],
    half: float,
    tall: float,
    rose: float,
    knobs: int = 110,
    tone: float = 0.0,
) -> None:
    """A lobed head: knobs all over the upper half of an ellipsoid."""
    up = 1.0 - 1.15 * (np.arange(knobs) + 0.5) / knobs
    turn = 2.399963 * np.arange(knobs) + 6.0 * rng.random()
    out = np.sqrt(np.maximum(1.0 - up * up, 0.0))
    tone = tone or 0.50 + 0.25 * rng.random()
    slender = np.sqrt(max(tall / half, 1.0))
    for height, radius, angle in zip(up, out, turn, strict=True):
        size = (1.7 + 0.9 * rng.random()) * half * slender / np.sqrt(knobs)
        rough = 1.0 + 0.06 * rng.normal()
        x, z = place[0] + half * radius * np.cos(angle) * rough, place[2] + half * radius * np.sin(angle) * rough
        canvas.sphere(x, place[1] + tall * height * rough, z, size, tone * (0.55 + 0.45 * max(height, 0.0)), rose)
    for share in (0.0, 0.25, 0.5, 0.7, 0.84):
        body = 0.86 * min(half * np.sqrt(1.0 - share**2), tall * (1.0 - share))
        canvas.sphere(place[0], place[1] + tall * share, place[2] - 0.3 * half, body, 0.35 * tone, rose)


def _plate(
    canvas: _Canvas, rng: np.random.Generator, place: tuple[float, float, float], half: float, rose: float
) -> None:
    """A table on a short stem, a little tilted, its rim thin and light."""
    tilt, rise = 0.16 * rng.normal(), 0.45 * half
    for step in range(8):
        share = step / 7.0
        radius = half * (0.13 + 0.05 * share)
        canvas.sphere(place[0], place[1] + rise * share, place[2], radius, 0.16 + 0.1 * share, rose)
    for number in range(260):
        radius = np.sqrt((number + 0.5) / 260.0)
        angle = 2.399963 * number
        wavy = 1.0 + 0.10 * np.sin(3.0 * angle + 1.3) + 0.04 * rng.normal()
        x, z = half * radius * np.cos(angle) * wavy, half * radius * np.sin(angle) * wavy
        y = rise + tilt * x + 0.16 * half * radius**2 - 0.10 * z
        canvas.sphere(place[0] + x, place[1] + y, place[2] + z, 0.080 * half, 0.42 + 0.42 * radius * radius, rose)


def _branch(
    canvas: _Canvas,
    rng: np.random.Generator,
    foot: Array,
    lean: Array,
    length: float,
    thick: float,
    left: int,
    rose: float,
) -> None:
    """A bough of staghorn and its twigs, lighter towards the tips."""
    way = lean / np.linalg.norm(lean)
    steps = max(3, int(1.6 * length / thick))
    for step in range(steps):
        at = foot + way * (length * step / (steps - 1))
        tone = 0.30 + 0.14 * (3 - left) + 0.12 * step / steps
        canvas.sphere(float(at[0]), float(at[1]), float(at[2]), thick * (1.0 - 0.25 * step / steps), tone, rose)
    if left == 0:
        return
    for _ in range(2):
        bent = way + rng.normal(0.0, 0.42, 3) + np.array([0.0, 0.25, 0.0])
        _branch(canvas, rng, foot + way * length, bent, length * 0.72, thick * 0.74, left - 1, rose)


def _fingers(
    canvas: _Canvas, rng: np.random.Generator, place: tuple[float, float, float], size: float, rose: float
) -> None:
    """Soft fingers side by side, each a little bent."""
    for _ in range(16):
        x, z = place[0] + 0.55 * size * rng.normal(), place[2] + 0.4 * size * rng.normal()
        tall, girth, bend = size * (0.5 + 0.9 * rng.random()), size * (0.08 + 0.06 * rng.random()), 0.25 * rng.normal()
        for step in range(14):
            share = step / 13.0
            tone = 0.26 + 0.48 * share
            canvas.sphere(
                x + bend * size * share**2, place[1] + tall * share, z, girth * (1.0 - 0.2 * share), tone, rose
            )
