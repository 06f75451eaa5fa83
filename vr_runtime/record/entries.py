"""What may stand in a journal: the events of a course and what happened around it, each a type with typed fields.

There is no free text: a field is a number, a word of a closed list, or a name of at most 40 letters without a space.
Every entry is one row: its kind (the type's name in snake case) and its body (its fields as canonical JSON).
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal, TypeAlias, get_args

import msgspec

from vr_runtime.course.events import Event

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_-]{0,39}\Z")]
Version = Annotated[str, msgspec.Meta(pattern=r"^[0-9][0-9a-z.+-]{0,31}\Z")]
Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
ScaleName = Literal["nausea", "anxiety", "pain", "comfort"]
ScaleValue = Annotated[int, msgspec.Meta(ge=0, le=10)]
Level = Literal["high", "medium", "low", "info"]
CloseReason = Literal[
    "finished", "duration", "operator", "interrupted", "runtime_exit", "headset_lost", "problem", "abandoned"
]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class CourseBegun(_Entry, frozen=True):
    """Session time 0: the first picture is shown at `at_ns`, counted from the session's start."""

    at_ns: int


class PhaseEntered(_Entry, frozen=True):
    """`t_ns`: session time of the border."""

    t_ns: int
    phase: Name


class PlayerStarted(_Entry, frozen=True):
    """The player runs."""


class PlayerRestarted(_Entry, frozen=True):
    """The player had died or hung; `times`: how often so far."""

    times: int


class HeadsetLost(_Entry, frozen=True):
    """The headset's session or runtime went away."""


class HeadsetRecovered(_Entry, frozen=True):
    """It is back; `times`: how often so far."""

    times: int


class SpeakerStarted(_Entry, frozen=True):
    """The speaker, which plays the sound, runs."""


class SpeakerRestarted(_Entry, frozen=True):
    """The speaker had died or hung; `times`: how often so far."""

    times: int


class LoudnessMeasured(_Entry, frozen=True):
    """What was heard in the minute that ended at session time `t_ns`, and what was asked for in its mean, in LUFS."""

    t_ns: int
    lufs: float
    asked_lufs: float


class LineSpoken(_Entry, frozen=True):
    """A recorded line was begun; `line`: its place in the list, from 1."""

    line: int


class LineLost(_Entry, frozen=True):
    """A recorded line that was to be heard was not, or not whole."""

    line: int


class SceneChosen(_Entry, frozen=True):
    """Staff chose another scene."""

    scene: Name


class BrightnessSet(_Entry, frozen=True):
    """Staff set the brightness, in percent of what the course allows."""

    percent: int


class VolumeSet(_Entry, frozen=True):
    """Staff set the volume, in decibels against what the course asks for."""

    db: float


class MusicSet(_Entry, frozen=True):
    """Staff switched the pads on or off."""

    on: bool


class VoiceSet(_Entry, frozen=True):
    """Staff switched the recorded lines on or off."""

    on: bool


class BreathCueSet(_Entry, frozen=True):
    """Staff switched the light to breathe with on or off."""

    on: bool


class ScaleNoted(_Entry, frozen=True):
    """How the patient was, in a number from 0 to 10 as they said it; for comfort more is better, else less."""

    scale: ScaleName
    value: ScaleValue


class ScaleAfterwards(_Entry, frozen=True):
    """The same, said once the session was over: it stands behind its end, and a later one replaces an earlier."""

    scale: ScaleName
    value: ScaleValue


class AlarmRaised(_Entry, frozen=True):
    """An alarm was raised; `cause` is its name."""

    level: Level
    cause: Name


class AlarmSilenced(_Entry, frozen=True):
    """Staff silenced an alarm, which stays on show."""

    cause: Name


class AlarmCleared(_Entry, frozen=True):
    """The reason of an alarm has gone."""

    cause: Name


class ClockStepped(_Entry, frozen=True):
    """The wall clock was set, or the machine slept: it moved `by_ms` more than the monotonic clock."""

    by_ms: int


class FramesPlayed(_Entry, frozen=True):
    """About a minute of frames, in the block of the same number; `missed`: display slots left empty among them."""

    first_frame: int
    frames: int
    missed: int
    digest: Digest


class EntriesLost(_Entry, frozen=True):
    """More was posted than could be written: so many entries, and so many frames, are not here."""

    entries: int
    frames: int


class SessionsExpired(_Entry, frozen=True):
    """So many sessions were older than the days for which they are kept, and were deleted."""

    sessions: int


class SessionResumed(_Entry, frozen=True):
    """The session was taken up again `gap_ns` after its last entry, as told by `basis`."""

    gap_ns: int
    basis: Literal["same_boot", "wall_clock", "wall_clock_bounded"]


class SessionClosed(_Entry, frozen=True):
    """The last entry of a session that ended in order, but for what was said afterwards."""

    reason: CloseReason


Operational: TypeAlias = (
    CourseBegun
    | PhaseEntered
    | PlayerStarted
    | PlayerRestarted
    | HeadsetLost
    | HeadsetRecovered
    | SpeakerStarted
    | SpeakerRestarted
    | LoudnessMeasured
    | LineSpoken
    | LineLost
    | SceneChosen
    | BrightnessSet
    | VolumeSet
    | MusicSet
    | VoiceSet
    | BreathCueSet
    | ScaleNoted
    | ScaleAfterwards
    | AlarmRaised
    | AlarmSilenced
    | AlarmCleared
    | ClockStepped
    | FramesPlayed
    | EntriesLost
    | SessionsExpired
    | SessionResumed
    | SessionClosed
)
Entry: TypeAlias = Event | Operational


def kind_of(entry_type: type[Any]) -> str:
    """`InfusionStarted` -> `infusion_started`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", entry_type.__name__).lower()


COURSE_KINDS: Final[dict[str, type[Any]]] = {kind_of(one): one for one in get_args(Event)}
KINDS: Final[dict[str, type[Any]]] = COURSE_KINDS | {kind_of(one): one for one in get_args(Operational)}
_NAMES: Final[dict[type[Any], str]] = {one: kind for kind, one in KINDS.items()}
CLOSED: Final = kind_of(SessionClosed)
NOTED: Final = kind_of(ScaleNoted)
AFTERWORD: Final = kind_of(ScaleAfterwards)
FRAMES: Final = kind_of(FramesPlayed)


class EntryRefused(ValueError):
    """Something that is no entry, or an entry with a field that its type does not allow."""


def encode_entry(entry: Entry) -> tuple[str, str]:
    """Kind and body of an entry; its fields are checked, so that no text slips in. Raises EntryRefused."""
    kind = _NAMES.get(type(entry))
    if kind is None:
        raise EntryRefused(f"not an entry of a journal: {type(entry).__name__}")
    try:
        body = _canonical(entry)
    except (TypeError, ValueError, OverflowError) as error:
        raise EntryRefused(f"{kind}: {error}") from None
    decode_entry(kind, body)
    return kind, body


def decode_entry(kind: str, body: str) -> Entry:
    """The entry of a row. Raises EntryRefused."""
    try:
        entry: Entry = msgspec.json.decode(body, type=KINDS[kind])
    except KeyError:
        raise EntryRefused(f"no kind of entry is called {kind!r}") from None
    except msgspec.DecodeError as error:
        raise EntryRefused(f"{kind}: {error}") from None
    if _canonical(entry) != body:
        raise EntryRefused(f"{kind}: it holds something else besides its fields")
    return entry


def _canonical(entry: Entry) -> str:
    return msgspec.json.encode(entry, order="sorted").decode()
