"""A small linear-light average of a submitted picture, brought back later without waiting for the GPU."""

from __future__ import annotations

import math
from typing import Literal

import moderngl

from vr_runtime.content import SHADERS
from vr_runtime.render.fence import Fence
from vr_runtime.render.gl_functions import GetProcAddress, unbind_framebuffer
from vr_runtime.render.shader_source import ShaderSource

_SOURCE_UNIT = 0
_CODES_IN = 1
_CODES_OUT = 2


def picture_of(target: moderngl.Framebuffer) -> moderngl.Texture | None:
    """The texture behind a target, or None where it has none that can be read."""
    first = target.color_attachments[0] if target.color_attachments else None
    return first if isinstance(first, moderngl.Texture) else None


class Shrinker:
    """Averages tiles of a picture; shared by everything that looks at what was submitted.

    `codes_in` says that the picture's texture holds sRGB codes that the GPU does not decode by itself.
    """

    __slots__ = ("_program", "_sampler", "_vertices", "codes_in", "ctx")

    def __init__(self, ctx: moderngl.Context, *, codes_in: bool = False) -> None:
        source = ShaderSource(SHADERS)
        self.ctx = ctx
        self.codes_in = codes_in
        self._program = source.compile(ctx, source.stage("measure.vert.glsl"), source.stage("measure.frag.glsl"))
        self._program["measure_source"] = _SOURCE_UNIT
        self._vertices = ctx.vertex_array(self._program, [])
        # A sampler of our own: a swapchain image's texture comes with whatever filter the runtime left in it.
        self._sampler = ctx.sampler(repeat_x=False, repeat_y=False, filter=(moderngl.LINEAR, moderngl.LINEAR))

    def shrink(
        self,
        source: moderngl.Texture,
        source_size_px: tuple[int, int],
        small: moderngl.Framebuffer,
        small_size_px: tuple[int, int],
        most_taps: int,
        *,
        codes_out: bool,
    ) -> None:
        """Average the lower left `source_size_px` of `source` into the lower left of `small`."""
        tile_x = source_size_px[0] / small_size_px[0]
        tile_y = source_size_px[1] / small_size_px[1]
        # A bilinear tap between pixels averages four of them, so half as many taps as pixels see everything.
        taps_x = min(max(math.ceil(tile_x / 2), 1), most_taps)
        taps_y = min(max(math.ceil(tile_y / 2), 1), most_taps)
        self._program["measure_tile"] = (tile_x, tile_y, taps_x, taps_y)
        self._program["measure_code"] = _CODES_IN * self.codes_in + _CODES_OUT * codes_out
        small.viewport = (0, 0, *small_size_px)
        small.use()
        source.use(_SOURCE_UNIT)
        self._sampler.use(_SOURCE_UNIT)
        self._vertices.render(moderngl.TRIANGLES, vertices=3)
        self._sampler.clear(_SOURCE_UNIT)

    def release(self) -> None:
        self._vertices.release()
        self._sampler.release()
        self._program.release()


class Parcel:
    """One small picture on its way back from the GPU: its framebuffer, its pixel buffer and a fence.

    It travels in two steps, since software drivers finish all drawing before they copy from a picture still in work:
    the copy is asked for only once the picture is done, and read only once the copy is.
    """

    __slots__ = ("_buffer", "_dtype", "_fence", "_is_copying", "_size_px", "_texture", "framebuffer", "is_under_way")

    def __init__(
        self,
        ctx: moderngl.Context,
        get_proc_address: GetProcAddress,
        size_px: tuple[int, int],
        dtype: Literal["f1", "f4"],
        internal_format: int | None = None,
    ) -> None:
        self._dtype = dtype
        self._texture = ctx.texture(size_px, 4, dtype=dtype, internal_format=internal_format)
        self.framebuffer = ctx.framebuffer([self._texture])
        self._buffer = ctx.buffer(reserve=size_px[0] * size_px[1] * 4 * int(dtype[1]), dynamic=True)
        self._fence = Fence(get_proc_address)
        self._size_px = size_px
        self._is_copying = False
        self.is_under_way = False

    def send(self, size_px: tuple[int, int]) -> None:
        """The lower left `size_px` has just been drawn: bring it back, RGBA, bottom row first."""
        self._size_px = size_px
        self._is_copying = False
        self._fence.raise_here()
        self.is_under_way = True

    def arrived(self) -> bool:
        """Ask once a frame: True when it is here; then it may be unpacked without waiting."""
        if not self.is_under_way or not self._fence.passed():
            return False
        if self._is_copying:
            self.is_under_way = False
            return True
        self.framebuffer.read_into(self._buffer, (0, 0, *self._size_px), 4, dtype=self._dtype)
        self._fence.raise_here()
        self._is_copying = True
        return False

    def unpack_into(self, memory: bytearray | memoryview, size_bytes: int) -> None:
        self._buffer.read_into(memory, size_bytes)

    def release(self) -> None:
        self._fence.release()
        unbind_framebuffer(self.framebuffer.ctx)
        self.framebuffer.release()
        self._texture.release()
        self._buffer.release()
