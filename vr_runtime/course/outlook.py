"""A course laid out in time: the phases and chapters that were, and those to come if nothing else happens. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vr_runtime.course.course import Course, Where
from vr_runtime.course.events import Event, InfusionResumed, InfusionStarted, InfusionStopped
from vr_runtime.course.moments import Moment
from vr_runtime.course.score import NS_PER_MIN
from vr_runtime.course.state import automatic_stop_ns, stop_due_ns

_MOST_ASSUMED = 4  # resumed, started, stopped, and one in reserve


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """One phase in session time; `end_ns` is None where it waits for a person now, or stands still."""

    phase: str
    start_ns: int
    end_ns: int | None


@dataclass(frozen=True, slots=True)
class ChapterSpan:
    """One chapter of the plateau in session time: how long it drifts and rests."""

    start_ns: int
    drift_ns: int
    rest_ns: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """`ends_ns`: the end of the course, or when somebody ended it; None while an emergency is on."""

    spans: tuple[PhaseSpan, ...]
    chapters: tuple[ChapterSpan, ...]
    ends_ns: int | None


def outlook_of(course: Course, t_ns: int) -> Outlook:
    """What was and, as known at session time `t_ns`, what is to come.

    What waits for a person is laid as if it were confirmed when it is due, at `t_ns` where it is due already.
    """
    where = course.at(t_ns)
    played = course if where.emergency or where.ending else _as_planned(course, t_ns)
    assert played.unrolled is not None
    moments = played.unrolled.moments
    last = moments[-1]
    assert last.state is not None
    if where.ending:
        ends_ns = last.state.ended_at_ns
    else:
        ends_ns = last.phase_to_ns if last.finished and not where.emergency else None
    stands_at_ns = t_ns if stands_still(course, where, t_ns) else None
    return Outlook(_spans(moments, stands_at_ns, ends_ns), _chapters(moments, ends_ns), ends_ns)


def stands_still(course: Course, where: Where, t_ns: int) -> bool:
    """Whether what is to come moves on with time, because it waits for a person now. `where`: that at `t_ns`."""
    if where.ending:
        return False
    if where.waiting_for == "infusion_started":
        return t_ns >= course.plan.start_min * NS_PER_MIN
    return where.emergency or where.paused or where.waiting_for is not None


def _as_planned(course: Course, t_ns: int) -> Course:
    """The course once everybody has confirmed what is to be confirmed."""
    for _ in range(_MOST_ASSUMED):
        event = _assumed(course, t_ns)
        if event is None:
            return course
        course = course.apply(event)
    return course


def _assumed(course: Course, t_ns: int) -> Event | None:
    assert course.unrolled is not None
    state = course.unrolled.state
    now_ns = max(t_ns, state.t_ns)
    if state.infusion == "waiting":
        return InfusionStarted(max(now_ns, course.plan.start_min * NS_PER_MIN))
    if state.infusion == "paused" and state.clock_ns < state.planned_ns and not state.holds_rest:
        return InfusionResumed(now_ns)
    due_ns = stop_due_ns(state)
    if due_ns is None or automatic_stop_ns(state) is not None:
        return None
    return InfusionStopped(max(now_ns, due_ns))


def _spans(moments: Sequence[Moment], stands_at_ns: int | None, ends_ns: int | None) -> tuple[PhaseSpan, ...]:
    """Moments of one phase in a row are one span; the one that `stands_at_ns` lies in has no end."""
    starts: list[tuple[str, int]] = []
    for moment in moments:
        if not starts or starts[-1][0] != moment.phase:
            starts.append((moment.phase, moment.start_ns))
    ends: list[int | None] = [*(start_ns for _, start_ns in starts[1:]), ends_ns]
    standing = -1
    if stands_at_ns is not None:
        standing = max(0, sum(start_ns < stands_at_ns for _, start_ns in starts) - 1)
    return tuple(
        PhaseSpan(phase, start_ns, None if number == standing else end_ns)
        for number, ((phase, start_ns), end_ns) in enumerate(zip(starts, ends, strict=True))
        if end_ns is None or end_ns > start_ns
    )


def _chapters(moments: Sequence[Moment], ends_ns: int | None) -> tuple[ChapterSpan, ...]:
    """Each chapter with the time that it drifts and rests, interruptions and all."""
    found: dict[int, ChapterSpan] = {}
    ends = [*(moment.start_ns for moment in moments[1:]), ends_ns]
    for moment, end_ns in zip(moments, ends, strict=True):
        if moment.chapter is None or end_ns is None:
            continue
        known = found.get(moment.chapter, ChapterSpan(moment.start_ns, 0, 0))
        lasted_ns = max(0, end_ns - moment.start_ns)
        drift_ns = known.drift_ns + (lasted_ns if moment.part == "drift" else 0)
        rest_ns = known.rest_ns + (lasted_ns if moment.part == "rest" else 0)
        found[moment.chapter] = ChapterSpan(known.start_ns, drift_ns, rest_ns)
    return tuple(chapter for chapter in found.values() if chapter.drift_ns + chapter.rest_ns > 0)
