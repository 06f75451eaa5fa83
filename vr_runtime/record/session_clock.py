"""How a session's time goes on across restarts, and whether somebody set the wall clock meanwhile.

A session's entries count monotonic nanoseconds since its start. A clock mark, once a minute, says what the machine's
monotonic clock and its wall clock read at such an instant. Within one boot the monotonic clock goes on; after a
reboot it starts anew and only the wall clock can tell how long the machine was down.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from vr_runtime.clock import NS_PER_S

LONGEST_GAP_NS: Final = 6 * 3600 * NS_PER_S
"""A wall clock that says more than this was wrong at one end; no infusion waits so long."""
STEP_NS: Final = NS_PER_S
"""What a slewing clock cannot gain on us between two looks, and a leap second can."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one instant. `machine_ns`: the monotonic clock; `boot`: "" where the system does not say."""

    machine_ns: int
    wall_ns: int
    boot: str


@dataclass(frozen=True, slots=True)
class ClockMark:
    """`mono_ns` since the session's start, and what the clocks read then."""

    mono_ns: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class TakenUp:
    """`origin_ns`: what the monotonic clock of this boot reads, or would have read, at the session's start."""

    origin_ns: int
    gap_ns: int
    basis: Literal["same_boot", "wall_clock", "wall_clock_bounded"]


def taken_up(mark: ClockMark, last_mono_ns: int, now: Reading) -> TakenUp:
    """Where a session stands now whose newest mark is `mark` and whose last entry is of `last_mono_ns`."""
    before = mark.reading
    gap_ns = mark.mono_ns + now.machine_ns - before.machine_ns - last_mono_ns
    if now.boot and now.boot == before.boot and gap_ns >= 0:
        return TakenUp(now.machine_ns - last_mono_ns - gap_ns, gap_ns, "same_boot")
    told_ns = mark.mono_ns + now.wall_ns - before.wall_ns - last_mono_ns
    gap_ns = min(max(told_ns, 0), LONGEST_GAP_NS)
    basis: Literal["wall_clock", "wall_clock_bounded"] = "wall_clock" if gap_ns == told_ns else "wall_clock_bounded"
    return TakenUp(now.machine_ns - last_mono_ns - gap_ns, gap_ns, basis)


class StepWatch:
    """Compares the wall clock with the monotonic one; what a sleeping machine missed shows as a step too."""

    def __init__(
        self, machine_ns: Callable[[], int] = time.perf_counter_ns, wall_ns: Callable[[], int] = time.time_ns
    ) -> None:
        self._machine_ns, self._wall_ns = machine_ns, wall_ns
        self._offset_ns = wall_ns() - machine_ns()

    def stepped_ms(self) -> int:
        """By how much the wall clock was moved since the last call; 0 if it was not."""
        offset_ns = self._wall_ns() - self._machine_ns()
        moved_ns = offset_ns - self._offset_ns
        self._offset_ns = offset_ns
        return moved_ns // 1_000_000 if abs(moved_ns) >= STEP_NS else 0


def boot_name() -> str:
    """A name that changes with every boot of this machine; "" where the system has none."""
    if sys.platform == "win32":
        return _windows_boot()
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _windows_boot() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    # Counted up by the system at every boot, and readable by every user.
    path = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
            return str(winreg.QueryValueEx(key, "BootId")[0])
    except OSError:
        return ""
