"""Frame health: how long frames take against what they may take, and the missed ones, over the last five minutes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import label
from vr_runtime.launcher.run.frame_history import KEPT_S, FrameHistory, period_ms
from vr_runtime.launcher.theme import theme

_SAID_EVERY: Final = 5


class FramePlot(QWidget):
    """Drawn once a second, and only on show. The plot itself is made when first shown, since it is slow to load."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now_s = now_s
        self.history = FrameHistory()
        self._period_ms: float | None = None
        self._plot: Any = None
        self._drawn, self._news = 0, (0, True)
        self._said = label(role="small", wraps=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(2))
        self._layout.addWidget(self._said)
        self.setFixedHeight(theme().px(96))
        self.setAccessibleName(self.tr("Frames of the last five minutes"))
        self.setToolTip(self.accessibleName())

    @property
    def said(self) -> str:
        return self._said.text()

    def show_state(self, state: ms.Snapshot) -> None:
        self._period_ms = period_ms(state)
        if self.history.take(state, self._now_s()) and self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        super().showEvent(event)
        if self._plot is None:
            self._plot = _Curves()
            self._layout.addWidget(self._plot.widget, 1)
        self._draw()

    def _draw(self) -> None:
        # A tenth of a millisecond more or less is news to nobody, and other words have the whole page laid out again.
        news = self.history.missed, self.history.last_ms is None
        if news != self._news or self._drawn % _SAID_EVERY == 0:
            self._news, self._drawn = news, 0
            self._say(self._words())
        self._drawn += 1
        if self._plot is not None:
            self._plot.draw(self.history, self._period_ms)

    def _say(self, said: str) -> None:
        if said != self._said.text():
            self._said.setText(said)
            self.setAccessibleDescription(said)

    def _words(self) -> str:
        last_ms, period = self.history.last_ms, self._period_ms
        if last_ms is None or period is None:
            return self.tr("Frames: none yet")
        said = self.tr("Frames {took} of {may} ms, {missed} missed")
        return said.format(took=words.number(last_ms), may=words.number(period), missed=self.history.missed)


class _Curves:
    """pyqtgraph's part: a line for the time taken, one for the time there is, bars for what was missed."""

    def __init__(self) -> None:
        import pyqtgraph as pg

        look = theme()
        self.widget = pg.PlotWidget(background=look.raised)
        for part in (self.widget, self.widget.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.setMenuEnabled(False)
        self.widget.hideButtons()
        plot = self.widget.getPlotItem()
        plot.hideAxis("left")
        plot.hideAxis("bottom")
        plot.setMouseEnabled(False, False)
        plot.setContentsMargins(0, 0, 0, 0)
        plot.setXRange(-KEPT_S, 0, padding=0)
        self._plot = plot
        self._missed = pg.BarGraphItem(x=[], height=[], width=2.0, brush=look.warn, pen=None)
        self._took = pg.PlotCurveItem(pen=pg.mkPen(look.accent, width=look.px(1)), connect="finite")
        self._may = pg.InfiniteLine(angle=0, pen=pg.mkPen(look.quiet_text, width=1, style=Qt.PenStyle.DashLine))
        for item in (self._missed, self._may, self._took):
            plot.addItem(item)

    def draw(self, history: FrameHistory, may_ms: float | None) -> None:
        import numpy as np

        seconds = list(history.seconds)
        at = np.arange(1 - len(seconds), 1, dtype=float)
        took = np.array([np.nan if one.app_ms is None else one.app_ms for one in seconds], dtype=float)
        top = 1.4 * (may_ms or 12.0)
        self._took.setData(at, np.minimum(took, top))
        self._may.setVisible(may_ms is not None)
        self._may.setValue(may_ms or 0.0)
        missed = [(t, one.missed) for t, one in zip(at, seconds, strict=True) if one.missed]
        # A missed frame is seen however few there are: from the bottom up, a quarter of the height at least.
        heights = [top * min(1.0, 0.25 + count / 20) for _, count in missed]
        self._missed.setOpts(x=[t for t, _ in missed], height=heights)
        self._plot.setYRange(0, top, padding=0)
