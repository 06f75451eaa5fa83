"""The examination in the words of the staff. What has no words here yet stands as the examination says it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vr_runtime.launcher.start.findings import Finding

_CONTEXT: Final = "Findings"

_SUBJECTS: Final[dict[str, Any]] = {  # QT_TRANSLATE_NOOP is said to return an object; it is its text
    "clock": QT_TRANSLATE_NOOP("Findings", "Clock"),
    "colour format": QT_TRANSLATE_NOOP("Findings", "Colours"),
    "disk": QT_TRANSLATE_NOOP("Findings", "Disk"),
    "display time": QT_TRANSLATE_NOOP("Findings", "Picture timing"),
    "extension": QT_TRANSLATE_NOOP("Findings", "Headset functions"),
    "extensions": QT_TRANSLATE_NOOP("Findings", "Headset functions"),
    "headset": QT_TRANSLATE_NOOP("Findings", "Headset"),
    "journal": QT_TRANSLATE_NOOP("Findings", "Journal"),
    "OpenGL": QT_TRANSLATE_NOOP("Findings", "Graphics card"),
    "presets": QT_TRANSLATE_NOOP("Findings", "Presets"),
    "privileges": QT_TRANSLATE_NOOP("Findings", "User rights"),
    "refresh rate": QT_TRANSLATE_NOOP("Findings", "Refresh rate"),
    "runtime": QT_TRANSLATE_NOOP("Findings", "Headset software"),
    "session": QT_TRANSLATE_NOOP("Findings", "Session"),
    "settings": QT_TRANSLATE_NOOP("Findings", "Settings"),
    "sleep": QT_TRANSLATE_NOOP("Findings", "Sleep of this PC"),
    "sound": QT_TRANSLATE_NOOP("Findings", "Sound"),
    "sound rate": QT_TRANSLATE_NOOP("Findings", "Sound quality"),
    "space": QT_TRANSLATE_NOOP("Findings", "Floor height"),
    "tracking": QT_TRANSLATE_NOOP("Findings", "Tracking"),
    "worn": QT_TRANSLATE_NOOP("Findings", "Worn"),
}

# Name of a finding -> what was found, what to do. Only what staff can do something about is put into other words.
_WORDS: Final[dict[str, tuple[Any, Any]]] = {
    "privileges_ordinary": (QT_TRANSLATE_NOOP("Findings", "As they should be"), ""),
    "privileges_elevated": (
        QT_TRANSLATE_NOOP("Findings", "The program runs with an administrator’s rights"),
        QT_TRANSLATE_NOOP("Findings", "Start it as an ordinary user"),
    ),
    "runtime_found": ("{runtime} {version}", ""),
    "runtime_missing": (
        QT_TRANSLATE_NOOP("Findings", "The headset’s software is not running, or not installed"),
        QT_TRANSLATE_NOOP("Findings", "Start the headset’s software, then check again"),
    ),
    "headset_found": (QT_TRANSLATE_NOOP("Findings", "{headset} is connected"), ""),
    "headset_missing": (
        QT_TRANSLATE_NOOP("Findings", "No headset answers"),
        QT_TRANSLATE_NOOP("Findings", "Connect the headset and switch it on, then check again"),
    ),
    "headset_silent": (
        QT_TRANSLATE_NOOP("Findings", "The headset’s software does not answer"),
        QT_TRANSLATE_NOOP("Findings", "Restart the headset and its software, then check again"),
    ),
    "extension_offered": (QT_TRANSLATE_NOOP("Findings", "All that a session uses: {count}"), ""),
    "extension_missing": (
        QT_TRANSLATE_NOOP("Findings", "The headset’s software lacks {extension}"),
        QT_TRANSLATE_NOOP("Findings", "Have it updated; a session can be played all the same"),
    ),
    "opengl_card": ("{card}", ""),
    "opengl_software": (
        QT_TRANSLATE_NOOP("Findings", "No graphics card draws; pictures will be late"),
        QT_TRANSLATE_NOOP("Findings", "Have the graphics card’s driver installed"),
    ),
    "refresh_rate_unknown": (
        QT_TRANSLATE_NOOP("Findings", "The headset does not say how many pictures a second it shows"),
        QT_TRANSLATE_NOOP("Findings", "Check in the headset’s own settings that it is 90 Hz"),
    ),
    "refresh_rate_other": (
        QT_TRANSLATE_NOOP("Findings", "{hz:.0f} Hz; 90 Hz is wanted"),
        QT_TRANSLATE_NOOP("Findings", "Set 90 Hz in the headset’s own settings"),
    ),
    "space_floor": (QT_TRANSLATE_NOOP("Findings", "Known"), ""),
    "space_assumed": (
        QT_TRANSLATE_NOOP("Findings", "The height of the floor is not known"),
        QT_TRANSLATE_NOOP("Findings", "Set up the room in the headset’s own software"),
    ),
    "tracking_works": (QT_TRANSLATE_NOOP("Findings", "The headset knows where the head is"), ""),
    "tracking_unseen": (
        QT_TRANSLATE_NOOP("Findings", "Not known yet: the headset is asleep"),
        QT_TRANSLATE_NOOP("Findings", "Put the headset on, or wake it, then check again"),
    ),
    "tracking_estimated": (
        QT_TRANSLATE_NOOP("Findings", "The headset only guesses where the head is"),
        QT_TRANSLATE_NOOP("Findings", "Free its cameras’ view and give the room some light"),
    ),
    "tracking_lost": (
        QT_TRANSLATE_NOOP("Findings", "The headset does not know where the head is"),
        QT_TRANSLATE_NOOP("Findings", "Free its cameras’ view and give the room some light"),
    ),
    "worn_untold": (QT_TRANSLATE_NOOP("Findings", "The headset does not say"), ""),
    "worn": (QT_TRANSLATE_NOOP("Findings", "The headset is worn"), ""),
    "worn_not_yet": (QT_TRANSLATE_NOOP("Findings", "Nobody wears the headset yet"), ""),
    "sound_not_wanted": (QT_TRANSLATE_NOOP("Findings", "No sound is played with this set-up"), ""),
    "sound_of_headset": (QT_TRANSLATE_NOOP("Findings", "From the headset: {device}"), ""),
    "sound_as_chosen": (QT_TRANSLATE_NOOP("Findings", "From {device}"), ""),
    "sound_not_headsets": (
        QT_TRANSLATE_NOOP("Findings", "From {device}, which is not the headset’s own device"),
        QT_TRANSLATE_NOOP("Findings", "Check left and right, and whether the patient hears it"),
    ),
    "sound_missing": (
        QT_TRANSLATE_NOOP("Findings", "There is no sound device; the session would be silent"),
        QT_TRANSLATE_NOOP("Findings", "Connect headphones or the headset, and check again"),
    ),
    "sound_named_missing": (
        QT_TRANSLATE_NOOP("Findings", "{device} is not there"),
        QT_TRANSLATE_NOOP("Findings", "Connect it and check again, or choose another device in the settings"),
    ),
    "sound_rate_taken": (QT_TRANSLATE_NOOP("Findings", "Stereo"), ""),
    "sound_rate_refused": (
        QT_TRANSLATE_NOOP("Findings", "{device} does not take the session’s sound"),
        QT_TRANSLATE_NOOP("Findings", "Close other programs that use it, or choose another device in the settings"),
    ),
    "disk_ready": (QT_TRANSLATE_NOOP("Findings", "There is room for journal and reports"), ""),
    "disk_unwritable": (
        QT_TRANSLATE_NOOP("Findings", "Nothing can be written to {folder}"),
        QT_TRANSLATE_NOOP("Findings", "Have the engineer look at this PC’s disk"),
    ),
    "disk_low": (
        QT_TRANSLATE_NOOP("Findings", "Only {free_mib} MiB are free for journal and reports"),
        QT_TRANSLATE_NOOP("Findings", "Make room on the disk of this PC"),
    ),
    "disk_full": (
        QT_TRANSLATE_NOOP("Findings", "The disk is full: {free_mib} MiB are free"),
        QT_TRANSLATE_NOOP("Findings", "Make room on the disk of this PC, then check again"),
    ),
    "sleep_held_off": (QT_TRANSLATE_NOOP("Findings", "This PC stays awake during a session"), ""),
    "sleep_not_held_off": (
        QT_TRANSLATE_NOOP("Findings", "This PC could fall asleep during a session"),
        QT_TRANSLATE_NOOP("Findings", "Switch off sleep and screen lock in the system’s settings"),
    ),
    "session_none": (QT_TRANSLATE_NOOP("Findings", "None is running"), ""),
    "session_running": (
        QT_TRANSLATE_NOOP("Findings", "A session is running on this PC already"),
        QT_TRANSLATE_NOOP("Findings", "Go to it on the page of the running session"),
    ),
    "session_broke_off": (
        QT_TRANSLATE_NOOP("Findings", "A session broke off {minutes_ago} min ago"),
        QT_TRANSLATE_NOOP("Findings", "Go on with it, or start a new one"),
    ),
    "session_broke_off_long_ago": (QT_TRANSLATE_NOOP("Findings", "None is running"), ""),
    "clock_steady": (QT_TRANSLATE_NOOP("Findings", "Runs steadily"), ""),
    "clock_date_wrong": (
        QT_TRANSLATE_NOOP("Findings", "This PC says that it is the year {year}"),
        QT_TRANSLATE_NOOP("Findings", "Set date and time of this PC"),
    ),
    "presets_readable": (QT_TRANSLATE_NOOP("Findings", "Can be used: {presets}"), ""),
    "preset_mistaken": (
        QT_TRANSLATE_NOOP("Findings", "The preset {preset} has mistakes and cannot be used"),
        QT_TRANSLATE_NOOP("Findings", "Choose another one; the engineer can mend its file"),
    ),
    "settings_readable": (QT_TRANSLATE_NOOP("Findings", "In order"), ""),
    "colour_format_fine": (QT_TRANSLATE_NOOP("Findings", "Fine steps"), ""),
    "display_time_exact": (QT_TRANSLATE_NOOP("Findings", "Exact"), ""),
}


def subject(finding: Finding) -> str:
    """What was looked at."""
    known = _SUBJECTS.get(finding.subject)
    return QCoreApplication.translate(_CONTEXT, known) if known else finding.subject.capitalize()


def found(finding: Finding) -> str:
    """What was found, in a sentence."""
    return _said(finding, 0, finding.found)


def remedy(finding: Finding) -> str:
    """What to do about it; "" where nothing is."""
    return _said(finding, 1, finding.remedy) if finding.remedy else ""


def _said(finding: Finding, which: int, otherwise: str) -> str:
    words = _WORDS.get(finding.name, ("", ""))[which]
    if not words:
        return _sentence(otherwise)
    try:
        return QCoreApplication.translate(_CONTEXT, words).format(**finding.values)
    except (KeyError, IndexError, ValueError):  # another version's examination knows other values
        return _sentence(otherwise)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
