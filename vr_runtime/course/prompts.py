"""What staff have to be reminded of: confirmations that are late, a pause that lasts, a watch that is over.

Pure data, from which the host makes its alarms: a reminder is given anew whenever `count` has risen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vr_runtime.course.score import NS_PER_MIN
from vr_runtime.course.state import State, stop_due_ns

PromptKind = Literal["start_unconfirmed", "stop_unconfirmed", "long_pause", "comfort_check", "break_due", "watch_over"]

_STANDS_NS: Final = 10 * NS_PER_MIN
"""What asks for no answer but a look is gone again after so long."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One reminder, which stands until its reason has gone. Session time in nanoseconds.

    start_unconfirmed  the settle is over and nobody has said that the infusion started, or that the dose was given
    stop_unconfirmed   the planned stop has passed and nobody has said that the infusion stopped
    long_pause         paused for long: offer to begin the return
    comfort_check      it is time to ask how the patient is; stands for ten minutes
    break_due          the headset has been worn for long: offer a break; stands for ten minutes
    watch_over         the time of watching after the session is over

    `due_ns` is when its reason arose, `given_ns` when it was last given, `count` how often so far, from 1;
    `next_ns` is when it is given again, None for never.
    """

    kind: PromptKind
    due_ns: int
    given_ns: int
    count: int
    next_ns: int | None


def prompts_of(state: State, t_ns: int, finished_ns: int | None) -> tuple[Prompt, ...]:
    """The reminders that stand at `t_ns`; `finished_ns` is when the session has played to its end, if it has."""
    if state.emergency_at_ns is not None or state.ended_at_ns is not None:
        return ()
    found = (
        _start(state, t_ns),
        _stop(state, t_ns),
        _pause(state, t_ns),
        _comfort(state, t_ns, finished_ns),
        _break(state, t_ns, finished_ns),
        _watch(state, t_ns, finished_ns),
    )
    return tuple(prompt for prompt in found if prompt is not None)


def _start(state: State, t_ns: int) -> Prompt | None:
    if state.infusion != "waiting":
        return None
    due_ns = state.plan.start_min * NS_PER_MIN
    every_min = state.plan.preset.reminders.start_every_min
    return _given("start_unconfirmed", due_ns, t_ns, (every_min,), every_min)


def _stop(state: State, t_ns: int) -> Prompt | None:
    due_ns = stop_due_ns(state)
    if due_ns is None:
        return None
    reminders = state.plan.preset.reminders
    return _given("stop_unconfirmed", due_ns, t_ns, reminders.stop_after_min, reminders.stop_then_every_min)


def _pause(state: State, t_ns: int) -> Prompt | None:
    if state.infusion != "paused":
        return None
    return _given("long_pause", state.paused_at_ns, t_ns, (state.plan.preset.reminders.pause_after_min,), None)


def _comfort(state: State, t_ns: int, finished_ns: int | None) -> Prompt | None:
    if finished_ns is not None:
        return None
    return _every("comfort_check", 0, t_ns, state.plan.preset.reminders.comfort_every_min * NS_PER_MIN)


def _break(state: State, t_ns: int, finished_ns: int | None) -> Prompt | None:
    """The last minutes need none: with the stop the way back has begun."""
    if state.headset_off or state.infusion == "stopped" or finished_ns is not None:
        return None
    return _every("break_due", state.worn_since_ns, t_ns, state.plan.preset.reminders.break_every_min * NS_PER_MIN)


def _every(kind: PromptKind, since_ns: int, t_ns: int, every_ns: int) -> Prompt | None:
    """Given every so often from `since_ns` on; None between two, once it has stood long enough."""
    count = (t_ns - since_ns) // every_ns
    given_ns = since_ns + count * every_ns
    if count < 1 or t_ns - given_ns >= _STANDS_NS:
        return None
    return Prompt(kind, since_ns + every_ns, given_ns, count, given_ns + every_ns)


def _watch(state: State, t_ns: int, finished_ns: int | None) -> Prompt | None:
    observe_min = state.plan.preset.reminders.observe_min
    if finished_ns is None or observe_min is None:
        return None
    return _given("watch_over", finished_ns, t_ns, (observe_min,), None)


def _given(
    kind: PromptKind, due_ns: int, t_ns: int, after_min: tuple[int, ...], every_min: int | None
) -> Prompt | None:
    """Given at each of `after_min` past `due_ns`, and then `every_min`; None before the first."""
    past_ns = t_ns - due_ns
    count = sum(1 for minutes in after_min if past_ns >= minutes * NS_PER_MIN)
    if count == 0:
        return None
    if count < len(after_min):
        return Prompt(
            kind, due_ns, due_ns + after_min[count - 1] * NS_PER_MIN, count, due_ns + after_min[count] * NS_PER_MIN
        )
    last_ns = due_ns + after_min[-1] * NS_PER_MIN
    if every_min is None:
        return Prompt(kind, due_ns, last_ns, count, None)
    again, every_ns = (t_ns - last_ns) // (every_min * NS_PER_MIN), every_min * NS_PER_MIN
    return Prompt(kind, due_ns, last_ns + again * every_ns, count + again, last_ns + (again + 1) * every_ns)
