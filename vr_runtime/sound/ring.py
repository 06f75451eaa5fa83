"""Between the mixer and a device: frames that are ready, taken by a callback that never waits, and never a click.

One thread puts, another takes; each moves a count of its own, last. What is taken goes through a gain that falls
within 10 ms where frames run short, while there are still enough for that, and rises within a second.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.sound.scale import RATE_HZ, Block

CAPACITY: Final = 1 << 15
MOST_AT_ONCE: Final = 1 << 13
"""Frames that one call takes; a device that asks for more calls again."""
_FALL: Final = RATE_HZ // 100
_RISE: Final = RATE_HZ
_QUELL: Final = RATE_HZ * 15 // 100
_BEHIND: Final = RATE_HZ // 100


class Ring:
    """Counts, in frames: `written`, `taken` of them, `missing` (silence in their place), `played` (both together).

    `gaps`: how often frames ran out.
    """

    def __init__(self) -> None:
        self._samples: Block = np.zeros((CAPACITY, 2), dtype=np.float32)
        self._heard: Block = np.zeros((CAPACITY, 2), dtype=np.float32)
        self._steps = np.arange(1, MOST_AT_ONCE + 1, dtype=np.float32)[:, None]
        self._gains = np.zeros((MOST_AT_ONCE, 1), dtype=np.float32)
        self.written = self.taken = self.missing = self.played = self.gaps = 0
        self._gain = 0.0
        self._largest = 0
        self._held = 1.0
        self._held_step = 0.0
        self._read = 0

    # --- whoever mixes

    @property
    def filled(self) -> int:
        """Frames that are ready."""
        return self.written - self.taken

    def put(self, block: Block) -> None:
        """Make `block` (frames, 2) ready; there must be room for it."""
        frames = len(block)
        if self._held_step:
            held = np.clip(self._held + self._held_step * self._steps[:frames], 0.0, 1.0)
            block = block * held
            self._held = float(held[-1, 0])
            if self._held == 1.0:
                self._held_step = 0.0
        place = self.written % CAPACITY
        first = min(frames, CAPACITY - place)
        self._samples[place : place + first] = block[:first]
        self._samples[: frames - first] = block[first:]
        self.written += frames

    def quell(self) -> None:
        """Silence within 0.15 s, the frames that are ready included, until `release`."""
        if self._held_step < 0.0:
            return
        self._held_step = -1.0 / _QUELL
        start = self.taken + 2 * self._largest + _BEHIND  # no frame that is being taken just now
        for frame in range(start, self.written, MOST_AT_ONCE):
            count = min(MOST_AT_ONCE, self.written - frame)
            held = np.clip(self._held + self._held_step * self._steps[:count, 0], 0.0, 1.0)
            self._samples[(frame + np.arange(count)) % CAPACITY] *= held[:, None]
            self._held = float(held[-1])

    def release(self) -> None:
        """Undo `quell`: back within a second."""
        if self._held_step < 0.0:
            self._held_step = 1.0 / _RISE

    def forget(self) -> None:
        """Nothing takes just now: what is ready is stale."""
        self.taken = self.written
        self._gain = 0.0

    def heard(self) -> Block:
        """What was played since the last time, as far as it is still known."""
        end = self.played
        first = max(self._read, end - CAPACITY // 2)
        self._read = end
        return self._heard[np.arange(first, end) % CAPACITY]

    # --- the device's callback: no lock, no exception, nothing that stays

    def take(self, out: Block) -> None:
        """Fill `out`, at most MOST_AT_ONCE frames."""
        frames = len(out)
        ready = self.written - self.taken
        self._largest = max(self._largest, frames)
        if ready >= frames + _FALL:
            self._copy(out, frames)
            if self._gain < 1.0:
                self._shape(out, frames, 1.0 / _RISE)
        elif self._gain > 0.0:
            usable = min(frames, ready)
            self._copy(out[:usable], usable)
            out[usable:] = 0.0
            self._shape(out, frames, -1.0 / _FALL)
            if self._gain <= 0.0 or usable < frames:
                self._gain = 0.0
                self.gaps += 1
        else:
            out[:] = 0.0
            self.missing += frames
        self._keep(out, frames)

    def _copy(self, out: Block, frames: int) -> None:
        place = self.taken % CAPACITY
        first = min(frames, CAPACITY - place)
        out[:first] = self._samples[place : place + first]
        if first < frames:
            out[first:] = self._samples[: frames - first]
        self.taken += frames

    def _shape(self, out: Block, frames: int, step: float) -> None:
        gains: NDArray[np.float32] = self._gains[:frames]
        np.multiply(self._steps[:frames], step, out=gains)
        np.add(gains, self._gain, out=gains)
        np.clip(gains, 0.0, 1.0, out=gains)
        np.multiply(out, gains, out=out)
        self._gain = float(gains[-1, 0])

    def _keep(self, out: Block, frames: int) -> None:
        place = self.played % CAPACITY
        first = min(frames, CAPACITY - place)
        self._heard[place : place + first] = out[:first]
        if first < frames:
            self._heard[: frames - first] = out[first:]
        self.played += frames
