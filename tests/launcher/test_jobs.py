"""What runs beside the window: its answer, its one line where it fails, and a session that belongs to nobody."""

from __future__ import annotations

import os
import sys

import pytest
from PySide6.QtCore import QObject

from vr_runtime.launcher import jobs
from vr_runtime.launcher.jobs import HostStart, one_line, resume_session, run_job, start_session
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.problem import ExitCode

PATIENCE_MS = 60_000


@pytest.fixture
def owner(qapp):
    return QObject()


def test_a_commands_json_comes_back_decoded(owner, qtbot):
    job = run_job(owner, ["plan", "--infusion", "40"])
    assert job.running
    with qtbot.waitSignal(job.done, timeout=PATIENCE_MS) as told:
        pass
    assert told.args[0]["infusion_min"] == 40
    assert not job.running


def test_a_command_that_fails_tells_its_one_line_and_its_code(owner, qtbot):
    job = run_job(owner, ["plan", "--infusion", "3"])
    with qtbot.waitSignal(job.failed, timeout=PATIENCE_MS) as told:
        pass
    line, code = told.args
    assert code == ExitCode.BAD_PLAN
    assert "15" in line
    assert "\n" not in line
    assert not line.startswith("vr-runtime")


def test_an_answer_with_another_code_is_an_answer_where_that_was_said(owner, qtbot):
    program = "import sys; print('[1]'); sys.exit(12)"
    for may_exit, signal in (((0,), "failed"), ((0, 12), "done")):
        job = jobs.Job(owner, json=True, may_exit=may_exit)
        with qtbot.waitSignal(getattr(job, signal), timeout=PATIENCE_MS) as told:
            job.begin(sys.executable, ["-c", program])
        assert told.args[0] == ([1] if signal == "done" else "The command ended without a word (exit code 12)")


def test_what_is_no_json_is_a_failure(owner, qtbot):
    job = jobs.Job(owner, json=True, may_exit=(0,))
    with qtbot.waitSignal(job.failed, timeout=PATIENCE_MS):
        job.begin(sys.executable, ["-c", "print('half {')"])


def test_a_program_that_is_not_there_is_told_of(owner, qtbot, tmp_path):
    job = jobs.Job(owner, json=False, may_exit=(0,))
    job.begin(str(tmp_path / "nothing"), [])
    with qtbot.waitSignal(job.failed, timeout=PATIENCE_MS) as told:
        pass
    assert told.args[1] == 127


def test_a_cancelled_job_says_nothing_more(owner, qtbot):
    job = jobs.Job(owner, json=False, may_exit=(0,))
    job.begin(sys.executable, ["-c", "import time; time.sleep(600)"])
    with qtbot.waitSignal(job._process.finished, timeout=PATIENCE_MS):
        job._process.waitForStarted(PATIENCE_MS)
        job.cancel()
    assert not job.running


def test_a_session_that_cannot_start_says_why(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "state"))
    start = start_session(SetUp(headset="simulated", scene="no-such-scene"))
    with qtbot.waitSignal(start.failed, timeout=PATIENCE_MS) as told:
        pass
    assert "no-such-scene" in told.args[0]
    assert start.log.parent == tmp_path / "state" / "launcher"
    if os.name == "posix":
        assert start.log.stat().st_mode & 0o077 == 0, "the log is for this user's eyes"


def test_nothing_to_take_up_says_so(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "r"))
    start = resume_session()
    with qtbot.waitSignal(start.failed, timeout=PATIENCE_MS) as told:
        pass
    assert told.args[0]


@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX's")
def test_the_session_is_in_a_group_of_its_own_and_lives_on_without_its_starter(qtbot, tmp_path):
    process = jobs._detached([sys.executable, "-c", "import sys; sys.stdin.read(); print('quiet')"], tmp_path / "log")
    try:
        assert os.getpgid(process.pid) == process.pid != os.getpgid(0)
    finally:
        assert process.wait(60) == 0, "its standard input is empty, so it ends by itself"
    assert (tmp_path / "log").read_text() == "quiet\n"


def test_only_the_newest_logs_are_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path))
    folder = tmp_path / "launcher"
    folder.mkdir()
    for number in range(20):
        (folder / f"session-20260101-0000{number:02}-1.log").touch()
    (folder / "launcher.log").touch()
    jobs._new_log().touch()
    assert len(list(folder.glob("session-*.log"))) == 8
    assert (folder / "session-20260101-000019-1.log").exists()
    assert (folder / "launcher.log").exists()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("vr-runtime: No headset. Plug it in.\n", "No headset. Plug it in."),
        ("working 1 %\rworking 2 %\rvr-runtime: Stopped.\n\n", "Stopped."),
        ("", ""),
    ],
)
def test_the_last_line_is_what_a_command_said(said, line):
    assert one_line(said) == line


def test_a_session_that_ends_in_order_is_no_failure(qtbot, tmp_path):
    start = HostStart(["--version"], tmp_path / "log")
    with qtbot.waitSignal(start.ended, timeout=PATIENCE_MS):
        pass
