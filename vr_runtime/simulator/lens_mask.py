"""What of each picture the lens hides: a plausible mesh, since a lens is rounder than the picture behind it.

Points lie on the plane z = -1 (tangents of angles); triangles run counter-clockwise, as XR_KHR_visibility_mask asks.
"""

from __future__ import annotations

import math

from vr_runtime.simulator.headset import FieldOfView

HIDDEN_TRIANGLES, VISIBLE_TRIANGLES, LINE_LOOP = 1, 2, 3
RIM_POINTS = 32

Mesh = tuple[list[tuple[float, float]], list[int]]
"""Vertices, and indices into them."""


def _rim(fov: FieldOfView) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """The lens' edge on the plane z = -1, counter-clockwise, and beside each point its shadow on the picture's edge."""
    left, right, up, down = (math.tan(angle) for angle in fov.radians())
    inner, outer = [], []
    for step in range(RIM_POINTS):
        angle = math.tau * (step + 0.5) / RIM_POINTS
        c, s = math.cos(angle), math.sin(angle)
        # a rounded square (|x|^4 + |y|^4 = 1): only the corners of the picture lie behind the lens' edge
        round_off = (c**4 + s**4) ** -0.25
        square_off = 1.0 / max(abs(c), abs(s))
        x_m, y_m = (right if c > 0 else -left), (up if s > 0 else -down)
        inner.append((c * round_off * x_m, s * round_off * y_m))
        outer.append((c * square_off * x_m, s * square_off * y_m))
    return inner, outer


def _hidden(fov: FieldOfView) -> Mesh:
    inner, outer = _rim(fov)
    indices: list[int] = []
    for step in range(RIM_POINTS):
        after = (step + 1) % RIM_POINTS
        indices += [step, RIM_POINTS + step, RIM_POINTS + after, step, RIM_POINTS + after, after]
    # the picture's corners themselves, beyond the straight line between two points of its edge
    corners = [(math.tan(x), math.tan(y)) for x, y in _corner_angles(fov)]
    vertices = inner + outer + corners
    quarter = RIM_POINTS // 4
    for number in range(4):
        before = RIM_POINTS + number * quarter + quarter // 2 - 1
        indices += [before, 2 * RIM_POINTS + number, before + 1]
    return vertices, indices


def _corner_angles(fov: FieldOfView) -> tuple[tuple[float, float], ...]:
    left, right, up, down = fov.radians()
    return (right, up), (left, up), (left, down), (right, down)


def _visible(fov: FieldOfView) -> Mesh:
    inner, _outer = _rim(fov)
    indices: list[int] = []
    for step in range(RIM_POINTS):
        indices += [RIM_POINTS, step, (step + 1) % RIM_POINTS]
    return [*inner, (0.0, 0.0)], indices


def _loop(fov: FieldOfView) -> Mesh:
    return _rim(fov)[0], list(range(RIM_POINTS))


MESHES = {HIDDEN_TRIANGLES: _hidden, VISIBLE_TRIANGLES: _visible, LINE_LOOP: _loop}
