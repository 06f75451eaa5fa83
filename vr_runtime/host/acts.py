"""What a console's act means to the course and to the player."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from vr_runtime.content import SCENES, clinic_folder
from vr_runtime.control import messages as ms
from vr_runtime.course import events as ev
from vr_runtime.link.entries import (
    Farewell,
    SetBreath,
    SetBrightness,
    SetMusic,
    SetVoice,
    SetVolume,
    Told,
    UseScene,
)
from vr_runtime.link.session import LinkedSession
from vr_runtime.player.operators import GENTLE_NS
from vr_runtime.record.entries import (
    BreathCueSet,
    BrightnessSet,
    Entry,
    MusicSet,
    ScaleNoted,
    SceneChosen,
    VoiceSet,
    VolumeSet,
)

_SCENE_FILE: Final = "scene.toml"

_PLAIN: Final[dict[type[ms.Act], Callable[[int], ev.Event]]] = {
    ms.Started: ev.InfusionStarted,
    ms.Paused: ev.InfusionPaused,
    ms.Resumed: ev.InfusionResumed,
    ms.Stopped: ev.InfusionStopped,
    ms.Approach: ev.StaffApproach,
    ms.Recentre: ev.Recentre,
    ms.Emergency: ev.Emergency,
    ms.Clear: ev.EmergencyCleared,
    ms.End: ev.SessionEnded,
}


def event_of(act: ms.Act, t_ns: int) -> ev.Event | None:
    """The event of the course that an act is, at session time `t_ns`; None for an act that leaves the course alone."""
    match act:
        case ms.Extend(minutes):
            return ev.Extended(t_ns, minutes)
        case ms.Shorten(minutes):
            return ev.Shortened(t_ns, minutes)
        case ms.Ease(on):
            return ev.EaseOn(t_ns) if on else ev.EaseOff(t_ns)
        case ms.EyesClosed(on):
            return ev.EyesClosedOn(t_ns) if on else ev.EyesClosedOff(t_ns)
        case ms.Level(on):
            return ev.LevelView(t_ns) if on else ev.LevelOff(t_ns)
        case ms.Scene():
            return ev.Recentre(t_ns)  # the scene changes in the dark that recentring brings
        case ms.Brightness() | ms.Volume() | ms.Music() | ms.Voice() | ms.Breath() | ms.Silence() | ms.Scale():
            return None
    return _PLAIN[type(act)](t_ns)


def besides(act: ms.Act) -> tuple[Told | None, Entry | None]:
    """What the player has to know of an act besides its event, and what the journal keeps of it."""
    match act:
        case ms.Brightness(percent):
            return SetBrightness(percent), BrightnessSet(percent)
        case ms.Volume(db):
            return SetVolume(db), VolumeSet(db)
        case ms.Music(on):
            return SetMusic(on), MusicSet(on)
        case ms.Voice(on):
            return SetVoice(on), VoiceSet(on)
        case ms.Breath(on):
            return SetBreath(on), BreathCueSet(on)
        case ms.Scene(name):
            return UseScene(name), SceneChosen(name)
        case ms.Scale(kind, value):
            return None, ScaleNoted(kind, value)
        case ms.End():
            return Farewell(GENTLE_NS, interrupted=False), None
    return None, None


def remark_on(act: ms.Act, session: LinkedSession) -> str:
    """What the technician has to know of an act that is done; "" for most."""
    if isinstance(act, ms.Volume | ms.Music | ms.Voice) and not session.has_sound:
        return "this session has no sound, the setting is kept"
    if isinstance(act, ms.Voice) and act.on and session.voice == "none":
        return "this session was begun without a language for recorded lines"
    return ""


def objection_to(act: ms.Act) -> str | None:
    """Why an act cannot be done whatever the course says; None where nothing speaks against it."""
    if isinstance(act, ms.Scene) and not any((home / act.name / _SCENE_FILE).is_file() for home in _homes()):
        return _no_such_scene(act.name)
    return None


def _homes() -> tuple[Path, Path]:
    return SCENES, clinic_folder("scenes")


def _no_such_scene(asked: str) -> str:
    """With the nearest one, from the names alone: whether a scene can be played is for the player to find."""
    files = sorted(file for home in _homes() for file in home.glob(f"*/{_SCENE_FILE}"))
    names = [file.parent.name for file in files if not _is_hidden(file)]
    nearest = difflib.get_close_matches(asked, names, n=1, cutoff=0.4)
    return (
        f"no scene is called {asked}; {f'the nearest is {nearest[0]}' if nearest else 'vr-runtime scenes lists them'}"
    )


def _is_hidden(file: Path) -> bool:
    """Scenes to measure by are nobody's choice."""
    try:
        return bool(tomllib.loads(file.read_text(encoding="utf-8")).get("hidden", False))
    except (OSError, ValueError):
        return False
