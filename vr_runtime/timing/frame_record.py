"""One frame as a fixed-size record: the layout, its flags, and the ring that holds the last frames.

All instants are nanoseconds on one monotonic axis. `wait_ns` .. `end_ns` are the instants at which each step
*returned*; `wait_called_ns` is the instant at which the frame wait was entered.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np


class FrameFlags:
    """Plain ints, since an `enum.IntFlag` costs a microsecond for each `&`."""

    DREW: Final = 1
    NOT_RENDERED: Final = 2
    """The runtime asked for no picture (`shouldRender` false)."""
    POSE_INVALID: Final = 4
    NO_IMAGE: Final = 8
    IDLE_BEFORE: Final = 16
    """The session was not running, or the headset was off, between the previous frame and this one."""
    RECOVERED: Final = 32
    """First frame after the session or instance was created anew."""


class MissCause:
    """Why a display slot got no new picture. The rule is in `misses.cause_of`."""

    UNDECIDED: Final = 0
    APP_LATE: Final = 1
    GPU_LATE: Final = 2
    RUNTIME_LATE: Final = 3
    HEADSET_IDLE: Final = 4


CAUSE_NAMES: Final = ("undecided", "app_late", "gpu_late", "runtime_late", "headset_idle")
GPU_UNKNOWN_NS: Final = -1


class FrameRecord(NamedTuple):
    """One frame, read back. `missed` counts the display slots left empty *before* this frame."""

    frame_number: int
    wait_called_ns: int
    wait_ns: int
    begin_ns: int
    locate_ns: int
    draw_ns: int
    release_ns: int
    end_ns: int
    predicted_display_ns: int
    period_ns: int
    gpu_ns: int
    width_px: int
    height_px: int
    missed: int
    flags: int
    cause: int


RECORD: Final = struct.Struct("<11q3H2B")
RECORD_SIZE: Final = RECORD.size
MOST_MISSED: Final = 0xFFFF
GPU_OFFSET: Final = 10 * 8
CAUSE_OFFSET: Final = RECORD_SIZE - 1
INT64: Final = struct.Struct("<q")


def numpy_dtype() -> np.dtype[Any]:
    """The same layout for numpy: packed, little-endian, 96 bytes."""
    import numpy as np

    formats = ["<i8"] * 11 + ["<u2"] * 3 + ["u1"] * 2
    return np.dtype(list(zip(FrameRecord._fields, formats, strict=True)))


class FrameRing:
    """The last `capacity` records in one block of memory that never grows."""

    __slots__ = ("buffer", "capacity", "count")

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.buffer = bytearray(capacity * RECORD_SIZE)
        self.count = 0

    def holds(self, frame_number: int) -> bool:
        return 0 <= self.count - 1 - frame_number < self.capacity and frame_number >= 0

    def offset(self, frame_number: int) -> int:
        return frame_number % self.capacity * RECORD_SIZE

    def at(self, frame_number: int) -> FrameRecord:
        """Raises IndexError where the frame was never written or is overwritten."""
        if not self.holds(frame_number):
            raise IndexError(f"frame {frame_number} is not in the ring")
        return FrameRecord._make(RECORD.unpack_from(self.buffer, self.offset(frame_number)))

    def __iter__(self) -> Iterator[FrameRecord]:
        """Oldest first."""
        for frame_number in range(max(0, self.count - self.capacity), self.count):
            yield self.at(frame_number)
