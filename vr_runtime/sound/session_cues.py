"""What a session wants heard at an instant: its course, its settings, and what the host has told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import acos, sin
from typing import Final, Protocol

import msgspec

from vr_runtime.course.course import NS_PER_S, Course, Where
from vr_runtime.course.events import EventRefused
from vr_runtime.course.levels import levels_at
from vr_runtime.link.entries import EVENTS, Farewell, SetMusic, SetVoice, SetVolume, Told, UseScene
from vr_runtime.link.session import LinkedSession
from vr_runtime.sound.cues import Cues, SoundSettings, cues_of
from vr_runtime.sound.guidance import Guide, Line
from vr_runtime.sound.line_book import Kept, LineBook
from vr_runtime.sound.lines import Mono
from vr_runtime.sound.places import LEVEL, Quaternion
from vr_runtime.sound.scale import RATE_HZ
from vr_runtime.sound.scene_beds import SceneBed, bed_that_plays

_LEAVES_WITHIN_S: Final = 0.5
_TURNS_RAD_PER_S: Final = 6.0
"""A head turns no faster for long; where the world is turned about the patient the sounds go round in half a second."""


class BedShelf(Protocol):
    """Beds from files, which take a while to be made ready."""

    def want(self, bed: SceneBed) -> None: ...
    def look(self) -> None: ...
    def name_of(self, bed: SceneBed) -> str: ...


class SessionCues:
    """`course` and `settings` follow what is told. Session time is asked for in order."""

    def __init__(
        self,
        session: LinkedSession,
        lines: Sequence[Line] = (),
        recordings: Mapping[str, Mono] | None = None,
        kept: Kept | None = None,
        beds: BedShelf | None = None,
    ) -> None:
        """`recordings` of `lines`, where there are any, and where it is `kept` which of them were heard.

        `beds`: what makes beds from files ready; without it those of ours are played.
        """
        self.course = Course(session.plan)
        self.settings = SoundSettings(
            volume_db=session.volume_db, cap_db=session.cap_db, music=session.music, voice=session.voice != "none"
        )
        self.time_lapse = session.time_lapse
        self._beds = beds
        self._use(session.scene)
        self._head = LEVEL
        self._patience_ns: int | None = None
        self._leaves_ns: int | None = None
        self._leaves_for_ns = 1
        lengths_s = {name: len(one) / RATE_HZ * self.time_lapse for name, one in (recordings or {}).items()}
        self._said = ""
        self._book = self._guide = None
        if lengths_s and kept is not None:
            self._book = LineBook(lines, frozenset(lengths_s), session.plan, kept)
            self._guide = Guide(session.plan, lines, lengths_s, self._book.spoken)

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
                self._use(name)
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

    @property
    def lost_lines(self) -> frozenset[str]:
        """The lines that were to be heard and were not, or not whole."""
        return frozenset() if self._book is None else self._book.lost

    def take_over(self, session_ns: int, *, others_before: bool) -> None:
        """Begin at this session time. `others_before`: a speaker before us has played what came earlier."""
        if self._book is not None:
            self._book.take_over(self.course.at(session_ns), others_before=others_before)

    def look(self, where: Where, *, plays: bool) -> None:
        """Once a second, for the lines whose time passes. `plays`: there is something to play on."""
        if self._beds is not None:
            self._beds.look()
            self._bed_now = self._beds.name_of(self.bed)
        if self._book is not None:
            self._book.look(where, heard=plays or not self.settings.voice)

    def break_off(self) -> None:
        """What sounds is lost: there is nothing to play on any more."""
        if self._guide is not None and self._book is not None and self._said:
            self._book.cut(self._said)
            self._guide.drop()
            self._said = ""

    def where(self, session_ns: int) -> Where:
        return self.course.at(session_ns)

    def cues_at(self, session_ns: int, at_ns: int, head: Quaternion, block_s: float, *, speaks: bool = True) -> Cues:
        """Of a block of `block_s` that is heard at `at_ns` of the monotonic clock, session time `session_ns`.

        All within the limits, whatever the link says. `speaks`: a line may begin.
        """
        self._head = turned(self._head, head, _TURNS_RAD_PER_S * block_s)
        voice = self._line_at(session_ns, wanted=speaks and self.settings.voice)
        levels = levels_at(self.course, session_ns)
        cues = cues_of(levels, self.settings, bed=self._bed_now, head=self._head, voice=voice).within()
        if self._leaves_ns is None:
            return cues
        left = max(0.0, 1.0 - (at_ns - self._leaves_ns) / self._leaves_for_ns)
        return replace(cues, sound=cues.sound * min(1.0, left), tone=cues.tone * min(1.0, left))

    def _use(self, scene: str) -> None:
        self.bed = bed_that_plays(scene)
        self._bed_now = self.bed.bed
        if self._beds is not None:
            self._beds.want(self.bed)

    def _line_at(self, session_ns: int, *, wanted: bool) -> str:
        """The line to be heard; that it begins is kept before it does."""
        if self._guide is None or self._book is None:
            return ""
        name = self._guide.line_at(self.course.at(session_ns), wanted)
        if name != self._said:
            self._book.turn(self._said, name)
            self._said = name
        return name


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
