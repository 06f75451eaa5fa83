"""The mean light's movement, ceilings, saturated areas and stripes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.unit.comfort.made_up import GRID, RATE_HZ, square
from vr_runtime.comfort.angular import FIELD_SR
from vr_runtime.comfort.light import fastest, largest_step
from vr_runtime.comfort.pattern import frequency_risk, worst_stripes
from vr_runtime.comfort.stills import authored_light, brightest, colourfulness, seen_light
from vr_runtime.comfort.verdict import RULES, Place, judged, worst_of
from vr_runtime.course.samples import levels_by_part

SETTLE = levels_by_part()["settle"]
PX_PER_DEG = 14.4
PATCH_PX = 288
FINE_PX_PER_DEG = 34.7
FINE_PATCH_PX = 312


def ramp(low, high, seconds, before_s=1.0, after_s=1.0):
    count = round(seconds * RATE_HZ)
    return np.concatenate(
        [
            np.full(round(before_s * RATE_HZ), low),
            np.linspace(low, high, count),
            np.full(round(after_s * RATE_HZ), high),
        ]
    )


class TestMeanLight:
    @pytest.mark.parametrize(("low", "high", "seconds", "fails"), [
        (0.05, 0.11, 0.5, True),
        (0.11, 0.05, 0.5, True),
        (0.05, 0.09, 0.5, False),
        (0.05, 0.15, 3.0, False),
    ])  # fmt: skip
    def test_a_twentieth_of_white_in_less_than_a_second_is_a_step(self, low, high, seconds, fails):
        moved = largest_step(ramp(low, high, seconds), RATE_HZ)
        assert (moved.amount > RULES["light_step"].limit) == fails

    @pytest.mark.parametrize(("seconds", "fails"), [(4.0, True), (6.0, False)])
    def test_a_tenth_of_white_takes_five_seconds(self, seconds, fails):
        assert (fastest(ramp(0.05, 0.15, seconds), RATE_HZ).amount > RULES["light_rate"].limit) == fails

    def test_when_it_happened_is_told(self):
        assert largest_step(ramp(0.05, 0.15, 0.2, before_s=3.0), RATE_HZ).at_s == pytest.approx(3.2, abs=0.02)

    def test_dither_is_neither_a_step_nor_a_rate(self):
        light = 0.1 + 0.0002 * np.random.default_rng(1).standard_normal(900)
        assert largest_step(light, RATE_HZ).amount < 0.005
        assert fastest(light, RATE_HZ).amount < 0.02


class TestStills:
    def picture(self, colour, where=None, rest=(0.05, 0.05, 0.05)):
        where = square(200) if where is None else where
        return np.where(where[..., None], np.float32(colour), np.float32(rest))

    def failed(self, findings):
        return {finding.verdict.rule for finding in findings if not finding.verdict.passed}

    def test_what_reaches_the_eye_keeps_to_the_ceilings_of_its_part(self):
        light = self.picture((0.15, 0.15, 0.15))
        assert self.failed(seen_light(GRID, light, 0.60, SETTLE, light, "a")) == set()
        assert self.failed(seen_light(GRID, light * 1.1, 0.60, SETTLE, light, "a")) == {"mean_light"}
        assert self.failed(seen_light(GRID, light, 0.61, SETTLE, light, "a")) == {"peak_light"}
        assert self.failed(seen_light(GRID, light, 0.60, replace(SETTLE, mean_luminance=0.1), light, "a")) == {
            "mean_light"
        }

    @pytest.mark.parametrize(("chroma", "fails"), [(0.8, False), (0.9, True)])
    def test_colour_is_held_back_as_the_part_says(self, chroma, fails):
        colourful = self.picture((0.2, 0.1, 0.02))
        grey = (colourful @ np.float32([0.2126, 0.7152, 0.0722]))[..., None]
        seen = grey + np.float32(chroma) * (colourful - grey)
        assert colourfulness(GRID, seen) == pytest.approx(chroma * colourfulness(GRID, colourful), rel=1e-3)
        assert self.failed(seen_light(GRID, seen, 0.3, SETTLE, colourful, "a")) == ({"chroma"} if fails else set())

    def test_a_scene_that_is_too_bright_is_told_of_it_whatever_would_turn_it_down(self):
        assert self.failed(authored_light(GRID, ("left",), self.picture((0.14, 0.14, 0.14)), "a")) == set()
        assert self.failed(authored_light(GRID, ("left",), self.picture((0.16, 0.16, 0.16)), "a")) == {"authored_mean"}

    def test_a_highlight_of_half_a_degree_is_the_smallest_that_counts_and_its_place_is_told(self):
        place, light = Place("left", 20.0, -20.0), np.full((PATCH_PX, PATCH_PX), 0.05, np.float32)
        light[100, 198] = 30.0  # a star: one pixel, in a block of 7 by 7
        assert brightest([(place, light)], PX_PER_DEG, "a").verdict.measured == pytest.approx(
            0.05 + 29.95 / 49, rel=1e-3
        )
        light[98:105, 196:203] = 0.7
        found = brightest([(place, 0.5 * light), (place, light)], PX_PER_DEG, "a").verdict
        assert not found.passed
        assert found.measured == pytest.approx(0.7)
        assert found.place.right_deg == pytest.approx(20.0 + (199.5 - 144.0) / PX_PER_DEG, abs=0.1)
        assert found.place.up_deg == pytest.approx(-20.0 - (101.5 - 144.0) / PX_PER_DEG, abs=0.1)

    @pytest.mark.parametrize(
        ("colour", "rule"), [((0.4, 0.01, 0.01), "saturated_red"), ((0.01, 0.01, 0.4), "saturated_blue")]
    )
    def test_saturated_areas(self, colour, rule):
        assert self.failed(authored_light(GRID, ("left",), self.picture(colour, square(6)), "a")) == {rule}
        assert self.failed(authored_light(GRID, ("left",), self.picture(colour, square(2)), "a")) == set()
        faint = tuple(0.03 * one for one in colour)
        assert self.failed(authored_light(GRID, ("left",), self.picture(faint, square(6)), "a")) == set()

    def test_the_share_is_of_a_field(self):
        found = authored_light(GRID, ("left",), self.picture((0.4, 0.01, 0.01), square(4)), "a")
        share = next(one.verdict.measured for one in found if one.verdict.rule == "saturated_red")
        assert share == pytest.approx(np.radians(4.0) ** 2 / FIELD_SR, rel=0.05)


class TestPatterns:
    def stripes(self, per_deg, contrast, angle=0.3, mean=0.25, where=None):
        x = np.arange(PATCH_PX) / PX_PER_DEG
        phase = 2.0 * np.pi * per_deg * (x[None, :] * np.cos(angle) + x[:, None] * np.sin(angle))
        light = mean * (1.0 + contrast * np.sign(np.sin(phase)))
        return (light if where is None else np.where(where, light, mean)).astype(np.float32)

    def weighted(self, light, peak_nits=200.0):
        return worst_stripes(light, PX_PER_DEG, peak_nits).weighted

    @pytest.mark.parametrize("per_deg", [1.0, 2.0, 3.0, 5.0])
    @pytest.mark.parametrize("angle", [0.0, 0.3, 1.2, 2.4])
    def test_strong_stripes_fail_in_every_direction(self, per_deg, angle):
        found = worst_stripes(self.stripes(per_deg, 0.6, angle), PX_PER_DEG, 200.0)
        assert found.weighted > RULES["pattern"].limit
        assert found.per_deg == pytest.approx(per_deg, rel=0.1)
        # The first harmonic of a square wave is a little larger than the wave.
        assert found.contrast == pytest.approx(0.6 * 4.0 / np.pi, rel=0.1)

    @pytest.mark.parametrize("per_deg", [0.05, 0.2, 0.35])
    def test_fewer_than_five_pairs_in_ten_degrees_are_no_pattern(self, per_deg):
        assert self.weighted(self.stripes(per_deg, 0.9)) == 0.0

    def test_faint_and_dark_stripes_pass(self):
        limit = RULES["pattern"].limit
        assert self.weighted(self.stripes(3.0, 0.06)) < limit < self.weighted(self.stripes(3.0, 0.12))
        # Light bars of 4 cd/m2, which on a panel of 2000 are 40.
        assert self.weighted(self.stripes(3.0, 0.6, mean=0.01)) < limit
        assert self.weighted(self.stripes(3.0, 0.6, mean=0.01), peak_nits=2000.0) > limit

    def test_three_cycles_a_degree_are_the_worst(self):
        risk = [frequency_risk(per_deg) for per_deg in (0.5, 1.0, 3.0, 8.0, 16.0)]
        assert max(risk) == risk[2] == 1.0
        assert risk == pytest.approx([0.1, 0.42, 1.0, 0.5, 0.13], abs=0.02)

    def test_a_quarter_of_a_field_is_enough_and_less_is_not(self):
        y, x = np.indices((PATCH_PX, PATCH_PX)) / PX_PER_DEG
        within = (x < 5.0) & (y < 5.0)
        assert self.weighted(self.stripes(3.0, 0.6, where=within)) > RULES["pattern"].limit
        narrow = (x < 1.0) & (y < 1.0)
        assert self.weighted(self.stripes(3.0, 0.6, where=narrow)) < RULES["pattern"].limit

    def fine_stripes(self, per_deg, contrast, angle, mean=0.25):
        x = np.arange(FINE_PATCH_PX) / FINE_PX_PER_DEG
        phase = 2.0 * np.pi * per_deg * (x[None, :] * np.cos(angle) + x[:, None] * np.sin(angle))
        return (mean * (1.0 + contrast * np.sin(phase))).astype(np.float32)

    @pytest.mark.parametrize(
        ("per_deg", "passes", "fails"), [(8.0, 0.17, 0.24), (12.0, 0.34, 0.48), (15.0, 0.55, 0.78)]
    )
    @pytest.mark.parametrize("angle", [0.0, 0.3, 1.2, 2.4])
    def test_fine_stripes_fail_at_the_contrast_that_their_frequency_allows(self, per_deg, passes, fails, angle):
        limit = RULES["pattern"].limit
        found = worst_stripes(self.fine_stripes(per_deg, fails, angle), FINE_PX_PER_DEG, 200.0)
        assert found.weighted > limit
        assert found.per_deg == pytest.approx(per_deg, rel=0.03)
        assert found.contrast == pytest.approx(fails, rel=0.08)
        faint = worst_stripes(self.fine_stripes(per_deg, passes, angle), FINE_PX_PER_DEG, 200.0)
        assert 0.0 < faint.weighted < limit

    def test_texture_however_strong_is_no_pattern(self):
        generator = np.random.default_rng(4)
        noise = 0.25 * (1.0 + 0.5 * generator.standard_normal((PATCH_PX, PATCH_PX)))
        assert self.weighted(np.clip(noise, 0, 1).astype(np.float32)) == 0.0
        edge = np.where(np.arange(PATCH_PX)[None, :] < 100, 0.1, 0.5) * np.ones((PATCH_PX, 1))
        assert self.weighted(edge.astype(np.float32)) == 0.0


def test_the_worst_of_each_rule_is_kept_in_the_rules_order():
    found = [judged("mean_light", 0.5, "a"), judged("general_flash", 0.0, "a"), judged("mean_light", 1.5, "b")]
    kept = [one.verdict for one in worst_of(found)]
    assert [(one.rule, one.clip, one.passed) for one in kept] == [
        ("general_flash", "a", True),
        ("mean_light", "b", False),
    ]
    assert kept[1].margin == pytest.approx(-0.5)
