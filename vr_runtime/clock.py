"""The two clocks of the program behind one small interface.

Every time is an integer count of nanoseconds on a monotonic axis: the performance counter for the real clock, the same
axis starting at one second for the virtual one. Wall-clock time is never used to decide what is due.
"""

from __future__ import annotations

import time
from typing import Protocol

NS_PER_S = 1_000_000_000


class Clock(Protocol):
    """What the program may ask of a clock."""

    is_virtual: bool

    def now_ns(self) -> int:
        """Nanoseconds on the monotonic axis."""

    def sleep_until_ns(self, deadline_ns: int) -> None:
        """Return once `now_ns()` has reached `deadline_ns`; at once where it already has."""


class MonotonicClock:
    """The machine's own monotonic clock."""

    is_virtual = False
    # perf_counter is CLOCK_MONOTONIC on Linux and QueryPerformanceCounter on Windows: OpenXR converts to just these.
    now_ns = staticmethod(time.perf_counter_ns)

    def sleep_until_ns(self, deadline_ns: int) -> None:
        while (left_ns := deadline_ns - time.perf_counter_ns()) > 0:
            time.sleep(left_ns / NS_PER_S)


class VirtualClock:
    """A clock that moves only when somebody sleeps on it or advances it: the same on every run."""

    is_virtual = True

    def __init__(self, start_ns: int = NS_PER_S) -> None:
        self._now_ns = start_ns

    def now_ns(self) -> int:
        return self._now_ns

    def sleep_until_ns(self, deadline_ns: int) -> None:
        self._now_ns = max(self._now_ns, deadline_ns)

    def advance_ns(self, by_ns: int) -> None:
        """Pretend that work took `by_ns` nanoseconds."""
        if by_ns < 0:
            raise ValueError(f"a clock cannot go back: {by_ns} ns")
        self._now_ns += by_ns
