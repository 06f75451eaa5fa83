"""Pictures of what was submitted, small, and brought back without ever waiting for the GPU."""

from __future__ import annotations

from collections.abc import Callable

import moderngl

from vr_runtime.render.gl_functions import GL_RGBA8, GL_SRGB8_ALPHA8, GetProcAddress, loader_of
from vr_runtime.render.output import Encoding
from vr_runtime.render.shrinker import Parcel, Shrinker, picture_of

RING = 3
# Sixteen bilinear taps a side see every pixel of a picture shrunk up to 32 times.
_MOST_TAPS = 16


class Snapshots:
    """Takes both eyes' picture after `Stage.draw` and hands it over some frames later.

    Build it once, after the stage, for pictures of up to `max_width_px` by `max_height_px` an eye. The target's colour
    attachment must be a texture (`ctx.framebuffer([texture])`).
    """

    __slots__ = (
        "_eye_count",
        "_labels",
        "_max_height_px",
        "_memory",
        "_next",
        "_oldest",
        "_parcels",
        "_shrinker",
        "_sizes",
    )

    def __init__(
        self,
        ctx: moderngl.Context,
        *,
        max_width_px: int,
        max_height_px: int,
        eye_count: int = 2,
        encode: Encoding = "srgb-framebuffer",
        height_px: int = 640,
        get_proc_address: GetProcAddress | None = None,
    ) -> None:
        self._eye_count = eye_count
        self._max_height_px = min(height_px, max_height_px)
        width_px = max(1, round(self._max_height_px * max_width_px / max_height_px)) * eye_count
        load = get_proc_address or loader_of(ctx)
        self._shrinker = Shrinker(ctx, codes_in=encode == "srgb-shader")
        self._parcels = [Parcel(ctx, load, (width_px, self._max_height_px), "f1") for _ in range(RING)]
        self._warm_up(encode)
        self._memory = bytearray(width_px * self._max_height_px * 4)
        self._labels = [""] * RING
        self._sizes = [(0, 0)] * RING
        self._next = self._oldest = 0

    def take(self, label: str, target: moderngl.Framebuffer, width_px: int, height_px: int) -> bool:
        """Ask for the picture just drawn; False when all of the ring is still under way (ask again later) or the
        target has no texture to read."""
        texture = picture_of(target)
        if texture is None or self._next - self._oldest >= RING:
            return False
        slot = self._next % RING
        parcel = self._parcels[slot]
        most_width, most_height = parcel.framebuffer.size
        scale = min(1.0, most_height / height_px, most_width / (width_px * self._eye_count))
        small = max(1, int(width_px * scale)) * self._eye_count, max(1, int(height_px * scale))
        picture = width_px * self._eye_count, height_px
        self._shrinker.shrink(texture, picture, parcel.framebuffer, small, _MOST_TAPS, codes_out=True)
        parcel.send(small)
        self._labels[slot], self._sizes[slot] = label, small
        self._next += 1
        return True

    def harvest(self, callback: Callable[[str, int, int, bytes], object]) -> None:
        """Call `callback(label, width, height, rgb)` for each picture that has arrived: sRGB bytes, top row first.

        Width counts all eyes side by side.
        """
        while self._oldest < self._next:
            slot = self._oldest % RING
            if not self._parcels[slot].arrived():
                return
            width_px, height_px = self._sizes[slot]
            self._parcels[slot].unpack_into(self._memory, width_px * height_px * 4)
            self._oldest += 1
            callback(self._labels[slot], width_px, height_px, _rgb_top_first(self._memory, width_px, height_px))

    @property
    def under_way(self) -> int:
        """How many pictures have been asked for and not yet arrived."""
        return self._next - self._oldest

    def _warm_up(self, encode: Encoding) -> None:
        """Let the driver compile now what the first picture would otherwise make a frame late for."""
        size_px = (4 * self._eye_count, 4)
        if encode == "linear":
            texture = self._shrinker.ctx.texture(size_px, 4, dtype="f2")
        else:
            form = GL_RGBA8 if encode == "srgb-shader" else GL_SRGB8_ALPHA8
            texture = self._shrinker.ctx.texture(size_px, 4, internal_format=form)
        small = self._parcels[0].framebuffer
        self._shrinker.shrink(texture, size_px, small, small.size, _MOST_TAPS, codes_out=True)
        texture.release()

    def release(self) -> None:
        for parcel in self._parcels:
            parcel.release()
        self._shrinker.release()


def _rgb_top_first(rgba: bytearray, width_px: int, height_px: int) -> bytes:
    row = width_px * 4
    rgb = bytearray(width_px * height_px * 3)
    flipped = b"".join(rgba[y * row : (y + 1) * row] for y in range(height_px - 1, -1, -1))
    for channel in range(3):
        rgb[channel::3] = flipped[channel::4]
    return bytes(rgb)
