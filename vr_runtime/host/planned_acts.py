"""The plan as its own operator: start, stop and end are confirmed when they are due, extensions included.

Only a person says how an infusion stands after an emergency: a start that fell due while one was on, and a stop once
one was cleared, are left to them, with the alarm that reminds of each.
"""

from __future__ import annotations

from vr_runtime.course.course import Course, Where
from vr_runtime.course.events import Emergency, EmergencyCleared, Event, InfusionStarted, InfusionStopped, SessionEnded
from vr_runtime.course.score import NS_PER_MIN
from vr_runtime.host.borders import first_ns


class PlannedActs:
    """Asked again and again, with session times that never go back."""

    def __init__(self) -> None:
        self._looked_ns = 0

    def due(self, course: Course, session_ns: int) -> Event | None:
        """What is to be confirmed by now, at the very instant at which it was due; asked again until None."""
        where = course.at(session_ns)
        if where.emergency or _is_for_a_person(course, where):
            return None
        before_ns = min(self._looked_ns, session_ns)
        # What is due may lie before an event that somebody else was quicker to add.
        earliest_ns = course.events[-1].t_ns if course.events else 0
        if where.waiting_for == "infusion_started":
            start_ns = course.plan.start_min * NS_PER_MIN
            return InfusionStarted(max(start_ns, earliest_ns)) if session_ns >= start_ns else None
        if where.waiting_for == "infusion_stopped":
            due_ns = first_ns(lambda t_ns: course.at(t_ns).waiting_for == "infusion_stopped", before_ns, session_ns)
            return InfusionStopped(max(due_ns, earliest_ns))
        if where.finished and not where.ending:
            return SessionEnded(
                max(first_ns(lambda t_ns: course.at(t_ns).finished, before_ns, session_ns), earliest_ns)
            )
        self._looked_ns = session_ns
        return None


def _is_for_a_person(course: Course, where: Where) -> bool:
    """Whether an emergency lies between the plan and what is due now."""
    if where.waiting_for == "infusion_stopped":
        assert course.unrolled is not None
        return course.unrolled.state.holds_rest
    if where.waiting_for != "infusion_started":
        return False
    start_ns = course.plan.start_min * NS_PER_MIN
    begun_ns: int | None = None
    for event in course.events:
        if isinstance(event, Emergency) and begun_ns is None:
            begun_ns = event.t_ns
        elif isinstance(event, EmergencyCleared) and begun_ns is not None:
            if begun_ns <= start_ns <= event.t_ns:
                return True
            begun_ns = None
    return False
