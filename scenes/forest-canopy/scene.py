"""The forest canopy: every leaf is drawn once, while the scene loads, into three maps that the wind then moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.gl_functions import unbind_framebuffer
from vr_runtime.render.maps import FINE_DISPLAY_PX, add_mipmaps, bands, painted_map, quads
from vr_runtime.render.steps import REST

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit
    from vr_runtime.render.steps import Steps

TEXELS_A_PIXEL: Final = 1.6  # of a map's width over an eye's: about one texel a pixel overhead
FINEST_PX: Final = {"near": 3584, "mid": 2560, "far": 2048}
COARSEST_PX: Final = 160
BACKDROP_SHARE: Final = 0.75
AIR: Final = {"near": 0.0, "mid": 0.22, "far": 0.70}
THROUGH: Final = {"near": 0.20, "mid": 0.27, "far": 0.40}
SOFTNESS: Final = {"near": 1.4, "mid": 1.7, "far": 2.6}
WIND_PX: Final = 56
DISCS: Final = 1500
MOTES: Final = 240
STROKES_A_STEP: Final = 2560
SRC1_ALPHA, SRC1_COLOR = 0x8589, 0x88F9  # OpenGL's numbers: the fragment's second output as a factor


class Prepared(NamedTuple):
    """What grew, layer by layer from far to near, in the asset's words; indices for as many quads as any part has."""

    leaves: dict[str, NDArray[np.float16]]
    wood: dict[str, NDArray[np.float16]]
    corners: bytes


class ForestCanopy:
    """Layers of leaves as maps about the zenith; the wind's small map is drawn every frame, and the motes over all."""

    def __init__(
        self,
        kit: SceneKit,
        wind: moderngl.Program,
        mote: moderngl.Program,
        corners: moderngl.Buffer,
        maps: dict[str, moderngl.Texture],
    ) -> None:
        self._ctx = ctx = kit.ctx
        self._wind = kit.keep(ctx.vertex_array(wind, []))
        wind_map, self._wind_target = painted_map(kit, (WIND_PX, WIND_PX))
        self._motes = kit.keep(ctx.vertex_array(mote, [], index_buffer=corners, index_element_size=4))
        self.textures = {"wind_map": wind_map, **maps}

    def advance(self, moment: Moment) -> None:  # noqa: ARG002 - the stage's block tells the shaders all they need
        self._wind_target.use()
        self._wind.render(moderngl.TRIANGLES, vertices=3)

    def draw(self, moment: Moment) -> None:  # noqa: ARG002 - as above
        ctx = self._ctx
        ctx.enable_only(moderngl.BLEND)
        ctx.blend_func = moderngl.ONE, moderngl.ONE
        self._motes.render(moderngl.TRIANGLES, vertices=6 * MOTES, instances=2)


def prepare(kit: SceneKit) -> Prepared:
    with np.load(kit.asset("forest-canopy/leaves.npz"), allow_pickle=False) as grown:
        leaves, wood = ({name: grown[f"{name}_{part}"] for name in FINEST_PX} for part in ("leaves", "wood"))
    most = max(DISCS, MOTES, *(len(rows) for part in (leaves, wood) for rows in part.values()))
    return Prepared(leaves, wood, quads(most))


def build(kit: SceneKit, prepared: Prepared) -> Steps[ForestCanopy]:
    programs = yield from kit.programs(
        wind=("map.vert.glsl", "wind.frag.glsl"),
        mote=("mote.vert.glsl", "mote.frag.glsl"),
        leaf=("leaf.vert.glsl", "leaf.frag.glsl"),
        bough=("bough.vert.glsl", "bough.frag.glsl"),
        backdrop=("map.vert.glsl", "backdrop.frag.glsl"),
        disc=("disc.vert.glsl", "disc.frag.glsl"),
        keep=("map.vert.glsl", "keep.frag.glsl"),
    )
    corners = kit.keep(kit.ctx.buffer(prepared.corners))
    yield None
    maps = yield from Painter(kit, programs, corners).paint(prepared)
    return ForestCanopy(kit, programs["wind"], programs["mote"], corners, maps)


def map_px(finest_px: int, width_px: int) -> int:
    """A map's width for a picture of `width_px` an eye."""
    return max(COARSEST_PX, min(finest_px, round(TEXELS_A_PIXEL * width_px / 32) * 32))


class Painter:
    """The backdrop and the three layers, each as a map, a few strokes a step; nothing else of it is left afterwards."""

    def __init__(self, kit: SceneKit, programs: dict[str, moderngl.Program], corners: moderngl.Buffer) -> None:
        self._kit = kit
        self._ctx = kit.ctx
        self._corners = corners
        self._leaf, self._bough, self._disc = (programs[name] for name in ("leaf", "bough", "disc"))
        for program in (self._leaf, self._bough, self._disc):
            program["wood_seed"] = kit.seed
        self._programs = programs

    def paint(self, prepared: Prepared) -> Steps[dict[str, moderngl.Texture]]:
        maps = {}
        for name in FINEST_PX:
            maps[f"{name}_map"] = yield from self._layer(name, prepared.leaves[name], prepared.wood[name])
        maps["backdrop_map"] = yield from self._backdrop()
        for name in ("leaf", "bough", "disc", "backdrop", "keep"):
            self._programs[name].release()
        return maps

    def _layer(self, name: str, leaves: NDArray[np.float16], wood: NDArray[np.float16]) -> Steps[moderngl.Texture]:
        """From far to near: a third of its leaves, its wood, the others. Leaves shade those before them."""
        size_px = map_px(FINEST_PX[name], self._kit.max_width_px)
        canvas, target = painted_map(self._kit, (size_px, size_px))
        target.clear(0.0, 0.0, 0.0, 1.0)
        leaf, bough = self._leaf, self._bough
        leaf["air"], leaf["through"], leaf["softness"] = AIR[name], THROUGH[name], SOFTNESS[name]
        bough["texel"] = 2.0 / size_px
        behind = len(leaves) // 3
        for program, rows in ((leaf, leaves[:behind]), (bough, wood), (leaf, leaves[behind:])):
            shade = moderngl.DST_ALPHA if program is leaf else moderngl.ONE
            blend = shade, SRC1_COLOR, moderngl.ZERO, SRC1_ALPHA
            stored = self._kit.keep(self._ctx.buffer(np.ascontiguousarray(rows).tobytes()))
            yield from self._strokes(target, program, len(rows), blend, stored)
            stored.release()
        return (yield from self._kept(canvas, target, rooted=False))

    def _backdrop(self) -> Steps[moderngl.Texture]:
        size_px = round(BACKDROP_SHARE * map_px(FINEST_PX["far"], self._kit.max_width_px))
        canvas, target = painted_map(self._kit, (size_px, size_px))
        yield from self._fill(target, self._programs["backdrop"])
        yield from self._strokes(target, self._disc, DISCS, (moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA))
        return (yield from self._kept(canvas, target, rooted=True))

    def _strokes(
        self,
        target: moderngl.Framebuffer,
        program: moderngl.Program,
        count: int,
        blend: tuple[int, ...],
        stored: moderngl.Buffer | None = None,
    ) -> Steps[None]:
        """So many quads in their order; other scenes' frames go by in between, so all state is set anew each time."""
        ctx = self._ctx
        drawn = self._kit.keep(ctx.vertex_array(program, [], index_buffer=self._corners, index_element_size=4))
        for first in range(0, count, STROKES_A_STEP):
            target.use()
            ctx.enable_only(moderngl.BLEND)
            ctx.blend_func = blend
            if stored is not None:
                stored.bind_to_storage_buffer(1)
            drawn.render(moderngl.TRIANGLES, vertices=6 * min(STROKES_A_STEP, count - first), first=6 * first)
            ctx.enable_only(moderngl.NOTHING)
            # Even switched off, two-output blending is an error for whoever draws next into more than one target.
            ctx.blend_func = moderngl.DEFAULT_BLENDING
            yield REST
        drawn.release()

    def _kept(self, canvas: moderngl.Texture, target: moderngl.Framebuffer, *, rooted: bool) -> Steps[moderngl.Texture]:
        """What was drawn, in bytes; what it was drawn on is let go of."""
        keep = self._programs["keep"]
        keep["drawn"], keep["rooted"] = 0, float(rooted)
        texture, kept = painted_map(self._kit, canvas.size, dtype="f1")
        yield from self._fill(kept, keep, canvas)
        if self._kit.max_width_px >= FINE_DISPLAY_PX:
            yield from add_mipmaps(texture)
        unbind_framebuffer(self._ctx)
        for owned in (kept, target, canvas):
            owned.release()
        return texture

    def _fill(
        self, target: moderngl.Framebuffer, program: moderngl.Program, source: moderngl.Texture | None = None
    ) -> Steps[None]:
        """All of the target, a band of rows a step."""
        whole = self._kit.keep(self._ctx.vertex_array(program, []))
        for row, rows in bands(target.height, 4):
            target.use()
            target.scissor = (0, row, target.width, rows)
            if source is not None:
                source.use(0)
            whole.render(moderngl.TRIANGLES, vertices=3)
            yield REST
        target.scissor = None
        whole.release()
