"""Khronos' validation layers, between the player and the simulated headset, have nothing against the player."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SESSION = ["run", "--headset", "simulated", "--infusion", "40", "--auto", "--clock", "virtual", "--time-lapse", "400"]
TROUBLED = """
from tests.simulator.player.rig import player_on
from vr_runtime.simulator import script
from vr_runtime.simulator.script import Step, at_frame, at_s

steps = (
    Step(at_s(1.0), script.take_off()),
    Step(at_s(2.0), script.put_on()),
    Step(at_frame(200), script.invalid_views(5)),
    Step(at_frame(220), script.slow_images(0.25)),
    Step(at_s(4.0), script.recentre()),
    Step(at_s(5.0), script.lose_session()),
    Step(at_s(7.0), script.lose_instance()),
)
with player_on(*steps, scene="gradient", time_lapse=360.0) as rig:
    assert rig.play() == "finished"
    assert rig.player.recoveries == 2
"""


def findings(root, tmp_path, *client):
    """Run a client under both layers, in a process of its own, and return what they found."""
    report = tmp_path / "findings.json"
    finished = subprocess.run(
        [sys.executable, "tests/monado/layer_listener.py", str(report), *client],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=360,
        check=False,
    )
    assert report.exists(), finished.stdout + finished.stderr
    found = json.loads(report.read_text())
    assert found["core_was_there"], "the layer was not loaded, so its silence means nothing"
    assert found["status"] == 0, finished.stdout + finished.stderr
    return found


@pytest.mark.parametrize("scene", ["gradient", "night-sky"])
def test_a_whole_session_gives_them_nothing_to_say(root, tmp_path, scene):
    found = findings(root, tmp_path, "-m", "vr_runtime", *SESSION, "--scene", scene, "--report", str(tmp_path / "r"))
    assert found["core"] == []
    assert found["best_practices"] == {}
    assert json.loads((tmp_path / "r" / "session.json").read_text())["frames"] > 900


def test_neither_does_a_session_full_of_trouble(root, tmp_path):
    client = tmp_path / "troubled.py"
    client.write_text(TROUBLED)
    found = findings(root, tmp_path, str(client))
    assert found["core"] == []
    assert found["best_practices"] == {}


def test_they_would_speak_of_a_player_that_breaks_a_rule(root, tmp_path):
    """Proves that the tests above can fail: a frame is ended for another time than it was located for."""
    client = tmp_path / "wrong.py"
    client.write_text(
        "from vr_runtime.xr.frame import FrameCalls\n"
        "end = FrameCalls.end\n"
        "def ends(self, shows):\n"
        "    self.state.predicted_display_time += 1000\n"
        "    return end(self, shows)\n"
        "FrameCalls.end = ends\n"
        "from vr_runtime.cli import main\n"
        f"main({[*SESSION, '--scene', 'empty', '--duration', '1']!r})\n"
    )
    assert findings(root, tmp_path, str(client))["best_practices"] != {}
