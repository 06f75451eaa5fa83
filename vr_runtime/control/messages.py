"""Everything that passes the control door: acts, answers and the state of a session, each checked as it is decoded.

On the wire a message is one byte, PROTOCOL, and a msgpack body; a field that nobody knows is an error. Limits stand in
the types, so that no message can ask for more than the program allows.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Meta

PROTOCOL: Final = 1
# An act is under 200 bytes and a state under 2 kB; nothing longer is ever decoded.
REQUEST_MAX_BYTES: Final = 1024
ANSWER_MAX_BYTES: Final = 16384
# The reasons are ours, so they are short; one that is not is cut.
REASON_MAX_CHARACTERS: Final = 200

Minutes: TypeAlias = Annotated[int, Meta(ge=1, le=345)]  # 15 to 360 minutes of infusion lie 345 apart
Percent: TypeAlias = Annotated[int, Meta(ge=25, le=100)]  # the slider only lowers the light, and never to black
Decibels: TypeAlias = Annotated[float, Meta(ge=-24.0, le=0.0)]  # the slider only lowers the sound
AlarmName: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{0,39}\Z")]
SceneName: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}\Z")]
CommandId: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Version: TypeAlias = Annotated[int, Meta(ge=0)]


class WrongProtocol(ValueError):
    """The other side speaks another version of the protocol."""


class NotUnderstood(ValueError):
    """Bytes that are no message; says why, never what they held."""


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
    | Emergency
    | Clear
    | End
)


class _Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="is"):
    pass


class AskState(_Message, frozen=True, tag="ask"):
    """What a console says first, and again whenever it has missed something."""


class Command(_Message, frozen=True, tag="command"):
    """One act. Sent again with the same `command_id` it is answered again, and applied once.

    `sent_ns` is the machine's monotonic clock. With `if_version` it is refused where the state has changed since.
    """

    command_id: CommandId
    sent_ns: Annotated[int, Meta(ge=0)]
    act: Act
    if_version: Version | None = None


Request: TypeAlias = AskState | Command


class Next(_Message, frozen=True, tag=False):
    """What comes next; `in_s` is None while it waits for a person."""

    phase: str
    in_s: float | None


class Flags(_Message, frozen=True, tag=False):
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


class PlayerState(_Message, frozen=True, tag=False):
    """The process that owns the headset."""

    pid: int | None
    alive: bool
    frames: int
    missed_frames: int


class Alarm(_Message, frozen=True, tag=False):
    """Something that staff should know, why, and what to do about it."""

    level: Literal["high", "medium", "low", "info"]
    cause: str
    action: str
    silenced: bool = False
    name: str = ""


class Sliders(_Message, frozen=True, tag=False):
    """What the technician has set."""

    brightness_percent: int
    volume_db: float
    scene: str


class Snapshot(_Message, frozen=True, tag="state"):
    """The whole state of a session at one instant.

    `version` rises with every event of the session, `sequence` with every state that the endpoint sends. `session` is
    random and local. `infusion_s` is None before the infusion starts; `waiting_for` names the confirmation that is due.
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
    sequence: int = 0


Outcome: TypeAlias = Literal["applied", "refused", "state_changed", "too_old", "too_many"]


class Acknowledgement(_Message, frozen=True, tag="acknowledgement"):
    """What became of a command; `reason` says why it was not applied, `version` is the state's by now, where told.

    `remark`: what the technician has to know of an act that was applied.
    """

    command_id: CommandId
    outcome: Outcome
    version: Version | None
    reason: str = ""
    remark: str = ""


class Trouble(_Message, frozen=True, tag="trouble"):
    """The answer to what was no request. `protocol` is the version that this side speaks."""

    kind: Literal["protocol", "malformed", "oversized"]
    protocol: int = PROTOCOL


Answer: TypeAlias = Snapshot | Acknowledgement | Trouble


def applied(command: Command, version: int, remark: str = "") -> Acknowledgement:
    """The command was done; the state's version is `version` now."""
    return Acknowledgement(command.command_id, "applied", version, remark=remark)


def refused(command: Command, reason: str, version: int | None, outcome: Outcome = "refused") -> Acknowledgement:
    """The command was not done, and why, in words for a technician."""
    return Acknowledgement(command.command_id, outcome, version, reason[:REASON_MAX_CHARACTERS])


_T = TypeVar("_T")
_PREFIX = bytes([PROTOCOL])
_encoder = msgspec.msgpack.Encoder()
_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_answers: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def encoded(message: Request | Answer) -> bytes:
    """The message as it goes over the wire."""
    return _PREFIX + _encoder.encode(message)


def request_in(wire: bytes) -> Request:
    """The request in some bytes. Raises WrongProtocol, or NotUnderstood without a word of what they held."""
    return _decoded(wire, _requests, REQUEST_MAX_BYTES)


def answer_in(wire: bytes) -> Answer:
    """The answer in some bytes. Raises as `request_in` does."""
    return _decoded(wire, _answers, ANSWER_MAX_BYTES)


def act_in(fields: dict[str, object]) -> Act:
    """The act that some fields describe, `{"act": "extend", "minutes": 15}`. Raises msgspec.ValidationError."""
    # Through convert's own checks, so that the command line and the wire obey the same limits.
    act: Act = msgspec.convert(fields, Act)
    return act


def _decoded(wire: bytes, decoder: msgspec.msgpack.Decoder[_T], most_bytes: int) -> _T:
    if len(wire) > most_bytes:
        raise NotUnderstood("oversized")
    if wire[:1] != _PREFIX:
        raise WrongProtocol("another protocol") if wire else NotUnderstood("malformed")
    try:
        return decoder.decode(wire[1:])
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
        raise NotUnderstood("malformed") from None
