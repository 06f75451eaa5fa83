"""Past scales as points for a small chart, and in words."""

from __future__ import annotations

from dataclasses import dataclass

from vr_runtime.cards.card import KINDS, Card, Kind


@dataclass(frozen=True, slots=True)
class Point:
    """What was said round one session, 0 to 10; None where nobody asked."""

    session: int
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Trend:
    """One scale over the sessions in which it was asked for."""

    kind: Kind
    points: tuple[Point, ...]

    @property
    def newest(self) -> Point | None:
        return self.points[-1] if self.points else None


def trends(card: Card) -> tuple[Trend, ...]:
    """Of each scale, in the order in which they are asked for; without points where it never was."""
    return tuple(Trend(kind, _points(card, kind)) for kind in KINDS)


def _points(card: Card, kind: Kind) -> tuple[Point, ...]:
    points = (Point(one.session, one.before.of(kind), one.after.of(kind)) for one in card.scales)
    return tuple(one for one in points if one.before is not None or one.after is not None)
