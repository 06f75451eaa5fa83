"""A picture of a sound: what sounds when and how high, and how loud it is, for looking at a bed before hearing it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from vr_runtime.sound.loudness import Meter
from vr_runtime.sound.scale import RATE_HZ, Block

_WIDTH, _HEIGHT = 720, 240
_LEFT, _TOP, _CURVE = 46, 24, 56
_LOWEST_HZ, _HIGHEST_HZ = 30.0, 12_000.0
_LENGTH: Final = 8192
_SPAN_DB: Final = 66.0
_LOUD_LUFS, _SOFT_LUFS = -22.0, -38.0
# Night to lamp light: dark is nothing.
_COLOURS: Final = np.array([(12, 13, 24), (28, 34, 66), (62, 60, 104), (128, 86, 112), (204, 132, 98), (246, 216, 164)])
_INK, _PAPER, _FAINT = (222, 214, 200), (18, 18, 26), (96, 92, 98)


def picture(samples: Block, title: str) -> Image.Image:
    """`samples` (frames, 2) over octaves and time, the short-term loudness below them, 3 s at least."""
    canvas = Image.new("RGB", (_LEFT + _WIDTH + 12, _TOP + _HEIGHT + _CURVE + 40), _PAPER)
    draw = ImageDraw.Draw(canvas)
    font = ImageFont.load_default(12)
    canvas.paste(Image.fromarray(_coloured(_levels(samples))), (_LEFT, _TOP))
    draw.text((_LEFT, 5), title, _INK, font)
    for hz in (50, 100, 200, 500, 1000, 2000, 5000, 10_000):
        y = _TOP + round(_HEIGHT * np.log(_HIGHEST_HZ / hz) / np.log(_HIGHEST_HZ / _LOWEST_HZ))
        draw.line((_LEFT - 4, y, _LEFT - 1, y), _FAINT)
        draw.text((_LEFT - 8, y), f"{hz // 1000}k" if hz >= 1000 else str(hz), _INK, font, anchor="rm")
    _draw_loudness(draw, samples, font)
    seconds = len(samples) / RATE_HZ
    for share in np.linspace(0.0, 1.0, 7):
        x = _LEFT + round(share * (_WIDTH - 1))
        draw.text((x, _TOP + _HEIGHT + _CURVE + 14), f"{share * seconds:.0f} s", _INK, font, anchor=_anchor(share))
    return canvas


def _anchor(share: float) -> str:
    return "la" if share == 0.0 else "ra" if share == 1.0 else "ma"


def _levels(samples: Block) -> NDArray[np.float64]:
    """Decibels (height, width), the highest first, both ears together."""
    edges_hz = np.geomspace(_LOWEST_HZ, _HIGHEST_HZ, _HEIGHT + 1)
    bin_hz = np.fft.rfftfreq(_LENGTH, 1.0 / RATE_HZ)
    window = np.hanning(_LENGTH)[:, None]
    columns = np.zeros((_WIDTH, len(bin_hz)))
    starts = np.linspace(0, max(0, len(samples) - _LENGTH), 2 * _WIDTH).astype(int)
    for index, start in enumerate(starts):
        piece = samples[start : start + _LENGTH]
        padded = np.zeros((_LENGTH, 2))
        padded[: len(piece)] = piece
        columns[index // 2] += (np.abs(np.fft.rfft(padded * window, axis=0)) ** 2).sum(axis=1)
    # What lies in a row, per octave: noise that falls by 3 dB per octave and Hz is even in it.
    summed = np.cumsum(np.concatenate([np.zeros((_WIDTH, 1)), columns], axis=1), axis=1)
    rows = np.stack([np.interp(edges_hz, np.append(bin_hz, RATE_HZ / 2), one) for one in summed])
    return np.asarray(10.0 * np.log10(np.diff(rows, axis=1) + 1e-20).T[::-1])


def _coloured(levels_db: NDArray[np.float64]) -> NDArray[np.uint8]:
    top = float(np.percentile(levels_db, 99.8))
    share = np.clip((levels_db - top + _SPAN_DB) / _SPAN_DB, 0.0, 1.0) * (len(_COLOURS) - 1)
    channels = [np.interp(share, np.arange(len(_COLOURS)), channel) for channel in _COLOURS.T]
    return np.stack(channels, axis=-1).astype(np.uint8)


def _draw_loudness(draw: ImageDraw.ImageDraw, samples: Block, font: Any) -> None:
    meter = Meter()
    meter.feed(samples)
    curve = np.clip(meter.short_term_lufs(), _SOFT_LUFS, _LOUD_LUFS)
    top = _TOP + _HEIGHT + 8

    def y_of(lufs: float) -> float:
        return top + _CURVE * (_LOUD_LUFS - lufs) / (_LOUD_LUFS - _SOFT_LUFS)

    for lufs in (-26.0, -32.0):
        draw.line((_LEFT, y_of(lufs), _LEFT + _WIDTH - 1, y_of(lufs)), (44, 44, 54))
        draw.text((_LEFT - 8, y_of(lufs)), f"{lufs:.0f}", _INK, font, anchor="rm")
    if len(curve) < 2:
        return
    across = _LEFT + (np.arange(len(curve)) + 15.0) / (len(curve) + 30.0) * _WIDTH
    points = [(float(x), y_of(float(lufs))) for x, lufs in zip(across, curve, strict=True)]
    draw.line(points, tuple(int(one) for one in _COLOURS[-2]), 2)
