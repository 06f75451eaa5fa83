"""A scene filmed for measuring: drawn as a headset would have it, on half floats, and mapped to equal angles."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import moderngl
import numpy as np

from vr_runtime.comfort.angular import AngularMap, Floats
from vr_runtime.comfort.colour import luminance
from vr_runtime.content import SHADERS
from vr_runtime.course.levels import Levels
from vr_runtime.render.gl_functions import unbind_framebuffer
from vr_runtime.render.offscreen import IPD_M, Offscreen
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.shader_source import ShaderSource

RATE_HZ: Final = 90.0
PATCH_DEG: Final = 20.0
FINE_DEG: Final = 9.0
"""Of the middle of a patch, drawn as large: stripes too fine for the whole of it."""
# "linear" is what reaches the eye, "scene-light" what the scene hands over to the comfort output.
Light = Literal["linear", "scene-light"]
Eyes = Literal["left", "right", "both"]
_SOURCE_UNIT: Final = 0
_PX_PER_MAP_PX: Final = 1.04  # of the perspective picture, at its centre, where it is coarsest
_PASSING_PX: Final = 64  # what nobody looks at, while time passes
_PASSING_S: Final = 8.0
_PASSING_FRAMES: Final = 200


@dataclass(frozen=True, slots=True)
class Gaze:
    """Where the head is turned: up, and to the left."""

    pitch_deg: float = 0.0
    yaw_deg: float = 0.0

    def __str__(self) -> str:
        around = f", {self.yaw_deg:g} to the left" if self.yaw_deg else ""
        return f"{self.pitch_deg:g} up{around}"


@dataclass(frozen=True, slots=True)
class Measures:
    """One frame as maps, (eyes, size, size) each: relative luminance and CIE 1976 u', v'."""

    luminance: Floats
    u: Floats
    v: Floats


class Film:
    """One scene with one seed in one light; where it looks and what the levels are may change from frame to frame."""

    def __init__(
        self, ctx: moderngl.Context, scene: LoadedScene, grid: AngularMap, *, light: Light, seed: int, eyes: Eyes
    ) -> None:
        self.grid = grid
        self.eyes = ("left", "right") if eyes == "both" else (eyes,)
        self._half_tangent = math.tan(math.radians(grid.radius_deg))
        side_px = 8 * math.ceil(2.0 * self._half_tangent * math.degrees(grid.px_per_deg) * _PX_PER_MAP_PX / 8)
        count = len(self.eyes)
        self._offscreen = Offscreen(
            ctx, scene, width_px=side_px, height_px=side_px, seed=seed, eye_count=count, encode=light
        )
        source = ShaderSource(SHADERS)
        vertex, fragment = source.stage("measure.vert.glsl"), source.stage("equiangular.frag.glsl")
        self._program = source.compile(ctx, vertex, fragment)
        self._program["equiangular_source"] = _SOURCE_UNIT
        self._program["equiangular_map"] = (grid.size_px, grid.radius_deg, self._half_tangent, count)
        self._triangle = ctx.vertex_array(self._program, [])
        self._map = ctx.texture((count * grid.size_px, grid.size_px), 4, dtype="f4")
        self._target = ctx.framebuffer([self._map])
        self._sampler = ctx.sampler(repeat_x=False, repeat_y=False, filter=(moderngl.LINEAR, moderngl.LINEAR))
        self._gaze = Gaze()
        self.look(self._gaze)

    @property
    def fault(self) -> str | None:
        """What the scene's Python got wrong while it was filmed."""
        return self._offscreen.stage.fault

    def look(self, gaze: Gaze) -> None:
        self._gaze = gaze
        self._turn(gaze.pitch_deg, gaze.yaw_deg, 2.0 * self.grid.radius_deg)

    def pass_time(self, levels: Levels, seconds: float) -> None:
        """Let the scene go on for `seconds` without a look at it."""
        longest_s = max(_PASSING_S, seconds / _PASSING_FRAMES)
        self._offscreen.play(levels, seconds, width_px=_PASSING_PX, longest_s=longest_s)

    def settle(self, levels: Levels) -> None:
        """Light and colour where the levels want them, without the seconds that the way there takes."""
        for _ in range(2):
            self._offscreen.settle(levels)
            self._offscreen.draw(levels, 0.0)

    def begin_dark(self) -> None:
        """As a session begins: nothing to be seen yet."""
        self._offscreen.stage.fade_in(1e-3)

    def frame(self, levels: Levels, dt_s: float = 1.0 / RATE_HZ) -> Measures:
        """The next frame, measured."""
        self._offscreen.draw(levels, dt_s)
        maps = self._mapped(plain=False)
        light, u, v = (np.ascontiguousarray(maps[..., i]) for i in range(3))
        return Measures(light, u, v)

    def colours(self) -> Floats:
        """The last frame's light, (eyes, size, size, 3)."""
        return np.ascontiguousarray(self._mapped(plain=True)[..., :3])

    def brightest(self) -> float:
        """The largest luminance of the last frame, pixel by pixel."""
        return float(luminance(self._offscreen.light()).max())

    def patches(self, levels: Levels, reach_deg: float, field_deg: float = PATCH_DEG) -> Iterator[tuple[Gaze, Floats]]:
        """Luminance of patches every 20 degrees up to `reach_deg` around the gaze, many times as fine as the map."""
        steps = PATCH_DEG * np.arange(-(reach_deg // PATCH_DEG), reach_deg // PATCH_DEG + 1.0)
        for up in steps:
            for left in steps:
                if math.hypot(up, left) > reach_deg + 0.5 * PATCH_DEG:
                    continue
                # Near the pole patches overlap, which costs a little and hides nothing.
                around = left / max(math.cos(math.radians(self._gaze.pitch_deg + up)), 0.2)
                gaze = Gaze(self._gaze.pitch_deg + float(up), self._gaze.yaw_deg + around)
                self._turn(gaze.pitch_deg, gaze.yaw_deg, field_deg)
                self._offscreen.draw(levels, 0.0)
                yield Gaze(float(up), float(left)), luminance(self._offscreen.light()[:, : self._offscreen.width_px])
        self.look(self._gaze)

    def px_per_deg(self, field_deg: float = PATCH_DEG) -> float:
        """Of a patch of this width."""
        return self._offscreen.width_px / field_deg

    def release(self) -> None:
        unbind_framebuffer(self._map.ctx)
        self._offscreen.release()
        for owned in (self._target, self._map, self._sampler, self._triangle, self._program):
            owned.release()

    def _turn(self, pitch_deg: float, yaw_deg: float, field_deg: float) -> None:
        side_m = 0.0 if len(self.eyes) == 2 else IPD_M * (0.5 if self.eyes == ("right",) else -0.5)
        self._offscreen.look(pitch_deg=pitch_deg, yaw_deg=yaw_deg, field_deg=field_deg, shift_m=side_m)

    def _mapped(self, *, plain: bool) -> Floats:
        self._program["equiangular_plain"] = int(plain)
        self._target.use()
        self._map.ctx.enable_only(moderngl.NOTHING)
        self._offscreen.texture.use(_SOURCE_UNIT)
        self._sampler.use(_SOURCE_UNIT)
        self._triangle.render(moderngl.TRIANGLES, vertices=3)
        self._sampler.clear(_SOURCE_UNIT)
        size = self.grid.size_px
        flat = np.frombuffer(self._target.read(components=4, dtype="f4"), np.float32)
        return flat.reshape(size, len(self.eyes), size, 4)[::-1].transpose(1, 0, 2, 3)
