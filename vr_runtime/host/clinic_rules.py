"""What the clinic's settings do not allow while a session plays, whichever console asks for it."""

from __future__ import annotations

from vr_runtime.clinic.limits import ClinicLimits
from vr_runtime.control import messages as ms
from vr_runtime.course.course import Course
from vr_runtime.course.score import NS_PER_MIN


def objection_of_clinic(act: ms.Act, limits: ClinicLimits, course: Course) -> str | None:
    """Why an act goes beyond the clinic's limits; None where it stays within."""
    match act:
        case ms.Brightness(percent):
            return limits.objection_to_brightness(percent)
        case ms.Volume(db):
            return limits.objection_to_volume(db)
        case ms.Scene(name):
            return limits.objection_to_scene(name)
        case ms.Extend(minutes) if course.plan.preset.dose is None:
            assert course.unrolled is not None
            return limits.objection_to_infusion(course.unrolled.state.planned_ns // NS_PER_MIN + minutes)
    return None
