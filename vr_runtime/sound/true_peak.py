"""The peaks between the samples: four times oversampling with the filter of BS.1770-4, annex 2."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.sound.scale import Block

_FIRST: Final = (
    0.0017089843750, 0.0109863281250, -0.0196533203125, 0.0332031250000, -0.0594482421875, 0.1373291015625,
    0.9721679687500, -0.1022949218750, 0.0476074218750, -0.0266113281250, 0.0148925781250, -0.0083007812500,
)  # fmt: skip
_SECOND: Final = (
    -0.0291748046875, 0.0292968750000, -0.0517578125000, 0.0891113281250, -0.1665039062500, 0.4650878906250,
    0.7797851562500, -0.2003173828125, 0.1015625000000, -0.0582275390625, 0.0330810546875, -0.0189208984375,
)  # fmt: skip
_PHASES: Final = np.array([_FIRST, _SECOND, _SECOND[::-1], _FIRST[::-1]], dtype=np.float32)
TAPS: Final = _PHASES.shape[1]
DELAY: Final = TAPS // 2
"""The peak that comes out with frame n lies around frame n - DELAY."""
MOST_ABOVE_SAMPLES: Final = float(np.abs(_PHASES).sum(axis=1).max())
"""No true peak is higher than the highest sample times this."""


def between(held: Block) -> NDArray[np.float32]:
    """The highest point (frames - TAPS + 1,) between the samples, over all channels, `DELAY` frames late."""
    highest = np.zeros(len(held) - TAPS + 1, dtype=np.float32)
    for channel in held.T:
        for taps in _PHASES:
            np.maximum(highest, np.abs(np.convolve(channel, taps, mode="valid")), out=highest)
    return highest


class TruePeak:
    """Keeps the last frames from call to call."""

    def __init__(self, channels: int) -> None:
        self._past = np.zeros((TAPS - 1, channels), dtype=np.float32)

    def of(self, block: Block) -> NDArray[np.float32]:
        """The highest point (frames,) between the samples, over all channels, `DELAY` frames late."""
        held = np.concatenate([self._past, block])
        self._past = held[len(held) - (TAPS - 1) :].copy()
        return between(held)
