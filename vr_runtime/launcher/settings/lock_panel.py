"""Who may change what: staff see the clinic's settings, an engineer with the passphrase changes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vr_runtime.clinic.passphrase import FEWEST_LETTERS, MOST_LETTERS
from vr_runtime.clinic.settings import SettingsFile
from vr_runtime.launcher.away import Away, away
from vr_runtime.launcher.controls import ActButton, Hint, Panel, label
from vr_runtime.launcher.marks import Mark
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import ExitCode, Problem

_COUNT_EVERY_MS = 500


class LockPanel(Panel):
    """`opened`: the passphrase was right, or is the first. `left`: back to staff. `logged`: the log has a new line."""

    opened = Signal()
    left = Signal()
    logged = Signal()

    def __init__(self, file: SettingsFile, engineer: bool) -> None:
        super().__init__(self.tr("Engineer’s settings"))
        self._file = file
        self._errand: Away | None = None
        self._engineer = engineer
        self._form_open = False
        self.about = Hint()
        self.begin = ActButton(self.tr("Open"), self._begin)
        self.leave = ActButton(self.tr("Leave"), self.left.emit)
        self.change = ActButton(self.tr("Change the passphrase"), self._begin)
        self.first, self.again = _secret(self.tr("Passphrase")), _secret(self.tr("The same again"))
        self.confirm = ActButton("", self._confirm, kind="next")
        self.cancel = ActButton(self.tr("Cancel"), self._cancel)
        self._mark, self.fault = Mark("problem", size=18), label(wraps=True)
        self._wait = QTimer(self)
        self._wait.setInterval(_COUNT_EVERY_MS)
        self._wait.timeout.connect(self._look_at_wait)
        self._lay_out()
        self.first.returnPressed.connect(self._confirm)
        self.again.returnPressed.connect(self._confirm)
        self.first.textEdited.connect(lambda _text: self._tell(""))
        self.be(engineer)

    def be(self, engineer: bool) -> None:
        """Staff, or an engineer."""
        self._engineer = engineer
        self._form_open = False
        self._show()

    def _lay_out(self) -> None:
        self._form, self._faulty = QWidget(), QWidget()
        self._form_text = Hint()
        form = QVBoxLayout(self._form)
        form.addWidget(self._form_text)
        form.addWidget(self.first)
        form.addWidget(self.again)
        faulty = QHBoxLayout(self._faulty)
        faulty.addWidget(self._mark)
        faulty.addWidget(self.fault, 1)
        form.addWidget(self._faulty)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm, 1)
        form.addLayout(buttons)
        for layout in (form, faulty, buttons):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme().S)
        for part in (self.about, self._form, self.begin, self.leave, self.change):
            self.body.addWidget(part)

    def _show(self) -> None:
        sets = self._engineer or not self._file.passphrase.is_set
        self.about.setText(self._about())
        self._form.setVisible(self._form_open)
        self.begin.setVisible(not self._engineer and not self._form_open)
        self.leave.setVisible(self._engineer and not self._form_open)
        self.change.setVisible(self._engineer and not self._form_open)
        self.again.setVisible(sets)
        self.first.clear()
        self.again.clear()
        self.first.setPlaceholderText(self.tr("New passphrase") if sets else self.tr("Passphrase"))
        self.confirm.say(self.tr("Set") if sets else self.tr("Open"))
        text = self.tr("{fewest} letters at least; three or four words are easy to remember.") if sets else ""
        self._form_text.setText(text.format(fewest=FEWEST_LETTERS))
        self._form_text.setVisible(bool(text))
        self._tell("")
        self._look_at_wait()

    def _about(self) -> str:
        if self._engineer:
            return self.tr("Everything can be changed now. Ten minutes without a touch close it again.")
        if self._file.passphrase.is_set:
            return self.tr("What the clinic has set can be seen here. To change it, the passphrase is needed.")
        return self.tr("Nobody has set a passphrase yet. Whoever opens these settings first sets it.")

    def _begin(self) -> None:
        self._form_open = True
        self._show()
        self.first.setFocus()

    def _cancel(self) -> None:
        self._form_open = False
        self._show()
        (self.change if self._engineer else self.begin).setFocus()

    def _confirm(self) -> None:
        text = self.first.text()
        if self._errand is not None or not text or not self.confirm.isEnabled():
            return
        if not self.again.isVisibleTo(self):
            self._go(lambda: self._file.passphrase.check(text), self._opened)
            return
        if not self.again.text():
            self.again.setFocus()
            return
        if text != self.again.text():
            self._tell(self.tr("The two are not the same."))
            return
        self._go(lambda: self._file.set_passphrase(text), self._set)

    def _opened(self) -> None:
        self.opened.emit()

    def _set(self) -> None:
        self.logged.emit()
        self.opened.emit()
        self.be(True)

    def _go(self, errand: Callable[[], object], then: Callable[[], None]) -> None:
        self._tell("")
        self.confirm.setEnabled(False)
        self._errand = away(self, errand)
        self._errand.done.connect(lambda _answer: self._back(then))
        self._errand.failed.connect(self._refused)

    def _back(self, then: Callable[[], None]) -> None:
        self._errand = None
        self.confirm.setEnabled(True)
        then()

    def _refused(self, problem: Problem) -> None:
        self._errand = None
        self.confirm.setEnabled(True)
        self.first.clear()
        self.again.clear()
        self.first.setFocus()
        self._tell(self._words_for(problem))
        self._look_at_wait()

    def _words_for(self, problem: Problem) -> str:
        if problem.code is ExitCode.SETTINGS_LOCKED and "damaged" not in problem.what:
            return self.tr("That is not the passphrase.")
        if problem.code is ExitCode.BAD_SETTING and "letters" in problem.what:
            return self.tr("A passphrase has {fewest} letters at least.").format(fewest=FEWEST_LETTERS)
        return str(problem)

    def _look_at_wait(self) -> None:
        """After several wrong ones nobody need try before the wait is over."""
        try:
            wait_s = 0.0 if self._engineer else self._file.passphrase.wait_s
        except Problem:
            wait_s = 0.0  # said when somebody tries
        if wait_s > 0:
            self._tell(self.tr("That is not the passphrase. Try again in {seconds} s.").format(seconds=int(wait_s) + 1))
        elif self._wait.isActive():
            self._tell("")
        for part in (self.confirm, self.first):
            part.setEnabled(wait_s <= 0 and self._errand is None)
        if wait_s > 0 and not self._wait.isActive():
            self._wait.start()
        if wait_s <= 0 and self._wait.isActive():
            self._wait.stop()
            self.first.setFocus()

    def _tell(self, text: str) -> None:
        self.fault.setText(text)
        self._faulty.setVisible(bool(text))


def _secret(says: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(MOST_LETTERS)
    made.setMinimumHeight(theme().touch)
    made.setAccessibleName(says)
    made.setPlaceholderText(says)
    return made
