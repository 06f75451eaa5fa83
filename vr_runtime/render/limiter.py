"""Sudden light held back on the GPU, in the frame that brings it: a scene that strobes reaches the eye dim and slow.

What is held back, and why, stands in shaders/limit_cells.frag.glsl and limit_whole.frag.glsl. Nothing here waits for
the GPU: what comes back, some frames later, only tells staff of it.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final, Literal

import moderngl

from vr_runtime.content import SHADERS
from vr_runtime.render.gl_functions import GetProcAddress, unbind_framebuffer
from vr_runtime.render.screen import Screen
from vr_runtime.render.shader_source import ShaderSource
from vr_runtime.render.shrinker import Parcel

CELLS: Final = 20  # a side of a cube's face, as in shaders/limit.glsl
_FACES: Final = (3, 2)
CELLS_UNIT: Final = 30
WHOLE_UNIT: Final = 31
_MASK_PX: Final = 96
_GAP_S: Final = 0.25
"""Longer without a frame, and nothing is compared: the headset was off, or these are stills that nobody wears."""
_TAPS: Final = (3, 12)
"""A side of a cell, and pixels of the picture's width for each: taps cost a software renderer dear."""
_PX_A_TAP: Final = 170
_SAMPLES: Final = (2, 6)
_PX_A_SAMPLE: Final = 400
"""The same for a direct scene, each of whose samples is drawn for the purpose."""
LEAST_SEEN: Final = 0.002
"""A share of the picture below which nothing is compared: its light is too little to be weighed, and to be sudden."""
_TURN_FORGOTTEN_PER_S: Final = 1.0
"""Radians a second: how soon a turn of the head is over, for what is allowed for it."""
_FASTEST_TURN: Final = 3.0
_TOLD_EVERY_NS: Final = 250_000_000
_HELD_BACK: Final = 0.1
"""Of a place's light: less is a soft edge, more a fault of the scene."""
_SOFTWARE: Final = ("llvmpipe", "softpipe", "swrast", "SwiftShader", "Microsoft Basic Render")
Limits = Literal["suited", "at-once", "never"]
_Owned = moderngl.VertexArray | moderngl.Program | moderngl.Framebuffer | moderngl.Texture
_FOUR = struct.Struct("<4f")


def sample_angle(width_px: int) -> float:
    """Radians between the samples by which a direct scene is measured, for a picture of this width."""
    return 2.0 / (CELLS * _held(width_px // _PX_A_SAMPLE, _SAMPLES))


def is_software(ctx: moderngl.Context) -> bool:
    """Whether this context draws on the processor, whose pictures nobody wears."""
    return any(name in ctx.info["GL_RENDERER"] for name in _SOFTWARE)


class Limiter:
    """`measure_...` between scene light and output, `dress` the output's program, `after` the frame.

    `at_once`: every frame is held back by what was measured in itself. Otherwise, on software renderers, which draw a
    fine mesh at half the speed, the output is drawn finely only from when something is known to be held back.
    `held_back` 0..1: the most that any place was dimmed when last heard of.
    """

    __slots__ = (
        "_blank",
        "_cells",
        "_cells_program",
        "_cells_targets",
        "_ctx",
        "_eye_count",
        "_has_mask",
        "_known",
        "_map",
        "_map_target",
        "_mask",
        "_mask_target",
        "_memory",
        "_now",
        "_parcel",
        "_sums",
        "_told_ns",
        "_turn",
        "_vertices",
        "_whole",
        "_whole_program",
        "_whole_targets",
        "at_once",
        "held_back",
        "is_fine",
    )

    def __init__(
        self,
        ctx: moderngl.Context,
        get_proc_address: GetProcAddress,
        eye_count: int,
        *,
        of_map: bool,
        of_codes: bool,
        at_once: bool,
    ) -> None:
        """`of_map`: a direct scene is measured by a map of the world, a layered one by its picture.

        `of_codes`: the map, drawn by the output's program, holds sRGB codes.
        """
        self._ctx = ctx
        self._eye_count = eye_count
        self.at_once = at_once
        self.is_fine = self.at_once
        self.held_back = 0.0
        size_px = (CELLS * _FACES[0] * eye_count, CELLS * _FACES[1])
        self._cells = [ctx.texture(size_px, 4, dtype="f4") for _ in range(2)]
        self._sums = [ctx.texture(size_px, 4, dtype="f4") for _ in range(2)]
        self._whole = [ctx.texture((1, 1), 4, dtype="f4") for _ in range(2)]
        for texture in (*self._cells, *self._whole):
            texture.filter = moderngl.NEAREST, moderngl.NEAREST
        self._cells_targets = [ctx.framebuffer(list(pair)) for pair in zip(self._cells, self._sums, strict=True)]
        self._whole_targets = [ctx.framebuffer([texture]) for texture in self._whole]
        self._blank = ctx.texture((1, 1), 4, _FOUR.pack(0.0, 1.0, 0.0, 1.0), dtype="f4")
        self._map = ctx.texture((size_px[0] * _SAMPLES[1], size_px[1] * _SAMPLES[1]), 4, dtype="f2")
        self._map_target = ctx.framebuffer([self._map])
        self._mask = ctx.texture((_MASK_PX * eye_count, _MASK_PX), 1, dtype="f1")
        self._mask_target = ctx.framebuffer([self._mask])
        self._has_mask = False
        prologue = f"#define STAGE_EYES {eye_count}\n"
        prologue += f"#define LIMIT_OF_MAP {int(of_map)}\n#define LIMIT_OF_CODES {int(of_codes)}\n"
        self._cells_program = _program(ctx, "limit_cells.frag.glsl", prologue)
        self._whole_program = _program(ctx, "limit_whole.frag.glsl", prologue)
        for unit, name in enumerate(("limit_light", "limit_before", "limit_sums_before", "limit_mask")):
            if name in self._cells_program:
                self._cells_program[name] = unit
        self._whole_program["limit_sums"] = 0
        self._whole_program["limit_whole_before"] = 1
        self._vertices = [ctx.vertex_array(program, []) for program in (self._cells_program, self._whole_program)]
        self._parcel = Parcel(ctx, get_proc_address, (1, 1), "f4")
        self._memory = bytearray(_FOUR.size)
        self._known = False
        self._now = 0
        self._told_ns = 0
        self._turn = 0.0

    @property
    def is_limiting(self) -> bool:
        """Whether a scene broke the rules when last heard of: part of its light does not reach the eye."""
        return self.held_back > _HELD_BACK

    def fit(self, white: moderngl.Program, areas: Sequence[bytes | None]) -> None:
        """Take over what the lenses let through, as for a screen. `white`, which is released, writes nothing else."""
        screen = Screen(self._ctx, white, self._eye_count)
        screen.fit(areas)
        self._has_mask = screen.is_partial
        self._mask_target.viewport = (0, 0, *self._mask.size)
        self._mask_target.clear()
        self._mask_target.use()
        screen.draw()
        screen.release()

    def forget(self) -> None:
        """Nothing of what was seen before is compared with the next frame."""
        self._known = False

    def measure_scene(self, final: Screen, *, width_px: int, dt_s: float, turned: float) -> None:
        """Weigh the light of a direct scene, drawn as a map of the world: the stage's block and textures are bound.

        `turned`: radians by which the head has turned since the frame before.
        """
        samples = _held(width_px // _PX_A_SAMPLE, _SAMPLES)
        across, down = self._cells[0].size
        target = self._map_target
        target.viewport = (0, 0, across * samples, down * samples)
        target.use()
        target.clear(viewport=target.viewport)
        final.program["screen_limits"] = 0.0
        self._bind(self._blank, self._blank)
        final.draw_map()
        self._cells_program["limit_source"] = (1.0, 1.0, samples, 0.0)
        self._measure(self._map, dt_s, turned)

    def measure_picture(
        self, light: moderngl.Texture, used: tuple[float, float], *, width_px: int, dt_s: float, turned: float
    ) -> None:
        """Weigh the light of a layered scene, whose picture takes this share of the width and height of `light`."""
        self._cells_program["limit_source"] = (*used, _held(width_px // _PX_A_TAP, _TAPS), 0.0)
        self._measure(light, dt_s, turned)

    def _measure(self, light: moderngl.Texture, dt_s: float, turned: float) -> None:
        speed = min(turned / dt_s, _FASTEST_TURN) if dt_s > 0.0 else 0.0
        self._turn = turn = max(speed, self._turn - _TURN_FORGOTTEN_PER_S * dt_s, 0.0)
        before, now = self._now, 1 - self._now
        time = (dt_s, not self._known or dt_s > _GAP_S, turn, self._has_mask)
        self._cells_program["limit_time"] = time
        self._cells_targets[now].use()
        for unit, texture in enumerate((light, self._cells[before], self._sums[before], self._mask)):
            texture.use(unit)
        self._vertices[0].render(moderngl.TRIANGLES, vertices=3)
        self._whole_program["limit_time"] = time
        self._whole_targets[now].use()
        self._sums[now].use(0)
        self._whole[before].use(1)
        self._vertices[1].render(moderngl.TRIANGLES, vertices=3)
        self._now, self._known = now, True

    def dress(self, program: moderngl.Program) -> bool:
        """Have the output's program hold back what this frame's measure says; True where it is to be drawn finely."""
        program["screen_limits"] = float(self.is_fine)
        if self.is_fine:
            self._bind(self._cells[self._now], self._whole[self._now])
        else:
            self._bind(self._blank, self._blank)
        return self.is_fine

    def after(self, display_time_ns: int) -> None:
        """Once a frame, after drawing: hear what has arrived, ask again when it is time."""
        parcel = self._parcel
        if parcel.is_under_way:
            if parcel.arrived():
                parcel.unpack_into(self._memory, len(self._memory))
                self.held_back = _FOUR.unpack(self._memory)[2]
                self.is_fine = self.at_once or self.held_back > 0.0
            return
        if self.at_once and 0 <= display_time_ns - self._told_ns < _TOLD_EVERY_NS:
            return
        self._told_ns = display_time_ns
        self._ctx.copy_framebuffer(parcel.framebuffer, self._whole_targets[self._now])
        parcel.send((1, 1))

    def release(self) -> None:
        unbind_framebuffer(self._ctx)
        self._parcel.release()
        owned: tuple[_Owned, ...] = (
            *self._vertices,
            self._cells_program,
            self._whole_program,
            *self._cells_targets,
            *self._whole_targets,
            self._map_target,
            self._mask_target,
            *self._cells,
            *self._sums,
            *self._whole,
            self._map,
            self._mask,
            self._blank,
        )
        for one in owned:
            one.release()

    def _bind(self, cells: moderngl.Texture, whole: moderngl.Texture) -> None:
        cells.use(CELLS_UNIT)
        whole.use(WHOLE_UNIT)


def _program(ctx: moderngl.Context, fragment: str, prologue: str) -> moderngl.Program:
    source = ShaderSource(SHADERS)
    return source.compile(ctx, source.stage("measure.vert.glsl"), source.stage(fragment, prologue=prologue))


def _held(value: int, limits: tuple[int, int]) -> int:
    return min(max(value, limits[0]), limits[1])
