"""What the patient is shown, for somebody beside them: small pictures, read out of memory that the player writes."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vr_runtime.clock import MonotonicClock
from vr_runtime.link import mirror_file as at
from vr_runtime.link.mirror_file import MirrorFile, open_mirror

_TRIES = 4


@dataclass(frozen=True, slots=True, eq=False)
class MirrorPicture:
    """The left eye as it was submitted, sRGB, top row first. `taken_ns` is on the machine's monotonic clock.

    `rgbx`: height x width x 4 bytes without gaps, the last of each pixel without a meaning. It is nobody else's.
    """

    rgbx: NDArray[np.uint8]
    taken_ns: int
    number: int

    @property
    def rgb(self) -> NDArray[np.uint8]:
        """Height x width x 3."""
        return self.rgbx[:, :, :3]


class MirrorReader:
    """One who looks. Any number may, at any time; nobody waits for them.

    `watch` twice a second at least, or no pictures are made; `newest` as often as wanted.
    """

    def __init__(self, runtime_folder: Path, file: MirrorFile, now_ns: Callable[[], int]) -> None:
        self._folder = runtime_folder
        self._file: MirrorFile | None = file
        self._now_ns = now_ns
        self._last: MirrorPicture | None = None

    @classmethod
    def open(cls, runtime_folder: Path, now_ns: Callable[[], int] = MonotonicClock.now_ns) -> MirrorReader | None:
        """A reader of the session whose private folder this is; None where no mirror is to be had."""
        file = open_mirror(runtime_folder)
        return None if file is None else cls(runtime_folder, file, now_ns)

    def watch(self) -> None:
        """Say that somebody looks. Goes over to another session's mirror where that has taken this one's place."""
        if self._file is None or self._file.superseded:
            self.close()
            self._file = open_mirror(self._folder)
        if self._file is not None:
            self._file.words[at.W_WATCHED_NS] = self._now_ns()

    def newest(self) -> MirrorPicture | None:
        """The last picture, whole, and the same object for as long as there is no newer one; None before the first."""
        file = self._file
        if file is None:
            return None
        for _ in range(_TRIES):
            number = file.words[at.W_NEWEST]
            if not number:
                return None
            if self._last is not None and self._last.number == number:
                break
            picture = _copy_of(file, number)
            if picture is not None:
                self._last = picture
                break
        return self._last

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = self._last = None


def _copy_of(file: MirrorFile, number: int) -> MirrorPicture | None:
    """A picture as it was taken, or None where it is being written over, or is not what was written."""
    words, first = file.words, at.slot_words(number)
    if words[first + at.BEGUN] != number or words[first + at.ENDED] != number:
        return None
    width, height = words[first + at.WIDTH], words[first + at.HEIGHT]
    taken_ns, check = words[first + at.TAKEN_NS], words[first + at.CHECK]
    if not (0 < width <= at.MOST_WIDTH_PX and 0 < height <= at.MOST_HEIGHT_PX):
        return None
    start = at.PICTURES_AT + number % at.SLOTS * at.SLOT_BYTES
    copy = bytearray(file.bytes[start : start + width * height * 4])
    # The counts tell what was written over meanwhile; the sum, in whatever order a processor shows its stores.
    if words[first + at.BEGUN] != number or zlib.adler32(copy) != check:
        return None
    return MirrorPicture(np.frombuffer(copy, np.uint8).reshape(height, width, 4), int(taken_ns), int(number))
