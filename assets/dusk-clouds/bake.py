"""Bakes what the clouds are made of: `python bake.py` writes cirrus.npz and billows.npz beside this file (numpy only).

Both tile without a seam. They are drawn from seeded random numbers: the same files on every run.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

FIBRE_PX = 1024
BILLOW_PX = 64
_HERE = Path(__file__).parent


def fibres() -> Array:
    """(rows, columns, 2): silky fibres that run along the columns' axis, and tufts that trail off; each 0..1, even."""
    rng = np.random.default_rng(5)
    # A divergence-free flow: mostly along x, bent by a stream function of a few long waves.
    stream = _waves(rng, 1, 9, 2.2)
    flow_x = 1.0 + 34.0 * _slope(stream, 0)
    flow_y = -34.0 * _slope(stream, 1)
    length = np.hypot(flow_x, flow_y)
    flow_x, flow_y = flow_x / length, flow_y / length

    hairs = _unit(_drawn_out(_waves(rng, 90, 420, 0.0), flow_x, flow_y, back_px=110, ahead_px=110))
    silk = _unit(_drawn_out(_waves(rng, 20, 90, 0.3), flow_x, flow_y, back_px=140, ahead_px=140))
    coarse = _unit(_drawn_out(_waves(rng, 4, 20, 0.6), flow_x, flow_y, back_px=110, ahead_px=110))
    heads = np.maximum(_waves(rng, 30, 110, 0.3) + 1.1 * _waves(rng, 2, 8, 0.8) - 1.2, 0.0)
    tails = _drawn_out(heads, flow_x, flow_y, back_px=300, ahead_px=70)
    strands = np.sqrt(tails) * (1.0 + 0.20 * hairs + 0.20 * silk)
    return np.stack([_even(0.6 * hairs + silk + 0.9 * coarse), _even(strands, 0.4)], axis=2)


def billows() -> Array:
    """(z, y, x, 2): rounded heaps of a few sizes, and finer heaps to carve their edges; each 0..1."""
    rng = np.random.default_rng(8)
    heaps = 0.58 * _heaps(rng, 4) + 0.27 * _heaps(rng, 8) + 0.15 * _heaps(rng, 15)
    swell = _waves3(rng, 2, 9, 1.0)
    broad = _unit(heaps) * 0.75 + _unit(swell)
    fine = 0.60 * _heaps(rng, 7) + 0.40 * _heaps(rng, 15)
    return np.stack([_even(broad), _even(fine)], axis=3)


def _waves(rng: np.random.Generator, lowest: int, highest: int, slope: float) -> Array:
    """A tile of unit spread, waves `lowest`..`highest` to its width, amplitude per wave n**-slope."""
    size = FIBRE_PX
    order = np.hypot(*np.meshgrid(np.fft.fftfreq(size) * size, np.fft.rfftfreq(size) * size, indexing="ij"))
    band = (order >= lowest) & (order <= highest)
    share = np.where(band, np.maximum(order, 1.0) ** (-slope - 0.5), 0.0)
    return _unit(np.fft.irfft2(share * np.exp(2j * np.pi * rng.random(order.shape)), s=(size, size)))


def _waves3(rng: np.random.Generator, lowest: int, highest: int, slope: float) -> Array:
    size = BILLOW_PX
    whole, half = np.fft.fftfreq(size) * size, np.fft.rfftfreq(size) * size
    z, y, x = np.meshgrid(whole, whole, half, indexing="ij")
    order = np.sqrt(x * x + y * y + z * z)
    band = (order >= lowest) & (order <= highest)
    share = np.where(band, np.maximum(order, 1.0) ** (-slope - 1.0), 0.0)
    return _unit(np.fft.irfftn(share * np.exp(2j * np.pi * rng.random(order.shape)), s=(size,) * 3, axes=(0, 1, 2)))


def _heaps(rng: np.random.Generator, cells: int) -> Array:
    """Nearness to the nearest of one point a cell, in a tile of `cells` cubed: round bodies with creases between."""
    size = BILLOW_PX
    points = rng.random((cells, cells, cells, 3))
    at = (np.arange(size) + 0.5) / size * cells
    z, y, x = np.meshgrid(at, at, at, indexing="ij")
    cell = [np.floor(axis).astype(int) for axis in (z, y, x)]
    nearest = np.full((size, size, size), 9.0)
    for step in np.ndindex(3, 3, 3):
        there = [c + s - 1 for c, s in zip(cell, step, strict=True)]
        offset = points[there[0] % cells, there[1] % cells, there[2] % cells]
        distance = sum((t + offset[..., i] - p) ** 2 for i, (t, p) in enumerate(zip(there, (z, y, x), strict=True)))
        nearest = np.minimum(nearest, distance)
    return (1.0 - np.sqrt(nearest)).astype(np.float32)


def _slope(field: Array, axis: int) -> Array:
    return 0.5 * (np.roll(field, -1, axis) - np.roll(field, 1, axis))


def _drawn_out(field: Array, flow_x: Array, flow_y: Array, *, back_px: int, ahead_px: int) -> Array:
    """The mean of `field` along the flow's line through each place, weighted less the farther away."""
    rows, columns = np.meshgrid(*[np.arange(FIBRE_PX, dtype=np.float32)] * 2, indexing="ij")
    total, weights = field.copy(), 1.0
    for reach_px, sign in ((back_px, -1.0), (ahead_px, 1.0)):
        row, column = rows.copy(), columns.copy()
        for step in range(0, reach_px, 2):
            row_step, column_step = _at(flow_y, row, column), _at(flow_x, row, column)
            row += 2.0 * sign * row_step
            column += 2.0 * sign * column_step
            weight = (1.0 - step / reach_px) ** 1.6
            total += weight * _at(field, row, column)
            weights += weight
    return total / weights


def _at(field: Array, row: Array, column: Array) -> Array:
    """`field` between its texels, round and round."""
    low, left = np.floor(row), np.floor(column)
    up, across = row - low, column - left
    r, c = low.astype(np.int32) % FIBRE_PX, left.astype(np.int32) % FIBRE_PX
    r1, c1 = (r + 1) % FIBRE_PX, (c + 1) % FIBRE_PX
    near = field[r, c] * (1.0 - across) + field[r, c1] * across
    far = field[r1, c] * (1.0 - across) + field[r1, c1] * across
    return (near * (1.0 - up) + far * up).astype(np.float32)


def _unit(field: Array) -> Array:
    return ((field - field.mean()) / field.std()).astype(np.float32)


def _even(field: Array, evenness: float = 0.6) -> Array:
    """To 0..1: part of the way from straight to every level being as common as any other."""
    flat = field.ravel()
    rank = np.empty(flat.size, np.float32)
    rank[np.argsort(flat, kind="stable")] = np.linspace(0.0, 1.0, flat.size, dtype=np.float32)
    low, high = np.quantile(flat, (0.001, 0.999))
    straight = np.clip((flat - low) / (high - low), 0.0, 1.0)
    return (evenness * rank + (1.0 - evenness) * straight).reshape(field.shape).astype(np.float32)


def main() -> None:
    for name, field in (("cirrus", fibres()), ("billows", billows())):
        np.savez_compressed(_HERE / f"{name}.npz", field=np.round(field * 255.0).astype(np.uint8))


if __name__ == "__main__":
    main()
