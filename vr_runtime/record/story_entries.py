"""What a journal's entries tell besides the course: what happened when, and how long each alarm stood. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import msgspec

from vr_runtime.course import events as ev
from vr_runtime.course.course import NS_PER_S, Course
from vr_runtime.course.limits import LOUDNESS_LUFS_RANGE
from vr_runtime.record import entries as en
from vr_runtime.record.entries import Entry, kind_of
from vr_runtime.record.story import AlarmTold, Happening, HeardMinute, ScaleTold, Sound
from vr_runtime.record.story_course import curves_of, return_without_stop_ns, seconds

_VALUES: Final[dict[type[Entry], str]] = {
    ev.Extended: "minutes",
    ev.Shortened: "minutes",
    en.PlayerRestarted: "times",
    en.HeadsetRecovered: "times",
    en.LineSpoken: "line",
    en.LineLost: "line",
    en.SceneChosen: "scene",
    en.BrightnessSet: "percent",
    en.VolumeSet: "db",
    en.SessionClosed: "reason",
}
_TOLD_APART: Final = (
    en.AlarmRaised,
    en.AlarmSilenced,
    en.AlarmCleared,
    en.FramesPlayed,
    en.PhaseEntered,
    en.PlayerStarted,
    en.SessionsExpired,
    en.ScaleNoted,
    en.ScaleAfterwards,
)
OF_SOUND: Final = frozenset(kind for kind in en.KINDS if kind.startswith(("sound_", "speaker_", "loudness_")))
"""Entries that only a program which plays sound can write."""
_FAULTS_OF_SOUND: Final = frozenset({kind_of(en.SpeakerRestarted)})
RETURN_BEGAN: Final = "return_began"


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and when it was written, in nanoseconds since the session's start."""

    mono_ns: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class SessionAxis:
    """From the journal's time to session time. `begun_ns` is None where no picture was ever shown."""

    begun_ns: int | None
    time_lapse: float

    def ns(self, mono_ns: int) -> int:
        return 0 if self.begun_ns is None else int((mono_ns - self.begun_ns) * self.time_lapse)

    def seconds(self, mono_ns: int) -> float:
        return round(self.ns(mono_ns) / NS_PER_S, 3)


def happenings_of(told: Iterable[Told], course: Course, axis: SessionAxis, end_ns: int) -> list[Happening]:
    """What staff did and what happened, in order of session time; alarms, frames and phases are told elsewhere."""
    found: list[tuple[int, Happening]] = []
    for one in told:
        entry = one.entry
        if isinstance(entry, _TOLD_APART) or kind_of(type(entry)) in OF_SOUND - _FAULTS_OF_SOUND:
            continue
        at_ns = 0 if isinstance(entry, en.CourseBegun) else getattr(entry, "t_ns", None)
        at_ns = min(axis.ns(one.mono_ns), end_ns) if at_ns is None else at_ns
        found.append((at_ns, _happening(course, at_ns, kind_of(type(entry)), _value_of(entry))))
    by_itself_ns = return_without_stop_ns(course, end_ns)
    if by_itself_ns is not None:
        found.append((by_itself_ns, _happening(course, by_itself_ns, RETURN_BEGAN)))
    return [happening for _, happening in sorted(found, key=lambda pair: pair[0])]


def alarms_of(told: Iterable[Told], seconds_at: Callable[[int], float]) -> list[AlarmTold]:
    """Each alarm from its being raised until it was cleared, in the order in which they were raised."""
    alarms: list[AlarmTold] = []
    standing: dict[str, int] = {}
    for one in told:
        match one.entry:
            case en.AlarmRaised(level, cause) if cause in standing:
                place = standing[cause]
                alarms[place] = msgspec.structs.replace(alarms[place], times=alarms[place].times + 1, level=level)
            case en.AlarmRaised(level, cause):
                standing[cause] = len(alarms)
                raised_s = seconds_at(one.mono_ns)
                alarms.append(
                    AlarmTold(cause=cause, level=level, raised_s=raised_s, cleared_s=None, silenced_s=None, times=1)
                )
            case en.AlarmSilenced(cause) if cause in standing:
                place = standing[cause]
                alarms[place] = msgspec.structs.replace(alarms[place], silenced_s=seconds_at(one.mono_ns))
            case en.AlarmCleared(cause) if cause in standing:
                place = standing.pop(cause)
                alarms[place] = msgspec.structs.replace(alarms[place], cleared_s=seconds_at(one.mono_ns))
    return alarms


def scales_of(told: Iterable[Told], axis: SessionAxis) -> list[ScaleTold]:
    """What the patient said, in the order in which it was written down."""
    scales = []
    for one in told:
        match one.entry:
            case en.ScaleNoted(scale, value):
                scales.append(ScaleTold(at_s=axis.seconds(one.mono_ns), scale=scale, value=value))
            case en.ScaleAfterwards(scale, value):
                scales.append(ScaleTold(at_s=None, scale=scale, value=value))
    return scales


def sound_of(told: Iterable[Told], course: Course, axis: SessionAxis, end_ns: int) -> Sound:
    """What was to be heard, and what the technician's two sliders said."""
    entries, volume, brightness, minutes = 0, [], [], []
    for one in told:
        entries += kind_of(type(one.entry)) in OF_SOUND
        match one.entry:
            case en.VolumeSet(db):
                volume.append((axis.seconds(one.mono_ns), db))
            case en.BrightnessSet(percent):
                brightness.append((axis.seconds(one.mono_ns), percent))
            case en.LoudnessMeasured(t_ns, heard_lufs, asked_lufs):
                minutes.append(HeardMinute(at_s=seconds(t_ns), lufs=heard_lufs, asked_lufs=asked_lufs))
    curves = curves_of(course, end_ns)
    heard = [lufs for lufs in curves.loudness_lufs if lufs is not None and lufs >= LOUDNESS_LUFS_RANGE[0]]
    silent_s = 0.0
    for from_s, to_s, lufs in zip(curves.at_s, curves.at_s[1:], curves.loudness_lufs, strict=False):
        silent_s += to_s - from_s if lufs is None else 0.0
    return Sound(
        entries=entries,
        quietest_lufs=min(heard, default=None),
        loudest_lufs=max(heard, default=None),
        silent_s=round(silent_s, 1),
        volume_db=volume,
        brightness_percent=brightness,
        heard=minutes,
    )


def _happening(course: Course, at_ns: int, kind: str, value: float | str | None = None) -> Happening:
    infusion_s = course.at(at_ns).infusion_s
    return Happening(
        at_s=seconds(at_ns), infusion_s=None if infusion_s is None else round(infusion_s, 3), kind=kind, value=value
    )


def _value_of(entry: Entry) -> float | str | None:
    match entry:
        case en.SessionResumed(gap_ns, _):
            return round(gap_ns / NS_PER_S, 1)
        case en.EntriesLost(entries, frames):
            return entries + frames
        case en.ClockStepped(by_ms):
            return round(by_ms / 1000.0, 1)
    field = _VALUES.get(type(entry))
    return None if field is None else getattr(entry, field)
