"""`vr-runtime run` from outside, as a process: its keys, its signals, its report and its silence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from vr_runtime.control.client import Client
from vr_runtime.control.messages import End
from vr_runtime.problem import ExitCode, Problem

COMMAND = [sys.executable, "-m", "vr_runtime", "run", "--headset", "simulated", "--infusion", "40", "--scene", "empty"]
PATIENCE_S = 240


def report_in(folder):
    return json.loads((folder / "session.json").read_text())


def started(root, *options, **streams):
    environment = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
    return subprocess.Popen([*COMMAND, *options], cwd=root, env=environment, text=True, **streams)


def until(condition, seconds=PATIENCE_S):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def frames_played():
    """Of the session that runs, as a console sees it; 0 before there is one."""
    try:
        with Client.attach() as client:
            return client.snapshot.player.frames
    except Problem:
        return 0


def test_a_time_lapse_on_the_virtual_clock_leaves_a_whole_report(root, tmp_path):
    options = ("--auto", "--clock", "virtual", "--time-lapse", "120", "--report", str(tmp_path))
    process = started(root, *options, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out, err) == (ExitCode.OK, "", "")
    report = report_in(tmp_path)
    assert report["exit_reason"] == "finished"
    assert [phase["name"] for phase in report["phases"]] == [
        "settle",
        "onset",
        "deepen",
        "plateau",
        "return",
        "reorient",
    ]
    assert [phase["entered_s"] for phase in report["phases"]] == [0, 300, 900, 1260, 2700, 3300]
    assert sum(phase["duration_s"] for phase in report["phases"]) == 3600
    assert report["frames"] == pytest.approx(33 * 90, rel=0.02)
    assert report["missed_frames"] == 0
    assert set(report["interval_ms"]) == set(report["app_ms"]) == {"p50", "p95", "p99", "p99_9", "max"}
    assert set(report["rss_mib"]) == {"start", "end", "peak", "first_minute"}
    assert report["refresh_hz"] == 90
    assert report["recoveries"] == 0
    assert report["cpu_ms_per_frame"] > 0
    assert report["runtime"]["name"]
    assert report["garbage"]["uncollectable"] == 0
    assert json.loads((tmp_path / "trace.json").read_text())["traceEvents"]
    assert (tmp_path / "contact-sheet.png").read_bytes().startswith(b"\x89PNG")


def test_a_session_cut_short_still_has_a_picture(root, tmp_path):
    options = ("--clock", "virtual", "--duration", "5", "--report", str(tmp_path))
    process = started(root, *options, stderr=subprocess.PIPE)
    assert process.communicate(timeout=PATIENCE_S)[1] == ""
    assert report_in(tmp_path)["exit_reason"] == "duration"
    assert (tmp_path / "contact-sheet.png").exists()


@pytest.mark.real_clock
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_the_session_in_order(root, tmp_path, number):
    process = started(
        root, "--report", str(tmp_path), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    until(lambda: frames_played() > 30)
    process.send_signal(number)
    signalled_s = time.monotonic()
    out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out, err) == (ExitCode.OK, "", "")
    report = report_in(tmp_path)
    assert report["exit_reason"] == "interrupted"
    assert report["problem"] is None
    assert report["frames"] > 30
    assert time.monotonic() - signalled_s > 2.5, "the farewell is played, not cut off"


class Terminal:
    """A pseudo-terminal that the process takes for its own."""

    def __init__(self, root, *options):
        self._mine, theirs = os.openpty()
        self.process = started(root, *options, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        os.set_blocking(self._mine, False)
        self.shown = ""

    def press(self, key):
        os.write(self._mine, key.encode())

    def read(self):
        try:
            while chunk := os.read(self._mine, 65536):
                self.shown += chunk.decode()
        except OSError:  # nothing there now, or the process has gone
            pass
        return self.shown

    def last_line(self):
        return self.read().rsplit("\r\x1b[K", 1)[-1]

    def ended(self):
        has_ended = self.process.poll() is not None
        self.read()  # after that look: its last words are part of what it said
        return has_ended

    def hang_up(self):
        """Its window is closed."""
        self.process.send_signal(signal.SIGHUP)
        os.close(self._mine)
        self._mine = None

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._mine is not None:
            os.close(self._mine)


@pytest.fixture
def terminal(root, tmp_path):
    terminal = Terminal(root, "--time-lapse", "60", "--report", str(tmp_path))
    yield terminal
    terminal.close()


@pytest.mark.real_clock
def test_keys_confirm_the_infusion_and_end_the_session(terminal, tmp_path):
    until(lambda: "s: infusion started" in terminal.last_line())
    assert "settle" in terminal.last_line()
    terminal.press("s")
    until(lambda: "onset" in terminal.last_line())
    assert "infusion 0:" in terminal.last_line()
    terminal.press("?")
    terminal.press("x")
    until(lambda: "return" in terminal.last_line())
    terminal.press("q")
    until(terminal.ended)
    assert terminal.process.returncode == ExitCode.OK
    assert "Traceback" not in terminal.shown
    assert "Fatal" not in terminal.shown
    assert terminal.shown.endswith("\r\x1b[K"), "the live line is cleared away"
    report = report_in(tmp_path)
    assert report["exit_reason"] == "operator"
    names = [phase["name"] for phase in report["phases"]]
    assert names[:2] == ["settle", "onset"]
    assert "return" in names


@pytest.mark.real_clock
def test_a_key_that_does_not_fit_is_answered_with_the_reason(terminal):
    until(lambda: "q: end" in terminal.last_line())
    terminal.press("x")
    until(lambda: "the infusion has not started" in terminal.last_line())
    terminal.press("q")
    until(terminal.ended)
    assert terminal.process.returncode == ExitCode.OK


@pytest.mark.real_clock
def test_ctrl_c_on_the_terminal_leaves_it_as_it_was(terminal, tmp_path):
    until(lambda: "playing" in terminal.last_line())
    terminal.process.send_signal(signal.SIGINT)
    until(terminal.ended)
    assert terminal.process.returncode == ExitCode.OK
    assert report_in(tmp_path)["exit_reason"] == "interrupted"
    assert "Traceback" not in terminal.shown


@pytest.mark.real_clock
def test_a_window_that_is_closed_ends_no_session(terminal, tmp_path):
    until(lambda: "playing" in terminal.last_line())
    terminal.hang_up()
    before = frames_played()
    until(lambda: frames_played() > before + 60)
    assert terminal.process.poll() is None
    with Client.attach(timeout_s=PATIENCE_S) as client:
        assert client.act(End(), timeout_s=PATIENCE_S).outcome == "applied"
    assert terminal.process.wait(PATIENCE_S) == ExitCode.OK
    assert report_in(tmp_path)["exit_reason"] == "operator"
