"""`vr-runtime launcher` opens a window, or says in one line why it cannot."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

import pytest

from vr_runtime.cli import main
from vr_runtime.launcher import display
from vr_runtime.problem import ExitCode, Problem


def launcher(*arguments, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM")
    command = [sys.executable, "-m", "vr_runtime", "launcher", *arguments]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True, timeout=120, check=False)


def one_line(said):
    assert said.startswith("vr-runtime: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said


def test_without_its_packages_it_says_what_to_install(monkeypatch, capsys):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pyqtgraph" else found(name))
    assert main(["launcher"]) == ExitCode.SYSTEM_PACKAGE_MISSING
    said = one_line(capsys.readouterr().err)
    assert "pyqtgraph" in said
    assert "PySide6" not in said
    assert "pip install 'vr-session-runtime[launcher]'" in said


@pytest.mark.skipif(sys.platform != "linux", reason="of X11")
def test_without_a_display_it_says_so():
    ended = launcher()
    assert ended.returncode == ExitCode.NO_WINDOW
    assert "DISPLAY" in one_line(ended.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="of X11")
def test_with_a_display_that_does_not_answer_it_says_so():
    ended = launcher(DISPLAY=":4711")
    assert ended.returncode == ExitCode.NO_WINDOW
    assert ":4711" in one_line(ended.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="of X11")
def test_a_library_that_is_missing_is_named_with_its_package(tmp_path):
    lacking = tmp_path / "libxcb-cursor.so.0"
    with pytest.raises(Problem) as problem:
        display.load(lacking)
    assert problem.value.code == ExitCode.SYSTEM_PACKAGE_MISSING
    assert "libxcb-cursor.so.0" in problem.value.what


def test_the_shortcut_needs_no_display(tmp_path):
    ended = launcher("--install-shortcut", XDG_DATA_HOME=str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    assert str(tmp_path / "applications" / "vr-runtime.desktop") in ended.stdout


def test_the_command_line_knows_nothing_of_qt_until_it_is_asked():
    program = "import sys; import vr_runtime.cli as c; c._parser(); sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=120).returncode == 0


def test_calls_into_qt_leave_the_interpreter_as_it_was(qapp):
    """A PySide6 that drops a reference to None with every call ends Python 3.11 after some thousand of them."""
    from PySide6.QtCore import QObject

    thing, before = QObject(), sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) - before > -500
