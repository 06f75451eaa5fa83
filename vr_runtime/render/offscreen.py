"""Pictures of a scene that nobody wears: both eyes at given levels, gaze and time, read back as an array."""

from __future__ import annotations

import math
import sys
from typing import Any, Final

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.course.levels import Levels
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.gl_functions import GL_SRGB8_ALPHA8
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.stage import Stage

IPD_M: Final = 0.064
FRAME_NS: Final = 11_111_111
_FIRST_NS: Final = 1_000_000_000
_LONGEST_STEP_S: Final = 8.0


def standalone_context() -> moderngl.Context:
    """A GL 4.5 context without a window; Problem(GL_TOO_OLD) where there is none."""
    settings: dict[str, Any] = {"backend": "egl"} if sys.platform == "linux" else {}
    try:
        return moderngl.create_standalone_context(require=450, **settings)
    except Exception as error:  # noqa: BLE001 - moderngl raises what its backend happens to raise
        what = f"No OpenGL 4.5 context could be made: {error}"
        remedy = "Install the graphics driver (on Debian: libegl1 libgl1-mesa-dri)"
        raise Problem(ExitCode.GL_TOO_OLD, what, remedy) from None


class Offscreen:
    """One scene, drawn through the comfort output into a target of its own. Sizes are one eye's.

    Light is linear in [0, 1], Rec. 709 primaries; pictures are (height, eyes * width, 3), top row first.
    """

    def __init__(
        self,
        ctx: moderngl.Context,
        scene: LoadedScene,
        *,
        width_px: int,
        height_px: int,
        seed: int = 0,
        eye_count: int = 2,
    ) -> None:
        self._ctx = ctx
        self.width_px, self.height_px, self.eye_count = width_px, height_px, eye_count
        self._texture = ctx.texture((width_px * eye_count, height_px), 4, internal_format=GL_SRGB8_ALPHA8)
        self._target = ctx.framebuffer([self._texture])
        self.stage = Stage(ctx, scene, max_width_px=width_px, max_height_px=height_px, seed=seed, eye_count=eye_count)
        self.time_ns = _FIRST_NS
        self.look()

    def look(self, *, pitch_deg: float = 0.0, yaw_deg: float = 0.0, field_deg: float = 96.0) -> None:
        """Turn the head: pitch up, yaw to the left; `field_deg` is the full width of one eye's square-pixel view."""
        p, y = math.radians(pitch_deg) / 2, math.radians(yaw_deg) / 2
        turned = (
            math.cos(y) * math.sin(p),
            math.sin(y) * math.cos(p),
            -math.sin(y) * math.sin(p),
            math.cos(y) * math.cos(p),
        )
        half = math.radians(field_deg) / 2
        up = math.atan(math.tan(half) * self.height_px / self.width_px)
        for eye in range(self.eye_count):
            side = 0.0 if self.eye_count == 1 else (eye - 0.5) * IPD_M
            across = (math.cos(2 * y) * side, 0.0, -math.sin(2 * y) * side)
            self.stage.eyes.set(eye, *turned, *across, -half, half, up, -up)

    def settle(self, levels: Levels) -> None:
        """Have the comfort output where these levels want it, without any rate."""
        self.stage.output.settle(levels, self.stage.guard_gain)

    def draw(self, levels: Levels, dt_s: float = FRAME_NS * 1e-9) -> None:
        """One frame, `dt_s` after the last."""
        self.time_ns += round(dt_s * 1e9)
        self.stage.draw(self._target, self.width_px, self.height_px, levels, self.time_ns)

    def play(self, levels: Levels, seconds: float) -> None:
        """Let `seconds` pass in steps of at most 8 s: for a scene to be where it is by then."""
        while seconds > 0.0:
            step = min(seconds, _LONGEST_STEP_S)
            self.draw(levels, step)
            seconds -= step

    def codes(self) -> NDArray[np.uint8]:
        """The picture as the headset would get it: sRGB codes."""
        flat = np.frombuffer(self._target.read(components=3, alignment=1), np.uint8)
        return flat.reshape(self.height_px, self.width_px * self.eye_count, 3)[::-1]

    def light(self) -> NDArray[np.float32]:
        """The picture as linear light."""
        return _LIGHT_OF_CODE[self.codes()]

    def release(self) -> None:
        self.stage.release()
        self._target.release()
        self._texture.release()


def _light_of_codes() -> NDArray[np.float32]:
    code = np.arange(256) / 255.0
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4).astype(np.float32)


_LIGHT_OF_CODE: Final = _light_of_codes()
