"""A session's frames, from their blocks to the columns and percentiles of its report. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from vr_runtime.clock import NS_PER_S
from vr_runtime.record.report import Percentiles
from vr_runtime.record.story import Bins, Frames, Without
from vr_runtime.timing.frame_record import CAUSE_NAMES, FrameFlags, MissCause

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST_COLUMNS: Final = 480
_WIDTHS_S: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_LEAST_CLOCK_S: Final = 1.0
"""Of a column: at 90 Hz it holds enough frames for the 95th of 100."""
_NO_NEIGHBOUR: Final = FrameFlags.IDLE_BEFORE | FrameFlags.RECOVERED
_NEITHER: Final = _NO_NEIGHBOUR | FrameFlags.NOT_RENDERED
_JOINED_WITHIN_S: Final = 0.5
_NOTHING: Final = Percentiles(None, None, None, None, None)


class FrameTally:
    """`add` takes blocks in the order in which they were written; `facts` says what they come to.

    `begun_ns`: the first picture, on the blocks' axis. `last_s`: session time of the last frame's end.
    """

    def __init__(self, begun_ns: int, time_lapse: float) -> None:
        self.last_s = 0.0
        self._begun_ns = begun_ns
        self._lapse = time_lapse
        self._columns: dict[str, list[NDArray[Any]]] = {}
        self._periods_ns: list[float] = []
        self._without: list[Without] = []
        self._last: tuple[int, int, int] | None = None
        self._drawn = 0

    def add(self, frames: NDArray[Any]) -> None:
        """Frames as `decode_block` gives them."""
        if not len(frames):
            return
        self._follow_gaps(frames)
        self._keep("at_s", self._session_s(frames["wait_called_ns"]), "f4")
        self._keep("app_us", (frames["end_ns"] - frames["wait_ns"]) // 1000, "i4")
        self._keep("gpu_us", np.where(frames["gpu_ns"] < 0, -1, frames["gpu_ns"] // 1000), "i4")
        self._keep("interval_us", self._intervals_us(frames), "i4")
        for name in ("width_px", "height_px", "missed", "cause"):
            self._keep(name, frames[name], frames.dtype[name].str)
        self._drawn += int(np.count_nonzero(frames["flags"] & FrameFlags.DREW))
        self._periods_ns.append(float(np.median(frames["period_ns"])))
        last = frames[-1]
        self._last = (int(last["frame_number"]), int(last["wait_ns"]), int(last["end_ns"]))
        self.last_s = max(self.last_s, float(self._session_s(last["end_ns"])))

    def facts(self, length_s: float, unreadable: int = 0) -> Frames:
        """All of them. `length_s`: how long the session was; `unreadable`: blocks that could not be decoded."""
        column = {name: np.concatenate(parts) for name, parts in self._columns.items()}
        self._columns = {}
        if not column:
            return self._no_frames(length_s, unreadable)
        app_us, gpu_us, intervals_us = column["app_us"], column["gpu_us"], column["interval_us"]
        gpu = _percentiles(gpu_us[gpu_us >= 0])
        area = column["width_px"].astype("i4") * column["height_px"]
        largest, smallest = int(area.argmax()), int(np.where(area > 0, area, np.iinfo("i4").max).argmin())
        by_cause = {
            name: int(column["missed"][column["cause"] == cause].sum(dtype="i8"))
            for cause, name in enumerate(CAUSE_NAMES)
        }
        period_ns = float(np.median(self._periods_ns))
        late = column["missed"][column["cause"] != MissCause.HEADSET_IDLE]
        without = _joined(self._without, _JOINED_WITHIN_S * self._lapse)
        return Frames(
            frames=len(app_us),
            drawn=self._drawn,
            missed=sum(by_cause.values()) - by_cause["headset_idle"],
            missed_by_cause=by_cause,
            longest_gap=int(late.max(initial=0)),
            refresh_hz=round(NS_PER_S / period_ns, 3) if period_ns else None,
            period_ms=round(period_ns / 1e6, 4) if period_ns else None,
            interval_ms=_percentiles(intervals_us[intervals_us >= 0]),
            app_ms=_percentiles(app_us),
            gpu_ms=None if gpu == _NOTHING else gpu,
            resolution_px=_size(column, largest),
            smallest_resolution_px=_size(column, smallest),
            full_resolution_share=round(float(np.mean(area == area[largest])), 4),
            idle_s=round(sum(one.to_s - one.from_s for one in without if one.why == "headset_idle"), 3),
            without_picture=without,
            blocks_unreadable=unreadable,
            bins=_bins(column, width_s(length_s, self._lapse), length_s),
        )

    def _no_frames(self, length_s: float, unreadable: int) -> Frames:
        return Frames(
            frames=0, drawn=0, missed=0, missed_by_cause=dict.fromkeys(CAUSE_NAMES, 0), longest_gap=0, refresh_hz=None,
            period_ms=None, interval_ms=_NOTHING, app_ms=_NOTHING, gpu_ms=None, resolution_px=None,
            smallest_resolution_px=None, full_resolution_share=None, idle_s=0.0, without_picture=[],
            blocks_unreadable=unreadable,
            bins=Bins(
                width_s=width_s(length_s, self._lapse), frames=[], app_p50_ms=[], app_p95_ms=[], app_p99_ms=[],
                app_max_ms=[], gpu_p95_ms=[], missed_by_cause={name: [] for name in CAUSE_NAMES}, width_px=[],
                height_px=[],
            ),
        )  # fmt: skip

    def _keep(self, name: str, values: NDArray[Any], kind: str) -> None:
        self._columns.setdefault(name, []).append(values.astype(kind))

    def _session_s(self, mono_ns: Any) -> Any:
        return (mono_ns - self._begun_ns) / NS_PER_S * self._lapse

    def _intervals_us(self, frames: NDArray[Any]) -> NDArray[Any]:
        """From wait to wait, as the recorder counts them; -1 where the frame before is none of this one's."""
        number, waited_ns = frames["frame_number"], frames["wait_ns"]
        before, waited_before_ns = self._last[:2] if self._last else (-2, 0)
        between = np.diff(waited_ns, prepend=waited_before_ns) // 1000
        neighbours = (np.diff(number, prepend=before) == 1) & (number > 0) & (frames["flags"] & _NEITHER == 0)
        return np.where(neighbours & (between >= 0), between, -1)

    def _follow_gaps(self, frames: NDArray[Any]) -> None:
        """Where no picture was asked for, where there was no player, and where frames are missing from the journal."""
        if self._last is not None:
            number = int(frames[0]["frame_number"])
            if number <= self._last[0]:
                self._was_without("player_gone", self._last[2], frames[0]["wait_called_ns"])
            elif number > self._last[0] + 1:
                self._was_without("not_recorded", self._last[2], frames[0]["wait_called_ns"])
        step = np.diff(frames["frame_number"])
        for place in np.flatnonzero(step != 1):
            why = "player_gone" if step[place] < 1 else "not_recorded"
            self._was_without(why, frames["end_ns"][place], frames["wait_called_ns"][place + 1])
        for place in np.flatnonzero(frames["flags"][1:] & _NO_NEIGHBOUR):
            if step[place] == 1:
                self._was_without("headset_idle", frames["end_ns"][place], frames["wait_called_ns"][place + 1])
        first = frames[0]
        if self._last is not None and first["flags"] & _NO_NEIGHBOUR and first["frame_number"] == self._last[0] + 1:
            self._was_without("headset_idle", self._last[2], first["wait_called_ns"])
        dark = np.flatnonzero(np.diff(frames["flags"] & FrameFlags.NOT_RENDERED, prepend=0, append=0))
        for start, end in zip(dark[::2], dark[1::2], strict=True):
            self._was_without("headset_idle", frames["wait_called_ns"][start], frames["end_ns"][end - 1])

    def _was_without(self, why: Any, from_ns: Any, to_ns: Any) -> None:
        from_s, to_s = max(0.0, float(self._session_s(from_ns))), float(self._session_s(to_ns))
        if to_s > from_s:
            self._without.append(Without(why=why, from_s=from_s, to_s=to_s))


def width_s(length_s: float, time_lapse: float) -> float:
    """A column's width for a session of that length: a round number that leaves each column enough frames."""
    least_s = max(length_s / _MOST_COLUMNS, _LEAST_CLOCK_S * time_lapse)
    return float(next((width for width in _WIDTHS_S if width >= least_s), least_s))


def _bins(column: dict[str, NDArray[Any]], each_s: float, length_s: float) -> Bins:
    count = max(1, int(np.ceil(length_s / each_s)))
    # Blocks follow one another, and so do their frames; a clock that went back has to stay where it was.
    place = np.maximum.accumulate(np.clip(column["at_s"] / each_s, 0, count - 1).astype("i4"))
    borders = np.searchsorted(place, np.arange(count + 1))
    slices = [slice(int(start), int(end)) for start, end in pairwise(borders)]
    app = [np.sort(column["app_us"][one]) for one in slices]
    gpu = [np.sort(column["gpu_us"][one]) for one in slices]
    late = np.flatnonzero(column["missed"])
    missed = {}
    for cause, name in enumerate(CAUSE_NAMES):
        ours = late[column["cause"][late] == cause]
        missed[name] = np.bincount(place[ours], weights=column["missed"][ours], minlength=count).astype(int).tolist()
    return Bins(
        width_s=each_s,
        frames=[one.stop - one.start for one in slices],
        app_p50_ms=[_rank_ms(one, 50.0) for one in app],
        app_p95_ms=[_rank_ms(one, 95.0) for one in app],
        app_p99_ms=[_rank_ms(one, 99.0) for one in app],
        app_max_ms=[_rank_ms(one, 100.0) for one in app],
        gpu_p95_ms=[_rank_ms(one[one >= 0], 95.0) for one in gpu],
        missed_by_cause=missed,
        width_px=[int(column["width_px"][one].min()) if one.stop > one.start else None for one in slices],
        height_px=[int(column["height_px"][one].min()) if one.stop > one.start else None for one in slices],
    )


def _percentiles(values_us: NDArray[Any]) -> Percentiles:
    ordered = np.sort(values_us)
    return Percentiles(*(_rank_ms(ordered, percent) for percent in (50.0, 95.0, 99.0, 99.9, 100.0)))


def _rank_ms(ordered_us: NDArray[Any], percent: float) -> float | None:
    """The value that `percent` of all do not exceed (nearest rank); None of nothing."""
    if not len(ordered_us):
        return None
    rank = max(1, -(-round(percent * 1000) * len(ordered_us) // 100_000))
    return round(float(ordered_us[rank - 1]) / 1000.0, 3)


def _size(column: dict[str, NDArray[Any]], frame: int) -> tuple[int, int] | None:
    size = int(column["width_px"][frame]), int(column["height_px"][frame])
    return size if size[0] * size[1] else None


def _joined(spans: list[Without], within_s: float) -> list[Without]:
    """Spans of one reason that all but touch, as one."""
    joined: list[Without] = []
    for one in sorted(spans, key=lambda span: span.from_s):
        before = joined[-1] if joined else None
        if before is not None and before.why == one.why and one.from_s - before.to_s <= within_s:
            joined[-1] = Without(why=one.why, from_s=before.from_s, to_s=max(before.to_s, one.to_s))
        else:
            joined.append(one)
    return [Without(why=one.why, from_s=round(one.from_s, 3), to_s=round(one.to_s, 3)) for one in joined]
