"""A histogram's percentiles stay within 1 % of those of the sorted values, and it never grows."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.timing.histogram import Histogram

DURATIONS = st.lists(st.integers(0, (1 << 40) - 1), min_size=1, max_size=300)


def exact_percentile(values: list[int], thousandths: int) -> int:
    return sorted(values)[max(1, math.ceil(thousandths * len(values) / 100_000)) - 1]


@given(DURATIONS)
def test_every_percentile_is_within_one_per_cent_of_the_exact_one(values):
    histogram = Histogram(values)
    for thousandths in (50_000, 95_000, 99_000, 99_900, 100_000):
        exact = exact_percentile(values, thousandths)
        assert abs(histogram.percentile_ns(thousandths / 1000) - exact) <= 0.01 * exact


@given(DURATIONS)
def test_the_maximum_the_count_and_the_total_are_exact(values):
    histogram = Histogram(values)
    assert (histogram.max_ns, histogram.count, histogram.total_ns) == (max(values), len(values), sum(values))
    assert histogram.percentiles_ms().max == max(values) / 1e6


@given(DURATIONS)
def test_percentiles_rise(values):
    found = Histogram(values).percentiles_ms()
    assert found.p50 <= found.p95 <= found.p99 <= found.p99_9 <= found.max


def test_one_slow_frame_in_a_thousand_shows_only_behind_the_99_9th_percentile():
    histogram = Histogram([10_000_000] * 999 + [50_000_000])
    assert histogram.percentile_ns(99.9) == pytest.approx(10_000_000, rel=0.01)
    assert histogram.percentile_ns(100) == 50_000_000


def test_a_negative_duration_counts_as_zero_and_an_endless_one_lands_in_the_last_bucket():
    histogram = Histogram([-5, 1 << 50])
    assert histogram.percentile_ns(50) == 0
    assert histogram.max_ns == 1 << 50


def test_an_endless_duration_after_a_longer_one_still_has_a_bucket():
    assert Histogram([1 << 51, 1 << 50, 1 << 51]).percentile_ns(100) == 1 << 51


def test_an_empty_histogram_has_no_percentiles():
    assert Histogram().percentiles_ms() is None
    with pytest.raises(ValueError, match="without values"):
        Histogram().percentile_ns(50)
