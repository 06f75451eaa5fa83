"""Where the parts of a plan lie on a line of time. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vr_runtime.course.plan import Plan

_PLATEAU = "plateau"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One coloured piece: from and to as shares of the whole. `part`: a phase, or the drift or rest of a chapter."""

    phase: str
    part: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute that is written below the line."""

    minute: int
    at: float


def stretches(plan: Plan) -> tuple[Stretch, ...]:
    """Every phase that lasts, in order, the plateau as its chapters' drifts and rests."""
    whole = float(plan.window_min)
    found: list[Stretch] = []
    for phase in plan.phases:
        if phase.duration_min == 0:
            continue
        if phase.name != _PLATEAU:
            end = (phase.start_min + phase.duration_min) / whole
            found.append(Stretch(phase.name, phase.name, phase.start_min / whole, end))
            continue
        for chapter in plan.chapters:
            rest = chapter.start_min + chapter.drift_min
            found.append(Stretch(_PLATEAU, "drift", chapter.start_min / whole, rest / whole))
            found.append(Stretch(_PLATEAU, "rest", rest / whole, (rest + chapter.rest_min) / whole))
    return tuple(found)


def minutes_below(plan: Plan) -> tuple[Minute, ...]:
    """The minutes that matter: the beginning, where the infusion starts and stops, the end; each once."""
    wanted = dict.fromkeys((0, plan.window_min, plan.start_min, plan.stop_min))
    return tuple(Minute(minute, minute / plan.window_min) for minute in wanted)


def kept_apart(
    minutes: Iterable[Minute], width: float, width_of: Callable[[Minute], float], gap: float
) -> tuple[tuple[Minute, float], ...]:
    """Those that can be written beside each other, each with its left edge; the first ones take precedence.

    Each is centred below its minute, and moved inwards at the ends.
    """
    placed: list[tuple[Minute, float, float]] = []
    for minute in minutes:
        wide = width_of(minute)
        left = min(max(0.0, minute.at * width - wide / 2), max(0.0, width - wide))
        if all(left >= right + gap or left + wide + gap <= other for _, other, right in placed):
            placed.append((minute, left, left + wide))
    return tuple((minute, left) for minute, left, _ in sorted(placed, key=lambda one: one[1]))
