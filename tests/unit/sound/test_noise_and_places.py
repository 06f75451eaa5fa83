"""Noise from a seed, from a side, and round a head that turns."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import pytest

from tests.unit.sound.listening import worst_click
from vr_runtime.sound.noise import Layer, NoiseField
from vr_runtime.sound.places import LEVEL, coherence, direction, ear_delay_s, right_of
from vr_runtime.sound.scale import HOP, RATE_HZ
from vr_runtime.sound.wander import Wander

STILL = right_of(LEVEL)
TO_THE_RIGHT = Layer(0.0, 3.0, 200.0, 6000.0, place=(90.0, 0.0), spread=0.0, swell=(0.0, 30.0), colour_db=0.0)


def facing(bearing_deg: float) -> np.ndarray:
    """The right ear's direction of a head that has turned to the right by so much."""
    half = radians(-bearing_deg) / 2
    return right_of((0.0, sin(half), 0.0, cos(half)))


def heard(layer: Layer, seconds: float, right_at=lambda _: STILL) -> np.ndarray:
    field, hops = NoiseField([layer], 1, "test"), round(seconds * RATE_HZ / HOP)
    return np.concatenate([field.hop(0.01 * hop, 1.0, right_at(hop / hops)) for hop in range(hops)])


def lead_of_right_ear_s(samples: np.ndarray) -> float:
    left, right = np.fft.rfft(samples, axis=0).T
    alike = np.fft.irfft(left * right.conj())
    lag = int(np.argmax(alike))
    return (lag if lag < len(alike) // 2 else lag - len(alike)) / RATE_HZ


def test_a_source_on_the_right_is_louder_and_earlier_there() -> None:
    samples = heard(TO_THE_RIGHT, 3.0)
    left, right = np.sqrt((samples**2).mean(axis=0))
    assert 20 * np.log10(right / left) > 4.0
    straight_and_round_s = float(ear_delay_s(np.array([np.pi]))[0] - ear_delay_s(np.array([0.0]))[0])
    assert lead_of_right_ear_s(samples) == pytest.approx(straight_and_round_s, abs=6e-5)
    assert 0.0006 < straight_and_round_s < 0.0007  # Woodworth, for a head of 8.75 cm


def test_it_is_on_the_other_side_of_a_head_that_has_turned_round() -> None:
    samples = heard(TO_THE_RIGHT, 3.0, lambda _: facing(180.0))
    left, right = np.sqrt((samples**2).mean(axis=0))
    assert 20 * np.log10(left / right) > 4.0


def test_it_is_even_for_a_head_that_looks_at_it() -> None:
    left, right = np.sqrt((heard(TO_THE_RIGHT, 3.0, lambda _: facing(90.0)) ** 2).mean(axis=0))
    assert 20 * np.log10(left / right) == pytest.approx(0.0, abs=0.2)


def test_turning_the_head_makes_no_click() -> None:
    turning = heard(TO_THE_RIGHT, 4.0, lambda share: facing(720.0 * share))
    snapping = heard(TO_THE_RIGHT, 4.0, lambda share: facing(180.0 * (share > 0.5)))
    assert worst_click(turning) < 12.0
    assert worst_click(snapping) < 12.0


def test_a_click_would_be_heard() -> None:
    samples = heard(TO_THE_RIGHT, 1.0)
    broken = samples.copy()
    broken[24_000:] = -broken[24_000:]
    cut = np.concatenate([samples[:20_000], samples[20_100:]])
    assert worst_click(samples) < 12.0 < min(worst_click(broken), worst_click(cut))


def test_far_and_wide_means_alike_in_the_low_and_not_in_the_high() -> None:
    together = coherence(np.array([60.0, 300.0, 3000.0]), 1.0)
    assert together[0] > 0.95 > together[1]
    assert abs(together[2]) < 0.2
    assert coherence(np.array([3000.0]), 0.0)[0] == 1.0


def test_bearings_are_those_of_the_scene() -> None:
    assert direction(0.0, 0.0) == pytest.approx([0.0, 0.0, -1.0])
    assert direction(90.0, 0.0) == pytest.approx([1.0, 0.0, 0.0], abs=1e-12)
    assert direction(0.0, 90.0) == pytest.approx([0.0, 1.0, 0.0], abs=1e-12)
    assert right_of((0.0, 0.0, 0.0, 0.0)) == pytest.approx([1.0, 0.0, 0.0])
    assert right_of((float("nan"), 0.0, 0.0, 1.0)) == pytest.approx([1.0, 0.0, 0.0])


def test_power_is_what_was_asked_for_from_the_first_hop_on() -> None:
    from vr_runtime.sound.loudness import KWeighting

    calm = Layer(0.0, 5.0, 60.0, 2000.0, swell=(0.0, 30.0), colour_db=0.0)
    weighted = KWeighting(2).filtered(heard(calm, 20.0))
    assert (weighted**2).sum() / len(weighted) == pytest.approx(1.0, rel=0.05)
    assert (weighted[4800:52800] ** 2).sum() / 48000 == pytest.approx(1.0, rel=0.2)


def test_wander_is_smooth_bounded_and_found_anywhere() -> None:
    one = Wander(7, "a", 40, 10.0)
    values = np.stack([one.at(0.5 * step) for step in range(4000)])
    assert np.abs(values).max() <= 2.5
    assert values.std() == pytest.approx(1.0, abs=0.08)
    assert np.abs(np.diff(values, axis=0)).max() < 0.45  # of what would be a jump in twenty times the period
    assert Wander(7, "a", 40, 10.0).at(1234.5) == pytest.approx(values[2469])
    assert not np.allclose(Wander(8, "a", 40, 10.0).at(1234.5), values[2469])
