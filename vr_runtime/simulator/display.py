"""The display's clockwork: a fixed grid of slots, one a refresh, and who gets which.

Slot k lights up at `display_ns(k)`. The compositor takes the newest picture one period before that (`deadline_ns`), and
wakes the application two periods before (`wake_ns`): it has exactly one period for its work. Pure: no clock in here.
"""

from __future__ import annotations

from vr_runtime.clock import NS_PER_S

WAKE_PERIODS = 2
LATCH_PERIODS = 1


class Display:
    """Slots of one display; times are nanoseconds on the clock's axis."""

    __slots__ = ("_origin_ns", "_origin_slot", "last_predicted", "last_shown", "period_ns", "refresh_hz")

    def __init__(self, refresh_hz: float, start_ns: int) -> None:
        self.refresh_hz = refresh_hz
        self.period_ns = round(NS_PER_S / refresh_hz)
        self._origin_ns = start_ns
        self._origin_slot = 0
        self.last_predicted = WAKE_PERIODS
        self.last_shown = 0

    def display_ns(self, slot: int) -> int:
        """When the slot lights up."""
        return self._origin_ns + (slot - self._origin_slot) * self.period_ns

    def wake_ns(self, slot: int) -> int:
        """When the application is woken to draw for the slot."""
        return self._origin_ns + (slot - self._origin_slot - WAKE_PERIODS) * self.period_ns

    def deadline_ns(self, slot: int) -> int:
        """When the picture must have been submitted to be shown in the slot."""
        return self._origin_ns + (slot - self._origin_slot - LATCH_PERIODS) * self.period_ns

    def next_slot(self, now_ns: int, late_periods: int = 0) -> int:
        """Give out the slot of the frame that is waited for now: the first one whose wake-up has not passed."""
        # rounded up: a wake-up at this very instant is still in time
        first_in_time = self._origin_slot + WAKE_PERIODS - (self._origin_ns - now_ns) // self.period_ns
        slot = max(self.last_predicted + 1, first_in_time) + late_periods
        self.last_predicted = slot
        return slot

    def shown_slot(self, predicted: int, end_ns: int) -> int:
        """The slot in which a frame submitted at `end_ns` lights up: its own, or the next free one if it is late."""
        first_in_time = self._origin_slot + LATCH_PERIODS - (self._origin_ns - end_ns) // self.period_ns
        self.last_shown = max(predicted, first_in_time, self.last_shown + 1)
        return self.last_shown

    def set_refresh(self, refresh_hz: float) -> None:
        """Change the refresh rate from the last slot given out on; the slots' numbers go on."""
        self._origin_ns = self.display_ns(self.last_predicted)
        self._origin_slot = self.last_predicted
        self.refresh_hz = refresh_hz
        self.period_ns = round(NS_PER_S / refresh_hz)
