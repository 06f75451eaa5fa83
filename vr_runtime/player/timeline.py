"""The course laid along the display's clock: which session time a frame shows, and which phases were passed.

Session time begins when the first picture is shown and runs on through pauses of the headset. With a time lapse it
runs faster than the display; the frames do not.
"""

from __future__ import annotations

from dataclasses import dataclass

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.course import Course, Where
from vr_runtime.course.events import Event
from vr_runtime.course.levels import Levels, levels_at


@dataclass(frozen=True, slots=True)
class Passage:
    """A phase that was entered at `entered_ns` of session time."""

    name: str
    entered_ns: int


class Timeline:
    """Attributes: `course`, `origin_ns` (display time of the first picture, None before it), `passages`."""

    def __init__(self, course: Course, time_lapse: float) -> None:
        self.course = course
        self.time_lapse = time_lapse
        self.origin_ns: int | None = None
        self.passages: list[Passage] = []
        self._watched_ns = 0

    def session_ns(self, display_ns: int) -> int:
        """Session time shown at `display_ns`; 0 before the first picture."""
        if self.origin_ns is None:
            return 0
        return max(0, int((display_ns - self.origin_ns) * self.time_lapse))

    def display_ns(self, session_ns: int) -> int:
        """The display time at which `session_ns` is shown; the origin must be known."""
        assert self.origin_ns is not None
        return self.origin_ns + int(session_ns / self.time_lapse)

    def levels(self, display_ns: int) -> Levels:
        """The light and motion due at `display_ns`. The first call marks the beginning of the session."""
        if self.origin_ns is None:
            self.origin_ns = display_ns
        return levels_at(self.course, self.session_ns(display_ns))

    def watch(self, display_ns: int) -> Where:
        """Where the session is at `display_ns`; files every phase passed since the last look, at its exact border."""
        now_ns = self.session_ns(display_ns)
        where = self.course.at(now_ns)
        if not self.passages:
            self.passages.append(Passage(self.course.at(0).phase, 0))
        while self.passages[-1].name != where.phase:
            border_ns = self._next_border(self.passages[-1].name, self._watched_ns, now_ns)
            self.passages.append(Passage(self.course.at(border_ns).phase, border_ns))
            self._watched_ns = border_ns
        self._watched_ns = now_ns
        return where

    def apply(self, event: Event) -> None:
        """Take in what happened. Raises EventRefused, and changes nothing, where it does not fit now."""
        self.course = self.course.apply(event)

    def spans(self, end_ns: int) -> list[tuple[str, float, float]]:
        """(phase, entered, duration) in session seconds, up to session time `end_ns`."""
        if not self.passages:
            return []  # nothing was played at all
        ends = [passage.entered_ns for passage in self.passages[1:]] + [end_ns]
        return [
            (passage.name, passage.entered_ns / NS_PER_S, max(0, end - passage.entered_ns) / NS_PER_S)
            for passage, end in zip(self.passages, ends, strict=True)
        ]

    def _next_border(self, phase: str, before_ns: int, after_ns: int) -> int:
        """Session time at which `phase` was left, by halving the stretch in which it was."""
        while after_ns - before_ns > 1:
            middle_ns = (before_ns + after_ns) // 2
            if self.course.at(middle_ns).phase == phase:
                before_ns = middle_ns
            else:
                after_ns = middle_ns
        return after_ns
