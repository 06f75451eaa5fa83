"""What a device takes never clicks: what runs short fades, silence ends in a rise, an emergency is quiet at once."""

from __future__ import annotations

import gc
import sys

import numpy as np
import pytest

from vr_runtime.sound.ring import CAPACITY, MOST_AT_ONCE, Ring
from vr_runtime.sound.scale import RATE_HZ

BLOCK = 480
CLICK = 0.01
"""Nobody's wave here moves by more from one frame to the next: a tone of 60 Hz at half of full scale moves by 0.004."""


def tone(frames, start=0):
    wave = 0.5 * np.sin(2.0 * np.pi * 60.0 * np.arange(start, start + frames) / RATE_HZ)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


class Playing:
    """A ring with a tone in it, and a device that takes blocks."""

    def __init__(self):
        self.ring, self.put, self.out = Ring(), 0, []

    def feeds(self, frames):
        while frames > 0:
            self.ring.put(tone(min(frames, 512), self.put))
            self.put += min(frames, 512)
            frames -= 512

    def plays(self, blocks, *, feeds=True, block=BLOCK):
        for _ in range(blocks):
            if feeds:
                self.feeds(max(0, 12_000 - self.ring.filled))
            out = np.full((block, 2), np.nan, dtype=np.float32)
            self.ring.take(out)
            self.out.append(out)

    @property
    def played(self):
        return np.concatenate(self.out)


@pytest.fixture
def playing():
    return Playing()


def steepest(samples):
    return float(np.abs(np.diff(samples, axis=0)).max())


def test_it_opens_within_a_second_and_then_hands_on_what_was_put(playing):
    playing.plays(150)
    played = playing.played
    assert np.abs(played[:480]).max() < 0.01
    assert np.array_equal(played[RATE_HZ:], tone(150 * BLOCK)[RATE_HZ:])


@pytest.mark.parametrize("block", [64, 256, 480, 1024, MOST_AT_ONCE])
def test_frames_that_run_out_fade_and_come_back_slowly_whatever_the_block(playing, block):
    playing.plays(2 * RATE_HZ // block, block=block)
    playing.plays(16_000 // block + 3, feeds=False, block=block)
    dry = len(playing.played)
    playing.plays(2 * RATE_HZ // block, block=block)
    assert steepest(playing.played) < 0.5 / (RATE_HZ // 100) + 0.005 < 2 * CLICK
    assert playing.ring.gaps == 1
    assert playing.ring.missing > 0
    assert np.abs(playing.played[dry - 1]).max() == 0.0
    assert np.abs(playing.played[dry : dry + 480]).max() < 0.1
    assert np.abs(playing.played[-2048:]).max() == pytest.approx(0.5, abs=0.01)
    assert np.isfinite(playing.played).all(), "the whole buffer is filled every time"


def test_an_emergency_silences_what_is_ready_already_within_a_sixth_of_a_second_as_one_ramp(playing):
    playing.plays(150)
    at = len(playing.played)
    playing.ring.quell()
    playing.plays(30)
    after = playing.played[at:]
    assert np.abs(after[round(0.20 * RATE_HZ) :]).max() == 0.0
    assert np.abs(after[: round(0.01 * RATE_HZ)]).max() > 0.3, "what the device is taking is left alone"
    assert steepest(after) < CLICK
    playing.ring.release()
    playing.plays(140)
    assert steepest(playing.played[at:]) < CLICK
    assert np.abs(playing.played[-2000:]).max() == pytest.approx(0.5, abs=0.01)


def test_what_was_played_can_be_listened_to(playing):
    heard = []
    for _ in range(200):
        playing.plays(1)
        heard.append(playing.ring.heard())
    assert np.array_equal(np.concatenate(heard), playing.played)
    playing.plays(CAPACITY // BLOCK + 5)
    assert len(playing.ring.heard()) <= CAPACITY, "who listens too late hears the end"


def test_what_is_stale_is_not_played(playing):
    playing.plays(150)
    playing.ring.forget()
    assert playing.ring.filled == 0
    playing.plays(10)
    assert np.abs(playing.played[-10 * BLOCK :][:BLOCK]).max() < 0.01, "it opens anew"


def test_the_callback_leaves_nothing_behind(playing):
    ring, out = playing.ring, np.zeros((BLOCK, 2), dtype=np.float32)
    block = tone(BLOCK)

    def left_behind():
        """Blocks kept and cyclic objects, of 500 callbacks."""
        gc.collect()
        before = sys.getallocatedblocks()
        for _ in range(500):
            ring.put(block)
            ring.take(out)
        return sys.getallocatedblocks() - before, gc.collect()

    left_behind()
    gc.disable()
    try:
        # Other threads of this process count too; what the callback leaves, it leaves every time.
        tries = [left_behind() for _ in range(3)]
    finally:
        gc.enable()
    assert min(cyclic for _, cyclic in tries) == 0
    assert min(left for left, _ in tries) < 500 // 9
