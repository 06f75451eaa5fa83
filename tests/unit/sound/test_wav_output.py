"""Sound into a file keeps real time, and is a whole WAV file whoever is killed."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from vr_runtime.clock import NS_PER_S
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.ring import Ring
from vr_runtime.sound.wav_output import WavOutput

T0 = 10**12


def play(output, ring, from_s, to_s, level=0.25):
    for hundredth in range(round(from_s * 100), round(to_s * 100) + 1):
        while ring.filled < 4096:
            ring.put(np.full((512, 2), level, dtype=np.float32))
        output.turn(T0 + hundredth * NS_PER_S // 100)


def test_it_takes_what_a_device_would_take(tmp_path):
    path, ring = tmp_path / "a.wav", Ring()
    output = WavOutput(path, ring, T0, T0)
    play(output, ring, 0.0, 3.0)
    output.close()
    samples, rate_hz = soundfile.read(path)
    assert rate_hz == 48_000
    assert len(samples) == 3 * rate_hz
    assert samples[-1] == pytest.approx([0.25, 0.25], abs=1e-4)


def test_who_goes_on_after_a_kill_leaves_silence_where_nobody_played(tmp_path):
    path, ring = tmp_path / "a.wav", Ring()
    play(WavOutput(path, ring, T0, T0), ring, 0.0, 2.5)  # killed: never closed
    assert soundfile.info(path).frames >= 48_000, "the header is not more than a second old"
    ring = Ring()
    output = WavOutput(path, ring, T0, T0 + 4 * NS_PER_S)
    play(output, ring, 4.0, 6.0)
    output.close()
    samples, _ = soundfile.read(path)
    assert len(samples) == 6 * 48_000
    assert samples[int(2.4 * 48_000)] == pytest.approx([0.25, 0.25], abs=1e-3)
    assert not samples[int(2.6 * 48_000) : 4 * 48_000].any()
    assert samples[-1] == pytest.approx([0.25, 0.25], abs=1e-3)


def test_another_session_begins_a_new_file(tmp_path):
    path, ring = tmp_path / "a.wav", Ring()
    path.write_bytes(b"x" * 10**6)
    WavOutput(path, ring, T0, T0).close()
    assert soundfile.info(path).frames == 0


def test_a_place_that_cannot_be_written_is_one_line(tmp_path):
    with pytest.raises(Problem) as refused:
        WavOutput(tmp_path / "no" / "a.wav", Ring(), T0, T0)
    assert refused.value.code is ExitCode.NO_SOUND
