"""A light to breathe with, if it is wanted: slow, small, and only until the infusion begins to tell. Pure.

Six to eight breaths a minute, as the preset says, out longer than in. It is an offer: nothing measures whether anybody
follows it.
"""

from __future__ import annotations

from math import cos, pi
from typing import Final

from vr_runtime.course import limits
from vr_runtime.course.course import Where
from vr_runtime.course.preset import IV_PAIN, Preset

IN_SHARE: Final = 0.455
"""Of a breath; at six and a half a minute 4.2 seconds, and 5.0 out."""
MOST_LIGHT: Final = 0.04
"""Of panel white: how much brighter its middle is at the end of a breath in."""
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


def wave(breaths: float) -> float:
    """0 at the end of a breath out, 1 at the end of one in; smooth."""
    into = breaths % 1.0
    if into < IN_SHARE:
        return 0.5 - 0.5 * cos(pi * into / IN_SHARE)
    return 0.5 + 0.5 * cos(pi * (into - IN_SHARE) / (1.0 - IN_SHARE))


class BreathCue:
    """`follow` some times a second, `light_at` for every frame. Times are the display's: a time lapse leaves it slow.

    `wanted`: staff may switch it at any time; in all it is shown for as long as the preset says, five minutes at most.
    """

    __slots__ = ("_due", "_first_ns", "_last_ns", "_longest_s", "_per_s", "_share", "wanted")

    def __init__(self, *, wanted: bool, preset: Preset = IV_PAIN) -> None:
        self.wanted = wanted
        self._longest_s = 60.0 * limits.kept(preset.breath_cue_min, limits.BREATH_CUE_MIN_RANGE)
        self._per_s = limits.kept(preset.breaths_per_min, limits.BREATHS_PER_MIN_RANGE) / 60.0
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
        left_s = self._longest_s - (display_ns - self._first_ns) / _NS_PER_S
        self._due = min(self._due, max(0.0, left_s / _GLIDE_S))

    def light_at(self, display_ns: int) -> float:
        """Relative luminance in its middle, beyond what the scene shows there: 0 to `MOST_LIGHT`."""
        if self._first_ns is None:
            return 0.0
        most = min(max(display_ns - self._last_ns, 0) / _NS_PER_S, 1.0) / _GLIDE_S
        self._last_ns = display_ns
        self._share += min(max(self._due - self._share, -most), most)
        return MOST_LIGHT * self._share * wave((display_ns - self._first_ns) / _NS_PER_S * self._per_s)
