"""After a session: how the patient is, what was played, its report, and the way to the next one."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vr_runtime.control.messages import Snapshot
from vr_runtime.launcher import words
from vr_runtime.launcher.after.beside import Beside
from vr_runtime.launcher.after.reports import Reports
from vr_runtime.launcher.after.scales_panel import ScalesPanel
from vr_runtime.launcher.after.summary import scene_word, summary_of
from vr_runtime.launcher.after.summary_panel import SummaryPanel
from vr_runtime.launcher.context import Context
from vr_runtime.launcher.controls import ActButton, Banner, Chip, Panel, ask, label, restyled, scrolling
from vr_runtime.launcher.jobs import Job, run_job
from vr_runtime.launcher.theme import theme

_CLOSING_MS: Final = 1000
_CLOSING_TIMES: Final = 60
"""A host writes its last minute and its player a report before the record is closed."""
_NOT_INTACT: Final = 41
_NO_SESSION: Final = 40


class AfterPage(QWidget):
    """Shows the session that has just ended, or else the newest in the record."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name: str | None = None
        self._number: int | None = None
        self._job: Job | None = None
        self._tries = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_CLOSING_MS)
        self._again.timeout.connect(self._ask_for_it)
        self._furnish()
        self.reports = Reports(self, context.places.runtime)
        self.reports.busy.connect(self._make_busy)
        self.reports.done.connect(lambda text: self.notice.say("ok", text))
        self.reports.failed.connect(lambda text: self.notice.say("problem", text))
        context.attachment.state.connect(self._on_state)
        context.attachment.lost.connect(self._look)
        snapshot = context.attachment.snapshot
        if snapshot is not None:
            self._on_state(snapshot)

    # What is where

    def _furnish(self) -> None:
        self.title = label(self.tr("After the session"), "title")
        self.about = label("", "quiet", wraps=True)
        self.about.hide()
        self.simulated = Chip(self.tr("SIMULATED"), "warn")
        self.simulated.hide()
        self.notice = Banner()
        self.notice.button.clicked.connect(lambda _checked=False: self._act_on_notice())
        self.scales = ScalesPanel(self._context)
        self.summary = SummaryPanel()
        self.parts = Beside(self.scales, _topped(self.summary, self._acts()))
        self.scales.changed.connect(self._point_the_way)
        head = QHBoxLayout()
        head.setSpacing(theme().S * 2)
        head.addWidget(self.title)
        head.addWidget(self.simulated)
        head.addStretch(1)
        body = QWidget()
        body.setProperty("role", "page")
        column = QVBoxLayout(body)
        column.setContentsMargins(*(theme().S * 2,) * 4)
        column.setSpacing(theme().S * 2)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.notice)
        column.addWidget(self.parts)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(body))

    def _acts(self) -> QWidget:
        self.open_report = ActButton(self.tr("Open the report"), lambda: self._with_number(self.reports.open))
        self.save_report = ActButton(self.tr("Save the report as…"), lambda: self._with_number(self.reports.save_as))
        self.new_session = ActButton(self.tr("New session"), self._begin_another, kind="next")
        panel = Panel()
        for button in (self.open_report, self.save_report, self.new_session):
            button.setMinimumHeight(theme().px(52))
            panel.body.addWidget(button)
        return panel

    # What happens

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        super().showEvent(event)
        self._look()

    def _on_state(self, snapshot: Snapshot) -> None:
        """The session that is played, or was until now."""
        if snapshot.session != self._name:
            self._name, self._number = snapshot.session, None
            self.scales.show_session(None, {})
        if snapshot.flags.ended:
            if self._number is None and self._job is None and not self._again.isActive():
                self._tries = 0
                self._look()
        elif self.isVisible():
            self._show_running()

    def _look(self) -> None:
        """See what there is to show."""
        snapshot = self._context.attachment.snapshot
        if snapshot is not None and not snapshot.flags.ended:
            self._show_running()
        elif self._job is None and (self._number is None or not self.scales.unsaved):
            self._tries = 0
            self._ask_for_it()

    def _ask_for_it(self) -> None:
        if self._job is not None:
            return
        if self._number is None:
            self._furnished(shown=True)
            self.summary.show_busy()
            self._offer_report(False)
        which = [] if self._name is None else [self._name]
        self._job = run_job(self, ["report", *which], may_exit=(0, _NOT_INTACT))
        self._job.done.connect(self._told)
        self._job.failed.connect(self._not_told)

    def _told(self, report: dict[str, Any]) -> None:
        self._job = None
        if report["played"]["state"] == "playing" and self._name is not None and self._tries < _CLOSING_TIMES:
            self._tries += 1
            self._again.start()
            return
        self._furnished(shown=True)
        self._number = report["header"]["number"]
        self.about.setText(self._about(report))
        self.about.show()
        self.simulated.setVisible(report["played"]["headset"] == "simulated")
        self.summary.show_lines(summary_of(report))
        said = {one["scale"]: one["value"] for one in report["scales"] if one["at_s"] is None}
        self.scales.show_session(self._number if report["played"]["state"] != "playing" else None, said)
        self._offer_report(True)

    def _not_told(self, why: str, code: int) -> None:
        self._job = None
        self._furnished(shown=False)
        self._number = None
        self.scales.show_session(None, {})
        self.about.hide()
        if code != _NO_SESSION:
            text = self.tr("The record of the session cannot be read. {why}").format(why=why)
            self.notice.say("problem", text, self.tr("Try again"))
        elif self._name is None:
            self.notice.say("plain", self.tr("No session has ended on this PC yet."), self.tr("New session"))
        else:
            self.notice.say("plain", self.tr("The session left no record, as it was set up."), self.tr("New session"))

    def _show_running(self) -> None:
        self._furnished(shown=False)
        self.about.hide()
        text = self.tr("A session is running. What comes after it is asked here once it has ended.")
        self.notice.say("plain", text, self.tr("To the session"))

    def _furnished(self, *, shown: bool) -> None:
        """Whether there is a session to show, or only a line about why not."""
        self.parts.setVisible(shown)
        self.simulated.setVisible(False)
        if shown:
            self.notice.say("plain", "")

    def _act_on_notice(self) -> None:
        snapshot = self._context.attachment.snapshot
        if snapshot is not None and not snapshot.flags.ended:
            self._context.navigate("run")
        elif self.notice.level == "problem":
            self._look()
        else:
            self._context.navigate("start")

    def _point_the_way(self) -> None:
        """One act stands out: to save what was entered, and then to go on."""
        restyled(self.new_session, kind="quiet" if self.scales.unsaved or self.scales.standing == "saving" else "next")

    def _begin_another(self) -> None:
        question = self.tr("The answers have not been saved. Go on without them?")
        if self.scales.unsaved and not ask(self, question, self.tr("Go on without"), self.tr("Stay here")):
            return
        self._context.navigate("start")

    def _with_number(self, act: Any) -> None:
        if self._number is not None:
            self.notice.say("plain", "")
            act(self._number)

    def _make_busy(self, busy: bool) -> None:
        self._offer_report(not busy and self._number is not None)

    def _offer_report(self, offered: bool) -> None:
        for button in (self.open_report, self.save_report):
            button.setEnabled(offered)

    def _about(self, report: dict[str, Any]) -> str:
        played, header = report["played"], report["header"]
        return self.tr("Session {number} · {scene} · {preset}, {minutes} min planned").format(
            number=header["number"],
            scene=scene_word(played["scenes_later"][-1] if played["scenes_later"] else played["scene"]),
            preset=words.preset(played["preset"]),
            minutes=played["window_min"],
        )


def _topped(*parts: QWidget) -> QWidget:
    """Parts in a column that does not spread them."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().S * 2)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return column
