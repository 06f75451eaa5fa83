"""Spoken lines: their texts, and when one is due.

The texts are for staff to read aloud; a clinic may record them (spoken.py). Nothing is said once the drug flows for
more than five minutes, until the second half of the return.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from vr_runtime.content import ASSETS
from vr_runtime.course.course import Where
from vr_runtime.course.plan import Plan
from vr_runtime.problem import ExitCode, Problem

SHIPPED: Final = ASSETS / "guidance" / "lines.toml"
_LARGEST_BYTES: Final = 64 * 1024
MOST_LINES: Final = 62
"""So many can be kept track of in the link."""
HUSH_AFTER_S: Final = 300.0
"""Of infusion; a line has to be over by then."""
_BETWEEN_LINES_S: Final = 20.0
_RETURN_HALF: Final = 0.5
_ORDER: Final = {"settle": 0, "onset": 1, "deepen": 2, "plateau": 3, "return": 4, "reorient": 5}

Phase = Literal["settle", "onset", "return", "reorient"]
# A file of a recording is called so.
LineName = Annotated[str, msgspec.Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same line in the four languages."""

    en: str
    de: str
    fr: str
    es: str


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line. It begins between `earliest_s` and `latest_s` of its phase, or not at all."""

    name: LineName
    phase: Phase
    earliest_s: float
    latest_s: float
    text: Texts


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    line: list[Line]


def read_lines(path: Path = SHIPPED) -> tuple[Line, ...]:
    """The lines of a manifest in its order. Problem(BAD_SOUND) with the field where it does not fit."""
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_BYTES + 1)
        if len(text) > _LARGEST_BYTES:
            raise Problem(ExitCode.BAD_SOUND, f"{path}: it is larger than 64 KiB", "Shorten the file")
        lines = tuple(msgspec.toml.decode(text.decode("utf-8"), type=_Manifest).line)
    except (OSError, UnicodeDecodeError, RecursionError, msgspec.DecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else " ".join(str(error).split())
        raise Problem(ExitCode.BAD_SOUND, f"{path}: {why}", "Mend the file") from None
    if len(lines) > MOST_LINES:
        raise Problem(ExitCode.BAD_SOUND, f"{path}: it has {len(lines)} lines", f"Keep {MOST_LINES} at most")
    names = [line.name for line in lines]
    for line in lines:
        if not 0.0 <= line.earliest_s <= line.latest_s:
            raise Problem(ExitCode.BAD_SOUND, f"{path}: {line.name}: latest_s is before earliest_s", "Mend the file")
        if names.count(line.name) > 1:
            raise Problem(ExitCode.BAD_SOUND, f"{path}: {line.name}: two lines have this name", "Rename one")
    return lines


def hushed(where: Where, line_s: float = 0.0) -> bool:
    """Must nothing be said now, by a line that takes `line_s`?

    Not at the height of the effect, nor while staff are with the patient, the headset is off or the session ends.
    """
    if where.emergency or where.ending or where.headset_off or where.staff_approach or where.ease or where.paused:
        return True
    if where.phase == "reorient":
        return where.finished
    if where.phase == "return":
        return where.phase_progress < _RETURN_HALF
    flows_s = where.infusion_s
    return where.phase not in ("settle", "onset") or (flows_s is not None and flows_s + line_s > HUSH_AFTER_S)


def has_passed(line: Line, where: Where, plan: Plan) -> bool:
    """Is the time over in which the line could begin?"""
    if where.phase == line.phase:
        return _into_phase_s(where, plan) > line.latest_s
    return _ORDER.get(where.phase, 0) > _ORDER[line.phase]


def _into_phase_s(where: Where, plan: Plan) -> float:
    # The settle goes on for as long as it takes; its progress stands still at the end.
    if where.phase == "settle":
        return where.session_s
    return where.phase_progress * 60.0 * plan.duration_min(where.phase)


class Guide:
    """Which line is spoken at an instant. Each is spoken once; ask in order of time, as often as you like."""

    def __init__(
        self, plan: Plan, lines: Sequence[Line], lengths_s: Mapping[str, float], spoken: Collection[str] = ()
    ) -> None:
        """`lengths_s`: of the recordings, by name; a line without one is not spoken by the program.

        `spoken`: the names of those that were, before.
        """
        self._plan, self._lengths_s = plan, lengths_s
        self._left = [line for line in lines if line.name in lengths_s and line.name not in spoken]
        self._name, self._until_s = "", float("-inf")

    def line_at(self, where: Where, wanted: bool = True) -> str:
        """The name of the line to be heard now, "" for none. `wanted`: whether anybody wants to hear one."""
        now_s = where.session_s
        if self._name:
            if now_s < self._until_s and wanted and not hushed(where):
                return self._name
            self._name, self._until_s = "", min(now_s, self._until_s)
        if not wanted or now_s < self._until_s + _BETWEEN_LINES_S:
            return ""
        line = next((line for line in self._left if self._due(line, where)), None)
        if line is None:
            return ""
        self._left.remove(line)
        self._name, self._until_s = line.name, now_s + self._lengths_s[line.name]
        return self._name

    def drop(self) -> None:
        """The line that is spoken is over now."""
        self._name = ""

    def _due(self, line: Line, where: Where) -> bool:
        if line.phase != where.phase or hushed(where, self._lengths_s[line.name]):
            return False
        return line.earliest_s <= _into_phase_s(where, self._plan) <= line.latest_s
