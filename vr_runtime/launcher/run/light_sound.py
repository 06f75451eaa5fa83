"""What the patient sees and hears, in five settings: brightness, volume, music, voice, the light to breathe with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import SliderRow
from vr_runtime.launcher.run.act_state import fit_of
from vr_runtime.launcher.run.acts import Acts, Answer
from vr_runtime.launcher.run.tile import Tile
from vr_runtime.launcher.theme import theme

_REST_MS = 250
"""A slider that is moved by keys or dragged sends where it comes to rest, not every step of the way."""


class LightSound(QWidget):
    """Sliders follow the host, except while somebody holds one or its act is on the way."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._state: ms.Snapshot | None = None
        self.brightness = SliderRow(self.tr("Brightness"), "%", 25, 100, 5)
        self.volume = SliderRow(self.tr("Volume"), "dB", -24, 0, 1, words=words.volume)
        self._rests = {
            ms.Brightness: self._rest(self.brightness, lambda value: ms.Brightness(round(value))),
            ms.Volume: self._rest(self.volume, lambda value: ms.Volume(float(value))),
        }
        self.music = Tile(self.tr("Music"), lambda: self._switch(lambda s: ms.Music(not s.sliders.music)))
        self.voice = Tile(self.tr("Voice"), lambda: self._switch(lambda s: ms.Voice(not s.sliders.voice)))
        self.breath = Tile(self.tr("Breath light"), lambda: self._switch(lambda s: ms.Breath(not s.sliders.breath)))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().S * 2)
        grid.setVerticalSpacing(theme().S)
        grid.addWidget(self.brightness, 0, 0, 1, 3)
        grid.addWidget(self.volume, 0, 3, 1, 3)
        for column, tile in enumerate((self.music, self.voice, self.breath)):
            grid.addWidget(tile, 1, 2 * column, 1, 2)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        acts.answered.connect(self._on_answer)
        self.setAccessibleName(self.tr("Light and sound"))

    def show_state(self, state: ms.Snapshot) -> None:
        self._state = state
        sliders, fit = state.sliders, fit_of(state)
        for row, kind, value in (
            (self.brightness, ms.Brightness, sliders.brightness_percent),
            (self.volume, ms.Volume, sliders.volume_db),
        ):
            if not self._rests[kind].isActive() and not self._acts.waits(kind) and round(row.value) != round(value):
                row.show_value(value)
            if row.isEnabled() != fit.live:
                row.setEnabled(fit.live)
        on, off = self.tr("on"), self.tr("off")
        for tile, is_on, allowed in (
            (self.music, sliders.music, fit.live),
            (self.voice, sliders.voice, fit.live),
            (self.breath, sliders.breath, fit.breath or sliders.breath),
        ):
            tile.show_note(on if is_on else off, on=is_on)
            if tile.isEnabled() != allowed:
                tile.setEnabled(allowed)

    def _rest(self, row: SliderRow, act_of: Callable[[float], ms.Act]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_REST_MS)
        timer.timeout.connect(lambda: self._acts.send(act_of(row.value)))
        row.set_to.connect(lambda _value: timer.start())
        return timer

    def _switch(self, act_of: Callable[[ms.Snapshot], ms.Act]) -> None:
        if self._state is not None:
            self._acts.send(act_of(self._state))

    def _on_answer(self, answer: Answer) -> None:
        """What was refused goes back to where the host has it."""
        if answer.stage in ("refused", "unsent") and self._state is not None:
            self.show_state(self._state)
