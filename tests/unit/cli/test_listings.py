"""`plan`, `scenes` and `doctor`: what they print, for people and for machines."""

from __future__ import annotations

import json

import pytest

from vr_runtime.cli import main
from vr_runtime.problem import ExitCode


def printed(capsys, *arguments):
    assert main(arguments) == ExitCode.OK
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_the_plan_of_forty_minutes_as_json(capsys):
    plan = json.loads(printed(capsys, "plan", "--infusion", "40", "--json"))
    assert list(plan) == ["infusion_min", "window_min", "phases", "chapters"]
    assert plan["infusion_min"] == 40
    assert plan["window_min"] == 60
    assert plan["phases"] == [
        {"name": "settle", "start_min": 0, "duration_min": 5},
        {"name": "onset", "start_min": 5, "duration_min": 10},
        {"name": "deepen", "start_min": 15, "duration_min": 6},
        {"name": "plateau", "start_min": 21, "duration_min": 24},
        {"name": "return", "start_min": 45, "duration_min": 10},
        {"name": "reorient", "start_min": 55, "duration_min": 5},
    ]
    [chapter] = plan["chapters"]
    assert chapter == {
        "start_min": pytest.approx(21),
        "drift_min": pytest.approx(16.8),
        "rest_min": pytest.approx(7.2),
    }


def test_a_plan_for_a_window_fills_the_window(capsys):
    plan = json.loads(printed(capsys, "plan", "--window", "400", "--json"))
    assert plan["window_min"] == 400
    assert plan["infusion_min"] == 360
    assert sum(phase["duration_min"] for phase in plan["phases"]) == 400
    assert len(plan["chapters"]) == round(
        next(p["duration_min"] for p in plan["phases"] if p["name"] == "plateau") / 25
    )


def test_a_plan_in_words_names_every_phase(capsys):
    shown = printed(capsys, "plan", "--infusion", "40")
    for name in ("settle", "onset", "deepen", "plateau", "return", "reorient", "chapter 1", "60 min", "40 min"):
        assert name in shown


def test_scenes_are_listed(capsys):
    shown = printed(capsys, "scenes")
    assert "night-sky" in shown
    scenes = json.loads(printed(capsys, "scenes", "--json"))
    assert "night-sky" in {scene["name"] for scene in scenes}
    assert all(scene["title"]["en"] and scene["description"]["en"] for scene in scenes)


def test_the_doctor_on_the_simulated_headset(capsys):
    findings = json.loads(printed(capsys, "doctor", "--headset", "simulated", "--json"))
    keys = {"name", "group", "subject", "level", "found", "remedy", "values"}
    assert all(set(finding) == keys for finding in findings)
    subjects = {finding["subject"]: finding for finding in findings}
    wanted = {"privileges", "runtime", "extension", "headset", "OpenGL", "refresh rate", "space", "colour format"}
    wanted |= {"display time", "tracking", "worn", "sound", "session", "disk", "sleep", "clock", "presets"}
    assert wanted <= set(subjects)
    assert {finding["group"] for finding in findings} == {
        "headset", "picture", "sound", "computer", "session", "clinic"
    }  # fmt: skip
    assert {finding["level"] for finding in findings} <= {"ok", "warning"}
    assert all(finding["remedy"] for finding in findings if finding["level"] != "ok")
    assert subjects["refresh rate"]["found"] == "90 Hz"
    assert subjects["space"]["found"] == "LOCAL_FLOOR"
    assert subjects["colour format"]["found"] == "GL_SRGB8_ALPHA8"


def test_the_doctor_for_people_has_a_line_each(capsys):
    lines = printed(capsys, "doctor", "--headset", "simulated").splitlines()
    assert len(lines) > 8
    assert all(line.split()[0] in {"ok", "warning", "problem"} for line in lines)


def test_the_doctor_without_a_runtime(capsys):
    assert main(["doctor", "--json"]) == ExitCode.NO_RUNTIME
    findings = json.loads(capsys.readouterr().out)
    [problem] = [finding for finding in findings if finding["level"] == "problem"]
    assert problem["subject"] == "runtime"
    assert problem["remedy"]
