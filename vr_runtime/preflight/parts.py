"""Parts of an examination side by side, each in a time of its own.

A runtime or a sound system that hangs, hangs in a thread that nobody waits for; what was found before that counts.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vr_runtime.finding import Finding, Group, Level
from vr_runtime.problem import ExitCode, Problem


@dataclass(frozen=True, slots=True)
class Part:
    """`look` finds what there is to find on `name`, within `within_s` seconds. `vital`: no session without it.

    `remedy`: what to do where it does not answer.
    """

    name: str
    group: Group
    look: Callable[[], Iterable[Finding]]
    within_s: float
    remedy: str
    vital: bool = False


def findings_of(parts: Sequence[Part]) -> list[Finding]:
    """What all parts found, in their order. Never raises, and takes no longer than the longest of them may."""
    looks = [_Look(part) for part in parts]
    return [finding for look in looks for finding in look.findings()]


class _Look:
    """One part under way, in a thread that the end of the process does not wait for."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._found: list[Finding] = []
        self._fault: Exception | None = None
        self._until_s = time.monotonic() + part.within_s
        self._thread = threading.Thread(target=self._run, name=f"preflight {part.name}", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for finding in self._part.look():
                self._found.append(finding)
        except Exception as fault:  # whatever it is, it is one finding among the others
            logging.getLogger(__name__).debug("%s could not be examined", self._part.name, exc_info=fault)
            self._fault = fault

    def findings(self) -> list[Finding]:
        """What was found, once the part is done or its time is over."""
        self._thread.join(max(0.0, self._until_s - time.monotonic()))
        if self._thread.is_alive():
            return [*self._found, _silent(self._part)]
        return self._found if self._fault is None else [*self._found, _failed(self._part, self._fault)]


def _silent(part: Part) -> Finding:
    found = f"no answer within {part.within_s:.0f} s"
    values = {"seconds": part.within_s}
    code = ExitCode.RUNTIME_REFUSED if part.vital else ExitCode.OK
    return Finding(f"{part.name}_silent", part.group, part.name, _level(part), found, part.remedy, values, code)


def _failed(part: Part, fault: Exception) -> Finding:
    if isinstance(fault, Problem):
        code = fault.code if part.vital else ExitCode.OK
        return Finding(
            f"{part.name}_failed", part.group, part.name, _level(part), fault.what, fault.remedy, exit_code=code
        )
    found = f"could not be examined ({type(fault).__name__}: {' '.join(str(fault).split())[:120]})"
    code = ExitCode.UNEXPECTED if part.vital else ExitCode.OK
    return Finding(f"{part.name}_failed", part.group, part.name, _level(part), found, part.remedy, exit_code=code)


def _level(part: Part) -> Level:
    return Level.PROBLEM if part.vital else Level.WARNING
