"""Work in small steps: a generator that yields wherever it may be left alone for a while. Pure.

It yields None to be gone on with; a function that may run on another thread, and what that returns is sent back in; or
`REST` after a piece that the graphics card is still busy with, though our own time has hardly passed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from enum import Enum
from typing import Any, Final, TypeAlias, TypeVar

_T = TypeVar("_T")
Work: TypeAlias = Callable[[], Any]


class Rest(Enum):
    """Its one value says: not at once."""

    REST = "rest"


REST: Final = Rest.REST
Steps: TypeAlias = Generator[Work | Rest | None, Any, _T]


def finish(steps: Steps[_T]) -> _T:
    """All that is left, here and now."""
    answer: Any = None
    while True:
        try:
            work = steps.send(answer)
        except StopIteration as end:
            result: _T = end.value
            return result
        answer = None if work is None or work is REST else work()


class Unhurried:
    """Goes on with steps for a short while at a time; long work that needs nothing of ours is done on a thread."""

    def __init__(self, steps: Steps[None], now_ns: Callable[[], int]) -> None:
        self.is_done = False
        self._steps = steps
        self._now_ns = now_ns
        self._answer: Any = None
        self._fault: BaseException | None = None
        self._thread: threading.Thread | None = None

    def go_on(self, for_ns: int) -> None:
        """Take steps until `for_ns` have passed or one asks to rest, at least one. Raises what a step raises."""
        until_ns = self._now_ns() + for_ns
        while not self.is_done and not self._waits():
            if self._step() is REST or self._now_ns() >= until_ns:
                return

    def finish(self) -> None:
        """All that is left, now."""
        while not self.is_done:
            if self._thread is not None:
                self._thread.join()
                self._thread = None
            self._step()

    def give_up(self) -> None:
        """Nothing more is wanted of it."""
        if self._thread is not None:
            self._thread.join()
        self._steps.close()
        self.is_done = True

    def _waits(self) -> bool:
        if self._thread is None or self._thread.is_alive():
            return self._thread is not None
        self._thread = None
        return False

    def _step(self) -> Rest | None:
        fault, self._fault = self._fault, None
        answer, self._answer = self._answer, None
        try:
            work = self._steps.send(answer) if fault is None else self._steps.throw(fault)
        except StopIteration:
            self.is_done = True
            return None
        if work is None or work is REST:
            return work
        self._thread = threading.Thread(target=self._run, args=(work,), name="preparing")
        self._thread.start()
        return None

    def _run(self, work: Work) -> None:
        try:
            self._answer = work()
        except BaseException as fault:  # noqa: BLE001 - it is raised where the steps are taken
            self._fault = fault
