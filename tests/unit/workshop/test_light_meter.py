"""The meter beside the picture: the light of the last minute, what is allowed, and how fast it changes."""

from __future__ import annotations

import numpy as np
import pytest

from vr_runtime.course.samples import levels_by_part
from vr_runtime.workshop.light_meter import KEPT_S, LightMeter

DRIFT = levels_by_part()["drift"]


def grey(light: float):
    return np.full((4, 4, 3), light, np.float32)


def test_it_reads_mean_and_brightest_beside_what_the_part_allows():
    meter, light = LightMeter(), grey(0.05)
    light[0, 0] = 0.3
    meter.read(light, DRIFT, 1.0)
    [reading] = meter.readings
    assert reading.mean == pytest.approx(0.05 + 0.25 / 16)
    assert reading.peak == pytest.approx(0.3)
    assert (reading.most_mean, reading.most_peak) == (pytest.approx(DRIFT.mean_luminance), DRIFT.peak_luminance)


def test_it_keeps_a_minute():
    meter = LightMeter()
    for second in range(200):
        meter.read(grey(0.1), DRIFT, float(second))
    assert meter.readings[0].at_s == 199.0 - KEPT_S


def test_the_rate_is_that_of_the_last_two_seconds():
    meter = LightMeter()
    assert meter.rate_per_s() == 0.0
    for tick in range(21):
        meter.read(grey(0.05 + 0.01 * tick / 2), DRIFT, tick / 2)
    assert meter.rate_per_s() == pytest.approx(0.01, rel=1e-3)
    meter.forget()
    assert meter.rate_per_s() == 0.0
