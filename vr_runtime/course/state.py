"""What the events so far add up to, and which events fit now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from vr_runtime.course import events as ev
from vr_runtime.course.limits import APPROACH_S_RANGE, INFUSION_MIN_RANGE, kept
from vr_runtime.course.plan import Plan
from vr_runtime.course.score import (
    NS_PER_MIN,
    Score,
    begun_again,
    clipped_to,
    deepened_again,
    extended,
    rested,
    score_of,
)

_SHORT_PAUSE_NS: Final = 10 * NS_PER_MIN
_LONG_PAUSE_NS: Final = 30 * NS_PER_MIN
_BARELY_STARTED_NS: Final = 10 * NS_PER_MIN
_SHORT_RETURN_NS: Final = 5 * NS_PER_MIN
_NS_PER_S: Final = 1_000_000_000

Cause = Literal[
    "start", "border", "paused", "resumed", "restarted", "stopped", "stopped_early", "ease_on", "ease_off",
    "eyes_closed_on", "eyes_closed_off", "approach", "approach_over", "headset_off", "headset_on", "level_view",
    "level_off", "recentre",
    "emergency", "cleared", "ended", "none",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the future depends on, as of `t_ns`, the instant of the last event."""

    plan: Plan
    score: Score
    planned_ns: int
    return_ns: int
    t_ns: int = 0
    cause: Cause = "start"
    infusion: Literal["waiting", "running", "paused", "stopped"] = "waiting"
    clock_ns: int = 0
    paused_at_ns: int = 0
    returned_at_ns: int = 0
    holds_rest: bool = False
    ease: bool = False
    eyes_closed: bool = False
    headset_off: bool = False
    worn_since_ns: int = 0
    levelled: bool = False
    emergency_at_ns: int | None = None
    approach_until_ns: int = 0
    ended_at_ns: int | None = None

    def clock_at_ns(self, t_ns: int) -> int:
        """The infusion clock at session time `t_ns`, which lies at or after `self.t_ns`."""
        if self.infusion != "running" or self.ended_at_ns is not None:
            return self.clock_ns
        return self.clock_ns + t_ns - self.t_ns


def first_state(plan: Plan) -> State:
    """The headset has just gone on."""
    planned_ns = (plan.stop_min - plan.start_min) * NS_PER_MIN
    return State(plan, score_of(plan), planned_ns, plan.duration_min("return") * NS_PER_MIN)


def automatic_stop_ns(state: State) -> int | None:
    """When the return begins by itself if nothing else happens; None where it waits for a person, the usual case."""
    after_min = state.plan.preset.return_after_min
    held = state.infusion != "running" or state.emergency_at_ns is not None or state.ended_at_ns is not None
    if after_min is None or held:
        return None
    return max(state.t_ns, state.t_ns - state.clock_ns + state.planned_ns + after_min * NS_PER_MIN)


def stop_due_ns(state: State) -> int | None:
    """Session time at which the infusion was, or will be, to stop; None where nothing runs towards a stop."""
    if state.infusion not in ("running", "paused"):
        return None
    if state.holds_rest:
        return state.returned_at_ns
    since_ns = state.t_ns if state.infusion == "running" else state.paused_at_ns
    if state.infusion == "paused" and state.clock_ns < state.planned_ns:
        return None
    return since_ns - state.clock_ns + state.planned_ns


def after(state: State, event: ev.Event) -> State:
    """The state once `event` has happened. Raises EventRefused where it does not fit now."""
    if event.t_ns < state.t_ns:
        raise ev.EventRefused("that lies before the last event: session time only goes forward")
    if state.ended_at_ns is not None and not isinstance(event, ev.Emergency):
        raise ev.EventRefused("the session has ended; start a new one")
    now = replace(state, t_ns=event.t_ns, clock_ns=state.clock_at_ns(event.t_ns))
    if isinstance(event, ev.InfusionStarted | ev.InfusionPaused | ev.InfusionResumed | ev.InfusionStopped):
        return _after_infusion(now, event)
    if isinstance(event, ev.Extended | ev.Shortened):
        return _after_replanning(now, event)
    return _after_care(now, event)


def _after_infusion(
    now: State, event: ev.InfusionStarted | ev.InfusionPaused | ev.InfusionResumed | ev.InfusionStopped
) -> State:
    match event:
        case ev.InfusionStarted():
            return _started(now)
        case ev.InfusionPaused():
            if now.plan.preset.dose is not None:
                raise ev.EventRefused("a dose cannot be paused; use ease or eyes-closed instead")
            _expect_running(now, "cannot be paused")
            return replace(now, infusion="paused", paused_at_ns=now.t_ns, cause="paused")
        case ev.InfusionResumed():
            return _resumed(now)
        case ev.InfusionStopped():
            return _stopped(now)


def _started(now: State) -> State:
    if now.emergency_at_ns is not None:
        raise ev.EventRefused("an emergency is on; clear it before an infusion starts")
    if now.infusion == "waiting":
        return replace(now, infusion="running", cause="border")
    if now.infusion == "paused":
        raise ev.EventRefused("the infusion is paused, not stopped; resume it instead")
    if now.infusion == "running":
        raise ev.EventRefused("the infusion has already started")
    return replace(now, infusion="running", score=rested(now.score, now.clock_ns), cause="restarted")


def _resumed(now: State) -> State:
    if now.infusion != "paused":
        raise ev.EventRefused("the infusion is not paused")
    paused_ns = now.t_ns - now.paused_at_ns
    score = now.score
    if paused_ns > _LONG_PAUSE_NS:
        score = begun_again(score, now.clock_ns, now.planned_ns, now.plan.preset)
    elif paused_ns >= _SHORT_PAUSE_NS:
        score = deepened_again(score, now.clock_ns)
    return replace(now, infusion="running", score=score, cause="resumed")


def _stopped(now: State) -> State:
    if now.infusion == "waiting":
        raise ev.EventRefused("the infusion has not started, so it cannot be stopped")
    if now.infusion == "stopped":
        raise ev.EventRefused("the infusion has already been stopped")
    barely = now.clock_ns < _BARELY_STARTED_NS
    return_ns = _SHORT_RETURN_NS if barely else now.plan.duration_min("return") * NS_PER_MIN
    early = now.clock_ns < now.planned_ns
    return replace(
        now,
        infusion="stopped",
        returned_at_ns=now.t_ns,
        return_ns=return_ns,
        holds_rest=False,
        cause="stopped_early" if early else "stopped",
    )


def _after_replanning(now: State, event: ev.Extended | ev.Shortened) -> State:
    act = "extended" if isinstance(event, ev.Extended) else "shortened"
    _expect_running(now, f"cannot be {act}", paused_is_fine=True)
    if now.emergency_at_ns is not None:
        raise ev.EventRefused(f"an emergency is on; the infusion cannot be {act} before it is cleared")
    if not isinstance(event.minutes, int) or isinstance(event.minutes, bool) or event.minutes < 1:
        raise ev.EventRefused(f"an infusion can be {act} by whole minutes from 1 on, not by {event.minutes!r}")
    low, high = INFUSION_MIN_RANGE
    sign = 1 if act == "extended" else -1
    total_min = now.planned_ns // NS_PER_MIN + sign * event.minutes
    if not low <= total_min <= high:
        raise ev.EventRefused(f"the infusion would last {total_min} minutes; it must last {low} to {high}")
    planned_ns = total_min * NS_PER_MIN
    if planned_ns < now.clock_ns:
        raise ev.EventRefused("the infusion has already run longer than that; confirm that it stopped instead")
    if act == "extended":
        score = extended(now.score, now.planned_ns, event.minutes, now.plan.preset.plateau)
    else:
        score = clipped_to(now.score, planned_ns)
    return replace(now, planned_ns=planned_ns, score=score, cause="border")


def _after_care(now: State, event: ev.Event) -> State:
    t_ns = now.t_ns
    match event:
        case ev.EaseOn():
            return replace(now, ease=True, cause="ease_on")
        case ev.EaseOff():
            return replace(now, ease=False, cause="ease_off")
        case ev.EyesClosedOn():
            return replace(now, eyes_closed=True, cause="eyes_closed_on")
        case ev.EyesClosedOff():
            return replace(now, eyes_closed=False, cause="eyes_closed_off")
        case ev.StaffApproach():
            hold_s = kept(now.plan.preset.ramps.approach_hold_s, APPROACH_S_RANGE)
            return replace(now, approach_until_ns=t_ns + round(hold_s * _NS_PER_S), cause="approach")
        case ev.HeadsetOff():
            return replace(now, headset_off=True, cause="headset_off")
        case ev.HeadsetOn():
            if not now.headset_off:
                return replace(now, cause="none")
            return replace(now, headset_off=False, worn_since_ns=t_ns, cause="headset_on")
        case ev.LevelView():
            return replace(now, levelled=True, cause="level_view")
        case ev.LevelOff():
            return replace(now, levelled=False, cause="level_off")
        case ev.Recentre():
            return replace(now, cause="recentre")
        case ev.Emergency():
            at_ns = t_ns if now.emergency_at_ns is None else now.emergency_at_ns
            return replace(now, emergency_at_ns=at_ns, cause="emergency")
        case ev.EmergencyCleared():
            return _cleared(now)
        case ev.SessionEnded():
            return replace(now, ended_at_ns=t_ns, cause="ended")
        case _:
            raise TypeError(f"not an event of a course: {event!r}")


def _cleared(now: State) -> State:
    if now.emergency_at_ns is None:
        raise ev.EventRefused("there is no emergency to clear")
    return replace(
        now,
        emergency_at_ns=None,
        # After an emergency nothing new is shown: the way leads to the return, and that waits for the stop.
        holds_rest=now.infusion in ("running", "paused"),
        returned_at_ns=now.t_ns,
        cause="cleared",
    )


def _expect_running(now: State, act: str, *, paused_is_fine: bool = False) -> None:
    if now.infusion == "waiting":
        raise ev.EventRefused(f"the infusion has not started, so it {act}")
    if now.infusion == "stopped":
        raise ev.EventRefused(f"the infusion has been stopped, so it {act}; confirm first that it started again")
    if now.infusion == "paused" and not paused_is_fine:
        raise ev.EventRefused(f"the infusion is already paused, so it {act}")
