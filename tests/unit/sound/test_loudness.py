"""The meter agrees with the recommendation's own examples, and with another implementation of it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.sound.listening import loudness, meter_of
from vr_runtime.sound.loudness import KWeighting, Meter, k_weight
from vr_runtime.sound.scale import RATE_HZ
from vr_runtime.sound.true_peak import MOST_ABOVE_SAMPLES, TruePeak


def tone(hz: float, seconds: float, db: float = 0.0, phase: float = 0.0) -> np.ndarray:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    mono = 10 ** (db / 20) * np.sin(2 * np.pi * hz * t + phase)
    return np.stack([mono, mono], axis=1).astype(np.float32)


def test_a_full_scale_tone_in_one_ear_is_minus_three_lufs() -> None:
    left_alone = tone(997.0, 5.0) * np.float32([1.0, 0.0])
    assert loudness(left_alone) == pytest.approx(-3.01, abs=0.02)


@pytest.mark.parametrize("seed", [1, 2])
def test_another_implementation_finds_the_same(seed: int) -> None:
    pyloudnorm = pytest.importorskip("pyloudnorm")
    rng = np.random.default_rng(seed)
    rumble = np.cumsum(rng.standard_normal((20 * RATE_HZ, 2)), axis=0)
    rumble -= np.linspace(rumble[0], rumble[-1], len(rumble))
    samples = 0.02 * rng.standard_normal(rumble.shape) + 0.1 * rumble / np.abs(rumble).max()
    samples[8 * RATE_HZ : 12 * RATE_HZ] *= 0.003  # the gates have something to do
    theirs = pyloudnorm.Meter(RATE_HZ).integrated_loudness(samples)
    assert loudness(samples.astype(np.float32)) == pytest.approx(theirs, abs=0.1)


def test_range_is_that_of_the_first_example_of_tech_3342() -> None:
    steps = np.concatenate([tone(1000.0, 20.0, -20.0), tone(1000.0, 20.0, -30.0)])
    assert meter_of(steps).found().range_lu == pytest.approx(10.0, abs=1.0)


def test_a_peak_between_the_samples_is_seen() -> None:
    quarter = tone(RATE_HZ / 4, 1.0, phase=np.pi / 4)  # every sample lies 3 dB below the wave's crest
    assert np.abs(quarter).max() == pytest.approx(0.707, abs=0.001)
    assert meter_of(quarter).found().true_peak_dbtp == pytest.approx(0.0, abs=0.3)


def test_no_true_peak_is_further_above_the_samples_than_said() -> None:
    worst = np.sign(np.random.default_rng(0).standard_normal((20_000, 1))).astype(np.float32)
    assert 1.5 < TruePeak(1).of(worst).max() <= MOST_ABOVE_SAMPLES


def test_blocks_of_any_length_are_metered_alike() -> None:
    samples = np.random.default_rng(3).standard_normal((5 * RATE_HZ, 2)).astype(np.float32) * 0.1
    pieces = Meter()
    for piece in np.split(samples, [1, 700, 5000, 99_999]):
        pieces.feed(piece)
    assert pieces.found() == meter_of(samples).found()


def test_silence_has_no_loudness_and_no_crest() -> None:
    found = meter_of(np.zeros((4 * RATE_HZ, 2), dtype=np.float32)).found()
    assert found.integrated_lufs == float("-inf")
    assert (found.crest_db, found.range_lu) == (0.0, 0.0)


def test_a_knock_shows_in_the_crest() -> None:
    samples = np.random.default_rng(4).standard_normal((4 * RATE_HZ, 2)).astype(np.float32) * 0.02
    assert meter_of(samples).crest_db() < 14.0
    samples[100_000] += 0.5
    assert meter_of(samples).crest_db() > 20.0


@pytest.mark.parametrize("hz", [40.0, 200.0, 1000.0, 6000.0])
def test_the_filter_weighs_a_tone_as_its_formula_says(hz: float) -> None:
    weighted = KWeighting(2).filtered(tone(hz, 2.0)[: 64 * 1400])[RATE_HZ:]
    assert 2.0 * (weighted[:, 0] ** 2).mean() == pytest.approx(k_weight(np.array([hz]))[0], rel=0.01)
