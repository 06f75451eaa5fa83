"""A built-in scene as the two eyes of a test see it: settled, in linear light, at any time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from tests.unit.render.studio import Studio, levels
from vr_runtime.render.offscreen import Offscreen
from vr_runtime.render.scene_library import load_scene

SIZE_PX = 96
HOUR_S = 3600.0
# One step of the output's dither where most of the light of water lies.
DITHER = 0.0022


@contextmanager
def shown(studio: Studio, scene: str, seed: int = 0) -> Iterator[Offscreen]:
    """The scene from its first frame on; its Python must not have failed by the end."""
    sight = Offscreen(studio.ctx, load_scene(scene), width_px=SIZE_PX, height_px=SIZE_PX, seed=seed, encode="linear")
    sight.settle(levels())
    sight.draw(levels())
    yield sight
    assert sight.stage.fault is None
    sight.release()


def frame(sight: Offscreen, dt_s: float = 1 / 90, **changes: float) -> np.ndarray:
    """Both eyes' light in the output's settled state, `dt_s` after the last frame."""
    wanted = levels(**changes)
    sight.settle(wanted)
    sight.draw(wanted, dt_s)
    return sight.light().astype(float)


def left(picture: np.ndarray) -> np.ndarray:
    return picture[:, : picture.shape[1] // 2]


def shift_px(first: np.ndarray, second: np.ndarray, most: int) -> int:
    """How far `second` must be moved to the right to lie on `first`."""
    middle = slice(most, -most)
    errors = [np.abs(first[:, middle] - np.roll(second, by, axis=1)[:, middle]).mean() for by in range(-most, most + 1)]
    return int(np.argmin(errors)) - most


def loops_close(sight: Offscreen, scene: str) -> Iterator[tuple[str, float]]:
    """Each phase's name, and how much the picture changes where it wraps."""
    at_start = np.array(sight.stage.phases)
    for number, name in enumerate(load_scene(scene).file.phases):
        ends = at_start.copy()
        ends[number] = 0.9999999
        sight.stage.phases = ends.tolist()
        before = frame(sight, 0.0)
        ends[number] = 0.0
        sight.stage.phases = ends.tolist()
        yield name, np.abs(frame(sight, 0.0) - before).max()


def least_apart(views: list[np.ndarray]) -> float:
    """How far the two most alike of some views are apart on average."""
    return min(float(np.abs(a - b).mean()) for i, a in enumerate(views) for b in views[:i])


def seam(picture: np.ndarray) -> np.ndarray:
    """By how much the left and right edges of (height, width, channels) differ beyond twice what neighbours do."""
    inside = np.abs(np.diff(picture, axis=1)).mean(axis=(0, 1))
    across = np.abs(picture[:, 0] - picture[:, -1]).mean(axis=0)
    return across - 2.0 * inside
