"""What happened on the runtime's side of the loader, for a test to read."""

from __future__ import annotations

from array import array
from collections import deque
from dataclasses import dataclass, field

from vr_runtime.simulator.codes import SUCCESS

SLOT_HISTORY = 8192
ERROR_HISTORY = 1000
EXCEPTION_HISTORY = 100


@dataclass(frozen=True, slots=True)
class ValidationError:
    """A call that the runtime refused because the application was wrong."""

    name: str
    code: int
    why: str


@dataclass(slots=True)
class CallCount:
    """How often a function was called and what it answered; codes other than success are counted one by one."""

    calls: int = 0
    codes: dict[int, int] = field(default_factory=dict)

    def results(self) -> dict[int, int]:
        """Result code -> how often it was answered."""
        others = dict(self.codes)
        if (successes := self.calls - sum(others.values())) > 0:
            others[SUCCESS] = successes
        return others


class SlotHistory:
    """The display slots in which the frames were shown: the last few thousand, in a ring that never grows."""

    __slots__ = ("_ring", "count")

    def __init__(self, capacity: int = SLOT_HISTORY) -> None:
        self._ring = array("q", bytes(8 * capacity))
        self.count = 0

    def add(self, slot: int) -> None:
        self._ring[self.count % len(self._ring)] = slot
        self.count += 1

    def slots(self) -> list[int]:
        """Oldest first."""
        size = len(self._ring)
        if self.count <= size:
            return self._ring[: self.count].tolist()
        start = self.count % size
        return self._ring[start:].tolist() + self._ring[:start].tolist()


@dataclass(slots=True)
class Statistics:
    """Counters of the runtime since it was made; `exceptions` and `validation_errors` should stay empty."""

    by_function: dict[str, CallCount] = field(default_factory=dict)
    exceptions: list[str] = field(default_factory=list)
    frames_waited: int = 0
    frames_begun: int = 0
    frames_ended: int = 0
    frames_discarded: int = 0
    frames_without_layers: int = 0
    frames_late: int = 0
    last_layer_count: int = 0
    display_time_mismatches: int = 0
    images_acquired: int = 0
    images_released: int = 0
    images_abandoned: int = 0  # held when their swapchain was destroyed
    negotiations: int = 0
    instances_left_behind: int = 0
    predicted_slots: SlotHistory = field(default_factory=SlotHistory)
    displayed_slots: SlotHistory = field(default_factory=SlotHistory)
    live: dict[str, int] = field(default_factory=dict)
    _refused: deque[ValidationError] = field(default_factory=lambda: deque(maxlen=ERROR_HISTORY))

    def refused(self, name: str, code: int, why: str) -> None:
        """Remember a call that the application got wrong."""
        self._refused.append(ValidationError(name, code, why))

    def failed(self, what: str) -> None:
        """Remember an exception inside the runtime; the first hundred are enough."""
        if len(self.exceptions) < EXCEPTION_HISTORY:
            self.exceptions.append(what)

    @property
    def validation_errors(self) -> list[ValidationError]:
        """The last thousand refused calls, oldest first."""
        return list(self._refused)

    def calls(self, name: str) -> int:
        """How often a function was called."""
        count = self.by_function.get(name)
        return count.calls if count else 0

    def results(self, name: str) -> dict[int, int]:
        """Result code -> how often that function answered it."""
        count = self.by_function.get(name)
        return count.results() if count else {}

    @property
    def images_held(self) -> int:
        """Swapchain images acquired and not yet released."""
        return self.images_acquired - self.images_released - self.images_abandoned

    @property
    def live_handles(self) -> dict[str, int]:
        """Kind of handle -> how many exist now; kinds without any are left out."""
        return {kind: number for kind, number in self.live.items() if number}
