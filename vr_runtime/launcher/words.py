"""Words that several pages say, in the clinic's language. English is the source; Qt's own tools have the others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def phase(name: str) -> str:
    """A phase or part of the course, as staff say it."""
    words = {
        "settle": translate("Words", "Settle"),
        "onset": translate("Words", "Onset"),
        "deepen": translate("Words", "Deepen"),
        "plateau": translate("Words", "Plateau"),
        "drift": translate("Words", "Drift"),
        "rest": translate("Words", "Rest"),
        "return": translate("Words", "Return"),
        "reorient": translate("Words", "Reorient"),
        "finished": translate("Words", "Finished"),
    }
    return words.get(name, name.replace("-", " ").capitalize())


def level(name: str) -> str:
    """What a check or chip comes to."""
    words = {
        "ok": translate("Words", "OK"),
        "warn": translate("Words", "Warning"),
        "problem": translate("Words", "Problem"),
    }
    return words.get(name, name)


def alarm_level(name: str) -> str:
    """How urgent an alarm is."""
    words = {
        "high": translate("Words", "Urgent"),
        "medium": translate("Words", "Soon"),
        "low": translate("Words", "When convenient"),
        "info": translate("Words", "For information"),
    }
    return words.get(name, name)


def posture(name: str) -> str:
    """How the patient lies or sits."""
    words = {"lying": translate("Words", "Lying"), "seated": translate("Words", "Seated")}
    return words.get(name, name)


def voice(name: str) -> str:
    """A language of the spoken lines, in that language; or none."""
    if name == "none":
        return translate("Words", "No voice")
    return {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}.get(name, name)


def tag(name: str) -> str:
    """What a scene has that somebody may rather not meet."""
    words = {
        "heights": translate("Words", "Heights"),
        "water": translate("Words", "Water"),
        "dark": translate("Words", "Darkness"),
        "space": translate("Words", "Wide sky"),
        "cold": translate("Words", "Cold"),
        "confined": translate("Words", "Narrow space"),
    }
    return words.get(name, name)


def scale(name: str) -> str:
    """One of the 0 to 10 scales."""
    words = {
        "nausea": translate("Words", "Nausea"),
        "anxiety": translate("Words", "Anxiety"),
        "pain": translate("Words", "Pain"),
        "comfort": translate("Words", "Comfort"),
    }
    return words.get(name, name)


def preset(name: str) -> str:
    """A route's preset; a clinic's own keeps the name that the clinic gave it."""
    words = {
        "iv-pain": translate("Words", "IV infusion, pain"),
        "iv-crps": translate("Words", "IV infusion, CRPS"),
        "im": translate("Words", "Intramuscular"),
        "intranasal": translate("Words", "Intranasal"),
        "oral": translate("Words", "Oral"),
        "sublingual": translate("Words", "Sublingual"),
        "bookend": translate("Words", "Bookend"),
    }
    return words.get(name, name)


def clock(seconds: float | None) -> str:
    """H:MM:SS of a length; a dash where there is none."""
    if seconds is None:
        return "–"
    whole = max(0, int(seconds))
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def minutes(count: float) -> str:
    """A length in minutes: "45 min", "1 h 30 min"."""
    whole = max(0, round(count))
    if whole < 60:
        return translate("Words", "{minutes} min").format(minutes=whole)
    if whole % 60 == 0:
        return translate("Words", "{hours} h").format(hours=whole // 60)
    return translate("Words", "{hours} h {minutes} min").format(hours=whole // 60, minutes=whole % 60)


def coming(seconds: float) -> str:
    """How long until something: seconds under a minute, else minutes."""
    if seconds < 60:
        return translate("Words", "in {seconds} s").format(seconds=max(0, int(seconds)))
    return translate("Words", "in {length}").format(length=minutes(seconds / 60))


def percent(value: float) -> str:
    """A percentage as the language writes it."""
    return translate("Words", "{percent} %").format(percent=round(value))


def volume(decibels: float) -> str:
    """How loud: 0 dB is as loud as it gets, which by itself reads like silence."""
    if round(decibels, 1) == 0:
        return translate("Words", "Full (0 dB)")
    return translate("Words", "{decibels} dB").format(decibels=f"{decibels:g}")


def number(value: float, digits: int = 1) -> str:
    """A number with the language's own decimal mark."""
    return QLocale().toString(float(value), "f", digits)
