"""The firs on the far shore, one by one, as coverage."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Array = NDArray[np.floating]

# How tall the firs stand by azimuth (degrees), in degrees: low ahead, where the valley opens, higher to both sides.
_STAND = (
    (-180, 1.6),
    (-140, 2.2),
    (-100, 1.7),
    (-72, 2.5),
    (-52, 3.1),
    (-40, 2.3),
    (-27, 1.35),
    (-12, 0.95),
    (2, 0.55),
    (14, 0.45),
    (24, 0.85),
    (33, 1.7),
    (45, 2.9),
    (60, 2.2),
    (85, 2.6),
    (120, 1.6),
    (150, 2.1),
)


class _Canvas:
    def __init__(self, width_px: int, height_px: int, lowest_deg: float) -> None:
        self.image = Image.new("L", (width_px, height_px), 0)
        self._draw = ImageDraw.Draw(self.image)
        self._px_per_deg = width_px / 360.0
        self._top_deg = lowest_deg + height_px / self._px_per_deg

    def fill(self, outline: list[tuple[float, float]]) -> None:
        """A polygon of azimuths and altitudes in degrees; what leaves one end of the circle comes in at the other."""
        for turn in (-360.0, 0.0, 360.0):
            points = [
                ((azimuth + turn + 180.0) * self._px_per_deg, (self._top_deg - up) * self._px_per_deg)
                for azimuth, up in outline
            ]
            if max(x for x, _ in points) >= 0.0 and min(x for x, _ in points) <= self.image.width:
                self._draw.polygon(points, fill=255)


def firs(width_px: int, height_px: int, lowest_deg: float, shore_deg: float) -> Array:
    """(height, width) coverage 0..1, lowest row first; `shore_deg` is where the trees stand."""
    rng = np.random.default_rng(5)
    canvas = _Canvas(width_px, height_px, lowest_deg)
    azimuths, talls = np.array(_STAND, np.float64).T
    crowd = _curve(rng, 3600)
    for share, spacing in ((0.72, 0.16), (1.0, 0.42), (0.36, 0.22)):
        azimuth = -180.0
        while azimuth < 180.0:
            tallest = float(np.interp(azimuth, azimuths, talls, period=360.0)) * share
            company = 1.0 / (1.0 + np.exp(-2.6 * float(crowd[int((azimuth + 180.0) * 10.0) % 3600]) - 0.6))
            tall = tallest * (0.40 + 0.60 * rng.beta(2.2, 1.9)) * (0.5 + 0.5 * company)
            if rng.random() < 0.15 + 0.85 * company:
                _fir(canvas, rng, azimuth, shore_deg - 0.02, tall)
            azimuth += spacing * (0.4 + 1.3 * rng.random()) * (0.35 + 0.42 * tallest)
    _bank(canvas, rng, shore_deg)
    coverage: Array = np.asarray(canvas.image, np.float32)[::-1] / 255.0
    return coverage


def _fir(canvas: _Canvas, rng: np.random.Generator, azimuth: float, foot: float, tall: float) -> None:
    """A spire of drooping whorls, every bough its own length, a little out of true."""
    lean = rng.normal(0.0, 0.012) * tall
    slim = 0.13 + 0.08 * rng.random()
    whorls = max(6, int(7.0 + 5.0 * tall))
    sides: list[list[tuple[float, float]]] = []
    for side in (-1.0, 1.0):
        edge = []
        for whorl in range(whorls):
            down = (whorl + 0.6 * rng.random()) / whorls
            reach = tall * slim * (0.10 + 0.90 * down**0.85) * (0.60 + 0.50 * rng.random())
            height = foot + tall * (1.0 - 0.93 * down)
            middle = azimuth + lean * (1.0 - down)
            edge.append((middle + side * 0.30 * reach, height + 0.020 * tall))
            edge.append((middle + side * reach, height - 0.030 * tall))
            edge.append((middle + side * 0.34 * reach, height - 0.022 * tall))
        sides.append(edge)
    tip = (azimuth + lean, foot + 1.04 * tall)
    trunk = 0.012 * tall
    canvas.fill([tip, *sides[1], (azimuth + trunk, foot), (azimuth - trunk, foot), *sides[0][::-1]])


def _bank(canvas: _Canvas, rng: np.random.Generator, shore_deg: float) -> None:
    """A low uneven hem where land meets water."""
    azimuth = np.linspace(-180.0, 180.0, 3601)
    top = shore_deg + 0.05 + 0.05 * np.abs(_curve(rng, 3601)) + 0.03 * rng.random(3601)
    outline = list(zip(azimuth.tolist(), top.tolist(), strict=True))
    canvas.fill([*outline, (180.0, shore_deg), (-180.0, shore_deg)])


def _curve(rng: np.random.Generator, count: int) -> Array:
    """A closed curve of unit spread with waves of 2 to 90 degrees."""
    waves = np.zeros(count // 2 + 1, np.complex128)
    order = np.arange(4, 180)
    waves[order] = order**-0.6 * np.exp(2j * np.pi * rng.random(len(order)))
    curve = np.fft.irfft(waves, count)
    unit: Array = curve / curve.std()
    return unit
