"""What is done to a clinic's own recordings before they are played: brought to 48 kHz, and rid of what nobody hears.

All of it ahead of time: nothing here runs while sound is mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, pi, sin
from typing import Final

import numpy as np

from vr_runtime.sound.iir import BLOCK, BlockFilter, Response
from vr_runtime.sound.lines import Mono
from vr_runtime.sound.scale import RATE_HZ, Block

RATES_HZ: Final = (8_000, 384_000)
LOWEST_HZ: Final = 20.0
"""Below, a recording holds rumble, offset and doors: nothing to hear, but travel that a small loudspeaker lacks."""
_QUALITY: Final = "VHQ"
_BUTTERWORTH_Q: Final = (0.54119610, 1.30656296)  # of fourth order, as two filters of second


def resampled(blocks: Iterable[Block], rate_hz: int) -> Iterator[Block]:
    """Blocks at `rate_hz` as blocks at 48 kHz; the last is not longer than what was given."""
    if rate_hz == RATE_HZ:
        yield from blocks
        return
    import soxr

    stream = soxr.ResampleStream(rate_hz, RATE_HZ, 2, dtype="float32", quality=_QUALITY)
    for block in blocks:
        if len(out := stream.resample_chunk(block)):
            yield out
    if len(out := stream.resample_chunk(np.zeros((0, 2), dtype=np.float32), last=True)):
        yield out


def without_infrasound(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks without what lies below 20 Hz: 3 dB less there, 24 dB less an octave lower."""
    sections = [BlockFilter(_high_pass(q), 2) for q in _BUTTERWORTH_Q]
    waiting = np.zeros((0, 2), dtype=np.float32)
    for block in blocks:
        waiting = np.concatenate([waiting, block])
        whole = len(waiting) // BLOCK * BLOCK
        if whole:
            yield _through(sections, waiting[:whole])
            waiting = waiting[whole:]
    if len(waiting):
        padded = np.concatenate([waiting, np.zeros((BLOCK - len(waiting), 2), dtype=np.float32)])
        yield _through(sections, padded)[: len(waiting)]


def conditioned_line(samples: Mono, rate_hz: int) -> Mono:
    """A whole short recording (frames,) at 48 kHz, without infrasound: the same filter, through its spectrum."""
    if not len(samples):
        return samples
    if rate_hz != RATE_HZ:
        import soxr

        samples = soxr.resample(samples, rate_hz, RATE_HZ, quality=_QUALITY)
    frames = len(samples)
    hz = np.fft.rfftfreq(frames + RATE_HZ, 1.0 / RATE_HZ)  # room, so that its end does not come round to its beginning
    kept = 1.0 / np.sqrt(1.0 + (LOWEST_HZ / np.maximum(hz, 1e-6)) ** 8)
    return np.asarray(np.fft.irfft(np.fft.rfft(samples, frames + RATE_HZ) * kept)[:frames], dtype=np.float32)


def _through(sections: list[BlockFilter], block: Block) -> Block:
    first, second = sections
    return second.filtered(first.filtered(block)).astype(np.float32)


def _high_pass(q: float) -> Response:
    # R. Bristow-Johnson's cookbook for biquads.
    turn = 2.0 * pi * LOWEST_HZ / RATE_HZ
    alpha, middle = sin(turn) / (2.0 * q), cos(turn)
    b = np.array([(1.0 + middle) / 2.0, -(1.0 + middle), (1.0 + middle) / 2.0])
    a = np.array([1.0 + alpha, -2.0 * middle, 1.0 - alpha])
    return Response(b / a[0], a / a[0])
