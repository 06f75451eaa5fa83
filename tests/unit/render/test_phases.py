"""Shader time is closed loops: hour six moves exactly like minute one."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from tests.unit.render.studio import FRAME_NS, write_scene
from vr_runtime.problem import Problem
from vr_runtime.render.phases import Phases

SIX_HOURS_S = 6 * 3600
SHOW_PHASE = "vec3 radiance(View view) { return vec3(0.02 + 0.1 * phase_drift); }"
DRIFT = "[phases.drift]\nperiod_s = {period_s}\nfollows = '{follows}'\n"


def as_float32(value: float) -> float:
    return struct.unpack("f", struct.pack("f", value))[0]


def frame_steps(after_s: float, period_s: float) -> np.ndarray:
    """How far a shader sees the phase move in each of 100 frames, that long after the start."""
    phases = Phases()
    phases.add(period_s, "motion")
    phases.advance(after_s, 1.0)
    seen = []
    for _ in range(101):
        seen.append(as_float32(phases.values[0]))
        phases.advance(FRAME_NS * 1e-9, 1.0)
    return np.diff(seen) % 1.0


@pytest.mark.parametrize("period_s", [30.0, 97.0, 240.0])
def test_a_frame_at_six_hours_moves_as_far_as_at_the_start(period_s):
    wanted = FRAME_NS * 1e-9 / period_s
    for after_s in (0.0, SIX_HOURS_S + 0.37 * period_s):
        assert np.abs(frame_steps(after_s, period_s) / wanted - 1.0).max() < 0.01


def test_float_seconds_would_have_failed_that():
    seconds = [as_float32(SIX_HOURS_S + frame * FRAME_NS * 1e-9) for frame in range(101)]
    assert np.abs(np.diff(seconds) / (FRAME_NS * 1e-9) - 1.0).max() > 0.05


def test_a_phase_wraps_without_a_seam_and_stays_in_its_range():
    phases = Phases()
    phases.add(1.0, "clock")
    for _ in range(1000):
        before = phases.values[0]
        phases.advance(FRAME_NS * 1e-9, 1.0)
        assert 0.0 <= phases.values[0] < 1.0
        assert (phases.values[0] - before) % 1.0 == pytest.approx(FRAME_NS * 1e-9)


def test_phases_slow_with_the_motion_level_unless_they_follow_the_clock():
    phases = Phases()
    drift, clock = phases.add(100.0, "motion"), phases.add(100.0, "clock")
    phases.advance(10.0, 0.25)
    assert phases.values[drift] == pytest.approx(0.025)
    assert phases.values[clock] == pytest.approx(0.1)


def test_a_seventeenth_phase_is_refused():
    phases = Phases()
    for _ in range(16):
        phases.add(60.0, "motion")
    with pytest.raises(Problem, match="more than 16 phases"):
        phases.add(60.0, "motion")


def test_the_shader_reads_the_phase_by_its_name(studio):
    studio.open(write_scene(studio.library, SHOW_PHASE, tables=DRIFT.format(period_s=10.0, follows="motion")))
    studio.settled()
    for after_s, seen in ((2.5, 0.045), (2.5, 0.07), (7.5, 0.045)):
        assert studio.frame(dt_ns=int(after_s * 1e9)).mean() == pytest.approx(seen, abs=0.002)


def test_a_parameter_follows_its_level(studio):
    tables = "[parameters.haze]\ndefault = 0.1\nminimum = 0.0\nmaximum = 1.0\nfollows = 'detail'\nat_rest = 0.05\n"
    studio.open(write_scene(studio.library, "vec3 radiance(View view) { return vec3(parameter_haze); }", tables=tables))
    assert studio.settled(detail=1.0).mean() == pytest.approx(0.1, rel=0.02)
    assert studio.settled(detail=0.5).mean() == pytest.approx(0.075, rel=0.02)
    assert studio.settled(detail=0.0).mean() == pytest.approx(0.05, rel=0.02)


def test_standing_still_is_standing_still(studio):
    studio.open(write_scene(studio.library, SHOW_PHASE, tables=DRIFT.format(period_s=10.0, follows="motion")))
    studio.settled(motion=0.0)
    before = studio.stage.phases
    studio.frame(dt_ns=3_000_000_000, motion=0.0)
    assert studio.stage.phases == before
