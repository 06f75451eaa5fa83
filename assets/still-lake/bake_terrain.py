"""The mountains round the lake: a height field, and what an eye on the shore sees of it, all azimuths at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

SHORE_M = 600.0  # the lake is round, and the eye in its middle
REACH_M = 13_000.0
GRID_PX = 2600
STEP_RATIO = 1.003
CLEAR_AIR_M = 19_000.0  # light falls to 1/e
VALLEY_AIR_M = 1_700.0  # the same at the lake's level, thinning upwards
VALLEY_AIR_HEIGHT_M = 120.0
TREE_CELL_M = 8.5
TREE_LINE_M = 620.0
_SUNWARD = np.array([0.80, 0.42, -0.42])  # x, up, z: the lightest part of the sky, ahead and to the right


def panorama(width_px: int, elevations: Array) -> tuple[Array, Array, Array]:
    """(rows, width) each: is there land; how much of its own light comes through the air; how light it is (0..1).

    `elevations`: radians above the lake's level, rising.
    """
    ground, light = _height_field(np.random.default_rng(23))
    azimuths = (np.arange(width_px) + 0.5) / width_px * 2.0 * np.pi - np.pi
    distances = SHORE_M * STEP_RATIO ** np.arange(int(np.log(REACH_M / SHORE_M) / np.log(STEP_RATIO)))
    land, clear, lightness = (np.zeros((len(elevations), width_px), np.float32) for _ in range(3))
    for first in range(0, width_px, 1024):
        part = slice(first, first + 1024)
        seen = _seen(ground, light, azimuths[part], distances, elevations)
        land[:, part], clear[:, part], lightness[:, part] = seen
    return land, clear, lightness


def _seen(
    ground: Array, light: Array, azimuths: Array, distances: Array, elevations: Array
) -> tuple[NDArray[np.bool_], Array, Array]:
    x = np.outer(distances, np.sin(azimuths))
    z = np.outer(distances, -np.cos(azimuths))
    height, lightness = _sample(ground, x, z), _sample(light, x, z)
    trees, tree_light = _trees(x, z, height)
    height += trees
    lightness = np.where(trees > 0.0, tree_light, lightness)
    horizon = np.maximum.accumulate(np.arctan(height / distances[:, None]), axis=0)
    first = np.stack([np.searchsorted(column, elevations) for column in horizon.T], axis=1)
    land = first < len(distances)
    step = np.minimum(first, len(distances) - 1)
    far = distances[step]
    up = np.maximum(np.tan(elevations)[:, None] * far, 1.0) / VALLEY_AIR_HEIGHT_M
    depth = far / CLEAR_AIR_M + far / VALLEY_AIR_M * (1.0 - np.exp(-up)) / up
    return land, np.exp(-depth), np.take_along_axis(lightness, step, axis=0)


def _trees(x: Array, z: Array, ground: Array) -> tuple[Array, Array]:
    """Height of the firs over the ground, and their lightness: one narrow cone a cell, missing above the tree line."""
    x, z = 0.81 * x + 0.586 * z, 0.81 * z - 0.586 * x  # no row of trees points at the eye
    column, row = np.floor(x / TREE_CELL_M).astype(np.int64), np.floor(z / TREE_CELL_M).astype(np.int64)
    across, along, size, kind = (_hash(column, row, salt) for salt in range(4))
    dx = x / TREE_CELL_M - column - 0.5 - 0.66 * (across - 0.5)
    dz = z / TREE_CELL_M - row - 0.5 - 0.66 * (along - 0.5)
    away = np.hypot(dx, dz) * TREE_CELL_M
    tall = 11.0 + 13.0 * size * size
    stands = (ground < TREE_LINE_M * (0.55 + 0.9 * kind)) & (kind < 0.88)
    cone = np.where(stands, tall * np.clip(1.0 - away / (0.19 * tall), 0.0, 1.0), 0.0)
    forest = np.where(stands, np.maximum(cone, 5.0), 0.0)
    return forest, 0.05 + 0.17 * across + 0.12 * np.clip(dx, -0.3, 0.5)


def _hash(column: NDArray[np.int64], row: NDArray[np.int64], salt: int) -> Array:
    word = (column * 0x9E3779B1 + row * 0x85EBCA77 + salt * 0xC2B2AE3D) & 0xFFFFFFFF
    word = ((word ^ (word >> 15)) * 0x2C1B3C6D) & 0xFFFFFFFF
    word = ((word ^ (word >> 12)) * 0x297A2D39) & 0xFFFFFFFF
    unit: Array = ((word ^ (word >> 15)) >> 8) / 16777216.0
    return unit


def _height_field(rng: np.random.Generator) -> tuple[Array, Array]:
    """Metres above the lake, and lightness; (row, column) is (z, x), the lake in the middle."""
    edge = np.linspace(-REACH_M, REACH_M, GRID_PX, dtype=np.float32)
    x, z = edge[None, :], edge[:, None]
    away = np.hypot(x, z)
    azimuth = np.degrees(np.arctan2(x, -z))
    wx = x / 5200.0 + 0.16 * _noise(rng, x / 2600.0, z / 2600.0) + 0.05 * _noise(rng, x / 900.0, z / 900.0)
    wz = z / 5200.0 + 0.16 * _noise(rng, x / 2600.0, z / 2600.0) + 0.05 * _noise(rng, x / 900.0, z / 900.0)
    ridges, share, weight = np.zeros_like(away), 1.0, np.ones_like(away)
    for octave in range(9):
        fold = 1.0 - np.abs(_noise(rng, wx * 2.03**octave + 7.7 * octave, wz * 2.03**octave))
        fold = fold * fold * weight
        weight = np.clip(1.7 * fold, 0.0, 1.0)
        ridges += share * fold
        share *= 0.49
    hills = 0.5 + 0.42 * _noise(rng, x / 1300.0, z / 1300.0) + 0.18 * _noise(rng, x / 430.0, z / 430.0)
    hills = np.maximum(hills, 0.0)
    far = np.clip((away - 2600.0) / 6000.0, 0.0, 1.0)
    near = np.clip((away - SHORE_M) / 1700.0, 0.0, 1.0)
    height = _lie(azimuth) * 880.0 * far * far * (3.0 - 2.0 * far) * (ridges - 0.12)
    near = near * near * (3.0 - 2.0 * near)
    height += 300.0 * near * hills**1.6 * _foothills(azimuth) + 7.0 * np.clip((away - SHORE_M) / 60.0, 0.0, 1.0)
    # A last range, beyond the saddle and all round: what is far is low.
    last = np.clip((away - 9200.0) / 2200.0, 0.0, 1.0)
    height += 520.0 * last * last * (3.0 - 2.0 * last) * (ridges - 0.25)
    height = np.maximum(height, 1.0).astype(np.float32)
    return height, _lightness(rng, height, x, z)


def _lie(azimuth: Array) -> Array:
    """How high the mountains stand by azimuth: a massif left of the way ahead, a saddle right of it for the light."""
    massif = 0.90 * _bell(azimuth, -20.0, 17.0) + 0.62 * _bell(azimuth, 43.0, 18.0) + 0.55 * _bell(azimuth, -75.0, 26.0)
    massif += 0.60 * _bell(azimuth, 100.0, 30.0) + 0.50 * _bell(azimuth, 170.0, 50.0)
    massif += 0.45 * _bell(azimuth, -140.0, 35.0)
    saddle: Array = 0.30 + massif
    return saddle


def _foothills(azimuth: Array) -> Array:
    low: Array = 0.95 - 0.70 * _bell(azimuth, 12.0, 19.0) - 0.25 * _bell(azimuth, -12.0, 12.0)
    return low


def _bell(azimuth: Array, middle: float, width: float) -> Array:
    off = (azimuth - middle + 180.0) % 360.0 - 180.0
    bell: Array = np.exp(-((off / width) ** 2))
    return bell


def _lightness(rng: np.random.Generator, height: Array, x: Array, z: Array) -> Array:
    metre = 2.0 * REACH_M / (GRID_PX - 1)
    slope_z, slope_x = np.gradient(height, metre)
    steep = 1.0 / np.sqrt(1.0 + slope_x**2 + slope_z**2)
    facing = np.clip((_SUNWARD[1] - _SUNWARD[0] * slope_x - _SUNWARD[2] * slope_z) * steep, 0.0, 1.0)
    patchy = 0.5 * _noise(rng, x / 260.0, z / 260.0) + 0.25 * _noise(rng, x / 90.0, z / 90.0)
    snow = np.clip((height - 640.0) / 420.0 + 0.5 * patchy, 0.0, 1.0) * np.clip((steep - 0.60) * 4.5, 0.0, 1.0)
    rock = 0.16 + 0.20 * facing + 0.05 * patchy
    lightness: Array = np.clip(rock + snow * (0.30 + 0.55 * facing - rock), 0.0, 1.0)
    return lightness


def _sample(field: Array, x: Array, z: Array) -> Array:
    """Linear between the grid's points."""
    scale = (GRID_PX - 1) / (2.0 * REACH_M)
    column, row = (x + REACH_M) * scale, (z + REACH_M) * scale
    left = np.clip(column.astype(np.int64), 0, GRID_PX - 2)
    low = np.clip(row.astype(np.int64), 0, GRID_PX - 2)
    across, along = column - left, row - low
    near = field[low, left] * (1.0 - across) + field[low, left + 1] * across
    off = field[low + 1, left] * (1.0 - across) + field[low + 1, left + 1] * across
    sampled: Array = near * (1.0 - along) + off * along
    return sampled


def _noise(rng: np.random.Generator, x: Array, z: Array) -> Array:
    """Gradient noise, about -1..1, from a table of slopes that repeats after 256 cells."""
    x, z = np.broadcast_arrays(x, z)
    angle = rng.random((256, 256), np.float32) * 2.0 * np.pi
    slope_x, slope_z = np.cos(angle), np.sin(angle)
    column, row = np.floor(x).astype(np.int32), np.floor(z).astype(np.int32)
    fx, fz = x - column, z - row
    ease_x = fx * fx * fx * (fx * (fx * 6.0 - 15.0) + 10.0)
    ease_z = fz * fz * fz * (fz * (fz * 6.0 - 15.0) + 10.0)

    def corner(right: int, up: int) -> Array:
        cell = ((row + up) & 255, (column + right) & 255)
        slope: Array = slope_x[cell] * (fx - right) + slope_z[cell] * (fz - up)
        return slope

    low = corner(0, 0) + ease_x * (corner(1, 0) - corner(0, 0))
    high = corner(0, 1) + ease_x * (corner(1, 1) - corner(0, 1))
    noise: Array = (1.5 * (low + ease_z * (high - low))).astype(np.float32)
    return noise
