"""What each setting is called, what it does, and how its values are said."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from vr_runtime.clinic.setting_types import Value
from vr_runtime.launcher import words

translate = QCoreApplication.translate
_Titles = Mapping[str, str]


def group(name: str) -> str:
    """A group's title."""
    titles = {
        "desk": translate("SettingWords", "This desk"),
        "start": translate("SettingWords", "A new session starts with"),
        "limits": translate("SettingWords", "Limits of this clinic"),
        "sound": translate("SettingWords", "Sound"),
        "kept": translate("SettingWords", "What is kept, and for how long"),
    }
    return titles[name]


def group_note(name: str) -> str:
    """One sentence below the title; "" for most."""
    notes = {
        "start": translate("SettingWords", "All of it can be changed for each session on the start page."),
        "limits": translate(
            "SettingWords",
            "No session and no act goes beyond these, however it is asked for. The program’s own limits hold besides.",
        ),
    }
    return notes.get(name, "")


def name_of(key: str) -> str:
    """A setting's name."""
    names = {
        "language": translate("SettingWords", "Language"),
        "theme": translate("SettingWords", "Theme"),
        "scale_percent": translate("SettingWords", "Text size"),
        "default_scene": translate("SettingWords", "Scene"),
        "default_preset": translate("SettingWords", "Preset"),
        "infusion_min": translate("SettingWords", "Planned infusion"),
        "posture": translate("SettingWords", "Posture"),
        "brightness_percent": translate("SettingWords", "Brightness"),
        "volume_db": translate("SettingWords", "Volume"),
        "music": translate("SettingWords", "Music"),
        "voice": translate("SettingWords", "Voice"),
        "breath_cue": translate("SettingWords", "Breath light"),
        "max_brightness": translate("SettingWords", "Most brightness"),
        "max_volume_db": translate("SettingWords", "Most volume"),
        "longest_infusion_min": translate("SettingWords", "Longest infusion"),
        "allowed_scenes": translate("SettingWords", "Scenes"),
        "allowed_presets": translate("SettingWords", "Presets"),
        "sound_device": translate("SettingWords", "Sound device"),
        "cap_db": translate("SettingWords", "Ceiling of loudness"),
        "keep_days": translate("SettingWords", "Sessions"),
        "keep_cards_years": translate("SettingWords", "Preference cards"),
    }
    return names[key]


def about(key: str) -> str:
    """One sentence: what it does."""
    sentences = {
        "language": translate("SettingWords", "Of this window. The patient’s voice has a language of its own."),
        "theme": translate("SettingWords", "Dark keeps a dim room dim."),
        "scale_percent": translate("SettingWords", "Of everything in this window."),
        "default_scene": translate("SettingWords", "Chosen when the start page opens."),
        "default_preset": translate("SettingWords", "The route: how long each phase is, how bright and loud."),
        "infusion_min": translate("SettingWords", "From 15 to 360 minutes."),
        "posture": translate("SettingWords", "Scenes that do not suit it are not offered."),
        "brightness_percent": translate("SettingWords", "From 25 % to the clinic’s limit. It only lowers the light."),
        "volume_db": translate("SettingWords", "0 dB is as loud as the plan asks for; −24 dB is barely heard."),
        "music": translate("SettingWords", "Soft, where the plan has room for it."),
        "voice": translate("SettingWords", "The clinic’s recorded lines, in this language."),
        "breath_cue": translate("SettingWords", "A soft light to breathe with in the first minutes."),
        "max_brightness": translate("SettingWords", "From 25 % to 100 %."),
        "max_volume_db": translate("SettingWords", "From −24 dB to 0 dB."),
        "longest_infusion_min": translate("SettingWords", "From 15 to 360 minutes, extensions included."),
        "allowed_scenes": translate("SettingWords", "Which may be played. The built-in one replaces a damaged one."),
        "allowed_presets": translate("SettingWords", "Which may be used."),
        "sound_device": translate("SettingWords", "Where the patient’s sound goes."),
        "cap_db": translate(
            "SettingWords", "For headphones that are loud by themselves: lowers the loudest moment by up to 24 dB."
        ),
        "keep_days": translate("SettingWords", "A session’s record is deleted after so many days, from 1 to 3650."),
        "keep_cards_years": translate("SettingWords", "One not used for so many calendar years is deleted, 1 to 10."),
    }
    return sentences[key]


def said(key: str, value: Value, scenes: _Titles) -> str:
    """A value in words. `scenes`: titles by name."""
    if isinstance(value, tuple):
        if not value:
            return translate("SettingWords", "All")
        titled = scenes if key == "allowed_scenes" else {}
        return ", ".join(titled.get(one) or (one if titled else words.preset(one)) for one in value)
    if isinstance(value, bool):
        return translate("SettingWords", "On") if value else translate("SettingWords", "Off")
    if key in {"language", "theme", "posture", "voice", "sound_device"}:
        return choice(key, str(value))
    if key == "default_scene":
        return scenes.get(str(value), str(value))
    if key == "default_preset":
        return words.preset(str(value))
    return _UNITS.get(key, str)(value) if not isinstance(value, str) else value


def choice(key: str, value: str) -> str:
    """A choice's word."""
    if key == "voice":
        return words.voice(value)
    if key == "posture":
        return words.posture(value)
    if key == "language" and value != "auto":
        return words.voice(value)
    choices = {
        ("language", "auto"): translate("SettingWords", "As the system"),
        ("theme", "dark"): translate("SettingWords", "Dark"),
        ("theme", "light"): translate("SettingWords", "Light"),
        ("sound_device", "auto"): translate("SettingWords", "The headset’s own"),
        ("sound_device", "default"): translate("SettingWords", "The system’s"),
        ("sound_device", "none"): translate("SettingWords", "No sound"),
    }
    return choices.get((key, value), value)


def decibels(value: float) -> str:
    """With a real minus sign."""
    digits = 0 if float(value).is_integer() else 1
    return translate("SettingWords", "{number} dB").format(number=words.number(value, digits).replace("-", "−"))


def _days(value: float) -> str:
    return translate("SettingWords", "{count} days").format(count=round(value))


def _years(value: float) -> str:
    return translate("SettingWords", "{count} years").format(count=round(value))


def _minutes(value: float) -> str:
    return translate("SettingWords", "{count} min").format(count=round(value))


_UNITS: dict[str, Callable[[float], str]] = {
    "scale_percent": words.percent,
    "brightness_percent": words.percent,
    "max_brightness": words.percent,
    "volume_db": decibels,
    "max_volume_db": decibels,
    "cap_db": decibels,
    "infusion_min": _minutes,
    "longest_infusion_min": _minutes,
    "keep_days": _days,
    "keep_cards_years": _years,
}


def unit(key: str) -> str:
    """What stands behind a number in its field."""
    units = {
        "infusion_min": translate("SettingWords", "min"),
        "longest_infusion_min": translate("SettingWords", "min"),
        "brightness_percent": "%",
        "max_brightness": "%",
        "volume_db": "dB",
        "max_volume_db": "dB",
        "cap_db": "dB",
        "keep_days": translate("SettingWords", "days"),
        "keep_cards_years": translate("SettingWords", "years"),
    }
    return units[key]
