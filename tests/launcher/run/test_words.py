"""Alarms, marks and times in the words of the staff."""

from __future__ import annotations

import typing

import msgspec
import pytest
from PySide6.QtCore import QTranslator

from vr_runtime.control import messages as ms
from vr_runtime.course.prompts import PromptKind
from vr_runtime.host.alarms import RULES
from vr_runtime.launcher import words
from vr_runtime.launcher.run.acts import what_of
from vr_runtime.launcher.run.alarm_words import WORDS, words_of
from vr_runtime.launcher.run.course_words import is_dose, mark_word
from vr_runtime.launcher.run.times import age, hours_minutes, span


class Shouting(QTranslator):
    """Everything in capitals, so that a test sees what was translated."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return source.upper()

    def isEmpty(self):  # noqa: N802 -- Qt's name
        return False


@pytest.fixture
def shouting(qapp):
    translator = Shouting()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def alarm(name: str) -> ms.Alarm:
    rule = RULES[name]
    return ms.Alarm(rule.level, rule.words, rule.action, name=name)


def test_every_alarm_of_the_host_has_its_words_here_and_none_besides() -> None:
    assert {name: tuple(map(str, said)) for name, said in WORDS.items()} == {
        name: (rule.words, rule.action) for name, rule in RULES.items()
    }
    assert set(typing.get_args(PromptKind)) <= set(WORDS)


@pytest.mark.parametrize("name", sorted(RULES))
def test_no_alarm_asks_for_a_command_to_be_typed(qapp, name) -> None:
    assert "vr-runtime" not in " ".join(words_of(alarm(name)))


@pytest.mark.parametrize("name", sorted(set(RULES) - {"no_sound"}))
def test_an_alarm_is_said_in_the_language_of_the_staff(shouting, name) -> None:
    assert words_of(alarm(name)) == (RULES[name].words.upper(), RULES[name].action.upper())


def test_an_alarm_that_is_not_known_is_said_as_the_host_says_it(shouting) -> None:
    assert words_of(ms.Alarm("high", "Snow on the line", "Sweep it", name="snow")) == ("Snow on the line", "Sweep it")


def test_a_host_that_means_something_else_by_a_name_is_taken_at_its_word(shouting) -> None:
    other = ms.Alarm("high", "The headset is upside down", "Turn it", name="headset_off")
    assert words_of(other) == ("The headset is upside down", "Turn it")


ACTS = (
    ms.Started(), ms.Paused(), ms.Resumed(), ms.Extend(15), ms.Shorten(5), ms.Stopped(), ms.Ease(True), ms.Ease(False),
    ms.EyesClosed(True), ms.EyesClosed(False), ms.Approach(), ms.Level(True), ms.Level(False), ms.Recentre(),
    ms.Brightness(70), ms.Volume(-6.0), ms.Music(True), ms.Music(False), ms.Voice(True), ms.Voice(False),
    ms.Scene("still-lake"), ms.Breath(True), ms.Breath(False), ms.Silence("silent"), ms.Silence(), ms.Emergency(),
    ms.Clear(), ms.End(), ms.Scale("pain", 3),
)  # fmt: skip


def test_the_acts_above_are_all_that_there_are() -> None:
    assert {type(act) for act in ACTS} == set(typing.get_args(ms.Act))


@pytest.mark.parametrize("act", ACTS, ids=what_of)
def test_every_act_has_a_word(act) -> None:
    said = mark_word(what_of(act))
    assert said[0].isupper()
    assert "{" not in said
    assert what_of(act).partition(" ")[0] == msgspec.to_builtins(act)["act"]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("extend 15", "Extended by 15 min"),
        ("brightness 70", "Brightness 70 %"),
        ("volume -6", "Volume -6 dB"),
        ("ease on", "Ease on"),
        ("headset off", "Headset off"),
        ("something new", "something new"),
    ],
)
def test_a_mark_says_what_happened(qapp, what, said) -> None:
    assert mark_word(what) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "under 1 min"), (59, "under 1 min"), (60, "1 min"), (61, "2 min"), (3600, "1 h"), (3601, "1 h 1 min")],
)
def test_how_long_it_lasts_counts_the_minute_that_has_begun(qapp, seconds, said) -> None:
    assert span(seconds) == said


@pytest.mark.parametrize(("seconds", "said"), [(0.24, "0.2 s"), (9.96, "10.0 s"), (61.0, "61 s"), (300.0, "5 min")])
def test_an_age_is_as_fine_as_it_is_young(qapp, seconds, said) -> None:
    assert age(seconds) == said


def test_a_scale_is_in_hours_and_minutes() -> None:
    assert [hours_minutes(seconds) for seconds in (0, 300, 3600, 21_600)] == ["0:00", "0:05", "1:00", "6:00"]


def test_a_dose_is_told_from_an_infusion_and_what_is_not_known_is_none() -> None:
    assert [is_dose(name) for name in ("im", "intranasal", "iv-pain", "no-such-preset")] == [True, True, False, False]
    assert words.preset("iv-pain") != "iv-pain"
