"""A set-up says to `vr-runtime run` exactly what was chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vr_runtime import options
from vr_runtime.cli import _parser
from vr_runtime.launcher.set_up import SetUp

CHOSEN = SetUp(
    headset="simulated",
    scene="still-lake",
    preset="iv-crps",
    infusion_min=90,
    posture="seated",
    brightness_percent=70,
    volume_db=-7.5,
    music=False,
    voice="de",
    breath_cue=True,
    sound="Kopfhörer (USB) -3",
    cap_db=-6.0,
    keep_days=30,
    time_lapse=4.0,
)


def parsed(set_up):
    return _parser().parse_args(["run", *set_up.arguments()])


def test_every_choice_reaches_the_session():
    told = parsed(CHOSEN)
    assert told.headset == "simulated"
    assert (told.scene, told.preset, told.infusion, told.window) == ("still-lake", "iv-crps", 90, None)
    assert (told.brightness, told.volume, told.cap) == (70, -7.5, -6.0)
    assert (told.music, told.voice, told.breath_cue) == ("none", "de", True)
    assert (told.sound, told.keep_days, told.time_lapse) == ("Kopfhörer (USB) -3", 30, 4.0)
    assert told.auto is False, "a nurse confirms; the plan never does so for her"


def test_a_breath_light_that_is_not_ticked_is_switched_off_whatever_the_preset_says():
    assert parsed(replace(CHOSEN, breath_cue=False)).breath_cue is False


def test_what_a_new_set_up_has_is_what_the_command_has_by_itself(monkeypatch, tmp_path):
    told, bare = parsed(SetUp()), _parser().parse_args(["run", "--preset=iv-pain", "--infusion=40"])
    for name in (
        "headset",
        "scene",
        "brightness",
        "volume",
        "cap",
        "music",
        "voice",
        "sound",
        "time_lapse",
    ):
        assert getattr(told, name) == getattr(bare, name), name
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    assert options.keep_days_of(told) == options.keep_days_of(bare)


@pytest.mark.parametrize(
    ("set_up", "window_min", "infusion_min"),
    [
        (replace(CHOSEN, preset="iv-pain", infusion_min=40), None, 40),
        (replace(CHOSEN, preset="iv-pain", infusion_min=None, window_min=120), 120, None),
        (replace(CHOSEN, preset="intranasal", infusion_min=None), None, None),
    ],
    ids=["by infusion", "by window", "a dose"],
)
def test_each_way_to_plan_is_a_plan(set_up, window_min, infusion_min):
    told = parsed(set_up)
    assert (told.window, told.infusion) == (window_min, infusion_min)
    assert options.plan_of(told).window_min > 0


def test_a_device_whose_name_begins_with_a_hyphen_is_no_option():
    assert parsed(replace(CHOSEN, sound="--headset=openxr")).sound == "--headset=openxr"
    assert parsed(replace(CHOSEN, sound="--headset=openxr")).headset == "simulated"


def test_it_comes_back_from_a_card_as_it_went():
    assert SetUp.of(CHOSEN.as_dict()) == CHOSEN


def test_a_card_of_another_version_costs_only_what_it_lacks():
    kept = CHOSEN.as_dict() | {"scent": "lavender"}
    del kept["cap_db"]
    assert SetUp.of(kept) == replace(CHOSEN, cap_db=SetUp().cap_db)
