"""The meter and the chips: each state in words and with a mark, never by colour alone."""

from __future__ import annotations

import pytest

from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.chips import Chips, faces_of, places_of
from vr_runtime.launcher.run.meter import Meter, loudness_of


@pytest.fixture
def meter(qtbot):
    meter = Meter()
    qtbot.addWidget(meter)
    meter.resize(240, 96)
    return meter


def test_what_is_heard_stands_beside_what_is_asked(snapshot) -> None:
    loudness = loudness_of(snapshot(hearing={"lufs": -31.4, "asked_lufs": -30.0}))
    assert (loudness.heard, loudness.asked, loudness.level) == (-31.4, -30.0, "ok")
    assert loudness.said == "\N{MINUS SIGN}31 LUFS heard, \N{MINUS SIGN}30 asked"


def test_what_is_far_from_what_is_asked_gets_no_tick(snapshot) -> None:
    assert loudness_of(snapshot(hearing={"lufs": -52.0, "asked_lufs": -30.0})).level == "plain"


@pytest.mark.parametrize(
    ("changes", "level", "said"),
    [
        ({"hearing": {"wanted": False}}, "plain", "This session has no sound"),
        ({"hearing": {"playing": False}}, "warn", "No sound"),
        ({"hearing": {"alive": False, "notice": "The device is gone"}}, "warn", "No sound"),
        ({"hearing": {"lufs": None}}, "warn", "Nothing is heard"),
        ({"hearing": {"lufs": None, "asked_lufs": None}}, "plain", "Silent, as the course asks"),
        ({"flags": {"emergency": True}}, "warn", "Muted: emergency"),
        ({"flags": {"ended": True}}, "plain", "Silent: the session is over"),
    ],
)
def test_every_silence_says_why(snapshot, changes, level, said) -> None:
    loudness = loudness_of(snapshot(**changes))
    assert (loudness.level, loudness.said) == (level, said)


def test_the_meter_names_the_device_and_reads_out_what_it_shows(meter, snapshot) -> None:
    meter.show_state(snapshot(hearing={"device": "Headphones of the headset"}))
    assert meter.device == "Headphones of the headset"
    assert "LUFS heard" in meter.accessibleDescription()
    meter.show_state(snapshot(hearing={"device": "Headphones of the headset", "notice": "fit.wav: is silent."}))
    assert meter.device == "fit.wav: is silent."
    meter.show_state(snapshot(hearing={"playing": False, "notice": "The device is gone"}))
    assert meter.device == "The device is gone"
    meter.show_state(snapshot(hearing={"wanted": False}))
    assert meter.device == ""


def test_the_bar_grows_with_what_is_heard(meter, snapshot) -> None:
    meter.show()

    def filled(lufs: float) -> int:
        meter.show_state(snapshot(hearing={"lufs": lufs, "asked_lufs": None}))
        image = meter._bar.grab().toImage()
        from vr_runtime.launcher.theme import theme

        accent = theme().colour("accent").rgb()
        return sum(image.pixel(x, 10) == accent for x in range(image.width()))

    assert 0 < filled(-60.0) < filled(-40.0) < filled(-20.0)


def test_the_meter_is_left_alone_where_nothing_has_changed(meter, snapshot) -> None:
    meter.show_state(snapshot())
    asked = []
    meter._bar.update = lambda *_: asked.append(1)
    meter.show_state(snapshot(session_s=1021.0))
    assert asked == []


# --- the headset


def named(state: ms.Snapshot) -> dict[str, tuple[str, str]]:
    return {face.name: (face.text, face.level) for face in faces_of(state)}


def test_all_is_well_with_the_headset(snapshot) -> None:
    assert named(snapshot()) == {
        "link": ("Linked", "ok"),
        "worn": ("Worn", "ok"),
        "tracking": ("Tracking", "ok"),
        "refresh": ("90 Hz", "ok"),
    }


@pytest.mark.parametrize(
    ("changes", "name", "face"),
    [
        ({"display": {"worn": False}}, "worn", ("Headset off", "warn")),
        ({"flags": {"headset_off": True}}, "worn", ("Headset off", "warn")),
        ({"display": {"tracked": False}}, "tracking", ("No tracking", "warn")),
        ({"display": {"opened": False}}, "link", ("Connecting", "plain")),
        ({"player": {"alive": False}}, "link", ("No picture", "problem")),
        ({"headset": "headset lost, trying again"}, "link", ("Link lost", "problem")),
        ({"display": {"battery_percent": 80}}, "battery", ("Battery 80 %", "ok")),
        ({"display": {"battery_percent": 12}}, "battery", ("Battery 12 %", "warn")),
        ({"display": {"scale": 0.7}}, "scale", ("Sharpness 70 %", "plain")),
        ({"display": {"recoveries": 2}}, "recoveries", ("Came back: 2", "warn")),
        ({"display": {"refresh_hz": None}}, "refresh", ("Rate: not known", "plain")),
    ],
)
def test_each_state_of_the_headset_has_a_word_and_a_level(snapshot, changes, name, face) -> None:
    assert named(snapshot(**changes))[name] == face


def test_of_a_player_that_is_gone_nothing_else_is_claimed(snapshot) -> None:
    faces = named(snapshot(player={"alive": False}))
    assert faces["worn"][1] == "plain"
    assert "tracking" not in faces
    assert "ok" not in {level for _, level in faces.values()}


def test_the_battery_is_left_out_where_nobody_knows_it(snapshot) -> None:
    assert "battery" not in named(snapshot())


def test_the_chips_show_the_state_and_lose_those_that_are_over(qtbot, snapshot) -> None:
    chips = Chips()
    qtbot.addWidget(chips)
    chips.resize(300, 200)
    chips.show()
    chips.show_state(snapshot(display={"recoveries": 1, "battery_percent": 50}))
    assert sum(chip.isVisible() for chip in chips._chips) == 6
    chips.show_state(snapshot())
    assert [chip.text for chip in chips._chips if chip.isVisible()] == ["Linked", "Worn", "Tracking", "90 Hz"]
    assert chips.accessibleDescription() == "Linked, Worn, Tracking, 90 Hz"


def test_a_long_chip_has_a_row_to_itself() -> None:
    assert list(places_of([False, True, False, False])) == [(0, 0, 1), (1, 0, 2), (2, 0, 1), (2, 1, 1)]
