"""The quality governor: gives up detail and resolution to hold the frame period, and takes them back.

Detail goes first: a scene with fewer octaves and instances is seen less than a coarser picture. It glides, over
seconds; so where frames already miss, the resolution steps in at once, and is raised again before the detail. Pure: it
is told the time. One step down as soon as more than 5 % of a two-second window's frames missed their display slot or
kept the application or the GPU busy for more than 85 % of the period (the 95th percentile, in other words). One step up
only after ten seconds in which the next step's pixels would have fitted too; if a raise has to be undone soon after,
the next one waits twice as long.
"""

from __future__ import annotations

from typing import Final

STEPS: Final = (
    (0.5, 0.0),
    (0.6, 0.0),
    (0.7, 0.0),
    (0.8, 0.0),
    (0.9, 0.0),
    (0.9, 0.5),
    (1.0, 0.5),
    (1.0, 1.0),
)
"""Scale of the linear resolution (pixel cost goes with its square), and quality, 0 to 1: how much detail is drawn."""
DETAIL_COST: Final = 1.25
"""What a step of quality alone may cost at most; it differs from scene to scene, so this is on the safe side."""
WINDOW_NS: Final = 2_000_000_000
BAD_SHARE: Final = 0.05
HOT_SHARE: Final = 0.85
FITS_SHARE: Final = 0.75
"""What the next step may be predicted to cost: well below `HOT_SHARE`, or it would be undone at once."""
IN_TIME_SHARE: Final = 0.5
"""Frames that miss although both sides are known to be idle half of the period are not cured by fewer pixels."""
SETTLE_NS: Final = 250_000_000
"""After a change: GPU times that arrive now belong to frames of the size before."""
RAISE_AFTER_NS: Final = 10_000_000_000
LONGEST_RAISE_AFTER_NS: Final = 320_000_000_000
UNDONE_WITHIN_NS: Final = 30_000_000_000
SURVIVED_AFTER_NS: Final = 120_000_000_000
PAUSE_NS: Final = 1_000_000_000
"""Longer without a frame, and the window starts anew: the headset was off or the session created again."""


class Governor:
    """`observe` after every frame; `scale` is the linear resolution's factor, 0.5 to 1.0, `quality` 0 to 1."""

    __slots__ = (
        "_bad",
        "_cost_ratio",
        "_fits_since_ns",
        "_frames",
        "_last_raise_ns",
        "_previous_ns",
        "_raise_after_ns",
        "_step",
        "_too_heavy",
        "_window_ns",
        "lowered",
        "period_ns",
        "quality",
        "raised",
        "scale",
    )

    def __init__(self, period_ns: int, start_scale: float = 1.0) -> None:
        self.period_ns = period_ns
        self.lowered = 0
        self.raised = 0
        self._raise_after_ns = RAISE_AFTER_NS
        self._last_raise_ns: int | None = None
        self._previous_ns: int | None = None
        self._step = max(range(len(STEPS)), key=lambda step: (-abs(STEPS[step][0] - start_scale), step))
        self.scale = self.quality = 1.0
        self._cost_ratio = 1.0
        self._go_to(self._step)
        self._start_window(0)
        self._fits_since_ns = 0

    def use_period(self, period_ns: int) -> None:
        """The display runs at another rate from now on; what was seen so far says nothing about it."""
        if period_ns > 0 and period_ns != self.period_ns:
            self.period_ns = period_ns
            self._previous_ns = None

    def observe(self, now_ns: int, app_ns: int, gpu_ns: int, missed: int) -> float:
        """Take in one frame and return the scale for the next; `quality` goes with it.

        `gpu_ns` is the latest GPU time known, negative where there is none; `missed` the slots left empty before this
        frame (not counting an idle headset). Allocates nothing that stays.
        """
        if self._previous_ns is None or now_ns - self._previous_ns > PAUSE_NS:
            self._start_window(now_ns + SETTLE_NS)
            self._fits_since_ns = self._window_ns
        self._previous_ns = now_ns
        if now_ns < self._window_ns:
            return self.scale

        self._frames += 1
        period_ns = self.period_ns
        busy_ns = max(app_ns, gpu_ns)
        plainly_in_time = gpu_ns >= 0 and busy_ns < period_ns * IN_TIME_SHARE
        if busy_ns > period_ns * HOT_SHARE or (missed and not plainly_in_time):
            self._bad += 1
        # Only the GPU's share grows with the pixels; where it is unknown, the application's wait for it may hide there.
        pixels_ns = (gpu_ns if gpu_ns >= 0 else app_ns) * self._cost_ratio
        if max(app_ns, pixels_ns) > period_ns * FITS_SHARE:
            self._too_heavy += 1

        # Nine bad frames at 90 Hz are too many for the window however it ends.
        if self._bad > BAD_SHARE * WINDOW_NS / period_ns:
            self._lower(now_ns)
        elif now_ns - self._window_ns >= WINDOW_NS:
            self._close_window(now_ns)
        return self.scale

    def _close_window(self, now_ns: int) -> None:
        if self._bad > BAD_SHARE * self._frames:
            self._lower(now_ns)
            return
        if self._too_heavy > BAD_SHARE * self._frames:
            self._fits_since_ns = now_ns
        self._start_window(now_ns)
        if self._last_raise_ns is not None and now_ns - self._last_raise_ns > SURVIVED_AFTER_NS:
            self._raise_after_ns = RAISE_AFTER_NS
            self._last_raise_ns = None
        if self._step + 1 < len(STEPS) and now_ns - self._fits_since_ns >= self._raise_after_ns:
            self._raise(now_ns)

    def _lower(self, now_ns: int) -> None:
        if self._last_raise_ns is not None and now_ns - self._last_raise_ns <= UNDONE_WITHIN_NS:
            self._raise_after_ns = min(2 * self._raise_after_ns, LONGEST_RAISE_AFTER_NS)
            self._last_raise_ns = None
        if self._step:
            self.lowered += 1
            self._go_to(self._step - 1)
        self._start_window(now_ns + SETTLE_NS)
        self._fits_since_ns = self._window_ns

    def _raise(self, now_ns: int) -> None:
        self.raised += 1
        self._last_raise_ns = now_ns
        self._go_to(self._step + 1)
        self._start_window(now_ns + SETTLE_NS)
        self._fits_since_ns = self._window_ns

    def _go_to(self, step: int) -> None:
        self._step = step
        self.scale, self.quality = STEPS[step]
        next_scale, next_quality = STEPS[min(step + 1, len(STEPS) - 1)]
        detail = DETAIL_COST if next_quality > self.quality else 1.0
        self._cost_ratio = (next_scale / self.scale) ** 2 * detail

    def _start_window(self, from_ns: int) -> None:
        self._window_ns = from_ns
        self._frames = self._bad = self._too_heavy = 0
