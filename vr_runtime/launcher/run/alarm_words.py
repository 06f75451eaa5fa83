"""What the host's alarms say, in the language of the staff. The host speaks English; an alarm is known by its name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vr_runtime.control import messages as ms

_CONTEXT: Final = "Alarms"

WORDS: Final[dict[str, tuple[object, object]]] = {
    "player_gone": (
        QT_TRANSLATE_NOOP("Alarms", "The picture is gone and does not come back by itself"),
        QT_TRANSLATE_NOOP("Alarms", "Take the headset off; end the session"),
    ),
    "headset_lost": (
        QT_TRANSLATE_NOOP("Alarms", "The headset or its runtime is gone; it is tried again"),
        QT_TRANSLATE_NOOP("Alarms", "Check its cable and its runtime"),
    ),
    "headset_off": (
        QT_TRANSLATE_NOOP("Alarms", "The headset is off"),
        QT_TRANSLATE_NOOP("Alarms", "Look after the patient; put it on again, or end"),
    ),
    "not_tracked": (
        QT_TRANSLATE_NOOP("Alarms", "The headset does not know where it is"),
        QT_TRANSLATE_NOOP("Alarms", "Free its cameras; give it light"),
    ),
    "player_restarted": (
        QT_TRANSLATE_NOOP("Alarms", "The player had failed and was started again"),
        QT_TRANSLATE_NOOP("Alarms", "Ask the patient; note the time"),
    ),
    "frames_missed": (
        QT_TRANSLATE_NOOP("Alarms", "The picture stutters"),
        QT_TRANSLATE_NOOP("Alarms", "End other programs on this PC"),
    ),
    "stop_unconfirmed": (
        QT_TRANSLATE_NOOP("Alarms", "The planned end of the infusion has passed"),
        QT_TRANSLATE_NOOP("Alarms", "Confirm stopped, or extend; nothing ends by itself"),
    ),
    "scene_refused": (
        QT_TRANSLATE_NOOP("Alarms", "The scene that was chosen is damaged; a built-in one is played"),
        QT_TRANSLATE_NOOP("Alarms", "Go on, or choose another scene"),
    ),
    "scene_limited": (
        QT_TRANSLATE_NOOP("Alarms", "The scene flickers and is held back"),
        QT_TRANSLATE_NOOP("Alarms", "Choose another scene; tell its makers"),
    ),
    "journal_failing": (
        QT_TRANSLATE_NOOP("Alarms", "The session is not being written down"),
        QT_TRANSLATE_NOOP("Alarms", "It plays on; make room on the disk of this PC"),
    ),
    "no_sound": (
        QT_TRANSLATE_NOOP("Alarms", "There is no sound"),
        QT_TRANSLATE_NOOP("Alarms", "Check the headset's sound device; vr-runtime sound devices names them"),
    ),
    "silent": (
        QT_TRANSLATE_NOOP("Alarms", "Nothing is heard although sound is due"),
        QT_TRANSLATE_NOOP("Alarms", "Raise the volume; if that is no help, note it and go on"),
    ),
    "start_unconfirmed": (
        QT_TRANSLATE_NOOP("Alarms", "The infusion is not confirmed as started"),
        QT_TRANSLATE_NOOP("Alarms", "Confirm started once it runs"),
    ),
    "long_pause": (
        QT_TRANSLATE_NOOP("Alarms", "The infusion has been paused for long"),
        QT_TRANSLATE_NOOP("Alarms", "Resume, or confirm stopped: the return begins"),
    ),
    "sound_elsewhere": (
        QT_TRANSLATE_NOOP("Alarms", "The sound plays on another device than at first"),
        QT_TRANSLATE_NOOP("Alarms", "Check who hears it; connect the headset's again"),
    ),
    "mirror_stale": (
        QT_TRANSLATE_NOOP("Alarms", "The mirror shows an old picture"),
        QT_TRANSLATE_NOOP("Alarms", "Look at the patient: the headset plays on by itself"),
    ),
    "disk_low": (
        QT_TRANSLATE_NOOP("Alarms", "The disk of this PC is nearly full"),
        QT_TRANSLATE_NOOP("Alarms", "Make room before the next session"),
    ),
    "clock_stepped": (
        QT_TRANSLATE_NOOP("Alarms", "The clock of this PC was set, or it slept"),
        QT_TRANSLATE_NOOP("Alarms", "Compare the infusion's time if it slept; else nothing"),
    ),
    "sound_restarted": (
        QT_TRANSLATE_NOOP("Alarms", "The sound had failed and was started again"),
        QT_TRANSLATE_NOOP("Alarms", "Nothing, unless it happens again"),
    ),
    "comfort_check": (
        QT_TRANSLATE_NOOP("Alarms", "It is time to ask how the patient is"),
        QT_TRANSLATE_NOOP("Alarms", "Ask, and note it; silence this"),
    ),
    "break_due": (
        QT_TRANSLATE_NOOP("Alarms", "The headset has been on for long without a break"),
        QT_TRANSLATE_NOOP("Alarms", "Offer a break without it; silence this"),
    ),
    "watch_over": (
        QT_TRANSLATE_NOOP("Alarms", "The time of watching after the session is over"),
        QT_TRANSLATE_NOOP("Alarms", "Look after the patient"),
    ),
    "may_sleep": (
        QT_TRANSLATE_NOOP("Alarms", "This system cannot be kept awake by the program"),
        QT_TRANSLATE_NOOP("Alarms", "Switch off sleep and screen lock"),
    ),
}
"""Cause and what to do, in the words of the host."""
_INSTEAD: Final[dict[object, object]] = {
    WORDS["no_sound"][1]: QT_TRANSLATE_NOOP("Alarms", "Is the headset's sound device plugged in and switched on?"),
}
"""Where the host names a command to type, of which somebody before this window has no use."""


def words_of(alarm: ms.Alarm) -> tuple[str, str]:
    """Cause and what to do; what the host says itself where it says something that is not known here."""
    return _said(alarm.name, 0, alarm.cause), _said(alarm.name, 1, alarm.action)


def _said(name: str, which: int, told: str) -> str:
    known = WORDS.get(name)
    if known is None or str(known[which]) != told:  # a host of another version means something else by it
        return told
    return QCoreApplication.translate(_CONTEXT, str(_INSTEAD.get(told, told)))
