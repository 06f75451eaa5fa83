"""What a player has to know before it begins, as the host writes it into the link."""

from __future__ import annotations

from typing import Literal

import msgspec

from vr_runtime.course.plan import Plan


class LinkedSession(msgspec.Struct, frozen=True, kw_only=True):
    """One session. `report`: a folder for the player's own report; the rest is as in the player's settings.

    `name` is the session's, random and known on this machine alone; `boot` names the boot that its instants belong to.
    `auto` and `keep_days` are here for a host that takes it up.

    `sound`: "auto", "default", "none", "file:PATH" or a device's name; `voice`: the language of recorded lines, "none"
    without them.
    """

    name: str = ""
    boot: str = ""
    plan: Plan
    scene: str
    headset: Literal["openxr", "simulated"]
    time_lapse: float = 1.0
    auto: bool = False
    draw_every: int = 1
    duration_s: float | None = None
    report: str | None = None
    brightness_percent: int = 100
    breath_cue: bool = False
    seed: int = 0
    recover_for_s: float = 300.0
    sound: str = "auto"
    volume_db: float = 0.0
    cap_db: float = 0.0
    music: Literal["none", "soft"] = "soft"
    voice: str = "en"
    keep_days: int | None = 90

    @property
    def has_sound(self) -> bool:
        """Whether anybody is to play its sound: nobody wears a simulated headset, unless a device is named for it."""
        return self.sound != "none" and not (self.sound == "auto" and self.headset == "simulated")
