"""What each part of an ordinary session looks like, for whoever must try a scene without playing one."""

from __future__ import annotations

from typing import Final

from vr_runtime.course.course import Course, Where
from vr_runtime.course.events import InfusionStarted, InfusionStopped
from vr_runtime.course.levels import Levels, levels_at
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.course.score import NS_PER_MIN

PARTS: Final = ("settle", "onset", "deepen", "drift", "rest", "return", "reorient")
_INFUSION_MIN: Final = 90
_SHARE_INTO: Final = 0.6  # of a part: past the ramp that leads into it


def sample_course() -> Course:
    """A plain session with 90 minutes of infusion, from its beginning to its end."""
    plan = plan_for_infusion(_INFUSION_MIN)
    events = (InfusionStarted(plan.start_min * NS_PER_MIN), InfusionStopped(plan.stop_min * NS_PER_MIN))
    return Course(plan, events)


def levels_by_part() -> dict[str, Levels]:
    """Levels well inside each part of a plain session, by the part's name, in the order of the session."""
    course = sample_course()
    plan = course.plan
    minutes = {phase.name: phase.start_min + _SHARE_INTO * phase.duration_min for phase in plan.phases}
    chapter = plan.chapters[0]
    minutes["drift"] = chapter.start_min + _SHARE_INTO * chapter.drift_min
    minutes["rest"] = chapter.start_min + chapter.drift_min + _SHARE_INTO * chapter.rest_min
    return {part: levels_at(course, round(minutes[part] * NS_PER_MIN)) for part in PARTS}


def part_of(where: Where) -> str:
    """The part that a session is in, by its name in `PARTS`."""
    return where.part or where.phase
