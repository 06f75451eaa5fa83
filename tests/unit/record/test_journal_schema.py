"""The database lets nobody change the past, says what it is, and becomes newer without losing anything."""

from __future__ import annotations

import sqlite3

import pytest

from vr_runtime.record.journal_schema import (
    APPLICATION_ID,
    JOURNAL_FILE,
    MIGRATIONS,
    ForeignDatabase,
    open_for_reading,
    open_for_writing,
)

from .journals import STORY, database, written


@pytest.mark.parametrize("table", ["install", "session", "entry", "frame_block", "clock_mark"])
def test_rows_are_neither_changed_nor_deleted(tmp_path, table):
    written(tmp_path, frames=90)
    connection = database(tmp_path)
    (column,) = connection.execute(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1").fetchone()
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="append only"):
            connection.execute(statement)


@pytest.mark.parametrize("seq", [0, 2, 4, 6, 100])
def test_only_the_next_number_can_be_written(tmp_path, seq):
    written(tmp_path)
    connection = database(tmp_path)
    for verb in ("INSERT", "INSERT OR REPLACE", "REPLACE"):
        with pytest.raises(sqlite3.IntegrityError, match="not the next number"):
            connection.execute(f"{verb} INTO entry VALUES (1, {seq}, 1, 'ease_on', '', zeroblob(32), zeroblob(32))")
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (len(STORY) + 1,)


def test_columns_hold_their_types(tmp_path):
    written(tmp_path)
    with pytest.raises(sqlite3.IntegrityError):
        database(tmp_path).execute(
            "INSERT INTO entry VALUES (1, 5, 'later', 'ease_on', '', zeroblob(32), zeroblob(32))"
        )


def test_the_file_says_what_it_is(tmp_path):
    written(tmp_path)
    connection = database(tmp_path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert (tmp_path / JOURNAL_FILE).read_bytes()[68:72] == b"VRSJ"


def test_an_older_journal_becomes_a_newer_one_with_all_that_is_in_it(tmp_path):
    written(tmp_path)
    newer = (*MIGRATIONS, ("CREATE TABLE more (x INTEGER) STRICT", "INSERT INTO more VALUES (7)"))
    for _ in range(2):
        connection = open_for_writing(tmp_path / JOURNAL_FILE, newer)
        assert connection.execute("SELECT x FROM more").fetchall() == [(7,)]
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (len(STORY) + 1,)
        connection.close()


def test_a_step_that_fails_leaves_the_older_journal_as_it_was(tmp_path):
    written(tmp_path)
    broken = (*MIGRATIONS, ("CREATE TABLE more (x INTEGER) STRICT", "INSERT INTO nowhere VALUES (7)"))
    with pytest.raises(sqlite3.OperationalError):
        open_for_writing(tmp_path / JOURNAL_FILE, broken)
    connection = open_for_writing(tmp_path / JOURNAL_FILE)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone() == (0,)


def test_a_newer_journal_is_left_alone(tmp_path):
    path = tmp_path / JOURNAL_FILE
    written(tmp_path)
    database(tmp_path).execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    for opened in (open_for_writing, open_for_reading):
        with pytest.raises(ForeignDatabase, match="newer"):
            opened(path)


def test_reading_makes_nothing(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        open_for_reading(tmp_path / JOURNAL_FILE)
    assert list(tmp_path.iterdir()) == []
