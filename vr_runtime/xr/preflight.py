"""Examine runtime, headset and graphics before a patient wears anything: findings, each with what to do."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum

from vr_runtime.clock import Clock
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.xr import extensions, refresh_rate
from vr_runtime.xr.headset import Headset, as_problem
from vr_runtime.xr.results import CallFailed
from vr_runtime.xr.session import Session


class Level(StrEnum):
    """How grave a finding is."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination."""

    subject: str
    level: Level
    found: str
    remedy: str = ""
    exit_code: ExitCode = ExitCode.OK

    def line(self) -> str:
        """For a person: level, subject, what was found, what to do."""
        remedy = f" -> {self.remedy}" if self.remedy else ""
        return f"{self.level:8} {self.subject:13} {self.found}{remedy}"

    def as_dict(self) -> dict[str, str]:
        """For a machine."""
        return {"subject": self.subject, "level": str(self.level), "found": self.found, "remedy": self.remedy}


def examine(clock: Clock) -> list[Finding]:
    """Open the headset as a session would, look at every part, and close it again. Never raises `Problem`."""
    findings = [_privileges()]
    headset = Headset(clock)
    try:
        session = headset.open()
        findings += _of_headset(headset, session)
    except Problem as problem:
        findings += _of_failed(headset, problem)
    except CallFailed as failure:
        findings += _of_failed(headset, as_problem(failure, headset.runtime))
    finally:
        headset.close()
    return findings


def _of_failed(headset: Headset, problem: Problem) -> list[Finding]:
    subjects = {
        ExitCode.NO_RUNTIME: "runtime",
        ExitCode.NO_OPENGL: "extensions",
        ExitCode.NO_HEADSET: "headset",
        ExitCode.GL_TOO_OLD: "OpenGL",
        ExitCode.NO_COLOUR_FORMAT: "colour format",
    }
    known = [_runtime(headset)] if headset.runtime is not None else []
    subject = subjects.get(problem.code, "session")
    return [*known, Finding(subject, Level.PROBLEM, problem.what, problem.remedy, problem.code)]


def _of_headset(headset: Headset, session: Session) -> list[Finding]:
    return [
        _runtime(headset),
        *_extensions(headset),
        _system(headset),
        _gl(headset),
        _rate(headset, session),
        _space(session),
        _format(session),
        _display_time(session),
    ]


def _privileges() -> Finding:
    if sys.platform == "win32":
        import ctypes

        elevated = bool(ctypes.WinDLL("shell32").IsUserAnAdmin())  # type: ignore[attr-defined]
    else:
        # An ordinary root shell is fine; the loader ignores its environment only where privileges were raised.
        elevated = os.getuid() != os.geteuid()
    if not elevated:
        return Finding("privileges", Level.OK, "the process is not elevated")
    return Finding(
        "privileges",
        Level.WARNING,
        "the process is elevated: the OpenXR loader ignores XR_RUNTIME_JSON then",
        "Start the program as an ordinary user",
    )


def _runtime(headset: Headset) -> Finding:
    assert headset.runtime is not None
    return Finding("runtime", Level.OK, f"{headset.runtime.name} {headset.runtime.version}")


def _extensions(headset: Headset) -> list[Finding]:
    assert headset.runtime is not None
    enabled = headset.runtime.enabled
    elsewhere = extensions.TIMESPEC_TIME if sys.platform == "win32" else extensions.WIN32_TIME
    windows_only = {extensions.EGL} if sys.platform == "win32" else set()
    findings = []
    for extension in extensions.TABLE:
        if extension.name == elsewhere or extension.name in windows_only:
            continue
        if extension.name in enabled:
            findings.append(Finding("extension", Level.OK, f"{extension.name}: {extension.purpose}"))
        else:
            found = f"{extension.name} is not offered: {extension.without}"
            findings.append(Finding("extension", Level.WARNING, found, "Update the runtime if it can be updated"))
    return findings


def _system(headset: Headset) -> Finding:
    assert headset.system is not None
    width, height = headset.system.recommended_px
    return Finding("headset", Level.OK, f"{headset.system.name}, {width} x {height} px an eye")


def _gl(headset: Headset) -> Finding:
    assert headset.binding is not None
    info = headset.binding.gl.info
    found = f"{info['GL_VERSION']} on {info['GL_RENDERER']} through {headset.binding.name}"
    if "llvmpipe" in info["GL_RENDERER"] or "softpipe" in info["GL_RENDERER"]:
        return Finding("OpenGL", Level.WARNING, f"{found}: no graphics card draws", "Install the card's driver")
    return Finding("OpenGL", Level.OK, found)


def _rate(headset: Headset, session: Session) -> Finding:
    if session.refresh_hz is None:
        return Finding(
            "refresh rate", Level.WARNING, "the runtime does not say", "Check it in the headset's own settings"
        )
    found = f"{session.refresh_hz:.0f} Hz"
    if abs(session.refresh_hz - refresh_rate.WANTED_HZ) < 1.0:
        return Finding("refresh rate", Level.OK, found)
    assert headset.system is not None
    return Finding("refresh rate", Level.WARNING, f"{found}, wanted 90 Hz", "Set 90 Hz in the headset's own settings")


def _space(session: Session) -> Finding:
    choice = session.world.choice
    if choice.name == "LOCAL":
        found = f"LOCAL, taken to lie {choice.lowered_m:.2f} m above the floor"
        return Finding("space", Level.WARNING, found, "Set up the floor height in the runtime's room setup")
    return Finding("space", Level.OK, choice.name)


def _format(session: Session) -> Finding:
    colour = session.swapchain.colour
    if colour.name == "GL_RGBA8":
        return Finding(
            "colour format", Level.WARNING, f"{colour.name}: dark gradients show steps", "Update the runtime"
        )
    return Finding("colour format", Level.OK, colour.name)


def _display_time(session: Session) -> Finding:
    if session.display_time.exact:
        return Finding("display time", Level.OK, "the runtime converts its times to the system's clock")
    return Finding("display time", Level.WARNING, "estimated", "Update the runtime if it can be updated")
