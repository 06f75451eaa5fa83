"""The left eye's picture as it was submitted, small, for somebody beside the patient; it never waits for the GPU."""

from __future__ import annotations

import math
from collections.abc import Callable

import moderngl

from vr_runtime.content import SHADERS
from vr_runtime.render.gl_functions import GL_FRAMEBUFFER_SRGB, GL_SRGB8_ALPHA8, GetProcAddress, loader_of
from vr_runtime.render.limiter import is_software
from vr_runtime.render.output import Encoding
from vr_runtime.render.shader_source import ShaderSource
from vr_runtime.render.shrinker import Parcel, picture_of

RING = 3
MOST_PX = (480, 640)
# Where the processor draws, which nobody wears, every pixel more would be one less for the headset's picture.
MOST_SOFTWARE_PX = (320, 426)
# Eight bilinear taps a side see every pixel of a picture shrunk up to 16 times.
_MOST_TAPS = 8

Unpack = Callable[[memoryview, int], object]
"""Writes a picture into memory of so many bytes: RGBA with sRGB codes, top row first."""


class Mirror:
    """Built once, with all that it needs; then `take` after drawing, and `deliver` after the frame's end.

    `size_px` is as wide as `most_px` allows, with an eye's aspect, and no larger than an eye's picture. The target's
    colour attachment must be a texture (`ctx.framebuffer([texture])`) that holds light, or codes that the GPU decodes.
    """

    __slots__ = (
        "_asked",
        "_ctx",
        "_encode",
        "_eye_px",
        "_got",
        "_parcels",
        "_program",
        "_sampler",
        "_taken_ns",
        "_this_frame",
        "_vertices",
        "size_px",
    )

    def __init__(
        self,
        ctx: moderngl.Context,
        *,
        eye_px: tuple[int, int],
        most_px: tuple[int, int] | None = None,
        encode: Encoding = "srgb-framebuffer",
        get_proc_address: GetProcAddress | None = None,
    ) -> None:
        load = get_proc_address or loader_of(ctx)
        most = most_px or (MOST_SOFTWARE_PX if is_software(ctx) else MOST_PX)
        scale = min(1.0, most[0] / eye_px[0], most[1] / eye_px[1])
        self.size_px = max(1, int(eye_px[0] * scale)), max(1, int(eye_px[1] * scale))
        self._ctx = ctx
        self._program = _program(ctx, eye_px, self.size_px)
        self._vertices = ctx.vertex_array(self._program, [])
        # A sampler of our own: a swapchain image's texture comes with whatever filter the runtime left in it.
        self._sampler = ctx.sampler(repeat_x=False, repeat_y=False, filter=(moderngl.LINEAR, moderngl.LINEAR))
        self._parcels = [Parcel(ctx, load, self.size_px, "f1", internal_format=GL_SRGB8_ALPHA8) for _ in range(RING)]
        self._taken_ns = [0] * RING
        self._eye_px, self._encode = eye_px, encode
        self._asked = self._got = 0
        self._this_frame = False
        self._warm_up()

    def suits(self, eye_px: tuple[int, int], encode: Encoding) -> bool:
        """Whether it was built for such pictures."""
        return (eye_px, encode) == (self._eye_px, self._encode)

    def take(self, target: moderngl.Framebuffer, width_px: int, height_px: int, taken_ns: int) -> bool:
        """Ask for the left `width_px` by `height_px` of what was just drawn; False where the whole ring is under way,
        or the target has no texture to read."""
        texture = picture_of(target)
        if texture is None or self._asked - self._got >= RING:
            return False
        slot = self._asked % RING
        parcel = self._parcels[slot]
        self._shrink(texture, width_px, height_px, parcel.framebuffer)
        parcel.send(self.size_px)
        self._taken_ns[slot] = taken_ns
        self._asked += 1
        self._this_frame = True
        return True

    def deliver(self, put: Callable[[int, int, int, Unpack], object]) -> None:
        """Once a frame: `put(width, height, taken_ns, unpack)` for a picture that has arrived."""
        if self._this_frame:
            # Asking after commands that are still being collected makes a driver hurry them out.
            self._this_frame = False
            return
        if self._got == self._asked:
            return
        slot = self._got % RING
        parcel = self._parcels[slot]
        if not parcel.arrived():
            return
        self._got += 1
        put(self.size_px[0], self.size_px[1], self._taken_ns[slot], parcel.unpack_into)

    def release(self) -> None:
        for parcel in self._parcels:
            parcel.release()
        self._vertices.release()
        self._sampler.release()
        self._program.release()

    def _shrink(self, source: moderngl.Texture, width_px: int, height_px: int, small: moderngl.Framebuffer) -> None:
        self._program["mirror_tile"] = (width_px / self.size_px[0], height_px / self.size_px[1])
        small.use()
        source.use(0)
        self._sampler.use(0)
        # Only around this: the runtime may draw in this context too, and expects it off.
        self._ctx.enable_direct(GL_FRAMEBUFFER_SRGB)
        self._vertices.render(moderngl.TRIANGLES, vertices=3)
        self._ctx.disable_direct(GL_FRAMEBUFFER_SRGB)
        self._sampler.clear(0)

    def _warm_up(self) -> None:
        """Let the driver compile now what the first picture would otherwise make a frame late for."""
        form = {"dtype": "f2"} if self._encode == "linear" else {"internal_format": GL_SRGB8_ALPHA8}
        texture = self._ctx.texture((4, 4), 4, **form)
        self._shrink(texture, 4, 4, self._parcels[0].framebuffer)
        texture.release()


def _program(ctx: moderngl.Context, eye_px: tuple[int, int], size_px: tuple[int, int]) -> moderngl.Program:
    """Taps are counted when it is compiled: a picture at a lower resolution needs no more of them."""
    # A bilinear tap between pixels averages four of them, so half as many taps as pixels see everything.
    taps = [min(math.ceil(eye / small / 2), _MOST_TAPS) for eye, small in zip(eye_px, size_px, strict=True)]
    prologue = f"#define MIRROR_TAPS_X {taps[0]}\n#define MIRROR_TAPS_Y {taps[1]}\n#define MIRROR_ROWS {size_px[1]}"
    source = ShaderSource(SHADERS)
    program = source.compile(
        ctx, source.stage("measure.vert.glsl"), source.stage("mirror.frag.glsl", prologue=prologue)
    )
    program["mirror_source"] = 0
    return program
