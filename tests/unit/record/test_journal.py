"""A journal takes what is posted at once, writes it down in order, and stops no session when it cannot."""

from __future__ import annotations

import sqlite3
import stat
import threading
import time

import pytest

from vr_runtime.clock import NS_PER_S, VirtualClock
from vr_runtime.course import events as ev
from vr_runtime.record import entries as en
from vr_runtime.record import inbox, journal_file, scribe
from vr_runtime.record.entries import decode_entry
from vr_runtime.record.frame_blocks import decode_block
from vr_runtime.record.journal_alarm import JournalAlarm
from vr_runtime.record.journal_schema import JOURNAL_FILE, open_for_writing
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.verify import verify

from .journals import PATIENCE_S, STORY, begun, database, eventually, header, replayed, some_frames, written


def told(folder, name=None):
    """The entries of a session, the journal's own left in."""
    with open_shelf(folder) as shelf:
        stored = shelf.find(name)
        return [decode_entry(entry.kind, entry.body) for entry in shelf.entries(stored.number)]


def test_what_was_posted_stands_in_it_in_order(tmp_path):
    written(tmp_path)
    assert told(tmp_path) == [*STORY, en.SessionClosed("finished")]


def test_times_count_from_the_sessions_start(tmp_path):
    clock = VirtualClock(start_ns=5 * NS_PER_S)
    journal = begun(tmp_path, clock)
    journal.post(en.PlayerStarted())
    clock.advance_ns(7)
    journal.post(en.HeadsetLost())
    journal.close("finished", PATIENCE_S)
    with open_shelf(tmp_path) as shelf:
        assert [entry.mono_ns for entry in shelf.entries(1)] == [0, 7, 7]


def test_the_same_course_comes_out_again(tmp_path):
    plan = header().plan
    written(tmp_path, plan=plan)
    course = replayed(tmp_path)
    assert (course.plan, course.events) == (plan, STORY)
    assert course.at(900 * NS_PER_S).infusion_s == 600


def test_a_flush_returns_once_all_is_on_disk(tmp_path):
    journal = begun(tmp_path)
    for count, event in enumerate(STORY, 1):
        journal.post(event)
        assert journal.flush(PATIENCE_S)
        assert database(tmp_path).execute("SELECT count(*) FROM entry").fetchone() == (count,)
    journal.close("finished", PATIENCE_S)


def test_every_commit_is_synced_and_logged_ahead(tmp_path):
    connection = open_for_writing(tmp_path / JOURNAL_FILE)
    full = 2
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (full,)


def test_only_its_user_can_read_what_it_leaves(tmp_path):
    journal = begun(tmp_path / "state")
    journal.post(en.PlayerStarted())
    assert journal.flush(PATIENCE_S)
    for path in [tmp_path / "state", *(tmp_path / "state").rglob("*")]:
        if path.is_dir() or path.parent.name != "anchors":  # those lie in a folder that nobody else can enter
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    journal.close("finished", PATIENCE_S)


def test_frames_come_back_as_they_were(tmp_path):
    clock = VirtualClock()
    journal = begun(tmp_path, clock)
    journal.post_frames(some_frames(3000, first_ns=clock.now_ns()))
    journal.post_frames(some_frames(3000, first_ns=clock.now_ns() + 61 * NS_PER_S))
    journal.post_frames(some_frames(10, first_ns=clock.now_ns() + 123 * NS_PER_S))
    assert journal.close("finished", PATIENCE_S)
    minutes = [entry for entry in told(tmp_path) if isinstance(entry, en.FramesPlayed)]
    assert [minute.frames for minute in minutes] == [6000, 10]
    with open_shelf(tmp_path) as shelf:
        blocks = [decode_block(shelf.block(1, seq)) for seq in shelf.blocks(1)]
    assert [len(block) for block in blocks] == [6000, 10]
    assert blocks[0]["wait_called_ns"][0] == 0
    assert isinstance(told(tmp_path)[-1], en.SessionClosed)


def test_posting_waits_for_nobody_and_counts_what_does_not_fit(tmp_path, monkeypatch):
    monkeypatch.setattr(inbox, "ENTRIES_WAITING", 8)
    slow = threading.Event()
    monkeypatch.setattr(
        scribe, "JournalFile", lambda folder: slow.wait(PATIENCE_S) and journal_file.JournalFile(folder)
    )
    journal = begun(tmp_path)
    monkeypatch.setattr(scribe, "_ROWS_HELD", 0)  # a disk that takes for ever: nothing leaves the queue
    eventually(journal._thread.is_alive)
    for number in range(50):
        journal.post(en.BrightnessSet(number))
    monkeypatch.setattr(scribe, "_ROWS_HELD", 4096)
    slow.set()
    assert journal.close("finished", PATIENCE_S)
    entries = told(tmp_path)
    lost = sum(entry.entries for entry in entries if isinstance(entry, en.EntriesLost))
    kept = sum(isinstance(entry, en.BrightnessSet | en.SessionClosed) for entry in entries)
    assert lost >= 40
    assert kept + lost == 51


def test_an_entry_with_text_in_it_is_left_out_and_counted(tmp_path):
    journal = begun(tmp_path)
    journal.post(en.AlarmRaised("high", "Mr Smith felt sick"))
    journal.post("a word")
    journal.post(en.VolumeSet(float("nan")))
    journal.close("finished", PATIENCE_S)
    assert told(tmp_path) == [en.EntriesLost(3, 0), en.SessionClosed("finished")]


def test_frames_that_are_none_cost_nothing_else(tmp_path):
    journal = begun(tmp_path)
    journal.post_frames(b"no whole number of records")
    journal.post(STORY[0])
    assert journal.flush(PATIENCE_S)
    journal.close("finished", PATIENCE_S)
    assert told(tmp_path) == [STORY[0], en.SessionClosed("finished")]


class Disk:
    """Fails each write with `pragma` set on the connection, until told that all is well."""

    def __init__(self, monkeypatch, pragma):
        self.ill, self.pragma = False, pragma
        monkeypatch.setattr(journal_file, "open_for_writing", self.open)
        monkeypatch.setattr(scribe, "_FIRST_RETRY_S", 0.01)
        monkeypatch.setattr(scribe, "_LONGEST_RETRY_S", 0.01)
        monkeypatch.setattr(scribe, "_LOOK_EVERY_S", 0.01)
        self.connections = []

    def open(self, path):
        connection = open_for_writing(path)
        self.connections.append(connection)
        if self.ill:
            connection.execute(self.pragma)
        return connection

    def falls_ill(self):
        self.ill = True
        self.connections[-1].execute(self.pragma)


@pytest.mark.parametrize(
    ("pragma", "alarm"),
    [("PRAGMA max_page_count = 1", JournalAlarm.DISK_FULL), ("PRAGMA query_only = 1", JournalAlarm.READ_ONLY)],
)
def test_a_disk_that_takes_no_more_raises_an_alarm_and_costs_nothing_once_it_does_again(
    tmp_path, monkeypatch, pragma, alarm
):
    disk = Disk(monkeypatch, pragma)
    journal = begun(tmp_path)
    journal.post(STORY[0])
    assert journal.flush(PATIENCE_S)
    disk.falls_ill()
    for number in range(3000):  # more than the free room of a page
        journal.post(en.BrightnessSet(number))
    assert not journal.flush(PATIENCE_S)
    assert journal.alarm is alarm
    assert database(tmp_path).execute("SELECT kind FROM entry").fetchone() == ("infusion_started",)
    disk.ill = False
    eventually(lambda: journal.alarm is None)
    assert journal.close("finished", PATIENCE_S)
    assert told(tmp_path) == [STORY[0], *map(en.BrightnessSet, range(3000)), en.SessionClosed("finished")]
    verify(tmp_path)


def test_a_disk_that_stays_full_is_said_once(tmp_path, monkeypatch, caplog):
    disk = Disk(monkeypatch, "PRAGMA query_only = 1")
    journal = begun(tmp_path)
    assert journal.flush(PATIENCE_S)
    disk.falls_ill()
    for number in range(5):
        journal.post(en.BrightnessSet(number))
        assert not journal.flush(PATIENCE_S)
    assert [record.message.split(":")[0] for record in caplog.records] == [str(JournalAlarm.READ_ONLY)]
    disk.ill = False
    eventually(lambda: journal.alarm is None)
    assert journal.close("finished", PATIENCE_S)


def test_a_commit_that_only_seemed_to_fail_is_not_written_twice(tmp_path, monkeypatch):
    monkeypatch.setattr(scribe, "_LOOK_EVERY_S", 0.01)
    journal = begun(tmp_path)
    assert journal.flush(PATIENCE_S)
    write_anchor, failures = journal_file.write_anchor, [OSError(28, "No space left on device")]

    def full(*arguments):
        if failures:
            raise failures[0]
        write_anchor(*arguments)

    monkeypatch.setattr(journal_file, "write_anchor", full)
    journal.post(STORY[0])
    eventually(lambda: journal.alarm is JournalAlarm.DISK_FULL)
    failures.clear()
    eventually(lambda: journal.alarm is None)
    assert journal.close("finished", PATIENCE_S)
    assert told(tmp_path) == [STORY[0], en.SessionClosed("finished")]
    verify(tmp_path)


def test_a_folder_that_cannot_be_made_leaves_an_alarm_and_ends_in_time(tmp_path):
    (tmp_path / "state").write_text("in the way", "utf-8")
    journal = begun(tmp_path / "state")
    journal.post(STORY[0])
    assert not journal.flush(PATIENCE_S)
    assert journal.alarm is JournalAlarm.READ_ONLY
    assert not journal.close("finished")
    assert (tmp_path / "state").read_text("utf-8") == "in the way"


def ruin_head(path):
    path.write_bytes(b"not a database at all" * 1000)


def ruin_half(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])


def ruin_pages(path):
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


@pytest.mark.parametrize("ruin", [ruin_head, ruin_half, ruin_pages])
def test_a_ruined_journal_is_kept_and_a_new_one_begun(tmp_path, ruin):
    written(tmp_path)
    for suffix in ("-wal", "-shm"):
        (tmp_path / f"{JOURNAL_FILE}{suffix}").unlink(missing_ok=True)
    ruin(tmp_path / JOURNAL_FILE)
    content = (tmp_path / JOURNAL_FILE).read_bytes()
    journal = written(tmp_path)
    aside = (tmp_path / "journal-aside-1.db").read_bytes()
    assert aside[4096:] == content[4096:]  # the first page counts how often somebody tried
    assert len(aside) == len(content)
    assert len(journal.notices) == 1
    assert str(tmp_path / "journal-aside-1.db") in journal.notices[0]
    assert "\n" not in journal.notices[0]
    assert told(tmp_path) == [*STORY, en.SessionClosed("finished")]
    verify(tmp_path)


def test_a_journal_ruined_meanwhile_is_written_anew_from_the_sessions_first_entry_on(tmp_path, monkeypatch):
    journal = begun(tmp_path)
    for event in STORY[:3]:
        journal.post(event)
    assert journal.flush(PATIENCE_S)

    def ruined(*_):
        monkeypatch.undo()
        failure = sqlite3.DatabaseError("database disk image is malformed")
        failure.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise failure

    monkeypatch.setattr(journal_file.JournalFile, "append", ruined)
    journal.post(STORY[3])
    eventually(lambda: journal.notices)
    assert journal.close("finished", PATIENCE_S)
    assert told(tmp_path) == [*STORY, en.SessionClosed("finished")]
    verify(tmp_path)
    aside = sqlite3.connect(tmp_path / "journal-aside-1.db")
    assert aside.execute("SELECT count(*) FROM entry").fetchone() == (3,)


@pytest.mark.parametrize(
    "alien",
    [
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
    ],
    ids=["newer", "another program's"],
)
def test_a_database_of_others_is_not_written_to(tmp_path, alien):
    written(tmp_path)
    with database(tmp_path) as connection:
        connection.execute(alien)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = (tmp_path / JOURNAL_FILE).read_bytes()
    journal = written(tmp_path)
    assert (tmp_path / "journal-aside-1.db").read_bytes() == content
    assert journal.notices
    verify(tmp_path)


@pytest.mark.parametrize("change", ["lost", "cut"])
def test_a_journal_without_its_key_is_kept_and_a_new_one_begun(tmp_path, change):
    written(tmp_path)
    key = tmp_path / "journal.key"
    key.unlink() if change == "lost" else key.write_bytes(b"short")
    journal = written(tmp_path)
    assert (tmp_path / "journal-aside-1.db").exists()
    assert journal.notices
    verify(tmp_path)


def test_a_clock_that_is_set_leaves_an_entry(tmp_path, monkeypatch):
    monkeypatch.setattr(scribe, "_LOOK_EVERY_S", 0.01)
    off_ns = [0]
    journal = begun(tmp_path, wall_ns=lambda: time.time_ns() + off_ns[0])
    journal.post(en.PlayerStarted())
    assert journal.flush(PATIENCE_S)
    off_ns[0] = -3600 * NS_PER_S
    journal.post(en.HeadsetLost())
    assert journal.flush(PATIENCE_S)
    journal.close("finished", PATIENCE_S)
    stepped = [entry for entry in told(tmp_path) if isinstance(entry, en.ClockStepped)]
    assert [entry.by_ms for entry in stepped] == [pytest.approx(-3_600_000, abs=30_000)]  # two clocks, read in turn
    with open_shelf(tmp_path) as shelf:
        assert len(shelf.marks(1)) == 2


def test_two_sessions_at_once_do_not_mix(tmp_path):
    one, other = begun(tmp_path), begun(tmp_path)
    for number in range(20):
        one.post(en.BrightnessSet(number))
        other.post(ev.StaffApproach(number))
    assert one.close("finished", PATIENCE_S)
    assert other.close("operator", PATIENCE_S)
    kinds = [{type(entry) for entry in told(tmp_path, name)} for name in ("1", "2")]
    assert sorted(map(len, kinds)) == [2, 2]
    for name in ("1", "2"):
        assert verify(tmp_path, name).entries == 21
