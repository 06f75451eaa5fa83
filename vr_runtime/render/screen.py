"""Both eyes' rectangles, or their visible areas, as one vertex array: one draw call for the whole picture."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import moderngl

_CORNERS = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))


class Screen:
    """A full-screen pass over every eye with one program, which it owns."""

    __slots__ = ("_corners", "_ctx", "_eye_count", "_vertices", "is_partial", "program")

    def __init__(self, ctx: moderngl.Context, program: moderngl.Program, eye_count: int) -> None:
        self._ctx = ctx
        self._eye_count = eye_count
        self.program = program
        self.is_partial = False
        self._corners: moderngl.Buffer | None = None
        self._vertices: moderngl.VertexArray | None = None
        self.fit([None] * eye_count)

    def fit(self, areas: Sequence[bytes | None]) -> None:
        """Cover these triangles of each eye (x, y on the tangent plane, eye, 1 a corner), or all of it for None."""
        self._drop()
        self.is_partial = any(area is not None for area in areas)
        corners = b"".join(_rectangle(eye) if area is None else area for eye, area in enumerate(areas))
        self._corners = self._ctx.buffer(corners)
        self._vertices = self._ctx.vertex_array(self.program, [(self._corners, "4f", "in_corner")])

    def draw(self) -> None:
        assert self._vertices is not None
        self._vertices.render()

    def release(self) -> None:
        self._drop()
        self.program.release()

    def _drop(self) -> None:
        if self._vertices is not None:
            self._vertices.release()
        if self._corners is not None:
            self._corners.release()


def _rectangle(eye: int) -> bytes:
    return b"".join(struct.pack("<4f", x, y, eye, 0.0) for x, y in _CORNERS)
