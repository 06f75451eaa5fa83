"""An entry as it goes into the database."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`mono_ns` since the session's start; `block`: what a `frames_played` entry tells of."""

    mono_ns: int
    kind: str
    body: str
    block: bytes | None = None
