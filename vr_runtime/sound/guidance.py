"""Spoken lines: their texts, when one is due, and a clinic's recordings of them.

The texts are for staff to read aloud; a clinic that records them puts the files into a folder. Nothing is said once the
drug flows for more than five minutes, until the second half of the return.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from vr_runtime.content import ASSETS, clinic_folder
from vr_runtime.course.course import Where
from vr_runtime.course.plan import Plan
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.files import SUFFIXES, read_line
from vr_runtime.sound.lines import Mono, levelled_line

MOST_LINES: Final = 62
"""So many can be kept track of in the link."""
HUSH_AFTER_S: Final = 300.0
"""Of infusion; a line has to be over by then."""
_BETWEEN_LINES_S: Final = 20.0
_RETURN_HALF: Final = 0.5
_ORDER: Final = {"settle": 0, "onset": 1, "deepen": 2, "plateau": 3, "return": 4, "reorient": 5}

Phase = Literal["settle", "onset", "return", "reorient"]


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same line in the four languages."""

    en: str
    de: str
    fr: str
    es: str


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line. It begins between `earliest_s` and `latest_s` of its phase, or not at all."""

    name: str
    phase: Phase
    earliest_s: float
    latest_s: float
    text: Texts


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    line: list[Line]


def read_lines(path: Path = ASSETS / "guidance" / "lines.toml") -> tuple[Line, ...]:
    """The lines of a manifest in its order. Problem(BAD_SOUND) with the field where it does not fit."""
    try:
        lines = tuple(msgspec.toml.decode(path.read_bytes(), type=_Manifest).line)
    except (OSError, msgspec.DecodeError) as error:
        raise Problem(ExitCode.BAD_SOUND, f"{path}: {error}", "Mend the file") from None
    if len(lines) > MOST_LINES:
        raise Problem(ExitCode.BAD_SOUND, f"{path}: it has {len(lines)} lines", f"Keep {MOST_LINES} at most")
    names = [line.name for line in lines]
    for line in lines:
        if not 0.0 <= line.earliest_s <= line.latest_s:
            raise Problem(ExitCode.BAD_SOUND, f"{path}: {line.name}: latest_s is before earliest_s", "Mend the file")
        if names.count(line.name) > 1:
            raise Problem(ExitCode.BAD_SOUND, f"{path}: {line.name}: two lines have this name", "Rename one")
    return lines


def read_recordings(language: str, lines: Sequence[Line], folder: Path | None = None) -> dict[str, Mono]:
    """The clinic's recordings of `lines` by name, ready for the mixer; those that are not there are left out.

    They lie as guidance/LANGUAGE/NAME.flac (or .wav, .ogg, .opus) in the clinic's folder.
    """
    home = (folder or clinic_folder("guidance")) / language
    found: dict[str, Mono] = {}
    for line in lines:
        files = (home / f"{line.name}{suffix}" for suffix in SUFFIXES)
        path = next((file for file in files if file.is_file()), None)
        if path is not None:
            found[line.name] = levelled_line(read_line(path))
    return found


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
