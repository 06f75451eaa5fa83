"""The journal on disk, as the one who writes it sees it: rows in whole transactions, each tied to the one before.

Nothing here waits for anybody or decides what to do about a failure: sqlite3.Error and OSError go to the caller.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from vr_runtime.private_file import sync_folder
from vr_runtime.record.anchor import Anchor, AnchorBad, anchored_sessions, read_anchor, remove_anchor, write_anchor
from vr_runtime.record.chain import entry_code, header_code, key_check, load_or_make_key, mark_code, same
from vr_runtime.record.entries import AFTERWORD, CLOSED
from vr_runtime.record.header import Header, encode_header
from vr_runtime.record.journal_schema import JOURNAL_FILE, ForeignDatabase, open_for_writing
from vr_runtime.record.live import Live
from vr_runtime.record.rows import Row
from vr_runtime.record.session_clock import ClockMark
from vr_runtime.record.state_folder import make_private

_PAGES_A_STEP = 256  # 1 MiB of freed pages given back at a time


class JournalFile:
    """An open journal and the session that is being written, if any: `number`, `session`, `seq` of its last entry."""

    def __init__(self, folder: Path) -> None:
        """Open or make the journal in `folder`. Raises sqlite3.Error, OSError, ForeignDatabase."""
        make_private(folder)
        self.folder = folder
        self._key = load_or_make_key(folder)
        self._connection = open_for_writing(folder / JOURNAL_FILE)
        self.number = 0
        self.session = ""
        self.seq = -1
        self.mono_ns = 0
        self._head = b""
        self._marks = 0
        self._closed = False
        self._live: Live | None = None
        try:
            self._check_key()
            sync_folder(folder)
        except BaseException:
            self._connection.close()
            raise

    def begin(self, header: Header, mark: ClockMark) -> None:
        """A new session under a random name that is known here alone."""
        text = encode_header(header)
        session = secrets.token_hex(16)
        code = header_code(self._key, session, text)
        write_anchor(self.folder, self._key, Anchor(session, -1, "", provisional=True))
        with self._transaction():
            insert = "INSERT INTO session (id, header, code) VALUES (?, ?, ?)"
            number = self._connection.execute(insert, (session, text, code)).lastrowid
            assert number is not None
            self._insert_mark(number, session, 0, mark)
        self._live = Live(self.folder, session)
        self.number, self.session, self.seq, self.mono_ns, self._head, self._marks = number, session, -1, 0, code, 1
        self._anchor(closed=False)

    def take_up(self, session: str) -> bool:
        """Go on with a session that is here already; False where it is not."""
        row = self._connection.execute("SELECT number, code FROM session WHERE id = ?", (session,)).fetchone()
        if row is None:
            return False
        self.number, self._head = row
        self._live = Live(self.folder, session)
        self.session, self.seq, self.mono_ns = session, -1, 0
        newest = "SELECT seq, mono_ns, code FROM entry WHERE session = ? ORDER BY seq DESC LIMIT 1"
        last = self._connection.execute(newest, (self.number,)).fetchone()
        if last is not None:
            self.seq, self.mono_ns, self._head = last
        ended = "SELECT count(*) FROM entry WHERE session = ? AND kind = ?"
        self._closed = self._connection.execute(ended, (self.number, CLOSED)).fetchone()[0] > 0
        marks = "SELECT coalesce(max(mark) + 1, 0) FROM clock_mark WHERE session = ?"
        self._marks = self._connection.execute(marks, (self.number,)).fetchone()[0]
        return True

    def append(self, rows: Sequence[Row]) -> None:
        """All of `rows` or none of them, on disk when this returns."""
        seq, mono_ns, head = self.seq, self.mono_ns, self._head
        with self._transaction():
            for row in rows:
                seq += 1
                mono_ns = max(mono_ns, row.mono_ns)
                code = entry_code(self._key, self.session, seq, mono_ns, row.kind, row.body, head)
                entry = (self.number, seq, mono_ns, row.kind, row.body, head, code)
                self._connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", entry)
                if row.block is not None:
                    block = (self.number, seq, row.block)
                    self._connection.execute("INSERT INTO frame_block VALUES (?, ?, ?)", block)
                head = code
        self.seq, self.mono_ns, self._head = seq, mono_ns, head
        self._closed = any(row.kind == CLOSED for row in rows) or (self._closed and all(_is_afterword(r) for r in rows))
        self._anchor(closed=self._closed)

    def mark(self, mark: ClockMark) -> None:
        """Say what the clocks read at an instant of the session."""
        with self._transaction():
            self._insert_mark(self.number, self.session, self._marks, mark)
        self._marks += 1

    def expired(self, before_wall_ns: int) -> list[int]:
        """Numbers of the sessions, this one apart, that were last marked before that: not by a clock set since."""
        select = "SELECT session FROM clock_mark WHERE session <> ? GROUP BY session HAVING max(wall_ns) < ?"
        return [number for (number,) in self._connection.execute(select, (self.number, before_wall_ns))]

    def delete(self, number: int) -> None:
        """Delete a whole session: the database overwrites what it held."""
        row = self._connection.execute("SELECT id FROM session WHERE number = ?", (number,)).fetchone()
        if row is None:
            return
        # First the anchor says so: a power cut between the two must not look like a theft.
        write_anchor(self.folder, self._key, Anchor(row[0], -1, "", provisional=True))
        with self._transaction():
            self._connection.execute("INSERT INTO expiring VALUES (?)", (number,))
            for table in ("frame_block", "entry", "clock_mark"):
                self._connection.execute(f"DELETE FROM {table} WHERE session = ?", (number,))
            self._connection.execute("DELETE FROM session WHERE number = ?", (number,))
            self._connection.execute("DELETE FROM expiring")
        remove_anchor(self.folder, row[0])

    def sweep_anchors(self) -> None:
        """Remove the anchors of sessions that a power cut kept from being made, or that it left half deleted."""
        here = {row[0] for row in self._connection.execute("SELECT id FROM session")}
        for session in anchored_sessions(self.folder):
            if session in here:
                continue
            try:
                anchor = read_anchor(self.folder, self._key, session)
            except AnchorBad:
                continue
            if anchor is not None and anchor.provisional:
                remove_anchor(self.folder, session)

    def give_back_space(self) -> bool:
        """Return some freed pages to the file system; False once there are none left."""
        if not self._connection.execute("PRAGMA freelist_count").fetchone()[0]:
            return False
        # Not `execute`: it stops this pragma after its first page.
        self._connection.executescript(f"PRAGMA incremental_vacuum({_PAGES_A_STEP})")
        return True

    def close(self) -> None:
        if self._live is not None:
            self._live.release()
        self._connection.close()

    def _check_key(self) -> None:
        check = key_check(self._key)
        self._connection.execute("INSERT OR IGNORE INTO install VALUES (1, ?)", (check,))
        written_with = self._connection.execute("SELECT key_check FROM install").fetchone()[0]
        if not same(written_with, check):
            raise ForeignDatabase("it was written with another key than the one beside it")

    def _insert_mark(self, number: int, session: str, mark: int, at: ClockMark) -> None:
        reading = at.reading
        fields = (mark, at.mono_ns, reading.wall_ns, reading.machine_ns, reading.boot)
        code = mark_code(self._key, session, *fields)
        self._connection.execute("INSERT INTO clock_mark VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *fields, code))

    def _anchor(self, closed: bool) -> None:
        write_anchor(self.folder, self._key, Anchor(self.session, self.seq, self._head.hex(), closed))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def _is_afterword(row: Row) -> bool:
    return row.kind == AFTERWORD
