"""Recursive filters over blocks: exact, and a few matrix products a block instead of a loop a sample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
BLOCK: Final = 64


class Response:
    """A filter b/a as matrices over blocks of 64 samples, in state-space form. `a` begins with 1."""

    def __init__(self, b: Sequence[float] | Samples, a: Sequence[float] | Samples) -> None:
        b, a = np.asarray(b, dtype=np.float64), np.asarray(a, dtype=np.float64)
        self.order = len(a) - 1
        step = np.zeros((self.order, self.order))  # transposed direct form II: s' = step s + drive x, y = s[0] + b0 x
        step[:, 0] = -a[1:]
        step[:-1, 1:] = np.eye(self.order - 1)
        drive = b[1:] - a[1:] * b[0]
        powers = [np.linalg.matrix_power(step, n) for n in range(BLOCK + 1)]
        response = np.array([b[0], *(powers[n][0] @ drive for n in range(BLOCK - 1))])
        self.direct = np.array([[response[row - column] if row >= column else 0.0 for column in range(BLOCK)]
                                for row in range(BLOCK)])  # fmt: skip
        self.ring = np.array([powers[n][0] for n in range(BLOCK)])
        self.drives = np.array([powers[BLOCK - 1 - n] @ drive for n in range(BLOCK)]).T
        self.carry = powers[BLOCK]


class BlockFilter:
    """One filter at work on as many channels as are given; keeps its state from call to call."""

    def __init__(self, response: Response, channels: int) -> None:
        self._response = response
        self._state = np.zeros((response.order, channels))

    def filtered(self, samples: NDArray[np.floating]) -> Samples:
        """`samples` (n, channels), n a multiple of 64, filtered."""
        by, blocks, channels = self._response, len(samples) // BLOCK, samples.shape[1]
        columns = samples.reshape(blocks, BLOCK, channels).transpose(1, 0, 2).reshape(BLOCK, blocks * channels)
        columns = columns.astype(np.float64)
        driven = (by.drives @ columns).reshape(by.order, blocks, channels)
        states = np.empty((by.order, blocks, channels))
        state = self._state
        for index in range(blocks):
            states[:, index] = state
            state = by.carry @ state + driven[:, index]
        self._state = state
        out = by.direct @ columns + by.ring @ states.reshape(by.order, blocks * channels)
        return np.asarray(out.reshape(BLOCK, blocks, channels).transpose(1, 0, 2).reshape(-1, channels))
