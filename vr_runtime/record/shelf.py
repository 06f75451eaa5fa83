"""The journal as its readers see it: the sessions in it, their entries, and the courses that these make again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.events import Event, EventRefused
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.entries import (
    AFTERWORD,
    CLOSED,
    COURSE_KINDS,
    NOTED,
    EntryRefused,
    ScaleAfterwards,
    ScaleNoted,
    SessionClosed,
    decode_entry,
)
from vr_runtime.record.header import Header, HeaderRefused, decode_header
from vr_runtime.record.journal_schema import JOURNAL_FILE, ForeignDatabase, open_for_reading
from vr_runtime.record.live import is_live
from vr_runtime.record.rows import Row
from vr_runtime.record.session_clock import ClockMark, Reading


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session's row, as it is on disk: its number, its random name, its header as JSON, its code."""

    number: int
    session: str
    header_text: str
    code: bytes

    @property
    def header(self) -> Header:
        """Raises HeaderRefused."""
        return decode_header(self.header_text)


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry's row, as it is on disk; `mono_ns` counts from the start of the session."""

    seq: int
    mono_ns: int
    kind: str
    body: str
    prev: bytes
    code: bytes


@dataclass(frozen=True, slots=True)
class StoredMark:
    """A clock mark's row, as it is on disk."""

    mark: int
    at: ClockMark
    code: bytes


class SessionSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list. `length_s`: from the first to the last entry, on the clock of the session."""

    number: int
    session: str
    started_at: str
    program_version: str
    scene: str
    infusion_min: int
    window_min: int
    headset: str
    clock: str
    time_lapse: float
    entries: int
    length_s: float
    state: Literal["closed", "playing", "broken off"]
    reason: str | None
    preset: str
    scales: dict[str, int]


class Shelf:
    """An open journal. Use `open_shelf`, which turns what goes wrong into a Problem."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection

    def sessions(self) -> Iterator[StoredSession]:
        """Newest first."""
        select = "SELECT number, id, header, code FROM session ORDER BY number DESC"
        return (StoredSession(*row) for row in self._connection.execute(select))

    def find(self, name: str | None) -> StoredSession:
        """By number or by the beginning of its name; the newest without either. Raises Problem(UNKNOWN_SESSION)."""
        for stored in self.sessions():
            if name is None or name == str(stored.number) or (len(name) >= 6 and stored.session.startswith(name)):
                return stored
        if name is None:
            raise _no_session("There is no session in the journal yet")
        raise _no_session(f"The journal has no session {name[:40]}")

    def entries(self, number: int) -> Iterator[StoredEntry]:
        """Every entry of a session, in the order in which they were written down."""
        select = "SELECT seq, mono_ns, kind, body, prev, code FROM entry WHERE session = ? ORDER BY seq"
        return (StoredEntry(*row) for row in self._connection.execute(select, (number,)))

    def last_entry(self, number: int) -> StoredEntry | None:
        """The newest entry of a session, whatever its kind; None without any."""
        select = "SELECT seq, mono_ns, kind, body, prev, code FROM entry WHERE session = ? ORDER BY seq DESC LIMIT 1"
        row = self._connection.execute(select, (number,)).fetchone()
        return None if row is None else StoredEntry(*row)

    def last_played(self, number: int) -> StoredEntry | None:
        """The newest entry that was written while it played: `session_closed` where it ended in order."""
        select = (
            "SELECT seq, mono_ns, kind, body, prev, code FROM entry WHERE session = ? AND kind <> ? "
            "ORDER BY seq DESC LIMIT 1"
        )
        row = self._connection.execute(select, (number, AFTERWORD)).fetchone()
        return None if row is None else StoredEntry(*row)

    def scales(self, number: int) -> dict[str, int]:
        """What was said last on each scale, in the session or afterwards. Raises EntryRefused."""
        select = "SELECT kind, body FROM entry WHERE session = ? AND kind IN (?, ?) ORDER BY seq"
        rows = self._connection.execute(select, (number, NOTED, AFTERWORD))
        entries = [decode_entry(kind, body) for kind, body in rows]
        return {one.scale: one.value for one in entries if isinstance(one, ScaleNoted | ScaleAfterwards)}

    def block(self, number: int, seq: int) -> bytes | None:
        """The compressed frames that the entry of that number tells of."""
        select = "SELECT data FROM frame_block WHERE session = ? AND seq = ?"
        row = self._connection.execute(select, (number, seq)).fetchone()
        return None if row is None else row[0]

    def blocks(self, number: int) -> list[int]:
        """The numbers under which there are blocks of frames."""
        select = "SELECT seq FROM frame_block WHERE session = ? ORDER BY seq"
        return [row[0] for row in self._connection.execute(select, (number,))]

    def marks(self, number: int) -> list[StoredMark]:
        select = "SELECT mark, mono_ns, machine_ns, wall_ns, boot, code FROM clock_mark WHERE session = ? ORDER BY mark"
        rows = self._connection.execute(select, (number,))
        return [
            StoredMark(mark, ClockMark(mono_ns, Reading(machine_ns, wall_ns, boot)), code)
            for mark, mono_ns, machine_ns, wall_ns, boot, code in rows
        ]

    def summary(self, stored: StoredSession) -> SessionSummary:
        """Raises HeaderRefused, EntryRefused where the rows hold something else."""
        header = stored.header
        last, newest = self.last_played(stored.number), self.last_entry(stored.number)
        closed = last is not None and last.kind == CLOSED
        reason = None
        if closed and last is not None:
            entry = decode_entry(last.kind, last.body)
            reason = entry.reason if isinstance(entry, SessionClosed) else None
        return SessionSummary(
            number=stored.number,
            session=stored.session,
            started_at=header.started_at,
            program_version=header.program_version,
            scene=header.scene,
            infusion_min=header.plan.infusion_min,
            window_min=header.plan.window_min,
            headset=header.headset,
            clock=header.clock,
            time_lapse=header.time_lapse,
            entries=0 if newest is None else newest.seq + 1,
            length_s=0.0 if last is None else last.mono_ns / NS_PER_S,
            state="closed" if closed else "playing" if is_live(self.folder, stored.session) else "broken off",
            reason=reason,
            preset=header.preset,
            scales=self.scales(stored.number),
        )

    def rows(self, number: int) -> tuple[Row, ...]:
        """All entries but those about frames."""
        return tuple(
            Row(entry.mono_ns, entry.kind, entry.body)
            for entry in self.entries(number)
            if entry.kind != "frames_played"
        )


def events_in(rows: tuple[Row, ...]) -> tuple[Event, ...]:
    """The events of the course among `rows`, in the order in which they were written down. Raises EntryRefused."""
    # What the kind says about the type is beyond a type checker.
    return tuple(decode_entry(row.kind, row.body) for row in rows if row.kind in COURSE_KINDS)  # type: ignore[misc]


@contextmanager
def open_shelf(folder: Path) -> Iterator[Shelf]:
    """The journal in `folder`. Raises Problem: UNKNOWN_SESSION without one, JOURNAL_DAMAGED if it cannot be read."""
    path = folder / JOURNAL_FILE
    if not path.exists():
        raise _no_session(f"There is no journal in {folder} yet")
    connection: sqlite3.Connection | None = None
    try:
        connection = open_for_reading(path)
        yield Shelf(folder, connection)
    except (sqlite3.Error, OSError, ForeignDatabase, HeaderRefused, EntryRefused, EventRefused) as failure:
        raise damaged(f"The journal {path} cannot be read ({' '.join(str(failure).split())[:200]})") from None
    finally:
        if connection is not None:
            connection.close()


def damaged(what: str) -> Problem:
    """Problem(JOURNAL_DAMAGED) that says what to do about it."""
    remedy = (
        "Keep a copy of its folder as it is; vr-runtime verify SESSION tells how far another session can be trusted"
    )
    return Problem(ExitCode.JOURNAL_DAMAGED, what, remedy)


def _no_session(what: str) -> Problem:
    return Problem(ExitCode.UNKNOWN_SESSION, what, "vr-runtime sessions lists those that there are")
