"""Simple drawn marks for a level. Each differs in shape, so that none depends on its colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vr_runtime.launcher.theme import theme

SYMBOLS = ("ok", "warn", "problem", "info", "none", "wait")


def draw_mark(painter: QPainter, box: QRectF, symbol: str, colour: QColor) -> None:
    """One mark inside `box`: ok a tick, warn a triangle, problem a crossed ring, info a ring with an i, three dots."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, box.width() / 9)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap, join))
    inner = box.adjusted(width, width, -width, -width)
    if symbol == "ok":
        painter.drawPath(_line(inner, (0.02, 0.55), (0.36, 0.88), (0.98, 0.16)))
    elif symbol == "warn":
        painter.drawPath(_line(inner, (0.5, 0.04), (1.0, 0.96), (0.0, 0.96), (0.5, 0.04)))
        _stroke_and_dot(painter, inner, 0.38, 0.62, 0.78, width)
    elif symbol == "problem":
        painter.drawEllipse(inner)
        painter.drawPath(_line(inner, (0.3, 0.3), (0.7, 0.7)))
        painter.drawPath(_line(inner, (0.7, 0.3), (0.3, 0.7)))
    elif symbol == "wait":
        painter.setBrush(colour)
        for x in (0.08, 0.5, 0.92):
            painter.drawEllipse(_at(inner, (x, 0.5)), width / 2, width / 2)
    elif symbol == "info":
        painter.drawEllipse(inner)
        _stroke_and_dot(painter, inner, 0.5, 0.74, 0.28, width)
    else:
        painter.drawPath(_line(inner, (0.2, 0.5), (0.8, 0.5)))
    painter.restore()


def _stroke_and_dot(painter: QPainter, box: QRectF, top: float, bottom: float, dot: float, width: float) -> None:
    painter.drawPath(_line(box, (0.5, top), (0.5, bottom)))
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(_at(box, (0.5, dot)), width * 0.6, width * 0.6)


def _line(box: QRectF, *points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(_at(box, points[0]))
    for point in points[1:]:
        path.lineTo(_at(box, point))
    return path


def _at(box: QRectF, share: tuple[float, float]) -> QPointF:
    return QPointF(box.left() + share[0] * box.width(), box.top() + share[1] * box.height())


class Mark(QWidget):
    """A mark in the colour of its level, always beside a word: screen readers pass it by."""

    def __init__(self, symbol: str = "none", parent: QWidget | None = None, size: int = 20) -> None:
        super().__init__(parent)
        self._symbol = symbol
        self._colour = ""
        self._size = theme().px(size)
        self.setFixedSize(self._size, self._size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_mark(self, symbol: str, colour: str = "") -> None:
        """Another symbol; its colour follows from it where none is given (#rrggbb)."""
        self._symbol, self._colour = symbol, colour
        self.update()

    @property
    def symbol(self) -> str:
        return self._symbol

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        draw_mark(painter, QRectF(self.rect()), self._symbol, QColor(self._colour or look.level(self._symbol)))
        painter.end()
