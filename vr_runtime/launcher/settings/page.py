"""The settings page: groups of settings beside who may change them and what was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from vr_runtime.clinic.presets import list_presets
from vr_runtime.clinic.setting_text import ReadSettings
from vr_runtime.clinic.setting_types import GROUPS, Settings
from vr_runtime.clinic.settings import SettingsFile
from vr_runtime.launcher.away import Away, away
from vr_runtime.launcher.context import Context
from vr_runtime.launcher.controls import Banner, Chip, label, scrolling
from vr_runtime.launcher.jobs import HostStart, Job, run_job, start_session
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.launcher.settings.changes import Changes
from vr_runtime.launcher.settings.idle import Idle
from vr_runtime.launcher.settings.lock_panel import LockPanel
from vr_runtime.launcher.settings.log_panel import LogPanel
from vr_runtime.launcher.settings.practice_panel import PracticePanel
from vr_runtime.launcher.settings.rows import Offers, SettingGroup, SettingRow
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import Problem
from vr_runtime.render.scene_library import list_scenes

_TWO_COLUMNS_FROM_PX: Final = 1000  # at 100 %
_NARROW_BELOW_PX: Final = 620
_ENGINEER_FOR_MS: Final = 10 * 60 * 1000


def offers_of(language: str) -> Offers:
    """Scenes and presets of this PC. Raises Problem."""
    titles = {scene.name: getattr(scene.title, language, scene.title.en) for scene in list_scenes()}
    return Offers(titles, [file.name for file in list_presets()])


@dataclass(frozen=True, slots=True)
class Ways:
    """How the page reaches what lies outside it."""

    offers: Callable[[str], Offers] = offers_of
    job: Callable[..., Job] = run_job
    start: Callable[[SetUp], HostStart] = start_session
    engineer_for_ms: int = _ENGINEER_FOR_MS


class SettingsPage(QWidget):
    """Staff set the desk; an engineer, behind the passphrase, the clinic."""

    def __init__(self, context: Context, ways: Ways | None = None) -> None:
        super().__init__()
        self.setObjectName("settings-page")
        self._context, self._ways = context, ways or Ways()
        places = context.places
        self._file = SettingsFile(places.config, places.state)
        self._offers = Offers()
        self._errands: list[Away | Job] = []
        self.changes = Changes(self._file, self)
        self.mistakes = Banner()
        self.refusal = Banner()
        self.groups = {name: SettingGroup(name, self._offers) for name in GROUPS}
        self.lock = LockPanel(self._file, bool(context.engineer))
        self.log = LogPanel(self._file)
        self.practice = PracticePanel(context.attachment, context.settings.now, self._ways.start)
        self.idle = Idle(self._ways.engineer_for_ms, self)
        self._lay_out()
        self._connect()
        self._show_settings(context.settings.now)
        self._be(bool(context.engineer))
        self._errand(lambda: self._ways.offers(QLocale().name().partition("_")[0]), self._offer)

    def row(self, key: str) -> SettingRow:
        """The row of a setting."""
        return next(group.rows[key] for group in self.groups.values() if key in group.rows)

    def _lay_out(self) -> None:
        self.mode = Chip()
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Settings"), "title"), 1)
        top.addWidget(self.mode)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for group in self.groups.values():
            self._left.addWidget(group)
        for panel in (self.lock, self.practice, self.log):
            self._right.addWidget(panel)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(self._left, 5)
        self._columns.addLayout(self._right, 3)
        for column in (self._left, self._right):
            column.setSpacing(theme().S * 2)
            column.addStretch(1)
        self._columns.setSpacing(theme().S * 2)
        inside = QWidget()
        inside.setProperty("role", "page")
        page = QVBoxLayout(inside)
        page.setContentsMargins(*(theme().S * 3,) * 4)
        page.setSpacing(theme().S * 2)
        page.addLayout(top)
        for part in (self.mistakes, self.refusal):
            page.addWidget(part)
        page.addLayout(self._columns, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(inside)
        outside.addWidget(self._area)

    def _connect(self) -> None:
        for group in self.groups.values():
            group.given.connect(self._given)
        self.changes.made.connect(self._made)
        self.changes.refused.connect(self._refused)
        self.refusal.button.clicked.connect(lambda _checked=False: self.refusal.say("plain", ""))
        self.lock.opened.connect(lambda: self._context.engineer.set(True))
        self.lock.left.connect(lambda: self._context.engineer.set(False))
        self.lock.logged.connect(self.log.read)
        self.idle.passed.connect(lambda: self._context.engineer.set(False))
        self._context.settings.changed.connect(self._show_settings)
        self._context.engineer.changed.connect(self._be)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        super().showEvent(event)
        self.log.read()
        self._errand(self._file.read, self._tell_mistakes)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        two = self.width() >= theme().px(_TWO_COLUMNS_FROM_PX)
        way = QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        across = self.width() * 5 // 8 if two else self.width()
        for group in self.groups.values():
            for row in group.rows.values():
                row.narrow(across < theme().px(_NARROW_BELOW_PX))

    def _given(self, key: str, value: object) -> None:
        self.refusal.say("plain", "")
        who = "engineer" if self._context.engineer else "staff"
        self.changes.ask(who, key, value)  # type: ignore[arg-type] # a field gives what its setting takes, and it is checked

    def _made(self, settings: Settings) -> None:
        self._context.settings.set(settings)
        self.log.read()
        self._errand(self._file.read, self._tell_mistakes)

    def _refused(self, problem: Problem) -> None:
        self.refusal.say("problem", str(problem), self.tr("Close"))
        self._show_settings(self._context.settings.now)

    def _be(self, engineer: bool) -> None:
        for group in self.groups.values():
            group.lock(not engineer)
        self.practice.setVisible(engineer)
        self.lock.be(engineer)
        if engineer:
            self.mode.show_chip(self.tr("Engineer"), "warn")
        else:
            self.mode.show_chip(self.tr("Staff"), "plain", "ok")
        if not engineer:
            self.idle.end()
            return
        self.idle.begin()
        self._errands.append(self._devices())

    def _show_settings(self, settings: Settings) -> None:
        for group in self.groups.values():
            for row in group.rows.values():
                if not self.changes.awaits(row.key):
                    row.show_setting(settings)
        self.practice.use_settings(settings)

    def _offer(self, offers: object) -> None:
        assert isinstance(offers, Offers)
        self._offers = Offers(offers.scenes, offers.presets, self._offers.devices)
        self._show_offers()

    def _show_offers(self) -> None:
        for group in self.groups.values():
            for row in group.rows.values():
                row.offer(self._offers)
        self.log.name_scenes(self._offers.scenes)
        self._show_settings(self._context.settings.now)

    def _devices(self) -> Job:
        """Asking for devices may take a while: in a process of its own."""
        job = self._ways.job(self, ["sound", "devices", "--json"], may_exit=(0, 51))
        job.done.connect(self._heard_of_devices)
        return job

    def _heard_of_devices(self, answer: object) -> None:
        found = answer.get("devices", []) if isinstance(answer, dict) else []
        names = [str(one["name"]) for one in found if isinstance(one, dict) and one.get("name")]
        self._offers = Offers(self._offers.scenes, self._offers.presets, names)
        self._show_offers()

    def _tell_mistakes(self, read: object) -> None:
        assert isinstance(read, ReadSettings)
        first, *others = self._file.lines(read) or ("",)
        more = (
            self.tr(" And {count} more: “vr-runtime settings” prints them.").format(count=len(others)) if others else ""
        )
        self.mistakes.say("warn", f"{first}{more}")

    def _errand(self, errand: Callable[[], object], then: Callable[[object], None]) -> None:
        made = away(self, errand)
        made.done.connect(then)
        made.failed.connect(self._refused)
        self._errands = [*self._errands[-8:], made]
