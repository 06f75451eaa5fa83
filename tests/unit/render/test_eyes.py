"""Each eye sees from its own place; what is infinitely far is the same for both."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.unit.render.studio import IPD_M, levels, luminance, write_scene

LOOK = "vec3 radiance(View view) { return 0.14 * (0.5 + 0.5 * view.direction); }"
STARS = """
const vec3 STAR = vec3(0.195180, 0.097590, -0.975900);
vec3 radiance(View view) { return vec3(0.15 * step(0.995, dot(view.direction, STAR))); }
"""
PILLAR = """
vec3 radiance(View view) {
    float ahead = (-8.0 - view.origin.z) / view.direction.z;
    float x = view.origin.x + view.direction.x * ahead;
    return vec3(0.15 * step(abs(x), 0.25));
}
"""
QUAD_VERTEX = """
#include "place.glsl"
void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    vec3 centre = vec3(0.0, 0.0, -parameter_distance);
    int eye = stage_eye();
    stage_place(centre + vec3(corner * parameter_distance * parameter_width, 0.0), eye);
}
"""
WHITE = "out vec4 light; void main() { light = vec4(0.15); }"
QUAD_CODE = """
import moderngl

class Drawing:
    textures = {}

    def __init__(self, kit):
        program = kit.program("quad.vert.glsl", "quad.frag.glsl")
        self.vertices = kit.keep(kit.ctx.vertex_array(program, []))

    def advance(self, moment):
        pass

    def draw(self, moment):
        self.vertices.render(moderngl.TRIANGLE_STRIP, vertices=4, instances=2)


def build(kit):
    return Drawing(kit)
"""


def quad_scene(library, distance_m: float, width: float = 0.1):
    return write_scene(
        library,
        None,
        composition="layered",
        code=QUAD_CODE,
        tables=f"[parameters.distance]\ndefault = {distance_m}\nminimum = 0.0\nmaximum = 1e6\n"
        f"[parameters.width]\ndefault = {width}\nminimum = 0.0\nmaximum = 10.0\n",
        quad__vert__glsl=QUAD_VERTEX,
        quad__frag__glsl=WHITE,
    )


def centre_px(eye: np.ndarray) -> float:
    light = luminance(eye).sum(axis=0)
    return float((light * (np.arange(light.size) + 0.5)).sum() / light.sum())


def test_directions_are_those_of_the_field_of_view(studio):
    studio.open(LOOK, size_px=(64, 64))
    left, right = studio.eyes(studio.settled() / 0.07 - 1.0)
    assert np.allclose(left, right, atol=0.06)
    centre, corner = left[31:33, 31:33].mean(axis=(0, 1)), left[0, 63]
    assert centre == pytest.approx([0.0, 0.0, -1.0], abs=0.06)
    assert corner == pytest.approx(np.array([1, 1, -1]) / math.sqrt(3), abs=0.06)


def test_turning_the_head_turns_the_view_as_openxr_says(studio):
    studio.open(LOOK, size_px=(64, 64))
    half = math.radians(90.0) / 2
    for eye in (0, 1):
        studio.look(eye, orientation=(0.0, math.sin(half), 0.0, math.cos(half)))
    centre = (studio.settled() / 0.07 - 1.0)[31:33, 31:33].mean(axis=(0, 1))
    assert centre == pytest.approx([-1.0, 0.0, 0.0], abs=0.06), "a quarter turn to the left looks along -x"


def test_the_stars_are_in_the_same_place_for_both_eyes(studio):
    studio.open(STARS, size_px=(128, 128))
    left, right = studio.eyes(studio.settled())
    assert luminance(left).max() > 0.1
    assert np.array_equal(left, right)


def test_a_thing_eight_metres_away_is_seen_with_its_parallax(studio):
    studio.open(PILLAR, size_px=(512, 64))
    left, right = studio.eyes(studio.settled())
    expected_px = IPD_M / 8.0 / 2.0 * 512
    assert centre_px(left) - centre_px(right) == pytest.approx(expected_px, abs=0.3)


@pytest.mark.parametrize(("distance_m", "parallax_px"), [(8.0, IPD_M / 8.0 / 2.0 * 512), (1e5, 0.0)])
def test_instanced_geometry_has_the_same_parallax_in_one_draw(studio, distance_m, parallax_px):
    studio.open(quad_scene(studio.library, distance_m), size_px=(512, 64))
    left, right = studio.eyes(studio.settled())
    assert centre_px(left) - centre_px(right) == pytest.approx(parallax_px, abs=0.6)


def test_geometry_of_one_eye_never_spills_into_the_other(studio):
    studio.open(quad_scene(studio.library, 8.0, width=0.6), size_px=(64, 64))
    for eye in (0, 1):
        turned = math.radians(35.0 if eye == 0 else 80.0) / 2
        studio.look(eye, orientation=(0.0, math.sin(turned), 0.0, math.cos(turned)))
    left, right = studio.eyes(luminance(studio.settled()))
    assert left[:, -1].max() > 0.1, "the left eye's quad reaches the seam"
    assert right[:, 0].max() < 0.01, "and stops there"


def test_only_the_visible_area_is_drawn(studio):
    stage = studio.open()
    triangle = [-1.0, -1.0, 1.0, -1.0, -1.0, 1.0]
    stage.eyes.set_visible_area(0, triangle, [0, 1, 2])
    left, right = studio.eyes(luminance(studio.settled()))
    assert left[-2, 1] > 0.1
    assert left[1, -2] == 0.0
    assert right.min() > 0.1
    stage.eyes.set_visible_area(0, [], [])
    assert luminance(studio.settled()).min() > 0.1


def test_a_single_eye_fills_its_picture(studio, ctx):
    stage = studio.open(LOOK, eye_count=1)
    stage.eyes.set(0, 0, 0, 0, 1, 0, 0, 0, -0.7, 0.7, 0.7, -0.7)
    stage.output.settle(levels())
    stage.draw(studio.target, 2 * 64, 48, levels(), studio.time_ns)
    assert luminance(studio.picture()).min() > 0.01
