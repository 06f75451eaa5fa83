"""What became of the last act: sent, done, or refused and why."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vr_runtime.launcher.controls import Mark, label
from vr_runtime.launcher.run.acts import Answer
from vr_runtime.launcher.run.spoken import announce
from vr_runtime.launcher.theme import theme

_DONE_STANDS_MS: Final = 6000


class AnswerLine(QWidget):
    """What is done fades from view after some seconds; what was refused stays until the next act."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark("none", size=16)
        self._words = label(wraps=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(4), 0, theme().px(4), 0)
        layout.setSpacing(theme().S)
        layout.addWidget(self._mark)
        layout.addWidget(self._words, 1)
        self.setMinimumHeight(theme().px(40))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DONE_STANDS_MS)
        self._timer.timeout.connect(self.clear)
        self.clear()

    @property
    def said(self) -> str:
        return self._words.text()

    def show_answer(self, answer: Answer) -> None:
        self._timer.stop()
        self._mark.show_mark(answer.level, theme().level(answer.level))
        self._mark.show()
        self._words.setText(answer.words())
        self.setAccessibleName(self._words.text())
        if answer.stage != "sent":
            announce(self, self._words.text(), urgent=answer.stage == "unsent")
        if answer.stage == "done":
            self._timer.start()

    def clear(self) -> None:
        self._timer.stop()
        self._mark.hide()
        self._words.setText("")
        self.setAccessibleName("")
