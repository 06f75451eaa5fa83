"""What is known no longer lies under a veil, with its age on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vr_runtime.launcher.theme import theme

_COVERS: Final = 150
"""Of 255: the last values can still be read through it."""


class Veil(QWidget):
    """Over the panels of a session whose host is gone: nothing beneath can be pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.hide()

    @property
    def said(self) -> str:
        return self._words

    def show_age(self, words: str) -> None:
        """How old what lies beneath is."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(look.ground)
        ground.setAlpha(_COVERS)
        painter.fillRect(self.rect(), ground)
        font = look.font(look.title, bold=True)
        metrics = QFontMetricsF(font)
        # On the top line, beside nothing that is worth reading still.
        box = QRectF(0, look.px(4), metrics.horizontalAdvance(self._words) + look.S * 6, metrics.height() + look.S * 2)
        box.moveCenter(QRectF(self.rect()).center())
        box.moveTop(look.px(4))
        painter.setPen(QPen(look.colour("problem"), look.px(2)))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(box, look.radius, look.radius)
        painter.setPen(look.colour("text"))
        painter.setFont(font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()
