"""Who confirms what happens to the infusion: the plan itself, the keys of a terminal, or a signal."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, Protocol

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.events import Event, InfusionStarted, InfusionStopped, SessionEnded
from vr_runtime.course.plan import Plan
from vr_runtime.course.score import NS_PER_MIN

# The course takes ten seconds to end gently; who pulls the plug gets three.
GENTLE_NS, HASTY_NS = 15 * NS_PER_S, 3 * NS_PER_S
_POLITE = (signal.SIGINT, signal.SIGTERM, *([] if sys.platform == "win32" else [signal.SIGHUP]))
_KEYS: dict[str, Callable[[int], Event]] = {"s": InfusionStarted, "x": InfusionStopped, "q": SessionEnded}


class Operator(Protocol):
    """Somebody who acts on the session. `patience_ns`: how long they wait for the dark once they have ended it."""

    patience_ns: int

    def act(self, session_ns: int) -> Event | None:
        """The next act due by `session_ns`, or None. Asked again until None; never waits."""


class PlannedOperator:
    """Confirms infusion start and stop, and the session's end, at exactly the planned times."""

    patience_ns = GENTLE_NS

    def __init__(self, plan: Plan) -> None:
        self._acts: deque[Event] = deque(
            (
                InfusionStarted(plan.start_min * NS_PER_MIN),
                InfusionStopped(plan.stop_min * NS_PER_MIN),
                SessionEnded(plan.window_min * NS_PER_MIN),
            )
        )

    def act(self, session_ns: int) -> Event | None:
        if self._acts and self._acts[0].t_ns <= session_ns:
            return self._acts.popleft()
        return None


class KeyboardOperator:
    """Keys of the terminal: `s` infusion started, `x` infusion stopped, `q` end. Read by a thread, never waited for."""

    patience_ns = GENTLE_NS

    def __init__(self) -> None:
        self._pressed: deque[str] = deque(maxlen=16)
        self._restore: Callable[[], None] = lambda: None

    def __enter__(self) -> KeyboardOperator:
        if sys.stdin is not None and sys.stdin.isatty() and _in_foreground():
            read_key, self._restore = _raw_terminal()
            threading.Thread(target=self._listen, args=(read_key,), name="keys", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _listen(self, read_key: Callable[[], str]) -> None:
        while key := read_key():
            self._pressed.append(key.lower())

    def act(self, session_ns: int) -> Event | None:
        while self._pressed:
            kind = _KEYS.get(self._pressed.popleft())
            if kind is not None:
                return kind(session_ns)
        return None


class SignalOperator:
    """Ctrl-C, a polite kill and a closed window end the session in order. `interrupted` says that one came."""

    patience_ns = HASTY_NS

    def __init__(self) -> None:
        self.interrupted = False
        self._told = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> SignalOperator:
        for number in _POLITE:
            self._before[number] = signal.signal(number, self._caught)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _caught(self, _number: int, _frame: FrameType | None) -> None:
        self.interrupted = True

    def act(self, session_ns: int) -> Event | None:
        if not self.interrupted or self._told:
            return None
        self._told = True
        return SessionEnded(session_ns)


def _in_foreground() -> bool:
    """A job in the background that touches its terminal's settings is stopped by the system."""
    if sys.platform == "win32":
        return True
    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except OSError:
        return True  # not the terminal that controls us: nobody stops us there


def _raw_terminal() -> tuple[Callable[[], str], Callable[[], None]]:
    """A function that waits for one key, and one that puts the terminal back as it was."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch, lambda: None
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)

    def read_key() -> str:
        # Not through sys.stdin: a thread that waits inside its buffer makes the interpreter abort at exit.
        try:
            return os.read(descriptor, 1).decode("latin-1")
        except OSError:
            return ""  # the terminal has gone

    def restore() -> None:
        with suppress(termios.error):  # the terminal has gone
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

    return read_key, restore
