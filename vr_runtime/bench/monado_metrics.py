"""What Monado's service itself noted of every client's frames: the same count for a Python and for a C++ client.

With XRT_METRICS_FILE set the service appends length-delimited protobuf records; XRT_METRICS_EARLY_FLUSH makes each one
readable at once. Only the record of a client's frame is read here, and of it only five numbers. Times are
CLOCK_MONOTONIC nanoseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

# field numbers of Monado's metrics format, version 1.1
_SESSION_FRAME = 2
_PREDICTED_DISPLAY = 6
_PREDICTED_PERIOD = 7
_DELIVERED = 12
_DISCARDED = 14


@dataclass(frozen=True, slots=True)
class ClientFrame:
    """One frame as the service saw it: what xrWaitFrame promised, and when xrEndFrame delivered it."""

    predicted_display_ns: int
    period_ns: int
    delivered_ns: int
    has_picture: bool


@dataclass(frozen=True, slots=True)
class MetricsFile:
    """The service's metrics file; it only ever grows."""

    path: Path

    def end(self) -> int:
        """An offset to hand to `frames_since` later."""
        return self.path.stat().st_size

    def frames_since(self, offset: int) -> list[ClientFrame]:
        """Every client frame noted after `offset`, oldest first; a record still being written is left out."""
        with self.path.open("rb") as file:
            file.seek(offset)
            data = file.read()
        return [_client_frame(body) for body in _session_frames(data)]


@dataclass(frozen=True, slots=True)
class FrameCount:
    """Pictures delivered in a stretch of time, and display periods in it that got none."""

    pictures: int
    missed: int


def count(frames: Sequence[ClientFrame], from_ns: int, until_ns: int) -> FrameCount:
    """Count the pictures delivered in [from_ns, until_ns) and the display periods skipped between them.

    A frame without a layer shows the patient nothing new, so it counts as a missed period.
    """
    shown = [frame for frame in frames if frame.has_picture and from_ns <= frame.delivered_ns < until_ns]
    missed = 0
    for before, after in pairwise(shown):
        gap_ns = after.predicted_display_ns - before.predicted_display_ns
        missed += max(0, round(gap_ns / after.period_ns) - 1)
    return FrameCount(len(shown), missed)


def first_picture_ns(frames: Sequence[ClientFrame]) -> int | None:
    """When the first frame with a layer was delivered; None where there was none."""
    return next((frame.delivered_ns for frame in frames if frame.has_picture), None)


def _client_frame(body: bytes) -> ClientFrame:
    numbers = {field: value for field, value in _fields(body) if isinstance(value, int)}
    return ClientFrame(
        predicted_display_ns=numbers.get(_PREDICTED_DISPLAY, 0),
        period_ns=numbers.get(_PREDICTED_PERIOD, 0),
        delivered_ns=numbers.get(_DELIVERED, 0),
        has_picture=not numbers.get(_DISCARDED, 0),
    )


def _session_frames(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        try:
            length, start = _varint(data, at)
        except IndexError:
            return
        at = start + length
        if at > len(data):
            return
        for field, value in _fields(data[start:at]):
            if field == _SESSION_FRAME and isinstance(value, bytes):
                yield value


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(field number, value) of a protobuf message that holds only varints and nested messages."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        value, at = _varint(message, at)
        if key & 7 == 0:
            yield key >> 3, value
        elif key & 7 == 2:
            yield key >> 3, message[at : at + value]
            at += value
        else:
            raise ValueError(f"Monado's metrics format has changed: wire type {key & 7}")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
