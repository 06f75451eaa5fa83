"""What the link shows of the player, as entries of the journal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vr_runtime.content import DEFAULT_SCENE
from vr_runtime.course.course import Course
from vr_runtime.host.borders import first_ns
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.status import PlayerStatus
from vr_runtime.record.entries import CourseBegun, HeadsetLost, HeadsetRecovered, PhaseEntered, SceneChosen
from vr_runtime.record.journal import Journal

_FRAMES_AT_ONCE: Final = 1024
LOST: Final = "headset lost"
"""How a status begins whose player has no headset any more."""


class Chronicle:
    """`look` is called from the host's loop; posting never waits."""

    def __init__(self, journal: Journal, link: HostEnd, *, begun: bool, phase: str | None) -> None:
        """`begun`, `phase`: what the journal of a session that was taken up says already."""
        self._journal = journal
        self._link = link
        self._begun = begun
        self._phase = phase
        self._looked_ns = 0
        self._lost = False
        self._recoveries = 0
        self._stands_in = False

    def look(self, course: Course, session_ns: int, status: PlayerStatus) -> None:
        """Post what is new at session time `session_ns`."""
        origin_ns = self._link.origin_ns
        if origin_ns is None:
            return
        if not self._begun:
            self._begun = True
            self._journal.post(CourseBegun(origin_ns - self._journal.origin_ns))
        self._follow_phases(course, session_ns)
        self._follow_headset(status)
        if status.stands_in and not self._stands_in:
            self._journal.post(SceneChosen(DEFAULT_SCENE))
        self._stands_in = status.stands_in
        self._link.take_frames(self._journal.post_frames, _FRAMES_AT_ONCE)

    def finish(self) -> None:
        """Post what is left once nothing is played any more."""
        self._link.take_frames(self._journal.post_frames)

    def player_changed(self) -> None:
        """Another player counts from nothing again."""
        self._recoveries = 0
        self._lost = False

    def _follow_phases(self, course: Course, session_ns: int) -> None:
        if self._phase is None:
            self._phase = course.at(0).phase
            self._journal.post(PhaseEntered(0, self._phase))
        now = course.at(session_ns).phase
        while self._phase != now:
            border_ns = first_ns(_has_left(course, self._phase), self._looked_ns, session_ns)
            self._phase = course.at(border_ns).phase
            self._looked_ns = border_ns
            self._journal.post(PhaseEntered(border_ns, self._phase))
        self._looked_ns = session_ns

    def _follow_headset(self, status: PlayerStatus) -> None:
        if (status.headset.startswith(LOST) or status.recoveries > self._recoveries) and not self._lost:
            self._lost = True
            self._journal.post(HeadsetLost())
        if status.recoveries > self._recoveries:
            self._recoveries = status.recoveries
            self._lost = False
            self._journal.post(HeadsetRecovered(status.recoveries))


def _has_left(course: Course, phase: str) -> Callable[[int], bool]:
    return lambda t_ns: course.at(t_ns).phase != phase
