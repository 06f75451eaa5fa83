"""From infusion minutes, or from the minutes a headset is worn, to phases and chapters.

Whole minutes throughout, rounded half up. Phase and chapter starts are counted from the headset going on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from vr_runtime.course.limits import WINDOW_MIN_RANGE
from vr_runtime.course.preset import IV_PAIN, DoseTiming, InfusionTiming, Plateau, Preset, faults_of

PHASE_NAMES = ("settle", "onset", "deepen", "plateau", "return", "reorient")


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
    """A session as planned: what happens if nothing is paused, extended or stopped early.

    Where a dose is given instead of an infusion, all phases count from the dose, the settle too, and `infusion_min` are
    those of its effect: from onset to the planned return.
    """

    infusion_min: int
    window_min: int
    phases: tuple[Phase, ...]
    chapters: tuple[Chapter, ...]
    preset: Preset = IV_PAIN

    @property
    def start_min(self) -> int:
        """Planned minute at which the start, of an infusion or by a dose, is confirmed."""
        return 0 if self.preset.dose is not None else self.duration_min("settle")

    @property
    def stop_min(self) -> int:
        """Planned minute at which the stop is confirmed and the return begins."""
        return self.duration_min("settle") + self.infusion_min

    def duration_min(self, phase_name: str) -> int:
        """Planned minutes of one phase. Raises KeyError for a name that is no phase."""
        for phase in self.phases:
            if phase.name == phase_name:
                return phase.duration_min
        raise KeyError(phase_name)


def plan_of(preset: Preset, *, infusion_min: int | None = None, window_min: int | None = None) -> Plan:
    """The plan of a preset: from at most one length, or from the preset's own. Raises PlanError."""
    if window_min is not None:
        return plan_for_window(window_min, preset)
    if infusion_min is not None:
        return plan_for_infusion(infusion_min, preset)
    if preset.dose is not None:
        return _plan_for_dose(preset, preset.dose)
    return plan_for_infusion(_timing(preset).planned_min, preset)


def plan_for_infusion(infusion_min: int, preset: Preset = IV_PAIN) -> Plan:
    """The plan around an infusion of `infusion_min` minutes, 15 to 360 or fewer by the preset. Raises PlanError."""
    timing = _timing(preset)
    _check("an infusion", infusion_min, (timing.shortest_min, timing.longest_min))
    post_min = timing.post_min(infusion_min)
    settle_min, reorient_min = timing.edges_min(timing.settle_min + infusion_min + post_min)
    return _infusion_plan(preset, settle_min, infusion_min, post_min - reorient_min, reorient_min)


def plan_for_window(window_min: int, preset: Preset = IV_PAIN) -> Plan:
    """The plan that fits a headset worn for `window_min` minutes, 30 to 400. Raises PlanError.

    It holds the longest infusion that fits; minutes left over lengthen the return.
    """
    timing = _timing(preset)
    settle_min, reorient_min = timing.edges_min(window_min if isinstance(window_min, int) else 0)
    least_min = timing.edges_min(0)[0] + timing.shortest_min + timing.post_min(timing.shortest_min)
    _check("a headset window", window_min, (max(WINDOW_MIN_RANGE[0], least_min), WINDOW_MIN_RANGE[1]))
    fitting = (
        minutes
        for minutes in range(timing.longest_min, timing.shortest_min - 1, -1)
        if settle_min + minutes + timing.post_min(minutes) <= window_min
    )
    infusion_min = next(fitting, None)
    if infusion_min is None:
        raise PlanError(f"a headset window of {window_min} minutes holds no infusion: give more minutes")
    return_min = window_min - settle_min - infusion_min - reorient_min
    return _infusion_plan(preset, settle_min, infusion_min, return_min, reorient_min)


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


def cut_chapters(start_min: int, plateau_min: int, plateau: Plateau) -> tuple[Chapter, ...]:
    """Equal chapters that fill `plateau_min` minutes from `start_min`."""
    count = max(1, (2 * plateau_min + plateau.chapter_min) // (2 * plateau.chapter_min))
    drift_min = plateau_min * plateau.drift_percent / (100 * count)
    rest_min = plateau_min * (100 - plateau.drift_percent) / (100 * count)
    return tuple(
        Chapter(start_min=start_min + index * plateau_min / count, drift_min=drift_min, rest_min=rest_min)
        for index in range(count)
    )


def _infusion_plan(preset: Preset, settle_min: int, infusion_min: int, return_min: int, reorient_min: int) -> Plan:
    onset_min, deepen_min = preset.onset_and_deepen_min(infusion_min)
    plateau_min = infusion_min - onset_min - deepen_min
    return _plan(preset, (settle_min, onset_min, deepen_min, plateau_min, return_min, reorient_min))


def _plan_for_dose(preset: Preset, dose: DoseTiming) -> Plan:
    _expect_sound(preset)
    durations_min = (dose.settle_min, dose.onset_min, dose.deepen_min, dose.plateau_min)
    return _plan(preset, (*durations_min, dose.return_min, dose.reorient_min))


def _plan(preset: Preset, durations_min: tuple[int, ...]) -> Plan:
    phases: list[Phase] = []
    start_min = 0
    for name, duration_min in zip(PHASE_NAMES, durations_min, strict=True):
        phases.append(Phase(name, start_min, duration_min))
        start_min += duration_min
    plateau = phases[PHASE_NAMES.index("plateau")]
    chapters = cut_chapters(plateau.start_min, plateau.duration_min, preset.plateau)
    return Plan(sum(durations_min[1:4]), start_min, tuple(phases), chapters, preset)


def _timing(preset: Preset) -> InfusionTiming:
    _expect_sound(preset)
    if preset.infusion is None:
        raise PlanError(f"{preset.name} counts its phases from the dose: name neither an infusion nor a window")
    return preset.infusion


def _expect_sound(preset: Preset) -> None:
    """A preset that no file described is held to the limits too."""
    if preset is IV_PAIN:
        return
    try:
        msgspec.convert(msgspec.to_builtins(preset), Preset)
    except msgspec.ValidationError as error:
        raise PlanError(f"the preset {preset.name!r} is beyond a limit: {error}") from None
    for field, wrong in faults_of(preset):
        raise PlanError(f"the preset {preset.name!r} cannot be planned: {field}: {wrong}")


def _check(what: str, minutes: int, allowed_min: tuple[int, int]) -> None:
    low, high = allowed_min
    whole = isinstance(minutes, int) and not isinstance(minutes, bool)
    if whole and low <= minutes <= high:
        return
    told = f"{minutes} minutes" if whole else repr(minutes)
    raise PlanError(f"{what} of {told} cannot be planned: give whole minutes from {low} to {high}")
