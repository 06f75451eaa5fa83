"""What a session wants heard at an instant: its course, its settings, and what the host has told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import acos, sin
from typing import Final

import msgspec

from vr_runtime.content import DEFAULT_SCENE
from vr_runtime.course.course import NS_PER_S, Course, Where
from vr_runtime.course.events import EventRefused
from vr_runtime.course.levels import levels_at
from vr_runtime.link.entries import EVENTS, Farewell, SetMusic, SetVoice, SetVolume, Told, UseScene
from vr_runtime.link.session import LinkedSession
from vr_runtime.problem import Problem
from vr_runtime.render.scene_library import load_scene
from vr_runtime.sound.cues import QUIET_BED, Cues, SoundSettings, cues_of
from vr_runtime.sound.guidance import Guide, Line
from vr_runtime.sound.lines import Mono
from vr_runtime.sound.places import LEVEL, Quaternion
from vr_runtime.sound.scale import RATE_HZ

_LEAVES_WITHIN_S: Final = 0.5
_TURNS_RAD_PER_S: Final = 6.0
"""A head turns no faster for long; where the world is turned about the patient the sounds go round in half a second."""


class SessionCues:
    """`course` and `settings` follow what is told. Session time is asked for in order."""

    def __init__(
        self, session: LinkedSession, lines: Sequence[Line] = (), recordings: Mapping[str, Mono] | None = None
    ) -> None:
        self.course = Course(session.plan)
        self.settings = SoundSettings(
            volume_db=session.volume_db, cap_db=session.cap_db, music=session.music, voice=session.voice != "none"
        )
        self.time_lapse = session.time_lapse
        self.bed = bed_of(session.scene)
        self._head = LEVEL
        self._patience_ns: int | None = None
        self._leaves_ns: int | None = None
        self._leaves_for_ns = 1
        lengths_s = {name: len(samples) / RATE_HZ for name, samples in (recordings or {}).items()}
        self._guide = Guide(session.plan, lines, lengths_s) if lengths_s else None

    def tell(self, told: Told, now_ns: int) -> None:
        """Take in what the host has told, at `now_ns` of the monotonic clock."""
        match told:
            case SetVolume(db):
                self.settings = msgspec.structs.replace(self.settings, volume_db=db)
            case SetMusic(on):
                self.settings = msgspec.structs.replace(self.settings, music="soft" if on else "none")
            case SetVoice(on):
                self.settings = msgspec.structs.replace(self.settings, voice=on)
            case UseScene(name):
                self.bed = bed_of(name)
            case Farewell(patience_ns):
                self.leave(now_ns, max(patience_ns / NS_PER_S - _LEAVES_WITHIN_S, _LEAVES_WITHIN_S))
        if isinstance(told, EVENTS):
            try:
                self.course = self.course.apply(told)
            except EventRefused:
                return  # by the host too: it was told before the course was asked

    def leave(self, now_ns: int, within_s: float) -> None:
        """Fade to silence within so long, whatever the course says."""
        end_ns = now_ns + int(within_s * NS_PER_S)
        if self._leaves_ns is None or end_ns < self._leaves_ns + self._leaves_for_ns:
            self._leaves_ns, self._leaves_for_ns = now_ns, end_ns - now_ns

    def has_left(self, now_ns: int) -> bool:
        """Whether a fade that was asked for is over."""
        return self._leaves_ns is not None and now_ns >= self._leaves_ns + self._leaves_for_ns

    def catch_up(self, until_ns: int) -> None:
        """Session time up to `until_ns` was played by a speaker before us: what it said is not said again."""
        if self._guide is not None:
            for second in range(until_ns // NS_PER_S):
                self._guide.line_at(self.course.at(second * NS_PER_S))

    def where(self, session_ns: int) -> Where:
        return self.course.at(session_ns)

    def cues_at(self, session_ns: int, at_ns: int, head: Quaternion, block_s: float) -> Cues:
        """Of a block of `block_s` that is heard at `at_ns` of the monotonic clock, session time `session_ns`."""
        self._head = turned(self._head, head, _TURNS_RAD_PER_S * block_s)
        voice = "" if self._guide is None else self._guide.line_at(self.course.at(session_ns))
        levels = levels_at(self.course, session_ns)
        cues = cues_of(levels, self.settings, bed=self.bed, head=self._head, voice=voice)
        if self._leaves_ns is None:
            return cues
        left = max(0.0, 1.0 - (at_ns - self._leaves_ns) / self._leaves_for_ns)
        return replace(cues, sound=cues.sound * min(1.0, left), tone=cues.tone * min(1.0, left))


def bed_of(scene: str) -> str:
    """The bed of a scene; of the one that is played in its place, where it is refused."""
    try:
        sound = load_scene(scene).file.sound
    except Problem:
        return QUIET_BED if scene == DEFAULT_SCENE else bed_of(DEFAULT_SCENE)
    return QUIET_BED if sound is None else sound.bed


def turned(now: Quaternion, to: Quaternion, most_rad: float) -> Quaternion:
    """From `now` towards `to` by at most `most_rad`, the short way round."""
    length = sum(share * share for share in to) ** 0.5
    if length < 1e-3:
        return now
    to = (to[0] / length, to[1] / length, to[2] / length, to[3] / length)
    dot = sum(one * other for one, other in zip(now, to, strict=True))
    side = -1.0 if dot < 0.0 else 1.0
    angle = 2.0 * acos(min(1.0, abs(dot)))
    if angle <= most_rad:
        return to
    share, half = most_rad / angle, 0.5 * angle
    keep, take = sin((1.0 - share) * half) / sin(half), side * sin(share * half) / sin(half)
    x, y, z, w = (keep * one + take * other for one, other in zip(now, to, strict=True))
    return x, y, z, w
