"""The program's own sign, drawn: a quiet sun over still water."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap

SIZES = (16, 24, 32, 48, 64, 128, 256)


def picture(size_px: int) -> QImage:
    """The sign, `size_px` square, on nothing."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size_px / 64.0, size_px / 64.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#16242a"))
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 14, 14)
    disc = QPainterPath()
    disc.addEllipse(QPointF(32, 34), 18, 18)
    above = QPainterPath()
    above.addRect(QRectF(0, 0, 64, 35))
    painter.fillPath(disc & above, QColor("#62bab0"))
    for left, top, width, shade in ((12, 38.5, 40, "#4f968e"), (17, 44.5, 30, "#3f7872"), (23, 50.5, 18, "#315d59")):
        painter.setBrush(QColor(shade))
        painter.drawRoundedRect(QRectF(left, top, width, 3.4), 1.7, 1.7)
    painter.end()
    return image


def icon() -> QIcon:
    """The sign in every size that a desktop asks for."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(QPixmap.fromImage(picture(size)))
    return made
