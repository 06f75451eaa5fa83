"""Which spoken lines were heard, kept where a speaker that comes after this one finds it.

A line is marked as begun before its first sound: whoever dies meanwhile, it is never begun again. What was to be heard
and was not, or not whole, is marked too, so that staff can say it themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from vr_runtime.course.course import Where
from vr_runtime.course.plan import Plan
from vr_runtime.link.speaker_end import LineMark
from vr_runtime.sound.guidance import Line, has_passed


class Kept(Protocol):
    """Marks that outlive their writer; lines by their places in the list."""

    def lines(self, what: LineMark) -> frozenset[int]: ...
    def mark_line(self, what: LineMark, line: int) -> None: ...


class LineBook:
    """`recorded`: the names of the lines that can be heard at all."""

    def __init__(self, lines: Sequence[Line], recorded: frozenset[str], plan: Plan, kept: Kept) -> None:
        self._lines = {place: line for place, line in enumerate(lines) if line.name in recorded}
        self._places = {line.name: place for place, line in self._lines.items()}
        self._plan, self._kept = plan, kept

    @property
    def spoken(self) -> frozenset[str]:
        """The names of those that were begun, by whomever."""
        return self._names("begun")

    @property
    def lost(self) -> frozenset[str]:
        """The names of those that were to be heard and were not, or not whole."""
        return self._names("lost")

    def take_over(self, where: Where, *, others_before: bool) -> None:
        """Begin at `where`: what another was cut off in is lost, and what came due while nobody was there."""
        for place in self._kept.lines("begun") - self._kept.lines("ended"):
            self._end(place, whole=False)
        self.look(where, heard=not others_before)

    def turn(self, before: str, name: str) -> None:
        """`name` is to be heard from now on, after `before`; "" for none."""
        if before:
            self._end(self._places[before], whole=True)
        if name:
            self._kept.mark_line("begun", self._places[name])

    def cut(self, name: str) -> None:
        """The line that sounds breaks off."""
        self._end(self._places[name], whole=False)

    def look(self, where: Where, *, heard: bool) -> None:
        """Once a second. `heard`: what came due lately could be heard, or was not wanted."""
        passed, begun = self._kept.lines("passed"), self._kept.lines("begun")
        for place, line in self._lines.items():
            if place in passed or not has_passed(line, where, self._plan):
                continue
            self._kept.mark_line("passed", place)
            if not heard and place not in begun:
                self._kept.mark_line("lost", place)

    def _end(self, place: int, *, whole: bool) -> None:
        if not whole:
            self._kept.mark_line("lost", place)
        self._kept.mark_line("ended", place)

    def _names(self, what: LineMark) -> frozenset[str]:
        return frozenset(line.name for place, line in self._lines.items() if place in self._kept.lines(what))
