"""`vr-runtime ctl`, `status` and `watch`: a technician's console in a terminal."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from vr_runtime.control.client import Client
from vr_runtime.control.messages import Act, Alarm, Snapshot, act_in
from vr_runtime.problem import ExitCode, Problem

_WATCH_EVERY_S: Final = 1.0
_SWITCH: Final = {"on": True, "off": False}

# Word -> the field that its value fills, how the value is read, and what is said where that fails.
_PLAIN: Final = (
    "started",
    "paused",
    "resumed",
    "stopped",
    "approach",
    "recentre",
    "emergency",
    "clear",
    "end",
)
_WITH_VALUE: Final[dict[str, tuple[str, Callable[[str], object], str]]] = {
    "extend": ("minutes", int, "whole minutes, 1 to 345"),
    "shorten": ("minutes", int, "whole minutes, 1 to 345"),
    "ease": ("on", _SWITCH.__getitem__, "on or off"),
    "level": ("on", _SWITCH.__getitem__, "off, or nothing"),
    "eyes-closed": ("on", _SWITCH.__getitem__, "on or off"),
    "brightness": ("percent", int, "a whole percentage, 25 to 100"),
    "volume": ("db", float, "decibels, -24 to 0"),
    "music": ("on", _SWITCH.__getitem__, "on or off"),
    "voice": ("on", _SWITCH.__getitem__, "on or off"),
    "breath": ("on", _SWITCH.__getitem__, "on or off"),
    "scene": ("name", str.lower, "a scene's name; vr-runtime scenes lists them"),
    "silence": ("name", lambda name: name.replace("-", "_"), "an alarm's name, or nothing for all that stand"),
}
_IN_DOUBT: Final[dict[str, dict[str, object]]] = {"level": {"on": True}, "silence": {"name": None}}
"""What a word means without its value, where it may stand without."""


def ctl(arguments: argparse.Namespace) -> ExitCode:
    """One act. `arguments`: words, and if_version or None. Refused: the reason and exit code 2."""
    act = act_from_words(arguments.words)
    with Client.attach() as client:
        answer = client.act(act, if_version=arguments.if_version)
    said = " ".join(arguments.words)
    if answer.outcome == "applied":
        print(f"{said}: done; {answer.remark}" if answer.remark else f"{said}: done")
        return ExitCode.OK
    print(f"vr-runtime: {said} was refused: {answer.reason}.", file=sys.stderr)
    return ExitCode.USAGE


def status(arguments: argparse.Namespace) -> ExitCode:
    """The state now. `arguments`: json."""
    with Client.attach() as client:
        print(_shown(client.snapshot, arguments.json), flush=True)
    return ExitCode.OK


def watch(arguments: argparse.Namespace) -> ExitCode:
    """One line of state a second until Ctrl-C or the end of the host. `arguments`: json."""
    with Client.attach() as client:
        due_s = time.monotonic()
        for state in client.states():
            now_s = time.monotonic()
            if now_s < due_s:
                continue
            due_s = max(due_s + _WATCH_EVERY_S, now_s)
            print(_shown(state, arguments.json), flush=True)
    return ExitCode.OK


def act_from_words(words: Sequence[str]) -> Act:
    """The act that a technician typed. Raises Problem(USAGE) with the nearest word, or with what the value may be."""
    word, *values = words
    if word in _PLAIN:
        if values:
            raise Problem(ExitCode.USAGE, f"{word} takes no value", f"Say vr-runtime ctl {word}")
        return act_in({"act": word})
    if word == "scale":
        return _scale(values)
    if word not in _WITH_VALUE:
        raise _unknown(word)
    field, read, wanted = _WITH_VALUE[word]
    if not values and word in _IN_DOUBT:
        return act_in({"act": word, **_IN_DOUBT[word]})
    try:
        (value,) = values
        return act_in({"act": word, field: read(value)})
    except (ValueError, KeyError, msgspec.ValidationError):
        raise Problem(ExitCode.USAGE, f"{' '.join(words)}: {word} takes {wanted}", "Nothing was changed") from None


def _scale(values: Sequence[str]) -> Act:
    try:
        kind, value = values
        return act_in({"act": "scale", "kind": kind, "value": int(value)})
    except (ValueError, msgspec.ValidationError):
        wanted = "nausea, anxiety, pain or comfort, and a whole number from 0 to 10"
        said = " ".join(("scale", *values))
        raise Problem(ExitCode.USAGE, f"{said}: scale takes {wanted}", "Nothing was changed") from None


def _unknown(word: str) -> Problem:
    import difflib

    known = [*_PLAIN, *_WITH_VALUE, "scale"]
    nearest = difflib.get_close_matches(word, known, n=1)
    remedy = f"Did you mean '{nearest[0]}'" if nearest else f"Acts are {', '.join(known)}"
    return Problem(ExitCode.USAGE, f"{word} is no act", remedy)


def _shown(state: Snapshot, as_json: bool) -> str:
    return msgspec.json.encode(state).decode() if as_json else line_of(state)


def line_of(state: Snapshot) -> str:
    """The state in one line: phase, clocks, what is switched on, headset, frames, alarms, what the speaker notes."""
    flags = [name.replace("_", " ") for name, on in msgspec.structs.asdict(state.flags).items() if on]
    player = state.player
    parts = [
        "SIMULATED" if state.display.simulated else None,
        f"{state.phase} {state.phase_progress:.0%}",
        f"session {_clock(state.session_s)}",
        None if state.infusion_s is None else f"infusion {_clock(state.infusion_s)}",
        _coming(state),
        ", ".join(flags),
        f"headset {state.headset}",
        f"{player.frames} frames, {player.missed_frames} missed" if player.alive else "NO PLAYER",
        _to_the_end(state),
        *(_alarm(alarm) for alarm in state.alarms),
        # Where nothing plays, an alarm says so already.
        state.hearing.notice if state.hearing.playing else None,
    ]
    return " | ".join(part for part in parts if part)


def _alarm(alarm: Alarm) -> str:
    if alarm.silenced:
        return f"silenced: {alarm.cause}"
    return f"{alarm.level.upper()}: {alarm.cause}; {alarm.action}{f' ({alarm.name})' if alarm.name else ''}"


def _coming(state: Snapshot) -> str:
    if state.waiting_for is not None:
        return f"waiting for: {state.waiting_for.replace('_', ' ')}"
    if state.next is None or state.next.in_s is None:
        return ""
    return f"{state.next.phase} in {_clock(state.next.in_s)}"


def _to_the_end(state: Snapshot) -> str:
    ends_s = state.timeline.ends_s
    if ends_s is None or ends_s <= state.session_s:
        return ""
    return f"over in {_clock(ends_s - state.session_s)}"


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
