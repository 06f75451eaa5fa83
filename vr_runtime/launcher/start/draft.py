"""What the start page has been told so far: from the clinic's settings, from a card, or by hand. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from vr_runtime.cards.card import Card, LastSetUp
from vr_runtime.clinic.setting_types import Settings
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.launcher.start.plan_choice import By
from vr_runtime.launcher.start.scene_choice import Posture

Headset = Literal["openxr", "simulated"]


@dataclass(frozen=True, slots=True)
class Comfort:
    """How it is for the patient."""

    brightness_percent: int = 100
    volume_db: float = 0.0
    music: bool = True
    voice: str = "en"
    breath_cue: bool | None = None  # None: as the preset says


@dataclass(frozen=True, slots=True)
class Draft:
    """`minutes`: what stands in the field of the length, whatever it is; None: as the preset has it."""

    scene: str
    preset: str
    by: By = "infusion"
    minutes: str | None = None
    posture: Posture = "lying"
    comfort: Comfort = Comfort()


@dataclass(frozen=True, slots=True)
class Unsaved:
    """All that a start page was told: what another page takes over that is made in its place.

    `card`: the code of the card that is open, or what was typed for one.
    """

    draft: Draft
    headset: Headset
    card: str


def draft_of(settings: Settings) -> Draft:
    """What a session of this clinic usually is."""
    comfort = Comfort(
        settings.brightness_percent, settings.volume_db, settings.music, settings.voice, settings.breath_cue or None
    )
    return Draft(
        scene=settings.default_scene,
        preset=settings.default_preset,
        minutes=str(settings.infusion_min),
        posture=settings.posture,
        comfort=held(comfort, settings),
    )


def draft_of_card(card: Card, draft: Draft, settings: Settings) -> Draft:
    """The last set-up of a card, as far as it has one; what it does not say stays as it is in `draft`."""
    posture = card.posture or draft.posture
    last = card.last
    if last is None:
        return replace(draft, posture=posture)
    by: By = "window" if last.window_min is not None else "infusion"
    minutes = last.window_min if by == "window" else last.infusion_min
    comfort = Comfort(last.brightness_percent, last.volume_db, last.music, last.voice, last.breath_cue)
    return Draft(
        scene=last.scene,
        preset=last.preset,
        by=by,
        minutes=None if minutes is None else str(minutes),
        posture=posture,
        comfort=held(comfort, settings),
    )


def held(comfort: Comfort, settings: Settings) -> Comfort:
    """Within what the clinic lets a session be."""
    return replace(
        comfort,
        brightness_percent=min(comfort.brightness_percent, settings.max_brightness),
        volume_db=min(comfort.volume_db, settings.max_volume_db),
    )


def last_set_up(set_up: SetUp) -> LastSetUp:
    """What a card keeps of it. Raises msgspec.ValidationError, as where a scene lies in a folder of its own."""
    import msgspec

    return msgspec.convert({name: getattr(set_up, name) for name in LastSetUp.__struct_fields__}, LastSetUp)
