"""A list that drops down, with the mark that says so, which Qt's own loses under a style sheet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox

from vr_runtime.launcher.theme import theme


class DropDown(QComboBox):
    """A wheel that scrolls the page changes nothing on its way, unless the list has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(theme().touch)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        if self.hasFocus():
            super().wheelEvent(event)
            return
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(look.text if self.isEnabled() else look.quiet_text)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(ink, look.px(2), Qt.PenStyle.SolidLine, cap, join))
        half, inset = look.px(5), look.px(20)
        left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y = (inset if left else self.width() - inset), self.height() / 2
        points = [QPointF(x - half, y - half / 2), QPointF(x, y + half / 2), QPointF(x + half, y - half / 2)]
        painter.drawPolyline(QPolygonF(points))
        painter.end()
