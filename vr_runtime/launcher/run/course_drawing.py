"""How the time line is drawn: one row of names, the band of phases, a row of marks, a row of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.run.course_scale import (
    INFUSION_MARKS,
    Piece,
    Scale,
    clear_labels,
    present_of,
    span_within,
    ticks_s,
)
from vr_runtime.launcher.run.course_words import mark_word
from vr_runtime.launcher.run.times import hours_minutes
from vr_runtime.launcher.theme import Theme, theme

_AHEAD: Final = 0.55
"""How much of its colour a phase has that is still to come; the rest is the ground."""


@dataclass(frozen=True, slots=True)
class LineRows:
    """Where the rows lie, in pixels from the top."""

    inset_px: float
    names_px: float
    band_px: float
    marks_px: float
    minutes_px: float
    height_px: int

    @classmethod
    def of(cls, look: Theme, height_px: int = 0) -> LineRows:
        """In a height of `height_px`, where that is more than the rows need: the band takes the rest."""
        name_px = QFontMetricsF(look.font(look.body)).height()
        minute_px = QFontMetricsF(look.font(look.small)).height()
        band = look.px(8) + name_px + look.px(6)
        below = look.px(26) + minute_px + look.px(6)
        marks = max(band + look.px(44), height_px - below)
        minutes = marks + look.px(26)
        return cls(look.px(10), look.px(4), band, marks, minutes, round(marks + below))


def draw_line(
    painter: QPainter,
    timeline: ms.Timeline,
    pieces: Sequence[Piece],
    scale: Scale,
    now_s: float,
    chosen_s: float | None,
    height_px: int = 0,
) -> None:
    """The whole line, the play head last."""
    look, rows = theme(), LineRows.of(theme(), height_px)
    _draw_names(painter, look, rows, pieces, scale, now_s)
    _draw_band(painter, look, rows, pieces, timeline.chapters, scale, now_s)
    _draw_marks(painter, look, rows, timeline.marks, scale, chosen_s)
    _draw_minutes(painter, look, rows, scale)
    if pieces:
        _draw_head(painter, look, rows, scale.x(now_s))


def _draw_names(
    painter: QPainter, look: Theme, rows: LineRows, pieces: Sequence[Piece], scale: Scale, now_s: float
) -> None:
    """Each phase's name above its middle where there is room; the present one's in any case."""
    wanted, fonts = [], []
    present = present_of(pieces, now_s)
    for piece in pieces:
        now = piece is present
        font = look.font(look.body, bold=now)
        width = QFontMetricsF(font).horizontalAdvance(words.phase(piece.phase))
        fits = width <= abs(scale.x(piece.end_s) - scale.x(piece.start_s))
        wanted.append((scale.x((piece.start_s + piece.end_s) / 2), width, 0 if now else 1 if fits else 2))
        fonts.append(font)
    low, high = scale.left_px, scale.left_px + scale.width_px
    for number in clear_labels(wanted, low, high, look.px(8)):
        piece, (centre, width, _) = pieces[number], wanted[number]
        left, _ = span_within(centre, width, low, high)
        painter.setFont(fonts[number])
        painter.setPen(look.colour("text" if piece is present else "quiet_text"))
        height = QFontMetricsF(fonts[number]).height()
        painter.drawText(QRectF(left - 1, rows.names_px, width + 2, height), _CENTRE, words.phase(piece.phase))


_CENTRE: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


def _draw_band(
    painter: QPainter,
    look: Theme,
    rows: LineRows,
    pieces: Sequence[Piece],
    chapters: Sequence[ms.Chapter],
    scale: Scale,
    now_s: float,
) -> None:
    band = QRectF(scale.left_px, rows.band_px, scale.width_px, rows.marks_px - rows.band_px)
    rounded = QPainterPath()
    rounded.addRoundedRect(band, look.px(8), look.px(8))
    painter.save()
    painter.setClipPath(rounded)
    painter.fillRect(band, look.colour("sunken"))
    for piece in pieces:
        colour = look.phase(piece.phase)
        _fill(painter, band, scale, piece.start_s, piece.end_s, _mixed(colour, look.colour("ground"), _AHEAD))
        _fill(painter, band, scale, piece.start_s, min(piece.end_s, now_s), colour)
    for chapter in chapters:
        _draw_chapter(painter, look, band, chapter, scale, now_s)
    for piece in pieces:
        if piece.open and piece.end_s > now_s:
            open_band = _stretch(band, scale, max(now_s, piece.start_s), piece.end_s)
            painter.fillRect(open_band, QBrush(look.colour("quiet_text"), Qt.BrushStyle.BDiagPattern))
        edge = scale.x(piece.start_s)
        if piece.start_s > 0:
            painter.fillRect(QRectF(edge - look.px(1), band.top(), look.px(2), band.height()), look.colour("raised"))
    painter.restore()
    painter.setPen(QPen(look.colour("edge"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded)


def _draw_chapter(
    painter: QPainter, look: Theme, band: QRectF, chapter: ms.Chapter, scale: Scale, now_s: float
) -> None:
    """A chapter drifts, then rests: the rest is the low part of its stretch."""
    rest_s = chapter.start_s + chapter.drift_s
    end_s = rest_s + chapter.rest_s
    low = QRectF(band.left(), band.bottom() - band.height() / 3, band.width(), band.height() / 3)
    colour = look.phase("rest")
    _fill(painter, low, scale, rest_s, end_s, _mixed(colour, look.colour("ground"), _AHEAD))
    _fill(painter, low, scale, rest_s, min(end_s, now_s), colour)


def _draw_marks(
    painter: QPainter,
    look: Theme,
    rows: LineRows,
    marks: Sequence[ms.Mark],
    scale: Scale,
    chosen_s: float | None,
) -> None:
    """Acts of the infusion as filled marks with their word where there is room, all else as small hollow ones."""
    y = rows.marks_px + look.px(13)
    size = look.px(5)
    named = [mark for mark in marks if _stem(mark.what) in INFUSION_MARKS | {"emergency"}]
    for mark in marks:
        x = scale.x(mark.t_s)
        about_infusion = mark in named
        colour = look.colour("problem" if mark.what == "emergency" else "text" if about_infusion else "quiet_text")
        painter.setPen(QPen(colour, max(1.5, look.px(2) * 0.75)))
        painter.setBrush(QBrush(colour) if about_infusion else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(_mark_shape(_stem(mark.what), x, y, size, rtl=scale.rtl))
    if chosen_s is not None:
        painter.setPen(QPen(look.colour("accent"), look.px(2)))
        x = scale.x(chosen_s)
        painter.drawLine(QPointF(x, rows.band_px - look.px(3)), QPointF(x, y + size + look.px(4)))
    _draw_mark_words(painter, look, scale, marks, named, y)


def _draw_mark_words(
    painter: QPainter, look: Theme, scale: Scale, marks: Sequence[ms.Mark], named: Sequence[ms.Mark], y: float
) -> None:
    """Only where no other mark is in the way."""
    metrics = QFontMetricsF(look.font(look.small))
    texts = [mark_word(mark.what) for mark in named]
    others = [scale.x(mark.t_s) for mark in marks]
    beside = look.px(10)
    wanted = []
    for mark, text in zip(named, texts, strict=True):
        width = metrics.horizontalAdvance(text)
        after = beside + width / 2
        wanted.append((scale.x(mark.t_s) + (-after if scale.rtl else after), width, -round(mark.t_s)))
    painter.setFont(look.font(look.small))
    painter.setPen(look.colour("quiet_text"))
    high = scale.left_px + scale.width_px
    for number in clear_labels(wanted, scale.left_px, high, look.px(22)):
        centre, width, _ = wanted[number]
        left, right = span_within(centre, width, scale.left_px, high)
        in_the_way = any(
            left - look.px(8) < x < right + look.px(8) for x in others if not _is_by(x, centre, width, look)
        )
        if abs((left + right) / 2 - centre) < 1 and not in_the_way:
            painter.drawText(
                QRectF(left - 1, y - metrics.height() / 2, width + 2, metrics.height()), _CENTRE, texts[number]
            )


def _is_by(x: float, centre: float, width: float, look: Theme) -> bool:
    """Whether a word of that middle and width stands beside the mark at `x`, and so is that mark's own."""
    return abs(abs(x - centre) - width / 2 - look.px(10)) < 0.5


def _draw_minutes(painter: QPainter, look: Theme, rows: LineRows, scale: Scale) -> None:
    font = look.font(look.small)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(look.colour("quiet_text"))
    low, high = 0.0, scale.left_px * 2 + scale.width_px
    for tick_s in ticks_s(scale.end_s, scale.width_px, metrics.horizontalAdvance("00:00") + look.px(28)):
        text = hours_minutes(tick_s)
        left, right = span_within(scale.x(tick_s), metrics.horizontalAdvance(text), low, high)
        painter.drawText(QRectF(left - 1, rows.minutes_px, right - left + 2, metrics.height()), _CENTRE, text)
        x = scale.x(tick_s)
        painter.drawLine(QPointF(x, rows.minutes_px - look.px(4)), QPointF(x, rows.minutes_px))


def _draw_head(painter: QPainter, look: Theme, rows: LineRows, x: float) -> None:
    """The present: a line through the band with a point on top, in the text's colour so that nothing hides it."""
    top, bottom = rows.band_px - look.px(4), rows.marks_px + look.px(4)
    half = look.px(6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("raised"))
    painter.drawRect(QRectF(x - look.px(3), rows.band_px, look.px(6), rows.marks_px - rows.band_px))
    painter.setBrush(look.colour("text"))
    painter.drawRect(QRectF(x - look.px(3) / 2, top, look.px(3), bottom - top))
    painter.drawPolygon(
        QPolygonF([QPointF(x - half, top - half), QPointF(x + half, top - half), QPointF(x, top + half)])
    )


def _mark_shape(word: str, x: float, y: float, r: float, *, rtl: bool) -> QPolygonF:
    """Started a triangle that points on, paused and stopped a square, all else a diamond."""
    if word in ("started", "resumed"):
        tip = -r if rtl else r
        return QPolygonF([QPointF(x - tip, y - r), QPointF(x - tip, y + r), QPointF(x + tip, y)])
    if word in ("stopped", "paused"):
        return QPolygonF([QPointF(x - r, y - r), QPointF(x + r, y - r), QPointF(x + r, y + r), QPointF(x - r, y + r)])
    r *= 0.8
    return QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)])


def _stem(what: str) -> str:
    return what.partition(" ")[0]


def _stretch(band: QRectF, scale: Scale, from_s: float, to_s: float) -> QRectF:
    a, b = sorted((scale.x(from_s), scale.x(to_s)))
    return QRectF(a, band.top(), b - a, band.height())


def _fill(painter: QPainter, band: QRectF, scale: Scale, from_s: float, to_s: float, colour: QColor) -> None:
    if to_s > from_s:
        painter.fillRect(_stretch(band, scale, from_s, to_s), colour)


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    parts = zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(one * share + other * (1 - share)) for one, other in parts))
