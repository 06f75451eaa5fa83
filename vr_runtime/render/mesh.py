"""The triangles that cover what an eye sees: as few as do, or so many that light can be held back place by place. Pure.

A corner is four floats: x and y in the eye's rectangle (0..1) or on its tangent plane, the eye, and 1 for the latter.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from math import hypot
from typing import Final

FINE_CELLS: Final = 24
"""A side of an eye's rectangle: some four degrees each, as shaders/screen.vert.glsl takes it."""
FINE_EDGE: Final = 0.11
"""The longest edge of a fine triangle on the tangent plane."""
CORNER: Final = struct.Struct("<4f")
_RECTANGLE: Final = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))

MAP_QUADS: Final = 4
"""A side of a cube's face, as shaders/screen.vert.glsl takes it."""

Corner = tuple[float, float, float, float]


def plain(areas: Sequence[bytes | None]) -> bytes:
    """Corners, three a triangle: each eye's visible area as it is, or its whole rectangle for None."""
    return b"".join(_rectangle(eye) if area is None else area for eye, area in enumerate(areas))


def fine(areas: Sequence[bytes | None]) -> tuple[bytes, bytes]:
    """The same ground in small triangles that share their corners: corners, and 32-bit indices, three a triangle."""
    numbers: dict[Corner, int] = {}
    indices = array("I")
    for eye, area in enumerate(areas):
        for corner in _fine_rectangle(eye) if area is None else _split(area):
            indices.append(numbers.setdefault(corner, len(numbers)))
    return b"".join(CORNER.pack(*corner) for corner in numbers), indices.tobytes()


def cube(eye_count: int) -> bytes:
    """Corners of the six faces of each eye's map, six a quad: x and y are -1 .. 1 on the face, the last is 2 + face."""
    return b"".join(
        CORNER.pack((column + x) * 2 / MAP_QUADS - 1, (row + y) * 2 / MAP_QUADS - 1, eye, 2.0 + face)
        for eye in range(eye_count)
        for face in range(6)
        for row in range(MAP_QUADS)
        for column in range(MAP_QUADS)
        for x, y in _RECTANGLE
    )


def _rectangle(eye: int) -> bytes:
    return b"".join(CORNER.pack(x, y, eye, 0.0) for x, y in _RECTANGLE)


def _fine_rectangle(eye: int) -> list[Corner]:
    return [
        ((column + x) / FINE_CELLS, (row + y) / FINE_CELLS, float(eye), 0.0)
        for row in range(FINE_CELLS)
        for column in range(FINE_CELLS)
        for x, y in _RECTANGLE
    ]


def _split(area: bytes) -> list[Corner]:
    """Every triangle is halved at its longest edge until all are short.

    Whether an edge is halved depends on the edge alone, so neighbours stay neighbours and no crack opens.
    """
    corners: list[Corner] = list(CORNER.iter_unpack(area))
    waiting = [(corners[i], corners[i + 1], corners[i + 2]) for i in range(0, len(corners) - 2, 3)]
    done: list[Corner] = []
    while waiting:
        a, b, c = waiting.pop()
        longest, a, b, c = max((_length(a, b), a, b, c), (_length(b, c), b, c, a), (_length(c, a), c, a, b))
        if longest <= FINE_EDGE:
            done += (a, b, c)
            continue
        middle = (0.5 * (a[0] + b[0]), 0.5 * (a[1] + b[1]), a[2], a[3])
        waiting += ((a, middle, c), (middle, b, c))
    return done


def _length(a: Corner, b: Corner) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
