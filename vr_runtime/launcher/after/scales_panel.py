"""What the patient says once the session is over: entered by staff, kept in its record and on the patient's card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from vr_runtime.launcher import words
from vr_runtime.launcher.after.card_answers import keep_on_card
from vr_runtime.launcher.after.scale_row import ScaleRow, chained
from vr_runtime.launcher.away import away
from vr_runtime.launcher.context import Context
from vr_runtime.launcher.controls import ActButton, Banner, Hint, Panel
from vr_runtime.launcher.jobs import run_job
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import Problem

KINDS: Final = ("nausea", "anxiety", "pain", "comfort")
Standing: TypeAlias = Literal["nothing", "open", "saving", "saved"]


class ScalesPanel(Panel):
    """`standing`: nothing to answer for, open, saving, or saved; then the answers stay until somebody corrects them."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session: int | None = None
        self._kept: dict[str, int] = {}
        self.standing: Standing = "nothing"
        self.retitle(self.tr("How is the patient now?"))
        self.rows = [ScaleRow(kind) for kind in KINDS]
        self.notice = Banner()
        self.save = ActButton(self.tr("Save the answers"), self._save, kind="next")
        self.correct = ActButton(self.tr("Correct the answers"), self._correct)
        self.where = Hint()
        self.body.addWidget(Hint(self.tr("Ask, and enter what is said. What was not asked stays empty.")))
        for row in self.rows:
            self.body.addWidget(row)
            row.answered.connect(lambda _value: self._refresh())
        chained(self.rows, self.save)
        self.body.addWidget(self.notice)
        foot = QHBoxLayout()
        foot.setSpacing(theme().S * 2)
        foot.addWidget(self.where, 1)
        foot.addWidget(self.correct)
        foot.addWidget(self.save)
        self.save.setMinimumSize(theme().px(200), theme().px(56))
        self.correct.setMinimumHeight(theme().px(56))
        self.body.addLayout(foot)
        context.card.changed.connect(self._refresh)
        self.show_session(None, {})

    def show_session(self, number: int | None, said: Mapping[str, int]) -> None:
        """The session that is asked about, and what was said of it before; what is being entered for it stays."""
        if number == self._session and self.standing in ("open", "saving"):
            return
        self._session, self._kept = number, dict(said)
        self.notice.say("plain", "")
        for row in self.rows:
            row.show_value(said.get(row.kind))
        self._stand("nothing" if number is None else "saved" if said else "open")

    @property
    def said(self) -> dict[str, int]:
        """The answers by their scale, without those that were left empty."""
        return {row.kind: row.value for row in self.rows if row.value is not None}

    @property
    def unsaved(self) -> bool:
        """Something was entered that stands nowhere yet."""
        return self.standing == "open" and bool(self._new())

    def _new(self) -> dict[str, int]:
        return {kind: value for kind, value in self.said.items() if self._kept.get(kind) != value}

    def _save(self) -> None:
        session, new = self._session, self._new()
        if session is None or not new or self.standing != "open":
            return
        self._stand("saving")
        self.notice.say("plain", "")
        arguments = [word for kind, value in new.items() for word in (f"--{kind}", str(value))]
        job = run_job(self, ["scales", str(session), *arguments], json=False)
        job.done.connect(lambda _none: self._saved())
        job.failed.connect(self._not_saved)

    def _saved(self) -> None:
        self._kept |= self.said
        self._stand("saved")
        code = self._context.card.now
        if code is None:
            self.notice.say("ok", self.tr("Saved in the record of session {number}.").format(number=self._session))
            return
        folder, said = self._context.places.cards, dict(self._kept)
        errand = away(self, lambda: keep_on_card(folder, code, said))
        errand.done.connect(lambda _none: self._on_card(code))
        errand.failed.connect(self._not_on_card)

    def _on_card(self, code: str) -> None:
        text = self.tr("Saved in the record of session {number} and on card {code}.")
        self.notice.say("ok", text.format(number=self._session, code=code))

    def _not_on_card(self, problem: Problem) -> None:
        text = self.tr("Saved in the record of session {number}, but not on the card. {why}")
        self.notice.say("warn", text.format(number=self._session, why=problem))

    def _not_saved(self, why: str, _code: int) -> None:
        self._stand("open")
        self.notice.say("problem", self.tr("The answers were not saved. {why}").format(why=why))

    def _correct(self) -> None:
        self.notice.say("plain", "")
        self._stand("open")
        self.rows[0].setFocus()

    def _stand(self, standing: Standing) -> None:
        self.standing = standing
        self._refresh()

    def _refresh(self) -> None:
        open_ = self.standing == "open"
        for row in self.rows:
            row.setEnabled(open_)
        self.save.setVisible(self.standing != "saved")
        self.correct.setVisible(self.standing == "saved")
        self.save.setEnabled(open_ and bool(self._new()))
        self.save.say(self.tr("Saving…") if self.standing == "saving" else self.tr("Save the answers"))
        self.where.setText(self._where())
        self.changed.emit()

    def _where(self) -> str:
        if self._session is None:
            return ""
        taken_back = [kind for kind in self._kept if kind not in self.said]
        if self.standing == "open" and taken_back:
            kept = ", ".join(f"{words.scale(kind)} {self._kept[kind]}" for kind in taken_back)
            return self.tr("What was saved stays in the record: {kept}").format(kept=kept)
        code = self._context.card.now
        if code is None:
            return self.tr("For the record of session {number}").format(number=self._session)
        return self.tr("For the record of session {number} and card {code}").format(number=self._session, code=code)
