"""What can go wrong in front of a technician: one line that says what, where and what to do, and one exit code."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of `vr-runtime`; a script may rely on them."""

    OK = 0
    CHECK_FAILED = 1
    USAGE = 2
    BAD_PLAN = 3
    UNKNOWN_SCENE = 4
    BAD_SCENE = 5
    REPORT_UNWRITABLE = 6
    PLAN_UNCLEAR = 7
    UNKNOWN_PRESET = 8
    BAD_PRESET = 9
    NO_RUNTIME = 10
    NO_OPENGL = 11
    NO_HEADSET = 12
    GL_TOO_OLD = 13
    NO_COLOUR_FORMAT = 14
    DISPLAY_LOST = 15
    RUNTIME_REFUSED = 16
    NO_WINDOW = 17
    SYSTEM_PACKAGE_MISSING = 20
    NO_HOST = 30
    DOOR_UNUSABLE = 31
    HOST_BUSY = 32
    LINK_UNUSABLE = 33
    NO_SESSION = 34
    UNKNOWN_SESSION = 40
    JOURNAL_DAMAGED = 41
    JOURNAL_UNWRITABLE = 42
    BAD_SOUND = 50
    NO_SOUND = 51
    UNKNOWN_CARD = 60
    CARD_UNUSABLE = 61
    BAD_SETTING = 62
    SETTINGS_LOCKED = 63
    CLINIC_LIMIT = 64
    UNEXPECTED = 70
    INTERRUPTED = 130


class Problem(Exception):
    """A failure that a person can act on.

    `what` says what was wrong and where, `remedy` what to do about it. Printed as one line; never as a traceback.
    """

    def __init__(self, code: ExitCode, what: str, remedy: str) -> None:
        super().__init__(f"{what}. {remedy}.")
        self.code = code
        self.what = what
        self.remedy = remedy
