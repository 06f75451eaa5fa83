"""The linear buffer that a layered scene draws into, allocated once at its largest."""

from __future__ import annotations

import moderngl


class LightBuffer:
    """Linear light, half floats, the eyes side by side in the lower left part that the frame uses."""

    __slots__ = ("_depth", "_framebuffer", "texture")

    def __init__(self, ctx: moderngl.Context, width_px: int, height_px: int, *, depth: bool) -> None:
        self.texture = ctx.texture((width_px, height_px), 4, dtype="f2")
        self.texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
        self._depth = ctx.depth_renderbuffer((width_px, height_px)) if depth else None
        self._framebuffer = ctx.framebuffer([self.texture], self._depth)

    def begin(self, picture: tuple[int, int, int, int]) -> None:
        """Bind the buffer, and clear the part that this frame uses (x, y, width, height in pixels)."""
        self._framebuffer.viewport = picture
        self._framebuffer.use()
        self._framebuffer.clear(viewport=picture)

    def release(self) -> None:
        self._framebuffer.release()
        self.texture.release()
        if self._depth is not None:
            self._depth.release()
