"""Past scales as small charts: a ring for before, a dot for after, one line between them, and the newest in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.cards.card import Card
from vr_runtime.cards.trend import Point, Trend, trends
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import Hint, Panel, label
from vr_runtime.launcher.theme import theme

translate = QCoreApplication.translate
_MARKS = (0, 5, 10)
_HEIGHT_PX = 84


class TrendChart(QWidget):
    """One scale from 0 to 10 over the sessions in which it was asked for."""

    def __init__(self, trend: Trend) -> None:
        super().__init__()
        self.trend = trend
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().px(_HEIGHT_PX))
        self.setAccessibleName(words.scale(trend.kind))
        self.setAccessibleDescription("; ".join(self._told(point) for point in trend.points))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(180), theme().px(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(look.px(12)))
        plot = QRectF(self.rect()).adjusted(look.px(26), look.px(8), -look.px(10), -look.px(20))
        for mark in _MARKS:
            y = _y(plot, mark)
            painter.setPen(QPen(QColor(look.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(look.quiet_text))
            box = QRectF(0, y - look.px(8), look.px(20), look.px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(mark))
        self._draw_points(painter, plot)
        painter.end()

    def _draw_points(self, painter: QPainter, plot: QRectF) -> None:
        points = self.trend.points
        step = plot.width() / max(1, len(points))
        every = max(1, -(-theme().px(24) // max(1, int(step))))
        for number, point in enumerate(points):
            x = plot.left() + (number + 0.5) * step
            self._draw_point(painter, plot, x, point)
            if (len(points) - 1 - number) % every == 0:  # the newest is always named
                painter.setPen(QColor(theme().quiet_text))
                box = QRectF(x - theme().px(20), plot.bottom() + theme().px(4), theme().px(40), theme().px(16))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(point.session))

    def _draw_point(self, painter: QPainter, plot: QRectF, x: float, point: Point) -> None:
        look = theme()
        radius = look.px(4)
        if point.before is not None and point.after is not None:
            painter.setPen(QPen(QColor(look.accent), look.px(2)))
            painter.drawLine(QPointF(x, _y(plot, point.before)), QPointF(x, _y(plot, point.after)))
        if point.before is not None:
            painter.setPen(QPen(QColor(look.text), look.px(2)))
            painter.setBrush(QColor(look.raised))
            painter.drawEllipse(QPointF(x, _y(plot, point.before)), radius, radius)
        if point.after is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            inside = radius + 1 if point.after != point.before else radius / 2  # both are to be seen
            painter.drawEllipse(QPointF(x, _y(plot, point.after)), inside, inside)

    def _told(self, point: Point) -> str:
        return self.tr("session {number}: {change}").format(number=point.session, change=change_of(point))


class TrendPanel(Panel):
    """All four scales of a card, or a word where nobody has asked for any yet."""

    def __init__(self) -> None:
        super().__init__(self.tr("Past scales"))
        self.note = Hint()
        self.body.addWidget(self.note)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().S)
        self.body.addLayout(self._list)
        self.charts: list[TrendChart] = []

    def show_card(self, card: Card) -> None:
        while self._list.count():
            taken = self._list.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()
        found = [trend for trend in trends(card) if trend.points]
        self.charts = [TrendChart(trend) for trend in found]
        for chart in self.charts:
            self._list.addWidget(_named(chart))
        legend = self.tr("○ before, ● after, each from 0 to 10; below, the session’s number.")
        self.note.setText(legend if found else self.tr("None yet. After a session they can be entered for this card."))


def change_of(point: Point) -> str:
    """One session in words."""
    before, after = ("–" if answer is None else str(answer) for answer in (point.before, point.after))
    return translate("TrendPanel", "{before} before, {after} after").format(before=before, after=after)


def _named(chart: TrendChart) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, theme().px(4), 0, 0)
    layout.setSpacing(0)
    top = QHBoxLayout()
    top.setSpacing(theme().S)
    name = label(words.scale(chart.trend.kind))
    name.setFont(theme().font(theme().body, bold=True))
    newest = chart.trend.newest
    told = label("", "small")
    if newest is not None:
        told.setText(translate("TrendPanel", "Newest: {change}").format(change=change_of(newest)))
    top.addWidget(name, 1)
    top.addWidget(told, 0, Qt.AlignmentFlag.AlignBottom)
    layout.addLayout(top)
    layout.addWidget(chart)
    return holder


def _y(plot: QRectF, value: int) -> float:
    return plot.bottom() - plot.height() * value / 10
