"""Khronos' own validation layers, between an honest application and this runtime, have nothing to say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVERYTHING = """
from simulator.application import EGL, OPENGL, Application, Context, raw
from vr_runtime.clock import VirtualClock
from vr_runtime.simulator import HeadsetProfile, Simulator

context = Context()
simulator = Simulator(VirtualClock())
for _ in range(2):
    with simulator.installed():
        app = Application(context, (OPENGL, EGL, *sorted(HeadsetProfile().extensions - {OPENGL, EGL})))
        app.start(20)
        simulator.recentre()
        simulator.take_off()
        app.poll()
        assert app.end_session() == 0
        simulator.put_on()
        app.poll()
        assert app.begin() == 0
        app.frames(10)
        assert int(raw.xrRequestExitSession(app.session)) == 0
        app.poll()
        assert app.end_session() == 0
        app.poll()
        assert app.states[-1].name == "EXITING"
        destroyed = (
            raw.xrDestroySwapchain(app.swapchain),
            raw.xrDestroySpace(app.space),
            raw.xrDestroySession(app.session),
            raw.xrDestroyInstance(app.instance),
        )
        assert [int(result) for result in destroyed] == [0, 0, 0, 0]
assert simulator.statistics.exceptions == []
assert simulator.statistics.validation_errors == []
print("PLAYED TO THE END")
"""


WRONG_TYPE = """
import xr
from ctypes import byref
from simulator.application import Application, Context, raw
from vr_runtime.clock import VirtualClock
from vr_runtime.simulator import Simulator

with Simulator(VirtualClock()).installed():
    app = Application(Context()).set_up()
    info = xr.SessionBeginInfo(xr.ViewConfigurationType.PRIMARY_STEREO)
    info._type = 4711
    raw.xrBeginSession(app.session, byref(info))
print("PLAYED TO THE END")
"""
CORE = "XR_APILAYER_LUNARG_core_validation"
BEST_PRACTICES = "XR_APILAYER_KHRONOS_best_practices_validation"


def played(script: str, layer: str) -> str:
    """All that is printed while a script runs in a process of its own, with the layer in between."""
    environment = os.environ | {
        "XR_ENABLE_API_LAYERS": layer,
        "XR_CORE_VALIDATION_EXPORT_TYPE": "text",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
    }
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=360, check=False)
    output = run.stdout + run.stderr
    assert "PLAYED TO THE END" in output, output
    return output


def complaints(output: str) -> list[str]:
    """The lines in which a layer complains; it also says when it begins and ends."""
    lines = (line for line in output.splitlines() if "VALID_DEBUG" not in line)
    return [line for line in lines if re.search(r"VALID_|VUID|rror|arning", line)]


@pytest.mark.parametrize("layer", [CORE, BEST_PRACTICES])
def test_a_validation_layer_reports_nothing(layer):
    assert complaints(played(EVERYTHING, layer)) == []


def test_the_core_layer_would_report_a_structure_of_the_wrong_type():
    """Proves that the test above can fail, and that the layer really stands in between."""
    assert any("VALID_ERROR" in line for line in complaints(played(WRONG_TYPE, CORE)))
