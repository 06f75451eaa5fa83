"""The parts of a session that a scene is looked at in, and the levels that each asks for."""

from __future__ import annotations

from typing import Final

from vr_runtime.course.course import Course
from vr_runtime.course.levels import Levels, levels_at
from vr_runtime.course.samples import PARTS, levels_by_part, part_of, sample_course
from vr_runtime.course.score import NS_PER_MIN

CONTINUOUS: Final = "continuous"
STOPS: Final = (*PARTS, CONTINUOUS)
"""One part held for as long as one likes, or a whole session as it goes by."""


class Session:
    """A plain session, for scenes that nobody wears yet. `length_min`: of all of it."""

    def __init__(self) -> None:
        self._by_part = levels_by_part()
        self._course: Course = sample_course()
        self.length_min = float(self._course.plan.window_min)

    def levels(self, part: str, minute: float) -> Levels:
        """What is due in `part`; the minute matters in `continuous` alone. A session that is over stays at its end."""
        if part != CONTINUOUS:
            return self._by_part[part]
        return levels_at(self._course, self._ns(minute))

    def part_at(self, minute: float) -> str:
        """The part that a whole session is in at a minute."""
        return part_of(self._course.at(self._ns(minute)))

    def _ns(self, minute: float) -> int:
        return round(min(minute, self.length_min) * NS_PER_MIN)
