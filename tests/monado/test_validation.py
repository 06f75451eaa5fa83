"""Khronos' validation layers, between the player and a real runtime, have nothing to say; and they can speak."""

from __future__ import annotations

import json
from typing import Any

import pytest

from . import rig

pytestmark = pytest.mark.monado


def findings(running_rig: rig.Rig, *client: str) -> Any:
    """Run a client under both layers and return what they found."""
    command = ["python", "-P", "tests/monado/layer_listener.py", "/out/findings.json", *client]
    finished = running_rig.run(command)
    report = running_rig.out / "findings.json"
    assert report.exists(), finished.output
    found = json.loads(report.read_text())
    assert found["core_was_there"], "the layer was not loaded, so its silence means nothing"
    return found


def test_the_layers_report_a_client_that_breaks_rules(running_rig: rig.Rig) -> None:
    found = findings(running_rig, "tests/monado/wrong_client.py")
    assert any("VUID-xrGetSystem-getInfo-parameter" in complaint for complaint in found["core"])
    assert any("different displayTime" in complaint for complaint in found["best_practices"])


@pytest.mark.parametrize("scene", ["gradient", "night-sky"])
def test_the_layers_have_nothing_against_the_player(running_rig: rig.Rig, scene: str) -> None:
    session = ["run", "--headset", "openxr", "--scene", scene, "--infusion", "40", "--auto", "--duration", "5"]
    found = findings(running_rig, "-m", "vr_runtime", *session, "--report", "/out/report")
    assert found["status"] == 0
    assert found["core"] == []
    assert found["best_practices"] == {}
    assert json.loads((running_rig.out / "report/session.json").read_text())["drawn_frames"] > 0
