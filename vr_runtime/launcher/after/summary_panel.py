"""The session in a few lines, each with a mark where there is something to say of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from vr_runtime.launcher.after.summary import Line
from vr_runtime.launcher.controls import Busy, Mark, Panel, label
from vr_runtime.launcher.theme import theme


class SummaryPanel(Panel):
    """Shows lines, or that they are on their way."""

    def __init__(self) -> None:
        super().__init__()
        self.retitle(self.tr("The session"))
        self.busy = Busy(self.tr("Reading the record of the session…"))
        self._lines = QWidget()
        self.body.addWidget(self.busy)
        self.body.addWidget(self._lines)
        self.lines: tuple[Line, ...] = ()
        self.show_busy()

    def show_busy(self) -> None:
        self.busy.show()
        self._lines.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Instead of what was shown before."""
        self.lines = tuple(lines)
        before = self._lines
        self._lines = QWidget()
        self.body.replaceWidget(before, self._lines)
        before.deleteLater()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().S * 2)
        grid.setVerticalSpacing(theme().px(10))
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(self.lines):
            name = label(line.name, "quiet")
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(_told(line), row, 1)
        self.busy.hide()
        self._lines.show()


def _told(line: Line) -> QHBoxLayout:
    told = QHBoxLayout()
    told.setSpacing(theme().S)
    if line.level != "plain":
        mark = Mark(line.level, size=16)
        mark.show_mark(line.level, theme().level(line.level))
        told.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = label(line.told, wraps=True)
    words.setAccessibleName(f"{line.name}: {line.told}")
    told.addWidget(words, 1)
    return told
