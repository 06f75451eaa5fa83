"""What staff should know, the gravest first, and what to do about it; or that all is well."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import ActButton, Mark, label
from vr_runtime.launcher.run.alarm_words import words_of
from vr_runtime.launcher.run.fitted_label import FittedLabel
from vr_runtime.launcher.run.spoken import announce
from vr_runtime.launcher.theme import theme

_LEVELS: Final = {"high": "problem", "medium": "warn", "low": "plain", "info": "plain"}
_SYMBOLS: Final = {"high": "problem", "medium": "warn", "low": "info", "info": "info"}
_ORDER: Final = ("high", "medium", "low", "info")


def in_order(alarms: tuple[ms.Alarm, ...]) -> tuple[ms.Alarm, ...]:
    """Those that call before those that are silenced, and the gravest first; else as the host has them."""
    return tuple(sorted(alarms, key=lambda alarm: (alarm.silenced, _ORDER.index(alarm.level))))


def standing_of(state: ms.Snapshot) -> tuple[ms.Alarm, ...]:
    """The host's alarms; an emergency that is on stands before them, since all is not well then."""
    if not state.flags.emergency:
        return state.alarms
    cause = QCoreApplication.translate("Alarms", "Emergency is on")
    action = QCoreApplication.translate("Alarms", "Look after the patient; clear it when all is calm")
    return (ms.Alarm("high", cause, action), *state.alarms)


def all_is_well(alarms: tuple[ms.Alarm, ...]) -> bool:
    """Nothing stands but information, silenced or not."""
    return all(alarm.level == "info" for alarm in alarms)


class AlarmsBar(QFrame):
    """`silence` carries an alarm's name; `opened` says that somebody wants to see all of them."""

    silence = Signal(str)
    opened = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self.alarms: tuple[ms.Alarm, ...] | None = None
        self._mark = Mark("ok", size=40)
        self._level = label(role="small", wraps=True)
        self._level.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.cause = FittedLabel((look.display, 1), (look.px(28), 1), (look.title, 2), (look.lead, 3))
        self.action = label(wraps=True)
        self.action.setFont(look.font(look.lead))
        self.silencer = ActButton(self.tr("Silence"), self.silence_first)
        self.more = ActButton("")
        self.more.setCheckable(True)
        self.more.toggled.connect(self.opened)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        for part in (self.cause, self.action):
            said.addWidget(part)
        said.addStretch(1)
        buttons = QVBoxLayout()
        buttons.setSpacing(look.S)
        buttons.addStretch(1)
        buttons.addWidget(self.silencer)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.S * 2, look.px(4), look.S, look.px(4))
        layout.setSpacing(look.S * 2)
        sign = QVBoxLayout()
        sign.setSpacing(look.px(4))
        sign.addStretch(1)
        sign.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        sign.addWidget(self._level)
        sign.addStretch(1)
        self._level.setMaximumWidth(look.px(110))
        layout.addLayout(sign)
        layout.addLayout(said, 1)
        layout.addLayout(buttons)
        self.setMinimumHeight(look.px(112))
        self.setAccessibleName(self.tr("Alarms"))
        self.show_alarms(())

    @property
    def first(self) -> ms.Alarm | None:
        """The one on show."""
        return self.alarms[0] if self.alarms else None

    def silence_first(self) -> None:
        """No more calling for the alarm on show."""
        if self.first is not None and not self.first.silenced and self.first.name:
            self.silence.emit(self.first.name)

    def show_alarms(self, alarms: tuple[ms.Alarm, ...]) -> None:
        """All that stand."""
        alarms = in_order(alarms)
        if alarms == self.alarms:
            return
        self.alarms = alarms
        self._dress()

    def show_lost(self, cause: str, action: str) -> None:
        """Nothing is known any more; that is the alarm."""
        self.alarms = None
        self._say("problem", "problem", words.alarm_level("high"), cause, action)
        self.silencer.hide()
        self.more.hide()

    def _dress(self) -> None:
        first = self.first
        others = len(self.alarms or ()) - 1
        well = all_is_well(self.alarms or ())
        if first is None:
            self._say("ok", "ok", "", self.tr("All is well"), "")
        elif well:
            cause, action = words_of(first)
            self._say(
                "ok", "ok", "", self.tr("All is well"), self.tr("{cause}. {action}").format(cause=cause, action=action)
            )
        else:
            cause, action = words_of(first)
            level = words.alarm_level(first.level)
            if first.silenced:
                level = self.tr("{level}, silenced").format(level=level)
            self._say("plain" if first.silenced else _LEVELS[first.level], _SYMBOLS[first.level], level, cause, action)
        self.silencer.setVisible(first is not None and not first.silenced and bool(first.name))
        self.more.setVisible(others > 0)
        self.more.say(self.tr("%n more", "", others) if others > 0 else "")
        if others <= 0 and self.more.isChecked():
            self.more.setChecked(False)

    def _say(self, level: str, symbol: str, level_word: str, cause: str, action: str) -> None:
        look = theme()
        self._mark.show_mark(symbol, look.level(level) if level != "plain" else look.text)
        for part, text in ((self._level, level_word), (self.action, action)):
            part.setText(text)
            part.setVisible(bool(text))
        self.cause.write(cause)
        edge = look.level(level) if level in ("warn", "problem") else look.line
        ground = look.level_ground(level) if level in ("warn", "problem") else look.raised
        frame = f"border: {look.px(2)}px solid {edge}; border-radius: {look.radius}px;"
        self.setStyleSheet(f"AlarmsBar {{ background: {ground}; {frame} }}")
        said = ". ".join(part for part in (level_word, cause, action) if part)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            announce(self, said, urgent=level == "problem")


class AlarmsList(QFrame):
    """All alarms that stand, one under the other."""

    silence = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(*(theme().S * 2,) * 4)
        self._rows.setSpacing(theme().S)
        self._shown: tuple[ms.Alarm, ...] | None = None
        self.setAccessibleName(self.tr("All alarms"))

    @property
    def shown(self) -> tuple[ms.Alarm, ...]:
        return self._shown or ()

    def show_alarms(self, alarms: tuple[ms.Alarm, ...]) -> None:
        alarms = in_order(alarms)
        if alarms == self._shown:
            return
        self._shown = alarms
        while self._rows.count():
            item = self._rows.takeAt(0)
            row = None if item is None else item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for alarm in alarms:
            self._rows.addWidget(self._row(alarm))
        self.adjustSize()

    def _row(self, alarm: ms.Alarm) -> QWidget:
        look = theme()
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.S * 2)
        mark = Mark(size=24)
        level = _LEVELS[alarm.level]
        mark.show_mark(_SYMBOLS[alarm.level], look.level(level) if level != "plain" else look.text)
        cause, action = words_of(alarm)
        said = QVBoxLayout()
        said.setSpacing(0)
        head: QLabel = label(cause, "lead", wraps=True)
        said.addWidget(head)
        said.addWidget(label(f"{words.alarm_level(alarm.level)}: {action}", "quiet", wraps=True))
        layout.addWidget(mark)
        layout.addLayout(said, 1)
        if alarm.silenced:
            layout.addWidget(label(self.tr("Silenced"), "quiet"))
        elif alarm.name:
            says = self.tr("Silence: {cause}").format(cause=cause)
            layout.addWidget(ActButton(self.tr("Silence"), lambda: self.silence.emit(alarm.name), says=says))
        return row
