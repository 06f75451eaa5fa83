"""A clearing at the blue hour: three baked walls of firs, a hut with one lit window, and falling snow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import moderngl
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit

TILE_PX: Final = 512
TILE_SEED: Final = 23
FLAKES: Final = 4200
SKY_PX: Final = 384
SKY_REFRESH_S: Final = 2.0
SKY_GAP_S: Final = 10.0  # after a longer pause than this the whole map is stale
SNOW_VERTICES: Final = 24 * 3  # as in snow.vert.glsl
WALL_COLUMNS: Final = 96  # as in firs.vert.glsl
WALL_VERTICES: Final = WALL_COLUMNS * 3 * 6
TWO_TRIANGLES: Final = np.array([0, 1, 2, 2, 1, 3], np.uint32)


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


class SnowfallHush:
    """Walls from far to near with the hut between them, then the flakes over everything."""

    def __init__(self, kit: SceneKit) -> None:
        self._ctx = ctx = kit.ctx
        self._tile = _map(ctx, soft_tile(TILE_PX, TILE_SEED), closes=(True, True))
        with np.load(kit.asset("snowfall-hush/firs.npz"), allow_pickle=False) as baked:
            pictures = [baked[wall.name] for wall in WALLS]
        self._wall_maps = [_map(ctx, picture, closes=(True, False)) for picture in pictures]
        self._tops = ctx.buffer(np.concatenate([tops(picture) for picture in pictures]).tobytes())
        self._sky_map = ctx.texture((SKY_PX, SKY_PX), 4, dtype="f2")
        self._sky_map.repeat_x = self._sky_map.repeat_y = False
        self._sky_target = ctx.framebuffer([self._sky_map])
        self._sky_row, self._sky_painted = 0, False
        self._sky_program = kit.program("sky.vert.glsl", "sky.frag.glsl")
        self._sky = ctx.vertex_array(self._sky_program, [])
        self._snow_program = kit.program("snow.vert.glsl", "snow.frag.glsl")
        self._snow = ctx.vertex_array(self._snow_program, [])
        self._fir_program = kit.program("firs.vert.glsl", "firs.frag.glsl")
        self._firs = ctx.vertex_array(self._fir_program, [])
        self._hut_program = kit.program("hut.vert.glsl", "hut.frag.glsl")
        self._hut = ctx.vertex_array(self._hut_program, [])
        self._flake_program = kit.program("flake.vert.glsl", "flake.frag.glsl")
        self._flake_program["flakes"] = float(FLAKES)
        first_corners = np.arange(0, 4 * FLAKES, 4, dtype=np.uint32)
        self._corners = ctx.buffer((first_corners[:, None] + TWO_TRIANGLES).tobytes())
        self._flakes = ctx.vertex_array(self._flake_program, [], index_buffer=self._corners, index_element_size=4)
        self._wall_uniform, self._foot_uniform = self._fir_program["wall"], self._fir_program["foot"]
        self._first_uniform = self._fir_program["first_column"]
        self._walls = [
            (texture, number * WALL_COLUMNS, (wall.radius_m, *map(math.radians, wall.span_deg), wall.air), wall.foot)
            for number, (texture, wall) in enumerate(zip(self._wall_maps, WALLS, strict=True))
        ]
        self.textures = {"sky_map": self._sky_map}

    def advance(self, moment: Moment) -> None:
        """Paints the next rows of the sky's map: a whole map in two seconds, all of it the first time."""
        if not self._sky_painted or moment.dt_s > SKY_GAP_S:
            row, rows = 0, SKY_PX
        else:
            row = self._sky_row
            rows = min(rows_due(moment.dt_s), SKY_PX - row)
        self._sky_painted = True
        target = self._sky_target
        target.use()
        target.scissor = (0, row, SKY_PX, rows)
        self._tile.use(0)
        self._sky.render(moderngl.TRIANGLES, vertices=3)
        self._sky_row = (row + rows) % SKY_PX

    def draw(self, moment: Moment) -> None:  # noqa: ARG002 - the stage's block tells the shaders all they need
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

    def release(self) -> None:
        for owned in (
            self._sky,
            self._snow,
            self._firs,
            self._hut,
            self._flakes,
            self._sky_program,
            self._snow_program,
            self._fir_program,
            self._hut_program,
            self._flake_program,
            self._sky_target,
            self._sky_map,
            self._corners,
            self._tops,
            self._tile,
            *self._wall_maps,
        ):
            owned.release()

    def _draw_wall(self, wall: tuple[moderngl.Texture, int, tuple[float, ...], tuple[float, ...]]) -> None:
        texture, self._first_uniform.value, self._wall_uniform.value, self._foot_uniform.value = wall
        texture.use(0)
        self._firs.render(moderngl.TRIANGLES, vertices=WALL_VERTICES, instances=2)


def build(kit: SceneKit) -> SnowfallHush:
    return SnowfallHush(kit)


def rows_due(dt_s: float) -> int:
    """Rows of the sky's map to paint after `dt_s`: never so many that a frame would feel it."""
    return max(1, min(SKY_PX // 4, math.ceil(SKY_PX * dt_s / SKY_REFRESH_S)))


def tops(wall: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How far up (0..1) each of the columns has trees: above them there is nothing to draw."""
    covered = wall[:, :, 0].reshape(len(wall), WALL_COLUMNS, -1).max(axis=2) > 0
    highest = len(wall) - np.argmax(covered[::-1], axis=0)
    share: NDArray[np.float32] = (np.where(covered.any(axis=0), highest + 2, 0) / len(wall)).astype(np.float32)
    return np.minimum(share, 1.0)


def soft_tile(size_px: int, seed: int) -> NDArray[np.uint8]:
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
    channels = [np.clip(0.5 + 0.16 * field / field.std(), 0.0, 1.0) for field in fields]
    tile: NDArray[np.uint8] = np.round(np.stack(channels, axis=2) * 255.0).astype(np.uint8)
    return tile


def _field(
    rng: np.random.Generator, size_px: int, lowest: float, highest: float, slope: float, stretch: float = 1.0
) -> NDArray[np.float64]:
    """Noise of `lowest` to `highest` waves a tile, amplitude falling as waves**-slope, longer across by `stretch`."""
    down, across = np.meshgrid(np.fft.fftfreq(size_px), np.fft.rfftfreq(size_px), indexing="ij")
    waves = np.hypot(down, stretch * across) * size_px
    band = np.where((waves >= lowest) & (waves <= highest), np.maximum(waves, 1.0) ** -slope, 0.0)
    white = np.fft.rfft2(rng.standard_normal((size_px, size_px)))
    field: NDArray[np.float64] = np.fft.irfft2(band * white, s=(size_px, size_px))
    return field


def _map(ctx: moderngl.Context, picture: NDArray[np.uint8], closes: tuple[bool, bool]) -> moderngl.Texture:
    height, width, channels = picture.shape
    texture = ctx.texture((width, height), channels, np.ascontiguousarray(picture), alignment=1)
    texture.build_mipmaps()
    texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    texture.repeat_x, texture.repeat_y = closes
    return texture
