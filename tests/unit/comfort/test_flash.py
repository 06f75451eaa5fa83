"""Flashes: what counts, how much of it, and how often."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.comfort.made_up import GRID, RATE_HZ, blinking, cap, chromaticity, square
from vr_runtime.comfort.angular import FIELD_SR
from vr_runtime.comfort.flash import PAIR_SWING, FlashCounter, RedFlashCounter, general_swing
from vr_runtime.comfort.verdict import RULES

GENERAL, PAIR = RULES["general_flash"].limit, RULES["flash_pair"].limit


def general(frames, peak_nits=200.0):
    counter = FlashCounter(GRID, 1, swing=general_swing(peak_nits))
    for frame in frames:
        counter.step(frame)
    return counter.worst().window.area_sr


def pairs(frames):
    counter = FlashCounter(GRID, 1, swing=PAIR_SWING, most_changes=1)
    for frame in frames:
        counter.step(frame)
    return counter.worst().window.area_sr


def red(frames):
    counter = RedFlashCounter(GRID, 1)
    for rgb in frames:
        counter.step(*chromaticity(np.asarray(rgb, np.float32)))
    return counter.worst().window.area_sr


def of_colours(where, rate_hz, one, other, seconds=1.5):
    for on in blinking(where, rate_hz, 0.0, 1.0, seconds):
        yield np.where(on[..., None] > 0.5, np.float32(other), np.float32(one))


class TestTheMap:
    def test_its_solid_angle_is_that_of_a_cap_of_the_sphere(self):
        cap_sr = 2.0 * np.pi * (1.0 - np.cos(np.radians(GRID.radius_deg)))
        assert GRID.solid_angle_sr.sum() == pytest.approx(cap_sr, rel=2e-3)

    @pytest.mark.parametrize("at", [(0.0, 0.0), (30.0, 0.0), (-20.0, 35.0)])
    def test_a_ten_degree_disc_has_its_true_area_wherever_it_lies(self, at):
        area = GRID.solid_angle_sr[cap(5.0, at)[0]].sum()
        assert area == pytest.approx(FIELD_SR, rel=0.02)
        assert pytest.approx(0.0239, abs=1e-4) == FIELD_SR

    @pytest.mark.parametrize("at", [(0.0, 0.0), (-31.0, 12.0), (20.0, -33.0)])
    def test_the_worst_window_is_where_the_area_is(self, at):
        window = GRID.worst_window(np.concatenate([square(0.0), square(4.0, at)]))
        assert window.eye == 1
        assert abs(window.right_deg - at[0]) <= 4.0
        assert abs(window.up_deg - at[1]) <= 4.0


class TestGeneralFlashes:
    @pytest.mark.parametrize("rate_hz", [2, 3, 4, 10])
    @pytest.mark.parametrize("side_deg", [4, 5, 10, 20, 100])
    def test_more_than_three_a_second_over_a_quarter_of_a_field_fail(self, rate_hz, side_deg):
        area = general(blinking(square(side_deg), rate_hz, 0.1, 0.3))
        # Five degrees square are 0.0076 sr, four are 0.0049.
        assert (area > GENERAL) == (rate_hz > 3 and side_deg >= 5)

    @pytest.mark.parametrize(("swing", "counts"), [(0.09, False), (0.11, True)])
    def test_a_change_of_a_tenth_of_white_counts(self, swing, counts):
        assert (general(blinking(square(20), 6, 0.1, 0.1 + swing)) > 0.0) == counts

    @pytest.mark.parametrize(("peak_nits", "counts"), [(200.0, False), (400.0, True)])
    def test_on_a_brighter_panel_less_counts(self, peak_nits, counts):
        """20 cd/m2 are a tenth of 200 and a twentieth of 400."""
        assert (general(blinking(square(20), 6, 0.1, 0.16), peak_nits) > 0.0) == counts

    @pytest.mark.parametrize(("dark", "counts"), [(0.79, True), (0.82, False)])
    def test_the_darker_state_has_to_be_below_four_fifths_of_white(self, dark, counts):
        assert (general(blinking(square(20), 6, dark, dark + 0.15)) > 0.0) == counts

    def test_the_same_area_at_the_rim_of_the_view_is_no_larger(self):
        """On the map it is: what counts is the true angle."""
        centre, rim = cap(4.6), cap(4.6, (0.0, 42.0))
        areas = [general(blinking(where, 6, 0.1, 0.3)) for where in (centre, rim)]
        assert areas[1] == pytest.approx(areas[0], rel=0.02)
        assert rim.sum() > 1.07 * centre.sum()

    def test_flashes_of_many_small_things_add_up_within_a_field(self):
        apart = square(2.5, (-3, -3)) | square(2.5, (3, 3)) | square(2.5, (-3, 3)) | square(2.5, (3, -3))
        assert general(blinking(apart, 6, 0.1, 0.3)) > GENERAL
        assert general(blinking(square(2.5), 6, 0.1, 0.3)) < GENERAL

    def test_a_rise_without_a_fall_is_no_flash_however_large(self):
        frames = (np.where(square(100), np.float32(0.5 if k > 40 else 0.0), np.float32(0.0)) for k in range(120))
        assert general(frames) == 0.0

    def test_a_balanced_pattern_finer_than_a_tenth_of_a_degree_is_averaged_away(self):
        """Squares of a twentieth of a degree that change places ten times a second: ten by ten in a pixel."""
        board = np.indices((10, 10)).sum(axis=0) % 2
        light = [np.where(board == turn, 0.6, 0.0).mean() for turn in (0, 1)]
        frames = (np.full((1, GRID.size_px, GRID.size_px), light[k // 5 % 2], np.float32) for k in range(120))
        assert general(frames) == 0.0

    def test_where_and_when_are_told(self):
        counter = FlashCounter(GRID, 1, swing=0.1)
        still = np.full((1, GRID.size_px, GRID.size_px), 0.1, np.float32)
        for _ in range(90):
            counter.step(still)
        for frame in blinking(square(8, (20, -10)), 10, 0.1, 0.3, seconds=1.0):
            counter.step(frame)
        worst = counter.worst()
        assert 90 + 30 <= worst.frame <= 180
        assert abs(worst.window.right_deg - 20) <= 2.0
        assert abs(worst.window.up_deg + 10) <= 2.0
        assert worst.changes[square(8, (20, -10))[0]].min() >= 15
        assert worst.changes[~square(8, (20, -10))[0]].max() == 0


class TestNotOneFlashOfATwentieth:
    @pytest.mark.parametrize(("swing", "fails"), [(0.04, False), (0.06, True)])
    def test_there_and_back_within_a_second(self, swing, fails):
        assert (pairs(blinking(square(20), 1.2, 0.1, 0.1 + swing)) > PAIR) == fails

    @pytest.mark.parametrize(("side_deg", "fails"), [(2.4, False), (3.4, True)])
    def test_over_a_tenth_of_a_field(self, side_deg, fails):
        assert (pairs(blinking(square(side_deg), 1.2, 0.1, 0.2)) > PAIR) == fails

    @pytest.mark.parametrize(("period_s", "fails"), [(0.9, True), (4.0, False), (30.0, False)])
    def test_a_swell_counts_where_it_takes_less_than_a_second(self, period_s, fails):
        def frames():
            for k in range(round(6.0 * RATE_HZ)):
                swell = 0.08 * np.sin(2.0 * np.pi * k / RATE_HZ / period_s) ** 2
                yield np.where(square(20), np.float32(0.1 + swell), np.float32(0.1))

        assert (pairs(frames()) > PAIR) == fails

    def test_a_dip_after_a_slow_rise_is_one_change_and_no_pair(self):
        rise = np.linspace(0.1, 0.2, 400)
        fall = np.full(60, 0.12)
        frames = (np.where(square(20), np.float32(v), np.float32(0.1)) for v in (*rise, *fall))
        assert pairs(frames) == 0.0

    def test_a_dip_and_back_after_a_slow_rise_is_a_pair(self):
        light = (*np.linspace(0.1, 0.2, 400), *np.full(20, 0.12), *np.full(20, 0.2))
        frames = (np.where(square(20), np.float32(v), np.float32(0.1)) for v in light)
        assert pairs(frames) > PAIR

    def test_a_long_stay_before_the_change_does_not_hide_it(self):
        light = (*np.full(300, 0.1), *np.full(10, 0.2), *np.full(10, 0.1))
        frames = (np.where(square(20), np.float32(v), np.float32(0.1)) for v in light)
        assert pairs(frames) > PAIR


class TestRedFlashes:
    RED, BLUE, GREY = (0.3, 0.01, 0.01), (0.02, 0.02, 0.3), (0.08, 0.08, 0.08)

    @pytest.mark.parametrize("other", [BLUE, GREY, (0.0, 0.0, 0.0)])
    def test_to_and_from_red_more_than_three_times_a_second_fails(self, other):
        assert red(of_colours(square(10), 12, self.RED, other)) > RULES["red_flash"].limit

    def test_at_two_a_second_it_passes(self):
        assert red(of_colours(square(10), 2, self.RED, self.BLUE)) == 0.0

    def test_without_a_red_that_is_saturated_it_passes(self):
        assert red(of_colours(square(10), 12, (0.3, 0.06, 0.06), self.BLUE)) == 0.0

    def test_between_reds_that_hardly_differ_it_passes(self):
        assert red(of_colours(square(10), 12, self.RED, (0.2, 0.02, 0.02))) == 0.0

    def test_in_the_dark_there_is_no_colour(self):
        assert red(of_colours(square(10), 12, (0.0004, 0.0, 0.0), (0.0, 0.0, 0.0004))) == 0.0

    def test_a_colour_that_glides_to_red_and_back_is_found_too(self):
        def frames():
            for k in range(135):
                share = np.float32(0.5 - 0.5 * np.cos(2.0 * np.pi * 6.0 * k / RATE_HZ))
                mixed = share * np.float32(self.RED) + (1.0 - share) * np.float32(self.GREY)
                yield np.where(square(10)[..., None], mixed, np.float32(self.GREY))

        assert red(frames()) > RULES["red_flash"].limit
