"""A session's report as the few lines that staff look at. From the report's facts to words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale

from vr_runtime.launcher import words
from vr_runtime.problem import Problem
from vr_runtime.render.scene_library import load_scene

translate = QCoreApplication.translate
_SMOOTH: Final = 0.001
_STUTTERS: Final = 0.01
"""Shares of pictures that came late: unnoticed below the first, an alarm of the session's from the second on."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact: what it is, what it came to, and how that is ("plain", "ok", "warn", "problem")."""

    name: str
    told: str
    level: str = "plain"


def summary_of(report: dict[str, Any]) -> list[Line]:
    """The lines. `report`: what `vr-runtime report --json` prints."""
    played, infusion = report["played"], report["infusion"]
    return [
        Line(translate("Summary", "Length"), words.clock(played["length_s"])),
        _infusion(infusion, played["route"] == "dose"),
        Line(translate("Summary", "Pauses"), _pauses(infusion)),
        _alarms(report["alarms"]),
        _picture(report["frames"]),
        _sound(report["sound"]),
        _ending(played),
        _record(report["integrity"]),
    ]


def scene_word(name: str) -> str:
    """A scene's title in the language of the window; its name where it is not here any more."""
    return _title(name, QLocale().name().partition("_")[0])


@lru_cache(maxsize=64)
def _title(name: str, language: str) -> str:
    try:
        title = load_scene(name).file.title
    except Problem:
        return name.replace("-", " ").capitalize()
    return str(getattr(title, language, title.en))


def ending_word(state: str, reason: str | None) -> tuple[str, str]:
    """How a session ended, in words, and how that is."""
    if state == "playing":
        return translate("Summary", "Still running"), "plain"
    if reason is None:
        return translate("Summary", "Broke off"), "warn"
    known = {
        "finished": (translate("Summary", "Played to its end"), "ok"),
        "duration": (translate("Summary", "Its set duration was over"), "ok"),
        "operator": (translate("Summary", "Ended by staff"), "ok"),
        "interrupted": (translate("Summary", "Interrupted from outside"), "warn"),
        "runtime_exit": (translate("Summary", "The headset’s software asked for the end"), "warn"),
        "headset_lost": (translate("Summary", "The headset was lost"), "problem"),
        "problem": (translate("Summary", "A problem ended it"), "problem"),
        "abandoned": (translate("Summary", "Broke off and was not taken up"), "warn"),
    }
    return known.get(reason, (reason, "plain"))


def _infusion(infusion: dict[str, Any], dose: bool) -> Line:
    name = translate("Summary", "Since the dose") if dose else translate("Summary", "Infusion")
    if infusion["clock_s"] is None:
        return Line(name, translate("Summary", "Never confirmed as started"), "warn")
    ran = round(infusion["clock_s"] / 60)
    told = translate("Summary", "{ran} min, {planned} min planned")
    return Line(name, told.format(ran=ran, planned=infusion["planned_at_end_min"]))


def _pauses(infusion: dict[str, Any]) -> str:
    if not infusion["pauses"]:
        return translate("Summary", "None")
    length = words.minutes(infusion["paused_s"] / 60)
    if infusion["pauses"] == 1:
        return translate("Summary", "One, {length}").format(length=length)
    return translate("Summary", "{count}, {length} in all").format(count=infusion["pauses"], length=length)


def _alarms(alarms: list[dict[str, Any]]) -> Line:
    name = translate("Summary", "Alarms")
    if not alarms:
        return Line(name, translate("Summary", "None"), "ok")
    urgent = sum(one["level"] == "high" for one in alarms)
    soon = sum(one["level"] == "medium" for one in alarms)
    if urgent:
        told = translate("Summary", "{count}, {urgent} of them urgent").format(count=len(alarms), urgent=urgent)
        return Line(name, told, "problem")
    if soon:
        return Line(name, translate("Summary", "{count}, none urgent").format(count=len(alarms)), "warn")
    return Line(name, translate("Summary", "{count}, for information only").format(count=len(alarms)), "ok")


def _picture(frames: dict[str, Any]) -> Line:
    name = translate("Summary", "Picture")
    slots = frames["frames"] + frames["missed"]
    if not slots:
        return Line(name, translate("Summary", "Nothing was recorded"), "warn")
    late = frames["missed"] / slots
    share = words.number(100 * late, 2)
    if late < _SMOOTH:
        return Line(name, translate("Summary", "Smooth ({share} % came late)").format(share=share), "ok")
    if late < _STUTTERS:
        return Line(name, translate("Summary", "Mostly smooth ({share} % came late)").format(share=share), "ok")
    return Line(name, translate("Summary", "Stuttered ({share} % came late)").format(share=share), "warn")


def _sound(sound: dict[str, Any]) -> Line:
    name = translate("Summary", "Loudness")
    heard = [one["lufs"] for one in sound["heard"]]
    if not heard:
        told = translate("Summary", "Not measured") if sound["entries"] else translate("Summary", "No sound was played")
        return Line(name, told)
    lo, hi = words.number(min(heard), 0), words.number(max(heard), 0)
    return Line(name, translate("Summary", "{quietest} to {loudest} LUFS").format(quietest=lo, loudest=hi))


def _ending(played: dict[str, Any]) -> Line:
    told, level = ending_word(played["state"], played["reason"])
    return Line(translate("Summary", "End"), told, level)


def _record(integrity: dict[str, Any]) -> Line:
    name = translate("Summary", "Record")
    if integrity["state"] == "intact":
        return Line(name, translate("Summary", "As it was written"), "ok")
    if integrity["state"] == "unchecked":
        return Line(name, translate("Summary", "Could not be checked"), "warn")
    return Line(
        name, translate("Summary", "Not as it was written: {fault}").format(fault=integrity["fault"]), "problem"
    )
