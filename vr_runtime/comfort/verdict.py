"""What is held against which limit, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import msgspec

from vr_runtime.comfort.angular import FIELD_SR, Floats
from vr_runtime.course import limits


@dataclass(frozen=True, slots=True)
class Rule:
    """One limit: a measure above `limit` fails. docs/comfort.md says where each comes from."""

    name: str
    limit: float
    unit: str
    about: str


def _rules(*rules: Rule) -> dict[str, Rule]:
    return {rule.name: rule for rule in rules}


RULES: Final = _rules(
    Rule("general_flash", 0.006, "sr", "more than three flashes in a second, within a 10-degree window"),
    Rule("red_flash", 0.006, "sr", "more than three changes to and from saturated red in a second, likewise"),
    Rule("flash_pair", 0.10 * FIELD_SR, "sr", "light that changes by 0.05 and back within a second, likewise"),
    Rule("light_step", 0.05, "of white", "change of the whole view's mean light one way within a second"),
    Rule("light_rate", limits.MEAN_RATE_PER_S, "1/s", "how fast the whole view's mean light changes"),
    Rule("mean_light", 1.0, "of ceiling", "mean light at the eye"),
    Rule("peak_light", 1.0, "of ceiling", "brightest light at the eye"),
    Rule("authored_mean", 0.15, "of white", "mean light as the scene hands it over"),
    Rule("authored_peak", limits.MAX_PEAK_LUMINANCE, "of white", "brightest half degree as the scene hands it over"),
    Rule("saturated_red", 0.10, "of field", "share of a 10-degree field in saturated red"),
    Rule("saturated_blue", 0.10, "of field", "share of a 10-degree field in bright saturated blue"),
    Rule("chroma", 1.0, "of ceiling", "colourfulness at the eye against what the phase leaves of the scene's"),
    Rule("pattern", 0.10, "weighted contrast", "stripes: contrast of a regular pattern, by spatial frequency"),
    Rule("outer_flow", 0.5, "deg/s", "mean motion of the world beyond 40 degrees from the centre"),
    Rule("object_flow", 2.0, "deg/s", "motion of anything that fills a 10-degree window"),
    Rule("light_rhythm", 0.01 * 0.15, "of white", "swing of the mean light in one rhythm of 0.06 to 0.6 Hz"),
    Rule("sway_rhythm", 0.01 * 0.5, "deg/s", "motion of the whole view in one rhythm of 0.06 to 0.6 Hz"),
    Rule("horizon_rhythm", 0.01 * 0.5, "deg", "rise and fall of the horizon in one rhythm of 0.06 to 0.6 Hz"),
)


class Place(msgspec.Struct, frozen=True):
    """Degrees from the centre of the view, and in whose view."""

    eye: str
    right_deg: float
    up_deg: float


class Verdict(msgspec.Struct, frozen=True):
    """One rule on one clip. `margin` is what is left below the limit, as a share of it; negative where it failed."""

    rule: str
    measured: float
    limit: float
    unit: str
    margin: float
    passed: bool
    clip: str
    at_s: float
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with what can be drawn of it.

    `heat` (size, size) says where, in any unit, `timeline` (n, 2) when, in seconds and a value; `still` is the view at
    the clip's end, (size, size, 3).
    """

    verdict: Verdict
    heat: Floats | None = field(default=None, compare=False)
    timeline: Floats | None = field(default=None, compare=False)
    still: Floats | None = field(default=None, compare=False)


def judged(
    rule: str,
    measured: float,
    clip: str,
    *,
    at_s: float = 0.0,
    place: Place | None = None,
    heat: Floats | None = None,
    timeline: Floats | None = None,
    allowed: float | None = None,
) -> Finding:
    """Hold `measured` against the rule's limit, or against `allowed` where this clip has another."""
    of = RULES[rule]
    limit = of.limit if allowed is None else allowed
    verdict = Verdict(
        rule=rule,
        measured=round(float(measured), 6),
        limit=round(limit, 6),
        unit=of.unit,
        margin=round(1.0 - measured / limit, 4),
        passed=bool(measured <= limit),
        clip=clip,
        at_s=round(at_s, 3),
        place=place,
    )
    return Finding(verdict, heat, timeline)


def worst_of(findings: list[Finding]) -> list[Finding]:
    """The finding with the least margin for each rule, in the rules' order."""
    worst: dict[str, Finding] = {}
    for finding in findings:
        known = worst.get(finding.verdict.rule)
        if known is None or finding.verdict.margin < known.verdict.margin:
            worst[finding.verdict.rule] = finding
    return [worst[name] for name in RULES if name in worst]
