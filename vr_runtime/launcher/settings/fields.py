"""The controls of a setting. Each has `show_value(value)`, which is silent, and `given`, which carries a person's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from vr_runtime.clinic.setting_types import Value
from vr_runtime.launcher.controls import ActButton, ChoiceRow
from vr_runtime.launcher.drop_down import DropDown
from vr_runtime.launcher.theme import theme
from vr_runtime.launcher.tick_box import TickBox

Choices: TypeAlias = Sequence[tuple[Value, str]]
_AT_REST_MS: Final = 700  # a button that is pressed again and again is one change, and one line of the log


class RowField(QWidget):
    """One of a few, side by side."""

    given = Signal(object)

    def __init__(self, says: str, choices: Choices) -> None:
        super().__init__()
        self.row = ChoiceRow(choices, says=says)
        _alone(self, self.row)
        self.row.chosen.connect(self.given.emit)

    def show_value(self, value: Value) -> None:
        self.row.choose(value)


class ListField(QWidget):
    """One of many, or of those whose words are long."""

    given = Signal(object)

    def __init__(self, says: str, choices: Choices) -> None:
        super().__init__()
        self.box = DropDown()
        self.box.setMinimumWidth(theme().px(220))
        self.box.setAccessibleName(says)
        self.offer(choices)
        _alone(self, self.box)
        self.box.activated.connect(lambda _index: self.given.emit(self.box.currentData()))

    def offer(self, choices: Choices) -> None:
        """Other choices; what is chosen stays so."""
        now = self.box.currentData()
        self.box.clear()
        for value, word in choices:
            self.box.addItem(word, value)
        if now is not None:
            self.show_value(now)

    def show_value(self, value: Value) -> None:
        index = self.box.findData(value)
        if index < 0:  # a device that is not connected now, a scene that has gone
            self.box.addItem(str(value), value)
            index = self.box.count() - 1
        self.box.setCurrentIndex(index)


class _NumberBox(QDoubleSpinBox):
    """Under a style sheet Qt gives the line of a box without buttons no width: it gets all there is."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setStyleSheet("border: none; padding: 0px; min-height: 0px; background: transparent;")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        super().showEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def _make_room(self) -> None:
        edge = theme().px(3)
        self.lineEdit().setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))


class NumberField(QWidget):
    """A number to be typed, with a button for less and one for more, both large enough for a glove."""

    given = Signal(object)

    def __init__(self, says: str, unit: str, low: float, high: float, step: float, *, whole: bool) -> None:
        super().__init__()
        self._whole = whole
        self._shown: float = low
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_AT_REST_MS)
        self._rest.timeout.connect(self.settle)
        self.box = _NumberBox()
        self.box.setLocale(QLocale())
        self.box.setDecimals(0 if whole else 1)
        self.box.setRange(low, high)
        self.box.setSingleStep(step)
        self.box.setSuffix(f" {unit}")
        self.box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setMinimumSize(theme().px(118), theme().touch)
        self.box.setAccessibleName(says)
        self.box.setKeyboardTracking(False)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.installEventFilter(self)
        self.less = ActButton("−", self.box.stepDown, says=self.tr("{name}: less").format(name=says))
        self.more = ActButton("+", self.box.stepUp, says=self.tr("{name}: more").format(name=says))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        for button in (self.less, self.more):
            button.setFixedWidth(theme().px(52))
            button.setAutoRepeat(True)
            button.setStyleSheet(f"font-size: {theme().title}px; padding: {theme().px(4)}px 0px;")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same in the field
        layout.addWidget(self.less)
        layout.addWidget(self.box)
        layout.addWidget(self.more)
        self.box.valueChanged.connect(self._changed)

    def bound(self, most: float) -> None:
        """No more than so much from now on."""
        blocker = QSignalBlocker(self.box)
        self.box.setMaximum(most)
        blocker.unblock()
        self._shown = min(self._shown, most)
        self._bound()

    def show_value(self, value: Value) -> None:
        assert not isinstance(value, str | tuple)
        if self._rest.isActive():
            return  # in somebody's hand
        blocker = QSignalBlocker(self.box)
        self.box.setValue(value)
        blocker.unblock()
        self._shown = self.box.value()
        self._bound()

    def settle(self) -> None:
        """What was set counts from now on."""
        self._rest.stop()
        value = self.box.value()
        if value != self._shown:
            self._shown = value
            self.given.emit(round(value) if self._whole else value)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        self.settle()
        super().hideEvent(event)

    def _changed(self, _value: float) -> None:
        self._bound()
        self._rest.start()

    def _bound(self) -> None:
        self.less.setEnabled(self.isEnabled() and self.box.value() > self.box.minimum())
        self.more.setEnabled(self.isEnabled() and self.box.value() < self.box.maximum())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """A wheel that scrolls the page changes nothing on its way."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class SomeField(QWidget):
    """All, or only those that are ticked; of these at least one stays."""

    given = Signal(object)

    def __init__(self, says: str, choices: Choices) -> None:
        super().__init__()
        self._says = says
        self.which = ChoiceRow([(False, self.tr("All")), (True, self.tr("Only these"))], says=says)
        self.boxes: dict[str, TickBox] = {}
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, theme().S, 0, 0)
        self._grid.setHorizontalSpacing(theme().S * 2)
        self._grid.setVerticalSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.which)
        layout.addWidget(self._grid_holder)
        self.which.chosen.connect(self._chosen)
        self._chosen_names: tuple[str, ...] = ()
        self.offer(choices)

    def offer(self, choices: Choices) -> None:
        """Other choices."""
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self.boxes = {}
        for number, (name, word) in enumerate(choices):
            box = TickBox(word)
            box.setAccessibleName(f"{self._says}: {word}")
            box.clicked.connect(lambda _checked=False, name=str(name): self._ticked(name))
            self.boxes[str(name)] = box
            self._grid.addWidget(box, number // 2, number % 2)
        self._show()

    def show_value(self, value: Value) -> None:
        assert isinstance(value, tuple)
        self._chosen_names = value
        self._show()

    def _show(self) -> None:
        some = bool(self._chosen_names)
        self.which.choose(some)
        self._grid_holder.setVisible(some)
        for name, box in self.boxes.items():
            box.setChecked(name in self._chosen_names)

    def _chosen(self, some: object) -> None:
        self._give(tuple(self.boxes) if some else ())

    def _ticked(self, _name: str) -> None:
        gone = tuple(name for name in self._chosen_names if name not in self.boxes)  # not here now, and not forgotten
        ticked = tuple(name for name, box in self.boxes.items() if box.isChecked())
        if not ticked + gone:
            self._show()  # none allowed would be all allowed
            return
        self._give(ticked + gone)

    def _give(self, names: tuple[str, ...]) -> None:
        self._chosen_names = names
        self._show()
        self.given.emit(names)


Field: TypeAlias = RowField | ListField | NumberField | SomeField


def _alone(holder: QWidget, widget: QWidget) -> None:
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
