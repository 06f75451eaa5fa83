"""Arrays that scenes make textures of: noise that closes at its edges, coarser pictures, eight-bit codes. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Field: TypeAlias = NDArray[np.float32]
Picture: TypeAlias = NDArray[np.uint8]
Amplitude: TypeAlias = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""How strong a wave is, by how many of it go into a tile."""


def closed_noise(white: NDArray[Any], amplitude: Amplitude, *, across: float = 1.0, along: float = 1.0) -> Field:
    """A square field of unit spread that tiles: the `white` noise, each of its waves as strong as `amplitude` says.

    Drawn out along x by `across` and along y by `along`.
    """
    return closed_field(np.fft.rfft2(white), amplitude, across=across, along=along)


def closed_field(waves: NDArray[Any], amplitude: Amplitude, *, across: float = 1.0, along: float = 1.0) -> Field:
    """The same from waves of one's own, (n, n / 2 + 1) as `rfft2` has them."""
    size_px = len(waves)
    weighed = waves * amplitude(_waves_a_tile(size_px, across, along))
    field = np.fft.irfft2(weighed, (size_px, size_px))
    return np.asarray(field / field.std(), np.float32)


def power_law(slope: float, *, lowest: float) -> Amplitude:
    """Nothing under `lowest` waves a tile; from there on waves ** -slope."""
    return lambda waves: np.where(waves >= lowest, np.maximum(waves, 1e-3) ** -slope, 0.0)


def rounded_off(amplitude: Amplitude, highest: float) -> Amplitude:
    """The same without what is finer than about `highest` waves a tile; no edge in it, so that nothing rings."""
    return lambda waves: amplitude(waves) * np.exp(-((waves / highest) ** 2))


def averaged(picture: Picture, down: int, across: int) -> Picture:
    """(rows / down, columns / across, channels): coarser by whole factors; what is left over at the end goes."""
    height, width, channels = picture.shape
    rows, columns = height // down, width // across
    tiles = picture[: rows * down, : columns * across].reshape(rows, down, columns, across, channels)
    coarse: Picture = (tiles.mean(axis=(1, 3), dtype=np.float32) + 0.5).astype(np.uint8)
    return coarse


def codes(unit: NDArray[Any]) -> Picture:
    """0..1 as 0..255, the nearest code; what lies outside is cut off."""
    nearest: Picture = np.clip(unit * 255.0 + 0.5, 0.0, 255.0).astype(np.uint8)
    return nearest


def _waves_a_tile(size_px: int, across: float, along: float) -> NDArray[np.float64]:
    rows = np.fft.fftfreq(size_px, 1.0 / size_px)[:, None]
    columns = np.fft.rfftfreq(size_px, 1.0 / size_px)[None, :]
    waves: NDArray[np.float64] = np.hypot(columns * across, rows * along)
    return waves
