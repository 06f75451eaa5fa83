"""What an infusion is set to: stretches laid along the infusion clock, and how events rewrite them.

All times here are nanoseconds on the infusion clock, which stands still while the infusion is paused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from vr_runtime.course.plan import Plan, cut_chapters
from vr_runtime.course.preset import Plateau, Preset

NS_PER_MIN: Final = 60_000_000_000
_DEEPEN_AFTER_PAUSE_NS: Final = 5 * NS_PER_MIN


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of an infusion; `part` ("drift" or "rest") and `chapter` (from 1) are None outside the plateau."""

    phase: str
    part: Literal["drift", "rest"] | None
    chapter: int | None
    start_ns: int
    end_ns: int


Score = tuple[Stretch, ...]


def score_of(plan: Plan) -> Score:
    """The stretches of an infusion that goes as planned; after a dose the settle spans the wait for its effect."""
    settle_end_ns = (plan.duration_min("settle") - plan.start_min) * NS_PER_MIN
    onset_end_ns = settle_end_ns + plan.duration_min("onset") * NS_PER_MIN
    deepen_end_ns = onset_end_ns + plan.duration_min("deepen") * NS_PER_MIN
    return (
        *((Stretch("settle", None, None, 0, settle_end_ns),) if settle_end_ns > 0 else ()),
        Stretch("onset", None, None, settle_end_ns, onset_end_ns),
        Stretch("deepen", None, None, onset_end_ns, deepen_end_ns),
        *_chapters(deepen_end_ns, plan.duration_min("plateau"), 1, plan.preset.plateau),
    )


def extended(score: Score, planned_ns: int, minutes: int, plateau: Plateau) -> Score:
    """Chapters added from the planned end on; what plays until then stays as it is."""
    last = max((stretch.chapter or 0 for stretch in score), default=0)
    start_ns = max(planned_ns, _ramps_end_ns(score))
    end_ns = planned_ns + minutes * NS_PER_MIN
    if end_ns <= start_ns:
        return score
    minutes_added = (end_ns - start_ns) // NS_PER_MIN
    return (*clipped_to(score, start_ns), *_chapters(start_ns, minutes_added, last + 1, plateau))


def clipped_to(score: Score, end_ns: int) -> Score:
    """The score without the chapters beyond `end_ns`; onset and deepen always play to their end."""
    return tuple(
        stretch if stretch.part is None else replace(stretch, end_ns=min(stretch.end_ns, end_ns))
        for stretch in score
        if stretch.part is None or stretch.start_ns < end_ns
    )


def deepened_again(score: Score, clock_ns: int) -> Score:
    """After a pause of 10 to 30 minutes: at least five minutes of deepen before what was due."""
    end_ns = max(clock_ns + _DEEPEN_AFTER_PAUSE_NS, _ramps_end_ns(score))
    return (
        *_until(score, clock_ns),
        Stretch("deepen", None, None, clock_ns, end_ns),
        *_from(score, end_ns),
    )


def begun_again(score: Score, clock_ns: int, planned_ns: int, preset: Preset) -> Score:
    """After a longer pause the effect is gone: a new onset, sized by what is left of the infusion."""
    left_min = max(0, (planned_ns - clock_ns) // NS_PER_MIN)
    onset_min, deepen_min = preset.onset_and_deepen_min(left_min)
    deepen_ns = clock_ns + onset_min * NS_PER_MIN
    plateau_ns = deepen_ns + deepen_min * NS_PER_MIN
    played = _until(score, clock_ns)
    last = max((stretch.chapter or 0 for stretch in played), default=0)
    return (
        *played,
        Stretch("onset", None, None, clock_ns, deepen_ns),
        Stretch("deepen", None, None, deepen_ns, plateau_ns),
        *_chapters(plateau_ns, max(0, left_min - onset_min - deepen_min), last + 1, preset.plateau),
    )


def rested(score: Score, clock_ns: int) -> Score:
    """After a re-start: plateau rest in place of whatever part was being played."""
    end_ns = max((s.end_ns for s in score if s.start_ns <= clock_ns < s.end_ns), default=clock_ns)
    end_ns = max(end_ns, _ramps_end_ns(score))
    if end_ns <= clock_ns:
        return score
    return (*_until(score, clock_ns), Stretch("plateau", "rest", None, clock_ns, end_ns), *_from(score, end_ns))


def _ramps_end_ns(score: Score) -> int:
    return max((stretch.end_ns for stretch in score if stretch.part is None), default=0)


def _until(score: Score, clock_ns: int) -> Score:
    return tuple(replace(s, end_ns=min(s.end_ns, clock_ns)) for s in score if s.start_ns < clock_ns)


def _from(score: Score, clock_ns: int) -> Score:
    return tuple(replace(s, start_ns=max(s.start_ns, clock_ns)) for s in score if s.end_ns > clock_ns)


def _chapters(start_ns: int, plateau_min: int, first_number: int, plateau: Plateau) -> Score:
    stretches: list[Stretch] = []
    if plateau_min <= 0:
        return ()
    for number, chapter in enumerate(cut_chapters(0, plateau_min, plateau), first_number):
        begin_ns = start_ns + round(chapter.start_min * NS_PER_MIN)
        rest_ns = start_ns + round((chapter.start_min + chapter.drift_min) * NS_PER_MIN)
        end_ns = start_ns + round((chapter.start_min + chapter.drift_min + chapter.rest_min) * NS_PER_MIN)
        stretches.append(Stretch("plateau", "drift", number, begin_ns, rest_ns))
        stretches.append(Stretch("plateau", "rest", number, rest_ns, end_ns))
    return tuple(stretches)
