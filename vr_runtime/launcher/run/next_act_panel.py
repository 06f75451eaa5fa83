"""The one next act, large; or that there is nothing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher.controls import BigActButton, Panel, label
from vr_runtime.launcher.run.next_act import NextAct, next_act_of
from vr_runtime.launcher.run.times import span
from vr_runtime.launcher.theme import theme


class NextActPanel(QWidget):
    """`pressed` gets the act that is due, as the state says."""

    def __init__(self, pressed: Callable[[NextAct], object]) -> None:
        super().__init__()
        self.due = NextAct("nothing")
        self._pressed = pressed
        self.button = BigActButton()
        self.button.clicked.connect(self.press)
        self._calm = Panel()
        self._title = label(role="title", wraps=True)
        self._hint = label(role="quiet", wraps=True)
        for part in (self._title, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._calm.body.addStretch(1)
        self._calm.body.addWidget(self._title)
        self._calm.body.addWidget(self._hint)
        self._calm.body.addStretch(1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._calm)
        self._stack.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._stack)
        self.setMinimumHeight(theme().px(136))
        self.setAccessibleName(self.tr("Next act"))

    @property
    def said(self) -> tuple[str, str]:
        """What stands there: the words and the line beneath."""
        if self.due.act is not None:
            return self.button.accessibleName(), self.button.accessibleDescription()
        return self._title.text(), self._hint.text()

    def press(self) -> None:
        """As if somebody had pressed it; nothing where nothing is due."""
        if self.due.act is not None and self.isEnabled():
            self._pressed(self.due)

    def show_state(self, state: ms.Snapshot, *, dose: bool = False, sent: bool = False) -> None:
        """`sent`: the act is on its way."""
        self.due = next_act_of(state)
        words, hint = self._words(self.due, dose=dose)
        if self.due.act is None:
            self._stack.setCurrentWidget(self._calm)
            if self.said != (words, hint):
                self._title.setText(words)
                self._hint.setText(hint)
                self._hint.setVisible(bool(hint))
            self.setAccessibleDescription(words)
            return
        self._stack.setCurrentWidget(self.button)
        hint = self.tr("Sent") if sent else hint
        if self.said != (words, hint):
            self.button.say(words, hint)
        if self.button.isEnabled() == sent:
            self.button.setEnabled(not sent)
        self.setAccessibleDescription(words)

    def _words(self, due: NextAct, *, dose: bool) -> tuple[str, str]:
        match due.kind:
            case "start":
                words = self.tr("Confirm dose given") if dose else self.tr("Confirm infusion started")
                now = self.tr("Settle is over: once it runs") if not dose else self.tr("Once it is given")
                return words, now if due.due else self.tr("Once it runs")
            case "resume":
                return self.tr("Infusion resumed"), self.tr("Once it runs again")
            case "stop" if due.due:
                words = self.tr("Dose is over") if dose else self.tr("Infusion stopped")
                return words, self.tr("Begins the return; or extend below")
            case "stop":
                words = self.tr("Dose is over") if dose else self.tr("Infusion stopped")
                return words, self.tr("Planned in {length}").format(length=span(due.in_s or 0.0))
            case "nothing" if due.in_s is not None:
                stop = self.tr("Confirm the stop in {length}").format(length=span(due.in_s))
                return self.tr("Nothing to do now"), stop
            case "alarm":
                return self.tr("See the alarm"), self.tr("Below is what to do")
            case "way_back":
                left = "" if due.in_s is None else self.tr("Headset off in {length}").format(length=span(due.in_s))
                return self.tr("Nothing to do now"), left
            case "end":
                return self.tr("End session"), self.tr("It has played to its end")
            case "emergency":
                return self.tr("Look after the patient"), self.tr("Clear the emergency at the bottom right")
            case "ending":
                return self.tr("The session ends"), self.tr("Light and sound go down gently")
            case "over":
                return self.tr("The session is over"), self.tr("The headset may come off")
        return self.tr("Nothing to do now"), ""
