"""Textures that a scene hands over or paints itself, a band of rows at a time: no frame waits for a whole one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.steps import REST, Rest, Steps

if TYPE_CHECKING:
    from vr_runtime.render.drawing import SceneKit

FINE_DISPLAY_PX: Final = 1000
"""An eye at least so wide belongs to a graphics card: its maps are fine, and have mipmaps."""

_BAND_BYTES: Final = 1 << 20
_FIRST_BANDS: Final = 16
_GAP_S: Final = 10.0
_TWO_TRIANGLES: Final = np.array([0, 1, 2, 2, 1, 3], np.uint32)


def picture_map(
    kit: SceneKit, picture: NDArray[Any], *, mipmaps: bool = False, repeat: tuple[bool, bool] = (False, False)
) -> Steps[moderngl.Texture]:
    """A texture of (rows, columns, channels), uint8 or float16, the first row at the bottom, linear in between.

    `repeat`: along x and y, else the edge goes on.
    """
    height, width, channels = picture.shape
    texture = kit.keep(kit.ctx.texture((width, height), channels, dtype="f2" if picture.dtype == np.float16 else "f1"))
    texture.repeat_x, texture.repeat_y = repeat
    rows = max(1, _BAND_BYTES // picture[0].nbytes)
    for row in range(0, height, rows):
        band = np.ascontiguousarray(picture[row : row + rows])
        texture.write(band, viewport=(0, row, width, len(band)), alignment=1)
        yield None
    if mipmaps:
        yield from add_mipmaps(texture)
    return texture


def add_mipmaps(texture: moderngl.Texture | moderngl.Texture3D) -> Steps[None]:
    """Smaller versions, so that it does not shimmer from afar."""
    texture.build_mipmaps()
    texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    yield REST


def painted_map(
    kit: SceneKit, size_px: tuple[int, int], channels: int = 4, dtype: str = "f2"
) -> tuple[moderngl.Texture, moderngl.Framebuffer]:
    """A texture to paint on, whose edge goes on outside, and the target that paints it; half floats unless said."""
    texture = kit.keep(kit.ctx.texture(size_px, channels, dtype=dtype))
    texture.repeat_x = texture.repeat_y = False
    return texture, kit.keep(kit.ctx.framebuffer([texture]))


def quads(count: int) -> bytes:
    """Indices (uint32) of `count` quads, four vertices each."""
    first = np.arange(0, 4 * count, 4, dtype=np.uint32)
    return (first[:, None] + _TWO_TRIANGLES).tobytes()


class RowBands:
    """A square map that a scene paints anew all the time: the whole of it in `refresh_s`, a band of rows a frame.

    The first time, unless `first` was gone through, and after a gap that makes all of it stale, a band is all of it.
    """

    __slots__ = ("_refresh_s", "_row", "_stale", "_target", "size_px", "texture")

    def __init__(self, kit: SceneKit, size_px: int, refresh_s: float) -> None:
        self.size_px = size_px
        self.texture, self._target = painted_map(kit, (size_px, size_px))
        self._refresh_s = refresh_s
        self._row = 0
        self._stale = True

    def use(self, dt_s: float) -> None:
        """What is drawn from here on lands in the rows that are due after `dt_s`, and in no others."""
        if self._stale or dt_s > _GAP_S:
            self._use(0, self.size_px)
            self._stale = False
            return
        rows = min(rows_due(self.size_px, dt_s, self._refresh_s), self.size_px - self._row)
        self._use(self._row, rows)
        self._row = (self._row + rows) % self.size_px

    def first(self) -> Iterator[Rest]:
        """All of it in a few bands: draw after each turn what is to land there, then let a frame go by."""
        for row, rows in bands(self.size_px):
            self._use(row, rows)
            yield REST
        self._stale = False

    def _use(self, row: int, rows: int) -> None:
        self._target.use()
        self._target.scissor = (0, row, self.size_px, rows)


def rows_due(size_px: int, dt_s: float, refresh_s: float) -> int:
    """Rows to paint after `dt_s`: never so many that a frame would feel it."""
    return max(1, min(size_px // 4, math.ceil(size_px * dt_s / refresh_s)))


def bands(size_px: int, count: int = _FIRST_BANDS) -> Iterator[tuple[int, int]]:
    """First row and number of rows of at most `count` bands that make up a map."""
    rows = math.ceil(size_px / count)
    for row in range(0, size_px, rows):
        yield row, min(rows, size_px - row)
