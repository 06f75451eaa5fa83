"""Three columns where there is room, two where there is less, else one: what has to be read first comes first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.launcher.theme import theme

Shape = Literal["three", "two", "one"]

# Of each shape: its columns, each with its least width, its share of what is left, and its parts from the top.
_SHAPES: Final[dict[Shape, tuple[tuple[int, int, tuple[str, ...]], ...]]] = {
    "three": (
        (256, 5, ("mirror", "meter", "chips", "frames")),
        (516, 9, ("clocks", "course", "light_sound")),
        (312, 6, ("next_act", "answer", "grid")),
    ),
    "two": (
        (516, 9, ("clocks", "course", "light_sound", "meter", "chips")),
        (312, 6, ("next_act", "answer", "grid", "mirror", "frames")),
    ),
    "one": (
        (
            320,
            1,
            (
                "clocks",
                "next_act",
                "answer",
                "course",
                "grid",
                "light_sound",
                "mirror",
                "meter",
                "chips",
                "frames",
            ),
        ),
    ),
}
_TAKES_THE_REST: Final = {"mirror", "course", "grid"}
_CLOSE: Final = {"next_act", "answer"}
"""What belongs to the part beneath it."""


class Columns(QWidget):
    """The parts by name, laid out for the width that there is. No word that is long in some language moves a column."""

    def __init__(self, parts: Mapping[str, QWidget]) -> None:
        super().__init__()
        self._parts = dict(parts)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().S * 2)
        self._columns: list[QWidget] = []
        self.shape: Shape | None = None
        self._arrange("three")

    def shape_for(self, width: int) -> Shape:
        """The widest shape that fits into so many pixels."""
        look = theme()
        for shape, columns in _SHAPES.items():
            if width >= sum(look.px(least) for least, _, _ in columns) + 2 * look.S * (len(columns) - 1):
                return shape
        return "one"

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Narrow enough for the window to choose another shape."""
        return QSize(theme().px(320), super().minimumSizeHint().height())

    def _arrange(self, shape: Shape) -> None:
        if shape == self.shape:
            return
        self.shape = shape
        before, self._columns = self._columns, []
        for least, share, names in _SHAPES[shape]:
            column = QWidget()
            column.setMinimumWidth(theme().px(least))
            column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            stacked = QVBoxLayout(column)
            stacked.setContentsMargins(0, 0, 0, 0)
            stacked.setSpacing(0)
            for name in names:
                stacked.addWidget(self._parts[name], 1 if name in _TAKES_THE_REST else 0)
                if name != names[-1]:
                    stacked.addSpacing(theme().S * (1 if name in _CLOSE else 2))
            self._columns.append(column)
            self._layout.addWidget(column, share)
        for column in before:
            self._layout.removeWidget(column)
            column.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        self._arrange(self.shape_for(event.size().width()))
