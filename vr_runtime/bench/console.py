"""`vr-runtime bench console`: what somebody who looks on costs the patient's picture, and how soon an act is through.

One session on the simulated headset, in stretches that take turns: nobody at the desk, then the technician's window
open on the session's page, mirror and all. Both kinds of stretch belong to the same player, minutes apart at most.
Where the window's libraries are not installed, a process that only reads states and mirror stands in for it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from vr_runtime.bench.host import Spread, app_ms, spread
from vr_runtime.bench.host_process import BenchHost
from vr_runtime.clock import MonotonicClock
from vr_runtime.link import mirror_file
from vr_runtime.link.mirror_file import MirrorFile, open_mirror
from vr_runtime.problem import ExitCode, Problem

_PYTHON: Final = (sys.executable, "-m")
_WINDOW: Final = ("vr_runtime", "launcher")
_WINDOW_CLICKS: Final = ("vr_runtime.bench.console_process",)
_READER: Final = ("vr_runtime.bench.console_reader",)
_SETTLES_S: Final = 3.0
_OPENS_WITHIN_S: Final = 60.0
_MINUTE_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some seconds of a session, with the window open or closed. Shares are of one core."""

    seconds: float
    app_ms: tuple[float, ...]
    frames: int
    missed: int
    pictures: int = 0
    window_cpu_s: float = 0.0
    window_resident_mib: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured. `window`: or a reader that stands in for it.

    `app_ratio`: of the medians, open through closed, round by round, and of those the median.

    `extra_missed_a_minute`: display slots missed with the window open, less those with it closed. `click_ms`: from an
    act asked for in the window's own thread to its acknowledgement there.
    """

    window: bool
    rounds: int
    seconds: float
    closed_ms: Spread
    open_ms: Spread
    app_ratio: float
    app_ratios: tuple[float, ...]
    extra_missed_a_minute: float
    missed_closed_a_minute: float
    pictures_a_second: float
    window_cpu_share: float
    window_resident_mib: float
    click_ms: Spread
    clicks: int


def bench(*, seconds: float, rounds: int, clicks: int, scene: str, as_json: bool) -> ExitCode:
    """Measure, then print a table, or JSON."""
    found = measure(seconds, rounds, clicks, scene, window=importlib.util.find_spec("PySide6") is not None)
    print(json.dumps(asdict(found), indent=2) if as_json else table(found))
    return ExitCode.OK


def measure(seconds: float, rounds: int, clicks: int, scene: str, *, window: bool) -> Found:
    """All of it. Raises `Problem` where host, player or window fail."""
    closed: list[Stretch] = []
    opened: list[Stretch] = []
    with tempfile.TemporaryDirectory(prefix="vr") as folder:
        host = BenchHost(Path(folder), scene)
        try:
            time.sleep(_SETTLES_S)
            for _ in range(rounds):
                closed.append(_stretch(host, seconds))
                opened.append(_beside(host, seconds, _WINDOW if window else _READER))
            acknowledged_ms = _clicked(host, clicks, _WINDOW_CLICKS if window else _READER)
        finally:
            host.close()
    return _found(seconds, closed, opened, acknowledged_ms, window=window)


def table(found: Found) -> str:
    """For a person."""
    rows = [
        ("frame, window closed", found.closed_ms),
        ("frame, window open", found.open_ms),
        (f"click to acknowledged, {found.clicks} acts", found.click_ms),
    ]
    lines = [f"{'milliseconds':32} {'p50':>9} {'p95':>9} {'p99':>9} {'max':>9}"]
    lines += [f"{name:32} {one.p50:9.2f} {one.p95:9.2f} {one.p99:9.2f} {one.max:9.2f}" for name, one in rows]
    name = "window" if found.window else "reader alone, as PySide6 is not installed"
    each = ", ".join(f"{ratio:.3f}" for ratio in found.app_ratios)
    missed = found.missed_closed_a_minute
    lines += [
        f"frame with the window open / closed: {found.app_ratio:.3f} (round by round: {each})",
        f"missed a minute: {missed:.1f} closed, {found.extra_missed_a_minute:+.1f} with the window open",
        f"mirror: {found.pictures_a_second:.1f} pictures a second",
        f"{name}: {100.0 * found.window_cpu_share:.1f} % of a core, {found.window_resident_mib:.0f} MiB",
    ]
    return "\n".join(lines)


def _found(
    seconds: float,
    closed: Sequence[Stretch],
    opened: Sequence[Stretch],
    acknowledged_ms: Sequence[float],
    *,
    window: bool,
) -> Found:
    ratios = tuple(
        spread(beside.app_ms).p50 / spread(alone.app_ms).p50 for alone, beside in zip(closed, opened, strict=True)
    )
    open_s = sum(one.seconds for one in opened)
    missed_closed, missed_open = _missed_a_minute(closed), _missed_a_minute(opened)
    return Found(
        window=window,
        rounds=len(closed),
        seconds=seconds,
        closed_ms=spread([ms for one in closed for ms in one.app_ms]),
        open_ms=spread([ms for one in opened for ms in one.app_ms]),
        app_ratio=spread(ratios).p50,
        app_ratios=ratios,
        extra_missed_a_minute=missed_open - missed_closed,
        missed_closed_a_minute=missed_closed,
        pictures_a_second=sum(one.pictures for one in opened) / open_s,
        window_cpu_share=sum(one.window_cpu_s for one in opened) / open_s,
        window_resident_mib=max(one.window_resident_mib for one in opened),
        click_ms=spread(acknowledged_ms),
        clicks=len(acknowledged_ms),
    )


def _missed_a_minute(stretches: Sequence[Stretch]) -> float:
    return sum(one.missed for one in stretches) * _MINUTE_S / sum(one.seconds for one in stretches)


def _stretch(host: BenchHost, seconds: float) -> Stretch:
    frames, missed = host.link.frames, host.link.missed
    begun_s = time.monotonic()
    measured = app_ms(host, seconds, commands=False)
    passed_s = time.monotonic() - begun_s
    return Stretch(passed_s, tuple(measured), host.link.frames - frames, host.link.missed - missed)


def _beside(host: BenchHost, seconds: float, console: Sequence[str]) -> Stretch:
    """A console of its own for each stretch: opened, given time to settle, measured, and killed."""
    mirror = open_mirror(host.runtime)
    if mirror is None:
        raise Problem(ExitCode.UNEXPECTED, "There is no memory for a mirror here", "Give the system a /dev/shm")
    environment = {**host.environment, "QT_QPA_PLATFORM": f"offscreen:configfile={_screen(host.runtime)}"}
    window = subprocess.Popen((*_PYTHON, *console), env=environment, stdin=subprocess.DEVNULL)
    try:
        _until_it_looks(host, mirror, window)
        time.sleep(_SETTLES_S)
        pictures, cpu_s = mirror.words[mirror_file.W_NEWEST], _cpu_s(window.pid)
        plain = _stretch(host, seconds)
        return Stretch(
            seconds=plain.seconds,
            app_ms=plain.app_ms,
            frames=plain.frames,
            missed=plain.missed,
            pictures=mirror.words[mirror_file.W_NEWEST] - pictures,
            window_cpu_s=_cpu_s(window.pid) - cpu_s,
            window_resident_mib=_resident_mib(window.pid),
        )
    finally:
        window.kill()
        window.wait()
        mirror.close()


def _screen(folder: Path) -> Path:
    """A screen as large as the window wants to be; Qt's own off screen, 800 x 800, has no room for the mirror."""
    described = {"name": "desk", "x": 0, "y": 0, "width": 1280, "height": 800}
    scale = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [described | scale]}))
    return file


def _until_it_looks(host: BenchHost, mirror: MirrorFile, window: subprocess.Popen[bytes]) -> None:
    """Until the window shows the session's page with a picture in it."""
    before = mirror.words[mirror_file.W_NEWEST]
    deadline_s = time.monotonic() + _OPENS_WITHIN_S

    def looks() -> bool:
        if window.poll() is not None or time.monotonic() > deadline_s:
            raise Problem(ExitCode.UNEXPECTED, "The window did not show the session", "Run vr-runtime launcher")
        return mirror.is_watched(MonotonicClock.now_ns()) and mirror.words[mirror_file.W_NEWEST] > before

    host.wait_until(looks)


def _clicked(host: BenchHost, clicks: int, console: Sequence[str]) -> list[float]:
    command = (*_PYTHON, *console, str(clicks))
    done = subprocess.run(command, env=host.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise Problem(ExitCode.UNEXPECTED, "The acts of the benchmark's console were not acknowledged", "Run it again")
    return [float(ms) for ms in json.loads(done.stdout)]


def _cpu_s(pid: int) -> float:
    """Processor time of the process so far, all of its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
