"""The quality governor: gives up detail and resolution to hold the frame period, and takes them back.

Detail goes first: a scene with fewer octaves and instances is seen less than a coarser picture. It glides, over
seconds; so where frames already miss, the resolution steps in at once, and is raised again before the detail. Pure: it
is told the time. One step down as soon as more than 5 % of a two-second window's frames missed their display slot or
kept the application or the GPU busy for more than 85 % of the period (the 95th percentile, in other words). One step up
only after ten seconds in which the next step's pixels would have fitted too; if a raise has to be undone soon after,
the next one waits twice as long.

A scene that begins is still dark, and nobody sees what is tried: it begins at the step that fits what is known of its
cost, and for two seconds goes up or down by several steps at once, as soon as a quarter of a second says so.
"""

from __future__ import annotations

import math
from typing import Final

from vr_runtime.timing.frame_cost import FrameCost

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
DETAIL_STEP: Final = 0.5
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
"""Longer without a frame, and the window starts anew: the headset was off, or for a while no scene was drawn."""
BEGIN_SHARE: Final = 0.6
"""What a scene that begins may be expected to cost: small frames tell no more than two thirds of it at times."""
FINDING_NS: Final = 2_000_000_000
"""From a beginning scene's first frame: of the five seconds in which its light comes, less than half is there."""
LOOK_NS: Final = 250_000_000
FINDING_SETTLE_NS: Final = 100_000_000
FINDING_BAD: Final = 3
"""Bad frames that are taken for chance while the step is being found."""


class Governor:
    """`observe` after every frame; `scale` is the linear resolution's factor, 0.5 to 1.0, `quality` 0 to 1."""

    __slots__ = (
        "_bad",
        "_begin_quality",
        "_ceiling",
        "_cost_ratio",
        "_finding",
        "_finding_until_ns",
        "_fits_since_ns",
        "_frames",
        "_last_raise_ns",
        "_most_app_ns",
        "_most_pixels_ns",
        "_pixels_ns",
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

    def __init__(self, period_ns: int) -> None:
        self.period_ns = period_ns
        self.lowered = 0
        self.raised = 0
        self._raise_after_ns = RAISE_AFTER_NS
        self._last_raise_ns: int | None = None
        self._previous_ns: int | None = None
        self._begin_quality = 1.0
        self._pixels_ns: int = 0
        self._most_pixels_ns: int = 0
        self._most_app_ns: int = 0
        self._go_to(len(STEPS) - 1)
        self._start_window(0)
        self._fits_since_ns = 0
        self._finding = False
        self._finding_until_ns: int | None = None
        self._ceiling = len(STEPS) - 1

    def begin(self, cost: FrameCost | None) -> None:
        """Another scene is drawn from now on, out of the dark. `cost`: with all its detail; None: not known."""
        most_ns = BEGIN_SHARE * self.period_ns
        fits = (step for step, (scale, _) in enumerate(STEPS) if cost is not None and cost.at(scale) <= most_ns)
        self._go_to(max(fits, default=0))
        self._begin_quality = self.quality
        self._ceiling = len(STEPS) - 1
        self._finding, self._finding_until_ns = True, None
        self._raise_after_ns = RAISE_AFTER_NS
        self._last_raise_ns = self._previous_ns = None

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
        pixels_ns = gpu_ns if gpu_ns >= 0 else app_ns
        if max(app_ns, pixels_ns * self._cost_ratio) > period_ns * FITS_SHARE:
            self._too_heavy += 1
        if self._finding:
            self._find(now_ns, app_ns, pixels_ns)
            return self.scale

        # Nine bad frames at 90 Hz are too many for the window however it ends.
        if self._bad > BAD_SHARE * WINDOW_NS / period_ns:
            self._lower(now_ns)
        elif now_ns - self._window_ns >= WINDOW_NS:
            self._close_window(now_ns)
        return self.scale

    def _find(self, now_ns: int, app_ns: int, pixels_ns: int) -> None:
        """What nobody sees yet is changed at once, by what this frame and those of the window cost."""
        if self._finding_until_ns is None:
            self._finding_until_ns = now_ns + FINDING_NS
        self._pixels_ns += pixels_ns
        self._most_app_ns = max(self._most_app_ns, app_ns)
        self._most_pixels_ns = max(self._most_pixels_ns, pixels_ns)
        step = self._step
        if self._bad > FINDING_BAD:
            step = self._ceiling = self._step_that_fits(0, max(step - 1, 0), self._pixels_ns // self._frames)
        elif now_ns - self._window_ns >= LOOK_NS:
            if self._most_app_ns <= FITS_SHARE * self.period_ns:
                step = self._step_that_fits(step, self._ceiling, self._most_pixels_ns)
        elif now_ns < self._finding_until_ns:
            return
        if now_ns >= self._finding_until_ns:
            self._finding = False
        self.lowered += step < self._step
        self.raised += step > self._step
        self._start_window(now_ns + (FINDING_SETTLE_NS if step != self._step else 0))
        self._fits_since_ns = self._window_ns
        self._go_to(step)

    def _step_that_fits(self, lowest: int, highest: int, pixels_ns: int) -> int:
        """The highest of these steps at which frames that cost `pixels_ns` now would fit; the lowest if none does."""
        quality = min(self.quality, self._begin_quality)  # the detail that was asked for is still on its way
        room_ns = FITS_SHARE * self.period_ns
        fits = (s for s in range(lowest, highest + 1) if pixels_ns * _times(self.scale, quality, s) <= room_ns)
        return max(fits, default=lowest)

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
        self._cost_ratio = _times(self.scale, self.quality, min(step + 1, len(STEPS) - 1))

    def _start_window(self, from_ns: int) -> None:
        self._window_ns = from_ns
        self._frames = self._bad = self._too_heavy = 0
        self._pixels_ns = self._most_pixels_ns = self._most_app_ns = 0


def _times(scale: float, quality: float, step: int) -> float:
    """How many times as much a frame may cost at a step as at this scale and quality."""
    next_scale, next_quality = STEPS[step]
    larger = next_scale / scale
    return larger * larger * math.pow(DETAIL_COST, max(next_quality - quality, 0.0) / DETAIL_STEP)
