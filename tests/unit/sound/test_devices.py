"""Which device plays, and what is said where none can."""

from __future__ import annotations

import json
import sys

import numpy as np
import pytest

from tests.unit.sound.listening import loudness
from vr_runtime import cli
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound import device_commands, devices
from vr_runtime.sound.devices import Device, chosen
from vr_runtime.sound.scale import RATE_HZ

SPEAKERS = Device(0, "Speakers (Realtek)", "Windows WASAPI", True)
INDEX_MME = Device(1, "Headphones (Index HMD)", "MME", False)
INDEX = Device(4, "Headphones (Index HMD)", "Windows WASAPI", False)
MONITOR = Device(5, "Monitor of Quest", "ALSA", False)


def test_a_headset_goes_before_the_systems_own_device_and_the_best_interface_before_others():
    assert chosen([SPEAKERS, INDEX_MME, INDEX], "auto").device == INDEX


def test_without_a_headset_it_is_the_systems_own():
    assert chosen([MONITOR, SPEAKERS], "auto").device == SPEAKERS
    assert chosen([SPEAKERS, INDEX], "default").device == SPEAKERS


@pytest.mark.parametrize("name", ["Headphones (Index HMD)", "index", "INDEX HMD"])
def test_a_named_device_is_found_by_a_part_of_its_name(name):
    assert chosen([SPEAKERS, INDEX_MME, INDEX], name).device == INDEX


def test_one_that_is_not_there_is_not_replaced_by_another():
    choice = chosen([SPEAKERS], "Vive")
    assert choice.device is None
    assert "Vive" in choice.why


def test_no_device_at_all_is_said():
    assert chosen([], "auto").device is None


def test_without_portaudio_there_is_one_line_that_says_what_to_install(monkeypatch, capsys):
    class Absent:
        def find_spec(self, name, *_):
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])
    with pytest.raises(Problem, match="libportaudio2"):
        devices.portaudio()
    assert cli.main(["sound", "devices"]) == ExitCode.NO_SOUND
    assert capsys.readouterr().err.count("\n") == 1


def test_the_list_names_the_chosen_one_and_why(monkeypatch, capsys):
    monkeypatch.setattr(devices, "devices_now", lambda: [SPEAKERS, INDEX])
    assert cli.main(["sound", "devices"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "* Headphones (Index HMD)" in said
    assert "a headset's" in said
    assert cli.main(["sound", "devices", "--json", "--device", "Vive"]) == ExitCode.NO_SOUND
    assert not any(one["chosen"] for one in json.loads(capsys.readouterr().out)["devices"])


def test_the_tone_is_soft_and_first_left_then_right(monkeypatch, capsys):
    tone = device_commands.test_tone()
    half = len(tone) // 2
    assert np.abs(tone).max() == pytest.approx(0.03, rel=0.01)
    assert not tone[:half, 1].any()
    assert not tone[half:, 0].any()
    assert tone[:half, 0].any()
    assert np.abs(np.diff(tone, axis=0)).max() < 0.002, "it comes and goes without a click"
    monkeypatch.setattr(devices, "devices_now", lambda: [SPEAKERS])
    played = []
    monkeypatch.setattr(device_commands, "_play", lambda device, samples: played.append(device))
    assert cli.main(["sound", "check"]) == ExitCode.OK
    assert played == [SPEAKERS]
    assert "left" in capsys.readouterr().out


@pytest.mark.parametrize("cap_db", [0.0, -12.0])
def test_for_a_sound_level_meter_it_plays_as_loud_as_a_bed_ever_gets_under_the_cap(monkeypatch, capsys, cap_db):
    monkeypatch.setattr(devices, "devices_now", lambda: [SPEAKERS])
    played = []
    monkeypatch.setattr(device_commands, "_play", lambda device, samples: played.append(samples))
    assert cli.main(["sound", "check", "--level", "--cap", str(cap_db)]) == ExitCode.OK
    [samples] = played
    assert len(samples) == 20 * RATE_HZ
    steady = loudness(samples[2 * RATE_HZ : -2 * RATE_HZ])
    assert steady == pytest.approx(-25.0 + cap_db, abs=0.5)
    assert float(capsys.readouterr().out.split(" s at ")[1].split()[0]) == pytest.approx(steady, abs=0.15)
    assert loudness(samples[: RATE_HZ // 2]) < steady - 10.0, "it comes and goes slowly"
    assert loudness(samples[-RATE_HZ // 2 :]) < steady - 10.0


@pytest.mark.parametrize("cap", ["1", "-25", "nan", "loud"])
def test_a_cap_out_of_range_is_refused(capsys, cap):
    with pytest.raises(SystemExit) as caught:
        cli.main(["sound", "check", "--level", f"--cap={cap}"])
    assert caught.value.code == ExitCode.USAGE
    assert "decibels from -24 to 0" in capsys.readouterr().err
