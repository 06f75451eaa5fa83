"""`run` leaves a session in the journal; `sessions`, `verify` and `export` find it there."""

from __future__ import annotations

import json
import sqlite3

import pytest

from vr_runtime.cli import main
from vr_runtime.problem import ExitCode

_OPTIONS = "--headset simulated --clock virtual --scene empty --infusion 40 --auto --time-lapse 900"
RUN = ["run", *_OPTIONS.split(" ")]


@pytest.fixture
def state(tmp_path, monkeypatch):
    folder = tmp_path / "state"
    monkeypatch.setenv("VR_RUNTIME_STATE", str(folder))
    return folder


@pytest.fixture
def played(state):
    assert main(RUN) == ExitCode.OK
    return state


def printed(capsys, *arguments):
    assert main(arguments) == ExitCode.OK
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def complaint(capsys, *arguments):
    code = main(arguments)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return code, captured.err


def test_a_session_played_is_listed_as_simulated(played, capsys):
    assert "simulated" in printed(capsys, "sessions")
    [session] = json.loads(printed(capsys, "sessions", "--json"))
    about = ("number", "scene", "infusion_min", "window_min", "headset", "clock", "time_lapse", "state", "reason")
    assert [session[name] for name in about] == [1, "empty", 40, 60, "simulated", "virtual", 900, "closed", "finished"]


def test_without_a_session_the_list_is_empty(state, capsys):
    assert json.loads(printed(capsys, "sessions", "--json")) == []
    assert "no session" in printed(capsys, "sessions")
    assert not state.exists()


def test_no_journal_leaves_none(state, capsys):
    assert main([*RUN, "--no-journal"]) == ExitCode.OK
    assert json.loads(printed(capsys, "sessions", "--json")) == []


def test_the_newest_session_is_verified_without_a_name(played, capsys):
    assert main(RUN) == ExitCode.OK
    assert printed(capsys, "verify").startswith("Session 2 is intact")
    assert printed(capsys, "verify", "1").startswith("Session 1 is intact")


def test_a_changed_row_is_named(played, capsys):
    connection = sqlite3.connect(played / "journal.db", isolation_level=None)
    connection.execute("DROP TRIGGER entry_fixed")
    connection.execute("UPDATE entry SET mono_ns = 5 WHERE seq = 3")
    code, line = complaint(capsys, "verify")
    assert code == ExitCode.JOURNAL_DAMAGED
    assert "row 3 (infusion_started) was changed" in line


@pytest.mark.parametrize(
    "command", [("verify",), ("verify", "5"), ("export", "--out", "x"), ("export", "5", "--out", "x")]
)
def test_a_session_that_is_not_there_is_said_so(state, capsys, command):
    assert complaint(capsys, *command)[0] == ExitCode.UNKNOWN_SESSION


def test_an_export_holds_the_story_and_nothing_of_the_header(played, capsys, tmp_path):
    out = tmp_path / "out" / "session.jsonl"
    printed(capsys, "export", "--out", str(out))
    [session] = json.loads(printed(capsys, "sessions", "--json"))
    text = out.read_text("utf-8")
    for secret in (session["session"], session["started_at"][:10], "program_version", "scene", "digest", "wall"):
        assert secret not in text
    about, *lines = map(json.loads, text.splitlines())
    assert (about["format"], about["schema"], about["plan"]["infusion_min"]) == ("vr-runtime session", 1, 40)
    assert [line["seq"] for line in lines] == list(range(session["entries"]))
    kinds = [line["kind"] for line in lines]
    assert kinds.index("infusion_started") < kinds.index("infusion_stopped") < kinds.index("session_ended")
    assert kinds[-1] == "session_closed"
    assert all(0 <= line["mono_ns"] < 60e9 for line in lines)


def test_a_changed_session_is_exported_all_the_same_and_ends_in_failure(played, capsys, tmp_path):
    connection = sqlite3.connect(played / "journal.db", isolation_level=None)
    connection.execute("DROP TRIGGER entry_fixed")
    connection.execute("UPDATE entry SET mono_ns = 5 WHERE seq = 3")
    out = tmp_path / "session.jsonl"
    assert main(["export", "--out", str(out)]) == ExitCode.JOURNAL_DAMAGED
    assert "row 3 (infusion_started) was changed" in capsys.readouterr().err
    assert '"seq":3,"mono_ns":5' in out.read_text("utf-8")


def test_an_export_that_cannot_be_written_is_said_so(played, capsys, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    code, line = complaint(capsys, "export", "--out", str(tmp_path / "file" / "x"))
    assert code == ExitCode.REPORT_UNWRITABLE
    assert "--out" in line


def test_a_session_that_cannot_be_journalled_is_played_and_said_so(tmp_path, monkeypatch, capsys):
    (tmp_path / "state").write_text("in the way", "utf-8")
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "state"))
    assert main(RUN) == ExitCode.OK
    assert "the journal lacks a part of this session (journal_read_only)" in capsys.readouterr().err


@pytest.mark.parametrize("days", ["0", "-1", "soon", "1e3", "99999"])
def test_days_that_are_none_are_refused(capsys, days):
    with pytest.raises(SystemExit) as ended:
        main([*RUN, "--keep-days", days])
    assert ended.value.code == ExitCode.USAGE
    assert "--keep-days" in capsys.readouterr().err
