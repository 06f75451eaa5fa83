"""From infusion minutes, or from the minutes a headset is worn, to phases and chapters.

Whole minutes throughout, rounded half up. Phase and chapter starts are counted from the headset going on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

INFUSION_MIN_RANGE = (15, 360)
WINDOW_MIN_RANGE = (30, 400)
PHASE_NAMES = ("settle", "onset", "deepen", "plateau", "return", "reorient")

_SHORT_WINDOW_MIN = 60  # below this the patient settles in 3 minutes and reorients in 4 instead of 5 and 5
_DRIFT_TENTHS = 7
_REST_TENTHS = 3


class PlanError(ValueError):
    """Minutes that no plan can be made for: one line naming the value, the range and what to do."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: its name, and its start and duration in whole minutes since the headset went on."""

    name: str
    start_min: int
    duration_min: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """One slice of the plateau: a slow drift, then a rest. Minutes; the start counts from the headset going on."""

    start_min: float
    drift_min: float
    rest_min: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A session as planned: what happens if nothing is paused, extended or stopped early."""

    infusion_min: int
    window_min: int
    phases: tuple[Phase, ...]
    chapters: tuple[Chapter, ...]

    def duration_min(self, phase_name: str) -> int:
        """Planned minutes of one phase. Raises KeyError for a name that is no phase."""
        for phase in self.phases:
            if phase.name == phase_name:
                return phase.duration_min
        raise KeyError(phase_name)


def plan_for_infusion(infusion_min: int) -> Plan:
    """The plan around an infusion of `infusion_min` minutes, 15 to 360. Raises PlanError."""
    _check("an infusion", infusion_min, INFUSION_MIN_RANGE)
    post_min = _post_min(infusion_min)
    settle_min, reorient_min = _edges_min(5 + infusion_min + post_min)
    return _plan(settle_min, infusion_min, post_min - reorient_min, reorient_min)


def plan_for_window(window_min: int) -> Plan:
    """The plan that fits a headset worn for `window_min` minutes, 30 to 400. Raises PlanError.

    It holds the longest infusion that fits; minutes left over lengthen the return.
    """
    _check("a headset window", window_min, WINDOW_MIN_RANGE)
    settle_min, reorient_min = _edges_min(window_min)
    shortest_min, longest_min = INFUSION_MIN_RANGE
    infusion_min = next(
        minutes
        for minutes in range(longest_min, shortest_min - 1, -1)
        if settle_min + minutes + _post_min(minutes) <= window_min
    )
    return_min = window_min - settle_min - infusion_min - reorient_min
    return _plan(settle_min, infusion_min, return_min, reorient_min)


def plan_as_json_dict(plan: Plan) -> dict[str, Any]:
    """The plan as plain numbers, strings, lists and dicts."""
    return {
        "infusion_min": plan.infusion_min,
        "window_min": plan.window_min,
        "phases": [
            {"name": phase.name, "start_min": phase.start_min, "duration_min": phase.duration_min}
            for phase in plan.phases
        ],
        "chapters": [
            {"start_min": chapter.start_min, "drift_min": chapter.drift_min, "rest_min": chapter.rest_min}
            for chapter in plan.chapters
        ],
    }


def onset_and_deepen_min(infusion_min: int) -> tuple[int, int]:
    """Minutes of onset and of deepen for an infusion, or for what is left of one."""
    onset_min = _rounded(infusion_min, 4)
    deepen_min = _rounded(3 * infusion_min, 20)
    return _clamped(onset_min, 8, 15), _clamped(deepen_min, 5, 20)


def chapter_count(plateau_min: int) -> int:
    """How many chapters a plateau of `plateau_min` minutes is cut into: one for about every 25 minutes."""
    return max(1, _rounded(plateau_min, 25))


def cut_chapters(start_min: int, plateau_min: int) -> tuple[Chapter, ...]:
    """Equal chapters that fill `plateau_min` minutes from `start_min`."""
    count = chapter_count(plateau_min)
    drift_min = plateau_min * _DRIFT_TENTHS / (10 * count)
    rest_min = plateau_min * _REST_TENTHS / (10 * count)
    return tuple(
        Chapter(start_min=start_min + index * plateau_min / count, drift_min=drift_min, rest_min=rest_min)
        for index in range(count)
    )


def _plan(settle_min: int, infusion_min: int, return_min: int, reorient_min: int) -> Plan:
    onset_min, deepen_min = onset_and_deepen_min(infusion_min)
    plateau_min = infusion_min - onset_min - deepen_min
    durations_min = (settle_min, onset_min, deepen_min, plateau_min, return_min, reorient_min)
    phases: list[Phase] = []
    start_min = 0
    for name, duration_min in zip(PHASE_NAMES, durations_min, strict=True):
        phases.append(Phase(name, start_min, duration_min))
        start_min += duration_min
    chapters = cut_chapters(phases[PHASE_NAMES.index("plateau")].start_min, plateau_min)
    return Plan(infusion_min, start_min, tuple(phases), chapters)


def _post_min(infusion_min: int) -> int:
    """Minutes of return and reorient together: the longer the infusion, the longer the way back."""
    for below_min, post_min in ((35, 12), (60, 15), (120, 20), (270, 25)):
        if infusion_min < below_min:
            return post_min
    return 30


def _edges_min(window_min: int) -> tuple[int, int]:
    """Minutes of settle and of reorient."""
    return (3, 4) if window_min < _SHORT_WINDOW_MIN else (5, 5)


def _check(what: str, minutes: int, allowed_min: tuple[int, int]) -> None:
    low, high = allowed_min
    whole = isinstance(minutes, int) and not isinstance(minutes, bool)
    if whole and low <= minutes <= high:
        return
    told = f"{minutes} minutes" if whole else repr(minutes)
    raise PlanError(f"{what} of {told} cannot be planned: give whole minutes from {low} to {high}")


def _rounded(numerator: int, denominator: int) -> int:
    """`numerator / denominator`, not negative, rounded half up: Python's round() would send halves to even."""
    return (2 * numerator + denominator) // (2 * denominator)


def _clamped(value: int, low: int, high: int) -> int:
    return min(max(value, low), high)
