"""Both eyes' rectangles, or their visible areas, as one vertex array: one draw call for the whole picture."""

from __future__ import annotations

from collections.abc import Sequence

import moderngl

from vr_runtime.render.mesh import cube, fine, plain


class Screen:
    """A full-screen pass over every eye with one program, which it owns.

    Drawn `finely`, it has corners every few degrees: light can be held back from place to place. Two triangles an eye
    are what a software renderer draws twice as quickly.
    """

    __slots__ = ("_areas", "_buffers", "_ctx", "_cube", "_eye_count", "_fine", "_plain", "is_partial", "program")

    def __init__(self, ctx: moderngl.Context, program: moderngl.Program, eye_count: int) -> None:
        self._ctx = ctx
        self.program = program
        self.is_partial = False
        self._areas: list[bytes | None] = []
        self._buffers: list[moderngl.Buffer] = []
        self._plain: moderngl.VertexArray | None = None
        self._fine: moderngl.VertexArray | None = None
        self._cube: moderngl.VertexArray | None = None
        self._eye_count = eye_count
        self.fit([None] * eye_count)

    def fit(self, areas: Sequence[bytes | None]) -> None:
        """Cover these triangles of each eye (x, y on the tangent plane, eye, 1 a corner), or all of it for None."""
        self._drop()
        self._areas = list(areas)
        self.is_partial = any(area is not None for area in areas)
        corners = self._ctx.buffer(plain(areas))
        self._buffers = [corners]
        self._plain = self._ctx.vertex_array(self.program, [(corners, "4f", "in_corner")])

    def draw(self, *, finely: bool = False) -> None:
        assert self._plain is not None
        if finely:
            (self._fine or self._finely()).render()
        else:
            self._plain.render()

    def draw_map(self) -> None:
        """All directions round the eyes, as shaders/limit.glsl lays them out, instead of their pictures."""
        if self._cube is None:
            corners = self._ctx.buffer(cube(self._eye_count))
            self._buffers.append(corners)
            self._cube = self._ctx.vertex_array(self.program, [(corners, "4f", "in_corner")])
        self._cube.render()

    def release(self) -> None:
        self._drop()
        self.program.release()

    def _finely(self) -> moderngl.VertexArray:
        corners, indices = (self._ctx.buffer(data) for data in fine(self._areas))
        self._buffers += [corners, indices]
        self._fine = self._ctx.vertex_array(
            self.program, [(corners, "4f", "in_corner")], index_buffer=indices, index_element_size=4
        )
        return self._fine

    def _drop(self) -> None:
        for owned in (self._plain, self._fine, self._cube, *self._buffers):
            if owned is not None:
                owned.release()
        self._plain = self._fine = self._cube = None
