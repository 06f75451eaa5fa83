"""What of a scene is filmed: each part of a session, the passages between them, and long quiet takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from vr_runtime.comfort.filming import Eyes, Gaze
from vr_runtime.course import events
from vr_runtime.course.course import NS_PER_S, Course
from vr_runtime.course.levels import Levels, levels_at
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.course.samples import PARTS, levels_by_part, part_of

# How quickly light may go: within the ordinary limit, as ease may, or as an emergency must.
Haste = Literal["ordinary", "ease", "emergency"]

LEVEL: Final = Gaze(0.0)
RECLINED: Final = Gaze(45.0)
LYING: Final = Gaze(90.0)
ASIDE: Final = Gaze(20.0, 120.0)
LONG_RATE_HZ: Final = 4.0
LONG_S: Final = 300.0
_BEFORE_S: Final = 1.0
_AFTER_S: Final = 6.0


@dataclass(frozen=True, slots=True)
class Steady:
    """A part of a session, its levels held."""

    part: str
    levels: Levels
    gaze: Gaze
    seconds: float
    eyes: Eyes = "both"

    def __str__(self) -> str:
        return f"{self.part}, {self.gaze}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a course in which something happens, as it reaches the eye."""

    name: str
    course: Course
    from_s: float
    seconds: float
    haste: Haste = "ordinary"

    def __str__(self) -> str:
        return self.name

    def levels(self, after_s: float) -> Levels:
        return levels_at(self.course, round((self.from_s + after_s) * NS_PER_S))


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that one process films of one scene with one seed."""

    seed: int
    handed_over: tuple[Steady, ...]  # scene light at 90 frames a second
    seen: tuple[Steady, ...]  # through the comfort output
    passages: tuple[Passage, ...]
    passages_gaze: Gaze
    passages_eyes: Eyes
    long: tuple[Steady, ...]  # scene light, four frames a second
    stills: tuple[Gaze, ...]
    stills_min: tuple[float, ...]  # in the scene's own time: some change over hours
    stills_reach_deg: float  # how far from the gaze stripes are looked for


def sampled() -> tuple[Programme, ...]:
    """A short set for every day: each part for a second and a half with one eye, three passages, two long takes."""
    levels = levels_by_part()
    gazes: tuple[Gaze, ...] = (RECLINED, LEVEL, LYING)
    eyes: tuple[Eyes, ...] = ("left", "right")
    handed_over = tuple(Steady(part, levels[part], gazes[i % 3], 1.5, eyes[i % 2]) for i, part in enumerate(PARTS))
    short = {"ease on": 1.5, "emergency": 1.2, "start": 1.5}
    passages = [
        Passage(one.name, one.course, one.from_s + 0.8 * (one.from_s > 0.0), short[one.name], one.haste)
        for one in whole_passages()
        if one.name in short
    ]
    return (
        Programme(
            seed=0,
            handed_over=handed_over,
            seen=tuple(Steady(part, levels[part], RECLINED, 0.0, "left") for part in PARTS),
            passages=tuple(passages),
            passages_gaze=RECLINED,
            passages_eyes="left",
            long=tuple(Steady(part, levels[part], LEVEL, LONG_S, "left") for part in ("settle", "drift")),
            stills=(LEVEL, RECLINED),
            stills_min=(3.0, 150.0, 330.0),
            stills_reach_deg=20.0,
        ),
    )


def whole() -> tuple[Programme, ...]:
    """Everything: three seeds, four directions, both eyes, every passage."""
    levels = levels_by_part()
    gazes = (LEVEL, RECLINED, LYING, ASIDE)
    passages = tuple(whole_passages())
    return tuple(
        Programme(
            seed=seed,
            handed_over=tuple(Steady(part, levels[part], gaze, 3.0) for gaze in gazes for part in PARTS),
            seen=tuple(Steady(part, levels[part], gaze, 1.5) for gaze in gazes for part in PARTS),
            passages=passages if seed == 0 else (),
            passages_gaze=RECLINED,
            passages_eyes="both",
            long=tuple(Steady(part, levels[part], LEVEL, LONG_S, "left") for part in PARTS),
            stills=gazes,
            stills_min=(3.0, 30.0, 60.0, 120.0, 180.0, 240.0, 300.0, 390.0),
            stills_reach_deg=40.0,
        )
        for seed in (0, 1, 7)
    )


def whole_passages() -> Iterator[Passage]:
    """Every act and every border of a 40-minute infusion, from a second before it to six after."""
    ns = NS_PER_S
    acts: tuple[tuple[str, events.Event, Haste], ...] = (
        ("infusion started", events.InfusionStarted(300 * ns), "ordinary"),
        ("staff approach", events.StaffApproach(480 * ns), "ordinary"),
        ("headset off", events.HeadsetOff(600 * ns), "ordinary"),
        ("headset on", events.HeadsetOn(630 * ns), "ordinary"),
        ("infusion paused", events.InfusionPaused(1500 * ns), "ordinary"),
        ("infusion resumed", events.InfusionResumed(1620 * ns), "ordinary"),
        ("infusion stopped", events.InfusionStopped(2900 * ns), "ordinary"),
    )
    course = Course(plan_for_infusion(40), tuple(event for _, event, _ in acts))
    yield Passage("start", course, 0.0, _BEFORE_S + _AFTER_S)
    yield from _around(course, acts)
    yield from _borders(course, known_s=[event.t_ns / ns for _, event, _ in acts])
    # In the brightest part of all, where these change the most.
    hasty: tuple[tuple[str, events.Event, Haste], ...] = (
        ("ease on", events.EaseOn(60 * ns), "ease"),
        ("ease off", events.EaseOff(90 * ns), "ordinary"),
        ("eyes closed", events.EyesClosedOn(150 * ns), "ordinary"),
        ("eyes open", events.EyesClosedOff(180 * ns), "ordinary"),
        ("emergency", events.Emergency(240 * ns), "emergency"),
        ("emergency cleared", events.EmergencyCleared(270 * ns), "ordinary"),
        ("session ended", events.SessionEnded(360 * ns), "ordinary"),
    )
    yield from _around(Course(plan_for_infusion(40), tuple(event for _, event, _ in hasty)), hasty)


def _around(course: Course, acts: tuple[tuple[str, events.Event, Haste], ...]) -> Iterator[Passage]:
    for name, event, haste in acts:
        yield Passage(name, course, event.t_ns / NS_PER_S - _BEFORE_S, _BEFORE_S + _AFTER_S, haste)


def _borders(course: Course, known_s: list[float]) -> Iterator[Passage]:
    """Where a phase, or a half of a chapter, gives way to the next by itself."""
    before = course.at(0)
    for second in range(1, 2 * 3600):
        now = course.at(second * NS_PER_S)
        if (now.phase, now.part) != (before.phase, before.part) and all(abs(second - known) > 2.0 for known in known_s):
            name = f"{part_of(before)} to {part_of(now)}, minute {second // 60}"
            yield Passage(name, course, second - _BEFORE_S, _BEFORE_S + _AFTER_S)
        before = now
        if now.finished:
            yield Passage("the end", course, second - _AFTER_S, _BEFORE_S + _AFTER_S)
            return
