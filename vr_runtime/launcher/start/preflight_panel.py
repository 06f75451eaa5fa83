"""Is all ready? The examination in one calm line, every finding behind it, and the choice of headset."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vr_runtime.launcher import words
from vr_runtime.launcher.controls import ActButton, ChoiceRow, Panel, label, line
from vr_runtime.launcher.jobs import Job, run_job
from vr_runtime.launcher.marks import Mark
from vr_runtime.launcher.start import finding_words
from vr_runtime.launcher.start.draft import Headset
from vr_runtime.launcher.start.findings import Finding, Level, findings_of, found, gravest
from vr_runtime.launcher.start.strips import emptied, hug
from vr_runtime.launcher.theme import theme

_BESIDE, _COLUMNS = 3, 2  # mark, subject and words; what is well stands in two columns where there is room
_TWO_FROM_PX = 900
_ANY_CODE = tuple(range(256))  # the examination ends with the code of what it found, and answers all the same


class PreflightPanel(Panel):
    """`headset_chosen`: by a person. `examined`: there is a new result; `level` is None while there is none."""

    headset_chosen = Signal(object)
    examined = Signal()

    def __init__(self, sound: str, job: Callable[..., Job] = run_job) -> None:
        """`sound`: the device that sessions of this clinic play on."""
        super().__init__()
        self.setAccessibleName(self.tr("Before the session"))
        self._sound, self._run_job = sound, job
        self._job: Job | None = None
        self._tone: Job | None = None
        self.findings: tuple[Finding, ...] = ()
        self.level: Level | None = None
        self._mark = Mark("wait", size=28)
        self.status = label(role="lead", wraps=True)
        self.about = label(role="quiet", wraps=True)
        self.headset = ChoiceRow(
            [("openxr", self.tr("Headset")), ("simulated", self.tr("Simulated"))], "openxr", says=self.tr("Play on")
        )
        self.headset.setToolTip(self.tr("Simulated: nobody wears it; to try things out or to show them"))
        self.more = ActButton(self.tr("Details"))
        self.more.setCheckable(True)
        self._lay_out_strip()
        self._lay_out_details()
        self.headset.chosen.connect(self._headset_chosen)
        self.more.toggled.connect(self._show_details)

    @property
    def headset_value(self) -> Headset:
        return cast("Headset", self.headset.value)

    @property
    def broke_off_min(self) -> int | None:
        """So many minutes ago a session broke off that can be gone on with; None where none did."""
        broken = found(self.findings, "session_broke_off")
        minutes = None if broken is None else broken.values.get("minutes_ago")
        return minutes if isinstance(minutes, int) else None

    def choose_headset(self, headset: Headset) -> None:
        """Without a person; examined anew."""
        if headset != self.headset_value:
            self.headset.choose(headset)
            self.examine()

    def use_sound(self, sound: str) -> None:
        """Another device; examined anew where it differs."""
        if sound != self._sound:
            self._sound = sound
            self.examine()

    def examine(self) -> None:
        """Look at everything again. One that is under way is given up."""
        if self._job is not None:
            self._job.cancel()
        self.findings, self.level = (), None
        self._tell("wait", self.tr("Checking …"), self.tr("Headset, sound and this PC"))
        self.again.setEnabled(False)
        arguments = ["doctor", f"--headset={self.headset_value}", f"--sound={self._sound}"]
        self._job = self._run_job(self, arguments, may_exit=_ANY_CODE)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self.examined.emit()

    def check_sound(self) -> None:
        """Play a tone on the left, then on the right."""
        if self._tone is not None:
            return
        self.tone.setEnabled(False)
        self._tell_tone("wait", self.tr("Listen: first left, then right …"))
        device = "auto" if self._sound == "none" else self._sound
        self._tone = self._run_job(self, ["sound", "check", f"--device={device}"], json=False)
        self._tone.done.connect(lambda _answer: self._tone_over("ok", self.tr("Played: first left, then right")))
        self._tone.failed.connect(lambda why, _code: self._tone_over("problem", why))

    def _headset_chosen(self, headset: object) -> None:
        self.headset_chosen.emit(headset)
        self.examine()

    def _done(self, answer: object) -> None:
        self.again.setEnabled(True)
        try:
            self.findings = findings_of(answer)
        except ValueError:
            self._failed(self.tr("The answer of the check was not understood"), 0)
            return
        self.level = gravest(self.findings)
        self._tell(self.level, *self._summary())
        self._show_findings()
        self.examined.emit()

    def _failed(self, why: str, _code: int) -> None:
        self.again.setEnabled(True)
        self.findings, self.level = (), "problem"
        self._tell("problem", self.tr("The check could not be made"), why)
        self._show_findings()
        self.examined.emit()

    def _tell(self, mark: str, status: str, about: str) -> None:
        self._mark.show_mark(mark)
        self.status.setText(status.replace(" …", "\u00a0…"))  # never an ellipsis alone on a line
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.setAccessibleDescription(f"{status}. {about}".strip())

    def _summary(self) -> tuple[str, str]:
        told = [one for one in self.findings if one.level != "ok"]
        if not told:
            return self.tr("All is ready"), self._in_short()
        first = told[0]
        if first.level == "problem":
            about = " ".join(
                f"{part.rstrip('.')}." for part in (finding_words.found(first), finding_words.remedy(first)) if part
            )
            return self.tr("Not ready: {subject}").format(subject=finding_words.subject(first)), about
        subjects = ", ".join(dict.fromkeys(finding_words.subject(one) for one in told))
        return self.tr("Ready"), self.tr("To look at: {subjects}").format(subjects=subjects)

    def _in_short(self) -> str:
        """What is connected, in a few words."""
        headset, rate = found(self.findings, "headset_found"), found(self.findings, "refresh_rate_wanted")
        parts = [str(headset.values.get("headset", "")) if headset else "", rate.found if rate else ""]
        return " · ".join(part for part in parts if part)

    def _lay_out_strip(self) -> None:
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.status)
        text.addWidget(self.about)
        strip = QHBoxLayout()
        strip.setSpacing(theme().px(12))
        strip.addWidget(self._mark)
        strip.addLayout(text, 1)
        strip.addWidget(self.headset)
        strip.addWidget(self.more)
        hug(self)
        self.body.addLayout(strip)

    def _lay_out_details(self) -> None:
        self.details = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setVerticalSpacing(theme().px(6))
        self._grid.setColumnStretch(2, 1)
        self.again = ActButton(self.tr("Check again"), self.examine)
        self.tone = ActButton(self.tr("Play left, then right"), self.check_sound)
        self._tone_mark, self.tone_told = Mark("none", size=18), label(role="quiet", wraps=True)
        acts = QHBoxLayout()
        acts.setSpacing(theme().S)
        for part in (self.again, self.tone, self._tone_mark):
            acts.addWidget(part)
        acts.addWidget(self.tone_told, 1)
        self._tell_tone("", "")
        layout = QVBoxLayout(self.details)
        layout.setContentsMargins(0, theme().S, theme().S, theme().S)
        layout.setSpacing(theme().px(12))
        layout.addWidget(line())
        layout.addLayout(self._grid)
        layout.addLayout(acts)
        self.details.setVisible(False)
        self.body.addWidget(self.details)

    def _show_details(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self.more.say(self.tr("Hide details") if shown else self.tr("Details"))

    def _show_findings(self) -> None:
        emptied(self._grid)
        told = [one for one in self.findings if one.level != "ok"]
        well = [one for one in self.findings if one.level == "ok"]
        for row, finding in enumerate(told):
            self._add(finding, row, 0, across=_BESIDE * _COLUMNS - 2)
        columns = _COLUMNS if self.width() >= theme().px(_TWO_FROM_PX) else 1
        rows = -(-len(well) // columns)
        self._grid.setColumnStretch(_BESIDE + 2, columns - 1)
        for index, finding in enumerate(well):
            column, row = divmod(index, max(1, rows))
            self._add(finding, len(told) + row, column * _BESIDE)

    def _add(self, finding: Finding, row: int, column: int, across: int = 1) -> None:
        top = Qt.AlignmentFlag.AlignTop
        subject = label(finding_words.subject(finding))
        subject.setFont(theme().font(bold=True))
        told = label(finding_words.found(finding), "" if finding.level != "ok" else "quiet", wraps=True)
        told.setToolTip(finding.found)
        told.setAccessibleName(f"{words.level(finding.level)}, {subject.text()}: {told.text()}")
        self._grid.addWidget(Mark(finding.level, size=20), row, column, top)
        self._grid.addWidget(subject, row, column + 1, top)
        told.setAlignment(top)
        self._grid.addWidget(self._with_remedy(told, finding), row, column + 2, 1, across, top)

    def _with_remedy(self, told: QWidget, finding: Finding) -> QWidget:
        remedy = finding_words.remedy(finding)
        if not remedy:
            return told
        both = QWidget()
        layout = QVBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(2))
        layout.addWidget(told)
        layout.addWidget(label(self.tr("What to do: {remedy}").format(remedy=remedy), "quiet", wraps=True))
        return both

    def _tell_tone(self, mark: str, text: str) -> None:
        self._tone_mark.setVisible(bool(text))
        self._tone_mark.show_mark(mark or "none")
        self.tone_told.setText(text)

    def _tone_over(self, mark: str, text: str) -> None:
        self._tone = None
        self.tone.setEnabled(True)
        self._tell_tone(mark, text)
