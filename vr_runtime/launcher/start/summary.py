"""What would be started, in two short lines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from vr_runtime.course.plan import Plan
from vr_runtime.launcher import words
from vr_runtime.launcher.start.scene_choice import SceneOffer

translate = QCoreApplication.translate


def language() -> str:
    """In which the window speaks: en, de, fr or es."""
    return QLocale().name().partition("_")[0]


def summary(scene: SceneOffer | None, plan: Plan | None, posture: str) -> str:
    """Scene, length and posture, as far as they are known."""
    title = "" if scene is None else scene.title(language())
    length = ""
    if plan is not None:
        length = translate("Summary of the start", "{length} in the headset").format(
            length=words.minutes(plan.window_min)
        )
    return " · ".join(part for part in (title, length, words.posture(posture)) if part)


def remark(scene: SceneOffer | None, plan: Plan | None, *, runs: bool, problem: bool) -> str:
    """The one thing that stands in the way, or when it would be over."""
    if runs:
        return translate("Summary of the start", "A session is running")
    if scene is None:
        return translate("Summary of the start", "Choose a scene first")
    if plan is None:
        return translate("Summary of the start", "The plan cannot be started as it is: see beside its minutes")
    if problem:
        return translate("Summary of the start", "The check before the session found a problem")
    ends = QTime.currentTime().addSecs(plan.window_min * 60)
    return translate("Summary of the start", "Started now, it ends at about {time}").format(
        time=QLocale().toString(ends, QLocale.FormatType.ShortFormat)
    )
