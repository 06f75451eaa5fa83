"""Sessions are deleted whole once they are older than the clinic keeps them, and nothing of them stays."""

from __future__ import annotations

import time

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.problem import Problem
from vr_runtime.record import entries as en
from vr_runtime.record import journal_file, scribe
from vr_runtime.record.anchor import Anchor, anchored_sessions, write_anchor
from vr_runtime.record.chain import load_key
from vr_runtime.record.entries import decode_entry
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.verify import verify

from .journals import PATIENCE_S, begun, database, eventually, written

DAY_NS = 86_400 * NS_PER_S


def days_ago(days):
    return lambda: time.time_ns() - int(days * DAY_NS)


def tidied(folder, keep_days=90):
    """A new session that has had the time to tidy up."""
    journal = begun(folder, keep_days=keep_days)
    eventually(lambda: journal._scribe._to_expire == [] and not journal._scribe._expired)
    assert journal.close("finished", PATIENCE_S)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(scribe, "_LOOK_EVERY_S", 0.01)


def numbers(folder):
    with open_shelf(folder) as shelf:
        return [stored.number for stored in shelf.sessions()]


def test_old_sessions_go_whole_and_young_ones_stay_whole(tmp_path):
    for days in (91.5, 91, 89):
        written(tmp_path, frames=90, wall_ns=days_ago(days))
    tidied(tmp_path)
    assert numbers(tmp_path) == [4, 3]
    for table, column in (("entry", "session"), ("frame_block", "session"), ("clock_mark", "session")):
        kept = {row[0] for row in database(tmp_path).execute(f"SELECT {column} FROM {table}")}
        assert kept <= {3, 4}
    assert len(list(anchored_sessions(tmp_path))) == 2
    assert verify(tmp_path, "3").frame_blocks == 1
    verify(tmp_path)


def test_how_many_is_written_down(tmp_path):
    for _ in range(3):
        written(tmp_path, wall_ns=days_ago(100))
    tidied(tmp_path)
    with open_shelf(tmp_path) as shelf:
        entries = [decode_entry(entry.kind, entry.body) for entry in shelf.entries(4)]
    assert entries == [en.SessionsExpired(3), en.SessionClosed("finished")]


def test_the_days_are_the_clinics(tmp_path):
    written(tmp_path, wall_ns=days_ago(10))
    tidied(tmp_path, keep_days=11)
    assert numbers(tmp_path) == [2, 1]
    tidied(tmp_path, keep_days=9)
    assert numbers(tmp_path) == [3, 2]


def test_a_session_begun_before_the_clock_was_set_is_as_old_as_it_is(tmp_path):
    wall = {"ns": NS_PER_S}  # 1970: the clock's battery was empty
    journal = begun(tmp_path, wall_ns=lambda: wall["ns"])
    assert journal.flush(PATIENCE_S)
    wall["ns"] = time.time_ns()
    journal.post(en.PlayerStarted())
    journal.close("finished", 120.0)
    tidied(tmp_path)
    assert 1 in numbers(tmp_path)


def test_what_was_deleted_is_not_left_in_the_file(tmp_path):
    written(tmp_path, en.SceneChosen("a-most-unusual-scene"), wall_ns=days_ago(100))
    assert any(b"a-most-unusual-scene" in path.read_bytes() for path in tmp_path.glob("journal.db*"))
    tidied(tmp_path)
    assert not any(b"a-most-unusual-scene" in path.read_bytes() for path in tmp_path.glob("journal.db*"))


def test_space_is_given_back(tmp_path):
    for _ in range(40):
        written(tmp_path, *[en.BrightnessSet(number) for number in range(500)], wall_ns=days_ago(100))
    before = database(tmp_path).execute("PRAGMA page_count").fetchone()[0]
    journal = begun(tmp_path)
    eventually(lambda: journal._scribe._to_expire == [])
    eventually(lambda: database(tmp_path).execute("PRAGMA freelist_count").fetchone() == (0,))
    journal.close("finished", 120.0)
    assert database(tmp_path).execute("PRAGMA page_count").fetchone()[0] < before / 10


@pytest.mark.parametrize("when", ["before the rows", "after the rows"])
def test_a_power_cut_while_deleting_does_not_look_like_a_theft(tmp_path, monkeypatch, when):
    written(tmp_path, wall_ns=days_ago(100))
    written(tmp_path)
    file = journal_file.JournalFile(tmp_path)

    def cut(*_):
        raise KeyboardInterrupt

    where = (journal_file.JournalFile, "_transaction") if when == "before the rows" else (journal_file, "remove_anchor")
    with monkeypatch.context() as power:
        power.setattr(*where, cut)
        with pytest.raises(KeyboardInterrupt):
            file.delete(1)
    file.close()
    verify(tmp_path)
    tidied(tmp_path)
    assert numbers(tmp_path) == [3, 2]
    assert len(list(anchored_sessions(tmp_path))) == 2


def test_an_anchor_of_a_session_that_was_stolen_is_not_swept_away(tmp_path):
    written(tmp_path)
    write_anchor(tmp_path, load_key(tmp_path), Anchor("ab" * 16, 5, "00" * 32))
    tidied(tmp_path)
    with pytest.raises(Problem, match="missing whole"):
        verify(tmp_path)
