"""Times as a person at the drip reads them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from vr_runtime.launcher import words

_MINUTE_S: Final = 60


def hours_minutes(seconds: float) -> str:
    """Hours and minutes, `0:07`, for a scale."""
    minutes = max(0, round(seconds / _MINUTE_S))
    return f"{minutes // 60}:{minutes % 60:02}"


def span(seconds: float) -> str:
    """How long something still lasts, in whole minutes that are begun: `12 min`, `1 h 5 min`, `under 1 min`."""
    if seconds < _MINUTE_S:
        return QCoreApplication.translate("Times", "under 1 min")
    return words.minutes(-(-seconds // _MINUTE_S))


def age(seconds: float) -> str:
    """How old something is: tenths under ten seconds, else whole ones, then minutes."""
    translate = QCoreApplication.translate
    if seconds < 10:
        return translate("Times", "{seconds} s").format(seconds=words.number(max(0.0, seconds)))
    if seconds < 2 * _MINUTE_S:
        return translate("Times", "{seconds} s").format(seconds=int(seconds))
    return translate("Times", "{minutes} min").format(minutes=int(seconds // _MINUTE_S))
