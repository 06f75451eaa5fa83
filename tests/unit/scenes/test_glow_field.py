"""The glow field: veils of warm light at three distances, with no place to be in and no moment at which it changes."""

from __future__ import annotations

import math
from itertools import pairwise
from types import ModuleType

import numpy as np
import pytest

from tests.unit.render.studio import FRAME_NS, IPD_M, Studio, levels, luminance
from tests.unit.scenes.gaze import look
from vr_runtime.render.scene_library import load_scene

SCENE = "glow-field"
SECOND_NS = 1_000_000_000
SIX_HOURS_NS = 6 * 3600 * SECOND_NS
FOLD_NS = 13_176 * SECOND_NS  # once round
TURN_NS = 6 * SECOND_NS  # a map's turn
PX = 112
# Half a step of the output's dither where this light lies.
DITHER = 0.0012


@pytest.fixture
def glow(studio: Studio) -> Studio:
    studio.open(load_scene(SCENE), encode="linear", size_px=(PX, PX))
    return studio


def veil_map(studio: Studio) -> np.ndarray:
    """The three veils as they are seen now, before any dither."""
    return np.frombuffer(studio.stage._drawing.textures["veil_map"].read(), np.float16).astype(float)


def still(studio: Studio, **changes: float) -> np.ndarray:
    """The picture of this instant, its dither averaged away for the most part."""
    studio.stage.output.settle(levels(**changes))
    studio.frame(dt_ns=SECOND_NS // 4, motion=0.0)
    return np.mean([studio.frame(dt_ns=1000, **changes) for _ in range(6)], axis=0)


def test_tells_what_it_is() -> None:
    file = load_scene(SCENE).file
    assert set(file.postures) == {"lying", "seated"}
    assert file.tags == []
    assert file.title.de == "Lichtschleier"


class TestLight:
    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    def test_is_never_black_and_keeps_below_the_ceiling(self, glow: Studio, pitch_deg: float) -> None:
        look(glow, pitch_deg)
        light = luminance(glow.settled())
        assert light.min() > 0.004
        assert light.max() <= 0.60
        assert 0.05 < light.mean() < 0.15

    def test_is_warm(self, glow: Studio) -> None:
        look(glow, 45.0)
        red, green, blue = glow.settled().mean(axis=(0, 1))
        assert red > 1.15 * green
        assert red > 1.15 * blue

    def test_is_dark_at_the_rim_yet_never_black(self, glow: Studio) -> None:
        look(glow, 45.0)
        middle = still(glow).mean()
        look(glow, -60.0, 180.0)
        rim = still(glow)
        assert luminance(rim).min() > 0.004
        assert rim.mean() < 0.4 * middle

    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    def test_is_the_same_on_no_two_sides(self, glow: Studio, pitch_deg: float) -> None:
        look(glow, pitch_deg)
        left, _ = glow.eyes(luminance(still(glow)))
        # 8 by 8 patches, so that the comparison is of the large shapes.
        large = left.reshape(8, PX // 8, 8, PX // 8).mean(axis=(1, 3))
        for mirrored in (large[:, ::-1], large[::-1], large[::-1, ::-1]):
            assert np.corrcoef(large.ravel(), mirrored.ravel())[0, 1] < 0.75

    def test_another_session_hangs_otherwise(self, studio: Studio) -> None:
        pictures = []
        for seed in (1, 2):
            studio.open(load_scene(SCENE), encode="linear", size_px=(PX, PX), seed=seed)
            look(studio, 45.0)
            pictures.append(still(studio))
        assert np.abs(pictures[0] - pictures[1]).mean() > 0.01


class TestDepth:
    @pytest.fixture
    def metres(self, glow: Studio) -> np.ndarray:
        """Distances of what has edges, straight ahead, half way up and overhead."""
        found = []
        for pitch_deg in (0.0, 45.0, 90.0):
            look(glow, pitch_deg, half_fov_deg=30.0)
            left, right = glow.eyes(luminance(still(glow)))
            found.append(_distances(left, right, 2 * math.tan(math.radians(30.0)) / PX))
        return np.concatenate(found)

    def test_nothing_is_nearer_than_five_metres_to_both_eyes_and_all_is_somewhere(self, metres: np.ndarray) -> None:
        assert len(metres) > 20
        assert metres.min() > 5.0
        assert np.median(metres) < 60.0

    def test_hangs_at_more_than_one_distance(self, metres: np.ndarray) -> None:
        assert np.quantile(metres, 0.9) > 1.5 * np.quantile(metres, 0.1)


class TestTime:
    def test_holds_still_when_nothing_moves(self, glow: Studio) -> None:
        look(glow, 60.0)
        before = still(glow, motion=0.0)
        glow.frame(dt_ns=60 * SECOND_NS, motion=0.0)
        assert np.abs(still(glow, motion=0.0) - before).max() < 2 * DITHER

    def test_changes_so_slowly_that_no_second_shows_it(self, glow: Studio) -> None:
        look(glow, 45.0)
        glow.frame(dt_ns=TURN_NS)
        for _ in range(3):
            before = still(glow)
            glow.frame(dt_ns=SECOND_NS)
            after = still(glow)
            change = np.abs(luminance(after) - luminance(before)) / luminance(before)
            assert np.quantile(change, 0.99) < 0.05
            assert abs(after.mean() / before.mean() - 1.0) < 0.003

    def test_moves_as_fast_when_a_map_changes_as_in_between(self, glow: Studio) -> None:
        for _ in range(2):  # in its first turn it holds still
            glow.frame(dt_ns=TURN_NS)
        maps = [veil_map(glow)]
        for _ in range(6):
            glow.frame(dt_ns=TURN_NS // 6)
            maps.append(veil_map(glow))
        way = maps[-1] - maps[0]
        shares = [np.dot(after - before, way) / np.dot(way, way) for before, after in pairwise(maps)]
        assert shares == pytest.approx([1 / 6] * 6, rel=0.25)

    def test_has_moved_on_within_ten_minutes(self, glow: Studio) -> None:
        look(glow, 45.0)
        pictures = [still(glow)]
        for _ in range(2):
            glow.frame(dt_ns=300 * SECOND_NS)
            pictures.append(still(glow))
            assert min(np.abs(pictures[-1] - other).mean() for other in pictures[:-1]) > 0.004

    def test_a_frame_after_six_hours_is_as_small_a_step_as_the_first(self, glow: Studio) -> None:
        look(glow, 45.0)
        first = _largest_step(glow, 4)
        glow.frame(dt_ns=SIX_HOURS_NS)
        assert _largest_step(glow, 4) < 1.5 * first + DITHER

    def test_no_frame_shows_that_a_map_has_had_its_turn(self, glow: Studio) -> None:
        look(glow, 45.0)
        ordinary = _largest_step(glow, 4)
        for _ in range(2):
            for _ in range(6):
                glow.frame(dt_ns=TURN_NS // 6 - 2 * FRAME_NS)
            assert _largest_step(glow, 18) < 1.5 * ordinary + DITHER

    def test_the_fold_closes_when_it_has_gone_all_the_way_round(self, glow: Studio) -> None:
        look(glow, 45.0)
        ordinary = _largest_step(glow, 4)
        glow.frame(dt_ns=FOLD_NS - glow.time_ns + 1_000_000_000 - 3 * FRAME_NS)
        assert _largest_step(glow, 12) < 1.5 * ordinary + DITHER


class TestEconomy:
    def test_a_frame_brings_up_a_part_of_the_picture_and_never_nothing(self, code: ModuleType) -> None:
        assert code.rows_due(960, 1 / 90) <= 64
        assert code.rows_due(128, 1e-6) == 1
        assert code.rows_due(128, 10.0) == 128

    def test_maps_take_turns_evenly_in_a_round(self, code: ModuleType) -> None:
        assert code.TURNS % code.MAPS == 0
        assert load_scene(SCENE).file.phases["fold"].period_s / code.TURNS == pytest.approx(6.0)


def _distances(left: np.ndarray, right: np.ndarray, tangent_px: float) -> np.ndarray:
    """Metres to what stands in each patch that has edges enough, from how far it is shifted between the eyes."""
    across = np.gradient(0.5 * (left + right), axis=1)
    size = PX // 8
    metres = []
    for row in range(1, 7):
        for column in range(1, 7):
            patch = np.s_[row * size : (row + 1) * size, column * size : (column + 1) * size]
            slope = across[patch]
            if np.abs(slope).mean() < 0.0012:
                continue
            shift_px = -np.sum(slope * (right - left)[patch]) / np.sum(slope * slope)
            metres.append(IPD_M / max(-shift_px * tangent_px, 1e-6))
    return np.array(metres)


def _largest_step(studio: Studio, frames: int) -> float:
    """The largest change of a pixel from one frame to the next over so many."""
    studio.stage.output.settle(levels())
    pictures = [studio.frame() for _ in range(frames + 1)]
    return max(float(np.abs(b - a).max()) for a, b in pairwise(pictures))
