"""The real window, on an X display in memory: what it shows has the codes that the headset would get."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

SCRIPT = """
import json, sys
import glfw
from vr_runtime.workshop.desk import Desk
from vr_runtime.workshop.screen_window import ScreenWindow
from vr_runtime.workshop.stills import Sight
from vr_runtime.workshop.window import Preview

window = ScreenWindow(320, 200)
shown = Preview(window, sys.argv[1], Desk(Sight(), with_overlay=False), 0)
for frame in range(4):
    window.poll()
    shown.turn(100.0 + 0.03 * frame)
glfw.swap_buffers = lambda window: None  # what was swapped need not be there any more
shown.turn(100.12)
error = window.ctx.error
picture = shown._offscreen.codes()
seen = window.ctx.screen.read(viewport=(160, 100, 1, 1), components=3)
drawn = picture[picture.shape[0] // 2, picture.shape[1] // 2]
window._on_letter(None, ord("5"))
window._on_key(None, 263, 0, 1, 0)  # the arrow to the left
shown.turn(100.2)
part = shown.desk.sight.part
shown.release()
window.close()
print(json.dumps({"seen": list(seen), "drawn": [int(code) for code in drawn], "part": part, "error": error}))
"""


@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="xvfb-run (package xvfb) is not installed")
def test_the_window_shows_the_codes_that_were_drawn(root, hills):
    (hills / "scene.glsl").write_text("vec3 radiance(View view) { return vec3(0.14, 0.10, 0.03); }")
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = ["xvfb-run", "-a", sys.executable, "-c", SCRIPT, str(hills)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["seen"] == pytest.approx(told["drawn"], abs=3)  # the output dithers
    assert max(told["seen"]) > 90
    assert told["part"] == "drift"
    assert told["error"] == "GL_NO_ERROR"
