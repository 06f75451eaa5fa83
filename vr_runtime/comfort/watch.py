"""What watches one clip go by, frame after frame, and what it says in the end; no picture outlives its frame."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from vr_runtime.comfort.angular import AngularMap, Floats
from vr_runtime.comfort.filming import RATE_HZ, Measures
from vr_runtime.comfort.flash import PAIR_SWING, FlashCounter, RedFlashCounter, WorstFlash, general_swing
from vr_runtime.comfort.flow import Flow, flow_between, lasting
from vr_runtime.comfort.light import fastest, largest_step
from vr_runtime.comfort.verdict import Finding, Place, judged

# Ease may halve the light within seconds; an emergency must, and is judged as a flash and as nothing else.
EASE_RATE_PER_S: Final = 0.1
FLOW_GAP_FRAMES: Final = 22  # a quarter of a second: two degrees a second are one map pixel
FLOW_EVERY_FRAMES: Final = 60


class FlashWatch:
    """Flashes, and the mean light of the whole view. Feed it every frame of the clip."""

    def __init__(self, grid: AngularMap, eyes: tuple[str, ...], clip: str, peak_nits: float) -> None:
        self._grid, self._eyes, self._clip = grid, eyes, clip
        swing = general_swing(peak_nits)
        self._general = FlashCounter(grid, len(eyes), swing=swing, rate_hz=RATE_HZ)
        self._pair = FlashCounter(grid, len(eyes), swing=min(PAIR_SWING, swing), most_changes=1, rate_hz=RATE_HZ)
        self._red = RedFlashCounter(grid, len(eyes), rate_hz=RATE_HZ)
        self._means: list[float] = []

    def step(self, frame: Measures) -> None:
        self._general.step(frame.luminance)
        self._pair.step(frame.luminance)
        self._red.step(frame.u, frame.v)
        self._means.append(self._grid.mean(frame.luminance))

    def findings(self, *, rate_allowed: float | None = None, judge_mean: bool = True) -> list[Finding]:
        """`rate_allowed` stands in for the ordinary limit on the mean's rate."""
        counted = (("general_flash", self._general), ("red_flash", self._red), ("flash_pair", self._pair))
        found = [self._of_flash(rule, counter.worst()) for rule, counter in counted]
        if not judge_mean:
            return found
        means = np.asarray(self._means, np.float32)
        timeline = np.stack([np.arange(len(means)) / RATE_HZ, means], -1).astype(np.float32)
        step, rate = largest_step(means, RATE_HZ), fastest(means, RATE_HZ)
        found.append(judged("light_step", step.amount, self._clip, at_s=step.at_s, timeline=timeline))
        found.append(
            judged("light_rate", rate.amount, self._clip, at_s=rate.at_s, timeline=timeline, allowed=rate_allowed)
        )
        return found

    def _of_flash(self, rule: str, worst: WorstFlash) -> Finding:
        window = worst.window
        some = window.area_sr > 0.0
        timeline = np.concatenate([np.zeros((1, 2), np.float32), worst.areas])
        timeline[:, 0] /= RATE_HZ
        return judged(
            rule,
            window.area_sr,
            self._clip,
            at_s=worst.frame / RATE_HZ,
            place=Place(self._eyes[window.eye], round(window.right_deg, 1), round(window.up_deg, 1)) if some else None,
            heat=worst.changes if some else None,
            timeline=timeline if some else None,
        )


class FlowWatch:
    """How fast the world moves by itself: motion of a quarter of a second, counted where the next quarter goes on."""

    def __init__(self, grid: AngularMap, eyes: tuple[str, ...], clip: str) -> None:
        self._grid, self._eyes, self._clip = grid, eyes, clip
        self._frame = -1
        self._kept: list[Floats] = []
        self._flows: list[tuple[float, Flow]] = []

    def step(self, frame: Measures) -> None:
        self._frame += 1
        if self._frame % FLOW_EVERY_FRAMES not in (0, FLOW_GAP_FRAMES, 2 * FLOW_GAP_FRAMES):
            return
        self._kept.append(frame.luminance[0].copy())
        if len(self._kept) == 3:
            first, second, third = self._kept
            seconds = FLOW_GAP_FRAMES / RATE_HZ
            flow = lasting(
                flow_between(self._grid, first, second, seconds), flow_between(self._grid, second, third, seconds)
            )
            self._flows.append((self._frame / RATE_HZ, flow))
            self._kept.clear()

    def findings(self) -> list[Finding]:
        found = []
        for at_s, flow in self._flows:
            speed, right, up = flow.fastest()
            heat = _spread(np.nan_to_num(flow.speed), self._grid.size_px)
            place = Place(self._eyes[0], round(right, 1), round(up, 1)) if speed > 0.0 else None
            found.append(judged("outer_flow", flow.by_ring()[-1], self._clip, at_s=at_s, heat=heat))
            found.append(judged("object_flow", speed, self._clip, at_s=at_s, heat=heat, place=place))
        return found


def _spread(values: Floats, size_px: int) -> Floats:
    """A value a window, as a map."""
    rows, columns = (np.minimum(np.arange(size_px) * count // size_px, count - 1) for count in values.shape)
    return values[np.ix_(rows, columns)]


def with_timelines(findings: list[Finding]) -> list[Finding]:
    """Every finding of a rule with the line that all findings of that rule in the clip make together."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for finding in findings:
        lines.setdefault(finding.verdict.rule, []).append((finding.verdict.at_s, finding.verdict.measured))
    return [
        finding
        if finding.timeline is not None
        else replace(finding, timeline=np.array(lines[finding.verdict.rule], np.float32))
        for finding in findings
    ]
