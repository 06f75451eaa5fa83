"""Stills of a scene: drawn finer than they are shown, and made smaller as light, not as codes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.course.levels import Levels
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.offscreen import IPD_M, Offscreen
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.workshop.parts import CONTINUOUS, Session

LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722], np.float32)
MOST_PX: Final = 8192
"""A side of what is drawn: more than any card is sure to take."""
EYES: Final = {"left": -0.5, "right": 0.5, "both": 0.0}
_SMALL_PX: Final = 64  # while time goes by: nobody sees these pictures
_MINUTE_S: Final = 60.0
# For the scene's slow maps to be painted anew, and for the guard on the mean to have weighed what is seen.
_MAPS_S: Final = 16.0
_GUARD_S: Final = 4.0
_GUARD_STEP_S: Final = 0.3


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at: a part of the session, minutes after its beginning, and where the head points (pitch up)."""

    part: str = "settle"
    minute: float = 3.0
    pitch_deg: float = 0.0
    yaw_deg: float = 0.0
    field_deg: float = 96.0


@dataclass(frozen=True, slots=True)
class Still:
    """`rgb`: sRGB codes, (height, eyes * width, 3), top row first. `mean`, `peak`: of its relative luminance."""

    sight: Sight
    levels: Levels
    rgb: NDArray[np.uint8]
    mean: float
    peak: float


class Easel:
    """One scene, ready to be drawn from any part and direction. Sizes are one eye's, as shown."""

    def __init__(
        self,
        ctx: moderngl.Context,
        scene: LoadedScene,
        *,
        width_px: int,
        height_px: int,
        fineness: int = 2,
        seed: int = 0,
        eyes: str = "left",
    ) -> None:
        """`fineness`: so many pixels a side are drawn for one that is shown. Problem(USAGE) where that is too large."""
        if max(width_px, height_px) * fineness > MOST_PX:
            what = f"Pictures of {width_px} x {height_px} pixels are drawn {fineness} times as fine, which is too large"
            raise Problem(ExitCode.USAGE, what, f"Ask for at most {MOST_PX // fineness} pixels a side")
        self._fineness = fineness
        self._shift_m = EYES[eyes] * IPD_M
        self._offscreen = Offscreen(
            ctx,
            scene,
            width_px=width_px * fineness,
            height_px=height_px * fineness,
            seed=seed,
            eye_count=2 if eyes == "both" else 1,
        )
        self.session = Session()
        self._painted_for = ""

    def show_at(self, width_px: int, height_px: int) -> None:
        """Smaller pictures from now on, at most as large as the first."""
        self._offscreen.shrink_to(width_px * self._fineness, height_px * self._fineness)

    def wait(self, part: str, minutes: float, from_minute: float = 0.0) -> None:
        """Be `minutes` later, as the scene goes on in that part."""
        gone = 0.0
        while gone < minutes:
            step = min(minutes - gone, 1.0)
            self._offscreen.stage.skip(step * _MINUTE_S, self.session.levels(part, from_minute + gone).motion)
            gone += step
        self._painted_for = ""

    def still(self, sight: Sight) -> Still:
        """The picture once everything has had its time, which takes the scene some seconds."""
        levels = self.session.levels(sight.part, sight.minute)
        self._look(sight)
        if sight.part != self._painted_for:
            self._painted_for = sight.part
            self._offscreen.play(levels, _MAPS_S, width_px=_SMALL_PX)
        self._offscreen.play(levels, _GUARD_S, width_px=_SMALL_PX, longest_s=_GUARD_STEP_S)
        self._offscreen.settle(levels)
        return self._drawn(sight, levels, 0.0)

    def next_still(self, sight: Sight, dt_s: float, *, settled: bool) -> Still:
        """The picture `dt_s` after the last; `settled`: light follows at once, as in a time-lapse it has to."""
        levels = self.session.levels(sight.part, sight.minute)
        self._look(sight)
        last_s = min(dt_s, 1.0)
        self._offscreen.stage.skip(dt_s - last_s, levels.motion)
        if settled:
            self._offscreen.settle(levels)
        return self._drawn(sight, levels, last_s)

    def release(self) -> None:
        self._offscreen.release()

    def _look(self, sight: Sight) -> None:
        self._offscreen.look(
            pitch_deg=sight.pitch_deg, yaw_deg=sight.yaw_deg, field_deg=sight.field_deg, shift_m=self._shift_m
        )

    def _drawn(self, sight: Sight, levels: Levels, dt_s: float) -> Still:
        offscreen = self._offscreen
        offscreen.draw(levels, dt_s)
        if offscreen.stage.fault is not None:
            raise Problem(ExitCode.BAD_SCENE, offscreen.stage.fault, "Mend the scene's Python")
        light = offscreen.light()
        luminance = light @ LUMINANCE
        return Still(sight, levels, reduced(light, self._fineness), float(luminance.mean()), float(luminance.max()))


def draw_still(ctx: moderngl.Context, scene: LoadedScene, sight: Sight, px: int, *, seed: int, eyes: str) -> Still:
    """One picture, `px` wide and high an eye."""
    easel = Easel(ctx, scene, width_px=px, height_px=px, seed=seed, eyes=eyes)
    easel.wait(sight.part, sight.minute)
    still = easel.still(sight)
    easel.release()
    return still


def reduced(light: NDArray[np.float32], fineness: int) -> NDArray[np.uint8]:
    """Linear light as sRGB codes, `fineness` squared pixels made one, with as much noise as hides the codes' steps."""
    height, width = light.shape[0] // fineness, light.shape[1] // fineness
    blocks = light[: height * fineness, : width * fineness].reshape(height, fineness, width, fineness, 3)
    mean = blocks.mean(axis=(1, 3))
    code = np.where(mean <= 0.0031308, 12.92 * mean, 1.055 * np.power(mean, 1.0 / 2.4) - 0.055) * 255.0
    noise = np.random.default_rng(0).random((height, width, 1), np.float32)
    codes: NDArray[np.uint8] = np.minimum(code + noise, 255.0).astype(np.uint8)
    return codes


def save(path: Path, rgb: NDArray[np.uint8]) -> None:
    """Write a picture as its name ends. Problem(REPORT_UNWRITABLE) where it cannot be written."""
    from PIL import Image

    try:
        Image.fromarray(rgb).save(path)
    except (OSError, ValueError) as error:
        what = f"The picture {path} cannot be written ({' '.join(str(error).split())[:120]})"
        raise Problem(
            ExitCode.REPORT_UNWRITABLE, what, "Name a file ending in .png in a folder that is there"
        ) from None


def told(still: Still) -> str:
    """What a still shows, in a line."""
    sight, levels = still.sight, still.levels
    part = sight.part if sight.part != CONTINUOUS else f"{sight.part} at minute {sight.minute:g}"
    return (
        f"{part}, {_direction(sight)}: mean light {still.mean:.3f} of at most {levels.mean_luminance:.3f}, "
        f"brightest {still.peak:.2f} of at most {levels.peak_luminance:.2f}"
    )


def _direction(sight: Sight) -> str:
    up = f"{abs(sight.pitch_deg):g}° {'up' if sight.pitch_deg >= 0 else 'down'}"
    return f"{up}, {abs(sight.yaw_deg):g}° to the {'left' if sight.yaw_deg > 0 else 'right'}" if sight.yaw_deg else up
