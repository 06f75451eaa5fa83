"""An hour's infusion on a real runtime, steered through `ctl`, with a killed player; the journal tells that story."""

from __future__ import annotations

import json
from time import monotonic, sleep
from typing import Any

import pytest

from . import rig

pytestmark = [pytest.mark.monado, pytest.mark.soak]
LAPSE = 60
MIN = 60.0
STATE = {"VR_RUNTIME_STATE": "/out/state"}
NEAR_S = 240.0  # of session time: four seconds of ours, in which a command starts on a machine that draws
ACTS = [
    (5, "started"),
    (12, "paused"),
    (15, "resumed"),
    (20, "extend 10"),
    (24, "ease on"),
    (27, "ease off"),
    (35, "kill"),
    (90, "stopped"),
    (100, "end"),
]
EVENTS = [
    "infusion_started",
    "infusion_paused",
    "infusion_resumed",
    "extended",
    "ease_on",
    "ease_off",
    "infusion_stopped",
    "session_ended",
]


def test_an_hour_with_a_pause_an_extension_an_ease_and_a_killed_player(running_rig: rig.Rig) -> None:
    words = ["vr-runtime", "host", "--headset", "openxr", "--scene", "gradient", "--infusion", "60"]
    playing = running_rig.spawn([*words, "--time-lapse", str(LAPSE)], environment=STATE)
    for minute, act in ACTS:
        wait_for(running_rig, minute * MIN)
        if act == "kill":
            killed = running_rig.run(["sh", "-c", f"kill -9 {player_pid(running_rig)}"])
            assert killed.status == 0, killed.output
            continue
        done = running_rig.run(["vr-runtime", "ctl", *act.split()], environment=STATE)
        assert done.status == 0, done.output
    finished = playing.finish(60)
    assert finished.status == 0, finished.output
    assert running_rig.run(["vr-runtime", "verify"], environment=STATE).status == 0

    told = journal_of(running_rig)
    events = [(entry["kind"], entry["t_ns"] / 1e9) for entry in told if "t_ns" in entry and "phase" not in entry]
    assert [kind for kind, _ in events] == EVENTS
    minutes = [minute for minute, act in ACTS if act != "kill"]
    for (kind, at_s), minute in zip(events, minutes, strict=True):
        assert minute * MIN - 1.0 <= at_s <= minute * MIN + NEAR_S, kind
    kinds = [entry["kind"] for entry in told]
    assert kinds.count("player_restarted") == 1
    assert kinds.index("ease_off") < kinds.index("player_restarted") < kinds.index("infusion_stopped")
    assert "player_gone" not in [entry["cause"] for entry in told if entry["kind"] == "alarm_raised"]
    phases = [entry["phase"] for entry in told if entry["kind"] == "phase_entered"]
    assert phases[:5] == ["settle", "onset", "deepen", "plateau", "return"]
    assert kinds[-1] == "session_closed"


def wait_for(running_rig: rig.Rig, session_s: float, within_s: float = 120.0) -> None:
    """Until the session has come so far."""
    deadline_s = monotonic() + within_s
    while state_s(running_rig) < session_s:
        assert monotonic() < deadline_s, f"session time {session_s:g} s was never reached"
        sleep(0.1)


def state_s(running_rig: rig.Rig) -> float:
    asked = running_rig.run(["vr-runtime", "status", "--json"], environment=STATE)
    return float(json.loads(asked.output)["session_s"]) if asked.status == 0 else -1.0


def player_pid(running_rig: rig.Rig) -> int:
    """The number that it has in there."""
    return int(json.loads((running_rig.folder / "runtime/vr-runtime/player.json").read_bytes())["pid"])


def journal_of(running_rig: rig.Rig) -> list[dict[str, Any]]:
    running_rig.run(["vr-runtime", "export", "--out", "/out/journal.jsonl"], environment=STATE)
    lines = [json.loads(line) for line in (running_rig.out / "journal.jsonl").read_text().splitlines()]
    return [line for line in lines if "kind" in line]
