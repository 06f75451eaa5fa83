"""A light to breathe with, if it is wanted: slow, small, and only until the infusion begins to tell. Pure.

Six and a half breaths a minute, out longer than in. It is an offer: nothing measures whether anybody follows it.
"""

from __future__ import annotations

from math import cos, pi
from typing import Final

from vr_runtime.course.course import Where

IN_S: Final = 4.2
OUT_S: Final = 60.0 / 6.5 - IN_S
MOST_LIGHT: Final = 0.04
"""Of panel white: how much brighter its middle is at the end of a breath in."""
LONGEST_S: Final = 300.0
_GLIDE_S: Final = 10.0
_ONSET_SHARE: Final = 0.5
"""It is gone by the middle of onset, before the drug makes of a glow what it likes."""
_NS_PER_S: Final = 1_000_000_000


def share_due(where: Where) -> float:
    """How much of it is due, 0 to 1: all in settle, less and less in early onset, else nothing."""
    disturbed = where.ease or where.eyes_closed or where.headset_off or where.emergency or where.paused or where.ending
    if disturbed:
        return 0.0
    if where.phase == "settle":
        return 1.0
    if where.phase == "onset":
        return max(0.0, 1.0 - where.phase_progress / _ONSET_SHARE)
    return 0.0


def wave(seconds: float) -> float:
    """0 at the end of a breath out, 1 at the end of one in; smooth."""
    into_s = seconds % (IN_S + OUT_S)
    if into_s < IN_S:
        return 0.5 - 0.5 * cos(pi * into_s / IN_S)
    return 0.5 + 0.5 * cos(pi * (into_s - IN_S) / OUT_S)


class BreathCue:
    """`follow` some times a second, `light_at` for every frame. Times are the display's: a time lapse leaves it slow.

    `wanted`: staff may switch it at any time; in all it is shown for five minutes at most.
    """

    __slots__ = ("_due", "_first_ns", "_last_ns", "_share", "wanted")

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self._due = self._share = 0.0
        self._first_ns: int | None = None
        self._last_ns = 0

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to see of it, at the end of a breath in."""
        return self._share > 0.0

    def follow(self, where: Where, display_ns: int) -> None:
        """The session is at `where` in the frame that is shown then."""
        self._due = share_due(where) if self.wanted else 0.0
        if self._first_ns is None:
            if not self._due:
                return
            self._first_ns = self._last_ns = display_ns
        left_s = LONGEST_S - (display_ns - self._first_ns) / _NS_PER_S
        self._due = min(self._due, max(0.0, left_s / _GLIDE_S))

    def light_at(self, display_ns: int) -> float:
        """Relative luminance in its middle, beyond what the scene shows there: 0 to `MOST_LIGHT`."""
        if self._first_ns is None:
            return 0.0
        most = min(max(display_ns - self._last_ns, 0) / _NS_PER_S, 1.0) / _GLIDE_S
        self._last_ns = display_ns
        self._share += min(max(self._due - self._share, -most), most)
        return MOST_LIGHT * self._share * wave((display_ns - self._first_ns) / _NS_PER_S)
