"""The keys of this page, on F1."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vr_runtime.launcher.controls import ActButton, Panel, label, scrolling
from vr_runtime.launcher.theme import theme


class HelpOverlay(QWidget):
    """Over the page but for its foot, where alarms and the emergency stay. Escape, F1, a press beside it close it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = Panel(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().S * 4)
        grid.setVerticalSpacing(theme().px(6))
        for row, (key, meaning) in enumerate(self.meanings()):
            shown = label(key)
            shown.setFont(theme().font(theme().body, bold=True))
            grid.addWidget(shown, row, 0)
            grid.addWidget(label(meaning, wraps=True), row, 1)
        grid.setColumnStretch(1, 1)
        self._panel.body.addLayout(grid)
        self.closer = ActButton(self.tr("Close"), self.close_help)
        self._panel.body.addWidget(self.closer, 0, Qt.AlignmentFlag.AlignRight)
        self._panel.setMaximumWidth(theme().px(620))
        middle = QWidget()
        centred = QVBoxLayout(middle)
        centred.addWidget(self._panel, 0, Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(middle))
        self.setAccessibleName(self.tr("Keys of this page"))
        self.hide()

    def place(self, height_px: int) -> None:
        """Over so much of the page, from the top."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(0, 0, parent.width(), height_px)

    def meanings(self) -> tuple[tuple[str, str], ...]:
        """Every key and what it does."""
        return (
            ("F12", self.tr("Emergency: dim grey and silence at once. It never clears one")),
            (self.tr("Ctrl+Enter"), self.tr("The next act, as large on the right")),
            ("F2", self.tr("Ease on or off")),
            ("F3", self.tr("Eyes closed on or off")),
            ("F4", self.tr("Staff approach")),
            ("F5", self.tr("Level the view, or level with the room")),
            ("F6", self.tr("Recentre")),
            ("F7", self.tr("Infusion paused, or resumed")),
            ("F8", self.tr("Show all alarms")),
            ("F9", self.tr("Silence the alarm on show")),
            (self.tr("Tab, arrows, Space"), self.tr("Move, choose and press everything else")),
            (self.tr("Esc"), self.tr("Leave a question unanswered")),
            ("F1", self.tr("These keys")),
        )

    def open_help(self) -> None:
        self.show()
        self.raise_()
        self.closer.setFocus()

    def toggle(self) -> None:
        if self.isVisible():
            self.close_help()
        else:
            self.open_help()

    def close_help(self) -> None:
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close_help()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        within = self._panel.mapFromGlobal(event.globalPosition().toPoint())
        if not self._panel.rect().contains(within):
            self.close_help()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        painter = QPainter(self)
        veil = QColor(theme().ground)
        veil.setAlpha(215)
        painter.fillRect(self.rect(), veil)
        painter.end()
