"""How fast the picture moves by itself, in degrees a second: image registration of one map on an earlier one.

Lucas and Kanade's least squares, one shift for every 10-degree window (5 degrees apart), from coarse to fine, so that
a window answers for what fills it. Where nothing is to be seen (no texture), nothing is seen to move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from vr_runtime.comfort.angular import FIELD_DEG, AngularMap, Flags, Floats

OUTER_DEG: Final = 40.0
RINGS_DEG: Final = (20.0, OUTER_DEG, 90.0)  # of eccentricity; each ring up to this one
LEAST_TEXTURE: Final = 0.004  # root mean square of the gradient, a pixel, as a share of the mean light
_HALVINGS: Final = 2
_ROUNDS: Final = 3
_FULL: Final = 0.8  # of a window that must be in view
_EXPLAINED: Final = 0.5  # motion must explain this much of what changed, or it was no motion
_STILL: Final = 2e-4  # of the mean light: what changes less has not changed
_WORTH_ASKING: Final = 0.3  # degrees a second
_ASTRAY: Final = 0.35  # of the speed: further apart, the way there and the way back are not one
_SAME_WAY: Final = 0.7  # cosine of the angle between two motions that are one
_FURTHEST_PX: Final = 1.5  # in one round: gradients say no more


@dataclass(frozen=True, slots=True)
class Flow:
    """Motion between two maps, a window each: degrees a second to the right and up; NaN where too little is in view."""

    right: Floats
    up: Floats
    right_deg: Floats  # where the windows are
    up_deg: Floats

    @property
    def speed(self) -> Floats:
        """Degrees a second, for each window."""
        return np.hypot(self.right, self.up)

    @property
    def eccentricity_deg(self) -> Floats:
        """Of each window's middle, from the centre of the view."""
        return np.hypot(self.right_deg, self.up_deg)

    def by_ring(self) -> tuple[float, ...]:
        """Mean speed in each ring of RINGS_DEG, of all that is in view there."""
        means, inner = [], 0.0
        for outer in RINGS_DEG:
            here = (self.eccentricity_deg > inner) & (self.eccentricity_deg <= outer) & np.isfinite(self.right)
            means.append(float(self.speed[here].mean()) if here.any() else 0.0)
            inner = outer
        return tuple(means)

    def fastest(self) -> tuple[float, float, float]:
        """Speed of the fastest window, and the degrees right and up where it is."""
        speed = np.nan_to_num(self.speed)
        at = np.unravel_index(int(np.argmax(speed)), speed.shape)
        return float(speed[at]), float(self.right_deg[at]), float(self.up_deg[at])


def flow_between(grid: AngularMap, before: Floats, after: Floats, seconds: float) -> Flow:
    """The flow from one luminance map (size, size) of an eye to a later one."""
    flow = _one_way(grid, before, after, seconds)
    if flow.fastest()[0] < _WORTH_ASKING:
        return flow
    # A second opinion: motion leads back the way it came; light that swells or fades does not.
    back = _one_way(grid, after, before, seconds)
    astray = np.hypot(flow.right + back.right, flow.up + back.up)
    agrees = astray <= _ASTRAY * np.maximum(flow.speed, back.speed)
    kept = np.where(agrees | np.isnan(flow.right), np.float32(1.0), np.float32(0.0))
    return Flow(flow.right * kept, flow.up * kept, flow.right_deg, flow.up_deg)


def _one_way(grid: AngularMap, before: Floats, after: Floats, seconds: float) -> Flow:
    levels = [(_levelled(grid, before), _levelled(grid, after), grid.inside)]
    for _ in range(_HALVINGS):
        a, b, inside = levels[-1]
        levels.append((_halved(a), _halved(b), _halved(inside.astype(np.float32)) >= 0.999))
    shift: Floats | None = None
    for depth, (a, b, inside) in reversed(list(enumerate(levels))):
        window_px = grid.window_px >> depth
        windows = _windows(_eroded(inside), window_px)
        start = np.zeros((*windows.shape[:2], 2), np.float32) if shift is None else 2.0 * _fitted(shift, windows.shape)
        shift, moves = _registered(a, b, windows, start)
    assert shift is not None
    shift = np.where(moves[..., None], shift, 0.0)
    in_view = windows.mean(axis=(2, 3)) >= _FULL
    return _in_degrees(grid, np.where(in_view[..., None], shift, np.nan), seconds)


def lasting(first: Flow, second: Flow) -> Flow:
    """What of two flows, one after the other, is one motion: what flickers or glitters goes nowhere."""
    together = first.right * second.right + first.up * second.up
    lasts = together > _SAME_WAY * first.speed * second.speed
    half = np.where(lasts, np.float32(0.5), np.float32(0.0))
    right, up = half * (first.right + second.right), half * (first.up + second.up)
    return Flow(right, up, first.right_deg, first.up_deg)


def _levelled(grid: AngularMap, light: Floats) -> Floats:
    """Light as a share of the mean around it, softened over three pixels so that gradients hold over a pixel's motion.

    What lights up or darkens a whole neighbourhood is no motion, and goes with that mean.
    """
    level = max(grid.mean(light), 1e-4)
    soft = np.where(grid.inside, light, level).astype(np.float32)
    for axis in (0, 1):
        soft = 0.5 * soft + 0.25 * (np.roll(soft, 1, axis) + np.roll(soft, -1, axis))
    around = soft
    for axis in (0, 1):
        around = _box(_box(around, axis, grid.window_px // 2), axis, grid.window_px // 2)
    return (soft / np.maximum(around, 0.05 * level)).astype(np.float32)


def _box(light: Floats, axis: int, half_px: int) -> Floats:
    """Running mean over 2 * half_px + 1 pixels, the rim repeated."""
    pads = [(0, 0), (0, 0)]
    pads[axis] = (half_px + 1, half_px)
    sums = np.cumsum(np.pad(light, pads, mode="edge"), axis=axis, dtype=np.float64)
    width = 2 * half_px + 1
    means = sums[width:] - sums[:-width] if axis == 0 else sums[:, width:] - sums[:, :-width]
    return (means / width).astype(np.float32)


def _halved(light: Floats) -> Floats:
    rows, columns = (side & ~1 for side in light.shape)
    even = light[:rows, :columns]
    halved: Floats = 0.25 * (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2])
    return halved


def _windows(values: Floats | Flags, window_px: int) -> Floats:
    """(rows, columns, window, window): windows half a window apart."""
    half = window_px // 2
    return sliding_window_view(values, (window_px, window_px))[::half, ::half].astype(np.float32)


def _registered(a: Floats, b: Floats, seen: Floats, shift: Floats) -> tuple[Floats, Flags]:
    """Refine the windows' shifts, (..., 2) in pixels right and down; and whether what they show has moved at all."""
    px = seen.shape[-1]
    first = _windows(a, px)
    across, down = (_windows(gradient, px) for gradient in _gradients(a))
    ripple = np.sin(np.pi * (np.arange(px) + 0.5) / px).astype(np.float32)
    weight = seen * ripple[:, None] * ripple[None, :]
    count = np.maximum(weight.sum(axis=(2, 3)), 1e-3)
    # About their means: a change that is the same all over a window is no motion either.
    across, down = (gradient - _mean(weight, gradient, count) for gradient in (across, down))
    gxx, gyy, gxy = (
        np.einsum("abij,abij,abij->ab", weight, one, other) / count
        for one, other in ((across, across), (down, down), (across, down))
    )
    inverse = _shortest_inverse(gxx, gyy, gxy)
    unmoved = _variance(weight, _windows(b, px) - first, count)
    for _ in range(_ROUNDS):
        change = weight * (_moved(b, shift, px) - first)
        pull = np.stack([np.einsum("abij,abij->ab", change, gradient) for gradient in (across, down)], -1)
        step = np.einsum("abij,abj->abi", inverse, pull / count[..., None])
        shift = shift - np.clip(step, -_FURTHEST_PX, _FURTHEST_PX)
    left = _variance(weight, _moved(b, shift, px) - first, count)
    changed = unmoved > _STILL**2
    textured = gxx + gyy >= LEAST_TEXTURE**2
    return shift, changed & textured & (left <= _EXPLAINED * unmoved)


def _mean(weight: Floats, values: Floats, count: Floats) -> Floats:
    means: Floats = np.einsum("abij,abij->ab", weight, values) / count
    return means[..., None, None]


def _variance(weight: Floats, values: Floats, count: Floats) -> Floats:
    away = values - _mean(weight, values, count)
    variance: Floats = np.einsum("abij,abij->ab", weight, away**2) / count
    return variance


def _shortest_inverse(gxx: Floats, gyy: Floats, gxy: Floats) -> Floats:
    """Inverse of each window's matrix but along edges, where motion cannot be seen and counts as none."""
    matrix = np.stack([np.stack([gxx, gxy], -1), np.stack([gxy, gyy], -1)], -2)
    values, vectors = np.linalg.eigh(matrix)
    floor = np.maximum(0.25 * LEAST_TEXTURE**2, 0.03 * values[..., 1:])
    weights = np.where(values > floor, 1.0 / np.maximum(values, 1e-12), 0.0)
    return np.asarray(np.einsum("...ik,...k,...jk->...ij", vectors, weights, vectors))


def _gradients(light: Floats) -> tuple[Floats, Floats]:
    across, down = np.zeros_like(light), np.zeros_like(light)
    across[:, 1:-1] = 0.5 * (light[:, 2:] - light[:, :-2])
    down[1:-1] = 0.5 * (light[2:] - light[:-2])
    return across, down


def _eroded(inside: Flags) -> Flags:
    """Without two pixels along the rim, where gradients would see the edge."""
    out = inside.copy()
    out[[0, 1, -2, -1]] = out[:, [0, 1, -2, -1]] = False
    for shift in (1, 2):
        for axis in (0, 1):
            out &= np.roll(inside, shift, axis) & np.roll(inside, -shift, axis)
    return out


def _fitted(shift: Floats, shape: tuple[int, ...]) -> Floats:
    """The coarser level's windows are the finer one's, but for a rim that does not divide evenly."""
    rows, columns = (np.minimum(np.arange(want), have - 1) for want, have in zip(shape[:2], shift.shape, strict=False))
    return np.asarray(shift[rows[:, None], columns[None, :]])


def _moved(light: Floats, shift: Floats, window_px: int) -> Floats:
    """The windows of `light`, each read `shift` further right and down, by bilinear interpolation."""
    rows, columns = light.shape
    half = window_px // 2
    inside_px = np.arange(window_px)
    top = half * np.arange(shift.shape[0])[:, None, None, None] + inside_px[:, None]
    left = half * np.arange(shift.shape[1])[None, :, None, None] + inside_px[None, :]
    whole = np.floor(shift)
    share = (shift - whole)[:, :, None, None, :]
    y = np.clip(top + whole[..., 1, None, None].astype(np.intp), 0, rows - 2)
    x = np.clip(left + whole[..., 0, None, None].astype(np.intp), 0, columns - 2)
    flat, corner = light.reshape(-1), y * columns + x
    upper = flat[corner] * (1.0 - share[..., 0]) + flat[corner + 1] * share[..., 0]
    lower = flat[corner + columns] * (1.0 - share[..., 0]) + flat[corner + columns + 1] * share[..., 0]
    return np.asarray(upper * (1.0 - share[..., 1]) + lower * share[..., 1])


def _in_degrees(grid: AngularMap, shift: Floats, seconds: float) -> Flow:
    """Pixels right and down, to degrees a second right and up; along the rim a pixel is less than it seems."""
    half = 0.5 * FIELD_DEG
    rows, columns = ((np.arange(count) + 1.0) * half - grid.radius_deg for count in shift.shape[:2])
    right_deg, up_deg = np.broadcast_arrays(columns[None, :], -rows[:, None])
    per_px = 1.0 / (grid.px_per_deg * seconds)
    right, up = shift[..., 0] * per_px, -shift[..., 1] * per_px
    eccentricity = np.maximum(np.hypot(right_deg, up_deg), 1e-6)
    out_x, out_y = right_deg / eccentricity, up_deg / eccentricity
    outward = right * out_x + up * out_y
    around = (up * out_x - right * out_y) * np.sinc(eccentricity / 180.0)
    return Flow(
        right=(outward * out_x - around * out_y).astype(np.float32),
        up=(outward * out_y + around * out_x).astype(np.float32),
        right_deg=right_deg.astype(np.float32),
        up_deg=up_deg.astype(np.float32),
    )
