"""The frame recorder: what every frame leaves behind, for a few microseconds and without garbage.

    recorder = FrameRecorder(period_ns=11_111_111)
    number = recorder.record(wait_called_ns, wait_ns, begin_ns, ..., FrameFlags.DREW)
    recorder.gpu(number, gpu_ns)        # frames later
    recorder.summary()                  # off the frame path

One thread writes; reading is for the same thread, off the frame path, or for after the last frame.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vr_runtime.timing.frame_record import (
    CAUSE_NAMES,
    CAUSE_OFFSET,
    GPU_OFFSET,
    GPU_UNKNOWN_NS,
    INT64,
    MOST_MISSED,
    RECORD,
    RECORD_SIZE,
    FrameFlags,
    FrameRecord,
    FrameRing,
    MissCause,
)
from vr_runtime.timing.histogram import Histogram, Percentiles
from vr_runtime.timing.misses import (
    FRAMES_AFTER,
    FRAMES_BEFORE,
    IDLE_FLAGS,
    LONGEST_PERIOD_NS,
    WorstGaps,
    cause_of,
    slots_missed,
)

_SMALLEST_RING: Final = FRAMES_BEFORE + 1 + FRAMES_AFTER
_PENDING: Final = FRAMES_AFTER + 1


@dataclass(frozen=True, slots=True)
class FrameSummary:
    """The frames so far. `missed_frames` leaves out `headset_idle`, which `missed_by_cause` still lists.

    `interval_ms` lies between the returns of consecutive frame waits, gaps of an idle headset left out; `app_ms`
    between the wait's return and the frame end's return. Widths and heights are one eye's.
    """

    frames: int
    drawn_frames: int
    missed_frames: int
    missed_by_cause: dict[str, int]
    longest_gap_frames: int
    interval_ms: Percentiles | None
    app_ms: Percentiles | None
    gpu_ms: Percentiles | None
    refresh_hz: float
    resolution_px: tuple[int, int]
    smallest_resolution_px: tuple[int, int]


class FrameRecorder:
    """The last `capacity` frames in full, the worst gaps with their neighbours, and percentiles of all.

    `period_ns` stands in until the runtime names a believable period (0 < period <= 0.5 s). What the last frame
    cost can be read from `last_missed`, `last_app_ns` and `last_gpu_ns` (-1 while none is known).
    """

    def __init__(self, period_ns: int, capacity: int = 4096, gaps_kept: int = 64) -> None:
        if not 0 < period_ns <= LONGEST_PERIOD_NS:
            raise ValueError(f"period_ns must be between 1 and {LONGEST_PERIOD_NS}: {period_ns}")
        self.ring = FrameRing(max(capacity, _SMALLEST_RING))
        self.interval = Histogram()
        self.app = Histogram()
        self.gpu_time = Histogram()
        self.period_ns = period_ns
        self.first_ns = 0
        self.last_missed = 0
        self.last_app_ns = 0
        self.last_gpu_ns = GPU_UNKNOWN_NS
        self._worst = WorstGaps(gaps_kept)
        self._missed = array("q", bytes(8 * len(CAUSE_NAMES)))
        self._pending = array("q", bytes(8 * _PENDING))
        self._pending_missed = array("q", bytes(8 * _PENDING))
        self._pending_first = 0
        self._pending_count = 0
        self._longest_gap = 0
        self._drawn = 0
        self._previous_wait_ns = 0
        self._previous_predicted_ns = 0
        self._width_px = self._height_px = 0
        self._smallest_px = (0, 0)
        self._buffer = self.ring.buffer
        self._end = len(self._buffer)
        self._offset = 0

    @property
    def next_frame_number(self) -> int:
        """The number that the next `record` will give: for a GPU timer that starts before the frame ends."""
        return self.ring.count

    def record(
        self,
        wait_called_ns: int,
        wait_ns: int,
        begin_ns: int,
        locate_ns: int,
        draw_ns: int,
        release_ns: int,
        end_ns: int,
        predicted_display_ns: int,
        period_ns: int,
        width_px: int,
        height_px: int,
        flags: int,
    ) -> int:
        """File one frame and return its number, counted from 0.

        A step that was left out carries the instant of the step before it. `predicted_display_ns` is on the same
        monotonic axis as the steps. Widths and heights are one eye's, below 65,536.
        """
        ring = self.ring
        number = ring.count
        longer_ns = self.period_ns
        if 0 < period_ns <= LONGEST_PERIOD_NS:
            if period_ns != longer_ns:
                self.period_ns = period_ns
                longer_ns = max(longer_ns, period_ns)
        else:
            period_ns = longer_ns

        missed = 0
        if number:
            gap_ns = predicted_display_ns - self._previous_predicted_ns
            if gap_ns > longer_ns:
                missed = slots_missed(gap_ns, longer_ns)
            if not flags & IDLE_FLAGS:
                self.interval.record(wait_ns - self._previous_wait_ns)
        else:
            self.first_ns = wait_called_ns
        self._previous_predicted_ns = predicted_display_ns
        self._previous_wait_ns = wait_ns
        app_ns = end_ns - wait_ns
        self.app.record(app_ns)
        self.last_app_ns = app_ns
        self.last_missed = missed
        if flags & FrameFlags.DREW:
            self._drawn += 1
        if width_px != self._width_px or height_px != self._height_px:
            self._resized(width_px, height_px)

        offset = self._offset
        RECORD.pack_into(
            self._buffer,
            offset,
            number,
            wait_called_ns,
            wait_ns,
            begin_ns,
            locate_ns,
            draw_ns,
            release_ns,
            end_ns,
            predicted_display_ns,
            period_ns,
            GPU_UNKNOWN_NS,
            width_px,
            height_px,
            missed if missed < MOST_MISSED else MOST_MISSED,
            flags,
            MissCause.UNDECIDED,
        )
        offset += RECORD_SIZE
        self._offset = offset if offset < self._end else 0
        ring.count = number + 1
        if missed:
            self._suspect(number, missed, flags)
        if self._pending_count and number - self._pending[self._pending_first] >= FRAMES_AFTER:
            self._decide_oldest()
        return number

    def gpu(self, frame_number: int, gpu_ns: int) -> None:
        """File the GPU's time for a frame recorded earlier; a frame already overwritten counts in the percentiles."""
        self.gpu_time.record(gpu_ns)
        self.last_gpu_ns = gpu_ns
        if self.ring.holds(frame_number):
            INT64.pack_into(self._buffer, self.ring.offset(frame_number) + GPU_OFFSET, gpu_ns)

    def summary(self) -> FrameSummary:
        """The whole session so far; decides the causes still open with what is known. Off the frame path."""
        while self._pending_count:
            self._decide_oldest()
        by_cause = dict(zip(CAUSE_NAMES[1:], self._missed[1:], strict=True))
        return FrameSummary(
            frames=self.ring.count,
            drawn_frames=self._drawn,
            missed_frames=sum(by_cause.values()) - by_cause["headset_idle"],
            missed_by_cause=by_cause,
            longest_gap_frames=self._longest_gap,
            interval_ms=self.interval.percentiles_ms(),
            app_ms=self.app.percentiles_ms(),
            gpu_ms=self.gpu_time.percentiles_ms(),
            refresh_hz=1e9 / self.period_ns,
            resolution_px=(self._width_px, self._height_px),
            smallest_resolution_px=self._smallest_px,
        )

    def kept_frames(self) -> Iterator[FrameRecord]:
        """The frames around the worst gaps, then the last frames; each once, in order. Off the frame path."""
        oldest = max(0, self.ring.count - self.ring.capacity)
        around = {frame.frame_number: frame for frame in self._worst if frame.frame_number < oldest}
        for number in sorted(around):
            yield around[number]
        yield from self.ring

    def _resized(self, width_px: int, height_px: int) -> None:
        self._width_px, self._height_px = width_px, height_px
        if not width_px * height_px:
            return
        if not self._smallest_px[0] or width_px * height_px < self._smallest_px[0] * self._smallest_px[1]:
            self._smallest_px = (width_px, height_px)

    def _suspect(self, number: int, missed: int, flags: int) -> None:
        idle = flags & IDLE_FLAGS or self.ring.at(number - 1).flags & FrameFlags.NOT_RENDERED
        if idle:
            self.last_missed = 0
        else:
            self._longest_gap = max(self._longest_gap, missed)
        place = (self._pending_first + self._pending_count) % _PENDING
        self._pending[place] = number
        self._pending_missed[place] = missed
        self._pending_count += 1

    def _decide_oldest(self) -> None:
        number = self._pending[self._pending_first]
        missed = self._pending_missed[self._pending_first]
        self._pending_first = (self._pending_first + 1) % _PENDING
        self._pending_count -= 1
        ring = self.ring
        frame = ring.at(number)
        cause = cause_of(frame, ring.at(number - 1), ring.at(number - 2) if number > 1 else None)
        self._buffer[ring.offset(number) + CAUSE_OFFSET] = cause
        self._missed[cause] += missed
        if cause != MissCause.HEADSET_IDLE:
            self._worst.keep(ring, number, missed)
