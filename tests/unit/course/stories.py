"""Random sessions for property tests: any acts in any order, of which the course takes those that fit."""

from __future__ import annotations

from hypothesis import strategies as st

from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.plan import plan_for_infusion

S = 1_000_000_000
MIN = 60 * S

_PLAIN = (
    ev.InfusionStarted,
    ev.InfusionPaused,
    ev.InfusionResumed,
    ev.InfusionStopped,
    ev.EaseOn,
    ev.EaseOff,
    ev.EyesClosedOn,
    ev.EyesClosedOff,
    ev.StaffApproach,
    ev.HeadsetOff,
    ev.HeadsetOn,
    ev.LevelView,
    ev.LevelOff,
    ev.Recentre,
    ev.Emergency,
    ev.EmergencyCleared,
)
_REPLANNING = (ev.Extended, ev.Shortened)

_gaps_ns = st.one_of(
    st.integers(0, 30 * S),
    st.integers(0, 12 * MIN),
    st.integers(0, 45 * MIN),
    st.sampled_from([0, 1, S, 3 * S, 5 * S, MIN, 5 * MIN, 10 * MIN, 30 * MIN]),
)
_acts = st.one_of(
    st.sampled_from(_PLAIN).map(lambda kind: (kind, None)),
    st.sampled_from([(kind, minutes) for kind in _REPLANNING for minutes in (5, 15, 30)]),
    st.sampled_from([(ev.InfusionStarted, None), (ev.InfusionStopped, None), (ev.SessionEnded, None)]),
)


def played(infusion_min: int, acts: list) -> Course:
    """A course that was told every act and took those that fit."""
    return told(Course(plan_for_infusion(infusion_min)), acts)


def told(course: Course, acts: list) -> Course:
    """The course once it was told every act, of which it takes those that fit."""
    t_ns = 0
    for gap_ns, (kind, minutes) in acts:
        t_ns += gap_ns
        event = kind(t_ns) if minutes is None else kind(t_ns, minutes)
        try:
            course = course.apply(event)
        except ev.EventRefused:
            continue
    return course


many_acts = st.lists(st.tuples(_gaps_ns, _acts), max_size=14)
courses = st.builds(played, st.sampled_from([15, 30, 40, 60, 120, 360]), many_acts)


def interesting_ns(course: Course) -> list[int]:
    """Instants at which something changes: the start, every event and every border of a phase or part."""
    return sorted({0, *(event.t_ns for event in course.events), *course.starts_ns})
