"""The page of a running session: what the patient sees and hears, where the session is, and what can be done."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher.context import Context
from vr_runtime.launcher.controls import Panel, scrolling
from vr_runtime.launcher.run.act_grid import KEYS, ActGrid
from vr_runtime.launcher.run.acts import Acts
from vr_runtime.launcher.run.alarms_bar import AlarmsBar, AlarmsList, standing_of
from vr_runtime.launcher.run.answer_line import AnswerLine
from vr_runtime.launcher.run.chips import Chips
from vr_runtime.launcher.run.clocks import Clocks
from vr_runtime.launcher.run.columns import Columns
from vr_runtime.launcher.run.course_line import CourseLine
from vr_runtime.launcher.run.course_words import is_dose
from vr_runtime.launcher.run.emergency import EmergencyCorner
from vr_runtime.launcher.run.frame_plot import FramePlot
from vr_runtime.launcher.run.help_overlay import HelpOverlay
from vr_runtime.launcher.run.light_sound import LightSound
from vr_runtime.launcher.run.meter import Meter
from vr_runtime.launcher.run.mirror_view import MirrorView
from vr_runtime.launcher.run.next_act import NextAct
from vr_runtime.launcher.run.next_act_panel import NextActPanel
from vr_runtime.launcher.run.times import age
from vr_runtime.launcher.run.top_bar import TopBar
from vr_runtime.launcher.run.veil import Veil
from vr_runtime.launcher.theme import theme

_AGE_EVERY_MS: Final = 1000


class RunPage(QWidget):
    """Shows each state of the session as it comes; every act goes out through the attachment."""

    shows_loss = True
    """The window need not say that an emergency did not get through: this page does."""

    def __init__(
        self,
        context: Context,
        *,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._context = context
        self._now_s = now_s
        self._seen_s = now_s()
        self._state: ms.Snapshot | None = None
        self.lost = False
        self.acts = Acts(context.attachment, self)
        self._make_panels(context)
        self._lay_out()
        self._connect(context)
        self._make_keys()
        self._ageing = QTimer(self)
        self._ageing.setInterval(_AGE_EVERY_MS)
        self._ageing.timeout.connect(self._show_age)
        if context.attachment.snapshot is not None:
            self.show_state(context.attachment.snapshot)

    def _make_panels(self, context: Context) -> None:
        self.top_bar = TopBar()
        self.mirror = MirrorView(context.places.runtime)
        self.meter = Meter()
        self.chips = Chips()
        self.frames = FramePlot()
        self.clocks = Clocks()
        self.course = CourseLine()
        self.light_sound = LightSound(self.acts)
        self.next_act = NextActPanel(self._press_next)
        self.answer = AnswerLine()
        self.grid = ActGrid(self.acts, allowed_scenes=lambda: context.settings.now.allowed_scenes)
        self.alarms = AlarmsBar()
        self.alarm_list = AlarmsList(self)
        self.alarm_list.hide()
        self.emergency = EmergencyCorner(self.acts)
        self._panels = (
            self.top_bar,
            self.mirror,
            self.meter,
            self.chips,
            self.frames,
            self.course,
            self.light_sound,
            self.emergency,
        )
        self.veil = Veil(self)
        self.help = HelpOverlay(self)

    def _lay_out(self) -> None:
        gap = theme().S * 2
        self.columns = Columns(
            {
                "mirror": self.mirror,
                "meter": _framed(self.meter),
                "chips": self.chips,
                "frames": _framed(self.frames),
                "clocks": self.clocks,
                "course": self.course,
                "light_sound": _framed(self.light_sound),
                "next_act": self.next_act,
                "answer": self.answer,
                "grid": self.grid,
            }
        )
        self._area = scrolling(self.columns)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(gap)
        foot.addWidget(self.alarms, 1)
        foot.addWidget(self.emergency)
        # At the bottom right in every language: the hand knows the place.
        self._foot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.alarms.setLayoutDirection(self.layoutDirection())
        self.emergency.setLayoutDirection(self.layoutDirection())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap, theme().S, gap, gap)
        layout.setSpacing(gap)
        layout.addWidget(self.top_bar)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)
        self._foot.installEventFilter(self)
        self.grid.installEventFilter(self)

    def _connect(self, context: Context) -> None:
        attachment = context.attachment
        attachment.state.connect(self.show_state)
        attachment.lost.connect(self.show_lost)
        self.acts.answered.connect(self.answer.show_answer)
        self.acts.answered.connect(lambda _answer: self._refresh_next())
        self.alarms.silence.connect(self._silence)
        self.alarm_list.silence.connect(self._silence)
        self.alarms.opened.connect(self._open_alarms)
        self.top_bar.help_wanted.connect(self.help.toggle)

    def _make_keys(self) -> None:
        grid = self.grid
        for key, pressed in (
            ("F1", self.help.toggle),
            ("F12", self.emergency.press),
            ("Ctrl+Return", self.next_act.press),
            ("Ctrl+Enter", self.next_act.press),
            (KEYS["ease"], grid.toggle_ease),
            (KEYS["eyes_closed"], grid.toggle_eyes_closed),
            (KEYS["approach"], grid.approach),
            (KEYS["level"], grid.toggle_level),
            (KEYS["recentre"], grid.recentre),
            (KEYS["pause"], grid.pause_or_resume),
            ("F8", self.alarms.more.toggle),
            ("F9", self.alarms.silence_first),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(pressed)

    # --- what comes in

    def show_state(self, state: ms.Snapshot) -> None:
        """Every panel, each of which draws only what has changed."""
        self._state, self._seen_s = state, self._now_s()
        if self.lost:
            self._found()
        dose = is_dose(state.plan.preset)
        for panel in self._panels:
            panel.show_state(state)
        self.clocks.show_state(state, dose=dose)
        self.grid.show_state(state, dose=dose)
        self.next_act.show_state(state, dose=dose, sent=self._next_is_sent())
        self.alarms.show_alarms(standing_of(state))
        if self.alarm_list.isVisible():
            self._place_alarms()

    def show_lost(self, _what: str = "", _remedy: str = "") -> None:
        """The host is gone: what was known last stays, greyed, with its age; and what to do. The window says why."""
        if self._state is None or self._state.flags.ended:
            return
        self.lost = True
        self.grid.close_question()
        self.mirror.show_lost()
        self.emergency.show_lost()
        self.alarms.show_lost(
            self.tr("No connection to the session"),
            self.tr("The picture may play on. When in doubt, take the headset off."),
        )
        self.alarm_list.hide()
        for part in (self.grid, self.next_act, self.light_sound):
            part.setEnabled(False)
        self._show_age()
        self.veil.show()
        self.veil.raise_()
        self._ageing.start()

    def _found(self) -> None:
        self.lost = False
        self._ageing.stop()
        self.veil.hide()
        for part in (self.grid, self.next_act, self.light_sound):
            part.setEnabled(True)

    def _show_age(self) -> None:
        last = self.tr("Last known, {age} ago").format(age=age(max(1.0, self._now_s() - self._seen_s)))
        self.veil.show_age(last)

    # --- what goes out

    def press_emergency(self) -> None:
        """What the emergency key does, wherever the keyboard is."""
        self.emergency.press()

    def _press_next(self, due: NextAct) -> None:
        if due.act is None:
            return
        if due.kind == "end":
            self.grid.ask_to_end()
        else:
            self.acts.send(due.act)
            self._refresh_next()

    def _next_is_sent(self) -> bool:
        act = self.next_act.due.act
        return act is not None and self.acts.waits(type(act))

    def _refresh_next(self) -> None:
        if self._state is not None and not self.lost:
            dose = is_dose(self._state.plan.preset)
            self.next_act.show_state(self._state, dose=dose, sent=self._next_is_sent())

    def _silence(self, name: str) -> None:
        self.acts.send(ms.Silence(name))

    # --- what lies over the page

    def _open_alarms(self, opened: bool) -> None:
        if opened and self._state is not None:
            self._place_alarms()
            self.alarm_list.show()
            self.alarm_list.raise_()
        else:
            self.alarm_list.hide()

    def _place_alarms(self) -> None:
        if self._state is not None:
            self.alarm_list.show_alarms(standing_of(self._state))
        width = self.alarms.width()
        height = min(self.alarm_list.heightForWidth(width), self._foot.y() - theme().S)
        self.alarm_list.setGeometry(
            self._foot.x() + self.alarms.x(), self._foot.y() - theme().S - height, width, height
        )

    def _place_veil(self) -> None:
        self.veil.setGeometry(0, 0, self.width(), self._foot.y())

    def _align_emergency(self) -> None:
        """As wide as the acts above it, where these are a column of their own."""
        least = theme().px(240)
        column = least if self.columns.shape == "one" else self.grid.width()
        self.emergency.setFixedWidth(max(least, min(column, self.width() * 2 // 5)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        look = theme()
        self.clocks.show_large(self.width() >= look.px(1500) and self.height() >= look.px(900))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """What lies over the page ends where its foot begins, wherever that has moved to."""
        if watched is self.grid and event.type() == QEvent.Type.Resize:
            self._align_emergency()
        if watched is self._foot and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.help.place(self._foot.y())
            self._place_veil()
            if self.alarm_list.isVisible():
                self._place_alarms()
        return False


def _framed(part: QWidget) -> Panel:
    panel = Panel()
    panel.layout().setContentsMargins(theme().px(12), theme().S, theme().px(12), theme().S)  # type: ignore[union-attr]
    panel.body.addWidget(part)
    panel.setAccessibleName(part.accessibleName())
    return panel
