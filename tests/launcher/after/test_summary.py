"""What a report comes to in a few lines, and which of them deserve a look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from vr_runtime.launcher.after.summary import ending_word, scene_word, summary_of


def line(told, name):
    return next((one.told, one.level) for one in summary_of(told) if one.name == name)


def test_a_session_without_trouble(report):
    told = {one.name: (one.told, one.level) for one in summary_of(report())}
    assert told == {
        "Length": ("1:05:00", "plain"),
        "Infusion": ("41 min, 40 min planned", "plain"),
        "Pauses": ("None", "plain"),
        "Alarms": ("None", "ok"),
        "Picture": ("Smooth (0.01 % came late)", "ok"),
        "Loudness": ("-34 to -30 LUFS", "plain"),
        "End": ("Played to its end", "ok"),
        "Record": ("As it was written", "ok"),
    }


@pytest.mark.parametrize(
    ("levels", "told", "level"),
    [
        (["info", "low"], "2, for information only", "ok"),
        (["info", "medium"], "2, none urgent", "warn"),
        (["high", "medium", "high"], "3, 2 of them urgent", "problem"),
    ],
)
def test_alarms_are_counted_and_weighed(report, levels, told, level):
    assert line(report(alarms=[{"level": one} for one in levels]), "Alarms") == (told, level)


@pytest.mark.parametrize(
    ("frames", "missed", "level"), [(10_000, 5, "ok"), (10_000, 50, "ok"), (10_000, 300, "warn"), (0, 0, "warn")]
)
def test_late_pictures_are_weighed(report, frames, missed, level):
    assert line(report(frames={"frames": frames, "missed": missed}), "Picture")[1] == level


def test_an_infusion_that_never_started_and_a_dose(report):
    assert line(report(infusion={"clock_s": None}), "Infusion") == ("Never confirmed as started", "warn")
    assert line(report(played={"route": "dose"}), "Since the dose")[0].startswith("41 min")


def test_pauses(report):
    assert line(report(infusion={"pauses": 1, "paused_s": 240.0}), "Pauses")[0] == "One, 4 min"
    assert line(report(infusion={"pauses": 2, "paused_s": 600.0}), "Pauses")[0] == "2, 10 min in all"


def test_sound_that_was_not_there_or_not_measured(report):
    assert line(report(sound={"entries": 0, "heard": []}), "Loudness")[0] == "No sound was played"
    assert line(report(sound={"entries": 3, "heard": []}), "Loudness")[0] == "Not measured"


@pytest.mark.parametrize(("state", "level"), [("unchecked", "warn"), ("not_intact", "problem")])
def test_a_record_that_cannot_be_trusted_says_so(report, state, level):
    assert line(report(integrity={"state": state, "fault": "row 7 was changed"}), "Record")[1] == level


@pytest.mark.parametrize(
    ("state", "reason", "level"),
    [
        ("closed", "operator", "ok"),
        ("closed", "headset_lost", "problem"),
        ("broken off", None, "warn"),
        ("playing", None, "plain"),
        ("closed", "something_new", "plain"),
    ],
)
def test_how_it_ended(state, reason, level):
    words, told = ending_word(state, reason)
    assert words
    assert told == level


def test_every_reason_of_a_journal_has_words():
    from typing import get_args

    from vr_runtime.record.entries import CloseReason

    assert all(ending_word("closed", reason)[0] != reason for reason in get_args(CloseReason))


def test_a_scene_has_its_title_in_the_language_of_the_window_and_its_name_where_it_is_gone():
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de"))
        assert scene_word("still-lake") == "Stiller See im Morgengrauen"
        QLocale.setDefault(QLocale("en"))
        assert scene_word("still-lake") == "Still lake at dawn"
        assert scene_word("a-clinic-s-own") == "A clinic s own"
    finally:
        QLocale.setDefault(before)
