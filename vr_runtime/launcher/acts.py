"""Buttons that do something: quiet ones, and the large one whose words wrap, which Qt's own do not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout

from vr_runtime.launcher.pieces import label
from vr_runtime.launcher.theme import theme


class ActButton(QPushButton):
    """A quiet act, 44 px high at least. Kinds: "quiet", "next" (filled), "flat" (navigation)."""

    def __init__(
        self, text: str, on_press: Callable[[], object] | None = None, *, kind: str = "quiet", says: str = ""
    ) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(says or text)
        if on_press is not None:
            self.clicked.connect(lambda _checked=False: on_press())

    def say(self, text: str, says: str = "") -> None:
        """Another word on it."""
        self.setText(text)
        self.setAccessibleName(says or text)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return super().sizeHint().expandedTo(QSize(theme().touch, theme().touch))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Its words are never cut: a least size set by hand would let a layout squeeze it below them."""
        return self.sizeHint()


class BigActButton(QAbstractButton):
    """The one next act: large, its words wrap, one line of why beneath. `kind`: "next" or "emergency"."""

    def __init__(self, text: str = "", hint: str = "", *, kind: str = "next") -> None:
        super().__init__()
        self._kind = kind
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._words = label(text, wraps=True)
        self._hint = label(hint, wraps=True)
        for part, size, bold in ((self._words, theme().title, True), (self._hint, theme().body, False)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setFont(theme().font(size, bold=bold))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().S * 2, theme().S, theme().S * 2, theme().S)
        layout.setSpacing(theme().px(4))
        layout.addStretch(1)
        layout.addWidget(self._words)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(theme().px(96))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(text, hint)

    def say(self, text: str, hint: str = "") -> None:
        """Other words on it."""
        self.setText(text.replace("&", "&&"))
        self._words.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self._dress()

    def _dress(self) -> None:
        style = f"color: {_word_colour(self._kind, self.isEnabled())}; background: transparent;"
        self._words.setStyleSheet(style)
        self._hint.setStyleSheet(style)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        super().changeEvent(event)
        if event.type() == event.Type.EnabledChange:
            self._dress()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        _draw(self, self._kind, hovered=self.underMouse())


def _word_colour(kind: str, enabled: bool) -> str:
    """What stands on it."""
    look = theme()
    if not enabled:
        return look.quiet_text
    return look.on_emergency if kind == "emergency" else look.on_accent


def _draw(button: QAbstractButton, kind: str, *, hovered: bool) -> None:
    """Its ground and its edge: the edge tells hover and focus, a darker ground that it is pressed."""
    look = theme()
    fill = QColor(look.emergency if kind == "emergency" else look.accent)
    ink = QColor(_word_colour(kind, button.isEnabled()))
    if not button.isEnabled():
        fill = QColor(look.sunken)
    elif button.isDown():
        fill = fill.darker(112)
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(button.rect()).adjusted(1, 1, -1, -1)
    painter.setPen(Qt.PenStyle.NoPen if button.isEnabled() else QPen(QColor(look.edge), 1, Qt.PenStyle.DashLine))
    painter.setBrush(fill)
    painter.drawRoundedRect(box, look.radius, look.radius)
    if button.hasFocus() or (hovered and button.isEnabled()):
        width = look.px(3 if button.hasFocus() else 2)
        inset = look.px(4)
        painter.setPen(QPen(ink, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), look.radius - 2, look.radius - 2)
    painter.end()
