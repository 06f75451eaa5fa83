"""Paper lanterns over a river valley: the valley is painted once, each lantern drawn as paper round a flame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.gl_functions import unbind_framebuffer

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit

LANTERNS: Final = 112  # as in lantern.glsl
STARS: Final = 260
TEXELS_A_PIXEL: Final = 1.6
FINEST_PX: Final = 2560
COARSEST_PX: Final = 160
FINE_DISPLAY_PX: Final = 1000
GLOW_PX: Final = 128
VEIL_PX: Final = 512
TWO_TRIANGLES = np.array([0, 1, 2, 2, 1, 3], np.uint32)


class PaperLanterns:
    """The glow's small map is drawn every frame; then stars, likenesses in the river, and the lanterns themselves."""

    def __init__(self, kit: SceneKit) -> None:
        self._ctx = ctx = kit.ctx
        self._corners = ctx.buffer(quads(max(STARS, 2 * LANTERNS)))
        self._glow_map = ctx.texture((GLOW_PX, GLOW_PX), 1, dtype="f2")
        self._glow_map.repeat_x = self._glow_map.repeat_y = False
        self._glow_target = ctx.framebuffer([self._glow_map])
        self._programs = {
            "glow": kit.program("glow.vert.glsl", "glow.frag.glsl"),
            "star": kit.program("star.vert.glsl", "star.frag.glsl"),
            "water": kit.program("paper.vert.glsl", "water.frag.glsl"),
            "paper": kit.program("paper.vert.glsl", "paper.frag.glsl"),
        }
        self._programs["water"]["mirrored"] = 1.0
        self._glow, self._stars, self._water, self._paper = (
            ctx.vertex_array(program, [], index_buffer=self._corners, index_element_size=4)
            for program in self._programs.values()
        )
        self._veil_map = _veil(kit)
        self._land_map = _land(kit)
        self.textures = {"land_map": self._land_map, "glow_map": self._glow_map, "veil_map": self._veil_map}

    def advance(self, moment: Moment) -> None:  # noqa: ARG002 - the stage's block tells the shaders all they need
        ctx, target = self._ctx, self._glow_target
        target.use()
        target.clear()
        ctx.enable_only(moderngl.BLEND)
        ctx.blend_func = moderngl.ONE, moderngl.ONE
        self._glow.render(moderngl.TRIANGLES, vertices=12 * LANTERNS)

    def draw(self, moment: Moment) -> None:  # noqa: ARG002
        ctx = self._ctx
        ctx.enable_only(moderngl.BLEND)
        ctx.blend_func = moderngl.ONE, moderngl.ONE
        self._stars.render(moderngl.TRIANGLES, vertices=6 * STARS, instances=2)
        self._water.render(moderngl.TRIANGLES, vertices=6 * LANTERNS, instances=2)
        ctx.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
        self._paper.render(moderngl.TRIANGLES, vertices=6 * LANTERNS, instances=2)

    def release(self) -> None:
        for owned in (
            self._glow,
            self._stars,
            self._water,
            self._paper,
            *self._programs.values(),
            self._corners,
            self._glow_target,
            self._glow_map,
            self._veil_map,
            self._land_map,
        ):
            owned.release()


def build(kit: SceneKit) -> PaperLanterns:
    return PaperLanterns(kit)


def map_px(width_px: int) -> int:
    """The painted valley's width for a picture of `width_px` an eye: about a texel a pixel."""
    return max(COARSEST_PX, min(FINEST_PX, round(TEXELS_A_PIXEL * width_px / 32) * 32))


def quads(count: int) -> bytes:
    """Indices of `count` quads, four vertices each."""
    first = np.arange(0, 4 * count, 4, dtype=np.uint32)
    return (first[:, None] + TWO_TRIANGLES).tobytes()


def clouds(seed: int, size_px: int, steepness: float) -> NDArray[np.float32]:
    """A field 0 .. 1 that closes on all sides: waves of every length, the long ones strongest, in random places."""
    rng = np.random.default_rng(seed)
    along = np.fft.fftfreq(size_px) * size_px
    across = np.fft.rfftfreq(size_px) * size_px
    waves = np.hypot(along[:, None], across)
    waves[0, 0] = 1.0
    turned = np.exp(2j * np.pi * rng.random(waves.shape)) * waves**-steepness
    turned[0, 0] = 0.0
    field = np.fft.irfft2(turned, (size_px, size_px))
    evened: NDArray[np.float32] = (0.5 + 0.5 * np.tanh(0.62 * field / field.std())).astype(np.float32)
    return evened


def _veil(kit: SceneKit) -> moderngl.Texture:
    size_px = VEIL_PX if kit.max_width_px >= FINE_DISPLAY_PX else VEIL_PX // 2
    field = np.stack([clouds(kit.seed + 1, size_px, 1.75), clouds(kit.seed + 2, size_px, 1.75)], axis=2)
    texture = kit.ctx.texture((size_px, size_px), 2, (255.0 * field + 0.5).astype(np.uint8).tobytes())
    if kit.max_width_px >= FINE_DISPLAY_PX:
        texture.build_mipmaps()
        texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    texture.repeat_x = texture.repeat_y = True
    return texture


def _land(kit: SceneKit) -> moderngl.Texture:
    ctx = kit.ctx
    size_px = map_px(kit.max_width_px)
    texture = ctx.texture((size_px, size_px), 4)
    target = ctx.framebuffer([texture])
    target.use()
    program = kit.program("map.vert.glsl", "land.frag.glsl")
    program["valley_seed"] = kit.seed
    field = ctx.vertex_array(program, [])
    field.render(moderngl.TRIANGLES, vertices=3)
    unbind_framebuffer(ctx)
    for owned in (field, program, target):
        owned.release()
    if kit.max_width_px >= FINE_DISPLAY_PX:
        texture.build_mipmaps()
        texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    texture.repeat_x = texture.repeat_y = False
    return texture
