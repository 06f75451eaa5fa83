"""What the next start finds of a session that broke off: enough to offer to go on with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.course import Course
from vr_runtime.course.events import Event
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.entries import CLOSED, CourseBegun, decode_entry, kind_of
from vr_runtime.record.header import Header
from vr_runtime.record.live import is_live
from vr_runtime.record.rows import Row
from vr_runtime.record.session_clock import Reading, taken_up
from vr_runtime.record.shelf import Shelf, StoredSession, events_in, open_shelf

_BEGUN = kind_of(CourseBegun)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session without an end. `gap_ns` since its last entry, as told by `basis`.

    `origin_ns`: what this boot's monotonic clock reads, or would have read, at the journal's start; `course_origin_ns`
    the same for session time 0, None where no picture was ever shown.
    """

    session: str
    number: int
    header: Header
    rows: tuple[Row, ...]
    events: tuple[Event, ...]
    gap_ns: int
    basis: Literal["same_boot", "wall_clock", "wall_clock_bounded"]
    origin_ns: int
    course_origin_ns: int | None

    @property
    def course(self) -> Course:
        return Course(self.header.plan, self.events)

    def session_ns(self, machine_ns: int) -> int:
        """Session time at an instant of the monotonic clock."""
        if self.course_origin_ns is None:
            return 0
        return max(0, int((machine_ns - self.course_origin_ns) * self.header.time_lapse))

    def line(self) -> str:
        """For the one who is asked whether to go on."""
        ago_min = self.gap_ns // (60 * NS_PER_S)
        about = "" if self.basis == "same_boot" else " by the wall clock"
        plan = self.header.plan
        return f"session {self.number} ({plan.infusion_min} min infusion) broke off {ago_min} min ago{about}"


def unfinished_session(
    folder: Path, now: Reading, headset: Literal["openxr", "simulated"] = "openxr"
) -> Unfinished | None:
    """The newest session with that headset, if it broke off; None as well where nothing can be read.

    A session on a virtual clock is never offered: its time means nothing to another process.
    """
    try:
        with open_shelf(folder) as shelf:
            for stored in shelf.sessions():
                header = stored.header
                if header.headset == headset and header.clock == "real":
                    return _broken_off(shelf, stored, now)
    except Problem as problem:
        if problem.code not in {ExitCode.UNKNOWN_SESSION, ExitCode.JOURNAL_DAMAGED}:
            raise
    return None


def _broken_off(shelf: Shelf, stored: StoredSession, now: Reading) -> Unfinished | None:
    last, marks = shelf.last_played(stored.number), shelf.marks(stored.number)
    if last is None or not marks or last.kind == CLOSED or is_live(shelf.folder, stored.session):
        return None
    rows = shelf.rows(stored.number)
    up = taken_up(marks[-1].at, last.mono_ns, now)
    begun = [decode_entry(row.kind, row.body) for row in rows if row.kind == _BEGUN]
    at_ns = begun[0].at_ns if begun and isinstance(begun[0], CourseBegun) else None
    return Unfinished(
        session=stored.session,
        number=stored.number,
        header=stored.header,
        rows=rows,
        events=events_in(rows),
        gap_ns=up.gap_ns,
        basis=up.basis,
        origin_ns=up.origin_ns,
        course_origin_ns=None if at_ns is None else up.origin_ns + at_ns,
    )
