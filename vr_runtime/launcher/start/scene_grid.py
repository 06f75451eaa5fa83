"""Tiles in as many columns as there is room for, all of one size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vr_runtime.launcher.start.scene_tile import SceneTile
from vr_runtime.launcher.theme import theme

_LEAST_PX, _USUAL_COLUMNS, _MANY = 136, 4, 8
_WIDE_PX = 220


def columns_for(width: int, count: int, unit: float) -> int:
    """Four for a handful; more than that only where tiles stay large, and there are many. `unit`: pixels at 100 %."""
    gap = 12 * unit
    fitting = max(1, int((width + gap) // (_LEAST_PX * unit + gap)))
    most = _USUAL_COLUMNS if count <= _MANY else max(_USUAL_COLUMNS, int((width + gap) // (_WIDE_PX * unit + gap)))
    return min(fitting, most, max(1, count))


class SceneGrid(QWidget):
    """Its height follows from its width."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: tuple[SceneTile, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tiles(self, tiles: Sequence[SceneTile]) -> None:
        """Other tiles, in their order; those from before are the caller's."""
        self._tiles = tuple(tiles)
        for tile in self._tiles:
            tile.setParent(self)
            tile.show()
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        if not self._tiles:
            return 0
        columns, _, high = self._measures(width)
        rows = -(-len(self._tiles) // columns)
        return rows * high + (rows - 1) * self._gap

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        width = max(self.width(), theme().px(620))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(_LEAST_PX), self.heightForWidth(max(self.width(), theme().px(_LEAST_PX))))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        self._place()

    @property
    def _gap(self) -> int:
        return theme().px(8)

    def _measures(self, width: int) -> tuple[int, int, int]:
        columns = columns_for(width, len(self._tiles), theme().scale)
        wide = (width - (columns - 1) * self._gap) // columns
        return columns, wide, max(tile.heightForWidth(wide) for tile in self._tiles)

    def _place(self) -> None:
        if not self._tiles:
            return
        columns, wide, high = self._measures(self.width())
        mirrored = self.isRightToLeft()
        for index, tile in enumerate(self._tiles):
            row, column = divmod(index, columns)
            column = columns - 1 - column if mirrored else column
            tile.setGeometry(QRect(column * (wide + self._gap), row * (high + self._gap), wide, high))
        self.updateGeometry()
