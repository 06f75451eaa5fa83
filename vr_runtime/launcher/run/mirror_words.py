"""What is said of the mirror's picture: that it is new, old, or not there, and why. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.times import age

STALE_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Caption:
    """`title`: large over a dimmed picture, "" where the picture speaks for itself. `foot`: always, small."""

    dimmed: bool
    title: str
    foot: str


def caption_of(state: ms.Snapshot | None, age_s: float | None, *, lost: bool = False) -> Caption:
    """`age_s`: of the newest picture, None where there is none. `lost`: the host is, so that nothing is known."""
    translate = QCoreApplication.translate
    why = None if state is None or lost else _why_none(state)
    if age_s is None:
        return Caption(True, why or translate("Mirror", "No picture yet"), translate("Mirror", "Left eye"))
    foot = translate("Mirror", "Left eye, {age} old").format(age=age(age_s))
    if age_s > STALE_S:
        return Caption(True, why or translate("Mirror", "No picture for {age}").format(age=_whole(age_s)), foot)
    if state is not None and not lost and state.flags.emergency:
        return Caption(False, "", translate("Mirror", "Left eye: dim grey, emergency"))
    if state is not None and not lost and state.flags.eyes_closed:
        return Caption(False, "", translate("Mirror", "Left eye: nearly dark, eyes closed"))
    return Caption(False, "", foot)


def _why_none(state: ms.Snapshot) -> str | None:
    """Why no picture can be expected, where that is known."""
    translate = QCoreApplication.translate
    if state.flags.ended:
        return translate("Mirror", "Over: the session has ended")
    if not state.player.alive:
        return translate("Mirror", "No picture: the player is gone")
    if state.flags.headset_off or (state.display.opened and not state.display.worn):
        return translate("Mirror", "Paused: headset off")
    if not state.display.opened:
        return translate("Mirror", "Waiting for the headset")
    if state.flags.eyes_closed:
        return translate("Mirror", "Nearly dark: eyes closed")
    return None


def _whole(age_s: float) -> str:
    """Seconds counted whole, so that the eye is not drawn to them."""
    return QCoreApplication.translate("Mirror", "{seconds} s").format(seconds=int(age_s)) if age_s < 120 else age(age_s)
