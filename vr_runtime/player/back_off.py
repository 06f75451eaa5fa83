"""When a lost headset is tried again: at once, then after longer and longer pauses, and not for ever. Pure."""

from __future__ import annotations

from vr_runtime.clock import NS_PER_S

_FIRST_NS = NS_PER_S // 4
_LONGEST_NS = 5 * NS_PER_S
_STEADY_NS = 10 * NS_PER_S  # a headset lost again sooner than this has not really come back


class BackOff:
    """`retry_at_ns`: the next attempt. `gave_up`: the headset has been gone for longer than `patience_s`."""

    def __init__(self, patience_s: float) -> None:
        self.retry_at_ns = 0
        self.gave_up = False
        self._patience_ns = int(patience_s * NS_PER_S)
        self._pause_ns = _FIRST_NS
        self._lost_since_ns = 0
        self._back_since_ns: int | None = None

    def lost(self, now_ns: int) -> None:
        """The headset went away: tried again at once, unless it had only just come back."""
        if self._back_since_ns is not None and now_ns - self._back_since_ns < _STEADY_NS:
            self.failed(now_ns)
            return
        self._lost_since_ns = self.retry_at_ns = now_ns
        self._pause_ns = _FIRST_NS

    def back(self, now_ns: int) -> None:
        """An attempt succeeded."""
        self._back_since_ns = now_ns

    def failed(self, now_ns: int) -> None:
        """An attempt failed: wait longer before the next one, or give up."""
        self.retry_at_ns = now_ns + self._pause_ns
        self._pause_ns = min(2 * self._pause_ns, _LONGEST_NS)
        self.gave_up = now_ns - self._lost_since_ns > self._patience_ns
