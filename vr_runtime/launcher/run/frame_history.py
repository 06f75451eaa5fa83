"""The last minutes of frames, one entry a second: how long they took, and how many were missed. Pure."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from vr_runtime.control import messages as ms

KEPT_S: Final = 300


@dataclass(frozen=True, slots=True)
class Second:
    """`app_ms`: the longest seen, None where nothing was drawn. `missed`: display slots in this second."""

    app_ms: float | None
    missed: int


class FrameHistory:
    """States come in five times a second; `seconds` grows by one a second, to five minutes at most."""

    def __init__(self) -> None:
        self.seconds: deque[Second] = deque(maxlen=KEPT_S)
        self._session = ""
        self._counted = 0
        self._missed = 0
        self._longest: float | None = None
        self._until_s = 0.0

    def take(self, state: ms.Snapshot, now_s: float) -> bool:
        """One state at a monotonic time; True where a second is full, so that something new is to be drawn."""
        player, display = state.player, state.display
        if state.session != self._session:
            self.seconds.clear()
            self._session, self._until_s, self._counted, self._missed = (
                state.session,
                now_s + 1,
                player.missed_frames,
                0,
            )
        self._missed += max(0, player.missed_frames - self._counted)
        self._counted = player.missed_frames
        if display.app_ms is not None and player.alive:
            self._longest = display.app_ms if self._longest is None else max(self._longest, display.app_ms)
        if now_s < self._until_s:
            return False
        self.seconds.append(Second(self._longest, self._missed))
        self._longest, self._missed = None, 0
        self._until_s = max(self._until_s + 1, now_s)
        return True

    @property
    def missed(self) -> int:
        """In all the seconds that are kept."""
        return sum(second.missed for second in self.seconds)

    @property
    def last_ms(self) -> float | None:
        return self.seconds[-1].app_ms if self.seconds else None


def period_ms(state: ms.Snapshot) -> float | None:
    """What a frame may take at this refresh rate."""
    return 1000.0 / state.display.refresh_hz if state.display.refresh_hz else None
