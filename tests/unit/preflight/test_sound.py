"""Which device would play, whether it takes what is played, and what is said where none can."""

from __future__ import annotations

import pytest

from vr_runtime.preflight import sound
from vr_runtime.preflight.sound import examine_sound
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.devices import Device

SPEAKERS = Device(0, "Speakers (Realtek)", "Windows WASAPI", True)
INDEX = Device(4, "Headphones (Index HMD)", "Windows WASAPI", False)


@pytest.fixture
def devices(monkeypatch):
    """Has these and no others, all of which take 48 kHz."""

    def have(*there, refuses=None):
        monkeypatch.setattr(sound, "devices_now", lambda: list(there))
        monkeypatch.setattr(sound, "refusal_of", lambda device: refuses)

    return have


def names(findings):
    return [finding.name for finding in findings]


def test_nobody_asks_a_device_where_no_sound_is_wanted(monkeypatch):
    def asked():
        raise AssertionError("no device is to be asked")

    monkeypatch.setattr(sound, "devices_now", asked)
    assert names(examine_sound("none", simulated=False)) == ["sound_not_wanted"]
    assert names(examine_sound("auto", simulated=True)) == ["sound_not_wanted"]
    assert names(examine_sound("file:/x.wav", simulated=True)) == ["sound_to_file"]


def test_the_headsets_own_device_is_named_with_its_reason(devices):
    devices(SPEAKERS, INDEX)
    found, rate = examine_sound("auto", simulated=False)
    assert (found.name, found.level, found.values["device"]) == ("sound_of_headset", "ok", INDEX.name)
    assert "a headset's" in found.found
    assert (rate.name, rate.level) == ("sound_rate_taken", "ok")


def test_where_only_the_system_has_a_device_the_patient_may_not_hear_it(devices):
    devices(SPEAKERS)
    found, _ = examine_sound("auto", simulated=False)
    assert (found.name, found.level) == ("sound_not_headsets", "warning")
    assert names(examine_sound("default", simulated=True)) == ["sound_as_chosen", "sound_rate_taken"]


def test_a_device_that_refuses_48_khz_is_said_with_its_reason(devices):
    devices(INDEX, refuses="Invalid sample rate")
    _, rate = examine_sound("auto", simulated=False)
    assert (rate.name, rate.level) == ("sound_rate_refused", "warning")
    assert "Invalid sample rate" in rate.found
    assert rate.remedy


def test_without_any_device_a_session_plays_all_the_same(devices):
    devices()
    [found] = examine_sound("auto", simulated=False)
    assert (found.name, found.level, found.exit_code) == ("sound_missing", "warning", ExitCode.OK)


def test_a_device_that_somebody_named_has_to_be_there(devices):
    devices(SPEAKERS)
    [found] = examine_sound("Vive", simulated=True)
    assert (found.name, found.level, found.exit_code) == ("sound_named_missing", "problem", ExitCode.NO_SOUND)


def test_without_portaudio_it_says_what_to_install(monkeypatch):
    def missing():
        raise Problem(ExitCode.NO_SOUND, "The PortAudio library is missing", "Install it")

    monkeypatch.setattr(sound, "devices_now", missing)
    [found] = examine_sound("auto", simulated=False)
    assert (found.name, found.level, found.remedy) == ("sound_system_missing", "warning", "Install it")
    [found] = examine_sound("Vive", simulated=False)
    assert (found.name, found.level, found.exit_code) == ("sound_system_missing", "problem", ExitCode.NO_SOUND)
