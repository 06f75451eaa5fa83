"""Alarms: the gravest first, what to do beside it, and never "all is well" while it is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from vr_runtime.control import messages as ms
from vr_runtime.host.alarms import RULES
from vr_runtime.launcher.run.alarms_bar import AlarmsBar, AlarmsList, all_is_well, in_order, standing_of


def alarm(name: str, silenced: bool = False) -> ms.Alarm:
    rule = RULES[name]
    return ms.Alarm(rule.level, rule.words, rule.action, silenced, name)


@pytest.fixture
def bar(qtbot):
    bar = AlarmsBar()
    qtbot.addWidget(bar)
    bar.resize(800, 112)
    bar.show()
    return bar


@pytest.fixture
def silenced(bar):
    names = []
    bar.silence.connect(names.append)
    return names


def test_without_an_alarm_all_is_well(bar) -> None:
    assert bar.cause.text() == bar.accessibleDescription() == "All is well"
    assert bar._mark.symbol == "ok"
    assert not bar.silencer.isVisible()


@pytest.mark.parametrize(
    ("name", "word", "symbol"),
    [
        ("player_gone", "Urgent", "problem"),
        ("headset_off", "Soon", "warn"),
        ("start_unconfirmed", "When convenient", "info"),
    ],
)
def test_each_level_has_its_word_and_its_shape_and_says_what_to_do(bar, name, word, symbol) -> None:
    bar.show_alarms((alarm(name),))
    assert (bar._level.text(), bar._mark.symbol) == (word, symbol)
    assert bar.cause.text() == RULES[name].words
    assert bar.action.text() == RULES[name].action
    assert bar.accessibleDescription() == f"{word}. {RULES[name].words}. {RULES[name].action}"


def test_what_is_mere_information_is_said_beneath_and_all_is_well(bar) -> None:
    bar.show_alarms((alarm("comfort_check"),))
    assert bar.cause.text() == "All is well"
    assert RULES["comfort_check"].words in bar.action.text()
    assert bar.silencer.isVisible()


def test_the_gravest_that_calls_comes_first() -> None:
    alarms = (alarm("player_gone", silenced=True), alarm("may_sleep"), alarm("headset_off"), alarm("disk_low"))
    assert [one.name for one in in_order(alarms)] == ["headset_off", "disk_low", "may_sleep", "player_gone"]


@pytest.mark.parametrize("name", sorted(RULES))
def test_all_is_well_only_where_nothing_but_information_stands(name) -> None:
    assert all_is_well((alarm(name),)) == (RULES[name].level == "info")
    assert all_is_well((alarm(name, silenced=True),)) == (RULES[name].level == "info")


def test_in_an_emergency_it_is_never_said_that_all_is_well(bar, snapshot) -> None:
    state = snapshot(flags={"emergency": True}, alarms=(alarm("may_sleep"),))
    bar.show_alarms(standing_of(state))
    assert bar.cause.text() == "Emergency is on"
    assert bar._mark.symbol == "problem"
    assert not bar.silencer.isVisible()
    assert standing_of(snapshot()) == ()


def test_silence_names_the_alarm_on_show(bar, silenced, qtbot) -> None:
    bar.show_alarms((alarm("headset_off"), alarm("comfort_check")))
    qtbot.mouseClick(bar.silencer, Qt.MouseButton.LeftButton)
    assert silenced == ["headset_off"]


def test_a_silenced_alarm_stays_on_show_and_says_that_it_is_silenced(bar, silenced) -> None:
    bar.show_alarms((alarm("headset_off", silenced=True),))
    assert bar.cause.text() == RULES["headset_off"].words
    assert bar._level.text() == "Soon, silenced"
    assert not bar.silencer.isVisible()
    bar.silence_first()
    assert silenced == []


def test_how_many_more_there_are_is_counted(bar) -> None:
    bar.show_alarms((alarm("headset_off"),))
    assert not bar.more.isVisible()
    bar.show_alarms((alarm("headset_off"), alarm("disk_low"), alarm("may_sleep")))
    assert bar.more.isVisible()
    assert bar.more.text().startswith("2")


def test_the_cause_is_as_large_as_there_is_room_for(bar, qtbot) -> None:
    bar.show_alarms((alarm("headset_off"),))
    assert bar.cause.size_px >= 32
    bar.show_alarms((alarm("player_gone"),))
    qtbot.waitUntil(lambda: bar.cause.width() > 300)
    bar.cause.write(40 * "sehr lange Worte ")
    assert bar.cause.size_px == 18
    assert bar.cause.text().startswith("sehr")


def test_a_lost_host_is_an_alarm_and_is_over_with_the_next_state(bar) -> None:
    bar.show_lost("No connection", "Take the headset off")
    assert (bar.cause.text(), bar.action.text(), bar._mark.symbol) == (
        "No connection",
        "Take the headset off",
        "problem",
    )
    bar.show_alarms(())
    assert bar.cause.text() == "All is well"


def test_a_new_alarm_is_spoken_once_and_a_grave_one_at_once(bar, monkeypatch) -> None:
    spoken = []
    monkeypatch.setattr(
        "vr_runtime.launcher.run.alarms_bar.announce", lambda _who, words, *, urgent: spoken.append((words, urgent))
    )
    for _ in range(2):
        bar.show_alarms((alarm("headset_off"),))
    bar.show_alarms((alarm("player_gone"), alarm("headset_off")))
    assert spoken == [
        ("Soon. The headset is off. Look after the patient; put it on again, or end", False),
        (f"Urgent. {RULES['player_gone'].words}. {RULES['player_gone'].action}", True),
    ]


def test_the_same_alarms_are_not_written_again(bar) -> None:
    bar.show_alarms((alarm("headset_off"),))
    written = []
    bar.cause.write = written.append
    bar.show_alarms((alarm("headset_off"),))
    assert written == []


def test_the_list_shows_all_of_them_each_to_be_silenced_by_name(qtbot) -> None:
    rows = AlarmsList()
    qtbot.addWidget(rows)
    names = []
    rows.silence.connect(names.append)
    rows.show_alarms((alarm("may_sleep"), alarm("player_gone"), alarm("disk_low", silenced=True)))
    assert [one.name for one in rows.shown] == ["player_gone", "may_sleep", "disk_low"]
    buttons = rows.findChildren(type(AlarmsBar().silencer))
    assert [button.accessibleName() for button in buttons] == [
        f"Silence: {RULES['player_gone'].words}",
        f"Silence: {RULES['may_sleep'].words}",
    ]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert names == ["may_sleep"]
