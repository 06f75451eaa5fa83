"""The sessions in the record: their reports, an export that may leave the clinic, and their deletion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.launcher.after.keeping import Room, keeping_line, room_in
from vr_runtime.launcher.after.reports import Reports
from vr_runtime.launcher.after.session_table import SessionTable, cell
from vr_runtime.launcher.after.wrapping import Wrapping
from vr_runtime.launcher.away import away
from vr_runtime.launcher.context import Context
from vr_runtime.launcher.controls import ActButton, Banner, Busy, Hint, Mark, ask, label, scrolling
from vr_runtime.launcher.jobs import Job, run_job
from vr_runtime.launcher.theme import theme


class PastPage(QWidget):
    """Read anew whenever it is shown, and with F5."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._listing: Job | None = None
        self._deleting: Job | None = None
        self._retry: Callable[[], None] = self.refresh
        self._furnish()
        self.reports = Reports(self, context.places.runtime)
        self.reports.busy.connect(lambda _busy: self._offer())
        self.reports.done.connect(lambda text: self.notice.say("ok", text))
        self.reports.failed.connect(lambda text: self.notice.say("problem", text))
        QShortcut(QKeySequence(Qt.Key.Key_F5), self, self.refresh)

    # What is where

    def _furnish(self) -> None:
        self.title = label(self.tr("Past sessions"), "title")
        self.notice = Banner()
        self.notice.button.clicked.connect(lambda _checked=False: self._retry())
        self.busy = Busy(self.tr("Reading the record…"))
        self.empty = label(self.tr("No session is in the record yet."), "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = SessionTable()
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self._delete)
        self.open_report = ActButton(self.tr("Open the report"), self._open, kind="next")
        self.save_report = ActButton(self.tr("Save the report as…"), lambda: self._with(self.reports.save_as))
        self.export = ActButton(self.tr("Export without date…"), lambda: self._with(self.reports.export))
        self.delete = ActButton(self.tr("Delete…"), self._delete)
        self.keeping = Hint()
        self.little = Mark("warn", size=16)
        self.acts = Wrapping([self.open_report, self.save_report, self.export, self.delete])
        self._filler = QWidget()
        body = QWidget()
        body.setProperty("role", "page")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(*(theme().S * 2,) * 4)
        layout.setSpacing(theme().S * 2)
        layout.addWidget(self.title)
        layout.addWidget(self.notice)
        layout.addWidget(self.busy)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._filler, 1)
        layout.addWidget(self.acts)
        layout.addLayout(self._foot())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(body))
        self._show_list(None)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(theme().S)
        foot.addWidget(self.little)
        foot.addWidget(self.keeping, 1)
        return foot

    # What happens

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the record anew."""
        if self._listing is not None:
            return
        self._listing = run_job(self, ["sessions"])
        self._listing.done.connect(self._listed)
        self._listing.failed.connect(self._not_listed)
        folder = self._context.places.state
        away(self, lambda: room_in(folder)).done.connect(self._show_room)

    def _listed(self, sessions: list[dict[str, Any]]) -> None:
        self._listing = None
        if self._retry == self.refresh and self.notice.level == "problem":
            self.notice.say("plain", "")
        self._show_list(sessions)

    def _not_listed(self, why: str, _code: int) -> None:
        self._listing = None
        self._show_list([])
        self.empty.hide()
        self._filler.show()
        self._retry = self.refresh
        text = self.tr("The record cannot be read. {why}").format(why=why)
        self.notice.say("problem", text, self.tr("Try again"))

    def _show_list(self, sessions: list[dict[str, Any]] | None) -> None:
        """None: it is on its way."""
        self.busy.setVisible(sessions is None)
        self.table.setVisible(bool(sessions))
        self.empty.setVisible(sessions == [])
        self._filler.setVisible(sessions is None)
        self.table.show_sessions(sessions or [])
        focus = QApplication.focusWidget()
        if sessions and (focus is None or not self.isAncestorOf(focus)):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()

    def _show_room(self, room: Room) -> None:
        settings = self._context.settings.now
        self.keeping.setText(keeping_line(room, getattr(settings, "keep_days", None)))
        self.little.setVisible(room.is_little)
        self.keeping.setProperty("level", "warn" if room.is_little else "")

    def _offer(self) -> None:
        session = self.table.session
        idle = self._deleting is None
        for button in (self.open_report, self.save_report, self.export):
            button.setEnabled(session is not None and idle)
        self.delete.setEnabled(session is not None and idle and session["state"] != "playing")

    def _open(self) -> None:
        self._with(self.reports.open)

    def _with(self, act: Callable[[int], None]) -> None:
        session = self.table.session
        if session is not None:
            self.notice.say("plain", "")
            act(session["number"])

    def _delete(self) -> None:
        session = self.table.session
        if session is None or not self.delete.isEnabled():
            return
        question = self.tr("Delete session {number} for good?").format(number=session["number"])
        detail = self.tr("{when}, {scene}, {length}. Nothing brings it back; an export or a saved report stays.")
        told = detail.format(when=cell(session, "when"), scene=cell(session, "scene"), length=cell(session, "length"))
        if not ask(self, question, self.tr("Delete"), self.tr("Keep"), told):
            return
        self.reports.forget()
        number = session["number"]
        self._deleting = run_job(self, ["sessions", "delete", str(number), "--yes"], json=False)
        self._deleting.done.connect(lambda _none: self._deleted(number))
        self._deleting.failed.connect(self._not_deleted)
        self._offer()

    def _deleted(self, number: int) -> None:
        self._deleting = None
        self.notice.say("ok", self.tr("Session {number} was deleted.").format(number=number))
        self.refresh()

    def _not_deleted(self, why: str, _code: int) -> None:
        self._deleting = None
        self._retry = self.refresh
        self.notice.say("problem", self.tr("The session was not deleted. {why}").format(why=why))
        self._offer()
