"""Yes or no, with a tick: a filled square alone would tell it by its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from vr_runtime.launcher.marks import draw_mark
from vr_runtime.launcher.theme import theme


class TickBox(QCheckBox):
    """A check box whose tick is drawn, 44 px high."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setMinimumHeight(theme().touch)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = QRectF(self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
        inset = box.width() * 0.2
        painter = QPainter(self)
        draw_mark(painter, box.adjusted(inset, inset, -inset, -inset), "ok", QColor(theme().on_accent))
        painter.end()
