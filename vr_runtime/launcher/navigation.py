"""The slim column on the left: where one is, and where one can go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from vr_runtime.launcher.context import PAGES
from vr_runtime.launcher.theme import theme

_WIDTH, _HEIGHT = 92, 64


def page_word(page: str) -> str:
    """What a page is called."""
    translate = QCoreApplication.translate
    return {
        "start": translate("Navigation", "Start"),
        "run": translate("Navigation", "Session"),
        "after": translate("Navigation", "After"),
        "past": translate("Navigation", "Past"),
        "cards": translate("Navigation", "Cards"),
        "settings": translate("Navigation", "Settings"),
    }[page]


class Navigation(QFrame):
    """One button a page; `go` is called with the name of the one that was chosen."""

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__()
        self.setAccessibleName(QCoreApplication.translate("Navigation", "Pages"))
        self.setStyleSheet(f"Navigation {{ background: {theme().sunken}; border: none; }}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(4), theme().S, theme().px(4), theme().S)
        layout.setSpacing(theme().px(4))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, PageButton] = {}
        for page in PAGES:
            button = PageButton(page, page_word(page))
            button.clicked.connect(lambda _checked=False, page=page: go(page))
            self._group.addButton(button)
            self._buttons[page] = button
            if page == "past":
                layout.addStretch(1)
            layout.addWidget(button)

    def show_page(self, page: str) -> None:
        """Mark where one is."""
        self._buttons[page].setChecked(True)

    def offer(self, page: str, possible: bool) -> None:
        """Whether one can go there now."""
        self._buttons[page].setEnabled(possible)

    def button(self, page: str) -> PageButton:
        return self._buttons[page]


class PageButton(QAbstractButton):
    """A drawn sign above the page's word."""

    def __init__(self, page: str, word: str) -> None:
        super().__init__()
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(word)
        self.setCheckable(True)
        self.setAccessibleName(word)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme().font(theme().small))

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * theme().S
        return QSize(max(theme().px(_WIDTH), wide), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(self.sizeHint().width(), theme().touch)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(look.accent), look.px(2)) if self.hasFocus() else Qt.PenStyle.NoPen)
        hovered = self.underMouse() and self.isEnabled()
        ground = look.accent_ground if self.isChecked() else look.hover if hovered else None
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.radius, look.radius)
        if self.isChecked():  # a bar as well, so that the colour of the ground is not all that says it
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            bar = QRectF(box.left(), box.top() + box.height() * 0.22, look.px(3), box.height() * 0.56)
            painter.drawRoundedRect(bar, look.px(1), look.px(1))
        colour = QColor(look.text if self.isChecked() else look.quiet_text)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        line = self.fontMetrics().height()
        side = min(look.px(22), box.height() - line - look.px(8))
        high = line + (side + look.px(4) if side > look.px(8) else 0)
        top = box.center().y() - high / 2
        if side > look.px(8):
            draw_sign(painter, QRectF(box.center().x() - side / 2, top, side, side), self._page, colour)
        painter.setPen(colour)
        words = QRectF(box.left(), top + high - line, box.width(), line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def draw_sign(painter: QPainter, box: QRectF, page: str, colour: QColor) -> None:
    """A page's sign, in lines of one width."""
    width = max(1.5, box.width() / 12)
    painter.setPen(
        QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    def path(*points: tuple[float, float]) -> QPainterPath:
        made = QPainterPath(at(*points[0]))
        for point in points[1:]:
            made.lineTo(at(*point))
        return made

    def rounded(x: float, y: float, across: float, down: float, radius: float) -> None:
        size = box.width()
        painter.drawRoundedRect(QRectF(at(x, y), at(x + across, y + down)), radius * size, radius * size)

    if page == "start":
        painter.drawPath(path((0.26, 0.12), (0.86, 0.5), (0.26, 0.88), (0.26, 0.12)))
    elif page == "run":  # a headset from the front
        rounded(0.04, 0.26, 0.92, 0.5, 0.16)
        painter.drawPath(path((0.36, 0.76), (0.5, 0.58), (0.64, 0.76)))
    elif page == "after":  # a list, ticked
        for y in (0.22, 0.5, 0.78):
            painter.drawPath(path((0.46, y), (0.94, y)))
            painter.drawPath(path((0.06, y), (0.15, y + 0.09), (0.3, y - 0.1)))
    elif page == "past":  # a clock
        painter.drawEllipse(box.adjusted(width, width, -width, -width))
        painter.drawPath(path((0.5, 0.26), (0.5, 0.52), (0.68, 0.64)))
    elif page == "cards":
        rounded(0.06, 0.2, 0.88, 0.6, 0.1)
        painter.drawPath(path((0.2, 0.62), (0.54, 0.62)))
        painter.drawEllipse(QRectF(at(0.2, 0.34), at(0.36, 0.5)))
    else:  # three sliders
        for y, x in ((0.2, 0.66), (0.5, 0.32), (0.8, 0.58)):
            painter.drawPath(path((0.06, y), (x - 0.1, y)))
            painter.drawPath(path((x + 0.1, y), (0.94, y)))
            painter.drawEllipse(QRectF(at(x - 0.1, y - 0.1), at(x + 0.1, y + 0.1)))
