"""The forest canopy: every leaf is drawn once, while the scene loads, into three maps that the wind then moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.gl_functions import unbind_framebuffer

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit

TEXELS_A_PIXEL: Final = 1.6  # of a map's width over an eye's: about one texel a pixel overhead
FINEST_PX: Final = {"near": 3584, "mid": 2560, "far": 2048}
COARSEST_PX: Final = 160
BACKDROP_SHARE: Final = 0.75
FINE_DISPLAY_PX: Final = 1000
AIR: Final = {"near": 0.0, "mid": 0.22, "far": 0.70}
THROUGH: Final = {"near": 0.20, "mid": 0.27, "far": 0.40}
SOFTNESS: Final = {"near": 1.4, "mid": 1.7, "far": 2.6}
WIND_PX: Final = 56
DISCS: Final = 1500
MOTES: Final = 240
WORDS_A_LEAF: Final = 6
WORDS_A_RIBBON: Final = 8
SRC1_ALPHA, SRC1_COLOR = 0x8589, 0x88F9  # OpenGL's numbers: the fragment's second output as a factor
TWO_TRIANGLES = np.array([0, 1, 2, 2, 1, 3], np.uint32)


class ForestCanopy:
    """Layers of leaves as maps about the zenith; the wind's small map is drawn every frame, and the motes over all."""

    def __init__(self, kit: SceneKit) -> None:
        self._ctx = ctx = kit.ctx
        self._wind_program = kit.program("map.vert.glsl", "wind.frag.glsl")
        self._wind = ctx.vertex_array(self._wind_program, [])
        self._wind_map = ctx.texture((WIND_PX, WIND_PX), 4, dtype="f2")
        self._wind_map.repeat_x = self._wind_map.repeat_y = False
        self._wind_target = ctx.framebuffer([self._wind_map])
        self._mote_program = kit.program("mote.vert.glsl", "mote.frag.glsl")
        self._mote_corners = ctx.buffer(quads(MOTES))
        self._motes = ctx.vertex_array(self._mote_program, [], index_buffer=self._mote_corners, index_element_size=4)
        self._maps = paint(kit)
        self.textures = {"wind_map": self._wind_map, **self._maps}

    def advance(self, moment: Moment) -> None:  # noqa: ARG002 - the stage's block tells the shaders all they need
        self._wind_target.use()
        self._wind.render(moderngl.TRIANGLES, vertices=3)

    def draw(self, moment: Moment) -> None:  # noqa: ARG002
        ctx = self._ctx
        ctx.enable_only(moderngl.BLEND)
        ctx.blend_func = moderngl.ONE, moderngl.ONE
        self._motes.render(moderngl.TRIANGLES, instances=2)

    def release(self) -> None:
        for owned in (
            self._wind,
            self._wind_program,
            self._wind_target,
            self._wind_map,
            self._motes,
            self._mote_program,
            self._mote_corners,
            *self._maps.values(),
        ):
            owned.release()


def build(kit: SceneKit) -> ForestCanopy:
    return ForestCanopy(kit)


def map_px(finest_px: int, width_px: int) -> int:
    """A map's width for a picture of `width_px` an eye."""
    return max(COARSEST_PX, min(finest_px, round(TEXELS_A_PIXEL * width_px / 32) * 32))


def quads(count: int) -> bytes:
    """Indices of `count` quads, four vertices each."""
    first = np.arange(0, 4 * count, 4, dtype=np.uint32)
    return (first[:, None] + TWO_TRIANGLES).tobytes()


def paint(kit: SceneKit) -> dict[str, moderngl.Texture]:
    """The backdrop and the three layers, each as a map; everything else that was needed is gone again."""
    ctx = kit.ctx
    leaf = kit.program("leaf.vert.glsl", "leaf.frag.glsl")
    bough = kit.program("bough.vert.glsl", "bough.frag.glsl")
    keep = kit.program("map.vert.glsl", "keep.frag.glsl")
    leaf["wood_seed"] = bough["wood_seed"] = kit.seed
    maps = {}
    with np.load(kit.asset("forest-canopy/leaves.npz"), allow_pickle=False) as grown:
        for name, finest_px in FINEST_PX.items():
            size_px = map_px(finest_px, kit.max_width_px)
            canvas = ctx.texture((size_px, size_px), 4, dtype="f2")
            target = ctx.framebuffer([canvas])
            target.use()
            target.clear(0.0, 0.0, 0.0, 1.0)
            leaf["air"], leaf["through"], leaf["softness"] = AIR[name], THROUGH[name], SOFTNESS[name]
            bough["texel"] = 2.0 / size_px
            _grow(ctx, leaf, bough, grown[f"{name}_leaves"], grown[f"{name}_wood"])
            maps[f"{name}_map"] = _kept(kit, keep, canvas, rooted=False)
            unbind_framebuffer(ctx)
            target.release()
            canvas.release()
    maps["backdrop_map"] = _backdrop(kit, keep)
    for program in (leaf, bough, keep):
        program.release()
    return maps


def _grow(
    ctx: moderngl.Context,
    leaf: moderngl.Program,
    bough: moderngl.Program,
    leaves: NDArray[np.float16],
    wood: NDArray[np.float16],
) -> None:
    """One layer from far to near: a third of its leaves, its wood, the others. Leaves shade those before them."""
    ctx.enable_only(moderngl.BLEND)
    behind = len(leaves) // 3
    for program, rows in ((leaf, leaves[:behind]), (bough, wood), (leaf, leaves[behind:])):
        stored, corners = ctx.buffer(np.ascontiguousarray(rows).tobytes()), ctx.buffer(quads(len(rows)))
        shade = moderngl.DST_ALPHA if program is leaf else moderngl.ONE
        ctx.blend_func = shade, SRC1_COLOR, moderngl.ZERO, SRC1_ALPHA
        stored.bind_to_storage_buffer(1)
        drawn = ctx.vertex_array(program, [], index_buffer=corners, index_element_size=4)
        drawn.render(moderngl.TRIANGLES)
        for owned in (drawn, corners, stored):
            owned.release()
    ctx.enable_only(moderngl.NOTHING)


def _backdrop(kit: SceneKit, keep: moderngl.Program) -> moderngl.Texture:
    ctx = kit.ctx
    size_px = round(BACKDROP_SHARE * map_px(FINEST_PX["far"], kit.max_width_px))
    canvas = ctx.texture((size_px, size_px), 4, dtype="f2")
    target = ctx.framebuffer([canvas])
    target.use()
    light = kit.program("map.vert.glsl", "backdrop.frag.glsl")
    field = ctx.vertex_array(light, [])
    field.render(moderngl.TRIANGLES, vertices=3)
    disc = kit.program("disc.vert.glsl", "disc.frag.glsl")
    disc["wood_seed"] = kit.seed
    corners = ctx.buffer(quads(DISCS))
    discs = ctx.vertex_array(disc, [], index_buffer=corners, index_element_size=4)
    ctx.enable_only(moderngl.BLEND)
    ctx.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
    discs.render(moderngl.TRIANGLES)
    ctx.enable_only(moderngl.NOTHING)
    kept = _kept(kit, keep, canvas, rooted=True)
    for owned in (discs, corners, disc, field, light, target, canvas):
        owned.release()
    return kept


def _kept(kit: SceneKit, keep: moderngl.Program, canvas: moderngl.Texture, *, rooted: bool) -> moderngl.Texture:
    ctx = kit.ctx
    texture = ctx.texture(canvas.size, 4)
    target = ctx.framebuffer([texture])
    target.use()
    canvas.use(0)
    keep["drawn"], keep["rooted"] = 0, float(rooted)
    whole = ctx.vertex_array(keep, [])
    whole.render(moderngl.TRIANGLES, vertices=3)
    whole.release()
    unbind_framebuffer(ctx)
    target.release()
    if kit.max_width_px >= FINE_DISPLAY_PX:
        texture.build_mipmaps()
        texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    texture.repeat_x = texture.repeat_y = False
    return texture
