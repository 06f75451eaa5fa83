"""Sound without a device: a steady part, or a whole course on a virtual clock, as fast as the processor allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from vr_runtime.course.course import NS_PER_S, Course
from vr_runtime.course.events import InfusionStarted, InfusionStopped
from vr_runtime.course.levels import Levels, levels_at
from vr_runtime.course.plan import Plan
from vr_runtime.course.score import NS_PER_MIN
from vr_runtime.sound.cues import Cues, SoundSettings, cues_of
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.scale import RATE_HZ, Block

BLOCK: Final = 1024
_OPENING_S: Final = 15.0  # a steady part begins when the first fade is over


def blocks_of(mixer: Mixer, cues_at: Callable[[int], Cues], frames: int) -> Iterator[Block]:
    """`frames` frames in blocks; `cues_at` is asked with the session time in nanoseconds of each block's start."""
    for start in range(0, frames, BLOCK):
        yield mixer.render(min(BLOCK, frames - start), cues_at(start * NS_PER_S // RATE_HZ))


def steady_blocks(mixer: Mixer, cues: Cues, seconds: float) -> Iterator[Block]:
    """`seconds` of a part that goes on, from when it has come in fully."""
    for _ in blocks_of(mixer, lambda _: cues, round(_OPENING_S * RATE_HZ)):
        pass
    yield from blocks_of(mixer, lambda _: cues, round(seconds * RATE_HZ))


def planned_course(plan: Plan) -> Course:
    """The course of a session in which start and stop are confirmed as planned."""
    return Course(
        plan, (InfusionStarted(plan.start_min * NS_PER_MIN), InfusionStopped(plan.stop_min * NS_PER_MIN))
    )  # fmt: skip


def course_cues(course: Course, settings: SoundSettings, bed: str) -> Callable[[int], Cues]:
    """The cues of a course by session time in nanoseconds."""

    def cues_at(t_ns: int) -> Cues:
        levels: Levels = levels_at(course, t_ns)
        return cues_of(levels, settings, bed=bed)

    return cues_at
