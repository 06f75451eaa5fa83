"""The glow field: three veils painted into maps, a few rows a frame, and shown at three distances."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import moderngl

from vr_runtime.render.maps import FINE_DISPLAY_PX, bands, painted_map
from vr_runtime.render.steps import REST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vr_runtime.render.drawing import Moment, SceneKit
    from vr_runtime.render.steps import Rest, Steps

TURNS = 2196  # maps in one round of the fold, 6 s each at full motion; a multiple of the three that take turns
MAPS = 3  # one is painted while the picture goes from the second to the third
VEILS = 3  # side by side in every map
FOLD, DRAPE, SWELL, DYE = range(4)  # phases, in the order of scene.toml
TEXEL_RAD = 2.0 * math.sqrt(2.0) * 1.41  # over a map's width, at its middle; its half width is as in veils.glsl
REFRESH_S = 0.18  # in which the picture of now is gone over once; it changes by a thirtieth of a turn meanwhile
LARGE_MAP_PX = 960


class GlowField:
    """Which map is the last, the next and the one in work follows from the fold's phase alone."""

    def __init__(self, kit: SceneKit, programs: dict[str, moderngl.Program]) -> None:
        self._ctx = ctx = kit.ctx
        self._size_px = size_px = map_size_px(kit.max_width_px)
        self._maps, self._targets = zip(
            *(painted_map(kit, (VEILS * size_px, size_px)) for _ in range(MAPS)), strict=True
        )
        now_map, self._now_target = painted_map(kit, (VEILS * size_px, size_px))
        self._silk_program, fade = programs["silk"], programs["fade"]
        self._silk = kit.keep(ctx.vertex_array(self._silk_program, []))
        fade["last_map"] = 0
        fade["next_map"] = 1
        self._share = fade["share"]
        self._fade = kit.keep(ctx.vertex_array(fade, []))
        self._turn = -MAPS  # none yet: everything is stale
        self._rows = 0
        self._now_row = 0
        self.textures = {"veil_map": now_map}

    def first(self, moment: Moment) -> Iterator[Rest]:
        """The cloth as it hangs first, and the picture of it."""
        turns = moment.phases[FOLD] * TURNS
        turn = int(turns)
        self._turn_to(turn - 1, moment)
        for row, rows in bands(self._size_px):
            self._paint_rows(row + rows)
            yield REST
        self._hold_still(turn, moment)
        yield REST
        for _, rows in bands(self._size_px):
            self._bring_up_to_now(turns - turn, rows)
            yield REST

    def advance(self, moment: Moment) -> None:
        """Paints the rows that are due of this turn's map, and brings some rows of the picture up to now.

        First, and after a leap in time, the cloth holds still until its first turn is over.
        """
        turns = moment.phases[FOLD] * TURNS
        turn = int(turns)
        share = turns - turn
        fresh = turn == self._turn or turn == (self._turn + 1) % TURNS
        if not fresh:
            self._turn_to(turn - 1, moment)
            self._paint_rows(self._size_px)
            self._hold_still(turn, moment)
        elif turn != self._turn:
            self._paint_rows(self._size_px)
            self._turn_to(turn, moment)
        self._paint_rows(min(self._size_px, math.ceil(share * self._size_px)))
        self._bring_up_to_now(share, self._size_px if not fresh else rows_due(self._size_px, moment.dt_s))

    def draw(self, moment: Moment) -> None:
        """Nothing: all of it is in the background shader."""

    def _hold_still(self, turn: int, moment: Moment) -> None:
        """Both maps that `turn` shows are the one that has just been painted."""
        self._ctx.copy_framebuffer(self._targets[(turn - 2) % MAPS], self._targets[(turn - 1) % MAPS])
        self._turn_to(turn, moment)

    def _turn_to(self, turn: int, moment: Moment) -> None:
        """From here on the map of `turn` is painted: the cloth as it will hang when that map alone is seen."""
        phases, levels = moment.phases, moment.levels
        self._silk_program["cloth_then"] = ((turn + 2) / TURNS, phases[DRAPE], phases[SWELL], phases[DYE])
        detail = 1.0 if levels is None else levels.detail
        self._silk_program["cloth_look"] = (detail * (0.6 + 0.4 * moment.quality), TEXEL_RAD / self._size_px)
        self._turn = turn
        self._rows = 0

    def _paint_rows(self, end: int) -> None:
        if end <= self._rows:
            return
        target = self._targets[self._turn % MAPS]
        target.use()
        target.scissor = (0, self._rows, VEILS * self._size_px, end - self._rows)
        self._silk.render(moderngl.TRIANGLES, vertices=3)
        self._rows = end

    def _bring_up_to_now(self, share: float, rows: int) -> None:
        rows = min(rows, self._size_px - self._now_row)
        target = self._now_target
        target.use()
        target.scissor = (0, self._now_row, VEILS * self._size_px, rows)
        self._maps[(self._turn - 2) % MAPS].use(0)
        self._maps[(self._turn - 1) % MAPS].use(1)
        self._share.value = share  # evenly: easing in and out of every turn would be a pulse that one can count
        self._fade.render(moderngl.TRIANGLES, vertices=3)
        self._now_row = (self._now_row + rows) % self._size_px


def build(kit: SceneKit) -> Steps[GlowField]:
    programs = yield from kit.programs(
        silk=("map.vert.glsl", "silk.frag.glsl"), fade=("map.vert.glsl", "fade.frag.glsl")
    )
    return GlowField(kit, programs)


def map_size_px(width_px: int) -> int:
    """Silk is soft: at its middle one texel does for a few pixels of a headset."""
    return LARGE_MAP_PX if width_px >= FINE_DISPLAY_PX else min(448, max(128, width_px * 7 // 8))


def rows_due(size_px: int, dt_s: float) -> int:
    """Rows of the picture to bring up to now after `dt_s`."""
    return max(1, min(size_px, math.ceil(size_px * dt_s / REFRESH_S)))
