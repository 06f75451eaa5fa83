"""The breath cue: small, soft, straight ahead, and through the comfort output like everything else."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.unit.render.studio import GREY, levels, luminance, write_scene

SIDE_PX = 180  # 90 degrees: half a degree a pixel


@pytest.fixture(params=["direct", "layered"])
def cue(request, studio):
    """What the cue adds to the left eye's picture."""
    stage = studio.open(write_scene(studio.library, GREY, composition=request.param), "linear", (SIDE_PX, SIDE_PX))
    stage.offer_cue()

    def added(light: float, **changes: float) -> np.ndarray:
        stage.cue_light = 0.0
        without = luminance(studio.settled(**changes)[:, :SIDE_PX])
        stage.cue_light = light
        return luminance(studio.settled(**changes)[:, :SIDE_PX]) - without

    return added


def test_is_as_bright_as_asked_whatever_the_phase(cue):
    for mean in (0.15, 0.06):
        assert cue(0.04, mean_luminance=mean).max() == pytest.approx(0.04, abs=0.003)


def test_stands_straight_ahead_eight_degrees_wide_and_has_no_edge(cue):
    added = cue(0.04)
    rows, columns = np.nonzero(added > 0.004)
    middle = SIDE_PX / 2 - 0.5
    assert np.mean(rows) == pytest.approx(middle, abs=1.0)
    assert np.mean(columns) == pytest.approx(middle, abs=1.0)
    widest = math.degrees(math.atan((np.ptp(columns) + 1) / 2 / (SIDE_PX / 2)) * 2)
    assert 5.0 < widest <= 8.2
    assert np.abs(np.diff(added[SIDE_PX // 2])).max() < 0.02


def test_keeps_to_the_ceiling_and_to_the_fade(cue, studio):
    assert cue(0.04, fade=0.0).max() < 0.002
    studio.stage.cue_light = 0.04
    assert studio.settled(mean_luminance=0.15, peak_luminance=0.16).max() <= 0.16


def test_is_gone_when_it_is_nothing(cue):
    assert np.abs(cue(0.0)).max() < 0.005


def test_does_not_trip_the_guard_against_sudden_light(studio):
    stage = studio.open(write_scene(studio.library, GREY), "linear", (SIDE_PX, SIDE_PX), limits="at-once")
    stage.offer_cue()
    stage.output.settle(levels())
    for frame in range(60):
        stage.cue_light = 0.04 * (0.5 - 0.5 * math.cos(frame / 10))
        studio.frame()
    assert not stage.is_limiting
