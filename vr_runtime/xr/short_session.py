"""A few frames without a picture: whether the session begins, whether the head is found, and whether it is worn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.xr.lifecycle import Decision
from vr_runtime.xr.results import CallFailed
from vr_runtime.xr.session import Session

_STEADY_FRAMES: Final = 5
"""So many tracked frames in a row are enough: some runtimes find the head only after the first few."""
_NAP_NS: Final = NS_PER_S // 100
_LEAVES_WITHIN_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """`began`: the runtime wanted frames; `lost`: it took the session away again.

    `worn` is None where it does not tell, `period_ns` 0 without a frame.
    """

    began: bool
    lost: bool
    head: Literal["tracked", "estimated", "unknown"]
    worn: bool | None
    period_ns: int


def look_briefly(session: Session, clock: Clock, within_s: float) -> Seen:
    """Play empty frames until the head is tracked, for `within_s` at most, and end the session in order.

    Raises CallFailed. Every wait but the runtime's own in a call is bounded.
    """
    deadline_ns = clock.now_ns() + int(within_s * NS_PER_S)
    began, lost, steady = False, False, 0
    head: Literal["tracked", "estimated", "unknown"] = "unknown"
    while steady < _STEADY_FRAMES and clock.now_ns() < deadline_ns:
        lost = _is_over(session.poll())
        if lost:
            break
        if not session.running:
            clock.sleep_until_ns(clock.now_ns() + _NAP_NS)
            continue
        head = _frame(session, first=not began)
        began = True
        steady = steady + 1 if head == "tracked" else 0
    seen = Seen(began, lost, head, session.events.worn, int(session.frame.state.predicted_display_period))
    if not lost:
        _leave(session, clock)
    return seen


def _frame(session: Session, *, first: bool) -> Literal["tracked", "estimated", "unknown"]:
    calls = session.frame
    if not calls.wait():
        raise CallFailed("xrWaitFrame", calls.failure)
    if first:
        session.settle()
    if not calls.begin():
        raise CallFailed("xrBeginFrame", calls.failure)
    located = calls.locate()
    if not calls.end(False):
        raise CallFailed("xrEndFrame", calls.failure)
    if not located:
        return "unknown"
    return "tracked" if calls.tracked else "estimated"


def _leave(session: Session, clock: Clock) -> None:
    """Led out by the runtime, as a session ends; one that does not come out in time is destroyed as it is."""
    if not session.running or not session.request_exit():
        return
    deadline_ns = clock.now_ns() + int(_LEAVES_WITHIN_S * NS_PER_S)
    while clock.now_ns() < deadline_ns and not _is_over(session.poll()):
        if session.running:
            _frame(session, first=False)
        else:
            clock.sleep_until_ns(clock.now_ns() + _NAP_NS)


def _is_over(decision: Decision) -> bool:
    return decision is not Decision.CARRY_ON
