"""What the journal alone tells of a session: how it was set up, and all that its players have to know."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vr_runtime.course.events import Recentre
from vr_runtime.host.sound_name import kept_name
from vr_runtime.link.entries import (
    EVENTS,
    SetBreath,
    SetBrightness,
    SetMusic,
    SetVoice,
    SetVolume,
    Told,
    UseScene,
)
from vr_runtime.link.session import LinkedSession
from vr_runtime.record import entries as en
from vr_runtime.record.header import SoundWanted
from vr_runtime.record.rows import Row
from vr_runtime.record.session_clock import boot_name
from vr_runtime.record.unfinished import Unfinished


def session_of(unfinished: Unfinished, state: Path) -> LinkedSession:
    """The session as it was begun. `state`: the folder of the journal."""
    header, wanted = unfinished.header, unfinished.header.sound
    return LinkedSession(
        name=unfinished.session,
        plan=header.plan,
        scene=header.scene,
        headset=header.headset,
        time_lapse=header.time_lapse,
        boot=boot_name(),
        brightness_percent=header.brightness_percent,
        sound=_output(wanted, state, unfinished.session),
        volume_db=wanted.volume_db,
        cap_db=wanted.cap_db,
        music=wanted.music,
        voice=wanted.voice,
    )


def told_in(rows: Iterable[Row]) -> list[Told]:
    """Events and settings in the order in which a host tells them: a scene before the dark that it changes in."""
    told: list[Told] = []
    for row in rows:
        entry = en.decode_entry(row.kind, row.body)
        if isinstance(entry, EVENTS):
            told.append(entry)
        elif isinstance(entry, en.SceneChosen):
            told.insert(len(told) - (bool(told) and isinstance(told[-1], Recentre)), UseScene(entry.scene))
        elif (setting := _setting(entry)) is not None:
            told.append(setting)
    return told


def lines_said(rows: Iterable[Row]) -> list[int]:
    """The places of the spoken lines that were begun, from 0."""
    kind = en.kind_of(en.LineSpoken)
    said = (en.decode_entry(row.kind, row.body) for row in rows if row.kind == kind)
    return [entry.line - 1 for entry in said if isinstance(entry, en.LineSpoken)]


def _setting(entry: en.Entry) -> Told | None:
    match entry:
        case en.BrightnessSet(percent):
            return SetBrightness(percent)
        case en.VolumeSet(db):
            return SetVolume(db)
        case en.MusicSet(on):
            return SetMusic(on)
        case en.VoiceSet(on):
            return SetVoice(on)
        case en.BreathCueSet(on):
            return SetBreath(on)
    return None


def _output(wanted: SoundWanted, state: Path, session: str) -> str:
    if wanted.output in ("auto", "default", "none"):
        return wanted.output
    return kept_name(state, session) or "auto"
