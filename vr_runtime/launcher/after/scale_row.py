"""One scale from 0 to 10: large numbers for a gloved finger, and for the keyboard digits and arrows."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from vr_runtime.launcher import words
from vr_runtime.launcher.pieces import label
from vr_runtime.launcher.theme import theme

_TEN_WITHIN_MS = 1000
"""A 0 so soon after a 1 makes ten of it."""


class ScaleRow(QFrame):
    """`value` is None until somebody answers. Chosen again, a number is taken back; so it is by Delete.

    The row is one stop of the keyboard: digits answer it, left and right move the answer, up and down go elsewhere.
    """

    answered = Signal(object)
    move_on = Signal(int)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self._value: int | None = None
        self._since_digit = QElapsedTimer()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("ScaleRow")
        self.setStyleSheet(
            f"#ScaleRow {{ border: {theme().px(2)}px solid transparent; border-radius: {theme().radius}px; }}"
            f"#ScaleRow:focus {{ border-color: {theme().accent}; }}"
        )
        self._name = label(words.scale(kind), "lead")
        self._ends = label(self._ends_word(), "small")
        self._buttons = [self._button(number) for number in range(11)]
        head = QHBoxLayout()
        head.setSpacing(theme().S)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._ends, 0, Qt.AlignmentFlag.AlignBottom)
        numbers = QGridLayout()
        numbers.setSpacing(theme().px(4))
        for number, button in enumerate(self._buttons):
            numbers.addWidget(button, 0, number)
            numbers.setColumnStretch(number, 1)
        layout = QGridLayout(self)
        layout.setContentsMargins(*(theme().px(6),) * 4)
        layout.setVerticalSpacing(theme().px(4))
        layout.addLayout(head, 0, 0)
        layout.addLayout(numbers, 1, 0)
        self._tell()

    @property
    def value(self) -> int | None:
        return self._value

    def show_value(self, value: int | None) -> None:
        """Show an answer, without the signal."""
        self._value = value
        for number, button in enumerate(self._buttons):
            button.setChecked(number == value)
        self._tell()

    def button(self, number: int) -> QPushButton:
        return self._buttons[number]

    def answer(self, value: int | None) -> None:
        """Somebody has answered, or taken it back."""
        if not self.isEnabled():
            return
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.answered.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        key, rtl = event.key(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if event.text().isascii() and event.text().isdigit():
            self._digit(int(event.text()))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if (key == Qt.Key.Key_Right) != rtl else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.answer(None)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.move_on.emit(1)
        elif key == Qt.Key.Key_Up:
            self.move_on.emit(-1)
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: int) -> None:
        follows = self._since_digit.isValid() and self._since_digit.elapsed() < _TEN_WITHIN_MS
        ten = digit == 0 and self._value == 1 and follows
        self._since_digit.restart()
        self.answer(10 if ten else digit)

    def _step(self, by: int) -> None:
        if self._value is None:
            self.answer(0 if by > 0 else 10)
            return
        self.answer(min(10, max(0, self._value + by)))

    def _button(self, number: int) -> QPushButton:
        button = QPushButton(str(number))
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has it
        button.setMinimumWidth(max(44, theme().px(34)))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setStyleSheet(
            f"QPushButton {{ font-size: {theme().lead}px; font-weight: 600; padding: 0px;"
            f" min-height: {theme().px(52)}px; }}"
            f"QPushButton:checked {{ background: {theme().accent}; color: {theme().on_accent};"
            f" border: {theme().px(2)}px solid {theme().text}; }}"
        )
        button.setAccessibleName(self.tr("{scale}: {number} of 10").format(scale=words.scale(self.kind), number=number))
        button.clicked.connect(lambda _checked=False, number=number: self._pressed(number))
        return button

    def _pressed(self, number: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.answer(None if number == self._value else number)

    def _ends_word(self) -> str:
        if self.kind == "comfort":
            return self.tr("0 not at all – 10 completely")
        return self.tr("0 none – 10 the worst")

    def _tell(self) -> None:
        """Say the answer to a screen reader, as the name of the row."""
        name = words.scale(self.kind)
        if self._value is None:
            told = self.tr("{scale}: not answered").format(scale=name)
        else:
            told = self.tr("{scale}: {number} of 10").format(scale=name, number=self._value)
        self.setAccessibleName(told)
        self.setAccessibleDescription(self._ends.text())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def chained(rows: list[ScaleRow], after: QWidget) -> None:
    """Up and down, and Enter, go from row to row; below the last one stands `after`."""
    for place, row in enumerate(rows):
        row.move_on.connect(lambda by, place=place: _go(rows, after, place + by))


def _go(rows: list[ScaleRow], after: QWidget, place: int) -> None:
    if place >= len(rows):
        after.setFocus(Qt.FocusReason.TabFocusReason)
    elif place >= 0:
        rows[place].setFocus(Qt.FocusReason.TabFocusReason)
