"""The comfort output holds the hard limits by itself, whoever made the levels and whatever they say."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.render.studio import levels
from vr_runtime.render.output import ComfortOutput

anything = st.one_of(st.floats(-10.0, 10.0), st.sampled_from([math.nan, math.inf, -math.inf, 1e300]))
any_levels = st.builds(
    levels,
    mean_luminance=anything,
    peak_luminance=anything,
    chroma=anything,
    fade=anything,
    grey=anything,
)


def assert_within(output: ComfortOutput) -> None:
    assert 0.0 <= output.mean <= 0.18
    assert 0.0 <= output.peak <= 0.60
    assert 0.0 <= output.chroma <= 1.0
    assert 0.0 <= output.visible <= 1.0
    assert 0.0 <= output.grey <= 0.03
    exposure, peak, ceiling = output.numbers[3], output.numbers[4] + output.numbers[5], output.numbers[10]
    assert exposure <= 0.18 / 0.15 + 1e-9
    assert peak <= 0.60 + 1e-9
    assert ceiling <= 0.60 + 1e-9
    assert all(math.isfinite(number) for number in output.numbers)


@pytest.mark.parametrize("encoding", ["srgb-framebuffer", "linear"])
@given(asked=st.lists(any_levels, min_size=1, max_size=10), guard=anything, brightness=anything, dt_s=st.floats(0, 3))
def test_no_levels_get_light_beyond_the_limits(encoding, asked, guard, brightness, dt_s):
    output = ComfortOutput(encoding)
    output.brightness = brightness
    for wanted in asked:
        output.step(wanted, dt_s, guard)
        assert_within(output)
    output.settle(asked[-1], guard)
    assert_within(output)


@given(st.lists(any_levels, min_size=2, max_size=10), st.floats(0.002, 1.0))
def test_no_levels_make_the_light_rise_faster_than_its_rate(asked, dt_s):
    output = ComfortOutput("srgb-framebuffer")
    output.step(asked[0], dt_s, 1.0)
    for wanted in asked[1:]:
        before = output.visible * output.mean + (1.0 - output.visible) * output.grey
        output.step(wanted, dt_s, 1.0)
        after = output.visible * output.mean + (1.0 - output.visible) * output.grey
        if output.visible >= 1.0:
            assert after - before <= 0.02 * dt_s + 1e-9
