"""The wood as a skeleton: trunks, boughs and twigs as ribbons, and every leaf with its place, its blade and its light.

Scene space in metres: +Y up, -Z ahead, the floor at y = 0; the eye is taken to be at EYE. `leaves.npz` holds one array
of leaves and one of ribbons for each of three layers by distance, each sorted from far to near. Run: python bake.py
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

EYE = np.array([0.0, 1.1, 0.0])
FOREST_FLOOR_M = -2.1  # the bed stands on a rise
NEAREST_LEAF_M = 6.2
LAYERS = ("near", "mid", "far")
UP = np.array([0.0, 1.0, 0.0])
GOLDEN = 2.39996
LIGHT_FROM = np.array([0.10, 0.95, -0.30])  # where the canopy is thinnest

# azimuth in degrees to the right of ahead, metres away, height, crown radius, lowest bough as a share of the height
NEAR_TREES = (
    (-41, 8.2, 15.5, 5.4, 0.46),
    (52, 9.4, 16.5, 5.2, 0.44),
    (118, 8.8, 15.0, 4.6, 0.48),
    (-112, 9.6, 16.0, 5.0, 0.45),
    (173, 10.2, 16.5, 4.8, 0.46),
)
MID_TREES = (
    (-20, 14.5, 20.0, 6.6, 0.42),
    (27, 16.0, 21.0, 7.0, 0.40),
    (76, 13.0, 19.0, 5.8, 0.44),
    (-73, 13.5, 19.5, 6.0, 0.42),
    (142, 13.0, 20.0, 6.0, 0.42),
    (-146, 13.5, 20.5, 6.2, 0.42),
    (100, 16.5, 21.0, 5.6, 0.38),
    (-96, 17.0, 21.0, 5.6, 0.38),
)
FAR_TREES = (
    (-57, 20.0, 25.0, 6.5, 0.36),
    (-49, 25.0, 26.0, 6.5, 0.36),
    (-29, 27.0, 26.0, 7.0, 0.34),
    (-11, 30.0, 27.0, 7.0, 0.40),
    (7, 24.0, 26.0, 6.5, 0.42),
    (13, 31.0, 26.0, 6.5, 0.40),
    (41, 21.0, 26.0, 7.0, 0.36),
    (60, 24.0, 25.0, 7.0, 0.34),
    (67, 20.0, 25.0, 7.0, 0.34),
    (90, 24.0, 26.0, 7.0, 0.34),
    (112, 21.0, 26.0, 7.0, 0.34),
    (131, 25.0, 26.0, 7.0, 0.34),
    (158, 21.0, 26.0, 7.0, 0.34),
    (-170, 24.0, 26.0, 7.0, 0.34),
    (-126, 22.0, 26.0, 7.0, 0.34),
    (-86, 23.0, 26.0, 7.0, 0.34),
)
# Tall ones close by whose crowns alone are seen, high up and thin: they lace the opening overhead.
HIGH_CROWNS = (
    (-150, 8.0, 27.0, 8.5, 0.66),
    (40, 9.0, 28.0, 9.0, 0.68),
    (-70, 9.5, 27.5, 8.5, 0.68),
    (110, 9.0, 28.0, 8.5, 0.68),
    (175, 10.0, 27.0, 8.0, 0.66),
)


@dataclass(slots=True)
class Layer:
    leaves: list[Array] = field(default_factory=list)  # rows of 12, see `_leaf_rows`
    wood: list[Array] = field(default_factory=list)  # rows of 16, see `_ribbon`


@dataclass(frozen=True, slots=True)
class Habit:
    """How a tree of one layer is grown."""

    boughs: int
    twigs: int
    leaves: int
    leaf_m: float  # half the length of a blade
    trunk_m: float
    twig_m: float  # 0: too fine to be seen
    tone: float  # 0 dark and near, 1 pale with air


HABITS = {
    "near": Habit(boughs=9, twigs=11, leaves=9, leaf_m=0.25, trunk_m=0.36, twig_m=0.015, tone=0.0),
    "mid": Habit(boughs=13, twigs=13, leaves=9, leaf_m=0.32, trunk_m=0.34, twig_m=0.011, tone=0.38),
    "far": Habit(boughs=12, twigs=9, leaves=7, leaf_m=0.40, trunk_m=0.33, twig_m=0.0, tone=0.75),
}


def main() -> None:
    rng = np.random.default_rng(29)
    layers = {name: Layer() for name in LAYERS}
    for name, trees in (("near", NEAR_TREES), ("mid", MID_TREES), ("far", FAR_TREES), ("far", HIGH_CROWNS)):
        for tree in trees:
            _tree(layers[name], HABITS[name], rng, *tree)
    for name, count, reach in (("near", 16, (8.6, 12.0)), ("mid", 44, (12.5, 19.0)), ("far", 70, (20.0, 34.0))):
        for _ in range(count):
            _fern(layers[name], rng, reach, HABITS[name].tone)
    for name, count, reach in (("near", 80, (6.4, 11.0)), ("mid", 70, (11.0, 18.0))):
        for _ in range(count):
            _sorrel(layers[name], rng, reach)
    for _ in range(34):
        _stem(layers["far"], rng)
    packed = {}
    for name, layer in layers.items():
        packed[f"{name}_leaves"] = _far_to_near(_far_enough(np.concatenate(layer.leaves)), slice(0, 3))
        packed[f"{name}_wood"] = _far_to_near(np.concatenate(layer.wood), slice(0, 3))
        print(name, len(packed[f"{name}_leaves"]), "leaves", len(packed[f"{name}_wood"]), "ribbons")
    np.savez_compressed(Path(__file__).with_name("leaves.npz"), **{k: v.astype(np.float16) for k, v in packed.items()})


def _tree(
    layer: Layer,
    habit: Habit,
    rng: np.random.Generator,
    azimuth: float,
    away: float,
    height: float,
    crown: float,
    low: float,
) -> None:
    angle = np.radians(azimuth)
    foot = np.array([np.sin(angle) * away, FOREST_FLOOR_M, -np.cos(angle) * away])
    lean = rng.normal(0.0, 0.035, 2) * height - foot[[0, 2]] / away * 0.05 * height
    steps = np.linspace(0.0, 1.0, 25)
    wander = np.cumsum(rng.normal(0.0, 0.035, (25, 2)), axis=0) * steps[:, None]
    path = foot + np.outer(steps, [0.0, height, 0.0])
    path[:, [0, 2]] += np.outer(steps**1.4, lean) + wander
    radius = habit.trunk_m * (1.0 - 0.95 * steps**0.9) * (1.0 + 0.55 * np.exp(-steps * height / 0.7))
    crown_alone = low > 0.6  # its wood is too far up to be seen
    if not crown_alone:
        layer.wood.append(_ribbon(path, radius, habit.tone, bark=1.0))
    for bough in range(habit.boughs):
        share = low + (0.97 - low) * (bough + rng.random() * 0.7) / habit.boughs
        spread = np.sin(np.pi * np.clip((share - low) / (1.0 - low) * 0.78 + 0.20, 0.0, 1.0)) ** 0.7
        around = bough * GOLDEN + rng.normal(0.0, 0.35) + angle
        length = crown * spread * rng.uniform(0.75, 1.1)
        thick = 0.0 if crown_alone else float(np.interp(share, steps, radius))
        _bough(layer, habit, rng, _on(path, share), (around, length, share, thick))


def _stem(layer: Layer, rng: np.random.Generator) -> None:
    """A trunk so far away that only its paleness is left."""
    angle, away = rng.uniform(-np.pi, np.pi), rng.uniform(30.0, 48.0)
    steps = np.linspace(0.0, 1.0, 13)
    path = np.array([np.sin(angle) * away, FOREST_FLOOR_M, -np.cos(angle) * away]) + np.outer(24.0 * steps, UP)
    path[:, 0] += np.cumsum(rng.normal(0.0, 0.10, 13)) * steps
    layer.wood.append(_ribbon(path, rng.uniform(0.22, 0.42) * (1.0 - 0.9 * steps), min(away / 44.0, 1.0), bark=1.0))


def _bough(
    layer: Layer, habit: Habit, rng: np.random.Generator, start: Array, shape: tuple[float, float, float, float]
) -> None:
    around, length, share, thick = shape
    steps = np.linspace(0.0, 1.0, 11)
    out = np.array([np.sin(around), 0.0, -np.cos(around)])
    across = np.array([np.cos(around), 0.0, np.sin(around)])
    rise = rng.uniform(0.30, 0.62) + 0.5 * max(share - 0.7, 0.0)
    curve = rng.normal(0.0, 0.16)
    path = start + np.outer(length * steps, out) + np.outer(length * rise * (steps - 0.42 * steps**2), UP)
    path += np.outer(length * curve * steps**2, across)
    path += np.cumsum(rng.normal(0.0, 0.012 * length, (11, 3)), axis=0) * steps[:, None]
    if thick:
        layer.wood.append(_ribbon(path, 0.42 * thick * (1.0 - 0.9 * steps) + 0.012, habit.tone, bark=0.4))
    clump = rng.normal(0.0, 1.0)  # one bough's leaves are of one kind: lighter, bluer, more golden
    for twig in range(habit.twigs):
        along = 0.24 + 0.76 * (twig + rng.random() * 0.6) / habit.twigs
        side = 1.0 if twig % 2 else -1.0
        turn = side * rng.uniform(0.65, 1.15) * (1.0 - 0.45 * along)
        way = out * np.cos(turn) + across * np.sin(turn) + UP * rng.normal(0.10, 0.16)
        twig_m = length * rng.uniform(0.30, 0.50) * (1.15 - 0.55 * along)
        _twig(layer, habit, rng, _on(path, along), way / np.linalg.norm(way) * twig_m, clump)


def _twig(layer: Layer, habit: Habit, rng: np.random.Generator, root: Array, reach: Array, clump: float) -> None:
    steps = np.linspace(0.0, 1.0, 5)
    length = float(np.linalg.norm(reach))
    way = reach / length
    across = np.cross(way, UP)
    across /= np.linalg.norm(across)
    path = root + np.outer(length * steps, way) - np.outer(0.20 * length * steps**2, UP)
    path += np.outer(rng.normal(0.0, 0.20) * length * steps**2, across)
    if habit.twig_m:
        layer.wood.append(_ribbon(path, habit.twig_m * (1.0 - 0.8 * steps), habit.tone, bark=0.2))
    along = (np.arange(habit.leaves) + rng.uniform(0.2, 0.9, habit.leaves)) / habit.leaves
    stalk = np.stack([np.interp(along, steps, path[:, axis]) for axis in range(3)], axis=1)
    side = np.where(np.arange(habit.leaves) % 2, 1.0, -1.0) * (along < 0.93)
    turn = side * rng.normal(0.92, 0.22, habit.leaves)
    axis = np.cos(turn)[:, None] * way + np.sin(turn)[:, None] * across
    axis += rng.normal(-0.16, 0.20, habit.leaves)[:, None] * UP
    layer.leaves.append(_leaf_rows(rng, stalk, axis, habit.leaf_m * (1.06 - 0.30 * along), clump, 0.40))


def _on(path: Array, share: float) -> Array:
    """The point at that share of a path whose points lie evenly."""
    steps = np.linspace(0.0, 1.0, len(path))
    return np.array([np.interp(share, steps, path[:, axis]) for axis in range(3)])


def _leaf_rows(
    rng: np.random.Generator, stalk: Array, axis: Array, half_m: Array, clump: float, tilt: float, slender: float = 0.66
) -> Array:
    """Centre, half the blade's length and half its width as vectors, tint (-1 blue green .. 1 gold), light, bend."""
    count = len(stalk)
    half_m = half_m * rng.uniform(0.72, 1.15, count)
    axis = axis / np.linalg.norm(axis, axis=1)[:, None]
    normal = UP + rng.normal(0.0, tilt, (count, 3))
    side = np.cross(normal, axis)
    side /= np.linalg.norm(side, axis=1)[:, None]
    centre = stalk + axis * (half_m * 1.08)[:, None]
    towards = centre - EYE
    towards /= np.linalg.norm(towards, axis=1)[:, None]
    open_sky = np.clip(towards @ (LIGHT_FROM / np.linalg.norm(LIGHT_FROM)), 0.0, 1.0)
    blade = np.cross(axis, side)
    facing = np.abs(blade @ (LIGHT_FROM / np.linalg.norm(LIGHT_FROM)))
    light = (0.13 + 0.95 * np.exp(-4.4 * (1.0 - open_sky))) * (0.60 + 0.40 * facing) * rng.uniform(0.80, 1.2, count)
    tint = np.clip(
        0.38 * clump + rng.normal(0.0, 0.22, count) + 0.85 * np.exp(-5.0 * (1.0 - open_sky)) - 0.35, -1.0, 1.0
    )
    width = half_m * slender * rng.uniform(0.88, 1.1, count)
    bend = rng.normal(0.0, 0.22, count)
    return np.column_stack([centre, axis * half_m[:, None], side * width[:, None], tint, light, bend])


def _fern(layer: Layer, rng: np.random.Generator, reach: tuple[float, float], tone: float) -> None:
    """Fronds that arch out of one foot on the forest's floor, blades on both sides of each."""
    angle, away = rng.uniform(-np.pi, np.pi), rng.uniform(*reach)
    foot = np.array([np.sin(angle) * away, FOREST_FLOOR_M - 0.1, -np.cos(angle) * away])
    size, clump = rng.uniform(1.2, 2.2), rng.normal(-0.1, 0.7)
    for frond in range(rng.integers(6, 10)):
        around = frond * GOLDEN + rng.normal(0.0, 0.3)
        out = np.array([np.cos(around), 0.0, np.sin(around)])
        across = np.array([-out[2], 0.0, out[0]])
        length, steep = size * rng.uniform(0.7, 1.1), rng.uniform(0.75, 1.25)
        along = np.linspace(0.14, 1.0, 22)
        stalk = foot + np.outer(along * length * 0.85, out) + np.outer(length * steep * (along - 0.62 * along**2), UP)
        side = np.where(np.arange(22) % 2, 1.0, -1.0)
        axis = 0.45 * out + side[:, None] * across + rng.normal(-0.12, 0.08, 22)[:, None] * UP
        rows = _leaf_rows(
            rng, stalk, axis, 0.23 * length * np.sin(np.pi * (0.12 + 0.84 * along)) + 0.02, clump, 0.25, 0.30
        )
        rows[:, 10] = (0.20 + 0.55 * along) * rng.uniform(0.85, 1.15) * (0.75 + 0.5 * tone)
        layer.leaves.append(rows)


def _sorrel(layer: Layer, rng: np.random.Generator, reach: tuple[float, float]) -> None:
    """A patch of small leaves close over the floor."""
    angle, away, count = rng.uniform(-np.pi, np.pi), rng.uniform(*reach), 44
    middle = np.array([np.sin(angle) * away, FOREST_FLOOR_M + 0.08, -np.cos(angle) * away])
    stalk = middle + rng.normal(0.0, 1.0, (count, 3)) * [0.75, 0.05, 0.75]
    around = rng.uniform(-np.pi, np.pi, count)
    axis = np.stack([np.cos(around), rng.normal(0.25, 0.2, count), np.sin(around)], axis=1)
    rows = _leaf_rows(rng, stalk, axis, rng.uniform(0.09, 0.15, count), rng.normal(0.1, 0.8), 0.5, slender=0.8)
    rows[:, 10] = rng.uniform(0.16, 0.75) * rng.uniform(0.75, 1.2, count)
    layer.leaves.append(rows)


def _ribbon(path: Array, radius: Array, tone: float, bark: float) -> Array:
    """One row a piece: its two ends, each with its half width across the line of sight; tone, bark, metres along."""
    along = np.gradient(path, axis=0)
    across = np.cross(along, path - EYE)
    across *= (radius / np.maximum(np.linalg.norm(across, axis=1), 1e-6))[:, None]
    metres = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    count = len(path) - 1
    rest = np.column_stack([np.full(count, tone), np.full(count, bark), metres[:-1], metres[1:]])
    return np.column_stack([path[:-1], across[:-1], path[1:], across[1:], rest])


def _far_enough(rows: Array) -> Array:
    return rows[np.linalg.norm(rows[:, :3] - EYE, axis=1) > NEAREST_LEAF_M]


def _far_to_near(rows: Array, place: slice) -> Array:
    return rows[np.argsort(-np.linalg.norm(rows[:, place] - EYE, axis=1), kind="stable")]


if __name__ == "__main__":
    main()
