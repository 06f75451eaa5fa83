"""A cell of two lines: what counts, and beneath it, quieter, what goes with it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vr_runtime.launcher.theme import theme

SECOND: Qt.ItemDataRole = Qt.ItemDataRole.UserRole
"""The role under which a model tells the second line."""


class TwoLines(QStyledItemDelegate):
    """Draws them over the view's own ground, cut with an ellipsis only where a column is narrower than it asks."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        first, option.text = option.text, ""
        view = option.widget
        style = view.style() if view is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        box = option.rect.adjusted(_inset(), 0, -_inset(), 0)
        upper, lower = _metrics(theme().body), _metrics(theme().small)
        top = box.center().y() - (upper.height() + lower.height()) // 2
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        aligned = QStyle.visualAlignment(option.direction, side)
        painter.save()
        for metrics, size, colour, text, at in (
            (upper, theme().body, theme().text, first, top),
            (lower, theme().small, theme().quiet_text, str(index.data(SECOND) or ""), top + upper.height()),
        ):
            painter.setFont(theme().font(size))
            painter.setPen(QColor(colour))
            line = QRect(box.left(), at, box.width(), metrics.height())
            painter.drawText(line, aligned, metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width()))
        painter.restore()

    def sizeHint(  # noqa: N802 -- Qt's name
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 -- Qt's own
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        upper, lower = _metrics(theme().body), _metrics(theme().small)
        first, second = str(index.data() or ""), str(index.data(SECOND) or "")
        wide = max(upper.horizontalAdvance(first), lower.horizontalAdvance(second)) + 2 * _inset() + 1
        return QSize(wide, upper.height() + lower.height())


def _metrics(size: int) -> QFontMetrics:
    return QFontMetrics(theme().font(size))


def _inset() -> int:
    return theme().px(10)
