"""The headset in a few chips, each a mark and a word: worn, tracking, refresh rate, link, battery, recoveries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import Chip
from vr_runtime.launcher.theme import theme

_BATTERY_LOW_PERCENT = 20
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Face:
    """What a chip shows. `level`: plain, ok, warn or problem."""

    name: str
    text: str
    level: str


def faces_of(state: ms.Snapshot) -> tuple[Face, ...]:
    """The chips of a state, always in the same order; battery and recoveries only where there is something to say."""
    translate = QCoreApplication.translate
    display = state.display
    faces = [_link(state)]
    known = display.opened and state.player.alive
    if not known:
        faces.append(Face("worn", translate("Chips", "Worn, tracking: not known"), "plain"))
    else:
        worn = display.worn and not state.flags.headset_off
        faces.append(Face("worn", translate("Chips", "Worn") if worn else translate("Chips", "Headset off"), _ok(worn)))
        tracked = translate("Chips", "Tracking") if display.tracked else translate("Chips", "No tracking")
        faces.append(Face("tracking", tracked, _ok(display.tracked)))
    if display.refresh_hz:
        refresh = translate("Chips", "{rate} Hz").format(rate=round(display.refresh_hz))
        faces.append(Face("refresh", refresh, "ok" if known else "plain"))
    else:
        faces.append(Face("refresh", translate("Chips", "Rate: not known"), "plain"))
    if display.battery_percent is not None:
        battery = translate("Chips", "Battery {percent}").format(percent=words.percent(display.battery_percent))
        faces.append(Face("battery", battery, _ok(display.battery_percent >= _BATTERY_LOW_PERCENT)))
    if display.scale < 1.0:
        scale = translate("Chips", "Sharpness {percent}").format(percent=words.percent(100 * display.scale))
        faces.append(Face("scale", scale, "plain"))
    if display.recoveries:
        faces.append(Face("recoveries", translate("Chips", "Came back: {0}").format(display.recoveries), "warn"))
    return tuple(faces)


def _link(state: ms.Snapshot) -> Face:
    translate = QCoreApplication.translate
    if not state.player.alive:
        return Face("link", translate("Chips", "No picture"), "problem")
    if not state.display.opened:
        return Face("link", translate("Chips", "Connecting"), "plain")
    if any(alarm.name == "headset_lost" for alarm in state.alarms) or "lost" in state.headset:
        return Face("link", translate("Chips", "Link lost"), "problem")
    return Face("link", translate("Chips", "Linked"), "ok")


def _ok(holds: bool) -> str:
    return "ok" if holds else "warn"


class Chips(QWidget):
    """The chips in rows of two, a long one by itself; they are dressed again only where they say something else."""

    def __init__(self) -> None:
        super().__init__()
        self.faces: tuple[Face, ...] = ()
        self._chips: list[Chip] = []
        self._places: tuple[tuple[int, int, int], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().S)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, theme().px(40))
        self.setAccessibleName(self.tr("Headset"))

    def show_state(self, state: ms.Snapshot) -> None:
        faces = faces_of(state)
        if faces == self.faces:
            return
        before, self.faces = self.faces, faces
        while len(self._chips) < len(faces):
            chip = Chip()
            chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._chips.append(chip)
        for number, face in enumerate(faces):
            if number >= len(before) or face != before[number]:
                symbol = "info" if face.level == "plain" else ""
                self._chips[number].show_chip(face.text, face.level, symbol)
                self._chips[number].setToolTip(face.text)
        self.setAccessibleDescription(", ".join(face.text for face in faces))
        self._place()

    def _place(self) -> None:
        half = (self.width() - theme().S) // _COLUMNS
        wide = [self._chips[number].sizeHint().width() > half for number in range(len(self.faces))]
        places = tuple(places_of(wide))
        if places == self._places:
            return
        self._places = places
        for chip in self._chips:
            self._grid.removeWidget(chip)
            chip.hide()
        for chip, (row, column, span) in zip(self._chips, places, strict=False):
            self._grid.addWidget(chip, row, column, 1, span)
            chip.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        self._place()


def places_of(wide: Sequence[bool]) -> Iterator[tuple[int, int, int]]:
    """Row, column and columns of each chip, in order: one that is wide has a row to itself."""
    row = column = 0
    for is_wide in wide:
        if is_wide and column:
            row, column = row + 1, 0
        yield row, column, _COLUMNS if is_wide else 1
        column += _COLUMNS if is_wide else 1
        if column >= _COLUMNS:
            row, column = row + 1, 0
