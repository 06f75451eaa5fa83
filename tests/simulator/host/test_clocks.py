"""Wall clock and sleep, end to end: a session keeps its own time, and staff are told."""

from __future__ import annotations

import json
import os
import signal
import time

import pytest

from tests.simulator.host.test_kills import LAPSE, course_error_ms, exported
from vr_runtime.control.messages import End, Silence, Started
from vr_runtime.problem import ExitCode


def causes(rig):
    return {alarm.name: alarm.silenced for alarm in rig.state().alarms}


def test_a_wall_clock_that_is_set_moves_nothing_and_is_told(rig):
    step_s = -86400
    wall = rig.folder / "wall"
    rig.environment["WALL"] = str(wall)
    rig.start(time_lapse=LAPSE)
    rig.act(Started())
    origin_ns, began_s, before = rig.link().origin_ns, time.monotonic(), rig.state()
    wall.write_text(str(step_s * 10**9))
    rig.until(lambda: "clock_stepped" in causes(rig))
    after = rig.state()
    assert after.session_s - before.session_s <= (time.monotonic() - began_s + 0.5) * LAPSE
    assert course_error_ms(rig, origin_ns) < 100.0
    assert rig.act(Silence("clock_stepped")).outcome == "applied"
    assert causes(rig)["clock_stepped"] is True
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.command("verify").returncode == ExitCode.OK
    kinds = [json.loads(line) for line in exported(rig).splitlines()]
    (stepped,) = [line for line in kinds if line.get("kind") == "clock_stepped"]
    assert stepped["by_ms"] == pytest.approx(step_s * 1000, abs=2000)
    assert {"clock_stepped"} <= {line.get("cause") for line in kinds if line.get("kind") == "alarm_silenced"}


def test_a_machine_that_sleeps_wakes_with_the_same_player_where_the_infusion_is(rig):
    """Both processes stop, as in a sleep on a system whose monotonic clock runs on meanwhile."""
    rig.start(time_lapse=LAPSE)
    rig.act(Started())
    origin_ns, pid = rig.link().origin_ns, rig.player_pid
    for number in (signal.SIGSTOP, signal.SIGCONT):
        os.kill(rig.host.pid, number)
        os.kill(pid, number)
        time.sleep(4.0 if number == signal.SIGSTOP else 1.0)
    frames = rig.link().frames
    rig.until(lambda: rig.link().frames > frames + 50)
    assert rig.player_pid == pid, "it was not taken for one that hangs"
    assert course_error_ms(rig, origin_ns) < 100.0
    assert "player_restarted" not in causes(rig)
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
