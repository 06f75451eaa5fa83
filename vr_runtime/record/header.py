"""What is known of a session before it begins. Kept apart from its timed entries, which carry no date."""

from __future__ import annotations

import datetime
import hashlib
import re
from typing import Literal

import msgspec

import vr_runtime
from vr_runtime.course.plan import Plan
from vr_runtime.record.entries import Digest, Name, Version

_NO_NAME = "unnamed"


class SoundWanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the sound was set up. `output`: where it goes; "named" is a device that somebody named, without its name."""

    output: Literal["auto", "default", "none", "file", "named"] = "auto"
    volume_db: float = 0.0
    cap_db: float = 0.0
    music: Literal["none", "soft"] = "soft"
    voice: Literal["none", "en", "de", "fr", "es"] = "en"


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One session's header. `started_wall_ns`: Unix time, the only date of the session besides its clock marks.

    `preset_hash`: SHA-256 of the preset as canonical JSON, with what its file left out.
    """

    started_wall_ns: int
    program_version: Version
    scene: Name
    plan: Plan
    preset: Name
    preset_hash: Digest
    headset: Literal["openxr", "simulated"]
    clock: Literal["real", "virtual"]
    time_lapse: float = 1.0
    brightness_percent: int = 100
    sound: SoundWanted = SoundWanted()

    @property
    def started_at(self) -> str:
        """UTC, ISO 8601, whole seconds."""
        when = datetime.datetime.fromtimestamp(self.started_wall_ns // 1_000_000_000, datetime.UTC)
        return when.isoformat(timespec="seconds")


class HeaderRefused(ValueError):
    """A header that this program cannot read."""


def new_header(
    *,
    wall_ns: int,
    scene: str,
    plan: Plan,
    headset: Literal["openxr", "simulated"],
    clock: Literal["real", "virtual"],
    time_lapse: float = 1.0,
    brightness_percent: int = 100,
    sound: SoundWanted | None = None,
) -> Header:
    """A header for a session that begins now; names that could hide text become `unnamed`."""
    return Header(
        started_wall_ns=wall_ns,
        program_version=vr_runtime.__version__,
        scene=_as_name(scene),
        plan=plan,
        preset=_as_name(plan.preset.name),
        preset_hash=hashlib.sha256(msgspec.json.encode(plan.preset, order="sorted")).hexdigest(),
        headset=headset,
        clock=clock,
        time_lapse=time_lapse,
        brightness_percent=brightness_percent,
        sound=sound or SoundWanted(),
    )


def encode_header(header: Header) -> str:
    """As canonical JSON. Raises HeaderRefused where a field does not hold what it should."""
    text = msgspec.json.encode(header, order="sorted").decode()
    decode_header(text)
    return text


def decode_header(text: str) -> Header:
    """Raises HeaderRefused."""
    try:
        header = msgspec.json.decode(text, type=Header)
    except msgspec.DecodeError as error:
        raise HeaderRefused(str(error)) from None
    for phase in header.plan.phases:
        if phase.name != _as_name(phase.name):
            raise HeaderRefused(f"{phase.name[:40]!r} is no name of a phase")
    return header


def _as_name(text: str) -> str:
    return text if re.match(r"[a-z][a-z0-9_-]{0,39}\Z", text) else _NO_NAME
