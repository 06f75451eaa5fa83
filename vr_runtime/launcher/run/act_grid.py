"""The quiet acts, and in their place the question, the minutes or the scenes that one of them asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher.controls import ActButton, label
from vr_runtime.launcher.run.act_state import MINUTES, Fit, fit_of
from vr_runtime.launcher.run.acts import Acts
from vr_runtime.launcher.run.scene_tiles import SceneTiles
from vr_runtime.launcher.run.tile import Tile
from vr_runtime.launcher.theme import theme

KEYS = {"ease": "F2", "eyes_closed": "F3", "approach": "F4", "level": "F5", "recentre": "F6", "pause": "F7"}


class ActGrid(QStackedWidget):
    """Every act goes through `acts`; what ends something before its time asks once, here, and nothing waits."""

    def __init__(self, acts: Acts, *, allowed_scenes: Callable[[], Collection[str]] = tuple) -> None:
        super().__init__()
        self._acts = acts
        self._state: ms.Snapshot | None = None
        self._fit: Fit | None = None
        self.tiles = self._made_tiles()
        self._grid = _grid_of(self.tiles)
        self.minutes = _Minutes(self._replan, self.close_question)
        self.question = _Question(self.close_question)
        self.scenes = SceneTiles(self._change_scene, self.close_question, allowed=allowed_scenes)
        for part in (self._grid, self.minutes, self.question, self.scenes):
            self.addWidget(part)
        self.setAccessibleName(self.tr("Acts"))

    def _made_tiles(self) -> dict[str, Tile]:
        return {
            "ease": Tile(self.tr("Ease"), self.toggle_ease, key=KEYS["ease"]),
            "eyes_closed": Tile(self.tr("Eyes closed"), self.toggle_eyes_closed, key=KEYS["eyes_closed"]),
            "approach": Tile(self.tr("Staff approach"), self.approach, key=KEYS["approach"]),
            "level": Tile(self.tr("Level view"), self.toggle_level, key=KEYS["level"]),
            "recentre": Tile(self.tr("Recentre"), self.recentre, key=KEYS["recentre"]),
            "pause": Tile(self.tr("Pause"), self.pause_or_resume, key=KEYS["pause"]),
            "extend": Tile(self.tr("Extend"), lambda: self._ask_minutes(longer=True)),
            "shorten": Tile(self.tr("Shorten"), lambda: self._ask_minutes(longer=False)),
            "scene": Tile(self.tr("Change scene"), self._ask_scene),
            "stop": Tile(self.tr("Stopped early"), self.stop_or_start_again),
            "end": Tile(self.tr("End session"), self.ask_to_end),
        }

    @property
    def asks(self) -> bool:
        """Something stands in place of the grid."""
        return self.currentWidget() is not self._grid

    def show_state(self, state: ms.Snapshot, *, dose: bool = False) -> None:
        self._state = state
        fit, flags = fit_of(state, dose=dose), state.flags
        if fit != self._fit:
            self._fit = fit
            self._allow(fit)
        on, off = self.tr("on"), self.tr("off")
        for name, is_on in (("ease", flags.ease), ("eyes_closed", flags.eyes_closed), ("level", flags.levelled)):
            self.tiles[name].show_note(on if is_on else off, on=is_on)
        self.tiles["approach"].show_note(self.tr("now") if flags.staff_approach else "")
        self.tiles["pause"].say(self.tr("Resume") if fit.resume else self.tr("Pause"))
        self.tiles["stop"].say(self.tr("Started again") if fit.again else self.tr("Stopped early"))
        if self.currentWidget() is self.scenes:
            self.scenes.show_current(state.sliders.scene)

    def _allow(self, fit: Fit) -> None:
        for name, allowed in (
            ("ease", fit.live),
            ("eyes_closed", fit.live),
            ("approach", fit.live),
            ("level", fit.picture),
            ("recentre", fit.picture),
            ("pause", fit.pause or fit.resume),
            ("extend", bool(fit.extend)),
            ("shorten", bool(fit.shorten)),
            ("scene", fit.picture),
            ("stop", fit.stop or fit.again),
            ("end", fit.live),
        ):
            self.tiles[name].setEnabled(allowed)
        self.minutes.offer(fit)
        if not fit.live:
            self.close_question()

    # --- the acts

    def toggle_ease(self) -> None:
        self._switch("ease", lambda state: ms.Ease(not state.flags.ease))

    def toggle_eyes_closed(self) -> None:
        self._switch("eyes_closed", lambda state: ms.EyesClosed(not state.flags.eyes_closed))

    def toggle_level(self) -> None:
        self._switch("level", lambda state: ms.Level(not state.flags.levelled))

    def approach(self) -> None:
        self._switch("approach", lambda _: ms.Approach())

    def recentre(self) -> None:
        self._switch("recentre", lambda _: ms.Recentre())

    def pause_or_resume(self) -> None:
        """To pause and to go on both follow what has been done at the pump; neither ends anything, so neither asks."""
        self._switch("pause", lambda state: ms.Resumed() if state.flags.paused else ms.Paused())

    def _switch(self, tile: str, act_of: Callable[[ms.Snapshot], ms.Act]) -> None:
        if self._state is not None and self.tiles[tile].isEnabled():
            self._acts.send(act_of(self._state))

    # --- what asks once

    def stop_or_start_again(self) -> None:
        if self._fit is not None and self._fit.again:
            self.ask(
                self.tr("Has the infusion started again?"),
                self.tr("The session leaves its way back and deepens once more."),
                self.tr("It has started"),
                ms.Started(),
            )
            return
        self.ask_to_stop()

    def ask_to_stop(self) -> None:
        self.ask(
            self.tr("Has the infusion been stopped before its time?"),
            self.tr("The return begins at once."),
            self.tr("It has stopped"),
            ms.Stopped(),
        )

    def ask_to_end(self) -> None:
        self.ask(
            self.tr("End the session?"),
            self.tr("Light and sound go down in ten seconds. It cannot be taken back."),
            self.tr("End session"),
            ms.End(),
        )

    def ask(self, question: str, detail: str, yes: str, act: ms.Act) -> None:
        """Once, in place of the grid; whatever else is on the page goes on."""
        if self._fit is None or not self._fit.live:
            return
        self.question.show_question(question, detail, yes, lambda: self._acts.send(act))
        self.setCurrentWidget(self.question)
        self.question.refuse.setFocus()

    def close_question(self) -> None:
        if self.asks:
            self.setCurrentWidget(self._grid)

    def _ask_minutes(self, *, longer: bool) -> None:
        if self._fit is None:
            return
        self.minutes.show_minutes(self._fit, longer=longer)
        self.setCurrentWidget(self.minutes)
        self.minutes.focus_first()

    def _replan(self, minutes: int, longer: bool) -> None:
        self._acts.send(ms.Extend(minutes) if longer else ms.Shorten(minutes))

    def _ask_scene(self) -> None:
        if self._state is None:
            return
        self.scenes.show_current(self._state.sliders.scene)
        self.scenes.arrange()
        self.setCurrentWidget(self.scenes)
        self.scenes.focus_first()

    def _change_scene(self, name: str) -> None:
        if self._state is not None and name != self._state.sliders.scene:
            self._acts.send(ms.Scene(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        if event.key() == Qt.Key.Key_Escape and self.asks:
            self.close_question()
            return
        super().keyPressEvent(event)


def _grid_of(tiles: dict[str, Tile]) -> QWidget:
    """Two to a row, the end alone."""
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(theme().S)
    for number, tile in enumerate(tiles.values()):
        alone = tile is tiles["end"]
        grid.addWidget(tile, number // 2, number % 2, 1, 2 if alone else 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    for row in range(grid.rowCount()):
        grid.setRowStretch(row, 2)
    grid.setRowStretch(grid.rowCount(), 1)
    return part


class _Question(QWidget):
    """One question. The safe answer has the keyboard."""

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__()
        self._back = back
        self._yes: Callable[[], object] = back
        self.words = label(role="title", wraps=True)
        self._detail = label(role="quiet", wraps=True)
        self.accept = ActButton("", self._accepted, kind="next")
        self.refuse = ActButton(self.tr("No, go back"), back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().S, 0, 0)
        layout.setSpacing(theme().S * 2)
        for part in (self.words, self._detail, self.refuse, self.accept):
            layout.addWidget(part)
        for button in (self.accept, self.refuse):
            button.setMinimumHeight(theme().px(56))
        layout.addStretch(1)

    def show_question(self, question: str, detail: str, yes: str, then: Callable[[], object]) -> None:
        self.words.setText(question)
        self._detail.setText(detail)
        self.accept.say(yes)
        self._yes = then
        self.setAccessibleName(question)

    def _accepted(self) -> None:
        self._back()
        self._yes()


class _Minutes(QWidget):
    """By how much an infusion is to last longer, or less long."""

    def __init__(self, chosen: Callable[[int, bool], object], back: Callable[[], object]) -> None:
        super().__init__()
        self._longer = True
        self._title = label(role="title", wraps=True)
        self._detail = label(role="quiet", wraps=True)
        self.choices = {minutes: Tile("", partial(self._choose, minutes)) for minutes in MINUTES}
        self._chosen, self._back = chosen, back
        grid = QGridLayout()
        grid.setSpacing(theme().S)
        for number, tile in enumerate(self.choices.values()):
            grid.addWidget(tile, number // 2, number % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().S, 0, 0)
        layout.setSpacing(theme().S * 2)
        layout.addWidget(self._title)
        layout.addWidget(self._detail)
        layout.addLayout(grid)
        layout.addWidget(ActButton(self.tr("Go back"), back))
        layout.addStretch(1)

    def show_minutes(self, fit: Fit, *, longer: bool) -> None:
        self._longer = longer
        self._title.setText(self.tr("Extend the infusion by") if longer else self.tr("Shorten the infusion by"))
        self._detail.setText(self.tr("The course follows what is set at the pump."))
        self.setAccessibleName(self._title.text())
        for minutes, tile in self.choices.items():
            tile.say(self.tr("{minutes} min").format(minutes=minutes))
        self.offer(fit)

    def offer(self, fit: Fit) -> None:
        allowed = fit.extend if self._longer else fit.shorten
        for minutes, tile in self.choices.items():
            tile.setEnabled(minutes in allowed)

    def focus_first(self) -> None:
        first = next((tile for tile in self.choices.values() if tile.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def _choose(self, minutes: int) -> None:
        self._back()
        self._chosen(minutes, self._longer)
