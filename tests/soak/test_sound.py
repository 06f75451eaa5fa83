"""A minute of sound on a real sound server, while the player stalls, is killed, and the host goes and comes."""

from __future__ import annotations

import os
import signal
import time

import numpy as np
import pytest

from tests.simulator.host.rig import host_rig
from tests.soak.null_sink import longest_silence_ms, missing, null_sink, steepest_step
from vr_runtime.control.messages import Emergency, End
from vr_runtime.problem import ExitCode

MINUTE_S = 60.0
TARGET_LUFS = -26.0


@pytest.fixture
def rig():
    with host_rig() as rig:
        yield rig


@pytest.mark.soak
@pytest.mark.skipif(bool(missing()), reason="needs pulseaudio, pulseaudio-utils and libasound2-plugins")
def test_nothing_of_it_is_heard_when_the_player_stalls_and_dies_and_the_host_too(rig):
    import pyloudnorm

    with null_sink(rig.folder) as sink:
        rig.environment |= {"PULSE_SERVER": sink.environment["PULSE_SERVER"]}
        rig.start("--sound", "pulse", "--scene", "still-lake", time_lapse=1.0)
        rig.until(lambda: abs(rig.link().speaker_status().lufs - TARGET_LUFS) < 0.5, 60.0)
        first, begun_s = sink.frames, time.monotonic()

        def at(second):
            time.sleep(max(0.0, begun_s + second - time.monotonic()))

        at(8)
        pid = rig.player_pid
        os.kill(pid, signal.SIGSTOP)  # it stalls; after two seconds the host starts another
        rig.until(lambda: rig.player_pid != pid)
        at(25)
        os.kill(rig.player_pid, signal.SIGKILL)  # for good: the picture is gone, the sound is not
        at(35)
        rig.kill_host()
        rig.host = None
        at(42)
        rig.resume()
        at(MINUTE_S)
        end, status = sink.frames, rig.link().speaker_status()
        rig.act(Emergency())
        time.sleep(2.0)
        after = sink.recorded(end, sink.frames)
        rig.act(End())
        assert rig.finish()[0] == ExitCode.OK
        samples = sink.recorded(first, end)
    assert rig.processes() == []
    mute_ms = (np.flatnonzero(np.abs(after).max(axis=1) > 1e-4)[-1] + 1) / 48.0
    loudness = pyloudnorm.Meter(48_000)
    windows = [loudness.integrated_loudness(samples[at : at + 48_000 * 30]) for at in range(0, 48_000 * 28, 48_000)]
    silent_ms, step = longest_silence_ms(samples), steepest_step(samples)
    print(
        f"{len(samples) / 48_000:.1f} s recorded; longest silence {silent_ms:.2f} ms, steepest step {step:.1f}, "
        f"{status.gaps} gaps; {min(windows):.1f} to {max(windows):.1f} LUFS in any 30 s; emergency {mute_ms:.0f} ms"
    )
    assert len(samples) > 48_000 * (MINUTE_S - 2.0)
    assert silent_ms < 5.0
    assert step < 9.0
    assert min(windows) > TARGET_LUFS - 1.0
    assert max(windows) < TARGET_LUFS + 1.0
    assert status.gaps == 0
    assert status.device == "pulse"
    assert mute_ms < 500.0
    assert steepest_step(after[: round(48.0 * mute_ms)]) < 9.0, "one ramp, no click"
