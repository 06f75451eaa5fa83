"""One thread that sends acts, one after the other, through a console of its own."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from vr_runtime.control.client import Client
from vr_runtime.control.messages import Acknowledgement, Act
from vr_runtime.control.private_files import Places
from vr_runtime.problem import Problem

_INSISTS_FOR_S: Final = 6.0
_PATIENCE_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class _Asked:
    act: Act
    if_version: int | None
    command_id: str


class ActLane:
    """Acts leave in the order of `put`. `done` and `undone` are called in the lane's own thread.

    A lane that `insists` tries for six seconds where no host answers, under one command number: it is applied once.
    """

    def __init__(
        self,
        name: str,
        places: Places,
        done: Callable[[Act, Acknowledgement], object],
        undone: Callable[[Act, str], object],
        *,
        insists: bool = False,
    ) -> None:
        self._name, self._places, self._done, self._undone = name, places, done, undone
        self._insists = insists
        self._asked: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._stale = threading.Event()
        self._stopping = threading.Event()
        self._client: Client | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to send."""
        self._thread = threading.Thread(target=self._run, name=f"launcher-{self._name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Send nothing more."""
        self._stopping.set()
        self._asked.put(None)

    def join(self, timeout_s: float) -> None:
        """Wait until it has let go."""
        if self._thread is not None:
            self._thread.join(timeout_s)

    def put(self, act: Act, if_version: int | None = None) -> None:
        """Send it when its turn comes."""
        self._asked.put(_Asked(act, if_version, os.urandom(16).hex()))

    def attach_anew(self) -> None:
        """Another host answers now: the next act goes to that one, and the way there is opened at once."""
        self._stale.set()
        self._asked.put(None)

    def _run(self) -> None:
        while not self._stopping.is_set():
            asked = self._asked.get()
            if self._stopping.is_set():
                break
            if asked is None:
                self._warm()
            else:
                self._send(asked)
        self._let_go()

    def _warm(self) -> None:
        try:
            self._attached()
        except Problem:
            self._let_go()  # the next act says it

    def _send(self, asked: _Asked) -> None:
        give_up_s = time.monotonic() + (_INSISTS_FOR_S if self._insists else 0.0)
        while True:
            try:
                answer = self._attached().act(
                    asked.act, if_version=asked.if_version, command_id=asked.command_id, timeout_s=_PATIENCE_S
                )
            except Problem as problem:
                self._let_go()
                if time.monotonic() >= give_up_s or self._stopping.wait(0.2):
                    self._undone(asked.act, str(problem))
                    return
                continue
            self._done(asked.act, answer)
            return

    def _attached(self) -> Client:
        if self._stale.is_set():
            self._stale.clear()
            self._let_go()
        if self._client is None:
            self._client = Client.attach(self._places)
        return self._client

    def _let_go(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
