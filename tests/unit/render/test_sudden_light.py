"""A scene that breaks the rules of sudden light while it plays reaches the eye dim and slow; others are not touched.

Measured on what lies in the target: opposing changes of 0.05 of relative luminance, block by block of two degrees.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from tests.unit.render.studio import levels, luminance, write_scene

SIDE_PX = 90
BLOCK_PX = 2
FLASH = 0.05
HZ = [2, 4, 10, 45]

CLOCKS = """
[phases.second]
period_s = 1.0
follows = "clock"

[phases.minute]
period_s = 60.0
follows = "clock"
"""
# Half of a period bright, half dark; one second into the scene it begins.
STROBE = """
vec3 radiance(View view) {{
    float on = phase_minute < 1.0 / 60.0 ? 0.0 : step(0.5, fract(phase_second * {hz:.1f} + 0.13));
    return mix(vec3(0.02), {light}, on * {where});
}}
"""
EVERYWHERE = "1.0"
# Ten degrees a side, twelve to the right and eight down.
TILE = "step(max(abs(atan(view.tangent.x) - 0.21), abs(atan(view.tangent.y) + 0.14)), 0.0873)"
EVEN = "vec3(0.35)"
RED = "vec3(0.5, 0.0, 0.0)"


@pytest.fixture
def show(studio) -> Callable[..., np.ndarray]:
    """Plays a scene for some seconds; the luminance (frames, rows, columns) of the left eye's blocks."""

    def play(
        glsl: str,
        seconds: float = 2.8,
        *,
        composition: str = "direct",
        at_once: bool = True,
        turned=None,
        channel=None,
        side_px=SIDE_PX,
    ) -> np.ndarray:
        scene = write_scene(studio.library, glsl, composition=composition, tables=CLOCKS)
        stage = studio.open(scene, "linear", (side_px, side_px), limits="at-once" if at_once else "suited")
        stage.output.settle(levels())
        frames = []
        for frame in range(round(seconds * 90)):
            if turned is not None:
                yaw = math.radians(turned(frame / 90)) / 2
                for eye in (0, 1):
                    studio.look(eye, orientation=(0.0, math.sin(yaw), 0.0, math.cos(yaw)))
            light = studio.frame()[:, :side_px]
            value = luminance(light) if channel is None else light[..., channel]
            frames.append(value.reshape(side_px // BLOCK_PX, BLOCK_PX, -1, BLOCK_PX).mean(axis=(1, 3)))
        return np.array(frames)

    return play


def opposing_changes(values: np.ndarray, least: float = FLASH) -> np.ndarray:
    """For each block, how often light turned and then changed by `least` the other way."""
    low = high = values[0].copy()
    direction = np.zeros(values.shape[1:])
    count = np.zeros(values.shape[1:], int)
    for now in values[1:]:
        low, high = np.minimum(low, now), np.maximum(high, now)
        rises, falls = (now - low >= least) & (direction <= 0), (high - now >= least) & (direction >= 0)
        count += rises | falls
        direction = np.where(rises, 1, np.where(falls, -1, direction))
        low, high = np.where(rises | falls, now, low), np.where(rises | falls, now, high)
    return count


class TestTheMeasure:
    """What these tests count with sees what it should."""

    def test_counts_each_half_of_a_flash(self) -> None:
        strobe = np.tile([0.02, 0.02, 0.3, 0.3], 5).reshape(-1, 1, 1)
        assert opposing_changes(strobe).item() == 9

    def test_counts_no_slow_change_twice(self) -> None:
        assert opposing_changes(np.linspace(0.0, 0.6, 200).reshape(-1, 1, 1)).item() == 1

    def test_an_unlimited_strobe_is_seen_as_one(self, studio, show, monkeypatch) -> None:
        monkeypatch.setattr("vr_runtime.render.limiter.Limiter.dress", lambda _self, _program: False)
        assert opposing_changes(show(STROBE.format(hz=4, light=EVEN, where=EVERYWHERE))).min() >= 12


class TestAStrobe:
    @pytest.mark.parametrize("hz", HZ)
    @pytest.mark.parametrize("composition", ["direct", "layered"])
    def test_of_the_whole_field_never_flashes(self, show, hz, composition) -> None:
        shown = show(STROBE.format(hz=hz, light=EVEN, where=EVERYWHERE), composition=composition)
        assert opposing_changes(shown).max() == 0
        assert np.diff(shown.mean(axis=(1, 2))).max() < 0.01

    @pytest.mark.parametrize("hz", HZ)
    def test_of_ten_degrees_never_flashes_and_the_rest_stays(self, show, hz) -> None:
        shown = show(STROBE.format(hz=hz, light=EVEN, where=TILE))
        assert opposing_changes(shown).max() == 0
        left = shown[:, :, :15]
        assert np.ptp(left) < 0.004

    @pytest.mark.parametrize("hz", [4, 45])
    def test_of_red_never_flashes_in_red(self, show, hz) -> None:
        assert opposing_changes(show(STROBE.format(hz=hz, light=RED, where=EVERYWHERE), channel=0)).max() == 0

    def test_that_begins_bright_is_dark_after_its_first_fall(self, show) -> None:
        glsl = "vec3 radiance(View view) { return vec3(0.02 + 0.3 * step(0.5, fract(phase_second * 4.0 + 0.6))); }"
        assert opposing_changes(show(glsl, 3.0)).max() == 1

    def test_comes_back_slowly_once_it_is_steady(self, show) -> None:
        glsl = """vec3 radiance(View view) {
            bool strobes = phase_minute > 1.0 / 60.0 && phase_minute < 2.0 / 60.0;
            return vec3(strobes && fract(phase_second * 10.0) < 0.5 ? 0.01 : 0.15);
        }"""
        means = show(glsl, 9.0).mean(axis=(1, 2))
        assert means[:85].min() > 0.14
        assert means[100:180].max() < 0.06
        assert np.diff(means[190:]).max() < 0.02 / 90 + 2e-4
        assert means[-1] > 0.14

    def test_is_known_of_soon_after(self, studio, show) -> None:
        show(STROBE.format(hz=10, light=EVEN, where=TILE), 3.0)
        assert studio.stage.is_limiting

    def test_on_a_software_renderer_passes_for_a_moment_at_most(self, show) -> None:
        shown = show(STROBE.format(hz=10, light=EVEN, where=TILE), at_once=False)
        assert opposing_changes(shown).max() <= 2
        assert opposing_changes(shown[120:]).max() == 0


class TestWhatIsNotSudden:
    def test_a_slow_change_is_shown_as_it_is(self, studio, show) -> None:
        glsl = "vec3 radiance(View view) { return vec3(0.02 + 0.015 * 60.0 * phase_minute); }"
        means = show(glsl, 6.0).mean(axis=(1, 2))
        assert means[-1] - means[0] == pytest.approx(0.015 * 6.0, abs=0.004)
        assert not studio.stage.is_limiting

    @pytest.mark.parametrize("composition", ["direct", "layered"])
    def test_a_head_that_shakes_over_a_bright_edge_sees_it_as_it_is(self, studio, show, composition) -> None:
        glsl = """vec3 radiance(View view) {
            return vec3(view.direction.x + 0.4 * view.direction.y > 0.02 ? 0.22 : 0.01);
        }"""
        shown = show(glsl, 2.0, composition=composition, turned=lambda s: 35.0 * math.sin(math.tau * 1.3 * s))
        assert opposing_changes(shown).max() >= 4
        assert shown.max(axis=(1, 2)).min() > 0.20
        assert not studio.stage.is_limiting

    def test_small_lights_that_twinkle_are_left_alone(self, studio, show) -> None:
        glsl = """vec3 radiance(View view) {
            vec2 place = view.direction.xy * 30.0;
            float spot = smoothstep(0.5, 0.1, length(fract(place) - 0.5));
            float turn = 3.0 * phase_second + 0.37 * floor(place.x) + 0.23 * floor(place.y);
            return vec3(0.03 + 0.11 * spot * (0.6 + 0.4 * sin(TAU * turn)));
        }"""
        shown = show(glsl, 2.0, composition="layered", side_px=180)
        assert opposing_changes(shown).max() >= 4
        assert not studio.stage.is_limiting

    def test_a_course_that_grows_brighter_is_no_fault_of_the_scene(self, studio, show) -> None:
        studio.open("vec3 radiance(View view) { return vec3(0.15 + 0.4 * step(0.9, view.direction.y)); }", "linear")
        studio.stage.output.settle(levels())
        for _ in range(60):
            studio.frame(mean_luminance=0.03)
        before = studio.frame(mean_luminance=0.03).mean()
        for _ in range(9 * 15):
            after = studio.frame(dt_ns=66_666_667, mean_luminance=0.15)
        assert after.mean() > before
        assert not studio.stage.is_limiting

    def test_a_picture_that_comes_back_from_the_dark_is_not_compared(self, studio, show) -> None:
        glsl = "vec3 radiance(View view) { return vec3(phase_minute < 0.05 ? 0.01 : 0.15); }"
        show(glsl, 1.0)
        studio.stage.output.settle(levels())
        for _ in range(40):
            studio.frame(fade=0.0)
        for _ in range(30):
            studio.frame(fade=0.0, dt_ns=100_000_000)
        for _ in range(100):
            picture = studio.frame(dt_ns=80_000_000)
        assert picture.mean() > 0.14
        assert not studio.stage.is_limiting


@pytest.mark.parametrize("composition", ["direct", "layered"])
def test_light_that_comes_slowly_out_of_the_dark_is_as_bright_as_it_is_meant_to_be(studio, composition) -> None:
    """A fade begins with shares of the picture far too small to be weighed."""
    scene = write_scene(studio.library, composition=composition)
    seen = {}
    for limits in ("never", "at-once"):
        stage = studio.open(scene, "linear", (32, 24), limits=limits)
        stage.output.settle(levels(fade=0.0))
        share = [(frame / 450) ** 2 for frame in range(200)]
        seen[limits] = np.array([luminance(studio.frame(fade=fade)).mean() for fade in share])
        assert stage.output.visible > 0.15
        assert not stage.is_limiting
    assert seen["at-once"][20:] == pytest.approx(seen["never"][20:], rel=0.02, abs=2e-4)


def test_what_lies_behind_the_lenses_is_not_measured(studio, show) -> None:
    """A head that turns takes bright places behind the mask's edge and back: no change of the world."""
    glsl = "vec3 radiance(View view) { return vec3(view.direction.x > 0.0 ? 0.2 : 0.01); }"
    scene = write_scene(studio.library, glsl, composition="layered", tables=CLOCKS)
    stage = studio.open(scene, "linear", (SIDE_PX, SIDE_PX), limits="at-once")
    stage.output.settle(levels())
    for eye in (0, 1):
        stage.eyes.set_visible_area(eye, (0.0, 0.9, -0.9, -0.5, 0.9, -0.5), (0, 1, 2))
    brightest = []
    for frame in range(180):
        yaw = math.radians(25.0 * math.sin(math.tau * frame / 60)) / 2
        for eye in (0, 1):
            studio.look(eye, orientation=(0.0, math.sin(yaw), 0.0, math.cos(yaw)))
        brightest.append(studio.frame().max())
    assert min(brightest) > 0.18
    assert not stage.is_limiting


@pytest.mark.parametrize("at_once", [True, False])
def test_nothing_is_left_behind_and_nothing_is_waited_for(studio, at_once) -> None:
    """Measuring goes on for hours: the same objects, and only reports that have arrived are read."""
    studio.open(limits="at-once" if at_once else "suited")
    waits = []
    parcel = studio.stage._limiter._parcel
    parcel_type = type(parcel)

    def unpack_into(self, memory, size):
        waits.append(self.is_under_way)
        return original(self, memory, size)

    original = parcel_type.unpack_into
    parcel_type.unpack_into = unpack_into
    try:
        for _ in range(120):
            studio.frame()
    finally:
        parcel_type.unpack_into = original
    assert waits
    assert not any(waits)
