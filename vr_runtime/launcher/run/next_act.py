"""The one act that is due next, from the state of a session alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vr_runtime.control import messages as ms

Infusion = Literal["waiting", "running", "paused", "stopped"]
Kind = Literal["start", "resume", "stop", "nothing", "way_back", "alarm", "end", "emergency", "ending", "over"]

STOP_OFFERED_S: Final = 120.0
"""So long before the planned stop the confirmation lies ready; before that nobody should reach for it."""


@dataclass(frozen=True, slots=True)
class NextAct:
    """`act`: None where nothing is to be done. `due`: somebody waits for it. `asks`: it ends something before its time.

    `in_s`: when the stop is due, where one is planned.
    """

    kind: Kind
    act: ms.Act | None = None
    due: bool = False
    asks: bool = False
    in_s: float | None = None


def infusion_of(state: ms.Snapshot) -> Infusion:
    """Whether the infusion runs; the way back begins with its stop and not otherwise."""
    if state.infusion_s is None:
        return "waiting"
    if state.flags.paused:
        return "paused"
    return "stopped" if state.phase in ("return", "reorient") else "running"


def planned_min(state: ms.Snapshot) -> int:
    """Minutes of infusion that are planned now, all changes in them."""
    return state.plan.infusion_min if state.plan.planned_min is None else state.plan.planned_min


def next_act_of(state: ms.Snapshot) -> NextAct:
    """What the technician is to do next: at most one act."""
    flags = state.flags
    if flags.ended:
        return NextAct("over")
    if flags.ending:
        return NextAct("ending")
    if flags.emergency:
        return NextAct("emergency")
    if flags.finished:
        return NextAct("end", ms.End(), due=True, asks=True)
    match infusion_of(state):
        case "waiting":
            return NextAct("start", ms.Started(), due=_start_is_due(state))
        case "paused":
            return NextAct("resume", ms.Resumed(), due=True)
        case "stopped":
            return NextAct("alarm" if _calls(state) else "way_back", in_s=_left_s(state))
        case "running":
            return _towards_the_stop(state)


def stop_in_s(state: ms.Snapshot) -> float | None:
    """Seconds to the planned stop; 0 once it is due, None where none is planned or known."""
    if state.waiting_for == "infusion_stopped":
        return 0.0
    if state.infusion_s is None or infusion_of(state) != "running":
        return None
    if state.next is not None and state.next.phase == "return" and state.next.in_s is not None:
        return state.next.in_s
    planned_s = next((span.start_s for span in state.timeline.spans if span.phase == "return"), None)
    return None if planned_s is None else max(0.0, planned_s - state.session_s)


def _towards_the_stop(state: ms.Snapshot) -> NextAct:
    left_s = stop_in_s(state)
    if state.waiting_for == "infusion_stopped":
        return NextAct("stop", ms.Stopped(), due=True, in_s=0.0)
    if left_s is not None and left_s <= STOP_OFFERED_S:
        return NextAct("stop", ms.Stopped(), in_s=left_s)
    return NextAct("alarm" if _calls(state) else "nothing", in_s=left_s)


def _calls(state: ms.Snapshot) -> bool:
    """An alarm stands for which somebody has to do something that is no act of this page."""
    return any(alarm.level in ("high", "medium") and not alarm.silenced for alarm in state.alarms)


def _start_is_due(state: ms.Snapshot) -> bool:
    return state.phase_progress >= 1.0 or any(alarm.name == "start_unconfirmed" for alarm in state.alarms)


def _left_s(state: ms.Snapshot) -> float | None:
    ends_s = state.timeline.ends_s
    return None if ends_s is None else max(0.0, ends_s - state.session_s)
