"""A technician at a terminal plays a whole session, and the journal tells exactly that story."""

from __future__ import annotations

import json
import os
import signal

from vr_runtime.control.messages import Recentre, Silence, Volume
from vr_runtime.problem import ExitCode


def test_a_whole_infusion_through_ctl(rig):
    rig.start(time_lapse=60.0)

    def ctl(*words, code=ExitCode.OK):
        done = rig.command("ctl", *words)
        assert done.returncode == code, done.stderr
        return done.stderr

    assert "has not started" in ctl("stopped", code=ExitCode.USAGE)
    ctl("started")
    ctl("scale", "nausea", "3")
    shown = rig.state().display
    assert (shown.name, shown.simulated, shown.opened) == ("Simulated headset", True, True)
    ctl("paused")
    assert rig.state().flags.paused
    ctl("resumed")
    ctl("extend", "5")
    ctl("ease", "on")
    rig.until(lambda: rig.state().levels["motion"] == 0.0)
    ctl("ease", "off")
    ctl("brightness", "50")
    ctl("scene", "nowhere", code=ExitCode.USAGE)
    rig.take_off()
    rig.until(lambda: rig.state().flags.headset_off)
    rig.put_on()
    rig.until(lambda: not rig.state().flags.headset_off)
    assert "no sound" in rig.act(Volume(-6.0)).remark
    assert not (rig.runtime / "speaker.json").exists(), "nobody wears a simulated headset"
    ctl("level")
    assert rig.state().flags.levelled
    ctl("level", "off")
    rig.act(Recentre())
    assert rig.act(Silence("no_such_alarm")).outcome == "refused"
    ctl("emergency")
    rig.until(lambda: rig.state().levels["fade"] == 0.0)
    assert "emergency" in ctl("started", code=ExitCode.USAGE)
    ctl("clear")
    os.kill(rig.player_pid, signal.SIGKILL)
    frames = rig.state().player.frames
    rig.until(lambda: rig.state().player.frames > frames + 20)
    rig.until(lambda: "player_restarted" in [alarm.name for alarm in rig.state().alarms])
    ctl("silence")
    assert "player_restarted" in [alarm.name for alarm in rig.state().alarms if alarm.silenced]
    ctl("stopped")
    state = rig.state()
    assert state.phase in {"return", "reorient"}, "ten minutes are ten seconds here"
    assert (state.sliders.brightness_percent, state.sliders.volume_db) == (50, -6.0)
    assert state.player.alive
    ctl("end")
    assert rig.finish() == (ExitCode.OK, "")
    assert rig.processes() == []

    assert rig.command("verify").returncode == ExitCode.OK
    rig.command("export", "--out", str(rig.folder / "out.jsonl"))
    kinds = [json.loads(line).get("kind") for line in (rig.folder / "out.jsonl").read_text().splitlines()]
    acts = [kind for kind in kinds if kind in _STORY]
    assert acts == _STORY
    assert "frames_played" in kinds
    assert kinds[-1] == "session_closed"


_STORY = [
    "course_begun",
    "infusion_started",
    "scale_noted",
    "infusion_paused",
    "infusion_resumed",
    "extended",
    "ease_on",
    "ease_off",
    "brightness_set",
    "headset_off",
    "headset_on",
    "volume_set",
    "level_view",
    "level_off",
    "recentre",
    "emergency",
    "emergency_cleared",
    "player_restarted",
    "infusion_stopped",
    "session_ended",
    "session_closed",
]
