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
from vr_runtime.render.gl_functions import GL_SRGB8_ALPHA8, GetProcAddress
from vr_runtime.render.limiter import Limits
from vr_runtime.render.output import Encoding
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.stage import Stage

IPD_M: Final = 0.064
EYE_HEIGHT_M: Final = 1.1  # over the floor, where scene space begins: in a reclined chair
FRAME_NS: Final = 11_111_111
_FIRST_NS: Final = 1_000_000_000
_LIGHT: Final = ("linear", "scene-light")


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
    `texture` holds the picture, in its lower left where it was shrunk: as sRGB codes; with `encode="linear"` as half
    floats, for measuring what eight bits would round away; with "scene-light" as floats, as the scene hands it over.
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
        encode: Encoding = "srgb-framebuffer",
        get_proc_address: GetProcAddress | None = None,
        limits: Limits = "never",
    ) -> None:
        """`limits`: a scene is shown as it is, unless it is to be shown as the headset would have it."""
        self._ctx = ctx
        self._encode = encode
        self.width_px, self.height_px, self.eye_count = width_px, height_px, eye_count
        self._largest_px = (width_px, height_px)
        self.texture = _texture(ctx, (width_px * eye_count, height_px), encode)
        self._target = ctx.framebuffer([self.texture])
        self.stage = Stage(
            ctx,
            scene,
            max_width_px=width_px,
            max_height_px=height_px,
            seed=seed,
            eye_count=eye_count,
            encode=encode,
            get_proc_address=get_proc_address,
            limits=limits,
        )
        self.time_ns = _FIRST_NS
        self.look()

    def look(
        self, *, pitch_deg: float = 0.0, yaw_deg: float = 0.0, field_deg: float = 96.0, shift_m: float = 0.0
    ) -> None:
        """Turn the head: pitch up, yaw to the left; `field_deg` is the full width of one eye's square-pixel view.

        `shift_m` moves the eyes to their right: half their distance makes a single eye the right one.
        """
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
            side = shift_m + (0.0 if self.eye_count == 1 else (eye - 0.5) * IPD_M)
            across = (math.cos(2 * y) * side, EYE_HEIGHT_M, -math.sin(2 * y) * side)
            self.stage.eyes.set(eye, *turned, *across, -half, half, up, -up)

    def shrink_to(self, width_px: int, height_px: int) -> None:
        """Draw pictures of this size from now on, at most of that made; `look` again where the shape changes."""
        most_width, most_height = self._largest_px
        self.width_px, self.height_px = max(1, min(width_px, most_width)), max(1, min(height_px, most_height))

    def settle(self, levels: Levels) -> None:
        """Have the comfort output where these levels want it, without any rate."""
        self.stage.output.settle(levels, self.stage.guard_gain)

    def draw(self, levels: Levels, dt_s: float = FRAME_NS * 1e-9) -> None:
        """One frame, `dt_s` after the last."""
        self.time_ns += round(dt_s * 1e9)
        self.stage.draw(self._target, self.width_px, self.height_px, levels, self.time_ns)

    def play(self, levels: Levels, seconds: float, *, width_px: int | None = None, longest_s: float = 8.0) -> None:
        """Let `seconds` pass in steps of at most `longest_s`: for a scene to be where it is by then.

        The pictures on the way may be `width_px` wide, which takes less time.
        """
        size_px = self.width_px, self.height_px
        if width_px is not None:
            self.shrink_to(width_px, width_px)
        while seconds > 0.0:
            step = min(seconds, longest_s)
            self.draw(levels, step)
            seconds -= step
        self.shrink_to(*size_px)

    def codes(self) -> NDArray[np.uint8]:
        """The picture as the headset would get it: sRGB codes, which a linear target does not hold."""
        seen = (0, 0, self.width_px * self.eye_count, self.height_px)
        flat = np.frombuffer(self._target.read(viewport=seen, components=3, alignment=1), np.uint8)
        return flat.reshape(self.height_px, self.width_px * self.eye_count, 3)[::-1]

    def light(self) -> NDArray[np.float32]:
        """The picture as linear light."""
        if self._encode not in _LIGHT:
            return _LIGHT_OF_CODE[self.codes()]
        seen = (0, 0, self.width_px * self.eye_count, self.height_px)
        flat = np.frombuffer(self._target.read(viewport=seen, components=3, alignment=1, dtype="f4"), np.float32)
        return flat.reshape(self.height_px, self.width_px * self.eye_count, 3)[::-1]

    def release(self) -> None:
        self.stage.release()
        self._target.release()
        self.texture.release()


def _texture(ctx: moderngl.Context, size_px: tuple[int, int], encode: Encoding) -> moderngl.Texture:
    if encode in _LIGHT:
        return ctx.texture(size_px, 4, dtype="f2" if encode == "linear" else "f4")
    if encode == "srgb-shader":
        return ctx.texture(size_px, 4)
    return ctx.texture(size_px, 4, internal_format=GL_SRGB8_ALPHA8)


def _light_of_codes() -> NDArray[np.float32]:
    code = np.arange(256) / 255.0
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4).astype(np.float32)


_LIGHT_OF_CODE: Final = _light_of_codes()
