"""The GLX binding, where the runtime does not take EGL: a whole player under an X server that nobody sees."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests import x_server

PLAY = """
import json, sys
from dataclasses import replace
from tests.simulator.player.rig import HEADSET, player_on
from vr_runtime.xr import extensions

seen = {}
headset = replace(HEADSET, extensions=HEADSET.extensions - {extensions.EGL})
with player_on(scene="gradient", headset=headset, time_lapse=1.0, duration_s=6.0, operators=[]) as rig:

    def look(rig):
        binding = rig.player.headset.binding
        structure = binding.structure
        seen["binding"] = binding.name
        seen["handles"] = [bool(getattr(structure, name)) for name in (
            "x_display", "visualid", "glx_fbconfig", "glx_drawable", "glx_context")]
        seen["version"] = binding.gl.version_code
        seen["proc"] = bool(binding.get_proc_address("glQueryCounter"))
        seen["means"] = [float(eye.mean()) for eye in rig.simulator.composed_picture()]

    rig.on_frame(400, look)
    rig.on_frame(420, lambda rig: rig.simulator.lose_session())
    seen["reason"] = rig.play()
    seen["recoveries"] = rig.player.recoveries
print(json.dumps(seen))
"""
DOCTOR = """
import sys
from dataclasses import replace
from tests.simulator.player.rig import HEADSET
from vr_runtime.cli import main
from vr_runtime.clock import MonotonicClock
from vr_runtime.simulator import Simulator
from vr_runtime.xr import extensions

headset = replace(HEADSET, extensions=HEADSET.extensions - {extensions.EGL})
with Simulator(MonotonicClock(), headset).installed():
    sys.exit(main(["doctor"]))
"""


def run(root, script, **environment):
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)} | environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.fixture
def display():
    """An X server of our own; its number is the first that is free."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (apt-get install xvfb): the GLX binding goes untested")
    process, name = x_server.started("-screen", "0", "640x480x24", "+extension", "GLX")
    yield name
    process.terminate()
    process.wait(10)


def test_a_session_plays_through_glx(root, display):
    finished = run(root, PLAY, DISPLAY=display)
    assert finished.returncode == 0, finished.stderr
    seen = json.loads(finished.stdout.splitlines()[-1])
    assert seen["binding"] == "GLX"
    assert seen["handles"] == [True] * 5
    assert seen["version"] >= 430
    assert seen["proc"]
    assert min(seen["means"]) > 10
    assert seen["reason"] == "duration"
    assert seen["recoveries"] == 1


def test_the_doctor_says_which_binding(root, display):
    finished = run(root, DOCTOR, DISPLAY=display)
    assert finished.returncode == 0, finished.stderr
    assert "through GLX" in finished.stdout


def test_without_any_display_it_is_one_line_that_says_so(root):
    finished = run(root, DOCTOR, DISPLAY="", WAYLAND_DISPLAY="")
    assert finished.returncode == 13, finished.stdout + finished.stderr
    [problem] = [line for line in finished.stdout.splitlines() if line.startswith("problem")]
    assert "DISPLAY" in problem
    assert "Traceback" not in finished.stderr
