"""What the host tells the player: the events of the course, and what is no part of it."""

from __future__ import annotations

from typing import Any, Final, TypeAlias, get_args

import msgspec

from vr_runtime.course.events import Event


class SetBrightness(msgspec.Struct, frozen=True):
    """The technician's slider on light."""

    percent: int


class SetVolume(msgspec.Struct, frozen=True):
    """The technician's slider on sound; 0 dB is the level that the course asks for."""

    db: float


class SetMusic(msgspec.Struct, frozen=True):
    """Whether soft music is wanted."""

    on: bool


class SetVoice(msgspec.Struct, frozen=True):
    """Whether recorded lines are wanted."""

    on: bool


class SetBreath(msgspec.Struct, frozen=True):
    """Whether the light to breathe with is wanted."""

    on: bool


class UseScene(msgspec.Struct, frozen=True):
    """Play this scene from the next dark on."""

    name: str


class Farewell(msgspec.Struct, frozen=True):
    """How long the one who ends the session waits for the dark, and whether they interrupted it."""

    patience_ns: int
    interrupted: bool


Setting: TypeAlias = SetBrightness | SetVolume | SetMusic | SetVoice | SetBreath | UseScene | Farewell
Told: TypeAlias = Event | Setting

_KINDS: Final[dict[str, type[Any]]] = {one.__name__: one for one in (*get_args(Event), *get_args(Setting))}
EVENTS: Final = get_args(Event)


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One entry: the kind of what is told, its fields, and a note that only the host understands."""

    kind: str
    fields: dict[str, int | float | str | bool]
    note: bytes = b""

    @property
    def told(self) -> Told:
        """Raises KeyError or msgspec.ValidationError for what no host of this version writes."""
        told: Told = msgspec.convert(self.fields, _KINDS[self.kind])
        return told


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Entry)


def encode_entry(told: Told, note: bytes = b"") -> bytes:
    """msgpack of an entry; `note` is for the host alone, and whoever plays ignores it."""
    return _encoder.encode(Entry(type(told).__name__, msgspec.to_builtins(told), note))


def decode_entry(wire: bytes) -> Entry:
    """The entry, its fields not yet looked at. Raises msgspec.DecodeError."""
    return _decoder.decode(wire)
