"""Text, lines and what scrolls: the smallest parts of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from vr_runtime.launcher.theme import theme


def restyled(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet chooses by, and have it choose again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A piece of text. Roles: title, lead, quiet, small, display, clock; none is plain."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
        if role in {"display", "clock"}:
            made.setFont(theme().font(getattr(theme(), role), bold=True))
    return made


class RunningClock(QLabel):
    """A time that is written each second: the window is laid out anew only where it has more digits than before."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._digits = -1

    def write(self, text: str) -> None:
        """Digits are all of one width, so that as many of them take as much room."""
        if text == self.text():
            return
        self.setText(text)
        if len(text) != self._digits:
            self._digits = len(text)
            self._hold()

    def use_font(self, font: QFont) -> None:
        self.setFont(font)
        self._hold()

    def _hold(self) -> None:
        """Qt asks the whole window for room anew with each word of a label, unless its size is fixed."""
        self.ensurePolished()
        self.setFixedSize(self.sizeHint())


def line() -> QFrame:
    """A hairline between things."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def scrolling(page: QWidget) -> QScrollArea:
    """`page`, which scrolls upright where the window is too low for it, and never sideways by itself."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


class Hint(QLabel):
    """A quiet line of help."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "quiet")


class Busy(QWidget):
    """Something takes a while: what, and that it goes on."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = label(text, "quiet", wraps=True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(theme().px(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().S)
        layout.addWidget(self._text)
        layout.addWidget(bar)
        self.say(text)

    def say(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
