"""Everything that passes the control door: acts, answers and the state of a session, each checked as it is decoded.

Acts stand in `acts`, the state in `state`; all are reached through here. On the wire a message is one byte, PROTOCOL,
and a msgpack body; a field that nobody knows is an error. Limits stand in the types, so that no message can ask for
more than the program allows.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Meta

from vr_runtime.control.acts import (
    Act,
    Approach,
    Breath,
    Brightness,
    Clear,
    Ease,
    Emergency,
    End,
    Extend,
    EyesClosed,
    Level,
    Music,
    Paused,
    Recentre,
    Resumed,
    Scale,
    Scene,
    Shorten,
    Silence,
    Started,
    Stopped,
    Voice,
    Volume,
    act_in,
)
from vr_runtime.control.state import (
    Alarm,
    Chapter,
    Display,
    Flags,
    Hearing,
    Mark,
    Next,
    Plan,
    PlayerState,
    Sliders,
    Snapshot,
    Span,
    Timeline,
    Version,
)

PROTOCOL: Final = 2
# An act is under 200 bytes, a state some 2 kB and never over 12; nothing longer is ever decoded.
REQUEST_MAX_BYTES: Final = 1024
ANSWER_MAX_BYTES: Final = 16384
# The reasons are ours, so they are short; one that is not is cut.
REASON_MAX_CHARACTERS: Final = 200

CommandId: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]

__all__ = [
    "ANSWER_MAX_BYTES",
    "PROTOCOL",
    "REASON_MAX_CHARACTERS",
    "REQUEST_MAX_BYTES",
    "Acknowledgement",
    "Act",
    "Alarm",
    "Answer",
    "Approach",
    "AskState",
    "Breath",
    "Brightness",
    "Chapter",
    "Clear",
    "Command",
    "Display",
    "Ease",
    "Emergency",
    "End",
    "Extend",
    "EyesClosed",
    "Flags",
    "Hearing",
    "Level",
    "Mark",
    "Music",
    "Next",
    "NotUnderstood",
    "Outcome",
    "Paused",
    "Plan",
    "PlayerState",
    "Recentre",
    "Request",
    "Resumed",
    "Scale",
    "Scene",
    "Shorten",
    "Silence",
    "Sliders",
    "Snapshot",
    "Span",
    "Started",
    "Stopped",
    "Timeline",
    "Trouble",
    "Version",
    "Voice",
    "Volume",
    "WrongProtocol",
    "act_in",
    "answer_in",
    "applied",
    "encoded",
    "refused",
    "request_in",
]


class WrongProtocol(ValueError):
    """The other side speaks another version of the protocol."""


class NotUnderstood(ValueError):
    """Bytes that are no message; says why, never what they held."""


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


def _decoded(wire: bytes, decoder: msgspec.msgpack.Decoder[_T], most_bytes: int) -> _T:
    if len(wire) > most_bytes:
        raise NotUnderstood("oversized")
    if wire[:1] != _PREFIX:
        raise WrongProtocol("another protocol") if wire else NotUnderstood("malformed")
    try:
        return decoder.decode(wire[1:])
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
        raise NotUnderstood("malformed") from None
