"""A state unrolled into the moments that follow from it if nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from vr_runtime.course.looks import Look, Looks
from vr_runtime.course.score import NS_PER_MIN, Stretch
from vr_runtime.course.state import Cause, State

FINALE_NS: Final = 10_000_000_000
MUSIC_OUT_NS: Final = 30_000_000_000
_FOR_EVER_NS: Final = 2**62


@dataclass(frozen=True, slots=True)
class Moment:
    """A part of the session in which nothing changes course; it lasts until the next moment starts.

    All times are session time. The look's first value is due at `look_from_ns`, its second at `look_to_ns`; the phase
    runs from `phase_from_ns` to `phase_to_ns`. `progress_at_ns` is set where the phase stands still.
    """

    start_ns: int
    cause: Cause
    phase: str
    part: Literal["drift", "rest"] | None
    chapter: int | None
    look: Look
    look_from_ns: int
    look_to_ns: int
    phase_from_ns: int
    phase_to_ns: int
    next_phase: str | None
    next_at_ns: int | None = None
    due_ns: int | None = None
    progress_at_ns: int | None = None
    music_out: bool = False
    finished: bool = False
    clock_ns: int | None = None
    clock_runs: bool = False
    approach: bool = False
    state: State | None = None


def moments_of(state: State, previous: Moment | None) -> Iterator[Moment]:
    """The moments from `state.t_ns` on; `previous` is the one that was playing, None at the very start."""
    cause = state.cause
    plain = _plain(state, previous)
    moment: Moment | None = next(plain)
    while moment is not None:
        following = next(plain, None)
        end_ns = following.start_ns if following is not None else _FOR_EVER_NS
        if end_ns > state.t_ns:
            begun = replace(moment, start_ns=max(moment.start_ns, state.t_ns), cause=cause)
            yield from _with_approach(begun, end_ns, state)
            cause = "border"
        moment = following


def _with_approach(moment: Moment, end_ns: int, state: State) -> Iterator[Moment]:
    """The moment with its clock; cut in two where an approach is over before it ends."""
    until_ns = state.approach_until_ns
    near = moment.start_ns < until_ns
    yield replace(_with_clock(moment, state), approach=near)
    if near and until_ns < end_ns:
        yield _with_clock(replace(moment, start_ns=until_ns, cause="approach_over"), state)


def _with_clock(moment: Moment, state: State) -> Moment:
    if state.infusion == "waiting":
        return replace(moment, clock_ns=None, clock_runs=False, state=state)
    runs = state.infusion == "running" and state.ended_at_ns is None
    return replace(moment, clock_ns=state.clock_at_ns(moment.start_ns), clock_runs=runs, state=state)


def _plain(state: State, previous: Moment | None) -> Iterator[Moment]:
    if previous is not None and (state.emergency_at_ns is not None or state.ended_at_ns is not None):
        yield _frozen(state, previous)
    elif state.infusion == "stopped":
        yield from _way_back(state)
    elif state.infusion == "waiting":
        yield _settle(state)
    elif state.holds_rest:
        yield _quiet_wait(state)
    elif state.infusion == "paused":
        yield _pause(state)
    else:
        yield from _infusion(state)


def _frozen(state: State, previous: Moment) -> Moment:
    at_ns = state.t_ns if previous.progress_at_ns is None else previous.progress_at_ns
    look = state.plan.preset.looks.rest if state.emergency_at_ns is not None else previous.look
    return replace(
        previous, look=look, progress_at_ns=at_ns, next_phase=None, next_at_ns=None, due_ns=None, approach=False
    )


def _settle(state: State) -> Moment:
    end_ns = state.plan.start_min * NS_PER_MIN
    return Moment(0, "border", "settle", None, None, state.plan.preset.looks.settle, 0, 0, 0, end_ns, "onset")


def _way_back(state: State) -> Iterator[Moment]:
    """Return and reorient; a plan without a reorient ends with its return."""
    looks = state.plan.preset.looks
    start_ns = state.returned_at_ns
    reorient_ns = start_ns + state.return_ns
    end_ns = reorient_ns + state.plan.duration_min("reorient") * NS_PER_MIN
    light_ns = end_ns - FINALE_NS
    last = Moment(
        start_ns, "border", "return", None, None, looks.way_back, start_ns, reorient_ns, start_ns, reorient_ns, None
    )
    if end_ns > reorient_ns:
        yield replace(last, next_phase="reorient", next_at_ns=reorient_ns)
        last = Moment(
            reorient_ns, "border", "reorient", None, None, looks.reorient, reorient_ns, light_ns, reorient_ns, end_ns,
            None,
        )  # fmt: skip
    yield last
    yield replace(last, start_ns=end_ns - MUSIC_OUT_NS, music_out=True)
    yield replace(last, start_ns=light_ns, music_out=True, finished=True)


def _infusion(state: State) -> Iterator[Moment]:
    offset_ns = state.t_ns - state.clock_ns
    due_ns = offset_ns + state.planned_ns
    stretches = [stretch for stretch in state.score if stretch.end_ns > max(stretch.start_ns, state.clock_ns)]
    for stretch in stretches:
        yield _stretch_moment(state, stretch, offset_ns)
    over_ns = max((stretch.end_ns for stretch in state.score), default=0)
    start_ns = offset_ns + max(over_ns, state.clock_ns)
    begin_ns = offset_ns + min(_plateau_start_ns(state), over_ns)
    yield Moment(
        start_ns,
        "border",
        "plateau",
        "rest",
        None,
        state.plan.preset.looks.rest,
        0,
        0,
        begin_ns,
        due_ns,
        "return",
        due_ns,
        due_ns,
    )


def _stretch_moment(state: State, stretch: Stretch, offset_ns: int) -> Moment:
    from_ns, to_ns = _phase_bounds_ns(state, stretch)
    due_ns = offset_ns + state.planned_ns
    in_plateau = stretch.phase == "plateau"
    if in_plateau:
        to_ns = state.planned_ns
    following = {"settle": "onset", "onset": "deepen", "deepen": "plateau", "plateau": "return"}[stretch.phase]
    return Moment(
        offset_ns + stretch.start_ns, "border", stretch.phase, stretch.part, stretch.chapter,
        _look(stretch, state.plan.preset.looks),
        offset_ns + stretch.start_ns, offset_ns + stretch.end_ns, offset_ns + from_ns, offset_ns + to_ns,
        following, due_ns if in_plateau else offset_ns + to_ns, due_ns,
    )  # fmt: skip


def _pause(state: State) -> Moment:
    """Keep the place: the phase stands where it was, in the look of a rest."""
    standing = next(_infusion(state))
    due_ns = 0 if state.clock_ns >= state.planned_ns else None
    return replace(
        standing, look=state.plan.preset.looks.rest, progress_at_ns=state.t_ns, next_at_ns=None, due_ns=due_ns
    )


def _quiet_wait(state: State) -> Moment:
    begin_ns = state.t_ns - state.clock_ns + _plateau_start_ns(state)
    return Moment(
        state.t_ns, "border", "plateau", "rest", None, state.plan.preset.looks.rest, 0, 0, begin_ns,
        state.t_ns - state.clock_ns + state.planned_ns, "return", None, 0,
        progress_at_ns=state.t_ns if state.infusion == "paused" else None,
    )  # fmt: skip


def _look(stretch: Stretch, looks: Looks) -> Look:
    by_name = {"settle": looks.settle, "onset": looks.onset, "deepen": looks.deepen}
    by_part = {"drift": looks.drift, "rest": looks.rest}
    return by_name[stretch.phase] if stretch.part is None else by_part[stretch.part]


def _plateau_start_ns(state: State) -> int:
    plateau = (stretch.start_ns for stretch in state.score if stretch.phase == "plateau")
    return min(plateau, default=state.planned_ns)


def _phase_bounds_ns(state: State, inside: Stretch) -> tuple[int, int]:
    """Where the run of stretches of one phase around `inside` begins and ends on the infusion clock."""
    from_ns, to_ns = inside.start_ns, inside.end_ns
    index = state.score.index(inside)
    for stretch in reversed(state.score[:index]):
        if stretch.phase != inside.phase:
            break
        from_ns = stretch.start_ns
    for stretch in state.score[index + 1 :]:
        if stretch.phase != inside.phase:
            break
        to_ns = stretch.end_ns
    return from_ns, to_ns
