"""A quiet act as a tile: its words wrap, a small line beneath says how it stands and which key it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from vr_runtime.launcher.marks import draw_mark
from vr_runtime.launcher.theme import theme

_ONE_LINE: Final = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class Tile(QAbstractButton):
    """A switch where `on` is not None: that stands in words and as a mark. `note`: how it stands. `key`: as read."""

    def __init__(self, text: str, on_press: Callable[[], object], *, key: str = "") -> None:
        super().__init__()
        self.setText(text.replace("&", "&&"))
        self._key = key
        self._note = ""
        self._on: bool | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumHeight(theme().px(76))
        self.clicked.connect(lambda _checked=False: on_press())
        self._name()

    @property
    def note(self) -> str:
        return self._note

    @property
    def on(self) -> bool | None:
        """None for what is no switch."""
        return self._on

    def say(self, text: str) -> None:
        text = text.replace("&", "&&")
        if text != self.text():
            self.setText(text)
            self._name()
            self.updateGeometry()

    def show_note(self, note: str, *, on: bool | None = None) -> None:
        """How it stands now; drawn again only where that has changed."""
        if (note, on) == (self._note, self._on):
            return
        self._note, self._on = note, on
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        plain = self.text().replace("&&", "&")
        self.setAccessibleName(f"{plain}: {self._note}" if self._note else plain)
        self.setAccessibleDescription(self._key)

    def foot(self, room_px: float) -> str:
        """The small line in so much room: closer together, then with the note cut short; the key stands whole."""
        metrics = QFontMetricsF(theme().font(theme().small))
        parts = [part for part in (self._note, self._key) if part]
        for between in ("  ·  ", " · "):
            line = between.join(parts)
            if metrics.horizontalAdvance(line) <= room_px:
                return line
        key = f" · {self._key}" if self._note and self._key else ""
        left_px = room_px - metrics.horizontalAdvance(key)
        return metrics.elidedText(parts[0], Qt.TextElideMode.ElideRight, left_px) + key

    def _inset(self) -> int:
        return theme().px(12)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(150), self.heightForWidth(theme().px(150)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(120), theme().px(52))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        look = theme()
        room = QRectF(0, 0, width - 2 * self._inset() - self._mark_px(), 1000)
        words = QFontMetricsF(look.font(look.body)).boundingRect(room, _WRAPPED, self.text()).height()
        foot = QFontMetricsF(look.font(look.small)).height() if self._note or self._key else 0
        return max(look.px(52), round(words + foot + look.px(12)))

    def _mark_px(self) -> int:
        return 0 if self._on is None else theme().px(26)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        inset, mark = self._inset(), self._mark_px()
        inner = QRectF(self.rect()).adjusted(inset, look.px(4), -inset, -look.px(4))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mark:
            size = look.px(16)
            left = inner.right() - size if rtl else inner.left()
            self._draw_switch(painter, QRectF(left, inner.center().y() - size / 2, size, size))
            inner = inner.adjusted(0 if rtl else mark, 0, -mark if rtl else 0, 0)
        foot = self.foot(inner.width())
        foot_px = QFontMetricsF(look.font(look.small)).height() if foot else 0.0
        painter.setLayoutDirection(self.layoutDirection())
        body = look.font(look.body)
        words_px = QFontMetricsF(body).boundingRect(QRectF(0, 0, inner.width(), 1000), _WRAPPED, self.text()).height()
        top = inner.center().y() - (words_px + foot_px) / 2
        painter.setFont(body)
        painter.setPen(look.colour("text" if self.isEnabled() else "quiet_text"))
        painter.drawText(QRectF(inner.left(), top, inner.width(), words_px), _WRAPPED, self.text().replace("&&", "&"))
        if foot:
            painter.setFont(look.font(look.small))
            painter.setPen(look.colour("text" if self._on else "quiet_text"))
            painter.drawText(QRectF(inner.left(), top + words_px, inner.width(), foot_px), _ONE_LINE, foot)
        painter.end()

    def _draw_ground(self, painter: QPainter) -> None:
        look = theme()
        fill = "ground" if not self.isEnabled() else "accent_ground" if self._on else "raised"
        if self.isEnabled() and not self._on and (self.underMouse() or self.isDown()):
            fill = "sunken" if self.isDown() else "hover"
        strong = self.hasFocus() or bool(self._on)
        pen = QPen(look.colour("accent" if strong else "edge"), look.px(2) if strong else 1)
        if not self.isEnabled():
            pen = QPen(look.colour("line"), 1, Qt.PenStyle.DashLine)
        if self.hasFocus():
            pen = QPen(look.colour("text"), look.px(2))
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.radius, look.radius)

    def _draw_switch(self, painter: QPainter, box: QRectF) -> None:
        """On: a tick in a filled box; off: an empty box."""
        look = theme()
        painter.setPen(QPen(look.colour("accent" if self._on else "edge"), max(1.5, look.px(2) * 0.75)))
        painter.setBrush(look.colour("accent") if self._on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.px(4), look.px(4))
        if self._on:
            inset = look.px(3)
            draw_mark(painter, box.adjusted(inset, inset, -inset, -inset), "ok", look.colour("on_accent"))
