"""Whatever was changed in a stored session, `verify` names the first row that is not as it was written."""

from __future__ import annotations

import json

import pytest

from vr_runtime.course import events as ev
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record import entries as en
from vr_runtime.record.journal_schema import JOURNAL_FILE
from vr_runtime.record.verify import verify

from .journals import PATIENCE_S, STORY, begun, without_triggers, written

ROWS = len(STORY) + 2  # and the frames, and the end


@pytest.fixture
def folder(tmp_path):
    written(tmp_path, frames=90)
    return tmp_path


def complaint(folder, name=None):
    with pytest.raises(Problem) as caught:
        verify(folder, name)
    assert caught.value.code is ExitCode.JOURNAL_DAMAGED
    assert "\n" not in str(caught.value)
    return caught.value.what


def test_an_untouched_session_is_intact(folder):
    found = verify(folder)
    assert (found.number, found.entries, found.frame_blocks, found.closed) == (1, ROWS, 1, True)


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ("UPDATE entry SET mono_ns = mono_ns + 1 WHERE seq = 2", "row 2 (ease_off) was changed"),
        ("UPDATE entry SET kind = 'ease_off' WHERE seq = 1", "row 1 (ease_off) was changed"),
        ("UPDATE entry SET body = '{\"t_ns\":5}' WHERE seq = 0", "row 0 (infusion_started) was changed"),
        ("UPDATE entry SET code = zeroblob(32) WHERE seq = 3", "row 3 (extended) was changed"),
        ("UPDATE entry SET prev = zeroblob(32) WHERE seq = 3", "row 3 (extended) does not follow"),
        ("DELETE FROM entry WHERE seq = 2", "row 2 is missing"),
        ("DELETE FROM entry WHERE seq = 0", "row 0 is missing"),
        (f"DELETE FROM entry WHERE seq = {ROWS - 1}", f"row {ROWS - 1} is missing"),
        ("DELETE FROM entry WHERE seq >= 2", "row 2 is missing"),
        ("DELETE FROM entry", "row 0 is missing"),
        ("UPDATE frame_block SET data = zeroblob(9)", "the frames of row 4 were changed"),
        ("DELETE FROM frame_block", "the frames of row 4 are missing"),
        ("INSERT INTO frame_block VALUES (1, 2, zeroblob(9))", "a block of frames stands at row 2"),
        ("UPDATE session SET header = replace(header, 'night-sky', 'lake')", "its header was changed"),
        ("UPDATE session SET id = 'ab'", "its header was changed"),
        ("UPDATE clock_mark SET wall_ns = wall_ns - 1", "clock mark 0 was changed"),
        ("UPDATE clock_mark SET mark = 1", "clock mark 0 is missing"),
    ],
)
def test_a_change_is_named(folder, change, names):
    without_triggers(folder).execute(change)
    assert names in complaint(folder, "1")


def test_two_rows_that_changed_places_are_found(folder):
    connection = without_triggers(folder)
    for before, after in ((1, 99), (2, 1), (99, 2)):
        connection.execute("UPDATE entry SET seq = ? WHERE seq = ?", (after, before))
    assert "row 1 (ease_off) does not follow" in complaint(folder)


def test_a_row_from_another_session_is_found(folder):
    written(folder)
    connection = without_triggers(folder)
    connection.execute("DELETE FROM entry WHERE session = 2 AND seq = 0")
    connection.execute("INSERT INTO entry SELECT 2, seq, mono_ns, kind, body, prev, code FROM entry WHERE seq = 0")
    assert "row 0" in complaint(folder, "2")
    assert verify(folder, "1").entries == ROWS


def test_a_session_that_is_gone_whole_is_found(folder):
    connection = without_triggers(folder)
    for table, column in (("frame_block", "session"), ("entry", "session"), ("clock_mark", "session")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = 1")
    connection.execute("DELETE FROM session")
    written(folder)
    assert "is missing whole" in complaint(folder)
    assert verify(folder, "2")


def anchor_of(folder):
    (path,) = (folder / "anchors").iterdir()
    return path


def test_an_anchor_that_is_gone_or_changed_is_found(folder):
    path = anchor_of(folder)
    anchor = json.loads(path.read_text("utf-8"))
    anchor["anchor"]["seq"] = 1
    path.write_text(json.dumps(anchor), "utf-8")
    assert "its anchor file was changed" in complaint(folder, "1")
    path.write_bytes(b"{")
    assert "its anchor file was changed" in complaint(folder, "1")
    path.unlink()
    assert "its anchor file is missing" in complaint(folder, "1")


def test_a_session_is_intact_while_it_is_written(tmp_path):
    journal = begun(tmp_path)
    for number in range(30):
        journal.post(en.BrightnessSet(number))
        assert journal.flush(PATIENCE_S)
        found = verify(tmp_path)
        assert (found.entries, found.closed) == (number + 1, False)
    journal.close("finished", 120.0)


def test_without_a_journal_or_such_a_session_it_says_so(tmp_path):
    for make in (lambda: None, lambda: written(tmp_path)):
        make()
        with pytest.raises(Problem) as caught:
            verify(tmp_path, "7")
        assert caught.value.code is ExitCode.UNKNOWN_SESSION


def test_a_file_that_is_no_journal_is_damaged(tmp_path):
    (tmp_path / JOURNAL_FILE).write_bytes(b"?" * 5000)
    assert "cannot be read" in complaint(tmp_path)


def test_a_lost_key_is_a_complaint_too(folder):
    (folder / "journal.key").unlink()
    assert "cannot be read" in complaint(folder)


def test_a_session_is_found_by_the_beginning_of_its_name(folder):
    written(folder, ev.EaseOn(1))
    name = anchor_of_first(folder)
    assert verify(folder, name[:8]).number == 1


def anchor_of_first(folder):
    connection = without_triggers(folder)
    return connection.execute("SELECT id FROM session WHERE number = 1").fetchone()[0]
