"""Why an act was refused, or what to know of one that is done, in the clinic's language.

The host says it in English, with numbers that are left out here.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# How a reason begins -> what it comes to. The longer beginning stands before the shorter.
REASONS: Final[tuple[tuple[str, str], ...]] = tuple(
    (begins, str(told))
    for begins, told in (
        ("the session has ended", QT_TRANSLATE_NOOP("Reasons", "the session has ended")),
        ("a dose cannot be paused", QT_TRANSLATE_NOOP("Reasons", "a dose cannot be paused; ease or close the eyes")),
        ("an emergency is on", QT_TRANSLATE_NOOP("Reasons", "an emergency is on; clear it first")),
        ("the infusion is paused, not stopped", QT_TRANSLATE_NOOP("Reasons", "the infusion is paused; resume it")),
        ("the infusion has already started", QT_TRANSLATE_NOOP("Reasons", "the infusion has started already")),
        ("the infusion is not paused", QT_TRANSLATE_NOOP("Reasons", "the infusion is not paused")),
        ("the infusion has not started", QT_TRANSLATE_NOOP("Reasons", "the infusion has not started yet")),
        (
            "the infusion has already been stopped",
            QT_TRANSLATE_NOOP("Reasons", "the infusion has been stopped already"),
        ),
        ("the infusion has been stopped", QT_TRANSLATE_NOOP("Reasons", "the infusion has been stopped already")),
        ("the infusion is already paused", QT_TRANSLATE_NOOP("Reasons", "the infusion is paused already")),
        ("the infusion would last", QT_TRANSLATE_NOOP("Reasons", "the infusion would become too short or too long")),
        (
            "the infusion has already run longer",
            QT_TRANSLATE_NOOP("Reasons", "the infusion has run longer already; confirm that it stopped"),
        ),
        ("there is no emergency", QT_TRANSLATE_NOOP("Reasons", "there is no emergency to clear")),
        ("that lies before the last event", QT_TRANSLATE_NOOP("Reasons", "it came too late; try again")),
        ("an infusion can be", QT_TRANSLATE_NOOP("Reasons", "whole minutes are needed, one at least")),
        ("this session holds no more acts", QT_TRANSLATE_NOOP("Reasons", "this session can take no more acts")),
        ("this session leaves no record", QT_TRANSLATE_NOOP("Reasons", "this session leaves no record to keep it in")),
        ("this session has no sound", QT_TRANSLATE_NOOP("Reasons", "this session has no sound; the setting is kept")),
        (
            "this session was begun without a language",
            QT_TRANSLATE_NOOP("Reasons", "this session was begun without spoken lines"),
        ),
        (
            "the clinic's settings allow at most",
            QT_TRANSLATE_NOOP("Reasons", "the clinic's settings do not allow so much"),
        ),
        (
            "the clinic's settings do not allow the scene",
            QT_TRANSLATE_NOOP("Reasons", "the clinic's settings do not allow this scene"),
        ),
        ("an infusion of", QT_TRANSLATE_NOOP("Reasons", "the clinic's settings do not allow so long an infusion")),
        ("no scene is called", QT_TRANSLATE_NOOP("Reasons", "this PC does not have that scene any more")),
        ("that command id was used", QT_TRANSLATE_NOOP("Reasons", "it was sent twice; look, and try again")),
        ("a fault of the host", QT_TRANSLATE_NOOP("Reasons", "a fault of the program; look, and try again")),
        (
            "The running host speaks control protocol",
            QT_TRANSLATE_NOOP("Reasons", "the session belongs to another version of this program"),
        ),
        ("no alarm called", QT_TRANSLATE_NOOP("Reasons", "that alarm is gone already")),
        ("No session host is running", QT_TRANSLATE_NOOP("Reasons", "no session is running")),
        (
            "The session host has been started again",
            QT_TRANSLATE_NOOP("Reasons", "the session was taken up anew; try again"),
        ),
        ("The session host", QT_TRANSLATE_NOOP("Reasons", "the session does not answer")),
    )
)


def reason(said: str) -> str:
    """What the host said, in the window's language; as it was said where that is English, or not among ours."""
    for begins, told in REASONS:
        if said.startswith(begins):
            translated = QCoreApplication.translate("Reasons", told)
            return said if translated == told else translated
    return said
