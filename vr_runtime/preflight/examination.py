"""The whole pre-flight: headset, sound, this PC, the sessions on it, and what the clinic has set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from vr_runtime.clock import Clock
from vr_runtime.finding import Finding
from vr_runtime.preflight.parts import Part, findings_of

_HEADSET_S: Final = 30.0  # a runtime that has to be started first takes its time
_OTHERS_S: Final = 8.0
_RESTART: Final = "Restart this PC, and look again"


def examine(clock: Clock, headset: Literal["openxr", "simulated"], sound: str) -> list[Finding]:
    """Everything that should be known before a patient wears the headset. `sound`: as `--sound` of `run`.

    While a session runs, its headset and its sound device are left alone, and are not in the list.
    """
    running = findings_of([Part("session", "session", _running, _OTHERS_S, _RESTART)])
    if running:
        return [*running, *findings_of([*_of_this_pc()])]
    of_session = Part("session", "session", lambda: _broke_off(headset), _OTHERS_S, _RESTART)
    return findings_of([*_of_headset(clock, headset, sound), of_session, *_of_this_pc()])


def _of_headset(clock: Clock, headset: Literal["openxr", "simulated"], sound: str) -> Iterator[Part]:
    def look_at_headset() -> Iterable[Finding]:
        from vr_runtime.xr.preflight import examine as examine_headset

        return examine_headset(clock)

    def look_at_sound() -> Iterable[Finding]:
        from vr_runtime.preflight.sound import examine_sound

        return examine_sound(sound, simulated=headset == "simulated")

    restart = "Restart the headset and its software, and look again"
    yield Part("headset", "headset", look_at_headset, _HEADSET_S, restart, vital=True)
    yield Part("sound", "sound", look_at_sound, _OTHERS_S, "Restart the system's sound, or this PC, and look again")


def _of_this_pc() -> Iterator[Part]:
    from vr_runtime.preflight.clinic import examine_presets, examine_settings
    from vr_runtime.preflight.computer import examine_clock, examine_disk, examine_sleep
    from vr_runtime.record.state_folder import state_folder

    yield Part("disk", "computer", lambda: examine_disk(state_folder()), _OTHERS_S, _RESTART)
    yield Part("sleep", "computer", examine_sleep, _OTHERS_S, _RESTART)
    yield Part("clock", "computer", examine_clock, _OTHERS_S, _RESTART)
    yield Part("presets", "clinic", examine_presets, _OTHERS_S, "Look into the clinic's folder of presets")
    yield Part("settings", "clinic", examine_settings, _OTHERS_S, "Look at the clinic's settings.toml")


def _running() -> Iterable[Finding]:
    from vr_runtime.control.private_files import Places
    from vr_runtime.preflight.sessions import session_running

    found = session_running(Places.of_this_user().runtime)
    return [] if found is None else [found]


def _broke_off(headset: Literal["openxr", "simulated"]) -> Iterable[Finding]:
    from vr_runtime.preflight.sessions import examine_sessions, reading_now
    from vr_runtime.record.state_folder import state_folder

    return examine_sessions(state_folder(), headset, reading_now())
