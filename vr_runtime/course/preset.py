"""A route's preset: how long each phase lasts, how it looks, how fast it changes, and what staff are reminded of.

Plain data, within the hard limits. What a file does not say is as here: these defaults are the preset `iv-pain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta, Struct

from vr_runtime.course import limits
from vr_runtime.course.looks import Looks

VERSION: Final = 1
NAME_PATTERN: Final = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_Name: TypeAlias = Annotated[str, Meta(pattern=NAME_PATTERN, max_length=32)]

_InfusionMin: TypeAlias = Annotated[int, Meta(ge=limits.INFUSION_MIN_RANGE[0], le=limits.INFUSION_MIN_RANGE[1])]
_SettleMin: TypeAlias = Annotated[int, Meta(ge=0, le=30)]
_OnsetMin: TypeAlias = Annotated[int, Meta(ge=1, le=60)]
_PlateauMin: TypeAlias = Annotated[int, Meta(ge=1, le=limits.INFUSION_MIN_RANGE[1])]
_ReturnMin: TypeAlias = Annotated[int, Meta(ge=limits.RETURN_MIN_RANGE[0], le=limits.RETURN_MIN_RANGE[1])]
_ReorientMin: TypeAlias = Annotated[int, Meta(ge=0, le=15)]
_EveryMin: TypeAlias = Annotated[int, Meta(ge=1, le=30)]
_CheckMin: TypeAlias = Annotated[int, Meta(ge=15, le=120)]
_BreakMin: TypeAlias = Annotated[int, Meta(ge=30, le=240)]
_PassedMin: TypeAlias = Annotated[int, Meta(ge=0, le=60)]
_RampS: TypeAlias = Annotated[float, Meta(ge=limits.RAMP_S_RANGE[0], le=limits.RAMP_S_RANGE[1])]
_BorderS: TypeAlias = Annotated[float, Meta(ge=limits.BORDER_S_RANGE[0], le=limits.BORDER_S_RANGE[1])]
_EaseOffS: TypeAlias = Annotated[float, Meta(ge=limits.EASE_OFF_S_RANGE[0], le=limits.EASE_OFF_S_RANGE[1])]
_ApproachS: TypeAlias = Annotated[float, Meta(ge=limits.APPROACH_S_RANGE[0], le=limits.APPROACH_S_RANGE[1])]
_BreathCueMin: TypeAlias = Annotated[int, Meta(ge=limits.BREATH_CUE_MIN_RANGE[0], le=limits.BREATH_CUE_MIN_RANGE[1])]
_BreathsPerMin: TypeAlias = Annotated[
    float, Meta(ge=limits.BREATHS_PER_MIN_RANGE[0], le=limits.BREATHS_PER_MIN_RANGE[1])
]


class Share(Struct, frozen=True, forbid_unknown_fields=True):
    """A share of the infusion, in whole minutes rounded half up, within bounds."""

    percent: Annotated[int, Meta(ge=1, le=50)]
    least_min: _OnsetMin
    most_min: _OnsetMin

    def of_min(self, infusion_min: int) -> int:
        """Whole arithmetic: Python's round() would send halves to even."""
        return limits.kept((2 * self.percent * infusion_min + 100) // 200, (self.least_min, self.most_min))


class InfusionTiming(Struct, frozen=True, forbid_unknown_fields=True):
    """Phases of a route with an infusion, whose start and stop somebody confirms.

    `planned_min` is taken where nobody names a length. A headset window below `short_window_min` takes the short
    settle and reorient. Return and reorient together take `way_back_min`, or the minutes of the first pair
    (infusion below, minutes) of `way_back_below` that fits.
    """

    planned_min: _InfusionMin = 60
    shortest_min: _InfusionMin = limits.INFUSION_MIN_RANGE[0]
    longest_min: _InfusionMin = limits.INFUSION_MIN_RANGE[1]
    settle_min: _SettleMin = 5
    reorient_min: _ReorientMin = 5
    short_window_min: Annotated[int, Meta(ge=0, le=limits.WINDOW_MIN_RANGE[1])] = 60
    short_settle_min: _SettleMin = 3
    short_reorient_min: _ReorientMin = 4
    onset: Share = Share(25, 8, 15)
    deepen: Share = Share(15, 5, 20)
    way_back_min: _ReturnMin = 30
    way_back_below: tuple[tuple[_InfusionMin, _ReturnMin], ...] = ((35, 12), (60, 15), (120, 20), (270, 25))

    def post_min(self, infusion_min: int) -> int:
        """Minutes of return and reorient together."""
        fitting = (minutes for below_min, minutes in self.way_back_below if infusion_min < below_min)
        return next(fitting, self.way_back_min)

    def edges_min(self, window_min: int) -> tuple[int, int]:
        """Minutes of settle and of reorient."""
        if window_min < self.short_window_min:
            return self.short_settle_min, self.short_reorient_min
        return self.settle_min, self.reorient_min


class DoseTiming(Struct, frozen=True, forbid_unknown_fields=True):
    """Phases of a route whose "infusion started" means: the dose is given. Whole minutes, all of them from then on.

    The settle spans the wait for the first effect; before the dose it plays for as long as it takes.
    """

    settle_min: _SettleMin
    onset_min: _OnsetMin
    deepen_min: _OnsetMin
    plateau_min: _PlateauMin
    return_min: _ReturnMin
    reorient_min: _ReorientMin

    @property
    def effect_min(self) -> int:
        """Minutes from the end of the settle to the beginning of the return."""
        return self.onset_min + self.deepen_min + self.plateau_min


class Plateau(Struct, frozen=True, forbid_unknown_fields=True):
    """A plateau is cut into equal chapters of about `chapter_min`, each first a drift, then a rest."""

    chapter_min: Annotated[int, Meta(ge=10, le=60)] = 25
    drift_percent: Annotated[int, Meta(ge=10, le=90)] = 70


class Ramps(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds that a change takes. Ease and emergency are not here: they are the same everywhere."""

    fade_in_s: _RampS = 5.0
    border_s: _BorderS = 60.0
    paused_s: _RampS = 20.0
    resumed_s: _RampS = 30.0
    stopped_s: _RampS = 30.0
    stopped_early_s: _RampS = 15.0
    ease_off_s: _EaseOffS = 20.0
    eyes_closed_s: _RampS = 5.0
    eyes_open_s: _RampS = 20.0
    approach_s: _RampS = 5.0
    approach_hold_s: _ApproachS = 30.0
    approach_over_s: _RampS = 10.0
    headset_on_s: _RampS = 60.0


class Reminders(Struct, frozen=True, forbid_unknown_fields=True):
    """When the desk reminds staff, in minutes; none of them can be left out.

    The start: every so often once the settle is over. The stop: at these minutes past its planned time, then every so
    often. A long pause: once. How the patient is, and a break without the headset: every so often. `observe_min`: how
    long after the reorient somebody still watches, where it is known.
    """

    start_every_min: _EveryMin = 2
    stop_after_min: Annotated[tuple[_PassedMin, ...], Meta(min_length=1, max_length=6)] = (0, 2)
    stop_then_every_min: _EveryMin = 5
    pause_after_min: _EveryMin = 10
    comfort_every_min: _CheckMin = 30
    break_every_min: _BreakMin = 60
    observe_min: Annotated[int, Meta(ge=1, le=240)] | None = None


class Preset(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of it. Exactly one of `infusion` and `dose` is there.

    `return_after_min`: minutes past the planned stop after which the return begins by itself. None, as everywhere but
    in a file that says otherwise: it waits for a person. `breath_cue`: a session begins with the light to breathe with,
    for `breath_cue_min` at most and at `breaths_per_min`, which hold for whoever switches it on later too.
    """

    version: Literal[1] = VERSION
    name: _Name
    infusion: InfusionTiming | None = None
    dose: DoseTiming | None = None
    plateau: Plateau = Plateau()
    looks: Looks = Looks()
    ramps: Ramps = Ramps()
    reminders: Reminders = Reminders()
    return_after_min: _PassedMin | None = None
    breath_cue: bool = False
    breath_cue_min: _BreathCueMin = 5
    breaths_per_min: _BreathsPerMin = 6.5

    def onset_and_deepen_min(self, left_min: int) -> tuple[int, int]:
        """Minutes of onset and of deepen for an infusion, or for what is left of one."""
        if self.dose is not None:
            return self.dose.onset_min, self.dose.deepen_min
        timing = self.infusion or InfusionTiming()
        return timing.onset.of_min(left_min), timing.deepen.of_min(left_min)


IV_PAIN: Final = Preset(name="iv-pain", infusion=InfusionTiming())


def faults_of(preset: Preset) -> Iterator[tuple[str, str]]:
    """What does not fit together although each number is within its range: (dotted field, what is wrong)."""
    if not re.fullmatch(NAME_PATTERN, preset.name):
        yield "name", "use lower-case letters, digits and single hyphens"
    if (preset.infusion is None) == (preset.dose is None):
        yield "infusion", "and dose are both there, or both missing; a preset has exactly one of these tables"
        return
    passed = preset.reminders.stop_after_min
    if any(later <= earlier for earlier, later in pairwise(passed)):
        yield "reminders.stop_after_min", "each has to be later than the one before"
    yield from _infusion_faults(preset.infusion) if preset.infusion else ()
    yield from _dose_faults(preset.dose) if preset.dose else ()


def _infusion_faults(timing: InfusionTiming) -> Iterator[tuple[str, str]]:
    if not timing.shortest_min <= timing.planned_min <= timing.longest_min:
        yield "infusion.planned_min", f"has to lie from shortest_min {timing.shortest_min} to longest_min"
        return
    for name, share in (("onset", timing.onset), ("deepen", timing.deepen)):
        if share.least_min > share.most_min:
            yield f"infusion.{name}", "least_min is more than most_min"
            return
    below_min = [below for below, _ in timing.way_back_below]
    if below_min != sorted(set(below_min)):
        yield "infusion.way_back_below", "each infusion has to be longer than the one before"
    least_min = limits.RETURN_MIN_RANGE[0] + max(timing.reorient_min, timing.short_reorient_min)
    for field, post_min in (
        ("way_back_min", timing.way_back_min),
        *(("way_back_below", minutes) for _, minutes in timing.way_back_below),
    ):
        if post_min < least_min:
            yield f"infusion.{field}", f"{post_min} leaves no return of {limits.RETURN_MIN_RANGE[0]} minutes"
    for minutes in range(timing.shortest_min, timing.longest_min + 1):
        if timing.onset.of_min(minutes) + timing.deepen.of_min(minutes) >= minutes:
            yield "infusion.onset", f"onset and deepen leave no plateau in an infusion of {minutes} minutes"
            return
    low_min, high_min = limits.WINDOW_MIN_RANGE
    longest_min = timing.longest_min + timing.post_min(timing.longest_min) + timing.settle_min
    if longest_min > high_min:
        yield "infusion.longest_min", f"would keep the headset on for {longest_min} minutes; {high_min} is the most"
    shortest_min = timing.shortest_min + timing.post_min(timing.shortest_min) + timing.short_settle_min
    if shortest_min < low_min:
        yield "infusion.shortest_min", f"makes a session of {shortest_min} minutes; {low_min} is the least"


def _dose_faults(timing: DoseTiming) -> Iterator[tuple[str, str]]:
    low_min, high_min = limits.INFUSION_MIN_RANGE
    if not low_min <= timing.effect_min <= high_min:
        yield (
            "dose.plateau_min",
            (f"onset, deepen and plateau make {timing.effect_min} minutes; they have to make {low_min} to {high_min}"),
        )
    low_min, high_min = limits.WINDOW_MIN_RANGE
    window_min = timing.settle_min + timing.effect_min + timing.return_min + timing.reorient_min
    if not low_min <= window_min <= high_min:
        yield "dose", f"its phases make {window_min} minutes; they have to make {low_min} to {high_min}"
