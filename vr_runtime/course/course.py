"""A session as its plan and the events so far; everything else follows from these two.

Event-sourced: the same plan and events give the same course, live or replayed. Pure: no clock, no I/O.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from vr_runtime.course.events import Event
from vr_runtime.course.moments import Moment
from vr_runtime.course.plan import Plan
from vr_runtime.course.prompts import Prompt, prompts_of
from vr_runtime.course.tracks import MEASURED_NS, Tracks, ViewTurn
from vr_runtime.course.unrolled import Unrolled

NS_PER_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Where:
    """Where a session is at one instant.

    `infusion_s` is None before the infusion starts. `next_in_s` is None while the next phase waits for a person;
    `waiting_for` says for which confirmation. `finished`: the course has played to its end and the grey stays;
    `ended`: somebody ended the session and picture and sound are gone. `view_turns` counts the turns of the
    world (`course.tracks.view_turns`) that are due by now: do them when the count has risen. `measures_view`: one
    is to come for which the gaze at rest is measured now. `levelled`: the world was, or is being, turned to it.
    """

    phase: str
    phase_progress: float
    part: Literal["drift", "rest"] | None
    chapter: int | None
    session_s: float
    infusion_s: float | None
    next_phase: str | None
    next_in_s: float | None
    waiting_for: Literal["infusion_started", "infusion_stopped"] | None
    finished: bool
    ending: bool
    ended: bool
    paused: bool
    ease: bool
    eyes_closed: bool
    staff_approach: bool
    headset_off: bool
    emergency: bool
    view_turns: int
    measures_view: bool
    levelled: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A plan and what has happened, in order of time. Raises EventRefused for events that do not fit together."""

    plan: Plan
    events: tuple[Event, ...] = ()
    unrolled: Unrolled | None = field(default=None, repr=False, compare=False)
    """What plan and events come to, where that is known already: `apply` goes on from it."""
    tracks: Tracks = field(init=False, repr=False, compare=False)
    starts_ns: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _moments: tuple[Moment, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        unrolled = self._unrolled()
        object.__setattr__(self, "unrolled", unrolled)
        object.__setattr__(self, "tracks", unrolled.tracks)
        object.__setattr__(self, "starts_ns", unrolled.starts_ns)
        object.__setattr__(self, "_moments", unrolled.moments)

    def apply(self, event: Event) -> Course:
        """The course once `event` has happened too. Raises EventRefused, with the reason, where it does not fit."""
        return Course(self.plan, (*self.events, event), self._unrolled().then(event))

    def _unrolled(self) -> Unrolled:
        return Unrolled.of(self.plan, self.events) if self.unrolled is None else self.unrolled

    def at(self, t_ns: int) -> Where:
        """Where the session is `t_ns` after the headset went on; instants before that count as the start."""
        t_ns = max(t_ns, 0)
        moment = self._moments[bisect_right(self.starts_ns, t_ns) - 1]
        state = moment.state
        assert state is not None
        waits = _waiting_for(moment, t_ns)
        leaves_at_ns = None if waits else moment.next_at_ns
        ending = state.ended_at_ns is not None
        turns = self.tracks.view_turns
        turned = bisect_right(turns, t_ns, key=_due_ns)
        coming = turns[turned] if turned < len(turns) else None
        return Where(
            phase=moment.phase,
            phase_progress=_progress(moment, t_ns),
            part=moment.part,
            chapter=moment.chapter,
            session_s=t_ns / NS_PER_S,
            infusion_s=_infusion_s(moment, t_ns),
            next_phase=moment.next_phase,
            next_in_s=None if leaves_at_ns is None else max(0.0, (leaves_at_ns - t_ns) / NS_PER_S),
            waiting_for=waits,
            finished=moment.finished and _progress(moment, t_ns) >= 1.0,
            ending=ending,
            ended=ending and self.tracks.fade.at(t_ns) <= 0.0 and self.tracks.sound.at(t_ns) <= 0.0,
            paused=state.infusion == "paused",
            ease=state.ease,
            eyes_closed=state.eyes_closed,
            staff_approach=moment.approach,
            headset_off=state.headset_off,
            emergency=state.emergency_at_ns is not None,
            view_turns=turned,
            measures_view=coming is not None and coming.kind == "level" and 0 <= t_ns - coming.asked_ns < MEASURED_NS,
            levelled=state.levelled,
        )

    def prompts_at(self, t_ns: int) -> tuple[Prompt, ...]:
        """What staff are reminded of `t_ns` after the headset went on."""
        t_ns = max(t_ns, 0)
        moment = self._moments[bisect_right(self.starts_ns, t_ns) - 1]
        assert moment.state is not None
        finished_ns = moment.phase_to_ns if moment.finished else None
        return prompts_of(moment.state, t_ns, finished_ns)


def _due_ns(turn: ViewTurn) -> int:
    return turn.due_ns


def _waiting_for(moment: Moment, t_ns: int) -> Literal["infusion_started", "infusion_stopped"] | None:
    state = moment.state
    assert state is not None
    if state.emergency_at_ns is not None or state.ended_at_ns is not None:
        return None
    if state.infusion == "waiting":
        return "infusion_started"
    return "infusion_stopped" if moment.due_ns is not None and t_ns >= moment.due_ns else None


def _progress(moment: Moment, t_ns: int) -> float:
    at_ns = t_ns if moment.progress_at_ns is None else moment.progress_at_ns
    length_ns = moment.phase_to_ns - moment.phase_from_ns
    if length_ns <= 0:
        return 1.0
    return min(1.0, max(0.0, (at_ns - moment.phase_from_ns) / length_ns))


def _infusion_s(moment: Moment, t_ns: int) -> float | None:
    if moment.clock_ns is None:
        return None
    run_ns = max(0, t_ns - moment.start_ns) if moment.clock_runs else 0
    return (moment.clock_ns + run_ns) / NS_PER_S
