"""What can be wrong with runtime, headset or graphics, as a technician meets it: one line, its own exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace

import pytest

from vr_runtime.cli import main
from vr_runtime.clock import MonotonicClock
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.problem import ExitCode
from vr_runtime.render.stage import Stage
from vr_runtime.simulator import Script, Simulator, Step, script
from vr_runtime.simulator.headset import DEPTH24_STENCIL8
from vr_runtime.simulator.script import answer, at_call, at_frame
from vr_runtime.xr import extensions, results

from .rig import HEADSET

SESSION = ["run", "--infusion", "40", "--scene", "empty", "--auto"]


def played(folder, **session):
    """The exit code of a player that a host would have started in a process of its own; here it is in this one."""
    asked = LinkedSession(plan=plan_for_infusion(40), scene="empty", headset="openxr", **session)
    link = HostEnd.begin(folder / "link", asked)
    try:
        return main(["player", "--link", str(link.path)])
    finally:
        link.close()


@contextmanager
def runtime(*steps, **headset):
    """A runtime that `--headset openxr` finds."""
    with Simulator(MonotonicClock(), replace(HEADSET, **headset), Script(steps)).installed() as simulator:
        yield simulator


def only_line(capsys):
    """What was said, which must be one line."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1, captured.err
    assert captured.err.startswith("vr-runtime: ")
    assert "Traceback" not in captured.err
    return captured.err


def report_in(folder):
    return json.loads((folder / "session.json").read_text())


WRONG = {
    "no OpenGL": (ExitCode.NO_OPENGL, {"extensions": HEADSET.extensions - {extensions.OPENGL}}, "XR_KHR_opengl_enable"),
    "GL too old": (ExitCode.GL_TOO_OLD, {"min_gl": (4, 9), "max_gl": (4, 9)}, "4.9 is needed"),
    "no colour format": (ExitCode.NO_COLOUR_FORMAT, {"formats": (DEPTH24_STENCIL8, 0x8229)}, "GL_SRGB8_ALPHA8"),
    "no format at all": (ExitCode.NO_COLOUR_FORMAT, {"formats": ()}, "none at all"),
}


@pytest.mark.parametrize(("code", "headset", "words"), WRONG.values(), ids=WRONG)
def test_a_runtime_that_will_not_do(code, headset, words, capsys, tmp_path):
    with runtime(**headset) as simulator:
        assert played(tmp_path, report=str(tmp_path)) == code
        assert simulator.statistics.live_handles == {}
    assert words in only_line(capsys)
    report = report_in(tmp_path)
    assert report["exit_reason"] == "problem"
    assert words in report["problem"]
    assert report["frames"] == 0


def test_no_headset(capsys, tmp_path):
    with runtime() as simulator:
        simulator.unplug()
        assert played(tmp_path, report=str(tmp_path)) == ExitCode.NO_HEADSET
    assert "sees no headset" in only_line(capsys)
    assert report_in(tmp_path)["exit_reason"] == "problem"


def test_no_runtime(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("XR_RUNTIME_JSON", str(tmp_path / "nothing.json"))
    assert played(tmp_path, report=str(tmp_path)) == ExitCode.NO_RUNTIME
    line = only_line(capsys)
    assert "nothing.json" in line
    assert "--headset simulated" in line
    assert report_in(tmp_path)["runtime"] is None


@pytest.mark.real_clock
def test_the_whole_command_says_the_same_line(root, monkeypatch, tmp_path):
    """Host and player: what the player has to say reaches the one who typed the command."""
    monkeypatch.setenv("XR_RUNTIME_JSON", str(tmp_path / "nothing.json"))
    command = [sys.executable, "-m", "vr_runtime", *SESSION]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=240, check=False)
    assert (done.returncode, done.stdout) == (ExitCode.NO_RUNTIME, "")
    assert done.stderr.startswith("vr-runtime: ")
    assert done.stderr.count("\n") == 1
    assert "nothing.json" in done.stderr


def test_a_runtime_that_does_not_answer(capsys, tmp_path):
    with runtime() as simulator:
        simulator.die()
        assert played(tmp_path) == ExitCode.NO_RUNTIME
    only_line(capsys)


def test_a_runtime_that_refuses_for_a_reason_of_its_own(capsys, tmp_path):
    with runtime(Step(at_call("xrCreateSwapchain", 1), answer(results.ERROR_RUNTIME_FAILURE))):
        assert played(tmp_path) == ExitCode.RUNTIME_REFUSED
    line = only_line(capsys)
    assert "xrCreateSwapchain returned XR_ERROR_RUNTIME_FAILURE" in line
    assert "doctor" in line


@pytest.mark.real_clock
def test_a_headset_that_is_lost_and_never_comes_back(capsys, tmp_path):
    with runtime(Step(at_frame(60), script.die())):
        code = played(tmp_path, time_lapse=60.0, recover_for_s=1.0, report=str(tmp_path))
        assert code == ExitCode.DISPLAY_LOST
    line = only_line(capsys)
    assert "lost and did not come back" in line
    report = report_in(tmp_path)
    assert report["exit_reason"] == "headset_lost"
    assert report["problem"] in line
    assert 50 <= report["frames"] <= 60
    assert report["phases"][0]["name"] == "settle"
    assert report["runtime"]["name"]
    assert report["gl"]["renderer"]


@pytest.fixture
def breaking_scene(monkeypatch):
    draw, drawn = Stage.draw, []

    def breaks(self, *given):
        drawn.append(1)
        if len(drawn) == 20:
            raise ValueError("the stars\nfell down")
        draw(self, *given)

    monkeypatch.setattr(Stage, "draw", breaks)


SIMULATED = [*SESSION, "--headset", "simulated", "--clock", "virtual", "--draw-every", "1", "--time-lapse", "600"]


def test_a_fault_of_the_program_itself(breaking_scene, capsys, tmp_path):
    assert main([*SIMULATED, "--report", str(tmp_path)]) == ExitCode.UNEXPECTED
    line = only_line(capsys)
    assert "ValueError: the stars fell down" in line
    assert str(tmp_path) in line
    report = report_in(tmp_path)
    assert report["exit_reason"] == "problem"
    assert "ValueError" in report["problem"]
    assert report["drawn_frames"] == 19
    assert (tmp_path / "trace.json").exists()
    details = (tmp_path / "traceback.txt").read_text()
    assert details.startswith("Traceback")
    assert "fell down" in details


def test_a_fault_without_a_report_folder_says_how_to_keep_the_details(breaking_scene, capsys):
    assert main(SIMULATED) == ExitCode.UNEXPECTED
    assert "--report DIR" in only_line(capsys)


def test_a_report_folder_that_vanishes_is_one_line_too(capsys, tmp_path, monkeypatch):
    """Made at the start, and a file in its place at the end."""
    from vr_runtime.player.player import Player

    folder = tmp_path / "report"
    play = Player.play

    def plays(self):
        reason = play(self)
        folder.rmdir()
        folder.write_text("in the way")
        return reason

    monkeypatch.setattr(Player, "play", plays)
    assert main([*SIMULATED, "--duration", "1", "--report", str(folder)]) == ExitCode.REPORT_UNWRITABLE
    only_line(capsys)


def test_a_built_in_scene_whose_shader_does_not_compile(capsys, tmp_path, monkeypatch):
    import shutil

    from vr_runtime import content
    from vr_runtime.player import scene_choice
    from vr_runtime.render.scene_library import load_scene

    library = tmp_path / "scenes"
    shutil.copytree(content.SCENES / "gradient", library / "gradient")
    for shader in library.glob("*/*.glsl"):
        shader.write_text(shader.read_text() + "\nthis is no GLSL\n")
    monkeypatch.setattr(scene_choice, "load_scene", lambda asked: load_scene(asked, library))
    assert main([*SIMULATED, "--scene", "gradient", "--report", str(tmp_path / "report")]) == ExitCode.BAD_SCENE
    assert "gradient.glsl" in only_line(capsys)
    assert report_in(tmp_path / "report")["exit_reason"] == "problem"


def test_the_doctor_names_what_is_wrong(capsys):
    with runtime(extensions=HEADSET.extensions - {extensions.OPENGL}):
        assert main(["doctor"]) == ExitCode.NO_OPENGL
    shown = capsys.readouterr().out
    assert "problem  extensions" in shown
    with runtime(refresh_rates_hz=(72.0,), refresh_hz=72.0):
        assert main(["doctor", "--json"]) == ExitCode.OK
    findings = {finding["subject"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert findings["refresh rate"]["level"] == "warning"
    assert "72 Hz" in findings["refresh rate"]["found"]
