"""The still lake as an eye meets it: a mirror, calm, slow, never black or glaring, the same world for both eyes."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import numpy as np
import pytest

from tests.unit.render.studio import Studio, luminance
from tests.unit.scenes.sight import (
    DITHER,
    HOUR_S,
    SIZE_PX,
    frame,
    least_apart,
    left,
    loops_close,
    seam,
    shift_px,
    shown,
)
from vr_runtime.content import ASSETS
from vr_runtime.render.offscreen import IPD_M, Offscreen
from vr_runtime.render.scene_library import load_scene

SCENE = "still-lake"


@pytest.fixture
def lake(studio: Studio) -> Iterator[Offscreen]:
    with shown(studio, SCENE) as sight:
        yield sight


def test_tells_what_it_is() -> None:
    file = load_scene(SCENE).file
    assert file.postures == ["seated"]
    assert file.tags == ["water"]
    assert file.title.de == "Stiller See im Morgengrauen"


class TestLight:
    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    @pytest.mark.parametrize("hours", [0.0, 4.0])
    def test_is_never_black_and_never_glares(self, lake: Offscreen, pitch_deg: float, hours: float) -> None:
        lake.look(pitch_deg=pitch_deg, field_deg=100.0)
        light = luminance(frame(lake, hours * HOUR_S))
        assert light.min() > 0.004
        assert light.max() <= 0.60
        assert 0.05 < light.mean() < 0.15

    def test_grows_warmer_over_hours_without_a_sun(self, lake: Offscreen) -> None:
        lake.look(pitch_deg=5.0, yaw_deg=-11.0, field_deg=16.0)
        first, later = left(frame(lake)), left(frame(lake, 4 * HOUR_S))
        sky = slice(4, 20)
        warmth = [picture[sky, :, 0].mean() / picture[sky, :, 2].mean() for picture in (first, later)]
        assert warmth[1] > 1.15 * warmth[0]
        assert luminance(later).max() < 0.6

    def test_less_effort_takes_no_light(self, lake: Offscreen) -> None:
        full = luminance(frame(lake, motion=0.0)).mean()
        lake.stage.quality_wanted = 0.0
        for _ in range(10):
            spare = luminance(frame(lake, 1.0, motion=0.0)).mean()
        assert lake.stage.quality == 0.0
        assert spare == pytest.approx(full, rel=0.01)


class TestWater:
    def test_mirrors_what_stands_over_it_but_darker(self, lake: Offscreen) -> None:
        lake.look(field_deg=36.0)
        light = luminance(left(frame(lake)))
        above, below = light[14:40], light[SIZE_PX - 40 : SIZE_PX - 14][::-1]
        ridge = np.corrcoef(above.mean(axis=0), below.mean(axis=0))[0, 1]
        assert ridge > 0.8 > np.corrcoef(above.mean(axis=0), below.mean(axis=0)[::-1])[0, 1]
        assert 0.4 < below.mean() / above.mean() < 0.95

    def test_shows_its_depth_where_one_looks_down(self, lake: Offscreen) -> None:
        lake.look(pitch_deg=-60.0, field_deg=40.0)
        assert 0.004 < luminance(frame(lake)).mean() < 0.04


class TestPlace:
    def test_what_is_far_is_the_same_for_both_eyes(self, lake: Offscreen) -> None:
        lake.look(pitch_deg=20.0, field_deg=34.0)
        picture = frame(lake)
        assert np.abs(left(picture) - picture[:, SIZE_PX:]).max() <= 2 * DITHER

    def test_the_stones_stand_eleven_metres_off(self, lake: Offscreen) -> None:
        field_deg = 8.0  # 12 pixels a degree
        lake.look(pitch_deg=-10.5, yaw_deg=28.0, field_deg=field_deg)
        picture = luminance(frame(lake))
        px_per_rad = SIZE_PX / (2 * np.tan(np.radians(field_deg) / 2))
        seen = shift_px(picture[:, :SIZE_PX], picture[:, SIZE_PX:], most=16)
        assert seen == pytest.approx(IPD_M / 11.0 * px_per_rad, abs=1.5)
        assert seen < IPD_M / 5.0 * px_per_rad  # nothing is nearer than five metres

    def test_has_no_seam_behind(self, lake: Offscreen) -> None:
        lake.look(yaw_deg=180.0, field_deg=20.0)
        light = luminance(left(frame(lake)))
        steps = np.abs(np.diff(light, axis=1)).mean(axis=0)
        middle = SIZE_PX // 2
        assert steps[middle - 2 : middle + 2].max() < 2.0 * np.median(steps) + 0.2 * DITHER

    def test_sessions_have_skies_of_their_own(self, lake: Offscreen, studio: Studio) -> None:
        with shown(studio, SCENE, seed=5) as other:
            for sight in (lake, other):
                sight.look(pitch_deg=50.0)
            assert np.abs(luminance(frame(lake)) - luminance(frame(other))).mean() > 2 * DITHER


class TestTime:
    def test_only_the_dawn_goes_on_when_nothing_moves(self, lake: Offscreen) -> None:
        before = frame(lake, motion=0.0)
        assert np.abs(frame(lake, 20.0, motion=0.0) - before).max() <= 2 * DITHER

    def test_no_second_brings_more_than_a_trace(self, lake: Offscreen) -> None:
        for pitch_deg in (0.0, 60.0):
            lake.look(pitch_deg=pitch_deg)
            before = luminance(frame(lake))
            change = np.abs(luminance(frame(lake, 1.0)) - before) - DITHER
            assert (change / before).max() < 0.05

    def test_a_frame_after_six_hours_is_as_small_a_step_as_the_first(self, lake: Offscreen) -> None:
        first = np.abs(frame(lake) - frame(lake)).max()
        frame(lake, 6 * HOUR_S)
        assert np.abs(frame(lake) - frame(lake)).max() < first + DITHER

    def test_every_loop_closes(self, lake: Offscreen) -> None:
        assert {loop: change for loop, change in loops_close(lake, SCENE) if change > 2 * DITHER} == {}

    def test_ten_minutes_bring_nothing_twice(self, lake: Offscreen) -> None:
        lake.look(pitch_deg=30.0)
        views = [luminance(frame(lake, 60.0)) for _ in range(11)]
        assert least_apart(views) > DITHER


class TestTextures:
    @pytest.mark.parametrize("name", ["clouds", "mist", "ripples"])
    def test_tile_without_an_edge(self, code: ModuleType, name: str) -> None:
        picture = getattr(code, name)(np.random.default_rng(0)).astype(float)
        assert np.all(seam(picture) < 1.0)

    def test_ranks_keep_the_order_and_spread_evenly(self, code: ModuleType) -> None:
        field = np.array([[3.0, -1.0], [10.0, 0.0]], np.float32)
        assert np.allclose(code.ranked(field), [[2 / 3, 0.0], [1.0, 1 / 3]])

    def test_no_shift_leaves_a_field_as_it_is(self, code: ModuleType) -> None:
        field = np.arange(16, dtype=np.float32).reshape(4, 4)
        none, one = np.zeros_like(field), np.ones_like(field)
        assert np.array_equal(code.warped(field, none, none, 5.0), field)
        assert np.array_equal(code.warped(field, one, none, 1.0), np.roll(field, -1, axis=1))

    def test_land_that_hides_the_sky_never_lets_more_of_its_light_through_than_there_is(self) -> None:
        with np.load(ASSETS / "still-lake" / "shore.npz", allow_pickle=False) as shore:
            land = shore["land"].astype(int)
        cover, clear, light = land[..., 0], land[..., 1], land[..., 2]
        assert (clear <= cover + 1).all()
        assert (light <= clear + 1).all()
        assert cover[16:20].min() == 255  # there is land all round, so no line of nothing at the horizon
