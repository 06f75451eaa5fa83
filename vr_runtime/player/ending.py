"""Why and when a session ends, and how long its light may take to go down. Pure: it is told the times."""

from __future__ import annotations

from enum import StrEnum

from vr_runtime.clock import NS_PER_S

_FAREWELL_NS = 3 * NS_PER_S  # at least, where a time lapse would cut it short
_LAST_PICTURE_NS = 2 * NS_PER_S  # before a session is cut short: time for a picture while few frames are drawn


class ExitReason(StrEnum):
    """Why the session ended, as the report says it."""

    FINISHED = "finished"
    DURATION = "duration"
    OPERATOR = "operator"
    INTERRUPTED = "interrupted"
    RUNTIME = "runtime_exit"
    HEADSET_LOST = "headset_lost"
    PROBLEM = "problem"


class Ending:
    """`near`: the last picture is to be taken now. `reason`, `ended_session_ns`: why, and when somebody ended it."""

    def __init__(self, duration_s: float | None) -> None:
        self.near = False
        self.reason = ExitReason.OPERATOR
        self.ended_session_ns: int | None = None
        self._duration_ns = None if duration_s is None else int(duration_s * NS_PER_S)
        self._leave_at_ns: int | None = None
        self._leave_lit_at_ns = 0

    def farewell(self, ended_ns: int, planned_ns: int, display_ns: int, patience_ns: int | None) -> None:
        """Somebody ended the session, at session time `ended_ns` of `planned_ns`: the light goes down first.

        `patience_ns`: how long they wait for the dark; None where there is nothing to see yet.
        """
        if self._leave_at_ns is not None:
            return
        self.ended_session_ns = ended_ns
        self.reason = ExitReason.FINISHED if ended_ns >= planned_ns else ExitReason.OPERATOR
        self.near = True
        self._leave_at_ns = self._leave_lit_at_ns = display_ns
        if patience_ns is not None:
            self._leave_at_ns += _FAREWELL_NS
            self._leave_lit_at_ns += patience_ns

    def due(self, display_ns: int, played_ns: int, dark: bool) -> bool:
        """Whether to leave now: `played_ns` of display time were played, and picture and sound are gone or not."""
        if self._leave_at_ns is None and self._duration_ns is not None:
            self._watch_duration(display_ns, self._duration_ns - played_ns)
        if self._leave_at_ns is None or display_ns < self._leave_at_ns:
            return False
        return dark or display_ns >= self._leave_lit_at_ns

    def _watch_duration(self, display_ns: int, left_ns: int) -> None:
        if left_ns <= _LAST_PICTURE_NS:
            self.near = True
        if left_ns <= 0:
            self.reason = ExitReason.DURATION
            self._leave_at_ns = display_ns
