"""Dusk clouds: two decks marched into three sky maps that take turns, a band of rows a frame."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import moderngl
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit

EPOCHS = 1200  # as in evening.glsl: maps in one turn of the wind
MAPS = 3  # one is painted while two are shown
MAP_RADIUS = 1.05  # as in evening.glsl
WIND, SHAPE, COVER, FIBRE, EVENING = range(5)  # phases, in the order of scene.toml
LARGE_MAP_PX = 1152
RIDGE_RADIUS = 0.48  # as in dusk.glsl
FEWEST_STEPS, MORE_STEPS = 14.0, 8.0  # of the march through a cloud overhead; low down it is nearly twice as many


class DuskClouds:
    """While two of the maps are shown, one fading into the other, the third is painted for when its turn comes.

    Which is which follows from the wind's phase alone, here and in dusk.glsl; so does the time of a map's sky.
    """

    def __init__(self, kit: SceneKit) -> None:
        ctx = kit.ctx
        self._size_px = size_px = map_size_px(kit.max_width_px)
        self._maps = _sky_map(ctx, MAPS * size_px, size_px)
        self._target = ctx.framebuffer([self._maps])
        coarse_px = size_px if size_px < LARGE_MAP_PX else size_px // 2
        self._coarse_map = _sky_map(ctx, coarse_px, coarse_px)
        self._coarse_target = ctx.framebuffer([self._coarse_map])
        self._billows = _billows(ctx, _baked(kit, "billows"))
        self._fibres = _fibres(ctx, _baked(kit, "cirrus"))
        self._ridges = _ridges(ctx, ridge_ring(kit.seed, ridge_size_px(kit.max_width_px)))
        self._program = program = kit.program("clouds.vert.glsl", "clouds.frag.glsl")
        program["billows"] = 0
        program["fibres"] = 1
        self._painter = ctx.vertex_array(program, [])
        self._spread_program = kit.program("clouds.vert.glsl", "spread.frag.glsl")
        self._spreader = ctx.vertex_array(self._spread_program, [])
        self._epoch = -MAPS  # none yet: everything is stale
        self._rows = 0
        self.textures = {"sky_maps": self._maps, "ridges": self._ridges}

    def advance(self, moment: Moment) -> None:
        """Paints the rows that are due of this epoch's map; first, and after a leap in time, the two that are shown."""
        epochs = moment.phases[WIND] * EPOCHS
        epoch = int(epochs)
        due = min(self._size_px, math.ceil((epochs - epoch) * self._size_px))
        if epoch == (self._epoch + 1) % EPOCHS:
            self._paint_rows(self._size_px)
            self._turn_to(epoch, moment)
            self._rows = 0
        elif epoch != self._epoch:
            for shown in (epoch - 2, epoch - 1):
                self._turn_to(shown, moment)
                self._paint_coarsely()
            self._turn_to(epoch, moment)
            self._rows = 0
        self._paint_rows(due)

    def draw(self, moment: Moment) -> None:
        """Nothing: all of it is in the background shader."""

    def release(self) -> None:
        for owned in (
            self._painter,
            self._spreader,
            self._program,
            self._spread_program,
            self._coarse_target,
            self._target,
            self._coarse_map,
            self._maps,
            self._billows,
            self._fibres,
            self._ridges,
        ):
            owned.release()

    def _turn_to(self, epoch: int, moment: Moment) -> None:
        """From here on the map of `epoch` is painted: the sky as it will be when that map alone is seen."""
        phases, levels = moment.phases, moment.levels
        detail = 1.0 if levels is None else levels.detail
        steps = FEWEST_STEPS + MORE_STEPS * moment.quality
        self._program["sky_then"] = ((epoch + 2) / EPOCHS, phases[SHAPE], phases[COVER], phases[FIBRE])
        self._program["sky_more"] = (phases[EVENING], 2.0 * MAP_RADIUS / self._size_px, detail, steps)
        self._epoch = epoch

    def _paint_rows(self, end: int) -> None:
        if end <= self._rows:
            return
        left = self._use_map()
        self._target.scissor = (left, self._rows, self._size_px, end - self._rows)
        self._render()
        self._rows = end

    def _paint_coarsely(self) -> None:
        self._coarse_target.use()
        self._render()
        left = self._use_map()
        self._target.scissor = (left, 0, self._size_px, self._size_px)
        self._coarse_map.use(0)
        self._spreader.render(moderngl.TRIANGLES, vertices=3)

    def _use_map(self) -> int:
        """This epoch's map is what is painted on from here; its first column."""
        left = self._epoch % MAPS * self._size_px
        self._target.use()
        self._target.viewport = (left, 0, self._size_px, self._size_px)
        return left

    def _render(self) -> None:
        self._billows.use(0)
        self._fibres.use(1)
        self._painter.render(moderngl.TRIANGLES, vertices=3)


def build(kit: SceneKit) -> DuskClouds:
    return DuskClouds(kit)


def map_size_px(width_px: int) -> int:
    """Soft clouds need no texel for every pixel: at the zenith two or three pixels share one."""
    return LARGE_MAP_PX if width_px >= 1000 else min(448, max(160, width_px * 7 // 8))


def ridge_size_px(width_px: int) -> int:
    return 1024 if width_px >= 1000 else 512 if width_px >= 400 else 256


def ridge_ring(seed: int, size_px: int) -> NDArray[np.float32]:
    """(size, size, 4): sine of the altitude of four ridges, the far one first, by azimuth round the middle.

    Columns go with scene x and rows with scene z.
    """
    rng = np.random.default_rng(seed + 3)
    round_px = 4096
    finest = int(2.0 * size_px * RIDGE_RADIUS)  # waves to the round: three texels each
    far = _ridge_line(rng, round_px, 2, min(420, finest), 1.55)
    middle = _ridge_line(rng, round_px, 3, min(700, finest), 1.45)
    near = _ridge_line(rng, round_px, 2, min(1400, finest), 1.45)
    tops_deg = (
        1.85 + 0.85 * far,
        0.75 + 0.55 * middle,
        -5.8 + 1.1 * near,
        -17.3 + 1.8 * np.roll(near, round_px * 7 // 8),
    )
    across = np.arange(size_px) - 0.5 * (size_px - 1)
    azimuth = np.arctan2(across[None, :], -across[:, None]) * (round_px / (2.0 * np.pi))
    columns = np.arange(round_px)
    lines = [np.interp(azimuth, columns, np.sin(np.radians(line)), period=round_px) for line in tops_deg]
    return np.stack(lines, axis=2).astype(np.float32)


def _ridge_line(rng: np.random.Generator, count: int, lowest: int, highest: int, slope: float) -> NDArray[np.float64]:
    """A closed line of unit spread: waves `lowest`..`highest` to the round, amplitude n**-slope."""
    order = np.arange(count // 2 + 1)
    share = np.where((order >= lowest) & (order < highest), np.maximum(order, 1.0) ** -slope, 0.0)
    line: NDArray[np.float64] = np.fft.irfft(share * np.exp(2j * np.pi * rng.random(len(order))))
    return line / line.std()


def _baked(kit: SceneKit, name: str) -> NDArray[np.uint8]:
    with np.load(kit.asset(f"dusk-clouds/{name}.npz"), allow_pickle=False) as baked:
        field: NDArray[np.uint8] = baked["field"]
    return field


def _sky_map(ctx: moderngl.Context, width_px: int, height_px: int) -> moderngl.Texture:
    texture = ctx.texture((width_px, height_px), 4, dtype="f2")
    texture.repeat_x = texture.repeat_y = False
    return texture


def _billows(ctx: moderngl.Context, field: NDArray[np.uint8]) -> moderngl.Texture3D:
    texture = ctx.texture3d(field.shape[2::-1], 2, field, alignment=1)
    texture.build_mipmaps()
    texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    return texture


def _fibres(ctx: moderngl.Context, field: NDArray[np.uint8]) -> moderngl.Texture:
    texture = ctx.texture(field.shape[1::-1], 2, field, alignment=1)
    texture.build_mipmaps()
    texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    return texture


def _ridges(ctx: moderngl.Context, ring: NDArray[np.float32]) -> moderngl.Texture:
    texture = ctx.texture(ring.shape[1::-1], 4, ring.astype(np.float16), dtype="f2")
    texture.repeat_x = texture.repeat_y = False
    return texture
