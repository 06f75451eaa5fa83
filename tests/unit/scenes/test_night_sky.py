"""The night sky as an eye meets it: at infinity, without flicker, without a seam, never black and never glaring."""

from __future__ import annotations

import math
from types import ModuleType

import numpy as np
import pytest

from tests.unit.render.studio import FRAME_NS, Studio, levels, luminance
from tests.unit.scenes.gaze import look
from vr_runtime.content import ASSETS
from vr_runtime.render.scene_library import load_scene

SCENE = "night-sky"
SIX_HOURS_NS = 6 * 3600 * 1_000_000_000
TURN_NS = 43_082_000_000_000
FIRST_SIDEREAL_RAD = 5.06
FACING_RAD = 3.16  # from north through east
# Half a step of the output's dither where a night sky's light lies.
DITHER = 0.0012


@pytest.fixture
def night(studio: Studio) -> Studio:
    studio.open(load_scene(SCENE), encode="linear", size_px=(112, 112))
    return studio


def towards(right_ascension_deg: float, declination_deg: float) -> tuple[float, float]:
    """Pitch and yaw (to the left) in degrees of that place (J2000) at the start: 45 N, facing south, 19 h 20 min."""
    hour = FIRST_SIDEREAL_RAD - math.radians(right_ascension_deg)
    declination, latitude = math.radians(declination_deg), math.pi / 4
    up = math.sin(latitude) * math.sin(declination) + math.cos(latitude) * math.cos(declination) * math.cos(hour)
    north = math.cos(latitude) * math.sin(declination) - math.sin(latitude) * math.cos(declination) * math.cos(hour)
    east = -math.cos(declination) * math.sin(hour)
    return math.degrees(math.asin(up)), math.degrees(FACING_RAD - math.atan2(east, north))


def test_tells_what_it_is() -> None:
    file = load_scene(SCENE).file
    assert file.postures == ["lying", "seated"]
    assert set(file.tags) == {"dark", "space"}
    assert file.title.de == "Nachthimmel"


class TestLight:
    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    def test_is_never_black_and_keeps_below_the_ceiling(self, night: Studio, pitch_deg: float) -> None:
        look(night, pitch_deg)
        light = luminance(night.settled())
        assert light.min() > 0.004
        assert light.max() <= 0.60
        assert 0.015 < light.mean() < 0.15

    def test_is_blue_above_and_lighter_over_the_rim(self, night: Studio) -> None:
        look(night, 40.0, yaw_deg=-80.0)  # away from the Milky Way
        left, _ = night.eyes(night.settled())
        overhead, rim = np.median(left[10:30, 30:80], axis=(0, 1)), np.median(left[80:84], axis=(0, 1))
        assert overhead[2] > 1.3 * overhead[0]
        assert luminance(rim) > 1.5 * luminance(overhead)

    def test_faint_stars_step_back_with_the_detail_and_bright_ones_stay(self, night: Studio) -> None:
        look(night, 90.0, half_fov_deg=20.0)
        full, calm = luminance(night.settled(detail=1.0)), luminance(night.settled(detail=0.3))
        assert calm.max() == pytest.approx(full.max(), rel=0.02)
        assert calm.mean() < full.mean()


class TestStars:
    def test_stand_at_infinity(self, night: Studio) -> None:
        look(night, 60.0)
        left, right = night.eyes(night.settled())
        assert np.abs(left - right).max() <= 2 * DITHER * max(1.0, 8 * left.max())

    @pytest.mark.parametrize(
        ("right_ascension_deg", "declination_deg"),
        [(279.23, 38.78), (284.74, 32.69), (254.42, 9.38)],
        ids=["Vega", "gamma Lyrae", "kappa Ophiuchi"],
    )
    def test_stand_where_they_do_at_45_north(
        self, night: Studio, right_ascension_deg: float, declination_deg: float
    ) -> None:
        look(night, *towards(right_ascension_deg, declination_deg), half_fov_deg=2.8)
        night.settled()
        middle = scene_light(night)[40:72, 40:72]
        assert np.unravel_index(np.argmax(middle), middle.shape) == pytest.approx((15.5, 15.5), abs=1.5)
        assert middle.max() > 5.0 * np.median(middle)

    def test_keep_their_light_when_the_head_turns_by_parts_of_a_pixel(self, night: Studio) -> None:
        # 112 pixels for 5.6 degrees: 20 pixels a degree, as in a headset.
        pitch_deg, yaw_deg = towards(284.74, 32.69)
        sums = []
        for part in np.linspace(0.0, 1.0, 9):
            across_deg = 0.05 * part / math.cos(math.radians(pitch_deg))
            look(night, pitch_deg + 0.6 * 0.05 * part, yaw_deg + across_deg, half_fov_deg=2.8)
            night.settled(motion=0.0)
            window = scene_light(night)[48:64, 48:64]
            sums.append((window - np.median(window)).sum())
        assert min(sums) > 0.5
        assert max(sums) / min(sums) < 1.02

    def test_hold_still_overhead_when_nothing_moves(self, night: Studio) -> None:
        look(night, 90.0)
        before = night.settled(motion=0.0)
        after = night.frame(dt_ns=20_000_000_000, motion=0.0)
        assert np.abs(after - before).max() <= 2 * DITHER * max(1.0, 8 * before.max())

    def test_shimmer_low_down_by_less_than_four_in_a_hundred(self, night: Studio) -> None:
        look(night, 12.0)
        frames = [luminance(night.settled(motion=0.0))]
        frames += [luminance(night.frame(dt_ns=2_300_000_000, motion=0.0)) for _ in range(12)]
        bright = frames[0] > 0.12
        assert bright.any()
        swing = np.max(frames, axis=0)[bright] / np.min(frames, axis=0)[bright]
        assert swing.max() < 1.07  # plus and minus 3 %, and the dither


class TestSuddenLight:
    def test_a_head_that_looks_round_meets_none(self, studio: Studio) -> None:
        studio.open(load_scene(SCENE), encode="linear", size_px=(200, 200), limits="at-once")
        look(studio, 30.0)
        studio.settled()
        for frame in range(90):
            look(studio, 30.0 + 14.0 * math.sin(frame / 9.0), yaw_deg=25.0 * math.sin(frame / 14.0))
            studio.frame()
        assert not studio.stage.is_limiting


class TestTime:
    def test_a_frame_after_six_hours_is_as_small_a_step_as_the_first(self, night: Studio) -> None:
        look(night, 50.0)
        first = _step(night)
        night.frame(dt_ns=SIX_HOURS_NS)
        assert _step(night) < 1.2 * first + DITHER

    def test_the_sky_closes_when_it_has_gone_all_the_way_round(self, night: Studio) -> None:
        look(night, 50.0)
        ordinary = _step(night)
        night.frame(dt_ns=TURN_NS - 3 * FRAME_NS)
        assert max(_step(night) for _ in range(4)) < 1.2 * ordinary + DITHER

    def test_it_does_turn(self, night: Studio) -> None:
        look(night, 50.0)
        before = night.settled()
        assert np.abs(night.frame(dt_ns=120_000_000_000) - before).max() > 20 * DITHER


class TestEconomy:
    def test_coarse_pictures_draw_fewer_stars(self, code: ModuleType) -> None:
        limits = [code.faintest_magnitude(px_per_deg) for px_per_deg in (1.0, 2.2, 5.0, 10.0, 20.0, 40.0)]
        assert limits == sorted(limits)
        assert limits[0] < 5.0
        assert limits[-1] > 8.0

    def test_less_quality_draws_fewer_stars_and_never_a_blank_sky(self, code: ModuleType) -> None:
        limits = [code.faintest_magnitude(20.0, quality) for quality in (0.0, 0.5, 1.0)]
        assert limits == sorted(limits)
        assert limits[2] - limits[0] == pytest.approx(code.QUALITY_MAGNITUDES)
        assert code.faintest_magnitude(1.0, 0.0) >= 4.4

    def test_a_smaller_picture_lets_its_faintest_stars_fade_not_pop(self, studio: Studio) -> None:
        studio.open(load_scene(SCENE), encode="linear", size_px=(320, 160))
        look(studio, 90.0)
        before = studio.settled(motion=0.0)
        drawing = studio.stage._drawing
        first = drawing._faintest
        for _ in range(4):
            studio.stage.quality_wanted = 0.0
            after = studio.frame(motion=0.0)
            assert np.abs(after - before).max() <= 2 * DITHER * max(1.0, 8 * before.max())
            before = after
        assert first - 0.05 < drawing._faintest < first
        for _ in range(10):
            studio.frame(dt_ns=1_000_000_000, motion=0.0)
        assert drawing._faintest == pytest.approx(first - 1.1)
        studio.stage.draw(studio.target, 160, 80, levels(), studio.time_ns + 1_000_000_000)
        assert drawing._faintest == pytest.approx(first - 1.1 - 0.25)

    def test_fewer_stars_take_little_of_the_mean_light(self, studio: Studio) -> None:
        studio.open(load_scene(SCENE), encode="linear", size_px=(320, 160))
        look(studio, 60.0)
        studio.settled(motion=0.0)
        full = scene_light(studio).mean()
        studio.stage.quality_wanted = 0.0
        for _ in range(10):
            studio.frame(dt_ns=1_000_000_000, motion=0.0)
        assert scene_light(studio).mean() == pytest.approx(full, rel=0.06)

    def test_stars_too_faint_to_draw_brighten_the_milky_way_instead(self, code: ModuleType) -> None:
        stars = np.load(ASSETS / "night-sky" / "stars.npy", allow_pickle=False)
        dark = np.zeros((192, 192, 2), np.uint8)
        code.blend_faint_stars(dark, stars[1500:])
        assert 0 < dark[:, :, 0].mean() < 60
        assert dark[:, :, 1].max() == 0

    def test_no_stars_leave_the_milky_way_as_it_is(self, code: ModuleType) -> None:
        picture = np.full((192, 192, 2), 77, np.uint8)
        code.blend_faint_stars(picture, np.load(ASSETS / "night-sky" / "stars.npy", allow_pickle=False)[:0])
        assert np.all(picture == 77)

    def test_what_is_full_stays_full(self, code: ModuleType) -> None:
        stars = np.load(ASSETS / "night-sky" / "stars.npy", allow_pickle=False)
        full = np.full((192, 192, 2), 255, np.uint8)
        code.blend_faint_stars(full, stars)
        assert full[:, :, 0].min() == 255


def scene_light(night: Studio) -> np.ndarray:
    """The left eye's luminance as the scene made it, before the output's dither."""
    texture = night.stage._light.texture
    light = np.frombuffer(texture.read(), np.float16).reshape(texture.height, texture.width, 4)[::-1, :, :3]
    return luminance(light[:, : texture.width // 2].astype(float))


def _step(night: Studio) -> float:
    """The largest change of a pixel from one frame to the next."""
    night.stage.output.settle(levels())
    before = night.frame()
    return float(np.abs(night.frame() - before).max())
