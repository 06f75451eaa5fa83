"""What a session's plan and events say about it, replayed through the course. Pure; instants in nanoseconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log10
from typing import Final

from vr_runtime.course import events as ev
from vr_runtime.course.course import NS_PER_S, Course
from vr_runtime.course.events import Event, EventRefused
from vr_runtime.course.levels import Levels, levels_at
from vr_runtime.course.limits import APPROACH_S_RANGE, kept
from vr_runtime.course.plan import PHASE_NAMES, Plan
from vr_runtime.record.story import Curves, Infusion, PhaseSpan, PhaseTime, Standing, Stood

_SAMPLES: Final = 480
_AFTER_A_CHANGE_S: Final = (0.5, 3.0, 6.0, 15.0, 31.0, 60.0)
"""Where a curve bends after a moment has begun: the lengths of the usual ramps."""
_MOST_MOMENTS: Final = 400
_INAUDIBLE: Final = 0.01
_BEGINS: Final[dict[type[Event], Standing]] = {
    ev.InfusionPaused: "pause",
    ev.EaseOn: "ease",
    ev.EyesClosedOn: "eyes_closed",
    ev.HeadsetOff: "headset_off",
    ev.Emergency: "emergency",
}
_ENDS: Final[dict[type[Event], Standing]] = {
    ev.InfusionResumed: "pause",
    ev.InfusionStopped: "pause",
    ev.EaseOff: "ease",
    ev.EyesClosedOff: "eyes_closed",
    ev.HeadsetOn: "headset_off",
    ev.EmergencyCleared: "emergency",
}


def replayed(plan: Plan, events: Sequence[Event]) -> tuple[Course, int]:
    """The course of a session, and how many events did not fit: none, unless somebody changed the journal."""
    try:
        return Course(plan, tuple(events)), 0
    except EventRefused:
        pass
    course, refused = Course(plan), 0
    for event in events:
        try:
            course = course.apply(event)
        except EventRefused:
            refused += 1
    return course, refused


def infusion_of(course: Course, end_ns: int) -> Infusion:
    """What staff confirmed, and what the infusion clock said at the end."""
    plan = course.plan
    started_ns = stopped_ns = None
    for event in course.events:
        if isinstance(event, ev.InfusionStarted):
            started_ns = event.t_ns if started_ns is None else started_ns
            stopped_ns = None
        elif isinstance(event, ev.InfusionStopped):
            stopped_ns = event.t_ns
    by_itself_ns = None if stopped_ns is not None else return_without_stop_ns(course, end_ns)
    extended_min = sum(event.minutes for event in course.events if isinstance(event, ev.Extended))
    shortened_min = sum(event.minutes for event in course.events if isinstance(event, ev.Shortened))
    pauses = [one for one in stood_in(course, end_ns) if one.what == "pause"]
    stop_ns = stopped_ns if stopped_ns is not None else by_itself_ns
    planned_min = plan.stop_min - plan.start_min
    return Infusion(
        planned_min=planned_min,
        planned_at_end_min=planned_min + extended_min - shortened_min,
        clock_s=_rounded(course.at(end_ns).infusion_s),
        started_s=None if started_ns is None else seconds(started_ns),
        stopped_s=None if stop_ns is None else seconds(stop_ns),
        stopped_by_itself=by_itself_ns is not None,
        pauses=len(pauses),
        paused_s=round(sum((seconds(end_ns) if one.to_s is None else one.to_s) - one.from_s for one in pauses), 3),
        extended_min=extended_min,
        shortened_min=shortened_min,
    )


def return_without_stop_ns(course: Course, end_ns: int) -> int | None:
    """When the return began although nobody had confirmed the stop; None where that did not happen."""
    if course.at(end_ns).phase not in ("return", "reorient"):
        return None
    begun_ns = [at_ns for at_ns in course.starts_ns if at_ns <= end_ns and course.at(at_ns).phase == "return"]
    told_ns = [event.t_ns for event in course.events if isinstance(event, ev.InfusionStopped)]
    return None if not begun_ns or told_ns else begun_ns[0]


def phases_of(course: Course, end_ns: int) -> list[PhaseSpan]:
    """The phases as they were played until `end_ns`, a plateau's by its chapters and their parts."""
    borders_ns = [*(at_ns for at_ns in dict.fromkeys(course.starts_ns) if at_ns < end_ns), end_ns]
    spans: list[PhaseSpan] = []
    for start_ns, until_ns in pairwise(borders_ns):
        where = course.at(start_ns)
        last = spans[-1] if spans else None
        from_s = seconds(start_ns)
        if last is not None and (last.name, last.part, last.chapter) == (where.phase, where.part, where.chapter):
            from_s = spans.pop().from_s
        spans.append(
            PhaseSpan(name=where.phase, part=where.part, chapter=where.chapter, from_s=from_s, to_s=seconds(until_ns))
        )
    return spans


def phase_times(plan: Plan, spans: Iterable[PhaseSpan]) -> list[PhaseTime]:
    """Each phase's minutes as planned, and its seconds as played."""
    played_s = dict.fromkeys(PHASE_NAMES, 0.0)
    for span in spans:
        played_s[span.name] = played_s.get(span.name, 0.0) + span.to_s - span.from_s
    return [
        PhaseTime(name=name, planned_min=plan.duration_min(name), played_s=round(played_s[name], 3))
        for name in PHASE_NAMES
    ]


def stood_in(course: Course, end_ns: int) -> list[Stood]:
    """What was switched on, from when to when."""
    open_ns: dict[Standing, int] = {}
    found: list[Stood] = []
    hold_s = kept(course.plan.preset.ramps.approach_hold_s, APPROACH_S_RANGE)
    for event in course.events:
        if isinstance(event, ev.StaffApproach):
            to_s = min(seconds(event.t_ns) + hold_s, seconds(end_ns))
            found.append(Stood(what="approach", from_s=seconds(event.t_ns), to_s=to_s))
        begun, ended = _BEGINS.get(type(event)), _ENDS.get(type(event))
        if begun is not None:
            open_ns.setdefault(begun, event.t_ns)
        elif ended is not None and ended in open_ns:
            found.append(Stood(what=ended, from_s=seconds(open_ns.pop(ended)), to_s=seconds(event.t_ns)))
    found.extend(Stood(what=what, from_s=seconds(at_ns), to_s=None) for what, at_ns in open_ns.items())
    return sorted(found, key=lambda one: (one.from_s, one.what))


def curves_of(course: Course, end_ns: int) -> Curves:
    """The levels from 0 to `end_ns`, closer together where something changes."""
    instants_ns = sorted(set(_instants_ns(course, end_ns)))
    levels = [levels_at(course, t_ns) for t_ns in instants_ns]
    return Curves(
        at_s=[seconds(t_ns) for t_ns in instants_ns],
        mean_luminance=[round(one.mean_luminance * one.fade + one.grey * (1.0 - one.fade), 5) for one in levels],
        peak_luminance=[round(one.peak_luminance * one.fade + one.grey * (1.0 - one.fade), 5) for one in levels],
        motion=[round(one.motion, 4) for one in levels],
        loudness_lufs=[_loudness(one) for one in levels],
        music=[round(one.music * one.sound, 4) for one in levels],
    )


def _instants_ns(course: Course, end_ns: int) -> Iterator[int]:
    yield from (end_ns * number // _SAMPLES for number in range(_SAMPLES + 1))
    starts_ns = course.starts_ns[-_MOST_MOMENTS:]
    for start_ns in starts_ns:
        for after_s in (0.0, *_AFTER_A_CHANGE_S):
            at_ns = start_ns + round(after_s * NS_PER_S)
            if at_ns <= end_ns:
                yield at_ns


def _loudness(levels: Levels) -> float | None:
    """The target with the gain on all sound; None where that is silence."""
    return round(levels.loudness_lufs + 20.0 * log10(levels.sound), 2) if levels.sound > _INAUDIBLE else None


def seconds(t_ns: int) -> float:
    """Seconds to the millisecond, as they stand in the JSON."""
    return round(t_ns / NS_PER_S, 3)


def _rounded(value_s: float | None) -> float | None:
    return None if value_s is None else round(value_s, 3)
