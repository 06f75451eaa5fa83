"""What lies over the preview's picture: the parts as a slider, the light beside its ceilings, keys and troubles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vr_runtime.course import limits
from vr_runtime.workshop.desk import KEYS, RECLINES_DEG, Desk, is_whole_session
from vr_runtime.workshop.lettering import (
    ACCENT,
    BRIGHT,
    FAINT,
    SOFT,
    WARNING,
    Colour,
    font,
    printable,
    spaced,
    wrapped,
)
from vr_runtime.workshop.light_meter import KEPT_S, LightMeter, Reading
from vr_runtime.workshop.motion_meter import MOST_DEG_PER_S
from vr_runtime.workshop.parts import STOPS

if TYPE_CHECKING:
    from PIL import ImageDraw
    from PIL.Image import Image

    Draw = ImageDraw.ImageDraw

_PANEL: Final = 190  # pixels at a scale of 1
_MARGIN: Final = 34
_NARROWEST: Final = 1040
_GRAPH: Final = (270, 84)
_STEPS: Final = 110  # of the line of time: about a minute each
_SHADE: Final = (8, 9, 11, 176)
_QUIET: Final[Colour] = (128, 128, 131)
_TRACK: Final[Colour] = (66, 68, 74)
_OVER: Final = 1.02  # of a ceiling: a dither's width is no excess


@dataclass(frozen=True, slots=True)
class Said:
    """What the overlay tells besides the desk. `trouble`: the one line of what is wrong with the scene's files."""

    title: str
    part_now: str
    motion: float
    deg_per_s: float | None
    length_min: float
    drawn: str
    trouble: str = ""
    notice: str = ""


@dataclass(slots=True)
class Overlay:
    """`draw` returns a picture with alpha, and afterwards `act_at` knows what lies where."""

    _spots: list[tuple[tuple[float, float, float, float], str]] = field(default_factory=list)
    _unit: float = 1.0

    def act_at(self, x: float, y: float) -> str:
        """What a click at a pixel asks for; "" for the picture itself."""
        return next((act for (x0, y0, x1, y1), act in self._spots if x0 <= x <= x1 and y0 <= y <= y1), "")

    def draw(self, size_px: tuple[int, int], scale: float, desk: Desk, meter: LightMeter, said: Said) -> Image:
        """An RGBA picture of that size, top row first; `scale`: pixels a unit of the screen."""
        from PIL import Image, ImageDraw

        self._unit = min(
            scale, size_px[0] / _NARROWEST
        )  # in a narrow window everything is smaller, and nothing in the way
        self._spots = []
        page = Image.new("RGBA", size_px, (0, 0, 0, 0))
        draw = ImageDraw.Draw(page)
        if desk.with_overlay:
            self._panel(page, draw, desk, meter, said)
            self._text(draw, (self._u(_MARGIN), self._u(26)), said.title, 24, BRIGHT)
            self._text(draw, (size_px[0] - self._u(_MARGIN), self._u(30)), said.drawn, 14, SOFT, anchor="ra")
        if said.trouble or said.notice:
            self._band(draw, size_px, said.trouble or said.notice, WARNING if said.trouble else SOFT)
        if desk.with_keys:
            self._keys(draw, size_px)
        return page

    def _u(self, units: float) -> int:
        return round(units * self._unit)

    def _text(
        self, draw: Draw, at: tuple[float, float], words: str, size: int, fill: Colour, *, anchor: str = "la"
    ) -> float:
        """Draws words; returns their width."""
        face, plain = font(max(self._u(size), 6)), printable(words)
        width = draw.textlength(plain, font=face)
        draw.text((at[0] - (width if anchor == "ra" else 0.0), at[1]), plain, font=face, fill=fill)
        return width

    def _panel(self, page: Image, draw: Draw, desk: Desk, meter: LightMeter, said: Said) -> None:
        width, height = page.size
        top = height - self._u(_PANEL)
        draw.rectangle((0, top, width, height), fill=_SHADE)
        graph = (width - self._u(_MARGIN + _GRAPH[0]), top + self._u(26), width - self._u(_MARGIN), 0)
        self._slider(draw, self._u(_MARGIN), graph[0] - self._u(70), top + self._u(44), desk, said.part_now)
        self._time(draw, self._u(_MARGIN), graph[0] - self._u(70), top + self._u(96), desk, said.length_min)
        self._choices(draw, top + self._u(122), desk, said)
        _graph(draw, (graph[0], graph[1], graph[2], graph[1] + self._u(_GRAPH[1])), meter.readings)
        self._figures(draw, graph[0], graph[1] + self._u(_GRAPH[1] + 10), desk, meter, said.deg_per_s)

    def _slider(self, draw: Draw, left: int, right: int, y: int, desk: Desk, part_now: str) -> None:
        """A dot for each part, the whole session last; in it a ring shows which part it is in."""
        draw.line((left, y, right, y), fill=FAINT, width=max(1, self._u(1)))
        step = (right - left) / (len(STOPS) - 1)
        for index, stop in enumerate(STOPS):
            x, chosen = left + index * step, stop == desk.sight.part
            radius = self._u(7 if chosen else 4)
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ACCENT if chosen else SOFT)
            if is_whole_session(desk) and stop == part_now:
                radius = self._u(8)
                draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ACCENT, width=self._u(2))
            self._label(draw, x, y + self._u(18), stop, BRIGHT if chosen else SOFT, step, index)
            self._spots.append(((x - step / 2, y - self._u(20), x + step / 2, y + self._u(40)), f"part {stop}"))

    def _time(self, draw: Draw, left: int, right: int, y: int, desk: Desk, length_min: float) -> None:
        """A whole session from left to right; what has gone by is brighter, and a click goes to its minute."""
        now = left + (right - left) * min(desk.sight.minute / length_min, 1.0)
        draw.line((left, y, right, y), fill=_TRACK, width=self._u(3))
        draw.line((left, y, now, y), fill=SOFT, width=self._u(3))
        step = (right - left) / _STEPS
        for index in range(_STEPS + 1):
            x = left + index * step
            minute = index * length_min / _STEPS
            box = (x - step / 2, y - self._u(9), x + step / 2, y + self._u(9))
            self._spots.append((box, f"at {minute:.2f}"))

    def _label(self, draw: Draw, x: float, y: int, words: str, fill: Colour, room: float, index: int) -> None:
        """Below its dot: the first one flush left, the last one flush right, so that none hangs over the edge."""
        size = 14 if room > self._u(84) else 11
        width = draw.textlength(words, font=font(max(self._u(size), 6)))
        shift = 0.0 if index == 0 else 0.75 * width if index == len(STOPS) - 1 else width / 2
        self._text(draw, (x - shift, y), words, size, fill)

    def _choices(self, draw: Draw, y: int, desk: Desk, said: Said) -> None:
        """One line: the scene's age, speed, recline, eye, brightness, and how much moves."""
        minute, seconds = divmod(int(desk.sight.minute * 60.0), 60)
        how = "paused" if not desk.playing else "real time" if desk.speed == 1.0 else f"{desk.speed:.0f} times as fast"
        x = float(self._u(_MARGIN))
        x = self._choice(draw, x, y, f"minute {minute}:{seconds:02d}", "minute 1", BRIGHT)
        x = self._choice(draw, x, y, how, "speed", SOFT)
        for pitch in RECLINES_DEG:
            near = abs(desk.sight.pitch_deg - pitch) < 0.5
            x = self._choice(draw, x, y, f"{pitch:.0f}°", f"recline {pitch:.0f}", ACCENT if near else SOFT)
        x = self._choice(draw, x, y, "both eyes" if desk.eyes == "both" else f"{desk.eyes} eye", "eyes", SOFT)
        x = self._choice(draw, x, y, "darker", "brightness -5", SOFT)
        x = self._choice(draw, x, y, "brighter", "brightness 5", SOFT)
        self._choice(draw, x, y, "keys", "keys", SOFT)
        below = f"brightness {desk.brightness:.0%}    motion {said.motion:.0%} of what was made    "
        below += (
            f"looking {desk.sight.pitch_deg:.0f}° up, {desk.sight.yaw_deg:.0f}° left, field {desk.sight.field_deg:.0f}°"
        )
        self._text(draw, (self._u(_MARGIN), y + self._u(30)), below, 13, _QUIET)

    def _choice(self, draw: Draw, x: float, y: int, words: str, act: str, fill: Colour) -> float:
        width = self._text(draw, (x, y), words, 16, fill)
        around = self._u(8)
        self._spots.append(((x - around, y - around, x + width + around, y + self._u(22)), act))
        return x + width + self._u(26)

    def _figures(self, draw: Draw, left: int, y: int, desk: Desk, meter: LightMeter, deg_per_s: float | None) -> None:
        if not meter.readings:
            return
        now = meter.readings[-1]
        rows = [
            (f"mean {now.mean:.3f} of {now.most_mean:.3f}", now.mean > now.most_mean * _OVER),
            (f"brightest {now.peak:.2f} of {now.most_peak:.2f}", now.peak > now.most_peak * _OVER),
        ]
        if desk.playing and desk.speed == 1.0:
            rate = meter.rate_per_s()
            over = rate > limits.MEAN_RATE_PER_S * _OVER
            rows.append((f"changes {rate:.4f} a second, at most {limits.MEAN_RATE_PER_S:g}", over))
            moves = (
                "moves ..." if deg_per_s is None else f"moves {deg_per_s:.1f}° a second, at most {MOST_DEG_PER_S:g}°"
            )
            rows.append((moves, deg_per_s is not None and deg_per_s > MOST_DEG_PER_S))
        x = float(left)
        for words, over in rows[:2]:
            x += self._text(draw, (x, y), words, 13, WARNING if over else SOFT) + self._u(14)
        for number, (words, over) in enumerate(rows[2:], 1):
            self._text(draw, (left, y + self._u(21 * number)), words, 13, WARNING if over else _QUIET)

    def _band(self, draw: Draw, size_px: tuple[int, int], words: str, fill: Colour) -> None:
        """What is wrong, whole, over the picture that still works."""
        lines = wrapped(draw, words, max(self._u(16), 6), size_px[0] - 2 * self._u(_MARGIN))[:4]
        top, step = self._u(70), self._u(24)
        draw.rectangle((0, top, size_px[0], top + step * len(lines) + self._u(24)), fill=(*_SHADE[:3], 214))
        for number, line in enumerate(lines):
            self._text(draw, (self._u(_MARGIN), top + self._u(12) + step * number), line, 16, fill)

    def _keys(self, draw: Draw, size_px: tuple[int, int]) -> None:
        step, wide = self._u(26), self._u(620)
        high = step * len(KEYS) + self._u(84)
        left, top = (size_px[0] - wide) // 2, max(self._u(10), (size_px[1] - high) // 2 - self._u(40))
        draw.rounded_rectangle((left, top, left + wide, top + high), radius=self._u(10), fill=(*_SHADE[:3], 232))
        spaced(draw, (left + self._u(36), top + self._u(26)), "Keys", max(self._u(15), 6), ACCENT)
        for number, (key, words) in enumerate(KEYS):
            y = top + self._u(62) + step * number
            self._text(draw, (left + self._u(36), y), key, 15, BRIGHT)
            self._text(draw, (left + self._u(150), y), words, 15, SOFT)


def _graph(draw: Draw, box: tuple[int, int, int, int], readings: Sequence[Reading]) -> None:
    """The last minute: mean light as an area, the brightest as a line, each below its ceiling as a hairline."""
    left, top, right, bottom = box
    draw.rectangle(box, outline=FAINT)
    if not readings:
        return
    newest = readings[-1].at_s

    def at(reading: Reading, share: float) -> tuple[float, float]:
        x = right - (newest - reading.at_s) / KEPT_S * (right - left)
        # By its root: the dim parts, which are most of a session, get most of the height.
        return x, bottom - min(share / limits.MAX_PEAK_LUMINANCE, 1.0) ** 0.5 * (bottom - top)

    area = [at(one, one.mean) for one in readings]
    draw.polygon([(area[0][0], bottom), *area, (area[-1][0], bottom)], fill=(*ACCENT, 110))
    for value, fill in (("most_mean", ACCENT), ("most_peak", FAINT), ("peak", BRIGHT)):
        line = [at(one, getattr(one, value)) for one in readings]
        if value != "peak":  # before it was measured, a ceiling was what it is at the oldest reading
            line.insert(0, (left, line[0][1]))
        if len(line) > 1:
            draw.line(line, fill=fill, width=1)
