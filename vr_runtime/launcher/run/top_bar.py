"""One line at the top: which scene and plan, how long already, and on which headset."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import ActButton, Chip, RunningClock
from vr_runtime.launcher.run.next_act import planned_min
from vr_runtime.launcher.run.scene_tiles import scene_title
from vr_runtime.launcher.theme import theme


class TopBar(QFrame):
    """Written again only where its words change. `help_wanted`: somebody asks for the keys."""

    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self.scene = ElidedLabel("title")
        self.plan = ElidedLabel("quiet")
        self.clock = RunningClock("lead")
        self.lapse = Chip()
        self.headset = Chip()
        self._shown: tuple[str, str, str, str] | None = None
        self.help = ActButton(self.tr("Keys (F1)"), self.help_wanted.emit, kind="flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.S * 2)
        layout.addWidget(self.scene)
        layout.addWidget(self.plan)
        layout.addStretch(1)
        for last in (self.clock, self.lapse, self.headset, self.help):
            layout.addWidget(last, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self.tr("Session"))

    def show_state(self, state: ms.Snapshot) -> None:
        self.clock.write(self.tr("Session {clock}").format(clock=words.clock(state.session_s)))
        lapse = f"{state.time_lapse:g}" if state.time_lapse != 1.0 else ""
        name = "" if state.display.simulated else state.display.name or self.tr("Headset")
        shown = (scene_title(state.sliders.scene), self._plan(state), lapse, name)
        if shown == self._shown:
            return
        self._shown = shown
        self.scene.write(shown[0])
        self.plan.write(shown[1])
        self.lapse.setVisible(bool(lapse))
        if lapse:
            self.lapse.show_chip(self.tr("Time lapse x{times}").format(times=lapse), "warn")
        if state.display.simulated:
            self.headset.show_chip(self.tr("SIMULATED: nobody sees this"), "warn")
        else:
            self.headset.show_chip(name, "plain", "info")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Where there is little room, what stands elsewhere on the page goes."""
        super().resizeEvent(event)
        roomy = event.size().width() >= theme().px(860)
        for part in (self.plan, self.clock):
            part.setVisible(roomy)

    def _plan(self, state: ms.Snapshot) -> str:
        plan = state.plan
        planned = words.minutes(planned_min(state))
        said = self.tr("{preset}, {planned}").format(preset=words.preset(plan.preset), planned=planned)
        if planned_min(state) != plan.infusion_min:
            return self.tr("{said}, first {before}").format(said=said, before=words.minutes(plan.infusion_min))
        return said


class ElidedLabel(QLabel):
    """One line that ends in dots where there is no room; the whole of it stands in its tip and its name."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        return self._whole

    def write(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._shorten()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(40), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 2))
        if shown != self.text():
            self.setText(shown)
