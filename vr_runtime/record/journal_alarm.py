"""What a failure of the journal means to a technician."""

from __future__ import annotations

import errno
import sqlite3
from enum import StrEnum
from typing import Final

from vr_runtime.record.chain import KeyUnreadable
from vr_runtime.record.journal_schema import ForeignDatabase


class JournalAlarm(StrEnum):
    """Why the session is not being written down at the moment; each is the cause of an alarm."""

    DISK_FULL = "journal_disk_full"
    READ_ONLY = "journal_read_only"
    DAMAGED = "journal_damaged"
    LOCKED = "journal_locked"
    FAILING = "journal_failing"


_OF_SQLITE: Final = {
    sqlite3.SQLITE_FULL: JournalAlarm.DISK_FULL,
    sqlite3.SQLITE_READONLY: JournalAlarm.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: JournalAlarm.READ_ONLY,
    sqlite3.SQLITE_PERM: JournalAlarm.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: JournalAlarm.DAMAGED,
    sqlite3.SQLITE_NOTADB: JournalAlarm.DAMAGED,
    sqlite3.SQLITE_BUSY: JournalAlarm.LOCKED,
    sqlite3.SQLITE_LOCKED: JournalAlarm.LOCKED,
}
_OF_ERRNO: Final = {
    errno.ENOSPC: JournalAlarm.DISK_FULL,
    errno.EDQUOT: JournalAlarm.DISK_FULL,
    errno.EROFS: JournalAlarm.READ_ONLY,
    errno.EACCES: JournalAlarm.READ_ONLY,
    errno.EPERM: JournalAlarm.READ_ONLY,
    errno.ENOTDIR: JournalAlarm.READ_ONLY,
    errno.EEXIST: JournalAlarm.READ_ONLY,
}


def alarm_for(failure: Exception) -> JournalAlarm:
    """The alarm that a failure of the database, the key or an anchor raises."""
    if isinstance(failure, ForeignDatabase | KeyUnreadable):
        return JournalAlarm.DAMAGED
    if isinstance(failure, OSError):
        return _OF_ERRNO.get(failure.errno or 0, JournalAlarm.FAILING)
    code = getattr(failure, "sqlite_errorcode", 0) & 0xFF  # the rest of it says more than we ask
    return _OF_SQLITE.get(code, JournalAlarm.FAILING)
