"""What a screen reader is told by itself."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from vr_runtime.launcher.run.spoken import announce


@pytest.fixture
def told(monkeypatch):
    events = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: events.append((event.message(), event.politeness()))
    )
    return events


def test_words_are_handed_to_a_screen_reader_that_listens(qtbot, monkeypatch, told) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    source = QWidget()
    qtbot.addWidget(source)
    announce(source, "Ease on: done")
    announce(source, "The picture is gone", urgent=True)
    announce(source, "")
    polite = QAccessible.AnnouncementPoliteness
    assert told == [("Ease on: done", polite.Polite), ("The picture is gone", polite.Assertive)]


def test_without_one_nothing_is_made(qtbot, monkeypatch, told) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    source = QWidget()
    qtbot.addWidget(source)
    announce(source, "Ease on: done")
    assert told == []
