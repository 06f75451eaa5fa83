"""The host in the foreground of a terminal: its keys, its signals, and its live line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.events import EventRefused, SessionEnded
from vr_runtime.host.session_host import SessionHost
from vr_runtime.player.operators import GENTLE_NS, HASTY_NS, KeyboardOperator, SignalOperator
from vr_runtime.player.progress import ProgressLine
from vr_runtime.player.status import HeadsetState, Status

_SHOWN_EVERY_NS = NS_PER_S // 10


class Terminal:
    """What a person at this terminal does and sees. `turn` is called from the host's loop."""

    def __init__(self, keys_offered: bool) -> None:
        self.status = Status()
        self._keys_offered = keys_offered
        self._stack = ExitStack()
        self._keys = KeyboardOperator()
        self._signals = SignalOperator()
        self._notice = ""
        self._show_due_ns = 0

    def __enter__(self) -> Terminal:
        with ExitStack() as stack:
            stack.enter_context(self._signals)
            stack.enter_context(_outliving_the_window())
            stack.enter_context(self._keys)
            stack.enter_context(ProgressLine(self.status, keys=self._keys_offered))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def turn(self, host: SessionHost, now_ns: int) -> None:
        """Hand on what was pressed or signalled, and show the state when that is due."""
        if self._signals.act(0) is not None:
            host.end(HASTY_NS, interrupted=True)
        while (event := self._keys.act(host.conductor.next_ns())) is not None:
            self._notice = ""
            if isinstance(event, SessionEnded):
                host.end(GENTLE_NS, interrupted=False)
                continue
            try:
                host.conductor.happen(event)
            except EventRefused as refused:
                self._notice = str(refused)
        if now_ns >= self._show_due_ns:
            self._show_due_ns = now_ns + _SHOWN_EVERY_NS
            self._show(host)

    def _show(self, host: SessionHost) -> None:
        state, player = host.snapshot(), host.status
        shown = self.status
        shown.headset = _headset_state(player.headset)
        if host.conductor.has_begun:
            shown.follow(host.where)
        shown.frames, shown.missed_frames = state.player.frames, state.player.missed_frames
        shown.scale = player.scale
        grave = [alarm for alarm in state.alarms if alarm.level in ("high", "medium") and not alarm.silenced]
        alarm = f"{grave[0].level.upper()}: {grave[0].cause}; {grave[0].action}" if grave else ""
        shown.notice = self._notice or alarm or player.notice


@contextmanager
def _outliving_the_window() -> Iterator[None]:
    """A terminal whose window is closed ends no session: any console reaches the host that goes on without it."""
    if sys.platform == "win32":  # closing the window ends the process there, whatever it wants
        yield
        return
    streams = [descriptor for descriptor in (0, 1, 2) if os.isatty(descriptor)]

    def let_go(_number: int, _frame: FrameType | None) -> None:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in streams:
            os.dup2(nowhere, descriptor)
        os.close(nowhere)

    before = signal.signal(signal.SIGHUP, let_go)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


def _headset_state(words: str) -> HeadsetState:
    try:
        return HeadsetState(words)
    except ValueError:
        return HeadsetState.STARTING
