"""The live line on the terminal."""

import io

from vr_runtime.player.progress import ProgressLine, line
from vr_runtime.player.status import HeadsetState, Status


def playing():
    status = Status()
    status.phase, status.session_s, status.headset = "plateau", 3725.4, HeadsetState.PLAYING
    status.infusion_s, status.next_phase, status.next_in_s = 3425.0, "return", 95.0
    status.frames, status.missed_frames = 335_286, 2
    return status


def test_one_line_tells_phase_clocks_next_change_and_frames():
    told = line(playing(), keys=False)
    assert "\n" not in told
    for part in ("plateau", "session 1:02:05", "infusion 0:57:05", "return in 0:01:35", "335286 frames, 2 missed"):
        assert part in told
    assert "q: end" not in told


def test_only_the_key_that_makes_sense_now_is_offered():
    status = playing()
    status.waiting_for = "infusion_stopped"
    told = line(status, keys=True)
    assert "x: infusion stopped" in told
    assert "s: infusion started" not in told


def test_a_lost_headset_is_said():
    status = playing()
    status.headset = HeadsetState.LOST
    assert "headset lost" in line(status, keys=True)


def test_nothing_is_written_where_nobody_watches():
    out = io.StringIO()
    with ProgressLine(playing(), keys=True, out=out):
        pass
    assert out.getvalue() == ""
