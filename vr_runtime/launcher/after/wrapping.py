"""Buttons in a row, in two columns where the row is too long, in one where even that is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from vr_runtime.launcher.theme import theme


class Wrapping(QWidget):
    """`parts` in order; in one row the last one stands apart, at the far end."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._parts = list(parts)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().S * 2)
        self.columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange(len(self._parts))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        widest = max(part.sizeHint().width() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        widths = [part.sizeHint().width() for part in self._parts]
        gap, room = self._grid.spacing(), event.size().width()
        if sum(widths) + gap * len(widths) <= room:
            self._arrange(len(widths))
        else:
            self._arrange(2 if 2 * max(widths) + gap <= room else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self.columns:
            return
        self.columns = columns
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        for part in self._parts:
            self._grid.removeWidget(part)
        in_a_row = columns == len(self._parts)
        for number, part in enumerate(self._parts):
            apart = int(in_a_row and number == len(self._parts) - 1)
            self._grid.addWidget(part, number // columns, number % columns + apart)
        if in_a_row:
            self._grid.setColumnStretch(len(self._parts) - 1, 1)
        else:
            for place in range(columns):
                self._grid.setColumnStretch(place, 1)
        self.updateGeometry()
