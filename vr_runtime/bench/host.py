"""`vr-runtime bench host`: how soon an act is in the picture, what consoles cost, how soon a dead player is back.

Everything runs as it does at the desk: host, player and console are processes of their own.
"""

from __future__ import annotations

import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from vr_runtime.bench.host_process import BenchHost
from vr_runtime.control.messages import Act, Brightness, Clear, Ease, Emergency, Started
from vr_runtime.link import layout
from vr_runtime.link.mapped import Mapped
from vr_runtime.problem import ExitCode
from vr_runtime.record.verify import verify
from vr_runtime.timing.frame_record import RECORD, RECORD_SIZE, FrameRecord

_TRIES_A_SESSION = 25  # far more acts than any session sees, and not so many that they alone are measured
_COMMANDS_A_SECOND = 100


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds."""

    p50: float
    p95: float
    p99: float
    max: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured.

    `emergency_ms`, `ease_ms`: from the console's call to the end of the first frame drawn with it. `back_ms`: from
    SIGKILL to the end of the new player's first picture; `course_error_ms`: how far its session time was off then.
    `intact`: after so many of the kills the journal, still being written, was verified and intact.
    `app_*_ms`: of frames without a console, and with one that sends a hundred commands a second.
    """

    tries: int
    kills: int
    intact: int
    emergency_ms: Spread
    ease_ms: Spread
    back_ms: Spread | None
    course_error_ms: float
    app_alone_ms: Spread
    app_with_console_ms: Spread
    app_ratio: float
    host_resident_mib: float


def bench(*, tries: int, kills: int, seconds: float, scene: str, as_json: bool) -> ExitCode:
    """Measure, then print a table, or JSON."""
    found = measure(tries, kills, seconds, scene)
    print(json.dumps(asdict(found), indent=2) if as_json else table(found))
    return ExitCode.OK


def measure(tries: int, kills: int, seconds: float, scene: str) -> Found:
    """All of it. Raises `Problem` where host or player fail, or a journal is not as it was written."""
    emergency_ms: list[float] = []
    ease_ms: list[float] = []
    for first in range(0, tries, _TRIES_A_SESSION):
        with _session(scene) as host:
            for _ in range(min(_TRIES_A_SESSION, tries - first)):
                emergency_ms.append(_shown_after_ms(host, Emergency()))
                _shown_after_ms(host, Clear())
                ease_ms.append(_shown_after_ms(host, Ease(on=True)))
                _shown_after_ms(host, Ease(on=False))
    with _session(scene) as host:
        alone = app_ms(host, seconds, commands=False)
        beside = app_ms(host, seconds, commands=True)
        resident_mib = host.resident_mib
        back = [_killed(host) for _ in range(kills)]
    return Found(
        tries=tries,
        kills=kills,
        intact=len(back),
        emergency_ms=spread(emergency_ms),
        ease_ms=spread(ease_ms),
        back_ms=spread([back_ms for back_ms, _ in back]) if back else None,
        course_error_ms=max((error_ms for _, error_ms in back), default=0.0),
        app_alone_ms=spread(alone),
        app_with_console_ms=spread(beside),
        app_ratio=spread(beside).p50 / spread(alone).p50,
        host_resident_mib=resident_mib,
    )


def table(found: Found) -> str:
    """For a person."""
    rows = [
        (f"emergency, {found.tries} tries", found.emergency_ms),
        (f"ease, {found.tries} tries", found.ease_ms),
        ("frame without a console", found.app_alone_ms),
        (f"frame, {_COMMANDS_A_SECOND} commands a second", found.app_with_console_ms),
    ]
    if found.back_ms is not None:
        rows.append((f"crash to picture, {found.kills} kills", found.back_ms))
    lines = [f"{'milliseconds':32} {'p50':>9} {'p95':>9} {'p99':>9} {'max':>9}"]
    lines += [f"{name:32} {one.p50:9.2f} {one.p95:9.2f} {one.p99:9.2f} {one.max:9.2f}" for name, one in rows]
    lines.append(f"frame with console / without: {found.app_ratio:.3f}; host: {found.host_resident_mib:.0f} MiB")
    lines.append(f"journal verified and intact after {found.intact} of {found.kills} kills")
    lines.append(f"largest course error after a crash: {found.course_error_ms:.1f} ms")
    return "\n".join(lines)


class _session:  # noqa: N801  # a context, used as a function
    def __init__(self, scene: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="vr")
        self._scene = scene

    def __enter__(self) -> BenchHost:
        self._host = BenchHost(Path(self._folder.name), self._scene)
        _shown_after_ms(self._host, Started())
        return self._host

    def __exit__(self, *_: object) -> None:
        self._host.close()
        verify(Path(self._folder.name) / "state")  # whatever was killed, the journal is whole
        self._folder.cleanup()


def _shown_after_ms(host: BenchHost, act: Act) -> float:
    sent_ns = time.perf_counter_ns()
    version = host.console.act(act).version or 0
    host.wait_until(lambda: host.link.shown[0] >= version)
    return (host.link.shown[1] - sent_ns) / 1e6


def app_ms(host: BenchHost, seconds: float, *, commands: bool) -> list[float]:
    """Milliseconds from the wait's return to the frame's end, of every frame within `seconds`."""
    link = Mapped(host.link.path)
    first = link.words[layout.W_FRAMES_PUT]
    end_s = time.monotonic() + seconds
    percent = 100
    # The player hands frames over in bunches: a short look waits for the first.
    while (left_s := end_s - time.monotonic()) > 0 or link.words[layout.W_FRAMES_PUT] == first:
        if not commands:
            time.sleep(max(left_s, 0.01))
            continue
        percent = 99 if percent == 100 else 100
        due_s = time.monotonic() + 1.0 / _COMMANDS_A_SECOND
        host.console.act(Brightness(percent))
        time.sleep(max(0.0, due_s - time.monotonic()))
    frames = [_frame(link, number) for number in range(first, link.words[layout.W_FRAMES_PUT])]
    link.close()
    return [(frame.end_ns - frame.wait_ns) / 1e6 for frame in frames]


def _frame(link: Mapped, number: int) -> FrameRecord:
    return FrameRecord._make(
        RECORD.unpack_from(link.bytes, layout.FRAMES_AT + number % layout.FRAMES_KEPT * RECORD_SIZE)
    )


def _killed(host: BenchHost) -> tuple[float, float]:
    """Kill the player at a random moment: ms until the next picture was submitted, and its session time's error."""
    time.sleep(random.uniform(0.2, 1.2))
    link, origin_ns = host.link, host.link.origin_ns or 0
    killed_ns = time.perf_counter_ns()
    os.kill(host.player_pid, signal.SIGKILL)
    host.wait_until(lambda: link.shown[1] > killed_ns)
    back_ns = link.shown[1]
    verify(host.state_folder)  # names the first bad row, and ends the benchmark
    host.wait_until(lambda: link.status().pid == host.player_pid and link.status().session_ns > 0)

    def off_ms() -> float:
        time.sleep(0.017)
        return abs(link.status().session_ns - (time.perf_counter_ns() - origin_ns)) / 1e6

    # a status is up to a tenth of a second old, or that of a frame still to be shown: the best of many looks counts
    return (back_ns - killed_ns) / 1e6, min(off_ms() for _ in range(12))


def spread(values: Sequence[float]) -> Spread:
    """How values lie that are not empty."""
    ordered = sorted(values)

    def at(percent: float) -> float:
        return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100.0))]

    return Spread(at(50), at(95), at(99), ordered[-1])
