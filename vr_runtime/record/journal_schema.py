"""The journal's database: its tables, its triggers, and how an older one becomes today's."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

JOURNAL_FILE: Final = "journal.db"
APPLICATION_ID: Final = 0x5652534A  # "VRSJ": what `file` and others tell a database's purpose by
_BUSY_S: Final = 5.0

_TABLES: Final = (
    "CREATE TABLE install (one INTEGER PRIMARY KEY CHECK (one = 1), key_check BLOB NOT NULL) STRICT",
    """CREATE TABLE session (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        header TEXT NOT NULL,
        code BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE entry (
        session INTEGER NOT NULL REFERENCES session (number),
        seq INTEGER NOT NULL,
        mono_ns INTEGER NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        prev BLOB NOT NULL,
        code BLOB NOT NULL,
        PRIMARY KEY (session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE frame_block (
        session INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (session, seq),
        FOREIGN KEY (session, seq) REFERENCES entry (session, seq)
    ) STRICT""",
    """CREATE TABLE clock_mark (
        session INTEGER NOT NULL REFERENCES session (number),
        mark INTEGER NOT NULL,
        mono_ns INTEGER NOT NULL,
        wall_ns INTEGER NOT NULL,
        machine_ns INTEGER NOT NULL,
        boot TEXT NOT NULL,
        code BLOB NOT NULL,
        PRIMARY KEY (session, mark)
    ) STRICT, WITHOUT ROWID""",
    # Holds a row only inside the transaction that deletes that session.
    "CREATE TABLE expiring (session INTEGER PRIMARY KEY) STRICT",
)
_APPENDED: Final = {"session": "number", "entry": "session", "frame_block": "session", "clock_mark": "session"}


def _triggers() -> list[str]:
    """Only whole sessions that retention has named may go, and nothing may ever be changed."""
    statements = [
        "CREATE TRIGGER install_stays BEFORE DELETE ON install BEGIN SELECT RAISE(ABORT, 'append only'); END",
        "CREATE TRIGGER install_fixed BEFORE UPDATE ON install BEGIN SELECT RAISE(ABORT, 'append only'); END",
    ]
    for table, session in _APPENDED.items():
        statements += [
            f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END",
            f"""CREATE TRIGGER {table}_stays BEFORE DELETE ON {table}
                WHEN NOT EXISTS (SELECT 1 FROM expiring WHERE session = OLD.{session})
                BEGIN SELECT RAISE(ABORT, 'append only'); END""",
        ]
    for table, number in (("entry", "seq"), ("clock_mark", "mark")):
        # Also stops INSERT OR REPLACE, which deletes without asking a trigger.
        statements.append(
            f"""CREATE TRIGGER {table}_next BEFORE INSERT ON {table}
                WHEN NEW.{number} <> (SELECT coalesce(max({number}) + 1, 0) FROM {table} WHERE session = NEW.session)
                BEGIN SELECT RAISE(ABORT, 'not the next number'); END"""
        )
    return statements


MIGRATIONS: Final[tuple[Sequence[str], ...]] = ((*_TABLES, *_triggers()),)
"""Statements that make version n + 1 of version n; a version, once released, is never edited."""


class ForeignDatabase(Exception):
    """A healthy database that is not a journal that this program can write; the message says why."""


def open_for_writing(path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> sqlite3.Connection:
    """Open the journal, make it or bring it up to date. Raises sqlite3.Error, OSError, ForeignDatabase."""
    # The write-ahead log inherits the file's permissions.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        _check_purpose(connection, len(migrations))
        # Before the first table, or it has no effect: freed pages can then be given back a few at a time.
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "PRAGMA cache_size = -256"
        )  # KiB: it only ever appends, and memory is to stay flat for hours
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        _migrate(connection, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the journal without changing it. Raises sqlite3.Error, ForeignDatabase."""
    try:
        return _reader(path, "mode=ro")
    except sqlite3.OperationalError:
        # In a folder that cannot be written there is nowhere to share a lock: nobody else writes there either.
        return _reader(path, "mode=ro&immutable=1")


def _reader(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=_BUSY_S, isolation_level=None)
    try:
        _check_purpose(connection, len(MIGRATIONS))
        connection.execute("SELECT count(*) FROM session").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _check_purpose(connection: sqlite3.Connection, newest: int) -> None:
    purpose = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    if purpose == 0 and version == 0 and not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return  # just made
    if purpose != APPLICATION_ID:
        raise ForeignDatabase("it is a database of another program")
    if version > newest:
        raise ForeignDatabase(f"it was written by a newer program (version {version}; this one knows {newest})")


def _migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> None:
    if _pragma(connection, "user_version") == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in migrations[_pragma(connection, "user_version") :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
