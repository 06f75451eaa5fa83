"""How well a session was played, in one picture: frame times, missed frames by cause, resolution; and its sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10
from typing import Final

from vr_runtime.record import chart
from vr_runtime.record.chart import Scale, TimeAxis, area, box, curve, line, words
from vr_runtime.record.course_picture import loudness_panel
from vr_runtime.record.story import Bins, Frames, Story
from vr_runtime.record.story_words import CAUSES

_TIMES, _MISSED, _SIZE, _SOUND = 300.0, 180.0, 100.0, 150.0
_GAP: Final = 40.0
_NICE: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000)
_SLOWEST_MS: Final = 1000.0
_FASTEST_MS: Final = 0.1


def frames_picture(story: Story, taller: float = 1.0) -> str:
    """The picture as SVG markup, its panels so many times as tall as they are at least."""
    frames, axis = story.frames, TimeAxis(story.played.length_s)
    times = 14.0
    missed = times + taller * _TIMES + _GAP
    size = missed + taller * _MISSED + _GAP
    end = size + taller * _SIZE
    content = [
        *axis.drawn(end + 12.0, times),
        *_frame_times(frames, axis, times, missed - _GAP),
        *_missed(frames.bins, axis, missed, size - _GAP),
        *_resolution(frames, axis, size, end),
    ]
    for top, under in ((times, missed - _GAP), (missed, size - _GAP), (size, end)):
        content += _without(frames, axis, top, under)
    content += _period(frames, times, missed - _GAP)
    return chart.picture(content, end + 56.0, "Frame times, missed frames and resolution over session time")


def sound_picture(story: Story) -> str:
    """Target loudness, and what was heard."""
    axis = TimeAxis(story.played.length_s)
    panel = loudness_panel(story.curves, axis, 6.0, _SOUND, story.sound.heard)
    return chart.picture([*axis.drawn(_SOUND + 18, 6), *panel], _SOUND + 62.0, "Loudness over session time")


def _frame_times(frames: Frames, axis: TimeAxis, top: float, bottom: float) -> Iterator[str]:
    """On a logarithmic scale: the median is a hundredth of the worst."""
    scale = _times_scale(top, bottom)
    marks = [(log10(value), f"{value:g}") for value in (0.1, 1.0, 10.0, 100.0, 1000.0)]
    yield from scale.drawn("Frame time\nms,\nby column", marks)
    bins = frames.bins
    for run in _runs(_times(bins.app_max_ms, scale)):
        yield area(_steps(run, bins, axis), scale.bottom, "fill-faint")
    for values, style in (
        (bins.app_max_ms, "line faint"),
        (bins.app_p99_ms, "line dots"),
        (bins.app_p95_ms, "line thin"),
        (bins.app_p50_ms, "line"),
        (bins.gpu_p95_ms, "line dashes"),
    ):
        yield from (curve(_steps(run, bins, axis), style) for run in _runs(_times(values, scale)))


def _period(frames: Frames, top: float, bottom: float) -> Iterator[str]:
    """What a frame may take."""
    if frames.period_ms is None:
        return
    y = _times_scale(top, bottom).y(log10(frames.period_ms))
    yield line(chart.LEFT, y, chart.RIGHT, y, "limit")
    yield words(chart.LEFT + 8, y - 8, f"one frame, {frames.period_ms:.1f} ms", "tick halo")


def _times_scale(top: float, bottom: float) -> Scale:
    return Scale(log10(_FASTEST_MS), log10(_SLOWEST_MS), top, bottom)


def _missed(bins: Bins, axis: TimeAxis, top: float, bottom: float) -> Iterator[str]:
    """Columns of missed frames, the causes stacked."""
    totals = [sum(counts) for counts in zip(*(bins.missed_by_cause[cause] for cause in CAUSES), strict=True)]
    most = max(totals, default=0)
    high = next((nice for nice in _NICE if nice >= most), most)
    scale = Scale(0.0, float(max(1, high)), top, bottom)
    marks = [(float(count), str(count)) for count in sorted({0, high})]
    yield from scale.drawn("Missed\nframes\nby column", marks)
    if not most:
        yield words((chart.LEFT + chart.RIGHT) / 2, (top + bottom) / 2 + 8, "none missed", "tick halo", "middle")
    for column, total in enumerate(totals):
        under = 0
        for cause in CAUSES if total else ():
            count = bins.missed_by_cause[cause][column]
            if count:
                x1, x2 = _column_x(bins, column, axis)
                yield box(x1, scale.y(under + count), x2, scale.y(under), f"cause {cause}")
            under += count


def _resolution(frames: Frames, axis: TimeAxis, top: float, bottom: float) -> Iterator[str]:
    """The smallest height of each column, as a share of the largest of the session."""
    scale = Scale(0.0, 1.0, top, bottom)
    yield from scale.drawn("Resolution\n% of full", [(0.0, "0%"), (0.5, "50%"), (1.0, "100%")])
    if frames.resolution_px is None:
        return
    full_px = frames.resolution_px[1]
    shares = [None if height is None else height / full_px for height in frames.bins.height_px]
    points = [None if share is None else scale.y(share) for share in shares]
    for run in _runs(points):
        yield area(_steps(run, frames.bins, axis), scale.bottom, "fill")
        yield curve(_steps(run, frames.bins, axis), "line")


def _without(frames: Frames, axis: TimeAxis, top: float, bottom: float) -> Iterator[str]:
    for one in frames.without_picture:
        yield box(axis.x(one.from_s), top, axis.x(one.to_s), bottom, f"without {one.why}")


def _times(values: Sequence[float | None], scale: Scale) -> list[float | None]:
    return [None if value is None else scale.y(log10(max(value, _FASTEST_MS))) for value in values]


def _runs(points: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Columns next to each other that have a value."""
    run: list[tuple[int, float]] = []
    for column, y in enumerate(points):
        if y is None:
            if run:
                yield run
            run = []
        else:
            run.append((column, y))
    if run:
        yield run


def _steps(run: Sequence[tuple[int, float]], bins: Bins, axis: TimeAxis) -> list[tuple[float, float]]:
    """Each column as wide as it is."""
    return [(x, y) for column, y in run for x in _column_x(bins, column, axis)]


def _column_x(bins: Bins, column: int, axis: TimeAxis) -> tuple[float, float]:
    return axis.x(column * bins.width_s), axis.x((column + 1) * bins.width_s)
