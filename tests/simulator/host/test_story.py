"""An hour's infusion with all that may happen in one, in time lapse; the journal tells exactly that story."""

from __future__ import annotations

import json
import os
import signal

import pytest

from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.problem import ExitCode

LAPSE = 60.0
MIN = 60.0
NEAR_S = 120.0
"""Of session time: two seconds of ours, for a console that starts and a machine that is busy."""

# Seconds after each player's start: the first one is killed before that, so it happens to the second.
STEPS = "38.0 take_off\n40.5 put_on"
KILL_MIN = 35

# What staff do, and at which minute of the session.
ACTS = [
    (5, "started"),
    (12, "pause"),
    (15, "resumed"),
    (20, "extend 10"),
    (24, "ease on"),
    (27, "ease off"),
    (KILL_MIN, "kill"),
    (90, "stopped"),
]
STORY = [
    ("course_begun", 0),
    ("player_started", 0),
    ("infusion_started", 5),
    ("infusion_paused", 12),
    ("infusion_resumed", 15),
    ("extended", 20),
    ("ease_on", 24),
    ("ease_off", 27),
    ("player_started", KILL_MIN),
    ("player_restarted", KILL_MIN),
    ("headset_off", None),
    ("headset_on", None),
    ("infusion_stopped", 90),
    ("session_ended", None),
    ("session_closed", None),
]
ORDER = ["settle", "onset", "deepen", "plateau", "return", "reorient"]


@pytest.mark.soak
def test_an_hour_with_a_pause_an_extension_an_ease_a_kill_and_the_headset_off(rig):
    rig.start("--infusion", "60", steps=STEPS, time_lapse=LAPSE)
    for minute, act in ACTS:
        rig.until(lambda minute=minute: (rig.state() or _EARLY).session_s >= minute * MIN, 120.0)
        if act == "kill":
            os.kill(rig.player_pid, signal.SIGKILL)
            continue
        done = rig.command("ctl", *act.replace("pause", "paused").split())
        assert done.returncode == ExitCode.OK, done.stderr
    # The end is the plan's own: the course plays to its end, and then somebody ends it.
    rig.until(lambda: rig.state().flags.finished, 120.0)
    assert rig.command("ctl", "end").returncode == ExitCode.OK
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.processes() == []

    told = journal_of(rig)
    wanted = {kind for kind, _ in STORY}
    known = [entry for entry in told if entry["kind"] in wanted]
    assert sorted(entry["kind"] for entry in known) == sorted(kind for kind, _ in STORY)
    began_ns = next(entry["at_ns"] for entry in told if entry["kind"] == "course_begun")
    events = [entry for entry in known if "t_ns" in entry]
    assert [entry["kind"] for entry in events] == [kind for kind, _ in STORY if kind in {e["kind"] for e in events}]
    for kind, minute in STORY:
        if minute is None or kind in ("course_begun", "player_started"):
            continue
        entry = next(one for one in known if one["kind"] == kind)
        at_s = entry["t_ns"] / 1e9 if "t_ns" in entry else (entry["mono_ns"] - began_ns) / 1e9 * LAPSE
        assert minute * MIN - 1.0 <= at_s <= minute * MIN + NEAR_S, (kind, at_s)
    phases_are_where_events_put_them(told)
    alarms = [entry["cause"] for entry in told if entry["kind"] == "alarm_raised"]
    assert alarms.count("player_restarted") == 1
    assert {"comfort_check", "break_due"} <= set(alarms)
    assert "player_gone" not in alarms
    assert told[-1]["reason"] == "finished"
    assert sum(entry["frames"] for entry in told if entry["kind"] == "frames_played") > 60 * 90


class _EARLY:  # no console is answered yet
    session_s = -1.0


def journal_of(rig):
    """Every entry of the newest session, which is verified first."""
    verified = rig.command("verify")
    assert verified.returncode == ExitCode.OK, verified.stderr
    rig.command("export", "--out", str(rig.folder / "out.jsonl"))
    lines = [json.loads(line) for line in (rig.folder / "out.jsonl").read_text().splitlines()]
    return [line for line in lines if "kind" in line]


def phases_are_where_events_put_them(told):
    """Each phase once, in order, at the session time that plan, pause and extension make of it."""
    entered = [(entry["phase"], entry["t_ns"] / 1e9) for entry in told if entry["kind"] == "phase_entered"]
    assert [phase for phase, _ in entered] == ORDER
    at = dict(entered)
    event = {entry["kind"]: entry["t_ns"] / 1e9 for entry in told if "t_ns" in entry and "phase" not in entry}
    plan = {phase.name: phase.duration_min * MIN for phase in plan_for_infusion(60).phases}
    paused_s = event["infusion_resumed"] - event["infusion_paused"]
    assert at["onset"] == pytest.approx(event["infusion_started"], abs=1e-3)
    assert at["deepen"] == pytest.approx(event["infusion_started"] + plan["onset"] + paused_s, abs=1e-3)
    assert at["plateau"] == pytest.approx(at["deepen"] + plan["deepen"], abs=1e-3)
    assert at["return"] == pytest.approx(event["infusion_stopped"], abs=1e-3)
    assert at["reorient"] == pytest.approx(at["return"] + plan["return"], abs=1e-3)
