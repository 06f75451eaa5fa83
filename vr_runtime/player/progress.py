"""One live line on a terminal, written by a thread of its own so that a slow terminal never slows a frame."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from typing import TextIO

from vr_runtime.player.status import Status

_EVERY_S = 0.5
_KEY_FOR = {"infusion_started": "s: infusion started", "infusion_stopped": "x: infusion stopped"}


class ProgressLine:
    """Shows `status` on `out` (standard error) until left. Silent where `out` is no terminal."""

    def __init__(self, status: Status, keys: bool, out: TextIO | None = None) -> None:
        self._status = status
        self._keys = keys
        self._out = sys.stderr if out is None else out
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._show, name="progress", daemon=True)

    def __enter__(self) -> ProgressLine:
        if self._out.isatty():
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)
            self._write("\r\x1b[K")

    def _show(self) -> None:
        while not self._stop.wait(_EVERY_S):
            self._write(f"\r\x1b[K{line(self._status, self._keys)}")

    def _write(self, text: str) -> None:
        with suppress(OSError):  # the terminal's window was closed
            self._out.write(text)
            self._out.flush()


def line(status: Status, keys: bool) -> str:
    """The state in one line: phase, clocks, what comes next, frames, and the keys that make sense now."""
    parts = [f"{status.phase or '...':8}", f"session {_clock(status.session_s)}"]
    if status.infusion_s is not None:
        parts.append(f"infusion {_clock(status.infusion_s)}")
    if status.next_phase is not None and status.next_in_s is not None:
        parts.append(f"{status.next_phase} in {_clock(status.next_in_s)}")
    parts.append(f"{status.frames} frames, {status.missed_frames} missed, {status.scale:.0%}")
    parts.append(str(status.headset))
    if status.notice:
        parts.append(status.notice)
    elif status.stands_in:
        parts.append(status.scene_refused)
    if keys:
        parts.append(", ".join(filter(None, (_KEY_FOR.get(status.waiting_for or ""), "q: end"))))
    return " | ".join(parts)


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
