"""What a clinic does not allow is refused or lowered wherever it is asked for: at the start, and by an act."""

from __future__ import annotations

import os

import pytest

from vr_runtime.cli import main
from vr_runtime.clinic.limits import ClinicLimits, Levels
from vr_runtime.clinic.setting_types import Settings
from vr_runtime.control import messages as ms
from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host.clinic_rules import objection_of_clinic
from vr_runtime.host.conductor import Conductor
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.problem import ExitCode, Problem

STRICT = ClinicLimits(
    Settings(
        max_brightness=70,
        max_volume_db=-6.0,
        longest_infusion_min=60,
        allowed_scenes=("still-lake", "empty"),
        allowed_presets=("iv-pain",),
        cap_db=-3.0,
    )
)
TOO_MUCH = [ms.Brightness(71), ms.Volume(-5.5), ms.Scene("night-sky"), ms.Extend(21)]
WITHIN = [ms.Brightness(70), ms.Volume(-6.0), ms.Scene("still-lake"), ms.Extend(20)]


def test_levels_are_lowered_never_raised_and_each_is_told():
    held, lines = STRICT.held(Levels(100.0, 0.0, 0.0))
    assert held == Levels(70, -6.0, -3.0)
    assert [line.partition(":")[0] for line in lines] == [
        "brightness 100 % is held to 70 %",
        "volume 0 dB is held to -6 dB",
        "the ceiling of loudness is lowered by 3 dB",
    ]
    assert STRICT.held(Levels(40.0, -12.0, -9.0)) == (Levels(40.0, -12.0, -9.0), ())


def test_without_settings_nothing_is_held_back():
    free = ClinicLimits()
    assert free.held(Levels(100.0, 0.0, 0.0)) == (Levels(100.0, 0.0, 0.0), ())
    free.expect_session("anything", "any-preset", 360)
    course = Course(plan_for_infusion(40))
    assert [objection_of_clinic(act, free, course) for act in TOO_MUCH] == [None] * 4


@pytest.mark.parametrize(
    ("scene", "preset", "infusion_min", "said"),
    [
        ("night-sky", "iv-pain", 40, "do not allow the scene night-sky; they allow still-lake, empty"),
        ("elsewhere/still-lake", "iv-pain", 40, "do not allow the scene"),
        ("still-lake", "iv-crps", 40, "do not allow the preset iv-crps"),
        ("still-lake", "iv-pain", 61, "An infusion of 61 minutes is longer than the 60"),
    ],
)
def test_a_session_beyond_the_limits_is_refused_in_one_line(scene, preset, infusion_min, said):
    with pytest.raises(Problem, match=said) as problem:
        STRICT.expect_session(scene, preset, infusion_min)
    assert problem.value.code is ExitCode.CLINIC_LIMIT


def test_a_dose_has_no_length_to_be_too_long():
    ClinicLimits(Settings(longest_infusion_min=15)).expect_session("still-lake", "im", None)


@pytest.mark.parametrize("act", TOO_MUCH, ids=str)
def test_an_act_beyond_the_limits_is_refused_and_changes_nothing(act, tmp_path):
    link = HostEnd.begin(tmp_path / "link", _session())
    conductor = Conductor(link, lambda: 10**12, lambda _: None, lambda _: True, STRICT)
    conductor.happen(ev.InfusionStarted(0))
    before = conductor.version, conductor.sliders, conductor.course.events
    answer = conductor.act(ms.Command(os.urandom(16).hex(), 10**12, act))
    assert answer.outcome == "refused"
    assert "the clinic's settings" in answer.reason
    assert (conductor.version, conductor.sliders, conductor.course.events) == before
    link.close()


@pytest.mark.parametrize("act", [*WITHIN, ms.Emergency(), ms.Ease(True), ms.Shorten(5)], ids=str)
def test_an_act_within_the_limits_is_applied(act, tmp_path):
    link = HostEnd.begin(tmp_path / "link", _session())
    conductor = Conductor(link, lambda: 10**12, lambda _: None, lambda _: True, STRICT)
    conductor.happen(ev.InfusionStarted(0))
    assert conductor.act(ms.Command(os.urandom(16).hex(), 10**12, act)).outcome == "applied"
    link.close()


def test_extensions_add_up():
    course = Course(plan_for_infusion(40)).apply(ev.InfusionStarted(0)).apply(ev.Extended(1, 15))
    assert objection_of_clinic(ms.Extend(5), STRICT, course) is None
    assert "61 minutes" in str(objection_of_clinic(ms.Extend(6), STRICT, course))


@pytest.mark.parametrize("clock", ["real", "virtual"])
def test_run_refuses_what_the_clinic_does_not_allow(clock, tmp_path, monkeypatch, capsys):
    """Before anything is started: neither a host nor a player."""
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    (tmp_path / "settings.toml").write_text('allowed_scenes = ["still-lake"]\n')
    headset = ("--headset", "simulated", "--clock", clock)
    assert main(["run", *headset, "--infusion", "15", "--scene", "empty"]) == ExitCode.CLINIC_LIMIT
    assert "do not allow the scene empty; they allow still-lake" in capsys.readouterr().err


def _session() -> LinkedSession:
    return LinkedSession(name="5f0c", plan=plan_for_infusion(40), scene="empty", headset="simulated")
