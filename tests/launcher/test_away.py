"""An errand beside the window comes back once, whatever became of it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from vr_runtime.launcher.away import away
from vr_runtime.problem import ExitCode, Problem


def refused():
    raise Problem(ExitCode.UNKNOWN_CARD, "There is no card", "Make one")


def unreadable():
    raise PermissionError(13, "Permission denied", "cards")


def broken():
    raise RuntimeError("boom")


def test_an_answer_comes_back_into_the_windows_thread(qtbot):
    here, seen = threading.get_ident(), []
    errand = away(None, threading.get_ident)
    errand.done.connect(lambda ran_in: seen.append((ran_in, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen), timeout=30_000)
    [(ran_in, came_back_in)] = seen
    assert ran_in != here
    assert came_back_in == here


@pytest.mark.parametrize(
    ("errand", "told"),
    [
        (refused, "There is no card. Make one."),
        (unreadable, "cards: Permission denied"),
        (broken, "RuntimeError: boom"),
    ],
)
def test_what_goes_wrong_is_one_line(qtbot, errand, told):
    asked = away(None, errand)
    with qtbot.waitSignal(asked.failed, timeout=30_000) as signal:
        pass
    assert told in str(signal.args[0])


def test_whoever_asked_may_be_gone(qtbot):
    from shiboken6 import delete

    parent, gate = QObject(), threading.Event()
    away(parent, lambda: gate.wait(30.0))
    delete(parent)
    gate.set()
    another = away(None, lambda: 7)
    with qtbot.waitSignal(another.done, timeout=30_000) as signal:
        pass
    assert signal.args == [7]
