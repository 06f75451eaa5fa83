"""Why a start came to nothing, in the launcher's words, with the one thing to do about it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from vr_runtime.problem import ExitCode

translate = QCoreApplication.translate

Way = Literal["understood", "go_to_session", "resume", "check", "settings"]
_WITHOUT_HOST = "A session plays on whose host has gone"  # the one other reason for which a host is busy


@dataclass(frozen=True, slots=True)
class Failure:
    """`told` stands large, the host's own line as `said` beneath where it says more; `way`: what the button does."""

    told: str
    said: str
    way: Way

    @property
    def action(self) -> str:
        """The word on the button."""
        return {
            "go_to_session": translate("Failures", "Go to it"),
            "resume": translate("Failures", "Go on with it"),
            "check": translate("Failures", "Check again"),
            "settings": translate("Failures", "Settings"),
        }.get(self.way, translate("Failures", "Understood"))


def failure(code: int | None, said: str) -> Failure:
    """From the host's exit code and its line; a code that has no words here leaves the line as it is."""
    told, way = _known(code, said)
    return Failure(told, said, way) if told else Failure(said, "", "understood")


def unreachable(trouble: str) -> Failure:
    """A session that runs and that this window cannot show; `trouble`: what came of the last try, or ""."""
    told = translate(
        "Failures",
        "That session does not answer this window. Wait ten seconds and try again; "
        "if it stays so, take the headset off and restart this PC.",
    )
    return Failure(told, trouble, "go_to_session")


def _known(code: int | None, said: str) -> tuple[str, Way]:
    match code:
        case ExitCode.HOST_BUSY if said.startswith(_WITHOUT_HOST):
            return translate("Failures", "A session is still in the headset. Nothing here leads it any more."), "resume"
        case ExitCode.HOST_BUSY:
            return translate("Failures", "Another session runs on this PC."), "go_to_session"
        case ExitCode.NO_SESSION:
            return translate("Failures", "There is no session left to go on with. Start a new one."), "understood"
        case ExitCode.NO_RUNTIME:
            told = translate(
                "Failures", "The headset’s software does not answer. Start it on this PC and switch the headset on."
            )
            return told, "check"
        case ExitCode.NO_HEADSET:
            told = translate(
                "Failures", "No headset was found. Plug its cable in, switch it on and wait until it shows a picture."
            )
            return told, "check"
        case ExitCode.DISPLAY_LOST | ExitCode.RUNTIME_REFUSED:
            told = translate(
                "Failures", "The headset did not take the session. Close other VR programs and plug its cable in again."
            )
            return told, "check"
        case ExitCode.NO_OPENGL | ExitCode.GL_TOO_OLD | ExitCode.NO_COLOUR_FORMAT:
            told = translate("Failures", "This PC’s graphics card or its driver cannot show the scenes.")
            return told, "check"
        case ExitCode.NO_SOUND:
            told = translate(
                "Failures", "The sound device was not found. Plug it in, or choose another one in the settings."
            )
            return told, "settings"
        case ExitCode.CLINIC_LIMIT | ExitCode.BAD_SETTING:
            return translate("Failures", "The clinic’s settings do not allow this session as it is."), "settings"
        case ExitCode.JOURNAL_UNWRITABLE:
            told = translate("Failures", "The session’s record cannot be written. Look whether this PC’s disk is full.")
            return told, "check"
    return "", "understood"
