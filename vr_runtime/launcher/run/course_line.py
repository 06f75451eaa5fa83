"""The course as one wide time line: phases, chapters, what happened, and where the session is now."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import label
from vr_runtime.launcher.run.course_drawing import LineRows, draw_line
from vr_runtime.launcher.run.course_scale import Piece, Scale, end_of, piece_at, pieces_of, present_of
from vr_runtime.launcher.run.course_words import mark_word
from vr_runtime.launcher.run.times import hours_minutes, span
from vr_runtime.launcher.theme import theme

_NEAR_PX: Final = 10
_TOLD_EVERY_S: Final = 1.0
"""Of the session: what is said counts minutes, and a second moves the play head by a pixel at most."""


class CourseLine(QWidget):
    """`show_state` takes every state; it is drawn again where something moved by half a pixel, and not before."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = _Strip(self)
        self._detail = label(role="quiet", wraps=True)
        self._detail.setMinimumHeight(QFontMetricsF(theme().font()).height().__ceil__())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addWidget(self.strip, 1)
        layout.addWidget(self._detail)
        layout.addStretch(0)

    def show_state(self, state: ms.Snapshot) -> None:
        self.strip.show_state(state)

    @property
    def detail(self) -> str:
        """What is said of the part that is chosen, or of the present."""
        return self._detail.text()

    def say(self, detail: str) -> None:
        if detail != self._detail.text():
            self._detail.setText(detail)


class _Strip(QWidget):
    """The drawn part. Left and right choose a phase or a mark, Home the present; the pointer does the same."""

    def __init__(self, owner: CourseLine) -> None:
        super().__init__(owner)
        self._owner = owner
        self.timeline = ms.Timeline()
        self.now_s = 0.0
        self.pieces: tuple[Piece, ...] = ()
        self.chosen: int | None = None
        self._end_s = 60.0
        self._drawn_at_px = -1.0
        self._told_s = -math.inf
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(LineRows.of(theme()).height_px + theme().px(48))
        self.setAccessibleName(self.tr("Course of the session"))

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(560), LineRows.of(theme()).height_px)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(240), LineRows.of(theme()).height_px)

    def show_state(self, state: ms.Snapshot) -> None:
        changed = state.timeline != self.timeline
        if not changed and self.now_s <= state.session_s < self._told_s + _TOLD_EVERY_S:
            return
        self._told_s = state.session_s
        self.timeline, self.now_s = state.timeline, state.session_s
        self.pieces = pieces_of(self.timeline, self.now_s)
        self._end_s = end_of(self.pieces, self.timeline, self.now_s)
        at_px = self.scale().x(self.now_s)
        if changed or abs(at_px - self._drawn_at_px) >= 0.5:
            self._drawn_at_px = at_px
            self._keep_chosen()
            self.update()
        self._tell()

    def scale(self) -> Scale:
        inset = LineRows.of(theme()).inset_px
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Scale(self._end_s, inset, max(1.0, self.width() - 2 * inset), rtl)

    def stops(self) -> list[tuple[float, str]]:
        """Everything that can be chosen, in order of time, with what is said of it."""
        found = [(piece.start_s, self._told(piece)) for piece in self.pieces]
        found += [(mark.t_s, f"{hours_minutes(mark.t_s)}  {mark_word(mark.what)}") for mark in self.timeline.marks]
        return sorted(found, key=lambda one: one[0])

    def chosen_s(self) -> float | None:
        stops = self.stops()
        return stops[self.chosen][0] if self.chosen is not None and self.chosen < len(stops) else None

    def _told(self, piece: Piece) -> str:
        name, start = words.phase(piece.phase), hours_minutes(piece.start_s)
        if piece.open:
            return self.tr("{phase}: since {start}, its end is open").format(phase=name, start=start)
        told = self.tr("{phase}: {start} to {end}, {length}")
        length = span(piece.end_s - piece.start_s)
        return told.format(phase=name, start=start, end=hours_minutes(piece.end_s), length=length)

    def _tell(self) -> None:
        stops = self.stops()
        if self.chosen is not None and self.chosen < len(stops):
            said = stops[self.chosen][1]
        else:
            piece = present_of(self.pieces, self.now_s)
            said = "" if piece is None else self._told(piece)
        self._owner.say(said)
        if self.accessibleDescription() != said:
            self.setAccessibleDescription(said)

    def _keep_chosen(self) -> None:
        if self.chosen is not None and self.chosen >= len(self.stops()):
            self.chosen = None

    def _choose(self, number: int | None) -> None:
        self.chosen = number
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        stops = self.stops()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if self.scale().rtl:
            step = -step
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_Escape) and self.chosen is not None:
            self._choose(None)
        elif step and stops:
            here = self._number_at_now(stops) if self.chosen is None else self.chosen + step
            self._choose(min(max(0, here), len(stops) - 1))
        else:
            super().keyPressEvent(event)

    def _number_at_now(self, stops: list[tuple[float, str]]) -> int:
        return max((number for number, (t_s, _) in enumerate(stops) if t_s <= self.now_s), default=0)

    def _number_near(self, x: float) -> int | None:
        """The mark under the pointer, else the phase."""
        stops, scale = self.stops(), self.scale()
        marks = {mark.t_s for mark in self.timeline.marks}
        near = [(abs(scale.x(t_s) - x), number) for number, (t_s, _) in enumerate(stops) if t_s in marks]
        if near and min(near)[0] <= theme().px(_NEAR_PX):
            return min(near)[1]
        piece = piece_at(self.pieces, scale.t_s(x))
        told = None if piece is None else self._told(piece)
        return next((number for number, (_, said) in enumerate(stops) if said == told), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        number = self._number_near(event.position().x())
        if number != self.chosen:
            self._choose(number)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        self._choose(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def] # noqa: N802, ANN001 -- Qt's name
        self._choose(None)
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._number_near(event.pos().x())
            QToolTip.showText(event.globalPos(), "" if number is None else self.stops()[number][1], self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_line(painter, self.timeline, self.pieces, self.scale(), self.now_s, self.chosen_s(), self.height())
        if self.hasFocus():
            painter.setPen(theme().colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme().radius, theme().radius)
        painter.end()
