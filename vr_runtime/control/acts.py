"""The acts of a technician as they pass the control door, each with its limits in its types."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

Minutes: TypeAlias = Annotated[int, Meta(ge=1, le=345)]  # 15 to 360 minutes of infusion lie 345 apart
Percent: TypeAlias = Annotated[int, Meta(ge=25, le=100)]  # the slider only lowers the light, and never to black
Decibels: TypeAlias = Annotated[float, Meta(ge=-24.0, le=0.0)]  # the slider only lowers the sound
AlarmName: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{0,39}\Z")]
SceneName: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}\Z")]
ScaleName: TypeAlias = Literal["nausea", "anxiety", "pain", "comfort"]
ScaleValue: TypeAlias = Annotated[int, Meta(ge=0, le=10)]


class _Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="act", gc=False):
    """An act of the technician; its tag is its word on the command line."""


class Started(_Act, frozen=True, tag="started"):
    """The infusion runs."""


class Paused(_Act, frozen=True, tag="paused"):
    """The infusion is interrupted."""


class Resumed(_Act, frozen=True, tag="resumed"):
    """The infusion goes on."""


class Extend(_Act, frozen=True, tag="extend"):
    """The infusion is planned to last longer."""

    minutes: Minutes


class Shorten(_Act, frozen=True, tag="shorten"):
    """The infusion is planned to last less long."""

    minutes: Minutes


class Stopped(_Act, frozen=True, tag="stopped"):
    """The infusion is over."""


class Ease(_Act, frozen=True, tag="ease"):
    """Still, dim, pale and narrow; or back."""

    on: bool


class EyesClosed(_Act, frozen=True, tag="eyes-closed"):
    """Sound only; or the picture back."""

    on: bool


class Approach(_Act, frozen=True, tag="approach"):
    """Somebody is about to come near the patient."""


class Level(_Act, frozen=True, tag="level"):
    """Turn the world so that what it has to show lies where the patient looks at rest; off: as gravity has it."""

    on: bool = True


class Recentre(_Act, frozen=True, tag="recentre"):
    """Turn the world about the vertical to where the patient faces now, and move it to where they are."""


class Brightness(_Act, frozen=True, tag="brightness"):
    """The technician's slider on light."""

    percent: Percent


class Volume(_Act, frozen=True, tag="volume"):
    """The technician's slider on sound; 0 dB is the level the course asks for."""

    db: Decibels


class Music(_Act, frozen=True, tag="music"):
    """Soft music where the course has room for it; or none."""

    on: bool


class Voice(_Act, frozen=True, tag="voice"):
    """The clinic's recorded lines, where it has any; or none."""

    on: bool


class Scene(_Act, frozen=True, tag="scene"):
    """Play another scene."""

    name: SceneName


class Breath(_Act, frozen=True, tag="breath"):
    """The light to breathe with, early in a session; or none."""

    on: bool


class Silence(_Act, frozen=True, tag="silence"):
    """Do not call again for this alarm, or for any that stands now, until it is given anew."""

    name: AlarmName | None = None


class Scale(_Act, frozen=True, tag="scale"):
    """How the patient is, in a number from 0 to 10 as they say it; for comfort more is better, else less."""

    kind: ScaleName
    value: ScaleValue


class Emergency(_Act, frozen=True, tag="emergency"):
    """Dim grey and silence at once."""


class Clear(_Act, frozen=True, tag="clear"):
    """The second act, which ends an emergency."""


class End(_Act, frozen=True, tag="end"):
    """A gentle end of the session."""


Act: TypeAlias = (
    Started
    | Paused
    | Resumed
    | Extend
    | Shorten
    | Stopped
    | Ease
    | EyesClosed
    | Approach
    | Level
    | Recentre
    | Brightness
    | Volume
    | Music
    | Voice
    | Scene
    | Breath
    | Silence
    | Scale
    | Emergency
    | Clear
    | End
)


def act_in(fields: dict[str, object]) -> Act:
    """The act that some fields describe, `{"act": "extend", "minutes": 15}`. Raises msgspec.ValidationError."""
    # Through convert's own checks, so that the command line and the wire obey the same limits.
    act: Act = msgspec.convert(fields, Act)
    return act
