"""What is said once a session is over goes on with its chain; deleted, all of it is gone, and nothing else."""

from __future__ import annotations

import json
import sqlite3
import sys
from types import SimpleNamespace

import pytest

from vr_runtime.cli import main
from vr_runtime.clock import MonotonicClock
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record import afterword, afterword_commands
from vr_runtime.record import entries as en
from vr_runtime.record.afterword import add_scales, delete_session
from vr_runtime.record.anchor import anchored_sessions, read_anchor
from vr_runtime.record.chain import load_key
from vr_runtime.record.journal import Journal
from vr_runtime.record.journal_schema import JOURNAL_FILE
from vr_runtime.record.session_clock import Reading, boot_name
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.story import ScaleTold
from vr_runtime.record.story_page import page_of
from vr_runtime.record.unfinished import unfinished_session
from vr_runtime.record.verify import verify

from .journals import PATIENCE_S, STORY, begun, database, without_triggers, written
from .stories import Tale, eventful, story_in


@pytest.fixture
def state(monkeypatch, tmp_path):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path))
    return tmp_path


def summary(folder, name=None):
    with open_shelf(folder) as shelf:
        return shelf.summary(shelf.find(name))


def said(capsys, *arguments):
    code = main(arguments)
    captured = capsys.readouterr()
    assert captured.err.count("\n") <= 1
    return code, captured.out, captured.err


# --- scales


def test_scales_are_added_to_the_chain_and_the_session_stays_as_it_ended(tmp_path):
    written(tmp_path, frames=200)
    before, length_s = verify(tmp_path), summary(tmp_path).length_s
    assert add_scales(tmp_path, None, {"nausea": 3, "comfort": 8}) == 1
    after = verify(tmp_path)
    assert (after.entries, after.closed) == (before.entries + 2, True)
    told = summary(tmp_path)
    assert (told.state, told.reason, told.length_s) == ("closed", "finished", length_s)
    assert told.scales == {"nausea": 3, "comfort": 8}


def test_said_again_it_is_another_entry_and_the_last_one_counts(tmp_path):
    written(tmp_path)
    add_scales(tmp_path, None, {"nausea": 3})
    add_scales(tmp_path, None, {"nausea": 1, "pain": 0})
    assert summary(tmp_path).scales == {"nausea": 1, "pain": 0}
    assert verify(tmp_path).closed
    told = [one for one in story_in(tmp_path).scales if one.scale == "nausea"]
    assert [one.value for one in told] == [3, 1], "nothing is taken back from a journal"


def test_an_afterword_that_was_changed_is_found_out(tmp_path):
    written(tmp_path)
    add_scales(tmp_path, None, {"pain": 9})
    with without_triggers(tmp_path) as connection:
        connection.execute("""UPDATE entry SET body = replace(body, '9', '1') WHERE kind = 'scale_afterwards'""")
    with pytest.raises(Problem, match=r"scale_afterwards.*was changed"):
        verify(tmp_path)


def test_an_afterword_that_was_cut_off_is_found_out(tmp_path):
    written(tmp_path)
    add_scales(tmp_path, None, {"pain": 9})
    with without_triggers(tmp_path) as connection:
        connection.execute("DELETE FROM entry WHERE kind = 'scale_afterwards'")
    with pytest.raises(Problem, match="its end was cut off"):
        verify(tmp_path)


def test_the_anchor_says_still_that_the_session_was_closed(tmp_path):
    written(tmp_path)
    add_scales(tmp_path, None, {"pain": 9})
    (session,) = anchored_sessions(tmp_path)
    assert read_anchor(tmp_path, load_key(tmp_path), session).closed


def test_nothing_is_added_to_what_does_not_verify(tmp_path):
    """A new end would hide that the old one is missing."""
    written(tmp_path)
    with without_triggers(tmp_path) as connection:
        connection.execute("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)")
    with pytest.raises(Problem, match="its end was cut off") as raised:
        add_scales(tmp_path, None, {"pain": 1})
    assert raised.value.code is ExitCode.JOURNAL_DAMAGED
    with pytest.raises(Problem, match="its end was cut off"):
        verify(tmp_path)


def test_a_session_that_plays_is_left_to_its_host(tmp_path):
    journal = begun(tmp_path)
    assert journal.flush(PATIENCE_S)
    for act in (lambda: add_scales(tmp_path, None, {"pain": 1}), lambda: delete_session(tmp_path, _stored(tmp_path))):
        with pytest.raises(Problem, match="is being played") as raised:
            act()
        assert raised.value.code is ExitCode.HOST_BUSY
    assert journal.close("finished", PATIENCE_S)


def test_beside_a_session_that_plays_an_older_one_gets_its_afterword(tmp_path):
    written(tmp_path)
    journal = begun(tmp_path)
    for entry in STORY:
        journal.post(entry)
    assert journal.flush(PATIENCE_S)
    assert add_scales(tmp_path, "1", {"anxiety": 4}) == 1
    assert journal.close("finished", PATIENCE_S)
    assert summary(tmp_path, "1").scales == {"anxiety": 4}
    assert (verify(tmp_path, "1").closed, verify(tmp_path, "2").closed) == (True, True)


def test_a_session_that_broke_off_can_still_be_gone_on_with(tmp_path):
    written(tmp_path, reason=None)
    add_scales(tmp_path, None, {"comfort": 5})
    assert summary(tmp_path).state == "broken off"
    now = Reading(MonotonicClock.now_ns(), 0, boot_name())
    unfinished = unfinished_session(tmp_path, now, "simulated")
    assert unfinished.events == STORY
    again = Journal(tmp_path, MonotonicClock())
    again.resume(unfinished)
    assert again.close("finished", PATIENCE_S)
    assert verify(tmp_path).closed
    assert summary(tmp_path).scales == {"comfort": 5}


def test_a_session_that_ended_is_not_offered_to_be_gone_on_with_for_its_afterword(tmp_path):
    written(tmp_path)
    add_scales(tmp_path, None, {"comfort": 5})
    now = Reading(MonotonicClock.now_ns(), 0, boot_name())
    assert unfinished_session(tmp_path, now, "simulated") is None


def test_the_same_scale_asked_again_at_once_is_another_column(tmp_path):
    tale = Tale(tmp_path)
    tale.at(600, en.ScaleNoted("nausea", 4)).at(630, en.ScaleNoted("nausea", 6)).at(640, en.ScaleNoted("pain", 2))
    tale.at(1800).over()
    page = page_of(story_in(tmp_path))
    table = page[page.index('<table class="scales">') :].partition("</table>")[0]
    assert '<td>Nausea</td><td class="r">4</td><td class="r">6</td>' in table
    assert '<td>Pain</td><td class="r"></td><td class="r">2</td>' in table


def test_what_was_said_in_the_session_and_after_it_is_told_apart(tmp_path):
    tale = Tale(tmp_path)
    tale.at(600, en.ScaleNoted("nausea", 4)).at(630, en.ScaleNoted("pain", 2)).at(1200, en.ScaleNoted("nausea", 1))
    tale.at(1800).over()
    add_scales(tmp_path, None, {"nausea": 0, "comfort": 9})
    told = story_in(tmp_path)
    assert told.scales == [
        ScaleTold(at_s=600.0, scale="nausea", value=4),
        ScaleTold(at_s=630.0, scale="pain", value=2),
        ScaleTold(at_s=1200.0, scale="nausea", value=1),
        ScaleTold(at_s=None, scale="nausea", value=0),
        ScaleTold(at_s=None, scale="comfort", value=9),
    ]
    assert (told.played.state, told.played.reason, told.integrity.state) == ("closed", "finished", "intact")
    assert not [one for one in told.happenings if one.kind.startswith("scale")]
    page = page_of(told)
    table = page[page.index('<table class="scales">') :].partition("</table>")[0]
    heads = [cell.partition("<")[0] for cell in table.split('<th class="r">')[1:]]
    rows = [row.partition("</tr>")[0] for row in table.split("<tr><td>")[1:]]
    cells = [[cell.partition("<")[0] for cell in row.split('<td class="r">')] for row in rows]
    assert heads == ["0:10:00", "0:20:00", "afterwards"]
    assert cells == [["Nausea", "4", "1", "0"], ["Pain", "2", "", ""], ["Comfort", "", "", "9"]]


def test_where_nobody_was_asked_the_report_says_nothing_of_it(tmp_path):
    eventful(tmp_path)
    assert 'class="scales"' not in page_of(story_in(tmp_path))


def test_more_times_than_fit_are_counted(tmp_path):
    tale = Tale(tmp_path)
    for minute in range(11):
        tale.at(600 * (minute + 1), en.ScaleNoted("nausea", minute % 10))
    tale.at(7000).over()
    page = page_of(story_in(tmp_path))
    assert "3 earlier in the report" in page
    assert '<th class="r">0:30:00' not in page, "the oldest make way"
    assert '<th class="r">0:40:00' in page
    assert '<th class="r">1:50:00' in page


@pytest.mark.parametrize("value", [-1, 11])
def test_a_scale_goes_from_0_to_10(tmp_path, value):
    written(tmp_path)
    with pytest.raises(en.EntryRefused):
        add_scales(tmp_path, None, {"pain": value})
    assert summary(tmp_path).scales == {}


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (sqlite3.OperationalError("database is locked"), "the disk fails"),
        (PermissionError(13, "denied"), "it may not be written to"),
        (OSError(28, "no space"), "the disk is full"),
    ],
)
def test_a_journal_that_cannot_be_written_is_one_line(tmp_path, monkeypatch, failure, told):
    written(tmp_path)

    def fails(_folder):
        raise failure

    monkeypatch.setattr(afterword, "JournalFile", fails)
    with pytest.raises(Problem, match=told) as raised:
        add_scales(tmp_path, None, {"pain": 1})
    assert raised.value.code is ExitCode.JOURNAL_UNWRITABLE


# --- deletion


def _stored(folder, name=None):
    with open_shelf(folder) as shelf:
        return shelf.find(name)


def test_a_session_that_is_deleted_leaves_nothing_and_the_others_verify(tmp_path):
    written(tmp_path, frames=200, scene="gone-scene")
    written(tmp_path)
    session = _stored(tmp_path, "1").session
    delete_session(tmp_path, _stored(tmp_path, "1"))
    with database(tmp_path) as connection:
        for table in ("entry", "frame_block", "clock_mark"):
            assert connection.execute(f"SELECT count(*) FROM {table} WHERE session = 1").fetchone() == (0,)
    connection.close()
    assert session not in set(anchored_sessions(tmp_path))
    files = b"".join(path.read_bytes() for path in tmp_path.glob(f"{JOURNAL_FILE}*"))
    assert session.encode() not in files, "overwritten, not only unlinked"
    assert b"gone-scene" not in files
    assert verify(tmp_path).number == 2
    with pytest.raises(Problem, match="has no session 1"):
        _stored(tmp_path, "1")


# --- the commands


def test_the_list_for_machines_has_what_a_list_shows_and_no_more_of_when_than_the_header(state, capsys):
    written(state)
    add_scales(state, None, {"pain": 2})
    code, out, _ = said(capsys, "sessions", "--json")
    (one,) = json.loads(out)
    assert code == ExitCode.OK
    wanted = {"number", "started_at", "scene", "preset", "infusion_min", "window_min", "length_s", "state", "reason"}
    assert wanted <= set(one)
    assert one["scales"] == {"pain": 2}
    assert [name for name in one if name.endswith("_at")] == ["started_at"]


def test_scales_are_noted_by_a_command(state, capsys):
    written(state)
    assert said(capsys, "scales", "1", "--nausea", "3", "--comfort", "8") == (
        ExitCode.OK,
        "Session 1: noted nausea 3, comfort 8.\n",
        "",
    )
    assert summary(state).scales == {"nausea": 3, "comfort": 8}


def test_nothing_to_note_and_no_session_are_one_line(state, capsys):
    code, _, err = said(capsys, "scales", "--pain", "3")
    assert (code, "no journal" in err) == (ExitCode.UNKNOWN_SESSION, True)
    written(state)
    assert said(capsys, "scales")[0] == ExitCode.USAGE
    assert said(capsys, "scales", "7", "--pain", "3")[0] == ExitCode.UNKNOWN_SESSION


@pytest.mark.parametrize("value", ["11", "-1", "2.5", "x", "٣"])
def test_a_number_that_is_none_of_the_scale_is_refused_by_the_command(state, capsys, value):
    written(state)
    with pytest.raises(SystemExit) as raised:
        main(["scales", f"--nausea={value}"])
    assert raised.value.code == ExitCode.USAGE
    capsys.readouterr()
    assert summary(state).scales == {}


def test_deletion_asks_unless_told_not_to(state, capsys, monkeypatch):
    written(state)
    written(state)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: False))
    code, _, err = said(capsys, "sessions", "delete", "1")
    assert (code, "Add --yes" in err) == (ExitCode.USAGE, True)
    for answer, kept in (("\n", True), ("n\n", True), ("y\n", False)):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True, readline=lambda answer=answer: answer))
        code, out, _ = said(capsys, "sessions", "delete", "1")
        assert (code, "was kept" in out) == (ExitCode.OK, kept)
    assert said(capsys, "sessions", "delete", "2", "--yes") == (ExitCode.OK, "Session 2 was deleted.\n", "")
    assert json.loads(said(capsys, "sessions", "--json")[1]) == []


def test_every_scale_of_the_journal_is_an_option_of_the_command():
    assert set(afterword_commands._SCALES) == set(en.ScaleName.__args__)


def test_the_table_makes_room_for_itself_on_the_sheet(tmp_path):
    """The sheet is one page of paper: what the table needs, the events give."""
    eventful(tmp_path)
    without = page_of(story_in(tmp_path))
    add_scales(tmp_path, None, {"nausea": 1, "anxiety": 0, "pain": 2, "comfort": 8})
    beside = page_of(story_in(tmp_path))
    assert beside.count('<td class="words">') < without.count('<td class="words">')
    assert "more are in the report's JSON" in beside
