"""What happened in a session, in the words of the acts, for a time line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vr_runtime.clock import NS_PER_S
from vr_runtime.control import messages as ms
from vr_runtime.control.state import MARKS_KEPT
from vr_runtime.course import events as ev

_WORDS: Final[dict[type[ev.Event], str]] = {
    ev.InfusionStarted: "started",
    ev.InfusionPaused: "paused",
    ev.InfusionResumed: "resumed",
    ev.InfusionStopped: "stopped",
    ev.EaseOn: "ease on",
    ev.EaseOff: "ease off",
    ev.EyesClosedOn: "eyes-closed on",
    ev.EyesClosedOff: "eyes-closed off",
    ev.StaffApproach: "approach",
    ev.HeadsetOff: "headset off",
    ev.HeadsetOn: "headset on",
    ev.LevelView: "level",
    ev.LevelOff: "level off",
    ev.Recentre: "recentre",
    ev.Emergency: "emergency",
    ev.EmergencyCleared: "clear",
    ev.SessionEnded: "end",
}


def marks_of(events: Sequence[ev.Event], scenes: dict[int, str]) -> tuple[ms.Mark, ...]:
    """The newest of the events, in order. `scenes`: which of them, by their number, were changes of scene."""
    first = max(0, len(events) - MARKS_KEPT)
    return tuple(
        ms.Mark(round(event.t_ns / NS_PER_S, 3), _words(event, scenes.get(number)))
        for number, event in enumerate(events[first:], first)
    )


def _words(event: ev.Event, scene: str | None) -> str:
    match event:
        case ev.Extended(_, minutes):
            return f"extend {minutes}"
        case ev.Shortened(_, minutes):
            return f"shorten {minutes}"
        case ev.Recentre() if scene is not None:
            return f"scene {scene}"
    return _WORDS[type(event)]
