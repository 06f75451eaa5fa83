"""How a session is to be: what the start page asks for, and what `vr-runtime run` is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from vr_runtime.content import DEFAULT_SCENE


@dataclass(frozen=True, slots=True)
class SetUp:
    """One session's set-up. At most one of `infusion_min` and `window_min`; a preset that is a dose has neither."""

    headset: Literal["openxr", "simulated"] = "openxr"
    scene: str = DEFAULT_SCENE
    preset: str = "iv-pain"
    infusion_min: int | None = 40
    window_min: int | None = None
    posture: Literal["lying", "seated"] = "lying"
    brightness_percent: int = 100
    volume_db: float = 0.0
    music: bool = True
    voice: str = "en"  # none, en, de, fr, es
    breath_cue: bool = False
    sound: str = "auto"  # auto, none, default, or a device's name
    cap_db: float = 0.0
    keep_days: int = 90
    time_lapse: float = 1.0  # other than 1 in engineer mode only

    def arguments(self) -> list[str]:
        """What follows `vr-runtime run`. Not the posture: it chose among scenes, and sets the view later."""
        words = [f"--headset={self.headset}", f"--scene={self.scene}", f"--preset={self.preset}"]
        if self.infusion_min is not None:
            words.append(f"--infusion={self.infusion_min}")
        elif self.window_min is not None:
            words.append(f"--window={self.window_min}")
        words += [
            f"--brightness={self.brightness_percent}",
            f"--sound={self.sound}",
            f"--volume={self.volume_db:g}",
            f"--cap={self.cap_db:g}",
            f"--music={'soft' if self.music else 'none'}",
            f"--voice={self.voice}",
            f"--keep-days={self.keep_days}",
            "--breath-cue" if self.breath_cue else "--no-breath-cue",  # whatever the preset says
        ]
        if self.time_lapse != 1.0:
            words.append(f"--time-lapse={self.time_lapse:g}")
        return words

    def as_dict(self) -> dict[str, Any]:
        """For a preference card."""
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> SetUp:
        """From `as_dict` of any version: what it does not know is left out, what is missing is as a new one has it."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in names})
