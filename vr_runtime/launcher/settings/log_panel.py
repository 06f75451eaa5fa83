"""What was changed, when and by whom, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vr_runtime.clinic.setting_types import NAMES
from vr_runtime.clinic.settings import SettingsFile
from vr_runtime.clinic.settings_log import Change, LoggedChanges
from vr_runtime.launcher.away import Away, away
from vr_runtime.launcher.controls import Banner, Hint, Panel, label
from vr_runtime.launcher.settings.setting_words import name_of, said
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import Problem

_MOST_SHOWN: Final = 20
_NS_PER_S: Final = 1_000_000_000


class LogPanel(Panel):
    """Read anew whenever something was changed."""

    def __init__(self, file: SettingsFile) -> None:
        super().__init__(self.tr("Changes"))
        self._file = file
        self._errand: Away | None = None
        self._again = False
        self._scenes: Mapping[str, str] = {}
        self._logged = LoggedChanges()
        self.fault = Banner()
        self.note = Hint()
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().px(12))
        for part in (self.fault, self.note, self._list):
            self.body.addWidget(part)

    @property
    def busy(self) -> bool:
        """The log is being read."""
        return self._errand is not None

    def read(self) -> None:
        """Look at the log again; asked for while it is being read, once more after that."""
        self._again = self._errand is not None
        if self._again:
            return
        self._errand = away(self, self._file.changes)
        self._errand.done.connect(self._read)
        self._errand.failed.connect(self._refused)

    def name_scenes(self, scenes: Mapping[str, str]) -> None:
        """Titles by name."""
        self._scenes = scenes
        self.show_log(self._logged)

    def show_log(self, logged: object) -> None:
        assert isinstance(logged, LoggedChanges)
        self._logged = logged
        while self._rows.count():
            taken = self._rows.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()
        for change in reversed(logged.changes[-_MOST_SHOWN:]):
            self._rows.addWidget(self._row(change))
        older = len(logged.changes) - _MOST_SHOWN
        note = self.tr("No setting was changed yet.") if not logged.changes else ""
        if older > 0:
            note = self.tr("The newest {shown}; “vr-runtime settings log” prints them all.").format(shown=_MOST_SHOWN)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        broken = self.tr("This list was altered outside the program: {fault}.").format(fault=logged.fault)
        self.fault.say("warn", broken if logged.fault else "")

    def _read(self, logged: object) -> None:
        self._errand = None
        self.show_log(logged)
        if self._again:
            self.read()

    def _refused(self, problem: Problem) -> None:
        self._errand = None
        self.fault.say("problem", str(problem))
        if self._again:
            self.read()

    def _row(self, change: Change) -> QWidget:
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # By year, month and day in every language: 11/12 is another day in each.
        at = QDateTime.fromSecsSinceEpoch(change.at_ns // _NS_PER_S).toString("yyyy-MM-dd HH:mm")
        what, when = label(self._what(change), wraps=True), label(f"{at} · {self._who(change)}", "small")
        layout.addWidget(what)
        layout.addWidget(when)
        return row

    def _what(self, change: Change) -> str:
        if change.kind == "passphrase":
            return self.tr("Passphrase set")
        if change.key not in NAMES or change.old is None or change.new is None:
            return change.key
        old, new = (said(change.key, value, self._scenes) for value in (change.old, change.new))
        return self.tr("{setting}: {old} → {new}").format(setting=_full_name(change.key), old=old, new=new)

    def _who(self, change: Change) -> str:
        names = {
            "staff": self.tr("staff"),
            "engineer": self.tr("engineer"),
            "by hand": self.tr("in the file, by hand"),
        }
        return names[change.who]


def _full_name(key: str) -> str:
    """A name that says what it is without the title of its group."""
    from vr_runtime.launcher.settings.setting_words import translate

    names = {
        "allowed_scenes": translate("SettingWords", "Allowed scenes"),
        "allowed_presets": translate("SettingWords", "Allowed presets"),
        "default_scene": translate("SettingWords", "Scene at the start"),
        "default_preset": translate("SettingWords", "Preset at the start"),
        "keep_days": translate("SettingWords", "Sessions are kept"),
        "keep_cards_years": translate("SettingWords", "Cards are kept"),
    }
    return names.get(key) or name_of(key)
