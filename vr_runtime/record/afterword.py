"""What is said of a session once it is over, and the end of its record: scales are added, or all of it is deleted.

An afterword goes on with the chain that the session left, in one transaction; the session stays as it ended.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.chain import load_key
from vr_runtime.record.entries import ScaleAfterwards, ScaleName, encode_entry
from vr_runtime.record.journal_alarm import JournalAlarm, alarm_for
from vr_runtime.record.journal_file import JournalFile
from vr_runtime.record.journal_schema import JOURNAL_FILE, ForeignDatabase
from vr_runtime.record.live import is_live
from vr_runtime.record.rows import Row
from vr_runtime.record.shelf import StoredSession, damaged, open_shelf
from vr_runtime.record.verify import BadRow, verified

_WHY = {
    JournalAlarm.DISK_FULL: "the disk is full",
    JournalAlarm.READ_ONLY: "it may not be written to",
    JournalAlarm.LOCKED: "another program holds it",
    JournalAlarm.FAILING: "the disk fails",
}


def add_scales(folder: Path, name: str | None, scales: Mapping[ScaleName, int]) -> int:
    """Add what was said afterwards, 0 to 10 each, to a session that has ended; its number.

    On disk when this returns, and all or none. Raises Problem: UNKNOWN_SESSION, HOST_BUSY while it plays,
    JOURNAL_DAMAGED where it does not verify (a new end would hide that an old one is missing), JOURNAL_UNWRITABLE.
    """
    with open_shelf(folder) as shelf:
        stored = shelf.find(name)
        _expect_over(folder, stored, "vr-runtime ctl scale notes it meanwhile")
        try:
            verified(shelf, load_key(folder), stored)
        except BadRow as bad:
            raise damaged(str(bad)) from None
    entries = (ScaleAfterwards(scale, value) for scale, value in scales.items())
    with _journal(folder, stored) as file:
        file.take_up(stored.session)
        # The chain's own time: how long after the session it was is nobody's business.
        file.append([Row(file.mono_ns, *encode_entry(entry)) for entry in entries])
    return stored.number


def delete_session(folder: Path, stored: StoredSession) -> None:
    """Remove a session that has ended, whole and for good: the database overwrites what it held.

    Raises Problem: HOST_BUSY while it plays, JOURNAL_UNWRITABLE.
    """
    _expect_over(folder, stored, "End it first; vr-runtime ctl end does")
    with _journal(folder, stored) as file:
        file.delete(stored.number)
        while file.give_back_space():
            pass


@contextmanager
def _journal(folder: Path, stored: StoredSession) -> Iterator[JournalFile]:
    """The journal, open for writing beside whoever else writes to it."""
    try:
        file = JournalFile(folder)
        try:
            yield file
        finally:
            file.close()
    except BlockingIOError:
        raise _busy(stored, "Wait until it has been written") from None
    except (sqlite3.Error, OSError, ForeignDatabase) as failure:
        raise _unwritable(folder, failure) from None


def _expect_over(folder: Path, stored: StoredSession, remedy: str) -> None:
    if is_live(folder, stored.session):
        raise _busy(stored, remedy)


def _busy(stored: StoredSession, remedy: str) -> Problem:
    return Problem(ExitCode.HOST_BUSY, f"Session {stored.number} is being played", remedy)


def _unwritable(folder: Path, failure: Exception) -> Problem:
    alarm = alarm_for(failure)
    if alarm is JournalAlarm.DAMAGED:
        return damaged(f"The journal {folder / JOURNAL_FILE} cannot be used ({' '.join(str(failure).split())[:200]})")
    what = f"The journal {folder / JOURNAL_FILE} cannot be written: {_WHY[alarm]}"
    return Problem(ExitCode.JOURNAL_UNWRITABLE, what, "Nothing was changed; mend that and try again")
