"""A number of minutes that gloved fingers can set: two large buttons, and a field to type into between them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from vr_runtime.launcher.controls import ActButton, label
from vr_runtime.launcher.start.plan_choice import Range, stepped
from vr_runtime.launcher.theme import theme

_AGAIN_AFTER_MS, _AGAIN_EVERY_MS = 500, 140


class MinutesField(QWidget):
    """`changed` carries what stands in the field after every key and step, whatever it is."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._range: Range | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(6)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setFont(theme().font(theme().title, bold=True))
        self.field.setMinimumSize(theme().px(84), theme().px(52))
        self.field.installEventFilter(self)
        self.less = ActButton("−", lambda: self._step(up=False))
        self.more = ActButton("+", lambda: self._step(up=True))
        unit = label(self.tr("min"), "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().S)
        for button in (self.less, self.more):
            button.setFixedSize(theme().px(56), theme().px(52))
            button.setStyleSheet(f"font-size: {theme().title}px; padding: 0px;")
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(_AGAIN_AFTER_MS)
            button.setAutoRepeatInterval(_AGAIN_EVERY_MS)
        layout.addWidget(self.less)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.more)
        layout.addWidget(unit)
        self.field.textChanged.connect(self.changed)

    @property
    def text(self) -> str:
        return self.field.text()

    def name(self, says: str) -> None:
        """What the minutes are of, for a screen reader."""
        self.field.setAccessibleName(says)
        self.less.setAccessibleName(self.tr("{what}: less").format(what=says))
        self.more.setAccessibleName(self.tr("{what}: more").format(what=says))

    def allow(self, allowed: Range | None) -> None:
        """Where the buttons end."""
        self._range = allowed

    def show_text(self, text: str) -> None:
        """Have it stand there, without the signal."""
        if text == self.field.text():
            return
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)

    def show_fault(self, wrong: bool, told: str = "") -> None:
        """Mark the field; `told` goes to a screen reader, and stands beside the field where the page has it."""
        style = f"border: {theme().px(2)}px solid {theme().problem}; color: {theme().problem};" if wrong else ""
        if style != self.field.styleSheet():
            self.field.setStyleSheet(style)
        self.field.setAccessibleDescription(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.field and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(up=key == Qt.Key.Key_Up)
            return True
        return super().eventFilter(watched, event)

    def _step(self, *, up: bool) -> None:
        allowed = self._range
        if allowed is None:
            return
        text = self.field.text().strip()
        minutes = int(text) if text.isdecimal() and len(text) <= 6 else allowed.least_min
        self.field.setText(str(stepped(minutes, up, allowed)))
