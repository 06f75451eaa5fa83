"""Where the sound of a session would come from, and whether that device takes it. Nothing is played."""

from __future__ import annotations

from collections.abc import Iterator

from vr_runtime.finding import Finding, Level
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.devices import AUTO, DEFAULT, Device, chosen, devices_now, refusal_of
from vr_runtime.sound.scale import RATE_HZ

_LISTED = "vr-runtime sound devices lists them"


def examine_sound(wanted: str, *, simulated: bool) -> Iterator[Finding]:
    """`wanted`: as `--sound` of `run`; `simulated`: nobody wears the headset, and "auto" plays nothing then."""
    if wanted == "none" or (wanted == AUTO and simulated):
        found = "no sound was asked for" if wanted == "none" else "a simulated headset plays none unless asked for"
        yield Finding("sound_not_wanted", "sound", "sound", Level.OK, found)
        return
    if wanted.startswith("file:"):
        yield Finding("sound_to_file", "sound", "sound", Level.OK, "it goes into a file, and nobody hears it")
        return
    try:
        devices = devices_now()
    except Problem as problem:
        yield _no_system(problem, wanted)
        return
    yield from of_devices(devices, wanted)


def of_devices(devices: list[Device], wanted: str) -> Iterator[Finding]:
    """The device that a session would play on, and whether it takes what is played."""
    choice = chosen(devices, wanted)
    device = choice.device
    if device is None:
        yield _none(choice.why, wanted)
        return
    values = {"device": device.name, "system": device.api}
    found = f"{device.name} ({device.api}): {choice.why}"
    if wanted == AUTO and not device.is_headset:
        remedy = "Check that the patient hears it (vr-runtime sound check), or name the headset's device"
        yield Finding("sound_not_headsets", "sound", "sound", Level.WARNING, found, remedy, values)
    else:
        name = "sound_of_headset" if device.is_headset else "sound_as_chosen"
        yield Finding(name, "sound", "sound", Level.OK, found, values=values)
    refusal = refusal_of(device)
    if refusal is None:
        found = f"stereo at {RATE_HZ // 1000} kHz"
        yield Finding("sound_rate_taken", "sound", "sound rate", Level.OK, found, values=values)
        return
    found = f"{device.name} does not take stereo at {RATE_HZ // 1000} kHz ({refusal})"
    remedy = "Close what uses it, set it to 48 kHz in the system's settings, or name another"
    yield Finding("sound_rate_refused", "sound", "sound rate", Level.WARNING, found, remedy, values)


def _no_system(problem: Problem, wanted: str) -> Finding:
    name, level = "sound_system_missing", Level.WARNING if wanted in {AUTO, DEFAULT} else Level.PROBLEM
    code = ExitCode.OK if level is Level.WARNING else problem.code
    return Finding(name, "sound", "sound", level, problem.what, problem.remedy, exit_code=code)


def _none(why: str, wanted: str) -> Finding:
    """A session plays without sound; only what was named by somebody has to be there."""
    if wanted in {AUTO, DEFAULT}:
        return Finding("sound_missing", "sound", "sound", Level.WARNING, why, f"Connect one; {_LISTED}")
    return Finding(
        "sound_named_missing",
        "sound",
        "sound",
        Level.PROBLEM,
        why,
        f"Name one that is there; {_LISTED}",
        {"device": wanted},
        ExitCode.NO_SOUND,
    )
