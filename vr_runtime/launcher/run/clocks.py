"""Phase and time, to be read from two metres: the phase, what comes next, the infusion's clock, the session's."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import RunningClock, label
from vr_runtime.launcher.run.fitted_label import FittedLabel
from vr_runtime.launcher.run.next_act import infusion_of, planned_min
from vr_runtime.launcher.run.times import hours_minutes, span
from vr_runtime.launcher.theme import theme


@dataclass(frozen=True, slots=True)
class Reading:
    """All words of this panel."""

    phase: str
    coming: str
    infusion: str
    infusion_said: str
    session: str
    remaining: str
    infusion_runs: bool


def reading_of(state: ms.Snapshot, *, dose: bool = False) -> Reading:
    """`dose`: the plan counts from a dose, not from an infusion."""
    ends_s = state.timeline.ends_s
    remaining = "–" if ends_s is None else hours_minutes(_begun(ends_s - state.session_s))
    return Reading(
        phase=phase_of(state),
        coming=coming_of(state, dose=dose),
        infusion=words.clock(state.infusion_s or 0.0),
        infusion_said=_infusion(state, dose=dose),
        session=hours_minutes(60 * (state.session_s // 60)),
        remaining=_over() if state.flags.ended or state.flags.finished else remaining,
        infusion_runs=infusion_of(state) == "running",
    )


def phase_of(state: ms.Snapshot) -> str:
    """The one word of where the session is; an emergency comes before every phase."""
    translate = QCoreApplication.translate
    flags = state.flags
    if flags.ended:
        return translate("Clocks", "Over")
    if flags.emergency:
        return translate("Clocks", "Emergency")
    if flags.ending:
        return translate("Clocks", "Ending")
    if flags.finished:
        return words.phase("finished")
    return words.phase(state.phase)


def coming_of(state: ms.Snapshot, *, dose: bool = False) -> str:
    """What comes next, and when, or for whom it waits."""
    translate = QCoreApplication.translate
    flags = state.flags
    if flags.ended or flags.ending or flags.emergency:
        return translate("Clocks", "Nothing more comes") if not flags.emergency else _in_words(state)
    if flags.paused:
        return translate("Clocks", "Paused in {phase}").format(phase=words.phase(state.phase))
    if state.waiting_for == "infusion_stopped":
        return (
            translate("Clocks", "Waits for: dose over") if dose else translate("Clocks", "Waits for: infusion stopped")
        )
    if state.next is None:
        left_s = None if state.timeline.ends_s is None else state.timeline.ends_s - state.session_s
        if flags.finished or left_s is None:
            return translate("Clocks", "Played to its end")
        return translate("Clocks", "Ends in {length}").format(length=span(max(0.0, left_s)))
    name = words.phase(state.next.phase)
    if state.next.in_s is None:
        return translate("Clocks", "Next: {phase}, once confirmed").format(phase=name)
    return translate("Clocks", "Next: {phase} in {length}").format(phase=name, length=span(state.next.in_s))


def _in_words(state: ms.Snapshot) -> str:
    return QCoreApplication.translate("Clocks", "Dim grey and silence, in {phase}").format(
        phase=words.phase(state.phase)
    )


def _infusion(state: ms.Snapshot, *, dose: bool) -> str:
    translate = QCoreApplication.translate
    planned = words.minutes(planned_min(state))
    if dose:
        if state.infusion_s is None:
            return translate("Clocks", "Dose: not given yet")
        return translate("Clocks", "Since the dose")
    said = {
        "waiting": translate("Clocks", "Infusion not started, of {planned}"),
        "running": translate("Clocks", "Infusion, of {planned}"),
        "paused": translate("Clocks", "Infusion paused, of {planned}"),
        "stopped": translate("Clocks", "Infusion stopped, of {planned}"),
    }
    return said[infusion_of(state)].format(planned=planned)


def _begun(seconds: float) -> float:
    """Whole minutes, the one that is begun among them."""
    return 60.0 * max(0, -int(-seconds // 60))


def _over() -> str:
    return QCoreApplication.translate("Clocks", "Over")


class Clocks(QWidget):
    """`show_state` takes every state; a label is written again only where its words have changed."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self.phase = FittedLabel((look.clock, 1))
        self.coming = FittedLabel((look.display, 1), bold=False)
        self.infusion = RunningClock()
        self.infusion_said = label(role="quiet", wraps=True)
        self.session = label()
        self.remaining = label()
        self._large: bool | None = None
        self.show_large(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.S * 3)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.phase, 0, 0, 1, 3)
        grid.addWidget(self.coming, 1, 0, 1, 3)
        grid.setRowMinimumHeight(2, look.S)
        grid.addWidget(self.infusion, 3, 0, 2, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.infusion_said, 5, 0, Qt.AlignmentFlag.AlignTop)
        named = ((self.session, self.tr("Session")), (self.remaining, self.tr("Remaining")))
        for column, (clock, name) in enumerate(named, 1):
            grid.addWidget(clock, 4, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(label(name, "quiet"), 5, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        self.setAccessibleName(self.tr("Phase and time"))
        self.reading: Reading | None = None

    def show_large(self, large: bool) -> None:
        """Half as large again, where the window has the room."""
        if large == self._large:
            return
        self._large = large
        look = theme()
        huge, tall = (look.px(96), look.px(48)) if large else (look.clock, look.display)
        self.phase.use_sizes((huge, 1), (look.px(48), 1), (look.display, 2))
        self.coming.use_sizes((look.px(40) if large else look.display, 1), (look.display, 1), (look.title, 2))
        self.infusion.use_font(look.font(huge, bold=True))
        for part in (self.session, self.remaining):
            part.setFont(look.font(tall, bold=True))

    def show_state(self, state: ms.Snapshot, *, dose: bool = False) -> None:
        reading = reading_of(state, dose=dose)
        if reading == self.reading:
            return
        if self.reading is None or reading.infusion_runs != self.reading.infusion_runs:
            # A clock that stands is quiet; why it stands is written beneath.
            self.infusion.setStyleSheet("" if reading.infusion_runs else f"color: {theme().quiet_text};")
        self.reading = reading
        for part, text in (
            (self.phase, reading.phase),
            (self.coming, reading.coming),
            (self.infusion, reading.infusion),
            (self.infusion_said, reading.infusion_said),
            (self.session, reading.session),
            (self.remaining, reading.remaining),
        ):
            part.write(text) if isinstance(part, FittedLabel | RunningClock) else _write(part, text)
        said = f"{reading.phase}. {reading.coming}. {reading.infusion_said}"
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)


def _write(part: QLabel, text: str) -> None:
    if part.text() != text:
        part.setText(text)
