"""Work in small steps: a generator that yields wherever it may be left alone for a while. Pure.

It yields None to be gone on with, or a function that may run on another thread: what that returns is sent back in.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Any, TypeAlias, TypeVar

_T = TypeVar("_T")
Work: TypeAlias = Callable[[], Any]
Steps: TypeAlias = Generator[Work | None, Any, _T]


def finish(steps: Steps[_T]) -> _T:
    """All that is left, here and now."""
    answer: Any = None
    while True:
        try:
            work = steps.send(answer)
        except StopIteration as end:
            result: _T = end.value
            return result
        answer = None if work is None else work()


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
        """Take steps until `for_ns` have passed, at least one. Raises what a step raises."""
        until_ns = self._now_ns() + for_ns
        while not self.is_done and not self._waits():
            self._step()
            if self._now_ns() >= until_ns:
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

    def _step(self) -> None:
        fault, self._fault = self._fault, None
        answer, self._answer = self._answer, None
        try:
            work = self._steps.send(answer) if fault is None else self._steps.throw(fault)
        except StopIteration:
            self.is_done = True
            return
        if work is not None:
            self._thread = threading.Thread(target=self._run, args=(work,), name="preparing")
            self._thread.start()

    def _run(self, work: Work) -> None:
        try:
            self._answer = work()
        except BaseException as fault:  # noqa: BLE001 - it is raised where the steps are taken
            self._fault = fault
