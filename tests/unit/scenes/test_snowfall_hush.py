"""The clearing in the snow as an eye meets it: soft, never near, never bright, and without a seam in time."""

from __future__ import annotations

import math
from types import ModuleType

import numpy as np
import pytest

from tests.unit.render.studio import FRAME_NS, Studio, luminance
from tests.unit.scenes.gaze import look
from vr_runtime.render.scene_library import load_scene

SCENE = "snowfall-hush"
SIX_HOURS_NS = 6 * 3600 * 1_000_000_000
FALL_NS = 1_980_000_000_000
# Half a step of the output's dither where this scene's light lies.
DITHER = 0.0025
PX = 128


@pytest.fixture
def hush(studio: Studio) -> Studio:
    studio.open(load_scene(SCENE), encode="linear", size_px=(PX, PX))
    look(studio, 10.0)
    studio.settled()
    return studio


def change(studio: Studio, dt_ns: int, **changes: float) -> np.ndarray:
    """How the left eye's luminance differs after `dt_ns`."""
    before = luminance(studio.eyes(studio.frame(dt_ns=FRAME_NS, **changes))[0])
    return np.abs(luminance(studio.eyes(studio.frame(dt_ns=dt_ns, **changes))[0]) - before)


def test_tells_what_it_is() -> None:
    file = load_scene(SCENE).file
    assert file.postures == ["seated"]
    assert set(file.tags) == {"cold", "dark"}
    assert file.title.es == "Silencio de nieve"


class TestLight:
    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    def test_is_never_black_and_keeps_far_below_the_ceiling(self, hush: Studio, pitch_deg: float) -> None:
        look(hush, pitch_deg)
        light = luminance(hush.settled())
        assert light.min() > 0.004
        assert light.max() < 0.45
        assert 0.05 < light.mean() < 0.13

    def test_one_window_is_warm_and_the_rest_is_blue(self, hush: Studio) -> None:
        look(hush, 1.0, yaw_deg=13.3, half_fov_deg=12.0)
        left = hush.eyes(hush.settled())[0]
        red, _, blue = np.moveaxis(left, 2, 0)
        warm = red > 2.0 * blue
        assert 0.002 < warm.mean() < 0.05
        assert luminance(left)[warm].mean() > 1.6 * np.median(luminance(left))
        assert np.median(blue / red) > 1.02

    def test_it_snows_less_when_the_detail_steps_back(self, hush: Studio) -> None:
        look(hush, 60.0)
        fewest, fewer, most = (luminance(hush.settled(detail=detail, motion=0.0)) for detail in (0.0, 0.35, 1.0))
        flakes = [(sky > fewest + 3 * DITHER).sum() for sky in (most, fewer)]
        assert flakes[0] > 20
        assert flakes[1] < 0.7 * flakes[0]


class TestDepth:
    def test_the_sky_stands_at_infinity(self, hush: Studio, code: ModuleType) -> None:
        look(hush, 90.0)
        left, right = hush.eyes(hush.settled(detail=0.0))
        assert np.median(np.abs(left - right)) < DITHER

    def test_no_flake_comes_within_five_metres(self, hush: Studio) -> None:
        look(hush, 70.0, half_fov_deg=12.0, ipd_m=0.6)
        left, right = (luminance(eye) for eye in hush.eyes(hush.settled()))
        flakes = np.argwhere(left > np.median(left) + 0.06)
        assert len(flakes)
        # With the eyes 0.6 m apart, 5.5 m off means 6.2 degrees of the picture's 24: each flake has its like within.
        most_px = int(math.degrees(0.6 / 5.5) / 24.0 * PX) + 2
        for row, column in flakes:
            band = right[max(0, row - 2) : row + 3, max(0, column - most_px) : column + 1]
            assert column < most_px or band.max() > np.median(right) + 0.02


class TestTime:
    def test_holds_still_when_nothing_moves(self, hush: Studio) -> None:
        assert np.percentile(change(hush, 5_000_000_000, motion=0.0), 99) < 2 * DITHER

    def test_flakes_sink_slower_than_two_degrees_a_second(self, hush: Studio, code: ModuleType) -> None:
        """The quickest falls 27 m in a twentieth of the phase; it is first to be seen well at eight metres."""
        fastest_m_s = 27.0 * 20.0 / (FALL_NS * 1e-9)
        assert math.degrees(fastest_m_s / 8.0) < 2.0

    def test_a_second_changes_little_anywhere(self, hush: Studio) -> None:
        blocks = change(hush, 1_000_000_000).reshape(16, PX // 16, 16, PX // 16).mean(axis=(1, 3))
        assert blocks.max() < 0.02

    def test_it_does_snow(self, hush: Studio) -> None:
        look(hush, 60.0)
        assert change(hush, 2_000_000_000).max() > 4 * DITHER

    @pytest.mark.parametrize("at_ns", [SIX_HOURS_NS, FALL_NS - 3 * FRAME_NS])
    def test_no_frame_is_a_larger_step_than_the_first(self, hush: Studio, at_ns: int) -> None:
        look(hush, 45.0)
        hush.settled()
        first = change(hush, FRAME_NS).mean()
        hush.frame(dt_ns=at_ns)
        assert max(change(hush, FRAME_NS).mean() for _ in range(4)) < 1.3 * first + 0.1 * DITHER

    def test_ten_minutes_on_the_flakes_fall_elsewhere(self, hush: Studio) -> None:
        look(hush, 60.0)
        hush.settled()
        here = change(hush, 600_000_000_000)
        assert (here > 4 * DITHER).sum() > 20


class TestEconomy:
    def test_walls_end_where_their_trees_do(self, code: ModuleType) -> None:
        wall = np.zeros((40, code.WALL_COLUMNS * 2, 2), np.uint8)
        wall[:10, 4:6, 0] = 255
        share = code.tops(wall)
        assert share[2] == pytest.approx(12 / 40)
        assert share[3] == 0.0

    def test_the_tile_closes_at_its_edges(self, code: ModuleType) -> None:
        tile = code.soft_tile(64, 1).astype(int)
        inside = np.abs(np.diff(tile, axis=0)).max()
        assert np.abs(tile[0] - tile[-1]).max() <= inside
        assert np.abs(tile[:, 0] - tile[:, -1]).max() <= np.abs(np.diff(tile, axis=1)).max()
