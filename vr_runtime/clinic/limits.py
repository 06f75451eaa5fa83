"""What no session of this clinic goes beyond: a start is held to it, and so is every act while it plays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vr_runtime.clinic.setting_types import DEFAULTS, Settings
from vr_runtime.problem import ExitCode, Problem

_REMEDY: Final = "Choose within it, or let an engineer change the clinic's settings"


@dataclass(frozen=True, slots=True)
class Levels:
    """What a session starts with: brightness in percent, volume and the ceiling of loudness in decibels."""

    brightness_percent: float
    volume_db: float
    cap_db: float


class ClinicLimits:
    """The limits in some settings. Whatever they say, the program's hard limits hold besides."""

    def __init__(self, settings: Settings = DEFAULTS) -> None:
        self._settings = settings

    def held(self, asked: Levels) -> tuple[Levels, tuple[str, ...]]:
        """The levels within the limits, and one line for each that was lowered."""
        limits = self._settings
        held = Levels(
            min(asked.brightness_percent, limits.max_brightness),
            min(asked.volume_db, limits.max_volume_db),
            min(asked.cap_db, limits.cap_db),
        )
        lines = [
            f"brightness {asked.brightness_percent:g} % is held to {held.brightness_percent:g} %",
            f"volume {asked.volume_db:g} dB is held to {held.volume_db:g} dB",
            f"the ceiling of loudness is lowered by {-held.cap_db:g} dB",
        ]
        lowered = (held.brightness_percent, held.volume_db, held.cap_db)
        whole = (asked.brightness_percent, asked.volume_db, asked.cap_db)
        both = zip(lines, lowered, whole, strict=True)
        return held, tuple(f"{line}: the clinic's settings" for line, now, before in both if now != before)

    def expect_session(self, scene: str, preset: str, infusion_min: int | None) -> None:
        """Raises Problem(CLINIC_LIMIT) for a session that may not be; `infusion_min` is None where a dose is given."""
        objection = (
            self.objection_to_scene(scene)
            or self._objection_to_preset(preset)
            or (None if infusion_min is None else self.objection_to_infusion(infusion_min))
        )
        if objection is not None:
            raise Problem(ExitCode.CLINIC_LIMIT, objection[:1].upper() + objection[1:], _REMEDY)

    def objection_to_scene(self, scene: str) -> str | None:
        """Why a scene, by name or path, may not be played; None where it may."""
        allowed = self._settings.allowed_scenes
        # A folder elsewhere may bear any name.
        if not allowed or (scene in allowed and Path(scene).name == scene):
            return None
        return f"the clinic's settings do not allow the scene {Path(scene).name}; they allow {', '.join(allowed)}"

    def objection_to_brightness(self, percent: float) -> str | None:
        most = self._settings.max_brightness
        return None if percent <= most else f"the clinic's settings allow at most {most} % brightness"

    def objection_to_volume(self, db: float) -> str | None:
        most = self._settings.max_volume_db
        return None if db <= most else f"the clinic's settings allow at most {most:g} dB of volume"

    def objection_to_infusion(self, total_min: int) -> str | None:
        """`total_min`: with all extensions."""
        most = self._settings.longest_infusion_min
        if total_min <= most:
            return None
        return f"an infusion of {total_min} minutes is longer than the {most} that the clinic's settings allow"

    def _objection_to_preset(self, preset: str) -> str | None:
        allowed = self._settings.allowed_presets
        if not allowed or preset in allowed:
            return None
        return f"the clinic's settings do not allow the preset {preset}; they allow {', '.join(allowed)}"
