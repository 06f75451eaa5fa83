"""The player's end of the mirror. In a frame without a picture to leave it reads one word."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

from vr_runtime.clock import MonotonicClock
from vr_runtime.link import mirror_file as at
from vr_runtime.link.mirror_file import MirrorFile, open_mirror


class MirrorWriter:
    """Leaves pictures, each in the slot that was left alone the longest. One player at a time holds it."""

    def __init__(self, file: MirrorFile, now_ns: Callable[[], int]) -> None:
        self._file = file
        self.now_ns = now_ns
        self._words = file.words
        self._slots: list[memoryview] = []
        self._size_bytes = 0
        self._has_room: bool | None = None
        # A player before us may have been killed while it wrote: its number is not used again.
        begun = (self._words[at.slot_words(slot) + at.BEGUN] for slot in range(at.SLOTS))
        self._number = max(self._words[at.W_NEWEST], *begun)

    @classmethod
    def open(cls, runtime_folder: Path, now_ns: Callable[[], int] = MonotonicClock.now_ns) -> MirrorWriter | None:
        """The mirror that a host has made for its session; None where there is none."""
        file = open_mirror(runtime_folder)
        return None if file is None else cls(file, now_ns)

    def wanted(self, now_ns: int) -> bool:
        """Whether anybody looks. Takes the memory for the pictures when somebody does for the first time."""
        if not self._file.is_watched(now_ns):
            return False
        if self._has_room is None:
            self._has_room = self._file.take_room()
        return self._has_room

    def put(self, width_px: int, height_px: int, taken_ns: int, unpack: Callable[[memoryview, int], object]) -> None:
        """Leave a picture; `unpack(memory, size_bytes)` writes it: RGBA, top row first."""
        size_bytes = width_px * height_px * 4
        if size_bytes != self._size_bytes:
            self._fit(size_bytes)
        number = self._number = self._number + 1
        words, first, slot = self._words, at.slot_words(number), self._slots[number % at.SLOTS]
        words[first + at.BEGUN] = number
        unpack(slot, size_bytes)
        words[first + at.TAKEN_NS] = taken_ns
        words[first + at.WIDTH] = width_px
        words[first + at.HEIGHT] = height_px
        words[first + at.CHECK] = zlib.adler32(slot)
        words[first + at.ENDED] = number
        words[at.W_NEWEST] = number  # last: from here on it is there, whole

    def close(self) -> None:
        self._fit(0)
        self._file.close()

    def _fit(self, size_bytes: int) -> None:
        """Slices once, not once a picture."""
        if size_bytes > at.SLOT_BYTES:
            raise ValueError(f"a picture of {size_bytes} bytes is too large for the mirror's {at.SLOT_BYTES}")
        for slot in self._slots:
            slot.release()
        starts = (at.PICTURES_AT + slot * at.SLOT_BYTES for slot in range(at.SLOTS if size_bytes else 0))
        self._slots = [self._file.bytes[start : start + size_bytes] for start in starts]
        self._size_bytes = size_bytes
