"""Brightness, volume, music, voice and the breath light."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.acts import Acts
from vr_runtime.launcher.run.light_sound import LightSound


@pytest.fixture
def panel(qtbot, attachment, snapshot):
    panel = LightSound(Acts(attachment))
    qtbot.addWidget(panel)
    panel.resize(520, 140)
    panel.show()
    panel.show_state(snapshot())
    return panel


def rest(panel, kind) -> None:
    """As if nobody had touched the slider for a while."""
    timer = panel._rests[kind]
    assert timer.isActive()
    timer.stop()
    timer.timeout.emit()


def test_the_sliders_show_what_the_host_has(panel, snapshot) -> None:
    assert (panel.brightness.value, panel.volume.value) == (80, -6)
    panel.show_state(snapshot(sliders={"brightness_percent": 45, "volume_db": -12.0}))
    assert (panel.brightness.value, panel.volume.value) == (45, -12)


def test_full_volume_is_no_silence(panel, snapshot) -> None:
    panel.show_state(snapshot(sliders={"volume_db": 0.0}))
    assert panel.volume.slider.accessibleDescription() == "Full (0 dB)"
    panel.show_state(snapshot(sliders={"volume_db": -6.0}))
    assert panel.volume.slider.accessibleDescription() == "-6 dB"


@pytest.mark.parametrize(
    ("row", "kind", "act"), [("brightness", ms.Brightness, ms.Brightness(70)), ("volume", ms.Volume, ms.Volume(-8.0))]
)
def test_keys_move_a_slider_and_only_where_it_rests_is_sent(panel, attachment, qtbot, row, kind, act) -> None:
    slider = getattr(panel, row).slider
    for _ in range(2):
        qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert attachment.acts == []
    rest(panel, kind)
    assert attachment.acts == [act]


def test_a_slider_does_not_spring_back_while_its_act_is_on_the_way(panel, attachment, snapshot, qtbot) -> None:
    qtbot.keyClick(panel.brightness.slider, Qt.Key.Key_Left)
    panel.show_state(snapshot())
    assert panel.brightness.value == 75
    rest(panel, ms.Brightness)
    panel.show_state(snapshot())
    assert panel.brightness.value == 75
    attachment.acted.emit(ms.Brightness(75), ms.Acknowledgement("0" * 32, "applied", 8))
    panel.show_state(snapshot(sliders={"brightness_percent": 75}))
    assert panel.brightness.value == 75


def test_what_was_refused_goes_back_to_what_holds(panel, attachment, qtbot) -> None:
    qtbot.keyClick(panel.brightness.slider, Qt.Key.Key_Left)
    rest(panel, ms.Brightness)
    attachment.acted.emit(ms.Brightness(75), ms.Acknowledgement("0" * 32, "refused", 8, "not now"))
    assert panel.brightness.value == 80


@pytest.mark.parametrize(
    ("tile", "act"), [("music", ms.Music(False)), ("voice", ms.Voice(True)), ("breath", ms.Breath(True))]
)
def test_a_press_switches_the_other_way(panel, attachment, snapshot, qtbot, tile, act) -> None:
    panel.show_state(snapshot(phase="onset"))
    qtbot.mouseClick(getattr(panel, tile), Qt.MouseButton.LeftButton)
    assert attachment.acts == [act]


def test_a_switch_says_its_state(panel, snapshot) -> None:
    assert (panel.music.accessibleName(), panel.voice.accessibleName()) == ("Music: on", "Voice: off")
    panel.show_state(snapshot(sliders={"music": False, "voice": True}))
    assert (panel.music.note, panel.voice.note) == ("off", "on")


def test_the_breath_light_is_offered_early_and_can_be_taken_back_later(panel, snapshot) -> None:
    assert not panel.breath.isEnabled()
    panel.show_state(snapshot(phase="settle"))
    assert panel.breath.isEnabled()
    panel.show_state(snapshot(sliders={"breath": True}))
    assert panel.breath.isEnabled()


def test_once_the_session_ends_nothing_can_be_set(panel, snapshot) -> None:
    panel.show_state(snapshot(flags={"ending": True}))
    parts = (panel.brightness, panel.volume, panel.music, panel.voice, panel.breath)
    assert not any(part.isEnabled() for part in parts)
