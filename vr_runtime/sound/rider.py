"""Gains that move slowly: what brings a source to the reference, and what carries the mix to the course's loudness."""

from __future__ import annotations

from math import exp, log10
from typing import Final

from vr_runtime.course.limits import LOUDNESS_RATE_DB_PER_S, MAX_SHORT_TERM_LUFS
from vr_runtime.sound.cues import Cues
from vr_runtime.sound.loudness import KWeighting
from vr_runtime.sound.scale import HOP, HOP_S, Block, db_of, gain_of, gain_to_lufs, ramp

MARGIN_LU: Final = 2.0  # below the ceiling of loudness: a line and the tone may come together on top
_SLOW_S: Final = 1.2
_FAST_S: Final = 0.3
_FAST_LEADS: Final = 2.0  # in power: what rises so much within a moment is met at once, not in seconds
_CORRECTS_DB: Final = 9.0
_STEP_DB: Final = LOUDNESS_RATE_DB_PER_S * HOP_S

_MUTE_S: Final = 0.3
"""From full to nothing, whatever asks for it: with what a device holds back, silence comes within half a second."""
_RISE_FROM_DB: Final = -30.0
_RISE_FROM_S: Final = 1.0

DUCK_DB: Final = 9.0
DUCK_S: Final = 0.5


class Levelled:
    """Holds a source to the reference power, which it has already but for its slow life."""

    def __init__(self) -> None:
        self._k = KWeighting(2)
        self._slow = self._fast = 1.0
        self._gain_db = 0.0

    def levelled(self, block: Block) -> Block:
        """The block (HOP, 2) with its gain."""
        weighted = self._k.filtered(block)
        power = float((weighted * weighted).sum()) / HOP
        self._slow += (power - self._slow) * (1.0 - exp(-HOP_S / _SLOW_S))
        self._fast += (power - self._fast) * (1.0 - exp(-HOP_S / _FAST_S))
        sudden = self._fast / _FAST_LEADS > self._slow
        heard = max(self._slow, self._fast / _FAST_LEADS, 1e-9)
        wanted_db = min(_CORRECTS_DB, max(-_CORRECTS_DB - 6.0 * sudden, -10.0 * log10(heard)))
        before_db = self._gain_db
        least_db = wanted_db if sudden else max(wanted_db, before_db - _STEP_DB)
        self._gain_db = min(least_db, before_db + _STEP_DB)
        return block * ramp(gain_of(before_db), gain_of(self._gain_db))


class Rider:
    """The mix's own gain: target loudness, volume and cap at most 3 dB a second, and the door behind everything.

    The door follows `sound`: shut within 0.3 s at the latest, opened no faster than 3 dB a second, its first second
    from nothing to 30 dB below. Both together never rise by more than 3 dB a second.
    """

    def __init__(self) -> None:
        self.base_db: float | None = None
        self.base = (0.0, 0.0)
        self.door = (0.0, 0.0)
        self.duck = (1.0, 1.0)
        self._duck_db = 0.0

    def step(self, cues: Cues, ducked: bool) -> None:
        """Move on by one hop; `base` and `door` are (gain at its start, gain at its end) then."""
        shut = self.door[1]
        opened = self._opened(cues.sound)
        self.door = (shut, opened)
        if self.base_db is None or shut == opened == 0.0:
            self.base_db = asked_lufs(cues)  # nobody hears it: no need to ride there
        rises_db = db_of(opened) - db_of(shut) if opened > shut > 0.0 else 0.0
        most_db = self.base_db + max(0.0, _STEP_DB - max(0.0, rises_db))
        self.base_db = min(most_db, max(self.base_db - _STEP_DB, asked_lufs(cues)))
        duck = DUCK_DB * HOP_S / DUCK_S
        self._duck_db = max(-DUCK_DB, self._duck_db - duck) if ducked else min(0.0, self._duck_db + _STEP_DB)
        self.base = (self.base[1] or gain_to_lufs(self.base_db), gain_to_lufs(self.base_db))
        self.duck = (self.duck[1], gain_of(self._duck_db))

    def _opened(self, sound: float) -> float:
        now = self.door[1]
        if sound <= now:
            return max(sound, now - HOP_S / _MUTE_S)
        from_nothing = min(gain_of(_RISE_FROM_DB), now + gain_of(_RISE_FROM_DB) * HOP_S / _RISE_FROM_S)
        return min(sound, max(from_nothing, now * gain_of(_STEP_DB)))


def asked_lufs(cues: Cues) -> float:
    """Loudness of bed and music that the cues ask for, below the ceiling with room for what comes on top."""
    return min(cues.loudness_lufs + cues.volume_db, MAX_SHORT_TERM_LUFS + cues.cap_db - MARGIN_LU)
