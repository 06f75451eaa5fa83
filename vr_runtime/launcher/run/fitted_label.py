"""A line that is written as large as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from vr_runtime.launcher.theme import theme


class FittedLabel(QLabel):
    """`sizes`: pixels and the most lines in them, the best first; at the last it takes as many lines as it needs."""

    def __init__(self, *sizes: tuple[int, int], bold: bool = True) -> None:
        super().__init__()
        self._sizes, self._bold = sizes, bold
        self._size = sizes[0][0]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFont(theme().font(self._size, bold=bold))

    @property
    def size_px(self) -> int:
        """In which it is written now."""
        return self._size

    def use_sizes(self, *sizes: tuple[int, int]) -> None:
        self._sizes = sizes
        self._fit()

    def write(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(80), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = QRect(0, 0, max(theme().px(80), self.width()), 10_000)
        for size, lines in self._sizes:
            metrics = QFontMetrics(theme().font(size, bold=self._bold))
            taken = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
            if taken.height() <= lines * metrics.lineSpacing() + 2 and taken.width() <= room.width():
                break
        if size != self._size:
            self._size = size
            self.setFont(theme().font(size, bold=self._bold))
