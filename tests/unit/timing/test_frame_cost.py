"""What a frame costs at any size, from two small ones that were timed."""

import pytest

from vr_runtime.timing.frame_cost import cost_from

MS = 1_000_000


def test_a_fixed_part_and_one_that_grows_with_the_pixels_are_told_apart():
    cost = cost_from((1 / 36, 1 * MS + 12 * MS / 36), (1 / 9, 1 * MS + 12 * MS / 9))
    assert cost.fixed_ns == pytest.approx(1 * MS)
    assert cost.pixels_ns == pytest.approx(12 * MS)
    assert cost.at(1.0) == pytest.approx(13 * MS)
    assert cost.at(0.5) == pytest.approx(4 * MS)


def test_a_small_frame_that_took_as_long_as_a_large_one_does_not_make_pixels_cheap():
    """Somebody else had the card: half of the larger frame's time counts for its pixels at the least."""
    cost = cost_from((1 / 36, 2 * MS), (1 / 9, 2 * MS))
    assert cost.pixels_ns == pytest.approx(9 * MS)
    assert cost.at(1 / 3) == pytest.approx(2 * MS)


def test_no_part_of_a_cost_is_negative():
    cost = cost_from((1 / 36, 0.01 * MS), (1 / 9, 4 * MS))
    assert cost.fixed_ns == pytest.approx(0.0)
    assert cost.pixels_ns == pytest.approx(36 * MS)
