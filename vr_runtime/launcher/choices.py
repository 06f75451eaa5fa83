"""Ways to choose: one of a few, or a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QSlider, QWidget

from vr_runtime.launcher.acts import ActButton
from vr_runtime.launcher.pieces import label
from vr_runtime.launcher.theme import theme


class ChoiceRow(QWidget):
    """One of a few, side by side. Arrow keys move between them."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], value: object = None, *, says: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._values: list[object] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setAccessibleName(says)
        self._says = says
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))
        self.offer(choices, value)

    def offer(self, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        """Other choices: value and word. The first is chosen where `value` is none of them."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        self._values = [one for one, _ in choices]
        for index, (_, word) in enumerate(choices):
            button = ActButton(word, kind="choice", says=f"{self._says}: {word}" if self._says else word)
            button.setCheckable(True)
            seen = len(choices) - 1 - index if self.isRightToLeft() else index  # corners are not mirrored
            place = "only" if len(choices) == 1 else {0: "first", len(choices) - 1: "last"}.get(seen, "middle")
            button.setProperty("place", place)
            # The chosen one is bold; it shall not be wider than it was, or cut.
            wide = QFontMetrics(theme().font(bold=True)).horizontalAdvance(word) + theme().px(28)
            button.setMinimumSize(max(wide, theme().touch), theme().touch)
            self._group.addButton(button, index)
            self._layout.addWidget(button, 1)
        self.choose(value)

    @property
    def value(self) -> object:
        index = self._group.checkedId()
        return self._values[index] if 0 <= index < len(self._values) else None

    def choose(self, value: object) -> None:
        """Show `value` as chosen, without the signal."""
        index = self._values.index(value) if value in self._values else 0
        button = self._group.button(index)
        if button is not None:
            button.setChecked(True)

    def buttons(self) -> list[QAbstractButton]:
        return self._group.buttons()


class SliderRow(QWidget):
    """A labelled slider whose value stands beside it as a number with its unit, or as `words` say it.

    `moved` comes while it moves, `set_to` when it is let go.
    """

    moved = Signal(float)
    set_to = Signal(float)

    def __init__(
        self,
        name: str,
        unit: str,
        lo: float,
        hi: float,
        step: float,
        value: float | None = None,
        *,
        words: Callable[[float], str] | None = None,
    ) -> None:
        super().__init__()
        self._lo, self._step, self._unit, self._words = lo, step, unit, words
        self._digits = 0 if float(step).is_integer() else 1
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, round((hi - lo) / step))
        self._slider.setPageStep(max(1, self._slider.maximum() // 10))
        self._slider.setMinimumHeight(theme().touch)
        self._slider.setMinimumWidth(theme().px(140))
        self._slider.setAccessibleName(name)
        self._number = label()
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._name = label(name)
        self._name.setBuddy(self._slider)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme().S)
        layout.setVerticalSpacing(0)
        layout.addWidget(self._name, 0, 0)
        layout.addWidget(self._number, 0, 1)
        layout.addWidget(self._slider, 1, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        self._slider.valueChanged.connect(self._changed)
        self._slider.sliderReleased.connect(lambda: self.set_to.emit(self.value))
        self.show_value(hi if value is None else value)

    @property
    def slider(self) -> QSlider:
        return self._slider

    @property
    def value(self) -> float:
        return self._lo + self._slider.value() * self._step

    @property
    def held(self) -> bool:
        """Somebody has it in hand."""
        return self._slider.isSliderDown()

    def show_value(self, value: float) -> None:
        """Move it there, without a signal; a slider in somebody's hand stays there."""
        if self.held:
            return
        self._slider.blockSignals(True)
        self._slider.setValue(round((value - self._lo) / self._step))
        self._slider.blockSignals(False)
        self._write()

    def _changed(self) -> None:
        self._write()
        self.moved.emit(self.value)
        if not self.held:
            self.set_to.emit(self.value)

    def _write(self) -> None:
        number = f"{self.value:.{self._digits}f} {self._unit}".strip()
        words = number if self._words is None else self._words(self.value)
        self._number.setText(words)
        self._slider.setAccessibleDescription(words)
