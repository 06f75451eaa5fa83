"""Is the player alive, and what to do where it is not. Pure: it is told what was seen."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from vr_runtime.clock import NS_PER_S

HUNG_NS: Final = 2 * NS_PER_S
START_WITHIN_NS: Final = 30 * NS_PER_S
"""From nothing to the first beat: scene, shaders and a runtime that may have to wake its headset first."""
ASLEEP_NS: Final = NS_PER_S
"""A host that has not looked for so long was stopped itself, maybe with all the machine: its player may wake too."""
AGAIN_WITHIN_NS: Final = 600 * NS_PER_S
"""A second failure within this time is no accident, and a picture that comes and goes is worse than none."""


class Verdict(Enum):
    """What the host is to do now."""

    FINE = auto()
    STARTING = auto()
    RESTART = auto()
    GIVE_UP = auto()


class Watchdog:
    """`restarts`: how often so far; `restarted_ns`: when last, None for never; `gave_up`: no player any more."""

    def __init__(self, again_within_ns: int = AGAIN_WITHIN_NS) -> None:
        self.restarts = 0
        self.restarted_ns: int | None = None
        self.gave_up = False
        self._again_within_ns = again_within_ns
        self._started_ns = 0
        self._looked_ns: int | None = None
        self._awake_ns = 0

    def take_up(self, restarts: int, restarted_ns: int | None) -> None:
        """So often, and then for the last time, a host before us has started a player again."""
        self.restarts, self.restarted_ns = restarts, restarted_ns

    def started(self, now_ns: int) -> None:
        """A player was started just now."""
        self._started_ns = now_ns

    def look(self, now_ns: int, *, running: bool, beat_ns: int, busy_until_ns: int) -> Verdict:
        """`running`: its process lives. `beat_ns`: its last sign; it asked to be left alone until `busy_until_ns`."""
        if self.gave_up:
            return Verdict.GIVE_UP
        if self._looked_ns is not None and now_ns - self._looked_ns > ASLEEP_NS:
            self._awake_ns = now_ns
        self._looked_ns = now_ns
        has_beaten = beat_ns >= self._started_ns
        deadline_ns = beat_ns + HUNG_NS if has_beaten else self._started_ns + START_WITHIN_NS
        if has_beaten and busy_until_ns > self._started_ns:
            deadline_ns = max(deadline_ns, busy_until_ns)
        deadline_ns = max(deadline_ns, self._awake_ns + HUNG_NS)
        if running and now_ns < deadline_ns:
            return Verdict.FINE if has_beaten else Verdict.STARTING
        return self._failed(now_ns)

    def _failed(self, now_ns: int) -> Verdict:
        if self.restarted_ns is not None and now_ns - self.restarted_ns < self._again_within_ns:
            self.gave_up = True
            return Verdict.GIVE_UP
        self.restarts += 1
        self.restarted_ns = now_ns
        return Verdict.RESTART
