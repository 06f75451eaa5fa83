"""A session's course in one picture: what happened, phases, what was switched on, light, motion and loudness."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from vr_runtime.course.limits import LOUDNESS_LUFS_RANGE, MAX_MEAN_LUMINANCE, MAX_PEAK_LUMINANCE
from vr_runtime.record import chart
from vr_runtime.record.chart import Label, PlacedLabel, Scale, TimeAxis, area, box, curve, line, words
from vr_runtime.record.story import Curves, Happening, HeardMinute, PhaseSpan, Standing, Stood, Story
from vr_runtime.record.story_words import STANDING, label_of, route_of, weights_of

_FLAG: Final = 24.0
_LANE: Final = 31.0
_LANES: Final = 7
_BAND: Final = 66.0
_CHAPTERS: Final = 26.0
_ROW: Final = 25.0
_LIGHT, _MOTION, _LOUDNESS = 170.0, 84.0, 104.0
_GAP: Final = 30.0
_LOUD: Final = {"emergency"}
_QUIETEST, _LOUDEST = LOUDNESS_LUFS_RANGE
_HEARD: Final = 6.0


def course_picture(story: Story, taller: float = 1.0) -> str:
    """The picture as SVG markup; its curves so many times as tall as they are at least."""
    return _drawn(story, taller)[0]


def course_height_mm(story: Story) -> float:
    """How tall the picture is on paper, its curves at their least."""
    return _drawn(story)[1] / 10.0


def curves_mm() -> float:
    """How tall the curves are at least."""
    return (_LIGHT + _MOTION + _LOUDNESS) / 10.0


def _drawn(story: Story, taller: float = 1.0) -> tuple[str, float]:
    axis = TimeAxis(story.played.length_s)
    flags = chart.placed(_labels(story.happenings, axis), _LANES, _FLAG)
    lanes = max((one.lane for one in flags), default=-1) + 1
    band = 6.0 + lanes * _LANE
    rows = band + _BAND + _CHAPTERS + 12.0
    standing = _standing(story.stood)
    light = rows + (1 + len(standing)) * _ROW + _GAP
    motion = light + taller * _LIGHT + _GAP
    loudness = motion + taller * _MOTION + _GAP
    bottom = loudness + taller * _LOUDNESS + 12.0
    content = [
        *axis.drawn(bottom, band),
        *_marks(story.happenings, flags, axis, band, bottom),
        *_flags(flags, band),
        *_phases(story.phases, axis, band),
        *_infusion(story, axis, rows),
    ]
    for number, what in enumerate(standing, 1):
        content += _row(STANDING[what], [one for one in story.stood if one.what == what], axis, rows + number * _ROW)
    content += _light(story.curves, axis, light, taller * _LIGHT)
    content += _motion(story.curves, axis, motion, taller * _MOTION)
    content += loudness_panel(story.curves, axis, loudness, taller * _LOUDNESS)
    height = bottom + 44.0
    about = "The session's course: events, phases, ceilings of light, motion and target loudness over session time"
    return chart.picture(content, height, about), height


def loudness_panel(
    curves: Curves, axis: TimeAxis, top: float, height: float, heard: Sequence[HeardMinute] = ()
) -> Iterator[str]:
    """The target loudness; where all sound was to be silent there is no line. What was heard is a mark a minute."""
    scale = Scale(_QUIETEST, _LOUDEST, top, top + height)
    marks = [(value, f"{value:.0f}".replace("-", "−")) for value in (_QUIETEST, -33, _LOUDEST)]
    yield from scale.drawn("Loudness\ntarget,\nLUFS", marks)
    silent = [lufs is None for lufs in curves.loudness_lufs]
    points: list[tuple[float, float | None]] = []
    for place, (at_s, lufs) in enumerate(zip(curves.at_s, curves.loudness_lufs, strict=True)):
        # Down to silence and up from it, the line reaches the bottom.
        beside = silent[max(0, place - 1) : place + 2]
        level = _QUIETEST if lufs is None and not all(beside) else lufs
        points.append((axis.x(at_s), None if level is None else scale.y(level)))
    yield curve(points, "line")
    for one in heard:
        x, y = axis.x(one.at_s), scale.y(min(_LOUDEST, max(_QUIETEST, one.lufs)))
        yield line(x - _HEARD, y, x, y, "heard")


def _labels(happenings: Sequence[Happening], axis: TimeAxis) -> list[Label]:
    named = _named_ones(happenings)
    found = []
    for one, weight in zip(named, weights_of(named), strict=True):
        style = "flag loud" if one.kind in _LOUD else "flag"
        found.append(Label(axis.x(one.at_s), label_of(one), weight, style))
    return found


def _named_ones(happenings: Sequence[Happening]) -> list[Happening]:
    """Those that have a mark; of an end that somebody asked for the journal's own close says nothing more."""
    ended = any(one.kind == "session_ended" for one in happenings)
    return [one for one in happenings if label_of(one) and not (ended and one.kind == "session_closed")]


def _flags(flags: Sequence[PlacedLabel], band: float) -> Iterator[str]:
    for one in flags:
        y = band - 6.0 - one.lane * _LANE
        x = one.label.x
        yield line(x, y - _FLAG * 0.75, x, band, "leader")
        gap, anchor = (-chart.LABEL_GAP, "end") if one.to_left else (chart.LABEL_GAP, "start")
        yield words(x + gap, y - 2, one.label.text, one.label.style, anchor)


def _marks(
    happenings: Sequence[Happening], flags: Sequence[PlacedLabel], axis: TimeAxis, top: float, bottom: float
) -> Iterator[str]:
    """A hairline from each label down through all panels, and a tick for what has no label."""
    for x in sorted({round(axis.x(one.at_s), 1) for one in _named_ones(happenings)}):
        yield line(x, top - 8, x, top, "leader")
    for x in sorted({one.label.x for one in flags}):
        yield line(x, top + _BAND, x, bottom, "mark")


def _phases(spans: Sequence[PhaseSpan], axis: TimeAxis, top: float) -> Iterator[str]:
    middle = top + _BAND
    yield words(0, top + 42, "Phase", "name")
    for name, from_s, to_s in _whole_phases(spans):
        x1, x2 = axis.x(from_s), axis.x(to_s)
        yield box(x1, top, x2, middle, f"phase {name}")
        if chart.width_of(name, 27) + 14 < x2 - x1:
            yield words((x1 + x2) / 2, top + 42, name, "phase-name", "middle")
    chapters = [span for span in spans if span.part is not None]
    if not chapters:
        return
    yield words(0, middle + 21, "drift, rest", "tick")
    for span in chapters:
        x1, x2 = axis.x(span.from_s), axis.x(span.to_s)
        yield box(x1, middle, x2, middle + _CHAPTERS, f"part {span.part}")
        told = f"{span.chapter}" if span.chapter is not None else ""
        if span.part == "drift" and chart.width_of(told, 22) + 8 < x2 - x1:
            yield words(x1 + 8, middle + 20, told, "tick")


def _whole_phases(spans: Sequence[PhaseSpan]) -> Iterator[tuple[str, float, float]]:
    """Each run of one phase, whatever its parts."""
    runs: list[tuple[str, float, float]] = []
    for span in spans:
        if runs and runs[-1][0] == span.name:
            runs[-1] = (span.name, runs[-1][1], span.to_s)
        else:
            runs.append((span.name, span.from_s, span.to_s))
    return iter(runs)


def _infusion(story: Story, axis: TimeAxis, top: float) -> Iterator[str]:
    """From the confirmed start to the confirmed stop, hatched where it was paused."""
    infusion = story.infusion
    yield words(0, top + 19, route_of(story), "name")
    if infusion.started_s is None:
        yield words(chart.LEFT + 10, top + 19, "never confirmed as started", "tick")
        return
    to_s = story.played.length_s if infusion.stopped_s is None else infusion.stopped_s
    yield box(axis.x(infusion.started_s), top + 5, axis.x(to_s), top + _ROW - 5, "runs")
    for one in story.stood:
        if one.what == "pause":
            yield box(axis.x(one.from_s), top + 4, _end_x(one, axis), top + _ROW - 4, "held")


def _row(name: str, stood: Sequence[Stood], axis: TimeAxis, top: float) -> Iterator[str]:
    yield words(0, top + 19, name, "tick")
    yield line(chart.LEFT, top + _ROW / 2, chart.RIGHT, top + _ROW / 2, "grid")
    for one in stood:
        style = "stood loud" if one.what in _LOUD else "stood"
        yield box(axis.x(one.from_s), top + 5, _end_x(one, axis), top + _ROW - 5, style)


def _light(curves: Curves, axis: TimeAxis, top: float, height: float) -> Iterator[str]:
    scale = Scale(0.0, MAX_PEAK_LUMINANCE, top, top + height)
    marks = [(value, f"{value:.0%}") for value in (0.0, MAX_MEAN_LUMINANCE, 0.4, MAX_PEAK_LUMINANCE)]
    yield from scale.drawn("Light\nceilings,\n% of white", marks)
    peak = _points(curves, curves.peak_luminance, axis, scale)
    mean = _points(curves, curves.mean_luminance, axis, scale)
    yield area(mean, scale.bottom, "fill")
    yield curve(mean, "line")
    yield curve(peak, "line thin")
    yield from _named(peak, "peak", -9.0)
    yield from _named(mean, "mean", -9.0)


def _motion(curves: Curves, axis: TimeAxis, top: float, height: float) -> Iterator[str]:
    scale = Scale(0.0, 1.0, top, top + height)
    yield from scale.drawn("Motion\n% of the\nscene's own", [(0.0, "0%"), (0.5, "50%"), (1.0, "100%")])
    points = _points(curves, curves.motion, axis, scale)
    yield area(points, scale.bottom, "fill")
    yield curve(points, "line")


def _named(points: Sequence[tuple[float, float]], name: str, dy: float) -> Iterator[str]:
    """The name of a curve, above where it first lies still for the length of its name."""
    if not points:
        return
    width = chart.width_of(name, 22)
    columns = [x for x, _ in points]
    for place, (x, y) in enumerate(points):
        beside = points[place : bisect_right(columns, x + width)]
        if max(abs(other - y) for _, other in beside) < 3.0 and x + width < chart.RIGHT and x > chart.LEFT + 8:
            yield words(x + 6, y + dy, name, "tick halo")
            return


def _standing(stood: Sequence[Stood]) -> list[Standing]:
    """What has a row of its own; a pause is shown in the infusion's."""
    seen = {one.what for one in stood}
    return [what for what in STANDING if what in seen and what != "pause"]


def _end_x(one: Stood, axis: TimeAxis) -> float:
    return axis.x(axis.length_s if one.to_s is None else one.to_s)


def _points(curves: Curves, values: Sequence[float], axis: TimeAxis, scale: Scale) -> list[tuple[float, float]]:
    return [(axis.x(at_s), scale.y(value)) for at_s, value in zip(curves.at_s, values, strict=True)]
