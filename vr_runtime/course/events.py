"""What can happen in a session. Each event carries `t_ns`: nanoseconds of session time since the headset went on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


class EventRefused(ValueError):
    """An act that does not fit now; the message is the reason, in words for a technician."""


@dataclass(frozen=True, slots=True)
class InfusionStarted:
    """The technician confirms that the infusion runs; after a stop: that it runs again."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class InfusionPaused:
    """The infusion is interrupted and is meant to go on."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class InfusionResumed:
    """The interrupted infusion goes on."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class Extended:
    """The infusion is planned to last `minutes` longer."""

    t_ns: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Shortened:
    """The infusion is planned to last `minutes` less."""

    t_ns: int
    minutes: int


@dataclass(frozen=True, slots=True)
class InfusionStopped:
    """The technician confirms that the infusion is over: the return begins."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class EaseOn:
    """Nausea or fear: still, dim, pale and narrow within 3 s."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class EaseOff:
    """The ease is over."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class EyesClosedOn:
    """The patient prefers closed eyes: an almost dark, uniform field; the sound stays."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class EyesClosedOff:
    """The picture comes back."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class StaffApproach:
    """Somebody is about to come near or to touch the patient."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class HeadsetOff:
    """The headset came off, or says so."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class HeadsetOn:
    """The headset is worn again."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class LevelView:
    """Turn the world once, in the dark, so that what it has to show lies where the patient looks at rest."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class LevelOff:
    """The world lies level with gravity again, turned back in the dark."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class Recentre:
    """Turn the world about the vertical, in the dark, to where the patient faces, and move it to where they are."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class Emergency:
    """Uniform dim grey and silence within half a second; stays until cleared."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class EmergencyCleared:
    """The second act that ends an emergency."""

    t_ns: int


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """A gentle end, whatever was going on."""

    t_ns: int


Event: TypeAlias = (
    InfusionStarted
    | InfusionPaused
    | InfusionResumed
    | Extended
    | Shortened
    | InfusionStopped
    | EaseOn
    | EaseOff
    | EyesClosedOn
    | EyesClosedOff
    | StaffApproach
    | HeadsetOff
    | HeadsetOn
    | LevelView
    | LevelOff
    | Recentre
    | Emergency
    | EmergencyCleared
    | SessionEnded
)
