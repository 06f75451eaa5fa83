"""The mixer: cues in, sound out. Pure: the same seed and cues give the same samples, whatever the blocks asked for.

It works in hops of 512 frames and hands out blocks of any length. Order: bed and music, each held to the reference;
their sum kept free of knocks; the course's loudness; a spoken line and the tone; the true-peak limiter; the door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import pi, sin
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from vr_runtime.sound.beds import BEDS, BedSource
from vr_runtime.sound.cues import Cues
from vr_runtime.sound.limiter import Limiter, Softener
from vr_runtime.sound.lines import SpokenLine
from vr_runtime.sound.loudness import KWeighting
from vr_runtime.sound.places import right_of
from vr_runtime.sound.rider import Levelled, Rider
from vr_runtime.sound.scale import HOP, HOP_S, Block, gain_of, lufs_of, ramp
from vr_runtime.sound.tones import ApproachTone, PadSource

PEAK_DBTP: Final = -3.0
_PEAK_ROOM_DB: Final = 0.3  # four times oversampling sees peaks to within this
_MUSIC_SHARE: Final = 0.8  # power of the music beside the bed's, where it is all in
_MUSIC_S: Final = 4.0
_MUSIC_MADE_UP_S: Final = 60.0  # so slowly the bed makes up for music that leaves; not for a person's visit
_BED_CHANGE_S: Final = 20.0
_LEAST_LIFE: Final = 0.3
_TONE_S: Final = 0.25  # the course's envelope is as steep as 1 in 0.32 s
_DETAIL_S: Final = 5.0  # a bed's layers step back by up to 8 dB: within what may change in a second
_SILENT_LUFS: Final = -60.0
_HEARD_S: Final = 3.0


class Music(Protocol):
    """Music at the mixer's reference power, hop by hop."""

    def hop(self, start_frame: int, life_s: float) -> Block:
        """The HOP frames from `start_frame` on."""


@dataclass(frozen=True, slots=True)
class RecordedBed:
    """A bed from a file, that stands still about the head; the pads over it are those of `like`, one of beds.BEDS."""

    sound: Music
    like: str


class Mixer:
    """One session's sound.

    `recordings`: spoken lines by name, mono at 48 kHz, as lines.levelled_line leaves them. `music`: what to play in
    place of the scenes' soft pads. `recorded_beds`: by the names that cues may call them by, besides beds.BEDS; looked
    up when a bed begins, so that others may come.
    """

    def __init__(
        self,
        seed: int = 0,
        recordings: Mapping[str, NDArray[np.float32]] | None = None,
        music: Music | None = None,
        recorded_beds: Mapping[str, RecordedBed] | None = None,
    ) -> None:
        self._seed, self._recordings, self._music = seed, recordings or {}, music
        self._recorded_beds = recorded_beds if recorded_beds is not None else {}
        self._ready: Block = np.zeros((0, 2), dtype=np.float32)
        self._frame, self._life_s = 0, 0.0
        self._detail, self._tone_level = 1.0, 0.0
        self._deck: _Deck | None = None
        self._leaving: _Deck | None = None
        self._arrived = 1.0
        self._softener, self._rider, self._limiter = Softener(), Rider(), Limiter()
        self._line, self._tone = SpokenLine(), ApproachTone()
        self._k, self._heard_power = KWeighting(2), 0.0
        self.silent_s = 0.0
        """Seconds for which next to nothing has come out although sound is due; a person should hear of ten."""

    @property
    def heard_lufs(self) -> float:
        """Loudness of what has come out, over about the last three seconds."""
        return lufs_of(self._heard_power)

    def render(self, frames: int, cues: Cues) -> Block:
        """The next `frames` frames, float32 (frames, 2), true peaks at most -3 dB and cap. KeyError: no such bed."""
        blocks, have = [self._ready], len(self._ready)
        while have < frames:
            blocks.append(self._hop(cues.within()))
            have += HOP
        whole = np.concatenate(blocks) if len(blocks) > 1 else blocks[0]
        self._ready = whole[frames:]
        return whole[:frames]

    def _hop(self, cues: Cues) -> Block:
        self._detail = _towards(self._detail, cues.detail, HOP_S / _DETAIL_S)
        bus = self._softener.softened(self._beds(replace(cues, detail=self._detail)))
        self._line.turn_to(cues.voice, self._recordings)
        # In the first hop both limiters are still empty: the door stays shut until there is something behind it.
        self._rider.step(cues if self._frame else replace(cues, sound=0.0), ducked=self._line.wants_quiet)
        (base_from, base_to), (duck_from, duck_to) = self._rider.base, self._rider.duck
        base = ramp(base_from, base_to)
        mix = bus * (base * ramp(duck_from, duck_to))
        spoken = self._line.hop()
        if spoken is not None:
            mix += spoken * base
        self._tone_level = _towards(self._tone_level, cues.tone, HOP_S / _TONE_S)
        tone = self._tone.hop(self._frame, self._tone_level)
        if tone is not None:
            mix += tone * base
        out = self._limiter.limited(mix, gain_of(PEAK_DBTP - _PEAK_ROOM_DB + cues.cap_db))
        out = out * ramp(*self._rider.door)
        self._listen(out, cues)
        self._frame += HOP
        self._life_s += HOP_S * (_LEAST_LIFE + (1.0 - _LEAST_LIFE) * cues.motion)
        return np.asarray(out, dtype=np.float32)

    def _beds(self, cues: Cues) -> Block:
        """Bed and music of the scene; a scene's change is a slow crossing of the two, one after the other."""
        if self._deck is None:
            self._deck = self._deck_of(cues)
        if cues.bed != self._deck.bed and self._leaving is None:
            self._leaving, self._arrived = self._deck, 0.0
            self._deck = self._deck_of(cues)
        right = right_of(cues.head)
        block = self._deck.hop(self._frame, self._life_s, cues, right)
        if self._leaving is None:
            return block
        was, self._arrived = self._arrived, min(1.0, self._arrived + HOP_S / _BED_CHANGE_S)
        block = block * ramp(sin(0.5 * pi * was), sin(0.5 * pi * self._arrived))
        old = self._leaving.hop(self._frame, self._life_s, cues, right)
        block += old * ramp(sin(0.5 * pi * (1.0 - was)), sin(0.5 * pi * (1.0 - self._arrived)))
        if self._arrived >= 1.0:
            self._leaving = None
        return block

    def _deck_of(self, cues: Cues) -> _Deck:
        return _Deck(cues, self._seed, self._music, self._recorded_beds.get(cues.bed))

    def _listen(self, out: Block, cues: Cues) -> None:
        weighted = self._k.filtered(out)
        power = float((weighted * weighted).sum()) / HOP
        self._heard_power += (power - self._heard_power) * (HOP_S / _HEARD_S)
        due = cues.sound > 0.5 and self._rider.door[1] > 0.25
        self.silent_s = self.silent_s + HOP_S if due and lufs_of(power) < _SILENT_LUFS else 0.0


class _Deck:
    """One scene's bed and its music, together at the reference."""

    def __init__(self, cues: Cues, seed: int, music: Music | None, recorded: RecordedBed | None) -> None:
        self.bed = cues.bed
        self._recorded = recorded
        name = cues.bed if recorded is None else recorded.like
        self._bed, self._bed_level = BedSource(BEDS[name], seed, name), Levelled()
        self._music, self._music_level = music or PadSource(BEDS[name].music, seed, f"{name}/music"), Levelled()
        self._gain = self._made_up_for = cues.music

    def hop(self, frame: int, life_s: float, cues: Cues, right: NDArray[np.float64]) -> Block:
        was, was_made_up_for = self._gain, self._made_up_for
        self._gain = _towards(was, cues.music, HOP_S / _MUSIC_S)
        if self._recorded is not None:
            bed = self._recorded.sound.hop(frame, life_s)
        else:
            bed = self._bed.hop(frame, life_s, cues.detail, right, self._gain)
        block = self._bed_level.levelled(bed)
        self._made_up_for = _towards(was_made_up_for, self._gain, HOP_S / _MUSIC_MADE_UP_S)
        if was == self._gain == self._made_up_for == 0.0:
            return block
        music = self._music_level.levelled(self._music.hop(frame, life_s))
        share = _MUSIC_SHARE**0.5
        mixed = block + music * ramp(share * was, share * self._gain)
        return mixed * ramp(_shared(was_made_up_for), _shared(self._made_up_for))


def _towards(now: float, wanted: float, step: float) -> float:
    """`wanted`, or as near to it as one step comes."""
    return min(now + step, max(now - step, wanted))


def _shared(music: float) -> float:
    """What brings a bed, and music at this gain, back to the reference together."""
    return float((1.0 + _MUSIC_SHARE * music * music) ** -0.5)
