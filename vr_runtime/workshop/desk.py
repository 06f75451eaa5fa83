"""What the person at the preview has chosen, and what keys and clicks make of it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from vr_runtime.workshop.parts import CONTINUOUS, STOPS
from vr_runtime.workshop.stills import Sight

Eyes = Literal["left", "right", "both"]
EYES: Final[tuple[Eyes, ...]] = ("left", "right", "both")
SPEEDS: Final = (1.0, 10.0, 60.0)
RECLINES_DEG: Final = (0.0, 45.0, 90.0)
DIMMEST: Final = 0.25
_FIELD_DEG: Final = (40.0, 120.0)
_LATEST_MIN: Final = 1440.0


@dataclass(frozen=True, slots=True)
class Desk:
    """`sight.minute` is the scene's age; `brightness` the technician's, 0.25 to 1. `asks`: leave, save, restart."""

    sight: Sight
    eyes: Eyes = "left"
    brightness: float = 1.0
    speed: float = 1.0
    playing: bool = True
    with_overlay: bool = True
    with_keys: bool = False
    asks: Literal["", "leave", "save", "restart"] = ""


# A key, as it is written on it -> what it asks for; the same words come from clicks.
ACTS: Final[dict[str, str]] = {
    **{str(number): f"part {stop}" for number, stop in enumerate(STOPS, 1)},
    "left": "part -1",
    "right": "part +1",
    "up": "minute 1",
    "page up": "minute 10",
    "home": "restart",
    "space": "pause",
    "s": "speed",
    "r": "recline",
    "e": "eyes",
    "-": "brightness -5",
    "+": "brightness 5",
    "o": "overlay",
    "p": "save",
    "h": "keys",
    "escape": "leave",
}

# As they stand in the window and in docs/scenes.md.
KEYS: Final[tuple[tuple[str, str], ...]] = (
    ("drag, wheel", "look around; field of view"),
    ("1 to 7", ", ".join(STOPS[:-1])),
    ("8", "the whole session as it goes by"),
    ("left, right", "the part before, the next part"),
    ("up, page up", "one minute, ten minutes ahead"),
    ("home", "from the beginning"),
    ("space", "pause"),
    ("s", "in real time, 10 times, 60 times as fast"),
    ("r", "recline: 0, 45, 90 degrees"),
    ("e", "left eye, right eye, both"),
    ("-, +", "brightness"),
    ("o", "light and slider on the picture, or not"),
    ("p", "save the picture in this folder"),
    ("h", "these keys"),
    ("escape", "leave"),
)


def done(desk: Desk, act: str) -> Desk:
    """The desk after an act; what means nothing changes nothing."""
    verb, _, what = act.partition(" ")
    change = _CHANGES.get(verb)
    return desk if change is None else change(desk, what)


def dragged(desk: Desk, across_px: float, down_px: float, px_per_field: float) -> Desk:
    """The picture follows the hand: a drag of the picture's width turns by the field of view."""
    turn = desk.sight.field_deg / max(px_per_field, 1.0)
    yaw = (desk.sight.yaw_deg + across_px * turn + 180.0) % 360.0 - 180.0
    pitch = min(90.0, max(-90.0, desk.sight.pitch_deg + down_px * turn))
    return replace(desk, sight=replace(desk.sight, yaw_deg=yaw, pitch_deg=pitch))


def zoomed(desk: Desk, notches: float) -> Desk:
    """The wheel: up looks closer."""
    low, high = _FIELD_DEG
    field = min(high, max(low, desk.sight.field_deg - 4.0 * notches))
    return replace(desk, sight=replace(desk.sight, field_deg=field))


def gone_on(desk: Desk, seconds: float) -> Desk:
    """The scene's age after so many seconds at this desk."""
    if not desk.playing:
        return desk
    minute = min(_LATEST_MIN, desk.sight.minute + seconds * desk.speed / 60.0)
    return replace(desk, sight=replace(desk.sight, minute=minute))


def _part(desk: Desk, what: str) -> Desk:
    if what in STOPS:
        return replace(desk, sight=replace(desk.sight, part=what))
    if what not in {"-1", "+1"}:
        return desk
    index = min(len(STOPS) - 1, max(0, STOPS.index(desk.sight.part) + int(what)))
    return replace(desk, sight=replace(desk.sight, part=STOPS[index]))


def _minute(desk: Desk, what: str) -> Desk:
    minute = min(_LATEST_MIN, desk.sight.minute + float(what))
    return replace(desk, sight=replace(desk.sight, minute=minute))


def _at(desk: Desk, what: str) -> Desk:
    """To that minute; time only goes ahead, so that an earlier one is reached from the beginning."""
    minute = float(what)
    asks: Literal["", "restart"] = "" if minute >= desk.sight.minute else "restart"
    return replace(desk, sight=replace(desk.sight, minute=minute), asks=asks)


def _recline(desk: Desk, what: str) -> Desk:
    pitch = desk.sight.pitch_deg
    wanted = float(what) if what else next((one for one in RECLINES_DEG if one > pitch + 0.5), RECLINES_DEG[0])
    return replace(desk, sight=replace(desk.sight, pitch_deg=wanted))


def _brightness(desk: Desk, what: str) -> Desk:
    return replace(desk, brightness=min(1.0, max(DIMMEST, round(desk.brightness + float(what) / 100.0, 2))))


def _restart(desk: Desk, _: str) -> Desk:
    return replace(desk, sight=replace(desk.sight, minute=0.0), asks="restart")


_CHANGES: Final[dict[str, Callable[[Desk, str], Desk]]] = {
    "part": _part,
    "minute": _minute,
    "at": _at,
    "recline": _recline,
    "brightness": _brightness,
    "restart": _restart,
    "pause": lambda desk, _: replace(desk, playing=not desk.playing),
    "speed": lambda desk, _: replace(desk, speed=SPEEDS[(SPEEDS.index(desk.speed) + 1) % len(SPEEDS)]),
    "eyes": lambda desk, _: replace(desk, eyes=EYES[(EYES.index(desk.eyes) + 1) % len(EYES)]),
    "overlay": lambda desk, _: replace(desk, with_overlay=not desk.with_overlay),
    "keys": lambda desk, _: replace(desk, with_keys=not desk.with_keys),
    "save": lambda desk, _: replace(desk, asks="save"),
    "leave": lambda desk, _: replace(desk, asks="leave"),
}


def is_whole_session(desk: Desk) -> bool:
    """Whether the course goes by, rather than one part being held."""
    return desk.sight.part == CONTINUOUS
