"""Examine runtime, headset and graphics before a patient wears anything: findings, each with what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.finding import Finding, Group, Level, Values
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.xr import extensions, refresh_rate
from vr_runtime.xr.headset import Headset, as_problem
from vr_runtime.xr.results import CallFailed
from vr_runtime.xr.session import Session
from vr_runtime.xr.short_session import Seen, look_briefly

_LOOKS_FOR_S: Final = 2.0
_FAILED: Final[dict[ExitCode, tuple[str, Group, str]]] = {
    ExitCode.NO_RUNTIME: ("runtime_missing", "headset", "runtime"),
    ExitCode.NO_OPENGL: ("opengl_not_taken", "picture", "extensions"),
    ExitCode.NO_HEADSET: ("headset_missing", "headset", "headset"),
    ExitCode.GL_TOO_OLD: ("opengl_unusable", "picture", "OpenGL"),
    ExitCode.NO_COLOUR_FORMAT: ("colour_format_missing", "picture", "colour format"),
}


def examine(clock: Clock) -> Iterator[Finding]:
    """Open the headset as a session would, look at every part, play a few empty frames, and close it again.

    Findings come as they are made, so that a runtime that stops answering takes none of them back. Never raises
    `Problem`.
    """
    yield _privileges()
    headset = Headset(clock)
    try:
        session = headset.open()
        yield from _of_headset(headset, session)
        seen = look_briefly(session, clock, _LOOKS_FOR_S)
        yield _rate(session, seen)
        yield _space(session)
        yield _lost() if seen.lost else _tracking(seen)
        yield _worn(seen)
    except Problem as problem:
        yield from _of_failed(headset, problem)
    except CallFailed as failure:
        yield from _of_failed(headset, as_problem(failure, headset.runtime))
    finally:
        headset.close()


def _of_failed(headset: Headset, problem: Problem) -> Iterator[Finding]:
    if headset.runtime is not None and headset.session is None:
        yield _runtime(headset)
    name, group, subject = _FAILED.get(problem.code, ("runtime_refused", "headset", "session"))
    yield Finding(name, group, subject, Level.PROBLEM, problem.what, problem.remedy, exit_code=problem.code)


def _of_headset(headset: Headset, session: Session) -> Iterator[Finding]:
    yield _runtime(headset)
    yield from _extensions(headset)
    yield _system(headset)
    yield _gl(headset)
    yield _format(session)
    yield _display_time(session)


def _privileges() -> Finding:
    if sys.platform == "win32":
        import ctypes

        elevated = bool(ctypes.WinDLL("shell32").IsUserAnAdmin())  # type: ignore[attr-defined]  # Windows only
    else:
        # An ordinary root shell is fine; the loader ignores its environment only where privileges were raised.
        elevated = os.getuid() != os.geteuid()
    if not elevated:
        return Finding("privileges_ordinary", "computer", "privileges", Level.OK, "the process is not elevated")
    return Finding(
        "privileges_elevated",
        "computer",
        "privileges",
        Level.WARNING,
        "the process is elevated: the OpenXR loader ignores XR_RUNTIME_JSON then",
        "Start the program as an ordinary user",
    )


def _runtime(headset: Headset) -> Finding:
    assert headset.runtime is not None
    runtime, version = headset.runtime.name, headset.runtime.version
    values = {"runtime": runtime, "version": version}
    return Finding("runtime_found", "headset", "runtime", Level.OK, f"{runtime} {version}", values=values)


def _extensions(headset: Headset) -> Iterator[Finding]:
    assert headset.runtime is not None
    enabled = headset.runtime.enabled
    elsewhere = extensions.TIMESPEC_TIME if sys.platform == "win32" else extensions.WIN32_TIME
    windows_only = {extensions.EGL} if sys.platform == "win32" else set()
    for extension in extensions.TABLE:
        if extension.name == elsewhere or extension.name in windows_only:
            continue
        if extension.name == extensions.AUDIO_DEVICE and extension.name not in enabled:
            continue  # one maker's alone, and nothing to mend
        values = {"extension": extension.name}
        if extension.name in enabled:
            found = f"{extension.name}: {extension.purpose}"
            yield Finding("extension_offered", "headset", "extension", Level.OK, found, values=values)
        else:
            found, remedy = f"{extension.name} is not offered: {extension.without}", "Update the runtime if possible"
            yield Finding("extension_missing", "headset", "extension", Level.WARNING, found, remedy, values)


def _system(headset: Headset) -> Finding:
    assert headset.system is not None
    width, height = headset.system.recommended_px
    found = f"{headset.system.name}, {width} x {height} px an eye"
    values: Values = {"headset": headset.system.name, "width_px": width, "height_px": height}
    return Finding("headset_found", "headset", "headset", Level.OK, found, values=values)


def _gl(headset: Headset) -> Finding:
    assert headset.binding is not None
    info = headset.binding.gl.info
    found = f"{info['GL_VERSION']} on {info['GL_RENDERER']} through {headset.binding.name}"
    values = {"version": info["GL_VERSION"], "card": info["GL_RENDERER"], "binding": headset.binding.name}
    if "llvmpipe" in info["GL_RENDERER"] or "softpipe" in info["GL_RENDERER"]:
        found, remedy = f"{found}: no graphics card draws", "Install the card's driver"
        return Finding("opengl_software", "picture", "OpenGL", Level.WARNING, found, remedy, values)
    return Finding("opengl_card", "picture", "OpenGL", Level.OK, found, values=values)


def _rate(session: Session, seen: Seen) -> Finding:
    """What the runtime says, else what its frames are spaced by."""
    hz = session.refresh_hz or (NS_PER_S / seen.period_ns if seen.period_ns else None)
    remedy = "Set 90 Hz in the headset's own settings"
    if hz is None:
        found, remedy = "the runtime does not say", "Check it in the headset's own settings"
        return Finding("refresh_rate_unknown", "picture", "refresh rate", Level.WARNING, found, remedy)
    values = {"hz": round(hz)}
    if abs(hz - refresh_rate.WANTED_HZ) < 1.0:
        return Finding("refresh_rate_wanted", "picture", "refresh rate", Level.OK, f"{hz:.0f} Hz", values=values)
    found = f"{hz:.0f} Hz, wanted {refresh_rate.WANTED_HZ:.0f} Hz"
    return Finding("refresh_rate_other", "picture", "refresh rate", Level.WARNING, found, remedy, values)


def _space(session: Session) -> Finding:
    choice = session.world.choice
    if choice.name == "LOCAL":
        found = f"LOCAL, taken to lie {choice.lowered_m:.2f} m above the floor"
        remedy = "Set up the floor height in the runtime's room setup"
        values: Values = {"space": choice.name, "lowered_m": round(choice.lowered_m, 2)}
        return Finding("space_assumed", "headset", "space", Level.WARNING, found, remedy, values)
    return Finding("space_floor", "headset", "space", Level.OK, choice.name, values={"space": choice.name})


def _format(session: Session) -> Finding:
    colour = session.swapchain.colour.name
    values = {"format": colour}
    if colour == "GL_RGBA8":
        found, remedy = f"{colour}: dark gradients show steps", "Update the runtime"
        return Finding("colour_format_coarse", "picture", "colour format", Level.WARNING, found, remedy, values)
    return Finding("colour_format_fine", "picture", "colour format", Level.OK, colour, values=values)


def _display_time(session: Session) -> Finding:
    if session.display_time.exact:
        found = "the runtime converts its times to the system's clock"
        return Finding("display_time_exact", "picture", "display time", Level.OK, found)
    remedy = "Update the runtime if it can be updated"
    return Finding("display_time_estimated", "picture", "display time", Level.WARNING, "estimated", remedy)


def _lost() -> Finding:
    return Finding(
        "session_lost",
        "headset",
        "session",
        Level.PROBLEM,
        "the runtime took the session away as soon as it had begun",
        "Restart the runtime and the headset, then look again",
        exit_code=ExitCode.RUNTIME_REFUSED,
    )


def _tracking(seen: Seen) -> Finding:
    if seen.head == "tracked":
        return Finding("tracking_works", "headset", "tracking", Level.OK, "the headset knows where the head is")
    if not seen.began:
        found, remedy = "the runtime begins no session yet", "Put the headset on, or wake it, and look again"
        return Finding("tracking_unseen", "headset", "tracking", Level.WARNING, found, remedy)
    remedy = "Free the headset's cameras, or its base stations' view of it, and give it light"
    if seen.head == "estimated":
        found = "the headset only estimates where the head is"
        return Finding("tracking_estimated", "headset", "tracking", Level.WARNING, found, remedy)
    found = "the headset does not know where the head is"
    return Finding("tracking_lost", "headset", "tracking", Level.WARNING, found, remedy)


def _worn(seen: Seen) -> Finding:
    if seen.worn is None:
        found = "the runtime does not tell whether the headset is worn"
        return Finding("worn_untold", "headset", "worn", Level.OK, found)
    if seen.worn:
        return Finding("worn", "headset", "worn", Level.OK, "the headset is worn")
    return Finding("worn_not_yet", "headset", "worn", Level.OK, "nobody wears the headset yet")
