"""What the report wants to know of the player's process, asked while it can still be asked."""

from __future__ import annotations

import time

from vr_runtime.record.memory import resident_mib
from vr_runtime.timing.garbage import GarbagePolicy

_FIRST_MINUTE_FRAMES = 6000  # at 90 Hz, and a little: the first minute of frames has been filed by then


class Measures:
    """`cpu_ns`: of the process while it played. `rss_first_minute_mib`: None where it played no minute."""

    def __init__(self) -> None:
        self.cpu_ns = 0
        self.rss_first_minute_mib: float | None = None
        self.rss_end_mib = 0.0
        self.gl_info: tuple[str, str, str] | None = None
        self.garbage_report: dict[str, int | float] = {}
        self._cpu_start_ns = 0

    def begin(self) -> None:
        """From here on it plays."""
        self._cpu_start_ns = time.process_time_ns()

    def look(self, frames: int) -> None:
        """So many frames have been played."""
        if self.rss_first_minute_mib is None and frames >= _FIRST_MINUTE_FRAMES:
            self.rss_first_minute_mib = resident_mib()

    def end(self, garbage: GarbagePolicy, gl_info: tuple[str, str, str] | None) -> None:
        """Nothing more is played."""
        self.cpu_ns = time.process_time_ns() - self._cpu_start_ns if self._cpu_start_ns else 0
        self.rss_end_mib = resident_mib()
        self.garbage_report = garbage.report()
        self.gl_info = gl_info
