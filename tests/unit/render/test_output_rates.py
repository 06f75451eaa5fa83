"""What reaches the eye changes no faster than it should, however the levels jump."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.render.studio import levels
from vr_runtime.render.output import ComfortOutput

FRAME_S = 1.0 / 90.0


def seen_mean(output: ComfortOutput) -> float:
    """The mean light of a scene that uses all of its level."""
    return output.visible * output.mean + (1.0 - output.visible) * output.grey


def settled(**changes: float) -> ComfortOutput:
    output = ComfortOutput("srgb-framebuffer")
    output.settle(levels(**changes))
    return output


def seconds_until(output: ComfortOutput, wanted, done, most_s: float = 120.0) -> float:
    for frame in range(int(most_s / FRAME_S)):
        output.step(wanted, FRAME_S, 1.0)
        if done(output):
            return (frame + 1) * FRAME_S
    return most_s


unit = st.floats(0.0, 1.0)
any_levels = st.builds(
    levels,
    mean_luminance=st.floats(0.0, 0.18),
    peak_luminance=st.floats(0.0, 0.6),
    chroma=unit,
    fade=st.just(1.0),
    grey=st.floats(0.0, 0.03),
)


@given(st.lists(any_levels, min_size=2, max_size=12), st.floats(0.002, 3.0))
def test_the_mean_never_changes_faster_than_two_hundredths_a_second(jumps, dt_s):
    output = ComfortOutput("srgb-framebuffer")
    output.step(jumps[0], dt_s, 1.0)
    for wanted in jumps[1:]:
        before = seen_mean(output)
        output.step(wanted, dt_s, 1.0)
        assert abs(seen_mean(output) - before) <= 0.02 * dt_s + 1e-9


def test_a_jump_of_the_levels_takes_the_time_it_should():
    output = settled(mean_luminance=0.15)
    lower = levels(mean_luminance=0.05)
    assert seconds_until(output, lower, lambda o: o.mean <= 0.0501) == pytest.approx(5.0, abs=0.1)


def test_a_stall_does_not_save_up_a_jump():
    output = settled(mean_luminance=0.15)
    output.step(levels(mean_luminance=0.05), 30.0, 1.0)
    assert output.mean >= 0.15 - 0.02 - 1e-9


def test_the_technicians_brightness_obeys_the_same_rate():
    output = settled()
    output.brightness = 0.25
    output.step(levels(), FRAME_S, 1.0)
    assert output.mean >= 0.15 - 0.02 * FRAME_S - 1e-9
    seconds_until(output, levels(), lambda o: False, 20.0)
    assert output.mean == pytest.approx(0.0375)
    assert output.peak == pytest.approx(0.15)


def test_an_emergency_is_complete_within_half_a_second_and_never_turns_back():
    output = settled()
    means, visibles = [seen_mean(output)], [output.visible]
    for frame in range(45):
        output.step(levels(fade=max(0.0, 1.0 - frame * FRAME_S / 0.4)), FRAME_S, 1.0)
        means.append(seen_mean(output))
        visibles.append(output.visible)
    assert output.visible == 0.0
    assert seen_mean(output) == pytest.approx(0.03)
    assert visibles == sorted(visibles, reverse=True)
    assert means == sorted(means, reverse=True)


def test_even_a_step_to_grey_is_a_ramp():
    output = settled()
    took_s = seconds_until(output, levels(fade=0.0), lambda o: o.visible == 0.0)
    assert 0.2 <= took_s <= 0.5


def test_after_an_emergency_the_picture_comes_back_at_the_normal_rate():
    output = settled(fade=0.0)
    assert seconds_until(output, levels(), lambda o: o.visible == 1.0) >= 5.9


def test_ease_is_done_in_three_seconds():
    output = settled()
    for frame in range(1, 271):
        eased = min(frame / 270, 1.0)
        output.step(
            levels(mean_luminance=0.15 * (1 - eased / 2), chroma=1 - eased / 2, vignette_deg=180 - 115 * eased),
            FRAME_S,
            1.0,
        )
    assert output.mean == pytest.approx(0.075, abs=0.001)
    assert output.chroma == pytest.approx(0.5, abs=0.02)
    assert output.vignette_deg == pytest.approx(65.0, abs=1.0)


def test_a_session_starts_black_and_fades_in_within_the_rate():
    output = ComfortOutput("srgb-framebuffer")
    before = 0.0
    for _ in range(1200):
        output.step(levels(), FRAME_S, 1.0)
        assert abs(seen_mean(output) - before) <= 0.02 * FRAME_S + 1e-9
        before = seen_mean(output)
    assert output.visible == 1.0
    assert output.mean == pytest.approx(0.15)


@pytest.mark.parametrize("seconds", [5.0, 20.0])
def test_a_fade_in_takes_at_least_the_seconds_asked_for(seconds):
    output = settled(mean_luminance=0.06)
    output.fade_in(seconds)
    assert output.visible == 0.0
    took_s = seconds_until(output, levels(mean_luminance=0.06), lambda o: o.visible == 1.0)
    assert seconds - 0.1 <= took_s <= seconds + 1.0


def test_the_guard_may_only_ever_darken_slowly():
    output = settled()
    output.step(levels(), FRAME_S, 0.2)
    assert 0.15 - 0.02 * FRAME_S - 1e-9 <= output.mean < 0.15
