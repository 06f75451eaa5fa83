"""The host as an operator: what it tells through the link becomes events of the timeline and wishes of the player."""

from __future__ import annotations

from collections import deque
from typing import Any, Final

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.course import Where
from vr_runtime.course.events import Event, SessionEnded
from vr_runtime.link.entries import (
    EVENTS,
    Farewell,
    SetBreath,
    SetBrightness,
    SetMusic,
    SetVoice,
    SetVolume,
    Told,
    UseScene,
)
from vr_runtime.link.player_end import PlayerEnd, Quaternion
from vr_runtime.player.operators import GENTLE_NS
from vr_runtime.timing.frame_record import CAUSE_OFFSET, RECORD_SIZE, FrameFlags
from vr_runtime.timing.recorder import FrameRecorder

_FLAGS_OFFSET: Final = CAUSE_OFFSET - 1
_DREW: Final = FrameFlags.DREW
_HOST_GONE_NS: Final = 5 * NS_PER_S
_OPENS_WITHIN_NS: Final = 20 * NS_PER_S


class LinkOperator:
    """`past` happened before this player began. `brightness` 0.25 to 1; `breath`: the cue is wanted.

    `scene` is wanted from the next dark on. `patience_ns`, `interrupted`: how the session was ended, once it was.
    """

    def __init__(self, link: PlayerEnd) -> None:
        self._link = link
        self._due: deque[Event] = deque()
        self._shown = 0
        self._finished = False
        self._now_ns = 0
        self.patience_ns = GENTLE_NS
        self.interrupted = False
        self.brightness = link.session.brightness_percent / 100.0
        self.breath = link.session.breath_cue
        self.scene: str | None = None
        self.eyes: tuple[Any, ...] | None = None  # the views that each frame locates anew
        self.past = self._take_up()
        self.origin_ns = link.origin_ns

    def act(self, session_ns: int) -> Event | None:
        """The next event that the host has told of, at its own time; the end, once nobody is left to tell it."""
        if self._link.news:
            self._read()
        if self._due:
            return self._due.popleft()
        if self._finished and self._now_ns - self._link.host_beat_ns > _HOST_GONE_NS:
            self._finished = False
            return SessionEnded(session_ns)
        return None

    def after_frame(self, recorder: FrameRecorder, missed: int, now_ns: int) -> bool:
        """Say that a frame was played; True where the host has told something that is to be taken in at once."""
        link, ring = self._link, recorder.ring
        link.beat(now_ns, ring.count, missed)
        if self.eyes is not None:
            (left, _, _), (right, _, _) = self.eyes
            # A rotation has two quaternions, of opposite signs: unless both eyes take the same one, they cancel out.
            same = left.x * right.x + left.y * right.y + left.z * right.z + left.w * right.w >= 0.0
            half = 0.5 if same else -0.5
            x, y, z = 0.5 * left.x + half * right.x, 0.5 * left.y + half * right.y, 0.5 * left.z + half * right.z
            link.faces(x, y, z, 0.5 * left.w + half * right.w)
        if self._shown != link.entries_read and ring.buffer[self._last_flags(ring.count, ring.capacity)] & _DREW:
            self._shown = link.entries_read
            link.shown(self._shown, now_ns)
        return link.news

    def follow(self, where: Where, frames: int, missed: int, now_ns: int) -> None:
        """Say that we live, and where: a session that has played to its end waits for its host, not for ever."""
        self._finished = where.finished and not where.ending
        self._now_ns = now_ns
        self._link.beat(now_ns, frames, missed)
        self._link.busy_until(0)  # what took its time is done

    @property
    def view(self) -> tuple[int, Quaternion | None]:
        """Turns of the world that are done, and the head at rest that it was levelled to, if it was."""
        return self._link.view

    def keep_view(self, turns: int, rest: Quaternion | None) -> None:
        """So the world lies now, for whoever plays after us."""
        self._link.keep_view(turns, rest)

    def scene_for_the_dark(self, now_ns: int) -> str | None:
        """The scene to change to now that nothing is seen, once; None where it stays."""
        wanted, self.scene = self.scene, None
        if wanted is not None:
            self.is_busy(now_ns)
        return wanted

    def is_busy(self, now_ns: int, for_ns: int = _OPENS_WITHIN_NS) -> None:
        """Say that something is opened or written that may take its time."""
        self._link.busy_until(now_ns + for_ns)

    @staticmethod
    def _last_flags(count: int, capacity: int) -> int:
        return (count - 1) % capacity * RECORD_SIZE + _FLAGS_OFFSET

    def _take_up(self) -> tuple[Event, ...]:
        self._read()
        past: list[Event] = []
        while self._due and not isinstance(self._due[0], SessionEnded):
            past.append(self._due.popleft())
        return tuple(past)

    def _read(self) -> None:
        for entry in self._link.read():
            told = entry.told
            if isinstance(told, EVENTS):
                self._due.append(told)
            else:
                self._obey(told)

    def _obey(self, told: Told) -> None:
        match told:
            case SetBrightness(percent):
                self.brightness = percent / 100.0
            case SetBreath(on):
                self.breath = on
            case UseScene(name):
                self.scene = name
            case Farewell(patience_ns, interrupted):
                self.patience_ns, self.interrupted = patience_ns, interrupted
            case SetVolume() | SetMusic() | SetVoice():
                pass  # the speaker's
