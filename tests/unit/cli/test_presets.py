"""`presets`, and `plan --preset`: a route by its name, the clinic's own first."""

from __future__ import annotations

import json

import pytest

from vr_runtime.cli import main
from vr_runtime.problem import ExitCode


@pytest.fixture
def clinic(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    (tmp_path / "presets").mkdir()
    return tmp_path / "presets"


def said(capsys, *arguments):
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_route_needs_no_length(clinic, capsys):
    code, out, _ = said(capsys, "plan", "--preset", "im", "--json")
    plan = json.loads(out)
    assert (code, plan["preset"], plan["window_min"]) == (ExitCode.OK, "im", 60)


def test_an_infusion_of_a_length_on_a_preset(clinic, capsys):
    _, out, _ = said(capsys, "plan", "--preset", "bookend", "--infusion", "120", "--json")
    assert json.loads(out)["window_min"] == 145


@pytest.mark.parametrize("length", ["--infusion", "--window"])
def test_a_dose_takes_no_length(clinic, capsys, length):
    code, _, err = said(capsys, "plan", "--preset", "oral", length, "60")
    assert code == ExitCode.BAD_PLAN
    assert err.startswith(f"vr-runtime: {length}: oral counts its phases from the dose. Name neither")


def test_an_unknown_preset(clinic, capsys):
    code, _, err = said(capsys, "plan", "--preset", "intravenous")
    assert code == ExitCode.UNKNOWN_PRESET
    assert err.count("\n") == 1


def test_the_clinics_own_iv_pain_is_taken_without_asking_for_it(clinic, capsys):
    (clinic / "iv-pain.toml").write_text('version = 1\nname = "iv-pain"\n[infusion]\nsettle_min = 8\n', "utf-8")
    _, out, _ = said(capsys, "plan", "--infusion", "60", "--json")
    assert json.loads(out)["phases"][0]["duration_min"] == 8


def test_all_are_listed_with_every_mistake(clinic, capsys):
    assert said(capsys, "presets")[0] == ExitCode.OK
    (clinic / "im.toml").write_text("version = 1\nname = 3\nease = 4\n[dose]\n", "utf-8")
    code, out, _ = said(capsys, "presets")
    assert code == ExitCode.BAD_PRESET
    assert "im.toml:2: name = 3" in out
    assert "im.toml:3: ease is unknown" in out
    code, out, _ = said(capsys, "presets", "--json")
    listed = {preset["name"]: preset for preset in json.loads(out)}
    assert len(listed["im"]["mistakes"]) == 2
    assert listed["oral"] == {**listed["oral"], "built_in": True, "mistakes": []}


def test_the_schema_is_printed(clinic, capsys):
    code, out, _ = said(capsys, "presets", "--schema")
    assert code == ExitCode.OK
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")
