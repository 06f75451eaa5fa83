"""Paper lanterns over a river valley: the valley is painted once, each lantern drawn as paper round a flame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.fields import Field, Picture, closed_field, codes
from vr_runtime.render.gl_functions import unbind_framebuffer
from vr_runtime.render.maps import FINE_DISPLAY_PX, add_mipmaps, bands, painted_map, picture_map, quads
from vr_runtime.render.steps import REST

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit
    from vr_runtime.render.steps import Steps

LANTERNS: Final = 112  # as in lantern.glsl
STARS: Final = 260
TEXELS_A_PIXEL: Final = 1.6
FINEST_PX: Final = 2560
COARSEST_PX: Final = 160
GLOW_PX: Final = 128
VEIL_PX: Final = 512
LAND_BANDS: Final = 32


class Prepared(NamedTuple):
    """The veil of cloud, and indices for as many quads as anything here has."""

    veil: Picture
    corners: bytes


class PaperLanterns:
    """The glow's small map is drawn every frame; then stars, likenesses in the river, and the lanterns themselves."""

    def __init__(
        self,
        kit: SceneKit,
        corners: moderngl.Buffer,
        programs: dict[str, moderngl.Program],
        veil_map: moderngl.Texture,
        land_map: moderngl.Texture,
    ) -> None:
        self._ctx = ctx = kit.ctx
        glow_map, self._glow_target = painted_map(kit, (GLOW_PX, GLOW_PX), channels=1)
        programs["water"]["mirrored"] = 1.0
        self._glow, self._stars, self._water, self._paper = (
            kit.keep(ctx.vertex_array(programs[name], [], index_buffer=corners, index_element_size=4))
            for name in ("glow", "star", "water", "paper")
        )
        self.textures = {"land_map": land_map, "glow_map": glow_map, "veil_map": veil_map}

    def advance(self, moment: Moment) -> None:  # noqa: ARG002 - the stage's block tells the shaders all they need
        ctx, target = self._ctx, self._glow_target
        target.use()
        target.clear()
        ctx.enable_only(moderngl.BLEND)
        ctx.blend_func = moderngl.ONE, moderngl.ONE
        self._glow.render(moderngl.TRIANGLES, vertices=12 * LANTERNS)

    def draw(self, moment: Moment) -> None:  # noqa: ARG002 - as above
        ctx = self._ctx
        ctx.enable_only(moderngl.BLEND)
        ctx.blend_func = moderngl.ONE, moderngl.ONE
        self._stars.render(moderngl.TRIANGLES, vertices=6 * STARS, instances=2)
        self._water.render(moderngl.TRIANGLES, vertices=6 * LANTERNS, instances=2)
        ctx.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
        self._paper.render(moderngl.TRIANGLES, vertices=6 * LANTERNS, instances=2)


def prepare(kit: SceneKit) -> Prepared:
    size_px = VEIL_PX if kit.max_width_px >= FINE_DISPLAY_PX else VEIL_PX // 2
    veil = np.stack([clouds(kit.seed + 1, size_px, 1.75), clouds(kit.seed + 2, size_px, 1.75)], axis=2)
    return Prepared(codes(veil), quads(max(STARS, 2 * LANTERNS)))


def build(kit: SceneKit, prepared: Prepared) -> Steps[PaperLanterns]:
    corners = kit.keep(kit.ctx.buffer(prepared.corners))
    programs = yield from kit.programs(
        glow=("glow.vert.glsl", "glow.frag.glsl"),
        star=("star.vert.glsl", "star.frag.glsl"),
        water=("paper.vert.glsl", "water.frag.glsl"),
        paper=("paper.vert.glsl", "paper.frag.glsl"),
        land=("map.vert.glsl", "land.frag.glsl"),
    )
    fine = kit.max_width_px >= FINE_DISPLAY_PX
    veil_map = yield from picture_map(kit, prepared.veil, mipmaps=fine, repeat=(True, True))
    land_map = yield from _land(kit, programs["land"])
    return PaperLanterns(kit, corners, programs, veil_map, land_map)


def map_px(width_px: int) -> int:
    """The painted valley's width for a picture of `width_px` an eye: about a texel a pixel."""
    return max(COARSEST_PX, min(FINEST_PX, round(TEXELS_A_PIXEL * width_px / 32) * 32))


def clouds(seed: int, size_px: int, steepness: float) -> Field:
    """A field 0 .. 1 that closes on all sides: waves of every length, the long ones strongest, in random places."""
    turned = np.exp(2j * np.pi * np.random.default_rng(seed).random((size_px, size_px // 2 + 1)))

    def strength(waves: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.where(waves > 0.0, np.maximum(waves, 1.0) ** -steepness, 0.0)

    evened: Field = 0.5 + 0.5 * np.tanh(0.62 * closed_field(turned, strength))
    return evened


def _land(kit: SceneKit, program: moderngl.Program) -> Steps[moderngl.Texture]:
    """The valley, painted a band of rows a step."""
    size_px = map_px(kit.max_width_px)
    texture, target = painted_map(kit, (size_px, size_px), dtype="f1")
    program["valley_seed"] = kit.seed
    field = kit.keep(kit.ctx.vertex_array(program, []))
    for row, rows in bands(size_px, LAND_BANDS):
        target.use()
        target.scissor = (0, row, size_px, rows)
        field.render(moderngl.TRIANGLES, vertices=3)
        yield REST
    unbind_framebuffer(kit.ctx)
    for owned in (field, program, target):
        owned.release()
    if kit.max_width_px >= FINE_DISPLAY_PX:
        yield from add_mipmaps(texture)
    return texture
