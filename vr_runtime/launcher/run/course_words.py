"""What happens in a session, in the language of the staff."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vr_runtime.clinic.presets import load_preset
from vr_runtime.problem import Problem

_MARKS: Final[dict[str, object]] = {
    "started": QT_TRANSLATE_NOOP("Course", "Infusion started"),
    "paused": QT_TRANSLATE_NOOP("Course", "Infusion paused"),
    "resumed": QT_TRANSLATE_NOOP("Course", "Infusion resumed"),
    "stopped": QT_TRANSLATE_NOOP("Course", "Infusion stopped"),
    "extend": QT_TRANSLATE_NOOP("Course", "Extended by {0} min"),
    "shorten": QT_TRANSLATE_NOOP("Course", "Shortened by {0} min"),
    "ease on": QT_TRANSLATE_NOOP("Course", "Ease on"),
    "ease off": QT_TRANSLATE_NOOP("Course", "Ease off"),
    "eyes-closed on": QT_TRANSLATE_NOOP("Course", "Eyes closed"),
    "eyes-closed off": QT_TRANSLATE_NOOP("Course", "Picture back"),
    "approach": QT_TRANSLATE_NOOP("Course", "Staff came near"),
    "level": QT_TRANSLATE_NOOP("Course", "View levelled"),
    "level on": QT_TRANSLATE_NOOP("Course", "View levelled"),
    "level off": QT_TRANSLATE_NOOP("Course", "View level with the room"),
    "recentre": QT_TRANSLATE_NOOP("Course", "Recentred"),
    "brightness": QT_TRANSLATE_NOOP("Course", "Brightness {0} %"),
    "volume": QT_TRANSLATE_NOOP("Course", "Volume {0} dB"),
    "music on": QT_TRANSLATE_NOOP("Course", "Music on"),
    "music off": QT_TRANSLATE_NOOP("Course", "Music off"),
    "voice on": QT_TRANSLATE_NOOP("Course", "Voice on"),
    "voice off": QT_TRANSLATE_NOOP("Course", "Voice off"),
    "breath on": QT_TRANSLATE_NOOP("Course", "Breath light on"),
    "breath off": QT_TRANSLATE_NOOP("Course", "Breath light off"),
    "scene": QT_TRANSLATE_NOOP("Course", "Scene: {0}"),
    "silence": QT_TRANSLATE_NOOP("Course", "Alarm silenced"),
    "scale": QT_TRANSLATE_NOOP("Course", "Scale noted: {0}"),
    "emergency": QT_TRANSLATE_NOOP("Course", "Emergency"),
    "clear": QT_TRANSLATE_NOOP("Course", "Emergency cleared"),
    "end": QT_TRANSLATE_NOOP("Course", "End of the session"),
    "headset off": QT_TRANSLATE_NOOP("Course", "Headset off"),
    "headset on": QT_TRANSLATE_NOOP("Course", "Headset on again"),
}


def mark_word(what: str) -> str:
    """What happened, from the act's own words; those that nobody knows stand as they are."""
    if what in _MARKS:
        return QCoreApplication.translate("Course", str(_MARKS[what]))
    word, _, value = what.partition(" ")
    if word in _MARKS:
        return QCoreApplication.translate("Course", str(_MARKS[word])).format(value)
    return what


@lru_cache(maxsize=8)
def is_dose(preset: str) -> bool:
    """Whether a preset counts from a dose given at once, so that "infusion" would be the wrong word."""
    try:
        return load_preset(preset).preset.dose is not None
    except Problem:
        return False
