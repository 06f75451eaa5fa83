"""Two parts side by side where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from vr_runtime.launcher.theme import theme


class Beside(QWidget):
    """`first` is read first. `shares`: of the width; below `least` pixels of the design they stand in one column."""

    def __init__(self, first: QWidget, second: QWidget, shares: tuple[int, int] = (3, 2), least: int = 960) -> None:
        super().__init__()
        self._least = least
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().S * 2)
        self._layout.addWidget(first, shares[0])
        self._layout.addWidget(second, shares[1])

    @property
    def in_one_column(self) -> bool:
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        wide = event.size().width() >= theme().px(self._least)
        if wide == self.in_one_column:
            self._layout.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
