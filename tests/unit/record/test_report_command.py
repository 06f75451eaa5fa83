"""`vr-runtime report`: where it writes, what it prints, and how it ends."""

from __future__ import annotations

import json

import pytest

from vr_runtime.cli import main
from vr_runtime.problem import ExitCode

from .journals import without_triggers
from .stories import eventful


@pytest.fixture
def state(tmp_path, monkeypatch):
    folder = tmp_path / "state"
    monkeypatch.setenv("VR_RUNTIME_STATE", str(folder))
    monkeypatch.chdir(tmp_path)
    eventful(folder)
    return folder


def files_in(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_it_writes_page_and_facts_here_and_says_where(state, tmp_path, capsys):
    assert main(["report"]) == ExitCode.OK
    assert files_in(tmp_path) == ["session-1-report.html", "session-1-report.json"]
    assert capsys.readouterr().out == "Report of session 1: session-1-report.html and session-1-report.json\n"
    facts = json.loads((tmp_path / "session-1-report.json").read_text("utf-8"))
    assert (facts["schema"], facts["header"]["number"]) == (1, 1)


def test_out_names_a_folder_or_one_file(state, tmp_path):
    assert main(["report", "1", "--out", "kept/here"]) == ExitCode.OK
    assert files_in(tmp_path / "kept" / "here") == ["report.html", "report.json"]
    assert main(["report", "1", "--out", "page.html"]) == main(["report", "1", "--out", "facts.json"]) == ExitCode.OK
    assert files_in(tmp_path) == ["facts.json", "page.html"]
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")


def test_json_prints_the_same_facts_and_writes_nothing(state, tmp_path, capsys):
    assert main(["report", "--json"]) == ExitCode.OK
    printed = json.loads(capsys.readouterr().out)
    assert files_in(tmp_path) == []
    assert main(["report", "--json", "--out", "facts.json"]) == ExitCode.OK
    captured = capsys.readouterr()
    written = json.loads((tmp_path / "facts.json").read_text("utf-8"))
    assert "facts.json" in captured.err
    for facts in (printed, written):
        del facts["header"]["written_at"]
    assert printed == written


def test_without_date_neither_files_nor_their_names_tell_which_session_it_was(state, tmp_path):
    assert main(["report", "--without-date"]) == ExitCode.OK
    assert files_in(tmp_path) == ["session-report.html", "session-report.json"]
    assert json.loads((tmp_path / "session-report.json").read_text("utf-8"))["header"] is None
    assert "Session 1" not in (tmp_path / "session-report.html").read_text("utf-8")


def test_a_changed_journal_is_reported_all_the_same_and_ends_in_failure(state, tmp_path, capsys):
    without_triggers(state).execute("UPDATE entry SET mono_ns = mono_ns + 1 WHERE seq = 5")
    assert main(["report", "--out", "out"]) == ExitCode.JOURNAL_DAMAGED
    captured = capsys.readouterr()
    assert files_in(tmp_path / "out") == ["report.html", "report.json"]
    assert "Session 1: row 5 (ease_off) was changed" in captured.err
    assert captured.err.count("\n") == 1


def test_a_lost_key_is_reported_all_the_same_and_ends_in_failure(state, tmp_path, capsys):
    (state / "journal.key").unlink()
    assert main(["report", "--out", "out"]) == ExitCode.JOURNAL_DAMAGED
    assert "cannot be verified" in capsys.readouterr().err
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "could not be verified" in page
    assert "Journal not verified" in page


def test_what_is_not_there_or_cannot_be_written_is_said_in_one_line(state, tmp_path, capsys, monkeypatch):
    assert main(["report", "7"]) == ExitCode.UNKNOWN_SESSION
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["report", "--out", "file/x"]) == ExitCode.REPORT_UNWRITABLE
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "none"))
    assert main(["report"]) == ExitCode.UNKNOWN_SESSION
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 3
    assert "There is no journal" in captured.err
    assert captured.out == ""
