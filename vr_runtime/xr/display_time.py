"""From XrTime to the program's own monotonic clock.

An XrTime has an origin of the runtime's own. Both axes tick alike, so one offset is enough; it is read through the
runtime's conversion extension at the start and now and then again, never once a frame.
"""

from __future__ import annotations

import ctypes
from typing import Any

import xr

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.xr import extensions
from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.results import check


class DisplayTime:
    """Holds `offset_ns`, such that monotonic nanoseconds = XrTime + offset."""

    def __init__(self, dispatch: Dispatch, instance: Any, enabled: frozenset[str], clock: Clock) -> None:
        self._dispatch = dispatch
        self._instance = instance
        self._clock = clock
        self._enabled = enabled
        self.offset_ns: int | None = None
        self.exact = extensions.TIMESPEC_TIME in enabled or extensions.WIN32_TIME in enabled

    def calibrate(self, predicted_display_time: int, period_ns: int) -> int:
        """Measure the offset at a valid XrTime and return it.

        Without a conversion extension the frame just waited for is taken to be shown one period from now: a constant
        error of some milliseconds, which no scene can show.
        """
        if extensions.TIMESPEC_TIME in self._enabled:
            self.offset_ns = self._by_timespec(predicted_display_time) - predicted_display_time
        elif extensions.WIN32_TIME in self._enabled:
            self.offset_ns = self._by_performance_counter(predicted_display_time) - predicted_display_time
        elif self.offset_ns is None:
            self.offset_ns = self._clock.now_ns() + period_ns - predicted_display_time
        return self.offset_ns

    def _by_timespec(self, time: int) -> int:
        timespec = xr.timespec()
        code = self._dispatch.xrConvertTimeToTimespecTimeKHR(self._instance, time, ctypes.byref(timespec))
        check("xrConvertTimeToTimespecTimeKHR", code)
        return int(timespec.tv_sec) * NS_PER_S + int(timespec.tv_nsec)

    def _by_performance_counter(self, time: int) -> int:
        ticks, frequency = ctypes.c_int64(), ctypes.c_int64()
        code = self._dispatch.xrConvertTimeToWin32PerformanceCounterKHR(self._instance, time, ctypes.byref(ticks))
        check("xrConvertTimeToWin32PerformanceCounterKHR", code)
        kernel32 = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]  # exists on Windows, where this runs
        kernel32.QueryPerformanceFrequency(ctypes.byref(frequency))
        return ticks.value * NS_PER_S // frequency.value
