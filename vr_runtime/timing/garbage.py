"""When Python's cyclic garbage collector may run, and what it cost.

Reference counting frees what a frame makes; the collector is only for cycles, and a full pass over everything the
imports made takes longer than a frame. So: collect once after loading, put all that is alive out of the collector's
sight, switch it off, and let it look at the few young objects in the slack after a frame.
"""

from __future__ import annotations

import gc
import sys
import time
from typing import Any, Final

BREATHE_EVERY_NS: Final = 5_000_000_000
OLDER_EVERY: Final = 12
"""Every twelfth breath takes in the first generation too: what survived one look would otherwise stay for ever."""
SWITCH_INTERVAL_S: Final = 0.0005
"""A thread coming back from a frame wait asks for the interpreter; the default lets another one keep it for 5 ms."""


class GarbagePolicy:
    """`settle()` after loading, `breathe(now_ns)` after a frame's end, `restore()` at the end of the session."""

    def __init__(self, every_ns: int = BREATHE_EVERY_NS) -> None:
        self.every_ns = every_ns
        self._next_ns = 0
        self._breaths = 0
        self._settled = False
        self._was_enabled = gc.isenabled()
        self._switch_interval_s = sys.getswitchinterval()
        self._started_ns = 0
        self._collections = self._collected = self._uncollectable = 0
        self._longest_ns = self._total_ns = 0
        self._settle_ns = self._frozen = 0

    def settle(self) -> None:
        """Collect everything, freeze what lives, switch the collector off. Costs many frames: never while playing.

        May be called again, after a session was created anew.
        """
        started_ns = time.perf_counter_ns()
        if self._settled:
            gc.callbacks.remove(self._watch)
        else:
            self._was_enabled = gc.isenabled()
            self._switch_interval_s = sys.getswitchinterval()
        self._settled = True
        gc.disable()
        sys.setswitchinterval(SWITCH_INTERVAL_S)
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._settle_ns = time.perf_counter_ns() - started_ns
        gc.callbacks.append(self._watch)

    def take_in(self) -> None:
        """What has been made lately is there to stay: while playing, at the cost of a look at the young objects."""
        if self._settled:
            gc.collect(0)
            gc.freeze()

    def breathe(self, now_ns: int) -> bool:
        """Collect the young objects, if it is time again; for the slack after a frame's end. True where it did."""
        if now_ns < self._next_ns or not self._settled:
            return False
        self._next_ns = now_ns + self.every_ns
        self._breaths += 1
        gc.collect(1 if self._breaths % OLDER_EVERY == 0 else 0)
        return True

    def restore(self) -> None:
        """Leave the collector and the switch interval as they were found."""
        if not self._settled:
            return
        self._settled = False
        gc.callbacks.remove(self._watch)
        self._frozen = gc.get_freeze_count()  # Python counts them one by one, so not while frames are drawn
        gc.unfreeze()
        sys.setswitchinterval(self._switch_interval_s)
        if self._was_enabled:
            gc.enable()

    def report(self) -> dict[str, int | float]:
        """Collections while playing (those of `settle` apart), the cyclic objects they freed, and their cost."""
        return {
            "collections": self._collections,
            "collected": self._collected,
            "uncollectable": self._uncollectable,
            "longest_ms": self._longest_ns / 1e6,
            "total_ms": self._total_ns / 1e6,
            "settle_ms": self._settle_ns / 1e6,
            "frozen_objects": gc.get_freeze_count() if self._settled else self._frozen,
        }

    def _watch(self, phase: str, info: dict[str, Any]) -> None:
        if phase == "start":
            self._started_ns = time.perf_counter_ns()
            return
        took_ns = time.perf_counter_ns() - self._started_ns
        self._collections += 1
        self._collected += info["collected"]
        self._uncollectable += info["uncollectable"]
        self._total_ns += took_ns
        self._longest_ns = max(self._longest_ns, took_ns)
