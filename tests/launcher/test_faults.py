"""A fault of the window never reaches a technician as a traceback: it is logged, and said once, calmly."""

from __future__ import annotations

import os
import sys
import threading

import pytest
from PySide6.QtCore import QThread, qWarning

from vr_runtime.launcher.faults import Faults


@pytest.fixture
def faults(qapp, tmp_path):
    made = Faults(tmp_path / "state" / "launcher")
    made.watch()
    yield made
    made.forget()


def test_a_fault_goes_to_the_log_and_not_to_the_terminal(faults, qtbot, capsys):
    with qtbot.waitSignal(faults.happened) as told:
        try:
            raise ValueError("of the window")
        except ValueError:
            sys.excepthook(*sys.exc_info())
    assert told.args == [str(faults.log)]
    written = faults.log.read_text(encoding="utf-8")
    assert "ValueError: of the window" in written
    assert "Traceback" in written
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""


def test_a_fault_in_another_thread_is_told_in_the_windows_own(faults, qtbot):
    heard_in = []
    faults.happened.connect(lambda _log: heard_in.append(QThread.currentThread()))

    def fail():
        raise RuntimeError("in a thread")

    with qtbot.waitSignal(faults.happened):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert heard_in == [faults.thread()]
    assert "RuntimeError: in a thread" in faults.log.read_text(encoding="utf-8")


def test_what_qt_says_goes_to_the_log(faults, capsys):
    qWarning("something about a layout")
    assert "Qt: something about a layout" in faults.log.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name != "posix", reason="mode bits are POSIX's")
def test_the_log_is_for_its_user_alone(faults):
    assert faults.log.stat().st_mode & 0o077 == 0


def test_without_a_place_for_the_log_the_window_opens_all_the_same(qapp, tmp_path):
    (tmp_path / "file").write_text("no folder")
    faults = Faults(tmp_path / "file" / "launcher")
    faults.watch()
    faults.forget()


def test_what_was_hooked_is_let_go_again(qapp, tmp_path):
    faults = Faults(tmp_path)
    faults.watch()
    faults.forget()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
