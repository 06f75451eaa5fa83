"""The one large act at the bottom right. It never asks; what ends it asks once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher.controls import ActButton, BigActButton, label
from vr_runtime.launcher.run.acts import Acts, Answer
from vr_runtime.launcher.theme import theme

_DOUBLE_MS: Final = 1000
"""A second press of the same hand within this time was meant for the first act."""
_ASKS_FOR_MS: Final = 15_000


class EmergencyCorner(QWidget):
    """`press` is what the large button and F12 do, in whatever state: the emergency, and never its clearing."""

    pressed = Signal()

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._on = False
        self._reached = True
        self._trouble = ""
        self.button = BigActButton(kind="emergency")
        self.button.clicked.connect(self.press)
        self.clear = BigActButton(kind="emergency")
        self.clear.clicked.connect(self._ask)
        self._question = label(role="lead", wraps=True)
        self.confirm = ActButton(self.tr("Clear it"), self._clear_it)
        self.keep = ActButton(self.tr("Keep it"), self._unask, kind="next")
        self._asking = self._asking_part()
        self._stack = QStackedLayout()
        for part in (self.button, self.clear, self._asking):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._stack)
        self.setMinimumSize(theme().px(240), theme().px(112))
        self._settled = _single_shot(self, _DOUBLE_MS, self._show)
        self._patience = _single_shot(self, _ASKS_FOR_MS, self._unask)
        acts.answered.connect(self._on_answer)
        self._show()

    def _asking_part(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().S)
        layout.addWidget(self._question, 1)
        row = QHBoxLayout()
        row.setSpacing(theme().S)
        row.addWidget(self.keep, 1)
        row.addWidget(self.confirm, 1)
        layout.addLayout(row)
        return part

    @property
    def asks(self) -> bool:
        """Somebody has pressed Clear once."""
        return self._stack.currentWidget() is self._asking

    @property
    def said(self) -> tuple[str, str]:
        """The words on the large button, and the line beneath."""
        button = self.clear if self._on else self.button
        return button.accessibleName(), button.accessibleDescription()

    def press(self) -> None:
        """At once, without a question."""
        if self._on:
            return
        self._trouble = ""
        self._acts.send(ms.Emergency())
        self._show()
        self.pressed.emit()

    def show_state(self, state: ms.Snapshot) -> None:
        on = state.flags.emergency
        if on == self._on and self._reached:
            return
        if on and not self._on:
            self._settled.start()
        self._on, self._reached, self._trouble = on, True, ""
        self._patience.stop()
        self._stack.setCurrentWidget(self.clear if on else self.button)
        self._show()

    def show_lost(self) -> None:
        """No host: the act is tried all the same, and the remedy stands there."""
        self._reached = False
        self._patience.stop()
        self._stack.setCurrentWidget(self.clear if self._on else self.button)
        self._show()

    def _on_answer(self, answer: Answer) -> None:
        if not isinstance(answer.act, (ms.Emergency, ms.Clear)):
            return
        if answer.stage in ("refused", "unsent"):
            self._trouble = answer.reason
        self._show()

    def _show(self) -> None:
        sent = self._acts.waits(ms.Emergency)
        self.button.say(*self._words(sent))
        clearing = self._acts.waits(ms.Clear)
        hint = self.tr("Clearing: sent") if clearing else self._trouble or self.tr("Clear")
        if not self._reached:
            hint = self.tr("No connection: take the headset off")
        self.clear.say(self.tr("Emergency is on"), hint)
        self.clear.setEnabled(self._reached)

    def _words(self, sent: bool) -> tuple[str, str]:
        if sent:
            return self.tr("Emergency: sent"), self.tr("If it stays bright: take the headset off")
        if self._trouble or not self._reached:
            return self.tr("Take the headset off"), self.tr("No connection. F12 tries the emergency")
        return self.tr("Emergency"), self.tr("Dim grey and silence at once (F12)")

    def _ask(self) -> None:
        if self._settled.isActive() or self._acts.waits(ms.Clear):
            return
        self._question.setText(self.tr("Clear the emergency? The picture comes back slowly."))
        self._stack.setCurrentWidget(self._asking)
        self.keep.setFocus()
        self._patience.start()

    def _unask(self) -> None:
        if self.asks:
            self._stack.setCurrentWidget(self.clear if self._on else self.button)

    def _clear_it(self) -> None:
        self._patience.stop()
        self._acts.send(ms.Clear())
        self._unask()
        self._show()


def _single_shot(owner: EmergencyCorner, after_ms: int, then: Callable[[], object]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(then)
    return timer
