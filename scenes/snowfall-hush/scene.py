"""A clearing at the blue hour: three baked walls of firs, a hut with one lit window, and falling snow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.fields import Field, Picture, closed_noise, codes, power_law
from vr_runtime.render.maps import RowBands, picture_map, quads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vr_runtime.render.drawing import Moment, SceneKit
    from vr_runtime.render.steps import Rest, Steps

TILE_PX: Final = 512
TILE_SEED: Final = 23
FLAKES: Final = 4200
SKY_PX: Final = 384
SKY_REFRESH_S: Final = 2.0
SNOW_VERTICES: Final = 24 * 3  # as in snow.vert.glsl
WALL_COLUMNS: Final = 96  # as in firs.vert.glsl
WALL_VERTICES: Final = WALL_COLUMNS * 3 * 6


class Wall(NamedTuple):
    """A rank of firs: its name in the asset, the elevations as baked, and where it comes out of the mist."""

    name: str
    radius_m: float
    span_deg: tuple[float, float]
    air: float  # the share of it that distance has turned to air
    foot_deg: tuple[float, float]

    @property
    def foot(self) -> tuple[float, float]:
        """The same in radians."""
        return math.radians(self.foot_deg[0]), math.radians(self.foot_deg[1])


WALLS: Final = (
    Wall("far", 105.0, (-1.0, 10.25), 0.62, (-0.9, 1.6)),
    Wall("middle", 58.0, (-2.0, 16.75), 0.34, (-1.5, 0.4)),
    Wall("near", 25.0, (-4.0, 29.75), 0.10, (-3.3, -1.6)),
)


class Prepared(NamedTuple):
    """`tops`: how far up each wall has trees; `corners`: indices of the flakes' quads."""

    tile: Picture
    walls: list[Picture]
    tops: bytes
    corners: bytes


class SnowfallHush:
    """Walls from far to near with the hut between them, then the flakes over everything."""

    def __init__(
        self,
        kit: SceneKit,
        prepared: Prepared,
        tile: moderngl.Texture,
        wall_maps: dict[Wall, moderngl.Texture],
        programs: dict[str, moderngl.Program],
    ) -> None:
        self._ctx = ctx = kit.ctx
        self._tile = tile
        self._tops = kit.keep(ctx.buffer(prepared.tops))
        self._sky_rows = RowBands(kit, SKY_PX, SKY_REFRESH_S)
        self._sky, self._snow, self._firs, self._hut = (
            kit.keep(ctx.vertex_array(programs[name], [])) for name in ("sky", "snow", "firs", "hut")
        )
        flakes, corners = programs["flake"], kit.keep(ctx.buffer(prepared.corners))
        flakes["flakes"] = float(FLAKES)
        self._flakes = kit.keep(ctx.vertex_array(flakes, [], index_buffer=corners, index_element_size=4))
        firs = programs["firs"]
        self._wall_uniform, self._foot_uniform, self._first_uniform = firs["wall"], firs["foot"], firs["first_column"]
        self._walls = [
            (texture, number * WALL_COLUMNS, (wall.radius_m, *map(math.radians, wall.span_deg), wall.air), wall.foot)
            for number, (wall, texture) in enumerate(wall_maps.items())
        ]
        self.textures = {"sky_map": self._sky_rows.texture}

    def first(self, moment: Moment) -> Iterator[Rest]:  # noqa: ARG002 - the stage's block tells the shaders all they need
        """The whole sky."""
        for rest in self._sky_rows.first():
            self._paint()
            yield rest

    def advance(self, moment: Moment) -> None:
        """Paints the next rows of the sky's map."""
        self._sky_rows.use(moment.dt_s)
        self._paint()

    def draw(self, moment: Moment) -> None:  # noqa: ARG002 - as above
        ctx = self._ctx
        self._tile.use(0)
        self._snow.render(moderngl.TRIANGLES, vertices=SNOW_VERTICES, instances=2)
        ctx.enable_only(moderngl.BLEND)
        ctx.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
        far, middle, near = self._walls
        self._tops.bind_to_storage_buffer(1)
        self._draw_wall(far)
        self._hut.render(moderngl.TRIANGLE_STRIP, vertices=4, instances=2)
        self._draw_wall(middle)
        self._draw_wall(near)
        self._flakes.render(moderngl.TRIANGLES, instances=2)

    def _paint(self) -> None:
        self._tile.use(0)
        self._sky.render(moderngl.TRIANGLES, vertices=3)

    def _draw_wall(self, wall: tuple[moderngl.Texture, int, tuple[float, ...], tuple[float, ...]]) -> None:
        texture, self._first_uniform.value, self._wall_uniform.value, self._foot_uniform.value = wall
        texture.use(0)
        self._firs.render(moderngl.TRIANGLES, vertices=WALL_VERTICES, instances=2)


def prepare(kit: SceneKit) -> Prepared:
    with np.load(kit.asset("snowfall-hush/firs.npz"), allow_pickle=False) as baked:
        walls: list[Picture] = [baked[wall.name] for wall in WALLS]
    highest = np.concatenate([tops(wall) for wall in walls]).tobytes()
    return Prepared(soft_tile(TILE_PX, TILE_SEED), walls, highest, quads(FLAKES))


def build(kit: SceneKit, prepared: Prepared) -> Steps[SnowfallHush]:
    tile = yield from picture_map(kit, prepared.tile, mipmaps=True, repeat=(True, True))
    wall_maps: dict[Wall, moderngl.Texture] = {}
    for wall, picture in zip(WALLS, prepared.walls, strict=True):
        wall_maps[wall] = yield from picture_map(kit, picture, mipmaps=True, repeat=(True, False))
    programs = yield from kit.programs(
        sky=("sky.vert.glsl", "sky.frag.glsl"),
        snow=("snow.vert.glsl", "snow.frag.glsl"),
        firs=("firs.vert.glsl", "firs.frag.glsl"),
        hut=("hut.vert.glsl", "hut.frag.glsl"),
        flake=("flake.vert.glsl", "flake.frag.glsl"),
    )
    return SnowfallHush(kit, prepared, tile, wall_maps, programs)


def tops(wall: Picture) -> NDArray[np.float32]:
    """How far up (0..1) each of the columns has trees: above them there is nothing to draw."""
    covered = wall[:, :, 0].reshape(len(wall), WALL_COLUMNS, -1).max(axis=2) > 0
    highest = len(wall) - np.argmax(covered[::-1], axis=0)
    share: NDArray[np.float32] = (np.where(covered.any(axis=0), highest + 2, 0) / len(wall)).astype(np.float32)
    return np.minimum(share, 1.0)


def soft_tile(size_px: int, seed: int) -> Picture:
    """(size, size, 4) of fields that close at their edges, each about 0.5.

    Broad shapes; finer ones; long drifts of snow lit from ahead (rows run towards it); and small wind-blown relief.
    """
    rng = np.random.default_rng(seed)
    drifts = _field(rng, size_px, 1.0, 26.0, 1.9, stretch=2.6)
    ripples = _field(rng, size_px, 6.0, 90.0, 1.6, stretch=1.8)
    fields = (
        _field(rng, size_px, 2.0, 60.0, 1.7),
        _field(rng, size_px, 5.0, 120.0, 1.45),
        np.roll(drifts, 1, axis=0) - np.roll(drifts, -1, axis=0),
        np.roll(ripples, 1, axis=0) - np.roll(ripples, -1, axis=0),
    )
    return codes(np.stack([0.5 + 0.16 * field / field.std() for field in fields], axis=2))


def _field(
    rng: np.random.Generator, size_px: int, lowest: float, highest: float, slope: float, stretch: float = 1.0
) -> Field:
    """Noise of `lowest` to `highest` waves a tile, longer across by `stretch`."""
    law = power_law(slope, lowest=lowest)

    def band(waves: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.where(waves <= highest, law(waves), 0.0)

    return closed_noise(rng.standard_normal((size_px, size_px)), band, across=stretch)
