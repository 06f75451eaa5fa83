"""Whoever is killed, the picture goes on where the infusion is, and the journal stays whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.simulator.host.rig import PATIENCE_S
from vr_runtime.control.messages import Ease, End, Started, Stopped
from vr_runtime.problem import ExitCode

NS_PER_S = 1_000_000_000
LAPSE = 10.0


def course_error_ms(rig, origin_ns):
    """How far what the player plays lies from where the infusion is, in display time.

    A look may be a tenth of a second old, or be that of a frame that is still to be shown, or older on a busy
    machine: looks go on until one is near. A course that is wrong is wrong at every look.
    """
    link = rig.link()
    assert link.origin_ns == origin_ns

    def look():
        time.sleep(0.017)
        return abs(link.status().session_ns / LAPSE - (time.perf_counter_ns() - origin_ns)) / 1e6

    nearest = look()
    deadline_s = time.monotonic() + PATIENCE_S
    while nearest >= 100.0 and time.monotonic() < deadline_s:
        nearest = min(nearest, look())
    return nearest


def frames_go_on(rig, pid_before=None):
    before = rig.link().frames
    rig.until(lambda: rig.link().frames > before + 20 and (pid_before is None or rig.player_pid != pid_before))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_dead_or_hanging_player_comes_again_once(rig, number):
    rig.start(time_lapse=LAPSE)
    rig.act(Started())
    origin_ns, pid = rig.link().origin_ns, rig.player_pid
    os.kill(pid, number)
    rig.until(lambda: rig.player_pid != pid)
    frames_go_on(rig, pid)
    rig.until(lambda: rig.link().status().pid == rig.player_pid and rig.link().status().session_ns > 0)
    assert course_error_ms(rig, origin_ns) < 100.0
    state = rig.state()
    assert state.infusion_s is not None, "the restarted player and its host know what happened before"
    assert "The player had failed and was started again" in [alarm.cause for alarm in state.alarms]

    second = rig.player_pid
    os.kill(second, signal.SIGKILL)
    rig.until(lambda: not rig.state().player.alive)
    rig.until(lambda: rig.state().alarms[0].level == "high")
    infusion_s = rig.state().infusion_s
    time.sleep(0.3)
    assert rig.state().infusion_s > infusion_s, "the clock runs on without a picture"
    assert rig.act(Ease(on=True)).outcome == "applied"
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.processes() == []
    assert rig.command("verify").returncode == ExitCode.OK


def test_a_host_that_takes_up_remembers_that_the_player_failed_before(rig):
    rig.start(time_lapse=LAPSE)
    pid = rig.player_pid
    os.kill(pid, signal.SIGKILL)
    rig.until(lambda: rig.player_pid != pid)
    frames_go_on(rig, pid)
    rig.kill_host()
    os.kill(rig.player_pid, signal.SIGKILL)
    rig.resume()
    rig.until(lambda: rig.state().alarms and rig.state().alarms[0].name == "player_gone")
    assert not rig.state().player.alive, "no third picture by itself"
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")


def test_a_host_that_was_killed_takes_the_session_up_again(rig):
    rig.start(time_lapse=LAPSE)
    rig.act(Started())
    origin_ns, pid, version = rig.link().origin_ns, rig.player_pid, rig.state().version
    rig.kill_host()
    frames_go_on_without_a_host(rig)
    busy = rig.command("host", "--headset", "simulated", "--infusion", "40")
    assert busy.returncode == ExitCode.HOST_BUSY
    assert "--resume" in busy.stderr
    rig.resume()
    assert rig.player_pid == pid, "the player has noticed nothing"
    state = rig.state()
    assert (state.version, state.phase) == (version, "onset")
    assert course_error_ms(rig, origin_ns) < 100.0
    assert rig.act(Ease(on=True)).outcome == "applied"
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.processes() == []
    assert rig.command("verify").returncode == ExitCode.OK
    assert "session_resumed" in exported(rig)


def frames_go_on_without_a_host(rig):
    rig.host = None
    frames_go_on(rig)


def test_a_player_without_a_host_leaves_when_the_session_has_played_to_its_end(rig):
    rig.start(time_lapse=900.0)
    rig.act(Started())
    rig.act(Stopped())
    rig.kill_host()
    rig.host = None
    rig.until(lambda: rig.processes() == [])
    rig.spawn("host", "--resume")
    assert rig.finish() == (ExitCode.OK, "")
    assert '"reason":"finished"' in exported(rig).replace(" ", "").replace("\\", "")
    assert rig.command("host", "--resume").returncode == ExitCode.NO_SESSION


def exported(rig):
    rig.command("export", "--out", str(rig.folder / "out.jsonl"))
    return (rig.folder / "out.jsonl").read_text()


def test_host_and_player_gone_together_the_journal_is_enough(rig):
    rig.start(time_lapse=LAPSE)
    rig.act(Started())
    origin_ns = rig.link().origin_ns
    rig.kill_host()
    os.kill(rig.player_pid, signal.SIGKILL)
    (rig.runtime / "session.link").unlink()
    rig.resume()
    rig.until(lambda: rig.link().status().session_ns > 0)
    assert abs(rig.link().origin_ns - origin_ns) < NS_PER_S // 10
    assert rig.state().phase == "onset"
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.command("verify").returncode == ExitCode.OK


def test_a_console_that_is_killed_is_not_missed(rig):
    rig.start(time_lapse=LAPSE)
    console = subprocess.Popen(
        (sys.executable, "-m", "vr_runtime", "watch"), env=rig.environment, stdout=subprocess.PIPE, text=True
    )
    assert "settle" in console.stdout.readline()
    console.kill()
    console.communicate()
    frames_go_on(rig)
    assert rig.state().player.alive
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")


def test_a_second_host_is_refused(rig):
    rig.start(time_lapse=LAPSE)
    refused = rig.command("host", "--headset", "simulated", "--infusion", "40")
    assert refused.returncode == ExitCode.HOST_BUSY
    assert str(rig.host.pid) in refused.stderr
    rig.host.send_signal(signal.SIGTERM)
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.processes() == []


def test_nothing_to_resume_is_one_line(rig):
    done = rig.command("host", "--resume")
    assert done.returncode == ExitCode.NO_SESSION
    assert done.stderr.count("\n") == 1


def test_what_a_player_cannot_begin_with_is_one_line(rig):
    done = rig.command("host", "--headset", "simulated", "--infusion", "40", "--scene", "nosuch")
    assert done.returncode == ExitCode.UNKNOWN_SCENE
    assert done.stderr.count("\n") == 1
    assert rig.processes() == []
