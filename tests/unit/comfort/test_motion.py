"""Optic flow and slow rhythms."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.comfort.made_up import GRID, RATE_HZ, texture
from vr_runtime.comfort.angular import AngularMap
from vr_runtime.comfort.filming import Measures
from vr_runtime.comfort.flow import flow_between, lasting
from vr_runtime.comfort.rhythm import SwayMeter, strongest_rhythm
from vr_runtime.comfort.verdict import RULES
from vr_runtime.comfort.watch import FLOW_GAP_FRAMES, FlowWatch

GAP_S = 0.25
COARSE = AngularMap(px_per_deg=1.0)
SAMPLES_HZ = 4.0
NO_COLOUR = np.zeros(1, np.float32)


def moved(deg_per_s, at=(1.0, 0.0)):
    shift = deg_per_s * GAP_S * GRID.px_per_deg
    return flow_between(GRID, texture(), texture(shift_px=(shift * at[0], -shift * at[1])), GAP_S)


def dots(time_s, deg_per_s):
    """Four hundred soft dots in the dark, all on their way to the right."""
    generator = np.random.default_rng(5)
    x, y = generator.uniform(-70, 70, 400) + deg_per_s * time_s, generator.uniform(-60, 60, 400)
    across = np.exp(-(((GRID.right_deg[:, None] - x) / 0.8) ** 2))
    down = np.exp(-(((GRID.right_deg[:, None] - y) / 0.8) ** 2))
    return (0.02 + 0.3 * down @ across.T).astype(np.float32)


class TestFlow:
    @pytest.mark.parametrize("deg_per_s", [0.1, 0.5, 1.0, 2.0, 3.0])
    @pytest.mark.parametrize("way", [(1.0, 0.0), (0.0, -1.0), (-0.6, 0.8)])
    def test_speed_and_direction_are_those_of_the_world(self, deg_per_s, way):
        flow = moved(deg_per_s, way)
        near = flow.eccentricity_deg < 15.0
        assert np.median(flow.right[near]) == pytest.approx(way[0] * deg_per_s, abs=0.08 * deg_per_s)
        assert np.median(flow.up[near]) == pytest.approx(way[1] * deg_per_s, abs=0.08 * deg_per_s)

    @pytest.mark.parametrize(
        ("deg_per_s", "outer", "thing"), [(0.3, True, True), (0.7, False, True), (3.0, False, False)]
    )
    def test_moving_dots(self, deg_per_s, outer, thing):
        watch = FlowWatch(GRID, ("left",), "dots")
        for frame in range(2 * FLOW_GAP_FRAMES + 1):
            is_kept = frame % FLOW_GAP_FRAMES == 0
            light = dots(frame / RATE_HZ, deg_per_s) if is_kept else NO_COLOUR[None]
            watch.step(Measures(light[None], NO_COLOUR, NO_COLOUR))
        passed = {one.verdict.rule: one.verdict.passed for one in watch.findings()}
        assert passed == {"outer_flow": outer, "object_flow": thing}

    def test_a_still_world_stands_still(self):
        assert moved(0.0).fastest()[0] == 0.0

    def test_an_expanding_world_moves_although_its_mean_does_not(self):
        y, x = np.indices((GRID.size_px, GRID.size_px)) - 0.5 * GRID.size_px
        before, after = (np.sin(0.4 * s * x) * np.sin(0.37 * s * y) * 0.03 + 0.1 for s in (1.0, 0.995))
        flow = flow_between(GRID, before.astype(np.float32), after.astype(np.float32), GAP_S)
        assert abs(np.nanmean(flow.right)) < 0.1
        inner, middle, outer = flow.by_ring()
        # Half a per cent of 45 degrees in a quarter of a second.
        assert outer == pytest.approx(0.9, rel=0.2)
        assert inner < middle < outer

    def test_one_thing_that_moves_is_found_where_it_is(self):
        away = np.hypot(GRID.right_deg[None, :] - 20.0, GRID.right_deg[:, None] + 15.0) < 7.0
        after = np.where(away, texture(shift_px=(1.5, 0.0)), texture())
        speed, right, up = flow_between(GRID, texture(), after.astype(np.float32), GAP_S).fastest()
        assert speed == pytest.approx(3.0, rel=0.15)
        assert (right, up) == (pytest.approx(20.0, abs=4.0), pytest.approx(15.0, abs=4.0))

    @pytest.mark.parametrize("change", ["noise", "dimmer", "swelling spot"])
    def test_light_that_changes_in_place_does_not_move(self, change):
        generator = np.random.default_rng(2)
        before = np.full((GRID.size_px, GRID.size_px), 0.1, np.float32) + 0.1 * (texture() - 0.1)
        spot = np.exp(-((GRID.right_deg[None, :] ** 2 + GRID.right_deg[:, None] ** 2) / 50.0))
        after = {
            "noise": before + 0.0005 * generator.standard_normal(before.shape),
            "dimmer": 0.9 * before,
            "swelling spot": before + 0.05 * spot,
        }[change]
        assert flow_between(GRID, before, after.astype(np.float32), GAP_S).fastest()[0] < 0.3

    def test_what_shakes_goes_nowhere(self):
        there, back = moved(1.0), moved(-1.0)
        assert np.nanmax(lasting(there, back).speed) == 0.0
        assert np.nanmedian(lasting(there, there).speed) == pytest.approx(1.0, rel=0.1)

    def test_without_texture_nothing_is_seen_to_move(self):
        slope = (0.1 + 0.00005 * np.arange(GRID.size_px)[None, :] * np.ones((GRID.size_px, 1))).astype(np.float32)
        assert flow_between(GRID, slope, np.roll(slope, 1, axis=1), GAP_S).by_ring() == (0.0, 0.0, 0.0)


class TestRhythms:
    TIME_S = np.arange(1200) / SAMPLES_HZ

    @pytest.mark.parametrize("frequency_hz", [0.06, 0.1, 0.2, 0.35, 0.6])
    def test_a_rhythm_is_found_with_its_frequency_and_amplitude(self, frequency_hz):
        noise = 0.001 * np.random.default_rng(1).standard_normal(1200)
        found = strongest_rhythm(0.02 * np.sin(2 * np.pi * frequency_hz * self.TIME_S) + noise, SAMPLES_HZ)
        assert found.frequency_hz == pytest.approx(frequency_hz, abs=0.004)
        assert found.amplitude == pytest.approx(0.02, rel=0.16)  # between two frequencies Hann's window loses 15 %

    @pytest.mark.parametrize("frequency_hz", [0.01, 0.03, 0.8, 1.5])
    def test_slower_and_quicker_ones_are_none(self, frequency_hz):
        found = strongest_rhythm(0.02 * np.sin(2 * np.pi * frequency_hz * self.TIME_S), SAMPLES_HZ)
        assert found.amplitude < 0.0002

    def test_aimless_movement_and_slow_drift_have_no_rhythm(self):
        generator = np.random.default_rng(7)
        assert strongest_rhythm(generator.standard_normal(1200), SAMPLES_HZ).amplitude == 0.0
        assert strongest_rhythm(generator.standard_normal(1200).cumsum(), SAMPLES_HZ).amplitude == 0.0
        assert strongest_rhythm(0.1 * self.TIME_S, SAMPLES_HZ).amplitude < 1e-9

    @pytest.mark.parametrize(("amplitude_deg", "fails"), [(0.003, False), (0.008, True)])
    def test_a_world_that_sways_every_five_seconds(self, amplitude_deg, fails):
        """Forty decibels below half a degree a second are 0.004 degrees of sway at 0.2 Hz."""
        meter = SwayMeter(COARSE, SAMPLES_HZ)
        for time_s in self.TIME_S[:160]:
            sway_px = amplitude_deg * np.sin(2 * np.pi * 0.2 * time_s)
            meter.step(texture(shift_px=(sway_px, 0.0), grid=COARSE, coarseness=0.12))
        right = np.array([right for right, _ in meter.view])
        found = strongest_rhythm(right, SAMPLES_HZ)
        assert (found.amplitude > RULES["sway_rhythm"].limit) == fails
        if fails:
            assert found.frequency_hz == pytest.approx(0.2, abs=0.02)
            assert found.amplitude == pytest.approx(2 * np.pi * 0.2 * amplitude_deg, rel=0.2)

    def test_a_horizon_that_rises_is_told_from_a_view_that_does(self):
        """Only the band around the horizon heaves, as a swell would."""
        meter = SwayMeter(COARSE, SAMPLES_HZ)
        band = np.abs(COARSE.right_deg)[:, None] <= 7.0
        for time_s in self.TIME_S[:160]:
            heave_px = 0.05 * np.sin(2 * np.pi * 0.2 * time_s)
            still, heaved = (texture(shift_px=(0.0, y), grid=COARSE, coarseness=0.12) for y in (0.0, heave_px))
            meter.step(np.where(band, heaved, still))
        height_deg = np.cumsum(meter.horizon) / SAMPLES_HZ
        found = strongest_rhythm(height_deg, SAMPLES_HZ)
        assert found.amplitude == pytest.approx(0.05, rel=0.3)
        assert found.amplitude > RULES["horizon_rhythm"].limit
