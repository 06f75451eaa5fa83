"""Every pixel goes through the comfort output; whatever a scene does, these hold."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.unit.render.studio import FORMATS, HEIGHT_PX, WIDTH_PX, luminance, write_scene

GREYS = "vec3 radiance(View view) { return vec3(0.5 + 0.5 * view.tangent.x) * 0.3; }"
# One code of an 8-bit sRGB target is at most this much light.
ONE_CODE = 0.0090


@pytest.mark.parametrize("encode", FORMATS)
@pytest.mark.parametrize("peak", [0.60, 0.353, 0.20, 0.017])
def test_a_white_hot_scene_stays_below_the_peak_ceiling(studio, encode, peak):
    studio.open("vec3 radiance(View view) { return vec3(1e6, 3e5 * (1.0 + view.tangent.x), 1e4); }", encode)
    picture = studio.settled(peak_luminance=peak)
    assert picture.max() <= peak
    assert picture.max() > 0.8 * peak


@pytest.mark.parametrize("encode", FORMATS)
@pytest.mark.parametrize("light", ["zero / zero", "vec3(1.0) / zero", "vec3(-1.0) / zero", "vec3(-5.0)", "vec3(3e38)"])
def test_light_that_is_no_light_is_dark_or_held(studio, encode, light):
    studio.open(f"vec3 radiance(View view) {{ vec3 zero = vec3(0.0 * view.tangent.x); return {light}; }}", encode)
    picture = studio.settled()
    assert np.isfinite(picture).all()
    assert picture.min() >= 0.0
    assert picture.max() <= 0.60


@pytest.mark.parametrize("encode", ["srgb-shader", "linear"])
def test_every_encoding_shows_the_same_picture(studio, encode):
    studio.open(GREYS)
    reference = studio.settled()
    studio.open(GREYS, encode)
    assert np.abs(studio.settled() - reference).max() <= 2.1 * ONE_CODE
    assert np.abs(studio.settled().mean(axis=0) - reference.mean(axis=0)).max() <= 0.0015


def test_a_mid_grey_arrives_as_the_srgb_code_it_should(studio):
    studio.open("vec3 radiance(View view) { return vec3(0.2140); }")
    studio.settled()
    assert abs(studio.codes().mean() - 127.5) < 0.6


def test_exposure_follows_the_mean_luminance_level(studio):
    studio.open()
    for mean in (0.15, 0.06, 0.03):
        assert studio.settled(mean_luminance=mean).mean() == pytest.approx(mean, rel=0.02)


def test_the_shoulder_keeps_the_hue(studio):
    studio.open("vec3 radiance(View view) { return vec3(4.0, 2.0, 1.0); }")
    red, green, blue = studio.settled().reshape(-1, 3).mean(axis=0)
    assert green / red == pytest.approx(0.5, abs=0.02)
    assert blue / red == pytest.approx(0.25, abs=0.02)


def test_chroma_goes_and_luminance_stays(studio):
    studio.open("vec3 radiance(View view) { return vec3(0.25, 0.10, 0.05); }")
    coloured = studio.settled(chroma=1.0)
    grey = studio.settled(chroma=0.0)
    assert luminance(grey).mean() == pytest.approx(luminance(coloured).mean(), rel=0.02)
    assert np.ptp(grey.reshape(-1, 3).mean(axis=0)) < 0.002
    assert np.ptp(coloured.reshape(-1, 3).mean(axis=0)) > 0.15


def test_a_full_fade_is_uniform_warm_grey_whatever_the_scene(studio):
    studio.open("vec3 radiance(View view) { return vec3(view.tangent.x > 0.0 ? 9.0 : 0.0); }")
    picture = studio.settled(fade=0.0)
    assert np.ptp(studio.codes().astype(int), axis=(0, 1)).max() <= 1
    assert luminance(picture).mean() == pytest.approx(0.03, rel=0.03)
    red, green, blue = picture.reshape(-1, 3).mean(axis=0)
    assert red > green > blue


def test_eyes_closed_is_a_darker_uniform_field(studio):
    studio.open()
    assert luminance(studio.settled(fade=0.0, grey=0.01)).mean() == pytest.approx(0.01, rel=0.05)


@pytest.mark.parametrize("vignette_deg", [40.0, 60.0])
def test_the_vignette_is_measured_in_degrees_from_the_eyes_axis(studio, vignette_deg):
    studio.open(size_px=(128, 128))
    row = luminance(studio.settled(vignette_deg=vignette_deg))[64]
    for eye in studio.eyes(row[None, :]):
        tangents = (np.arange(128) + 0.5) / 64.0 - 1.0
        degrees = np.degrees(np.arctan(np.abs(tangents)))
        clear = eye[0][degrees < vignette_deg / 2 - 0.5]
        gone = eye[0][degrees > vignette_deg / 2 + 12.5]
        edge = eye[0][(degrees > vignette_deg / 2 + 5.0) & (degrees < vignette_deg / 2 + 8.0)]
        assert clear.min() > 0.14
        assert gone.size == 0 or gone.max() < 0.002
        assert 0.02 < edge.mean() < 0.13


def test_no_vignette_darkens_nothing(studio):
    studio.open(size_px=(128, 128))
    picture = luminance(studio.settled(vignette_deg=180.0))
    assert picture.min() > 0.14


def test_a_faint_gradient_has_no_steps(studio):
    studio.open("vec3 radiance(View view) { return vec3(0.030 + 0.004 * view.tangent.y); }", size_px=(128, 256))
    rows = studio.settled().mean(axis=(1, 2))
    assert len(np.unique(studio.codes())) <= 20
    slope = np.polyfit(np.arange(rows.size), rows, 1)
    off = rows - np.polyval(slope, np.arange(rows.size))
    # Without dither each code is a plateau, off by up to half a code: 0.0015 here.
    assert np.abs(off).max() < 0.0003


def test_the_dither_is_fresh_each_frame_and_even_over_a_few(studio):
    studio.open("vec3 radiance(View view) { return vec3(0.0313); }")
    frames = [studio.settled() for _ in range(16)]
    assert not np.array_equal(frames[0], frames[1])
    assert np.std(np.mean(frames, axis=0)) < 0.15 * np.std(frames[0])


def test_both_eyes_meet_the_dither_in_the_same_direction(studio):
    studio.open("vec3 radiance(View view) { return vec3(0.0313); }")
    left, right = studio.eyes(studio.settled())
    assert np.array_equal(left, right)


def test_a_layered_scene_goes_through_the_same_output(studio):
    light = "vec3 radiance(View view) { return vec3(0.3 * view.direction.y + 0.3, 0.2, 0.1); }"
    studio.open(light)
    direct = studio.settled(peak_luminance=0.3, chroma=0.5, vignette_deg=60.0)
    studio.open(write_scene(studio.library, light, name="two", composition="layered"))
    layered = studio.settled(peak_luminance=0.3, chroma=0.5, vignette_deg=60.0)
    assert np.abs(layered - direct).max() <= 1.1 * ONE_CODE


def test_a_smaller_picture_leaves_the_rest_of_the_target_alone(studio):
    studio.open()
    studio.settled()
    studio.target.clear(1.0, 0.0, 1.0, 1.0)
    small = WIDTH_PX // 2, HEIGHT_PX // 2
    codes_before = studio.codes().copy()
    studio.frame(size_px=small)
    codes = studio.codes()
    drawn = codes[HEIGHT_PX - small[1] :, : 2 * small[0]]
    assert (drawn[..., 1] > 60).all()
    codes = codes.copy()
    codes[HEIGHT_PX - small[1] :, : 2 * small[0]] = codes_before[HEIGHT_PX - small[1] :, : 2 * small[0]]
    assert np.array_equal(codes, codes_before)


def test_gl_is_left_as_the_runtime_would_have_it(studio, ctx):
    studio.open()
    studio.settled()
    assert ctx.error == "GL_NO_ERROR"
    framebuffer = ctx.framebuffer([ctx.texture((4, 4), 4, internal_format=FORMATS["srgb-framebuffer"])])
    framebuffer.use()
    framebuffer.clear(0.5, 0.5, 0.5, 1.0)
    assert framebuffer.read()[0] == 128, "hardware encoding was left switched on"


def test_the_authored_picture_is_what_settle_shows(studio):
    studio.open("vec3 radiance(View view) { return vec3(0.10, 0.20, 0.05); }")
    seen = studio.settled().reshape(-1, 3).mean(axis=0)
    assert seen == pytest.approx([0.10, 0.20, 0.05], rel=0.02)
    assert math.isclose(studio.stage.output.mean, 0.15)
