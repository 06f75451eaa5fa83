"""Where things lie on the time line: the course of a session as pieces, marks and ticks along a width. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vr_runtime.control import messages as ms

_TICKS_MIN: Final = (1, 2, 5, 10, 15, 30, 60, 120)
_OPEN_S: Final = 600.0
"""So much is drawn of a time that nobody can know: until the stop is confirmed, say."""

INFUSION_MARKS: Final = frozenset({"started", "paused", "resumed", "stopped", "stopped_early", "restarted"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One phase on the line, in seconds of the session. `open`: it lasts until somebody says otherwise."""

    phase: str
    start_s: float
    end_s: float
    open: bool = False

    def holds(self, t_s: float) -> bool:
        return self.start_s <= t_s < self.end_s


@dataclass(frozen=True, slots=True)
class Scale:
    """Seconds of the session along a width in pixels; from the right where the language reads so."""

    end_s: float
    left_px: float
    width_px: float
    rtl: bool = False

    def x(self, t_s: float) -> float:
        share = min(1.0, max(0.0, t_s / self.end_s)) if self.end_s > 0 else 0.0
        return self.left_px + self.width_px * (1.0 - share if self.rtl else share)

    def t_s(self, x: float) -> float:
        share = (x - self.left_px) / self.width_px if self.width_px > 0 else 0.0
        share = 1.0 - share if self.rtl else share
        return min(1.0, max(0.0, share)) * self.end_s


def pieces_of(timeline: ms.Timeline, now_s: float) -> tuple[Piece, ...]:
    """The phases in order, each with an end: what is open lasts until now, or what follows it, and a little more."""
    pieces = []
    late_s = 0.0
    spans = timeline.spans
    for number, span in enumerate(spans):
        start_s = span.start_s + late_s
        following_s = spans[number + 1].start_s if number + 1 < len(spans) else None
        if span.end_s is not None:
            end_s = span.end_s + late_s
        elif following_s is not None:
            # What follows is laid as if it began when this was said: while nobody confirms, it moves on with the time.
            late_s = max(late_s, now_s - following_s)
            end_s = following_s + late_s
        else:
            end_s = max(now_s, start_s) + _OPEN_S
        if end_s > start_s:
            pieces.append(Piece(span.phase, start_s, end_s, span.end_s is None))
    return tuple(pieces)


def end_of(pieces: Iterable[Piece], timeline: ms.Timeline, now_s: float) -> float:
    """Where the line ends: with the course, and never before now."""
    last_s = max((piece.end_s for piece in pieces), default=0.0)
    return max(60.0, last_s, timeline.ends_s or 0.0, now_s)


def present_of(pieces: Iterable[Piece], now_s: float) -> Piece | None:
    """The phase that the session is in: one that is open is not over, however long it has lasted."""
    pieces = tuple(pieces)
    waits = (piece for piece in pieces if piece.open and piece.start_s <= now_s)
    return next(waits, None) or piece_at(pieces, now_s) or (pieces[-1] if pieces else None)


def piece_at(pieces: Iterable[Piece], t_s: float) -> Piece | None:
    return next((piece for piece in pieces if piece.holds(t_s)), None)


def ticks_s(end_s: float, width_px: float, label_px: float) -> list[float]:
    """Whole minutes to write along the line, so many that their labels of `label_px` keep clear of one another."""
    room = max(1, int(width_px // max(1.0, label_px)))
    step_min = next((one for one in _TICKS_MIN if end_s / 60 / one <= room), _TICKS_MIN[-1])
    return [float(minute * 60) for minute in range(0, int(end_s // 60) + 1, step_min)]


def clear_labels(wanted: Iterable[tuple[float, float, int]], low_px: float, high_px: float, gap_px: float) -> list[int]:
    """Which of some labels can stand beside each other: (centre, width, rank) each, the lowest rank first served."""
    taken: list[tuple[float, float]] = []
    kept = []
    asked = list(wanted)
    for number in sorted(range(len(asked)), key=lambda one: (asked[one][2], one)):
        centre, width, _ = asked[number]
        left, right = span_within(centre, width, low_px, high_px)
        if right - left > high_px - low_px:
            continue
        if all(right + gap_px <= other_left or left >= other_right + gap_px for other_left, other_right in taken):
            taken.append((left, right))
            kept.append(number)
    return sorted(kept)


def span_within(centre: float, width: float, low_px: float, high_px: float) -> tuple[float, float]:
    """A label's left and right around its centre, moved so that it stays on the line."""
    left = min(max(low_px, centre - width / 2), max(low_px, high_px - width))
    return left, left + width
