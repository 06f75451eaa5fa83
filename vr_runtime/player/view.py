"""How the world lies for the patient: turned to where they face, level with gravity or with their gaze at rest."""

from __future__ import annotations

from vr_runtime.course.course import Course, Where
from vr_runtime.player.frame_loop import FrameLoop
from vr_runtime.player.link_operator import LinkOperator
from vr_runtime.xr.levelling import UPRIGHT, Quaternion, rest_of, tilt_to
from vr_runtime.xr.session import Session


class PatientView:
    """Follows the turns of the world that the course asks for. `turned`: how many of them are done.

    `rest`: the head, without its heading, that the world is level with; None where gravity says what is up. Both are
    kept in the link: a player that comes after one that died shows the same world, lying as it lay.
    """

    def __init__(self, link: LinkOperator | None) -> None:
        self._link = link
        self.turned, self.rest = link.view if link is not None else (0, None)
        self._wanted = self.turned
        self._measures = False
        self._heads: list[Quaternion] = []

    def follow(self, where: Where) -> None:
        """The session is at `where` now."""
        self._wanted, self._measures = where.view_turns, where.measures_view

    def look(self, course: Course, session: Session) -> bool:
        """Some ten times a second: True where the world is to be turned now, in the dark. Raises CallFailed."""
        if self._link is not None:
            self._link.eyes = session.frame.eye_views  # another session has others
        time = session.frame.state.predicted_display_time
        if self._measures and (head := session.world.head(time)) is not None:
            self._heads.append(head)
        if self.turned >= self._wanted:
            return False
        rest = self.rest
        for turn in course.tracks.view_turns[self.turned : self._wanted]:
            if turn.kind == "gravity":
                rest = None
            elif turn.kind == "level":
                head = session.world.head(time)
                heads = self._heads or ([] if head is None else [head])
                if not heads:
                    return False  # nobody knows where the patient looks: once that is known
                rest = rest_of(heads)
        self.turned, self.rest = self._wanted, rest
        self._heads.clear()
        if self._link is not None:
            self._link.keep_view(self.turned, rest)
        return True

    def place(self, session: Session, loop: FrameLoop, focus_deg: float) -> None:
        """Have the world turned at the next frame in which the head can be located.

        `focus_deg`: how far above the scene's horizon that lies which is to be straight ahead of a head at rest.
        """
        session.world.tilt = UPRIGHT if self.rest is None else tilt_to(self.rest, focus_deg)
        loop.recentre()
