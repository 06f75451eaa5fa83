"""Which of the quiet acts fit a state, and how each of them stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vr_runtime.control import messages as ms
from vr_runtime.course.limits import INFUSION_MIN_RANGE
from vr_runtime.launcher.run.next_act import infusion_of, planned_min

MINUTES: Final = (5, 10, 15, 30)


@dataclass(frozen=True, slots=True)
class Fit:
    """`live`: the session can still be told something. The others say whether their act would be accepted now."""

    live: bool
    picture: bool
    pause: bool
    resume: bool
    stop: bool
    again: bool
    extend: tuple[int, ...]
    shorten: tuple[int, ...]
    breath: bool


def fit_of(state: ms.Snapshot, *, dose: bool = False) -> Fit:
    """What the host would accept now, as far as a console can tell; it has the last word."""
    flags = state.flags
    live = not flags.ending and not flags.ended
    infusion = infusion_of(state)
    runs = live and infusion in ("running", "paused")
    planned, run_min = planned_min(state), (state.infusion_s or 0.0) / 60
    low, high = INFUSION_MIN_RANGE
    replanned = runs and not flags.emergency
    return Fit(
        live=live,
        picture=live and not flags.emergency,
        pause=live and infusion == "running" and not dose,
        resume=live and infusion == "paused",
        stop=runs and state.waiting_for != "infusion_stopped",  # then it is the next act, and not early
        again=live and infusion == "stopped" and not flags.emergency,
        extend=tuple(one for one in MINUTES if replanned and planned + one <= high),
        shorten=tuple(one for one in MINUTES if replanned and planned - one >= max(low, run_min)),
        breath=live and state.phase in ("settle", "onset"),
    )
