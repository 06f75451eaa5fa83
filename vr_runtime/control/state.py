"""The state of a session as consoles are shown it: what holds now, what was, and what is to come."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta

Version: TypeAlias = Annotated[int, Meta(ge=0)]

MARKS_KEPT: Final = 60
SPANS_KEPT: Final = 60
"""Of phases, and of chapters: more than any session has that nobody changes a hundred times."""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Next(_Part, frozen=True):
    """What comes next; `in_s` is None while it waits for a person."""

    phase: str
    in_s: float | None


class Flags(_Part, frozen=True):
    """What is switched on, or holds, now; the words are those of the course."""

    paused: bool = False
    ease: bool = False
    eyes_closed: bool = False
    staff_approach: bool = False
    headset_off: bool = False
    emergency: bool = False
    finished: bool = False
    ending: bool = False
    ended: bool = False
    levelled: bool = False


class PlayerState(_Part, frozen=True):
    """The process that owns the headset."""

    pid: int | None
    alive: bool
    frames: int
    missed_frames: int


class Alarm(_Part, frozen=True):
    """Something that staff should know, why, and what to do about it."""

    level: Literal["high", "medium", "low", "info"]
    cause: str
    action: str
    silenced: bool = False
    name: str = ""


class Sliders(_Part, frozen=True):
    """What the technician has set. `cap_db`: how much louder than the course asks the sound may never be."""

    brightness_percent: int
    volume_db: float
    scene: str
    music: bool = True
    voice: bool = False
    breath: bool = False
    cap_db: float = 0.0


class Plan(_Part, frozen=True):
    """What the session was begun with, in whole minutes; `planned_min`: of infusion, all changes since in it."""

    preset: str
    infusion_min: int
    window_min: int
    planned_min: int | None = None


class Span(_Part, frozen=True):
    """One phase in session seconds. `end_s` is None where it waits for a person now, or stands still."""

    phase: str
    start_s: float
    end_s: float | None


class Chapter(_Part, frozen=True):
    """One slice of the plateau in session seconds: how long it drifts, and then rests."""

    start_s: float
    drift_s: float
    rest_s: float


class Mark(_Part, frozen=True):
    """What happened at an instant, in the words of the acts: "extend 15", "ease on", "scene still-lake".

    Besides them: "headset off" and "headset on".
    """

    t_s: float
    what: str


class Timeline(_Part, frozen=True):
    """The session from its first picture to its end: what was, as it was; what is to come, if nothing else happens.

    What waits for a person is laid as if that person acted when it is due, or now, where it is due already. `ends_s`
    is None while an emergency is on: nobody knows then. `marks`: the newest, in order.
    """

    spans: tuple[Span, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    marks: tuple[Mark, ...] = ()
    ends_s: float | None = None


class Hearing(_Part, frozen=True):
    """The sound. `wanted`: the session has some; `alive`: who plays it lives; `playing`: a device takes it.

    `lufs`: loudness of the last three seconds as played, `asked_lufs` as the course asks; None for silence, and where
    nothing plays. `notice`: why there is no sound, or what of it was left out.
    """

    wanted: bool = False
    alive: bool = False
    playing: bool = False
    device: str = ""
    lufs: float | None = None
    asked_lufs: float | None = None
    notice: str = ""


class Display(_Part, frozen=True):
    """The headset. `name`: as its runtime calls the model, "" until it is known; never a serial.

    `opened`: a runtime has given a session. `app_ms`, `gpu_ms`: of the last frame. `scale`, `quality`: of resolution
    and detail, 1 for all of it. `battery_percent` is None where the runtime does not tell, as OpenXR's own do not.
    """

    name: str
    simulated: bool
    worn: bool
    tracked: bool
    opened: bool
    refresh_hz: float | None
    recoveries: int
    app_ms: float | None
    gpu_ms: float | None
    scale: float
    quality: float
    battery_percent: int | None = None


class Snapshot(_Part, frozen=True, tag_field="is", tag="state"):
    """The whole state of a session at one instant.

    `version` rises with every event of the session, `sequence` with every state that the endpoint sends. `session` is
    random and local. `infusion_s` is None before the infusion starts; `waiting_for` names the confirmation that is due.
    `auto`: the plan confirms by itself; `time_lapse`: session seconds a second.
    """

    session: str
    version: Version
    phase: str
    phase_progress: float
    session_s: float
    infusion_s: float | None
    next: Next | None
    waiting_for: str | None
    levels: dict[str, float]
    flags: Flags
    player: PlayerState
    headset: str
    alarms: tuple[Alarm, ...]
    sliders: Sliders
    plan: Plan
    timeline: Timeline
    hearing: Hearing
    display: Display
    time_lapse: float = 1.0
    auto: bool = False
    sequence: int = 0
