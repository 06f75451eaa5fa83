"""The PC itself: room on its disk, whether it stays awake, and whether its clocks are fit to time a session."""

from __future__ import annotations

import itertools
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.finding import Finding, Level, Values
from vr_runtime.host.wake import can_be_kept_awake

LITTLE_MIB: Final = 500
"""From here on a session raises `disk_low`."""
NOTHING_MIB: Final = 50
"""A long session's journal with its frames, and a report beside it."""
_LOOKS: Final = 2000
_NAP_S: Final = 0.02
_SLACK_S: Final = 0.001
_RESOLUTION_S: Final = 1e-4
# Before the program was written, and a lifetime after it: a clock that says so has lost its battery.
_FIRST_YEAR, _LAST_YEAR = 2026, 2100


def examine_disk(folder: Path) -> Iterator[Finding]:
    """Whether the journal in `folder` could be written, how much room there is, and who else may read it."""
    values = {"folder": str(folder)}
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    refusal = _refusal(there)
    if refusal:
        found = f"{folder}: {refusal}"
        remedy = "Make it a folder that this user may write to, or name another in VR_RUNTIME_STATE"
        yield Finding("disk_unwritable", "computer", "disk", Level.PROBLEM, found, remedy, values)
        return
    yield _room(folder, shutil.disk_usage(there).free >> 20)
    if os.name == "posix" and there == folder and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        found, remedy = f"other users of this PC may open {folder}", f"chmod 700 {folder}"
        yield Finding("disk_not_private", "computer", "disk", Level.WARNING, found, remedy, values)


def _room(folder: Path, free_mib: int) -> Finding:
    values: Values = {"folder": str(folder), "free_mib": free_mib}
    found, remedy = f"{_size(free_mib)} free for journal and reports", "Make room on the disk of this PC"
    if free_mib < NOTHING_MIB:
        return Finding("disk_full", "computer", "disk", Level.PROBLEM, found, remedy, values)
    if free_mib < LITTLE_MIB:
        return Finding("disk_low", "computer", "disk", Level.WARNING, found, remedy, values)
    return Finding("disk_ready", "computer", "disk", Level.OK, f"{found}, in {folder}", values=values)


def _refusal(folder: Path) -> str:
    """Why no file can be written there, "" where one can: a disk that turned read-only shows it in no other way."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"written")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.strerror or "not writable"
    return ""


def _size(mib: int) -> str:
    return f"{mib / 1024:.0f} GiB" if mib >= 10 * 1024 else f"{mib} MiB"


def examine_sleep(awake: Callable[[], bool] = can_be_kept_awake) -> Iterator[Finding]:
    """Whether a session could keep this PC awake."""
    if awake():
        yield Finding("sleep_held_off", "computer", "sleep", Level.OK, "a session keeps this PC awake")
        return
    found = "the program cannot keep this system awake"
    yield Finding("sleep_not_held_off", "computer", "sleep", Level.WARNING, found, "Switch off sleep and screen lock")


def examine_clock(
    now_ns: Callable[[], int] = MonotonicClock.now_ns,
    other_s: Callable[[], float] = time.monotonic,
    wall_s: Callable[[], float] = time.time,
) -> Iterator[Finding]:
    """Whether the clock that times a session only goes forward, finely and at the system's own pace, and the date."""
    fault = _backwards(now_ns) or _off_pace(now_ns, other_s)
    if fault:
        found, remedy = f"the monotonic clock {fault}", "Do not use this PC for a session; have it looked at"
        yield Finding("clock_unfit", "computer", "clock", Level.PROBLEM, found, remedy)
    else:
        found = "the monotonic clock goes forward, at the system's pace"
        yield Finding("clock_steady", "computer", "clock", Level.OK, found)
    year = time.gmtime(max(0.0, wall_s())).tm_year
    if not _FIRST_YEAR <= year < _LAST_YEAR:
        found, remedy = f"this PC says that it is the year {year}", "Set date and time: reports and deletion go by them"
        yield Finding("clock_date_wrong", "computer", "clock", Level.WARNING, found, remedy, {"year": year})


def _backwards(now_ns: Callable[[], int]) -> str:
    looks = [now_ns() for _ in range(_LOOKS)]
    steps = [after - before for before, after in itertools.pairwise(looks)]
    if min(steps) < 0:
        return f"went back by {-min(steps)} ns"
    coarse_ns = min((step for step in steps if step), default=0)
    return "stands still" if looks[-1] == looks[0] else _coarse(coarse_ns)


def _coarse(step_ns: int) -> str:
    return f"moves in steps of {step_ns / 1e6:.1f} ms" if step_ns > _RESOLUTION_S * NS_PER_S else ""


def _off_pace(now_ns: Callable[[], int], other_s: Callable[[], float]) -> str:
    """Each look at the other clock lies between two at ours, so however long we are kept waiting decides nothing."""
    before = now_ns(), other_s(), now_ns()
    time.sleep(_NAP_S)
    after = now_ns(), other_s(), now_ns()
    least_s, most_s = (after[0] - before[2]) / NS_PER_S, (after[2] - before[0]) / NS_PER_S
    passed_s, slack_s = after[1] - before[1], time.get_clock_info("monotonic").resolution + _SLACK_S
    if least_s - slack_s <= passed_s <= most_s + slack_s:
        return ""
    return f"took {least_s * 1e3:.0f} ms for {passed_s * 1e3:.0f} ms of the system's other clock"
