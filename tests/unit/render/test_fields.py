"""Arrays for a scene's textures: noise without an edge, coarser pictures, codes."""

from __future__ import annotations

import numpy as np
import pytest

from vr_runtime.render.fields import averaged, closed_field, closed_noise, codes, power_law, rounded_off


def white(size_px: int = 128) -> np.ndarray:
    return np.random.default_rng(4).standard_normal((size_px, size_px))


class TestNoise:
    def test_goes_on_over_its_edges_as_it_does_inside(self):
        field = closed_noise(white(), power_law(1.8, lowest=1.0))
        for axis in (0, 1):
            inside = np.abs(np.diff(field, axis=axis)).mean()
            over_the_edge = np.abs(np.take(field, 0, axis) - np.take(field, -1, axis)).mean()
            assert over_the_edge < 1.3 * inside

    def test_is_of_unit_spread_about_nothing(self):
        field = closed_noise(white(), power_law(1.8, lowest=1.0))
        assert field.std() == pytest.approx(1.0, rel=1e-5)
        assert field.mean() == pytest.approx(0.0, abs=1e-6)

    def test_has_no_waves_but_those_that_were_asked_for(self):
        law = power_law(1.0, lowest=5.0)
        spectrum = np.abs(np.fft.rfft2(closed_noise(white(), lambda waves: np.where(waves <= 9.0, law(waves), 0.0))))
        rows, columns = np.fft.fftfreq(128, 1 / 128)[:, None], np.fft.rfftfreq(128, 1 / 128)[None, :]
        waves = np.hypot(rows, columns)
        asked = (waves >= 5.0) & (waves <= 9.0)
        assert spectrum[~asked].max() < 1e-3 * spectrum[asked].max()

    def test_falls_off_as_its_law_says(self):
        waves = np.array([0.0, 1.0, 2.0, 8.0])
        assert power_law(2.0, lowest=2.0)(waves) == pytest.approx([0.0, 0.0, 0.25, 1 / 64])
        assert rounded_off(power_law(2.0, lowest=1.0), 8.0)(waves)[3] == pytest.approx(np.exp(-1) / 64)

    def test_is_drawn_out_along_one_side(self):
        field = closed_noise(white(), power_law(1.8, lowest=2.0), across=3.0)
        assert np.abs(np.diff(field, axis=0)).mean() > 1.8 * np.abs(np.diff(field, axis=1)).mean()

    def test_can_be_made_of_waves_of_ones_own(self):
        one_wave = np.zeros((32, 17), complex)
        one_wave[0, 3] = 1.0
        field = closed_field(one_wave, np.ones_like)
        expected = np.sqrt(2.0) * np.cos(3 * 2 * np.pi * np.arange(32) / 32)
        assert field == pytest.approx(np.tile(expected, (32, 1)), abs=1e-6)


class TestPictures:
    def test_each_coarser_pixel_is_the_mean_of_those_that_it_covers(self):
        picture = np.array([[0, 2, 4, 6], [2, 4, 6, 9], [255, 255, 255, 255]], np.uint8)[:, :, None]
        assert averaged(picture, 2, 2)[:, :, 0].tolist() == [[2, 6]]  # 6.25; the last odd row goes
        assert averaged(picture, 1, 4)[:, 0, 0].tolist() == [3, 5, 255]

    def test_codes_are_the_nearest_and_stay_within_a_byte(self):
        assert codes(np.array([-0.2, 0.0, 0.4 / 255, 0.6 / 255, 1.0, 7.0])).tolist() == [0, 0, 0, 1, 255, 255]
