"""A scene as maps: things lie where they are, as large as they are, and as bright as they were handed over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.unit.comfort.bad_scenes import scene
from tests.unit.comfort.made_up import GRID, chromaticity
from tests.unit.render.studio import write_scene
from vr_runtime.comfort.angular import AngularMap
from vr_runtime.comfort.colour import luminance, red_share
from vr_runtime.comfort.filming import Film, Gaze
from vr_runtime.course.samples import levels_by_part

LEVELS = levels_by_part()
SETTLE, REST = LEVELS["settle"], LEVELS["rest"]
COARSE = AngularMap(px_per_deg=1.0)
WARM = "vec3 radiance(View view) { return vec3(0.30, 0.10, 0.05); }"


@pytest.fixture
def film(ctx, tmp_path):
    made = []

    def make(glsl, *, light="scene-light", eyes="left", grid=COARSE, **about):
        made.append(Film(ctx, write_scene(tmp_path, glsl, **about), grid, light=light, seed=0, eyes=eyes))
        return made[-1]

    yield make
    for one in made:
        one.release()


def disc(right_deg, up_deg, radius_deg):
    """White within that angle of a direction, seen from a level gaze; grey elsewhere."""
    away = np.hypot(np.radians(right_deg), np.radians(up_deg))
    slope = np.sinc(away / np.pi)
    x, y, z = np.radians(right_deg) * slope, np.radians(up_deg) * slope, -np.cos(away)
    inside = f"dot(view.direction, vec3({x:.6f}, {y:.6f}, {z:.6f})) > {np.cos(np.radians(radius_deg)):.8f}"
    return f"vec3 radiance(View view) {{ return vec3({inside} ? 0.5 : 0.05); }}"


class TestWhere:
    @pytest.mark.parametrize("at", [(0.0, 0.0), (30.0, 0.0), (0.0, -45.0), (-28.0, 28.0)])
    def test_a_disc_lies_where_it_is_and_is_as_large_as_it_is(self, film, at):
        light = film(disc(*at, 4.0), grid=GRID).frame(SETTLE).luminance[0]
        share = np.where(GRID.inside, (light - 0.05) / 0.45, 0.0)
        area = share * GRID.solid_angle_sr
        right = (area * GRID.right_deg[None, :]).sum() / area.sum()
        up = -(area * GRID.right_deg[:, None]).sum() / area.sum()
        assert (right, up) == (pytest.approx(at[0], abs=0.15), pytest.approx(at[1], abs=0.15))
        assert area.sum() == pytest.approx(2.0 * np.pi * (1.0 - np.cos(np.radians(4.0))), rel=0.03)

    def test_a_head_that_turns_sees_it_elsewhere(self, film):
        """Up by 30 and to the left by 20: what was ahead is below and to the right."""
        one = film(disc(0.0, 0.0, 4.0))
        one.look(Gaze(30.0, 20.0))
        light = one.frame(SETTLE).luminance[0]
        row, column = np.unravel_index(np.argmax(light), light.shape)
        assert COARSE.right_deg[column] == pytest.approx(17.0, abs=4.0)
        assert -COARSE.right_deg[row] == pytest.approx(-28.0, abs=4.0)

    def test_one_eye_is_what_that_eye_sees_of_both(self, film):
        near = "vec3 radiance(View view) { return vec3(0.1 + view.origin.x); }"
        both = film(near, eyes="both").frame(SETTLE).luminance
        left = film(near, eyes="left").frame(SETTLE).luminance
        right = film(near, eyes="right").frame(SETTLE).luminance
        centre = COARSE.size_px // 2
        assert both[:, centre, centre] == pytest.approx([0.1 - 0.032, 0.1 + 0.032], abs=1e-4)
        assert (left[0, centre, centre], right[0, centre, centre]) == pytest.approx(both[:, centre, centre])

    def test_patches_show_the_same_finer(self, film):
        one = film(disc(20.0, 20.0, 6.0))
        bright = {
            (-at.yaw_deg, at.pitch_deg): float((patch > 0.3).mean())
            for at, patch in one.patches(SETTLE, reach_deg=20.0)
        }
        assert len(bright) == 9
        assert max(bright, key=bright.get) == (20.0, 20.0)
        assert one.px_per_deg() > 5.0


class TestWhatIsHandedOver:
    @pytest.mark.parametrize("composition", ["direct", "layered"])
    def test_it_is_the_same_whatever_the_levels_would_make_of_it(self, film, composition):
        one = film(WARM, composition=composition)
        for levels in (SETTLE, REST, replace(SETTLE, fade=0.5, vignette_deg=60.0)):
            one.settle(levels)
            one.frame(levels)
            rgb = one.colours()[0][COARSE.inside]
            # A layered scene's buffer holds half floats.
            assert rgb == pytest.approx(np.broadcast_to([0.30, 0.10, 0.05], rgb.shape), rel=1e-3)

    def test_what_reaches_the_eye_is_not(self, film):
        one = film(WARM, light="linear")
        one.settle(REST)
        measured = one.frame(REST)
        share = REST.mean_luminance / 0.15
        assert COARSE.mean(measured.luminance) == pytest.approx(
            share * float(luminance(np.float32([0.3, 0.1, 0.05]))), rel=0.02
        )
        assert one.brightest() <= REST.peak_luminance

    def test_more_light_than_a_panel_has_is_measured_as_it_is(self, film):
        one = film("vec3 radiance(View view) { return vec3(7.5); }")
        one.frame(SETTLE)
        assert one.brightest() == pytest.approx(7.5, rel=1e-3)

    def test_colour_is_measured_on_the_gpu_as_it_is_here(self, film):
        one = film(scene("    light = vec3(0.5, 0.05, 0.02) + 0.2 * max(d, 0.0);"))
        measured = one.frame(SETTLE)
        rgb = one.colours()
        u, v = chromaticity(rgb)
        inside = np.broadcast_to(COARSE.inside, u.shape)
        assert np.abs(measured.u - u)[inside].max() < 1e-4
        assert np.abs(measured.v - v)[inside].max() < 1e-4
        assert np.abs(measured.luminance - luminance(rgb))[inside].max() < 1e-4
        stray = rgb + 0.002
        assert np.abs(red_share(u, v) - stray[..., 0] / stray.sum(axis=-1))[inside].max() < 1e-3
