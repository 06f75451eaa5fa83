"""The quiet acts: which are offered, what they send, and what asks once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QThreadPool

from vr_runtime.control import messages as ms
from vr_runtime.launcher.language import speak
from vr_runtime.launcher.run.act_grid import KEYS, ActGrid
from vr_runtime.launcher.run.act_state import fit_of
from vr_runtime.launcher.run.acts import Acts
from vr_runtime.launcher.run.next_act_panel import NextActPanel
from vr_runtime.launcher.run.scene_tiles import SceneTiles
from vr_runtime.launcher.run.tile import Tile
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import ExitCode, Problem


@pytest.fixture
def grid(qtbot, attachment, snapshot):
    grid = ActGrid(Acts(attachment))
    grid.resize(312, 460)
    qtbot.addWidget(grid)
    grid.show()
    grid.show_state(snapshot())
    return grid


def click(qtbot, button) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("tile", "flags", "act"),
    [
        ("ease", {}, ms.Ease(True)),
        ("ease", {"ease": True}, ms.Ease(False)),
        ("eyes_closed", {}, ms.EyesClosed(True)),
        ("eyes_closed", {"eyes_closed": True}, ms.EyesClosed(False)),
        ("level", {}, ms.Level(True)),
        ("level", {"levelled": True}, ms.Level(False)),
        ("approach", {}, ms.Approach()),
        ("recentre", {}, ms.Recentre()),
        ("pause", {}, ms.Paused()),
        ("pause", {"paused": True}, ms.Resumed()),
    ],
)
def test_a_press_does_it_at_once(grid, attachment, snapshot, qtbot, tile, flags, act) -> None:
    grid.show_state(snapshot(flags=flags))
    click(qtbot, grid.tiles[tile])
    assert attachment.acts == [act]


def test_a_switch_says_its_state_in_a_word_and_follows_the_host_alone(grid, snapshot, qtbot) -> None:
    ease = grid.tiles["ease"]
    assert (ease.note, ease.on, ease.accessibleName()) == ("off", False, "Ease: off")
    click(qtbot, ease)
    assert ease.note == "off"
    grid.show_state(snapshot(flags={"ease": True}))
    assert (ease.note, ease.on, ease.accessibleName()) == ("on", True, "Ease: on")
    assert grid.tiles["recentre"].on is None, "what is no switch has no state"


def test_a_switch_that_is_on_differs_in_shape_as_well_as_colour(grid, snapshot) -> None:
    ease = grid.tiles["ease"]

    def outline() -> list[bool]:
        image = ease.grab().toImage().convertToFormat(ease.grab().toImage().Format.Format_Grayscale8)
        box = [image.pixelColor(x, y).value() for x in range(14, 27) for y in range(20, 33)]
        low, high = min(box), max(box)
        return [value > (low + high) / 2 for value in box]

    off = outline()
    grid.show_state(snapshot(flags={"ease": True}))
    assert outline() != off


def test_what_does_not_fit_is_not_offered(grid, snapshot) -> None:
    def offered() -> set[str]:
        return {name for name, tile in grid.tiles.items() if tile.isEnabled()}

    everything = set(grid.tiles)
    assert offered() == everything
    grid.show_state(snapshot(phase="settle", infusion_s=None))
    assert offered() == everything - {"pause", "extend", "shorten", "stop"}
    grid.show_state(snapshot(waiting_for="infusion_stopped"))
    assert "stop" not in offered()  # it is the next act, and not early
    grid.show_state(snapshot(flags={"emergency": True}))
    assert offered() == everything - {"level", "recentre", "extend", "shorten", "scene"}
    grid.show_state(snapshot(flags={"ending": True}))
    assert offered() == set()


def test_a_dose_cannot_be_paused(grid, snapshot) -> None:
    grid.show_state(snapshot(), dose=True)
    assert not grid.tiles["pause"].isEnabled()


@pytest.mark.parametrize(("tile", "act"), [("stop", ms.Stopped()), ("end", ms.End())])
def test_what_ends_something_asks_once(grid, attachment, qtbot, tile, act) -> None:
    click(qtbot, grid.tiles[tile])
    assert grid.asks
    assert attachment.acts == []
    click(qtbot, grid.question.accept)
    assert attachment.acts == [act]
    assert not grid.asks


def test_the_safe_answer_has_the_keyboard_and_escape_is_one_too(grid, attachment, qtbot) -> None:
    click(qtbot, grid.tiles["end"])
    assert grid.focusWidget() is grid.question.refuse
    click(qtbot, grid.question.refuse)
    assert not grid.asks
    click(qtbot, grid.tiles["end"])
    qtbot.keyClick(grid.question.refuse, Qt.Key.Key_Escape)
    assert not grid.asks
    assert attachment.acts == []


def test_a_question_that_has_become_pointless_goes(grid, attachment, snapshot, qtbot) -> None:
    click(qtbot, grid.tiles["end"])
    grid.show_state(snapshot(flags={"ending": True}))
    assert not grid.asks


def test_after_a_stop_it_can_be_said_that_it_started_again_and_that_asks(grid, attachment, snapshot, qtbot) -> None:
    grid.show_state(snapshot(phase="return"))
    assert grid.tiles["stop"].accessibleName() == "Started again"
    click(qtbot, grid.tiles["stop"])
    click(qtbot, grid.question.accept)
    assert attachment.acts == [ms.Started()]


@pytest.mark.parametrize(("tile", "act"), [("extend", ms.Extend(15)), ("shorten", ms.Shorten(15))])
def test_minutes_are_chosen_with_one_more_press(grid, attachment, snapshot, qtbot, tile, act) -> None:
    click(qtbot, grid.tiles[tile])
    click(qtbot, grid.minutes.choices[15])
    assert attachment.acts == [act]
    assert not grid.asks


def test_only_minutes_that_the_host_would_take_are_offered(snapshot) -> None:
    assert fit_of(snapshot(plan={"planned_min": 40})).extend == (5, 10, 15, 30)
    assert fit_of(snapshot(plan={"planned_min": 350})).extend == (5, 10)
    assert fit_of(snapshot(plan={"planned_min": 360})).extend == ()
    assert fit_of(snapshot(plan={"planned_min": 40}, infusion_s=1500.0)).shorten == (5, 10, 15)
    assert fit_of(snapshot(plan={"planned_min": 40}, infusion_s=2300.0)).shorten == ()
    assert fit_of(snapshot(plan={"planned_min": 20}, infusion_s=60.0)).shorten == (5,)


def test_minutes_that_do_not_fit_any_more_are_taken_away_while_they_are_looked_at(grid, snapshot, qtbot) -> None:
    click(qtbot, grid.tiles["shorten"])
    assert grid.minutes.choices[15].isEnabled()
    grid.show_state(snapshot(infusion_s=1560.0))
    assert [minutes for minutes, tile in grid.minutes.choices.items() if tile.isEnabled()] == [5, 10]


def test_a_scene_is_chosen_by_its_picture_and_the_one_that_plays_is_marked(grid, attachment, qtbot) -> None:
    click(qtbot, grid.tiles["scene"])
    tiles = grid.scenes.tiles
    assert [name for name, tile in tiles.items() if tile.current] == ["still-lake"]
    assert tiles["still-lake"].accessibleDescription() == "plays now"
    assert not tiles["night-sky"]._picture.isNull()
    assert tiles["night-sky"].accessibleName() != "night-sky"
    click(qtbot, tiles["night-sky"])
    assert attachment.acts == [ms.Scene("night-sky")]


def test_the_scene_that_plays_is_not_sent_again(grid, attachment, qtbot) -> None:
    click(qtbot, grid.tiles["scene"])
    click(qtbot, grid.scenes.tiles["still-lake"])
    assert attachment.acts == []


def test_every_tile_is_large_enough_for_a_glove(grid) -> None:
    for name, tile in grid.tiles.items():
        assert tile.width() >= theme().touch, name
        assert tile.height() >= theme().touch, name


def test_a_long_word_wraps_and_is_not_cut(grid) -> None:
    tile = grid.tiles["approach"]
    before = tile.heightForWidth(150)
    tile.say("Personal nähert sich der Patientin oder dem Patienten")
    assert tile.heightForWidth(150) > before


# --- the one next act


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def panel(qtbot, pressed):
    panel = NextActPanel(pressed.append)
    qtbot.addWidget(panel)
    panel.resize(312, 140)
    panel.show()
    return panel


WAITING = {"phase": "settle", "infusion_s": None, "waiting_for": "infusion_started", "next": ms.Next("onset", None)}


def test_the_next_act_is_one_large_button(panel, pressed, snapshot, qtbot) -> None:
    panel.show_state(snapshot(**WAITING))
    assert panel.said[0] == "Confirm infusion started"
    assert panel.button.height() >= 96
    click(qtbot, panel.button)
    assert [due.act for due in pressed] == [ms.Started()]


def test_a_dose_is_given_not_started(panel, snapshot) -> None:
    panel.show_state(snapshot(**WAITING), dose=True)
    assert panel.said[0] == "Confirm dose given"


def test_while_its_act_is_on_the_way_it_cannot_be_pressed(panel, pressed, snapshot, qtbot) -> None:
    panel.show_state(snapshot(**WAITING), sent=True)
    assert panel.said == ("Confirm infusion started", "Sent")
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert pressed == []
    panel.show_state(snapshot(**WAITING))
    assert panel.button.isEnabled()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ("Nothing to do now", "Confirm the stop in 28 min")),
        ({"phase": "return", "session_s": 3000.0}, ("Nothing to do now", "Headset off in 15 min")),
        ({"flags": {"emergency": True}}, ("Look after the patient", "Clear the emergency at the bottom right")),
        ({"flags": {"ending": True}}, ("The session ends", "Light and sound go down gently")),
        ({"flags": {"ended": True}}, ("The session is over", "The headset may come off")),
        ({"alarms": (ms.Alarm("high", "x", "y"),)}, ("See the alarm", "Below is what to do")),
        ({"waiting_for": "infusion_stopped"}, ("Infusion stopped", "Begins the return; or extend below")),
        ({"next": ms.Next("return", 61.0)}, ("Infusion stopped", "Planned in 2 min")),
        ({"flags": {"paused": True}}, ("Infusion resumed", "Once it runs again")),
        ({"phase": "reorient", "flags": {"finished": True}}, ("End session", "It has played to its end")),
    ],
)
def test_it_says_what_is_to_be_done_or_that_there_is_nothing(panel, snapshot, changes, words) -> None:
    panel.show_state(snapshot(**changes))
    assert panel.said == words
    assert panel.accessibleDescription() == words[0]


def scenes_of(qtbot, own=dict, allowed=()):
    asked = []
    tiles = SceneTiles(asked.append, lambda: None, own=own, allowed=lambda: allowed)
    qtbot.addWidget(tiles)
    tiles.show()
    tiles.show_current("still-lake")
    tiles.arrange()
    return tiles, asked


def test_a_clinics_own_scene_is_offered_under_its_title(qtbot) -> None:
    tiles, asked = scenes_of(
        qtbot, own=lambda: {"far-hills": {"en": "Far hills at noon", "de": "", "fr": "", "es": ""}}
    )
    qtbot.waitUntil(lambda: "far-hills" in tiles.tiles, timeout=30_000)
    assert tiles.tiles["far-hills"].accessibleName() == "Far hills at noon"
    tiles.tiles["far-hills"].click()
    assert asked == ["far-hills"]


def test_a_folder_of_scenes_that_cannot_be_read_leaves_the_built_in_ones(qtbot) -> None:
    def refused():
        raise Problem(ExitCode.BAD_SCENE, "The folder cannot be read", "Mend it")

    tiles, _ = scenes_of(qtbot, own=refused)
    qtbot.waitUntil(lambda: QThreadPool.globalInstance().activeThreadCount() == 0, timeout=30_000)
    assert not tiles.tiles["night-sky"].isHidden()


def test_only_scenes_that_the_clinic_plays_are_offered(qtbot) -> None:
    tiles, _ = scenes_of(qtbot, allowed=("night-sky",))
    assert [name for name, tile in tiles.tiles.items() if not tile.isHidden()] == ["night-sky"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_how_a_tile_stands_and_its_key_have_room_in_every_language(qapp, qtbot, attachment, snapshot, language) -> None:
    speak(qapp, language)
    try:
        grid = ActGrid(Acts(attachment))
        qtbot.addWidget(grid)
        grid.resize(312, 460)
        grid.show_state(snapshot())
        room = (312 - theme().S) / 2 - 2 * theme().px(12)
        marks = {name: theme().px(26) * (tile.on is not None) for name, tile in grid.tiles.items()}
        shown = {name: tile.foot(room - marks[name]) for name, tile in grid.tiles.items()}
        assert [name for name, line in shown.items() if "…" in line] == []
        assert all(shown[name].endswith(key) for name, key in KEYS.items())
    finally:
        speak(qapp, "en")


def test_where_there_is_no_room_the_note_is_cut_and_the_key_is_not(qtbot) -> None:
    tile = Tile("Ease", print, key="F2")
    qtbot.addWidget(tile)
    tile.show_note("switched off for the time being", on=False)
    assert tile.foot(90).endswith("… · F2")
    tile.show_note("")
    assert tile.foot(90) == "F2"
