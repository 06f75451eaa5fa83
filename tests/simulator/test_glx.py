"""The GLX binding, on an X server without a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import ctypes
import moderngl
from simulator.application import OPENGL, Application
from vr_runtime.clock import VirtualClock
from vr_runtime.simulator import Simulator, abi

context = moderngl.create_standalone_context(require=450)
gl = ctypes.CDLL("libGL.so.1")
for name in ("glXGetCurrentDisplay", "glXGetCurrentContext", "glXGetCurrentDrawable"):
    getattr(gl, name).restype = ctypes.c_void_p
binding = abi.GraphicsBindingOpenGLXlibKHR(
    type=abi.GraphicsBindingOpenGLXlibKHR.TYPE,
    x_display=gl.glXGetCurrentDisplay(),
    visualid=1,
    glx_fbconfig=1,
    glx_drawable=gl.glXGetCurrentDrawable() or 1,
    glx_context=gl.glXGetCurrentContext(),
)
simulator = Simulator(VirtualClock())
with simulator.installed():
    app = Application(None, (OPENGL,))
    assert app.create_instance() == app.get_system() == app.requirements() == 0
    assert app.create_session(binding) == app.create_space() == app.create_swapchain() == 0
    assert app.begin() == 0
    app.frames(6)
    left, right = simulator.composed_picture()
    assert left.shape == (512, 512, 3)
assert simulator.statistics.exceptions == []
assert simulator.statistics.validation_errors == []
print("PLAYED TO THE END")
"""


@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="xvfb-run (package xvfb) is not installed")
def test_a_session_on_glx():
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    environment.pop("DISPLAY", None)
    command = ["xvfb-run", "-a", sys.executable, "-c", SCRIPT]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=360, check=False)
    assert "PLAYED TO THE END" in run.stdout, run.stdout + run.stderr
