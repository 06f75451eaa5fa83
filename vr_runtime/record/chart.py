"""What the pictures of a report are drawn with: SVG elements, a time axis, curves, and labels that never overlap.

A unit is a tenth of a millimetre on paper, so that a picture as wide as the page's text prints at its own size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

WIDTH: Final = 1820.0
LEFT: Final = 215.0
RIGHT: Final = 1800.0
_LETTER, _CAPITAL = 0.57, 0.76
"""Widths as shares of the font's size: those of the widest of the usual sans serifs, so that labels keep apart."""
LABEL_GAP: Final = 7.0
"""Between a leader and its text."""
_STEPS_S: Final = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400)
_MOST_TICKS: Final = 9


def tag(name: str, content: str = "", **attributes: str | float) -> str:
    """An SVG element; `content` is markup. Of an attribute's name, `_` becomes `-`, but for one at its end."""
    told = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(one)}"' for key, one in attributes.items())
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def words(x: float, y: float, text: str, style: str = "", anchor: str = "start") -> str:
    """Text whose baseline is at `y`."""
    extra = {"text_anchor": anchor} if anchor != "start" else {}
    return tag("text", escape(text), x=x, y=y, **({"class_": style} if style else {}), **extra)


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=style)


def box(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """A rectangle, at least a hair wide."""
    return tag("rect", x=x1, y=y1, width=max(1.5, x2 - x1), height=y2 - y1, class_=style)


def picture(content: Iterable[str], height: float, about: str) -> str:
    """The whole picture as markup to be put into a page."""
    inside = tag("title", escape(about)) + "".join(content)
    size = f'viewBox="0 0 {WIDTH:.0f} {height:.0f}" width="{WIDTH / 10:.1f}mm" height="{height / 10:.1f}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>{inside}</svg>'


def width_of(text: str, size: float) -> float:
    """As wide as `text` is at most, in units."""
    capitals = sum(letter.isupper() for letter in text)
    return size * (_CAPITAL * capitals + _LETTER * (len(text) - capitals))


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Session time from 0 to `length_s`, across the picture."""

    length_s: float

    def x(self, at_s: float) -> float:
        """Where session time `at_s` stands, in units from the left; what lies beyond an end stands at it."""
        share = min(1.0, max(0.0, at_s / self.length_s)) if self.length_s > 0 else 0.0
        return LEFT + share * (RIGHT - LEFT)

    def ticks_s(self) -> Iterator[float]:
        """Session seconds at which a tick stands."""
        step_s = next((step for step in _STEPS_S if self.length_s / step <= _MOST_TICKS), _STEPS_S[-1])
        count = min(int(self.length_s // step_s), 4 * _MOST_TICKS)
        yield from (float(number * step_s) for number in range(count + 1))

    def drawn(self, y: float, top: float) -> Iterator[str]:
        """The axis at `y`, and hairlines up to `top`."""
        yield line(LEFT, y, RIGHT, y, "axis")
        for at_s in self.ticks_s():
            x = self.x(at_s)
            yield line(x, top, x, y, "grid")
            yield line(x, y, x, y + 8, "axis")
            yield words(x, y + 34, self.label(at_s), "tick", "middle")
        yield words(0, y + 34, "session time", "tick")

    def label(self, at_s: float) -> str:
        """Minutes and seconds in a short session, else hours and minutes."""
        whole = round(at_s)
        if self.length_s < 600:
            return f"{whole // 60}:{whole % 60:02}"
        return f"{whole // 3600}:{whole // 60 % 60:02}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` at the `bottom` to `high` at the `top` of a panel."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """Where `value` stands, in units from the top; what lies beyond an end stands at it."""
        share = min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))
        return self.bottom - share * (self.bottom - self.top)

    def drawn(self, name: str, marks: Sequence[tuple[float, str]]) -> Iterator[str]:
        """Name and unit on the left, and a hairline at each mark."""
        for value, label in marks:
            yield line(LEFT, self.y(value), RIGHT, self.y(value), "grid")
            yield words(LEFT - 10, self.y(value) + 8, label, "tick", "end")
        for number, part in enumerate(name.split("\n")):
            yield words(0, self.top + 22 + 27 * number, part, "name" if not number else "tick")


def curve(points: Iterable[tuple[float, float | None]], style: str) -> str:
    """A line through the points, broken where a value is None."""
    parts: list[str] = []
    pen = "M"
    for x, y in points:
        if y is None:
            pen = "M"
            continue
        parts.append(f"{pen}{x:.1f} {y:.1f}")
        pen = "L"
    return tag("path", d="".join(parts), class_=style) if parts else ""


def area(points: Sequence[tuple[float, float]], bottom: float, style: str) -> str:
    """The surface between a line and the bottom of its panel."""
    if not points:
        return ""
    along = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return tag("path", d=f"M{points[0][0]:.1f} {bottom:.1f}L{along}L{points[-1][0]:.1f} {bottom:.1f}Z", class_=style)


@dataclass(frozen=True, slots=True)
class Label:
    """Something to be named at `x`; of two that have no room for both, the one of more `weight` is."""

    x: float
    text: str
    weight: int
    style: str = "flag"


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """`lane`: from 0, next to what it names. `to_left`: the text ends at `x`, for there is no room beyond."""

    label: Label
    lane: int
    to_left: bool


def placed(labels: Sequence[Label], lanes: int, size: float) -> list[PlacedLabel]:
    """Those of the labels that fit into so many lanes, such that no text touches a text or another's leader."""
    kept: list[Label] = []
    found: list[PlacedLabel] = []
    for label in sorted(labels, key=lambda one: (-one.weight, one.x)):
        tried = sorted([*kept, label], key=lambda one: one.x)
        laid = _laid(tried, lanes, size)
        if laid is not None:
            kept, found = tried, laid
    return found


def _laid(labels: Sequence[Label], lanes: int, size: float) -> list[PlacedLabel] | None:
    """Each label as low as those after it allow: its text begins at its leader and runs over later, shorter leaders.

    None where one of them finds no lane.
    """
    # At the right edge texts run to the left instead, over the leaders before them; these go first.
    to_left = [one for one in labels if one.x + width_of(one.text, size) + size > RIGHT]
    others = [one for one in labels if one.x + width_of(one.text, size) + size <= RIGHT]
    laid: list[PlacedLabel] = []
    for label, runs_left in (*((one, True) for one in to_left), *((one, False) for one in reversed(others))):
        lowest = _lowest(label, [one for one in laid if _near(one.label, label, size)], lanes, size, runs_left)
        if lowest is None:
            return None
        laid.append(lowest)
    return laid


def _near(one: Label, other: Label, size: float) -> bool:
    """Whether they could meet in some lane."""
    return abs(one.x - other.x) < width_of(one.text, size) + width_of(other.text, size) + 4 * size


def _lowest(label: Label, laid: Sequence[PlacedLabel], lanes: int, size: float, to_left: bool) -> PlacedLabel | None:
    """In the lowest lane in which neither text nor leader meets what is laid already; None where there is none."""
    tried = (PlacedLabel(label, lane, to_left) for lane in range(lanes))
    return next((one for one in tried if not any(_meet(one, other, size) for other in laid)), None)


def _meet(one: PlacedLabel, other: PlacedLabel, size: float) -> bool:
    """Whether texts of one lane overlap, or the leader of the higher passes through the text of the lower."""
    low, high = sorted((one, other), key=lambda placed_one: placed_one.lane)
    left, right = span_of(low, size)
    if low.lane == high.lane:
        other_left, other_right = span_of(high, size)
        return left - 0.5 * size < other_right and other_left - 0.5 * size < right
    return left < high.label.x < right


def span_of(one: PlacedLabel, size: float) -> tuple[float, float]:
    """From where to where a placed text reaches."""
    near, far = LABEL_GAP, LABEL_GAP + width_of(one.label.text, size)
    x = one.label.x
    return (x - far, x - near) if one.to_left else (x + near, x + far)


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
