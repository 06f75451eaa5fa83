"""Dusk clouds: two decks marched into three sky maps that take turns, a band of rows a frame."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.fields import Picture
from vr_runtime.render.maps import FINE_DISPLAY_PX, add_mipmaps, bands, painted_map, picture_map
from vr_runtime.render.steps import REST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vr_runtime.render.drawing import Moment, SceneKit
    from vr_runtime.render.steps import Rest, Steps

EPOCHS = 1200  # as in evening.glsl: maps in one turn of the wind
MAPS = 3  # one is painted while two are shown
MAP_RADIUS = 1.05  # as in evening.glsl
WIND, SHAPE, COVER, FIBRE, EVENING = range(5)  # phases, in the order of scene.toml
LARGE_MAP_PX = 1152
RIDGE_RADIUS = 0.48  # as in dusk.glsl
LAYERS_A_STEP = 16
FIRST_BANDS = 24  # of each map that is shown first
FEWEST_STEPS, MORE_STEPS = 14.0, 8.0  # of the march through a cloud overhead; low down it is nearly twice as many


class Prepared(NamedTuple):
    """Heaps in depth, feathers, and the land's rim."""

    billows: Picture
    fibres: Picture
    ridges: NDArray[np.float16]


class DuskClouds:
    """While two of the maps are shown, one fading into the other, the third is painted for when its turn comes.

    Which is which follows from the wind's phase alone, here and in dusk.glsl; so does the time of a map's sky.
    """

    def __init__(
        self,
        kit: SceneKit,
        programs: dict[str, moderngl.Program],
        billows: moderngl.Texture3D,
        fibres: moderngl.Texture,
        ridges: moderngl.Texture,
    ) -> None:
        self._size_px = size_px = map_size_px(kit.max_width_px)
        maps, self._target = painted_map(kit, (MAPS * size_px, size_px))
        self._coarse_px = size_px // 2
        self._coarse_map, self._coarse_target = painted_map(kit, (self._coarse_px, self._coarse_px))
        self._billows, self._fibres = billows, fibres
        self._program = program = programs["clouds"]
        program["billows"] = 0
        program["fibres"] = 1
        self._painter = kit.keep(kit.ctx.vertex_array(program, []))
        self._spreader = kit.keep(kit.ctx.vertex_array(programs["spread"], []))
        self._epoch = -MAPS  # none yet: everything is stale
        self._rows = 0
        self.textures = {"sky_maps": maps, "ridges": ridges}

    def first(self, moment: Moment) -> Iterator[Rest]:
        """The two maps that are shown first, coarsely: this has to be done before the dark."""
        epoch = int(moment.phases[WIND] * EPOCHS)
        for shown in (epoch - 2, epoch - 1):
            self._turn_to(shown, moment)
            for row, rows in bands(self._coarse_px, FIRST_BANDS):
                self._paint_coarsely(row, rows)
                yield REST
            self._spread()
        self._turn_to(epoch, moment)

    def advance(self, moment: Moment) -> None:
        """Paints the rows that are due of this epoch's map; first, and after a leap in time, the two that are shown."""
        epochs = moment.phases[WIND] * EPOCHS
        epoch = int(epochs)
        due = min(self._size_px, math.ceil((epochs - epoch) * self._size_px))
        if epoch == (self._epoch + 1) % EPOCHS:
            self._paint_rows(self._size_px)
            self._turn_to(epoch, moment)
        elif epoch != self._epoch:
            for shown in (epoch - 2, epoch - 1):
                self._turn_to(shown, moment)
                self._paint_at_once()
            self._turn_to(epoch, moment)
        self._paint_rows(due)

    def draw(self, moment: Moment) -> None:
        """Nothing: all of it is in the background shader."""

    def _turn_to(self, epoch: int, moment: Moment) -> None:
        """From here on the map of `epoch` is painted: the sky as it will be when that map alone is seen."""
        phases, levels = moment.phases, moment.levels
        detail = 1.0 if levels is None else levels.detail
        steps = FEWEST_STEPS + MORE_STEPS * moment.quality
        self._program["sky_then"] = ((epoch + 2) / EPOCHS, phases[SHAPE], phases[COVER], phases[FIBRE])
        self._program["sky_more"] = (phases[EVENING], 2.0 * MAP_RADIUS / self._size_px, detail, steps)
        self._epoch = epoch
        self._rows = 0

    def _paint_rows(self, end: int) -> None:
        if end <= self._rows:
            return
        left = self._use_map()
        self._target.scissor = (left, self._rows, self._size_px, end - self._rows)
        self._render()
        self._rows = end

    def _paint_at_once(self) -> None:
        if self._size_px < LARGE_MAP_PX:
            self._paint_rows(self._size_px)
            return
        self._paint_coarsely(0, self._coarse_px)
        self._spread()

    def _paint_coarsely(self, row: int, rows: int) -> None:
        self._coarse_target.use()
        self._coarse_target.scissor = (0, row, self._coarse_px, rows)
        self._render()

    def _spread(self) -> None:
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


def prepare(kit: SceneKit) -> Prepared:
    ridges = ridge_ring(kit.seed, ridge_size_px(kit.max_width_px))
    return Prepared(_baked(kit, "billows"), _baked(kit, "cirrus"), ridges.astype(np.float16))


def build(kit: SceneKit, prepared: Prepared) -> Steps[DuskClouds]:
    billows = yield from _volume(kit, prepared.billows)
    fibres = yield from picture_map(kit, prepared.fibres, mipmaps=True, repeat=(True, True))
    ridges = yield from picture_map(kit, prepared.ridges)
    programs = yield from kit.programs(
        clouds=("clouds.vert.glsl", "clouds.frag.glsl"), spread=("clouds.vert.glsl", "spread.frag.glsl")
    )
    return DuskClouds(kit, programs, billows, fibres, ridges)


def map_size_px(width_px: int) -> int:
    """Soft clouds need no texel for every pixel: at the zenith two or three pixels share one."""
    return LARGE_MAP_PX if width_px >= FINE_DISPLAY_PX else min(448, max(160, width_px * 7 // 8))


def ridge_size_px(width_px: int) -> int:
    return 1024 if width_px >= FINE_DISPLAY_PX else 512 if width_px >= 400 else 256


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


def _baked(kit: SceneKit, name: str) -> Picture:
    with np.load(kit.asset(f"dusk-clouds/{name}.npz"), allow_pickle=False) as baked:
        field: Picture = baked["field"]
    return field


def _volume(kit: SceneKit, field: Picture) -> Steps[moderngl.Texture3D]:
    """(depth, rows, columns, 2), a few layers a step."""
    depth, height, width, _ = field.shape
    texture = kit.keep(kit.ctx.texture3d((width, height, depth), 2, alignment=1))
    for first in range(0, depth, LAYERS_A_STEP):
        layers = np.ascontiguousarray(field[first : first + LAYERS_A_STEP])
        texture.write(layers, viewport=(0, 0, first, width, height, len(layers)), alignment=1)
        yield None
    yield from add_mipmaps(texture)
    return texture
