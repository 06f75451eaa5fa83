"""Missed frames: how many display slots stayed empty, who was late, and the frames around the worst gaps.

A display slot is missed where two consecutive predicted display times lie k > 1 periods apart: k - 1 slots showed an
old picture. The cause is worked out a few frames later, when the GPU's times have arrived.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Final

from vr_runtime.timing.frame_record import RECORD, RECORD_SIZE, FrameFlags, FrameRecord, FrameRing, MissCause

BUDGET_SHARE: Final = 0.9
"""Work beyond this share of the period is late: the rest is what a compositor needs for itself."""
FRAMES_BEFORE: Final = 8
FRAMES_AFTER: Final = 7
"""GPU times arrive two to five frames after the frame they belong to."""
IDLE_FLAGS: Final = FrameFlags.IDLE_BEFORE | FrameFlags.RECOVERED | FrameFlags.NOT_RENDERED
LONGEST_PERIOD_NS: Final = 500_000_000


def slots_missed(gap_ns: int, period_ns: int) -> int:
    """Display slots between two predicted display times `gap_ns` apart; 0 where they are neighbours or go back.

    `period_ns` is the longer of the two frames' periods, so a change of refresh rate is no miss.
    """
    if gap_ns <= period_ns:
        return 0
    return (gap_ns + period_ns // 2) // period_ns - 1


def cause_of(frame: FrameRecord, previous: FrameRecord, before_previous: FrameRecord | None) -> int:
    """Who left the slots before `frame` empty.

    1. `headset_idle`: the gap crosses a time in which nothing was due on the display: the session not running or
       newly created, or the runtime asking for no picture on either side of the gap.
    2. `app_late`: from the return of the previous frame's wait until we came back to wait again, more than 90 % of
       the period went by. That is all of our work, the part after the frame's end included.
    3. `gpu_late`: the GPU worked more than 90 % of a period on one of the two frames before the gap (runtimes keep up
       to two in flight).
    4. Both late: the longer one is named. A slow GPU holds us up in the wait for an image, a slow application does
       not make the GPU slower.
    5. `runtime_late`: neither; we were in time and the wait let us go too late.
    """
    if frame.flags & IDLE_FLAGS or previous.flags & FrameFlags.NOT_RENDERED:
        return MissCause.HEADSET_IDLE
    budget_ns = int(previous.period_ns * BUDGET_SHARE)
    app_ns = frame.wait_called_ns - previous.wait_ns
    gpu_ns = max(previous.gpu_ns, before_previous.gpu_ns if before_previous else 0)
    if app_ns <= budget_ns and gpu_ns <= budget_ns:
        return MissCause.RUNTIME_LATE
    return MissCause.APP_LATE if app_ns >= gpu_ns else MissCause.GPU_LATE


class WorstGaps:
    """The frames around the worst gaps of the whole session, in memory that never grows.

    A longer gap pushes out a shorter one; of equals the later one stays.
    """

    def __init__(self, places: int) -> None:
        self._missed = array("q", bytes(8 * places))
        self._lengths = array("q", bytes(8 * places))
        self._place_size = (FRAMES_BEFORE + 1 + FRAMES_AFTER) * RECORD_SIZE
        self._buffer = bytearray(places * self._place_size)
        self._last_kept = -1
        self._next = 0

    def keep(self, ring: FrameRing, frame_number: int, missed: int) -> None:
        """Copy the neighbourhood of `frame_number` out of the ring, if the gap is bad enough to displace another."""
        already_kept = frame_number <= self._last_kept
        place = -1 if already_kept and missed == 1 else self._place_for(missed)
        if place < 0:
            return
        first = max(0, frame_number - FRAMES_BEFORE, ring.count - ring.capacity)
        last = min(frame_number + FRAMES_AFTER, ring.count - 1)
        start = place * self._place_size
        for number in range(first, last + 1):
            offset = ring.offset(number)
            self._buffer[start : start + RECORD_SIZE] = ring.buffer[offset : offset + RECORD_SIZE]
            start += RECORD_SIZE
        self._missed[place] = missed
        self._lengths[place] = last + 1 - first
        self._last_kept = last

    def _place_for(self, missed: int) -> int:
        places = len(self._missed)
        mildest, place = missed + 1, -1
        for step in range(places):
            candidate = (self._next + step) % places
            if self._missed[candidate] < mildest:
                mildest, place = self._missed[candidate], candidate
        if place >= 0:
            self._next = (place + 1) % places
        return place

    def __iter__(self) -> Iterator[FrameRecord]:
        """Every frame kept, in no particular order; neighbourhoods may overlap."""
        for place, length in enumerate(self._lengths):
            for index in range(length):
                yield FrameRecord._make(
                    RECORD.unpack_from(self._buffer, place * self._place_size + index * RECORD_SIZE)
                )
