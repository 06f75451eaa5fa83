"""Dusk clouds: a great quiet sky, lit from where the sun went down, that changes without anybody seeing it change."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.render.studio import FRAME_NS, Studio, levels, luminance
from tests.unit.scenes.gaze import look
from vr_runtime.content import ASSETS
from vr_runtime.render.scene_library import load_scene

SECOND_NS = 1_000_000_000
SIX_HOURS_NS = 6 * 3600 * SECOND_NS
WIND_NS = 21_600 * SECOND_NS  # once round
EPOCH_NS = 18 * SECOND_NS  # a sky map's turn
SUN_YAW_DEG = -19.5  # to the right of the way ahead
SUN_SIDE = (0.3335, -0.9428)  # scene x and z
# Half a step of the output's dither where this sky's light lies.
DITHER = 0.0012


@pytest.fixture
def dusk(studio: Studio) -> Studio:
    studio.open(load_scene("dusk-clouds"), encode="linear", size_px=(112, 112))
    return studio


def sky_map(studio: Studio, index: int) -> np.ndarray:
    """(rows, columns, 4): premultiplied light and what comes through; columns along scene x, rows along scene z."""
    texture = studio.stage._drawing.textures["sky_maps"]
    three = np.frombuffer(texture.read(), np.float16).reshape(texture.height, 3, texture.height, 4)
    return three[:, index].astype(float)


def still(studio: Studio, **changes: float) -> np.ndarray:
    """The picture of this instant, its dither averaged away for the most part."""
    studio.stage.output.settle(levels(**changes))
    return np.mean([studio.frame(dt_ns=1000, **changes) for _ in range(6)], axis=0)


def test_tells_what_it_is() -> None:
    file = load_scene("dusk-clouds").file
    assert file.postures == ["lying"]
    assert file.tags == ["space"]
    assert file.title.de == "Abendwolken"


class TestLight:
    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    def test_is_never_black_and_keeps_below_the_ceiling(self, dusk: Studio, pitch_deg: float) -> None:
        look(dusk, pitch_deg)
        light = luminance(dusk.settled())
        assert light.min() > 0.004
        assert light.max() <= 0.60
        assert 0.05 < light.mean() < 0.15

    def test_glows_where_the_sun_went_down_and_is_slate_behind(self, dusk: Studio) -> None:
        look(dusk, 12.0, SUN_YAW_DEG)
        before = still(dusk)[45:60, 20:90].mean(axis=(0, 1))
        look(dusk, 12.0, SUN_YAW_DEG + 180.0)
        behind = still(dusk)[45:60, 20:90].mean(axis=(0, 1))
        assert before[0] > 1.3 * before[2]
        assert behind[2] > 1.1 * behind[0]
        assert luminance(before) > 1.5 * luminance(behind)

    def test_clouds_overhead_shine_on_the_side_of_the_set_sun(self, dusk: Studio) -> None:
        dusk.settled()
        middle = sky_map(dusk, 1)[35:125, 35:125]
        cover = 1.0 - middle[..., 3]
        shine = luminance(middle[..., :3]) / np.maximum(cover, 1e-3)
        along_z, along_x = np.gradient(cover)
        thinner_to_sun = -(SUN_SIDE[0] * along_x + SUN_SIDE[1] * along_z)
        cloud = cover > 0.6
        lit, shaded = shine[cloud & (thinner_to_sun > 0.02)], shine[cloud & (thinner_to_sun < -0.02)]
        assert min(len(lit), len(shaded)) > 40
        assert lit.mean() > 1.12 * shaded.mean()

    def test_stands_at_infinity(self, dusk: Studio) -> None:
        look(dusk, 40.0)
        left, right = dusk.eyes(still(dusk))
        assert np.abs(left - right).max() < 4 * DITHER

    def test_the_evening_gets_late(self, dusk: Studio) -> None:
        look(dusk, 12.0, SUN_YAW_DEG)
        young = still(dusk)[50:58].mean()
        dusk.frame(dt_ns=14_400 * SECOND_NS)
        assert still(dusk)[50:58].mean() < 0.85 * young


class TestTime:
    def test_holds_still_when_nothing_moves(self, dusk: Studio) -> None:
        look(dusk, 70.0)
        before = still(dusk, motion=0.0)
        dusk.frame(dt_ns=60 * SECOND_NS, motion=0.0)
        assert np.abs(still(dusk, motion=0.0) - before).max() < 2 * DITHER

    def test_changes_so_slowly_that_no_second_shows_it(self, dusk: Studio) -> None:
        look(dusk, 60.0)
        for _ in range(3):
            before = still(dusk)
            dusk.frame(dt_ns=SECOND_NS)
            after = still(dusk)
            change = np.abs(luminance(after) - luminance(before)) / luminance(before)
            assert np.quantile(change, 0.99) < 0.05
            assert abs(after.mean() / before.mean() - 1.0) < 0.002

    def test_has_moved_on_within_ten_minutes(self, dusk: Studio) -> None:
        look(dusk, 75.0)
        pictures = [still(dusk)]
        for _ in range(2):
            dusk.frame(dt_ns=300 * SECOND_NS)
            pictures.append(still(dusk))
            assert min(np.abs(pictures[-1] - other).mean() for other in pictures[:-1]) > 0.004

    def test_a_frame_after_six_hours_is_as_small_a_step_as_the_first(self, dusk: Studio) -> None:
        look(dusk, 50.0)
        first = _step(dusk)
        dusk.frame(dt_ns=SIX_HOURS_NS - 7 * SECOND_NS)
        assert _step(dusk) < 1.5 * first + DITHER

    def test_no_frame_shows_that_a_map_has_had_its_turn(self, dusk: Studio) -> None:
        look(dusk, 50.0)
        ordinary = _step(dusk)
        for _ in range(4):
            for _ in range(3):
                dusk.frame(dt_ns=EPOCH_NS // 3 - 2 * FRAME_NS)
            assert max(_step(dusk) for _ in range(4)) < 1.5 * ordinary + DITHER

    def test_the_wind_closes_when_it_has_gone_all_the_way_round(self, dusk: Studio) -> None:
        look(dusk, 50.0)
        ordinary = _step(dusk)
        dusk.frame(dt_ns=WIND_NS - dusk.time_ns + 1_000_000_000 - 3 * FRAME_NS)
        assert max(_step(dusk) for _ in range(6)) < 1.5 * ordinary + DITHER


class TestEconomy:
    def test_a_frame_paints_a_row_or_two_of_a_map_that_is_not_shown(self, dusk: Studio) -> None:
        dusk.settled()
        shown, painted = [sky_map(dusk, 1), sky_map(dusk, 2)], sky_map(dusk, 0)
        for _ in range(90):
            dusk.frame()
        assert np.array_equal(shown[0], sky_map(dusk, 1))
        assert np.array_equal(shown[1], sky_map(dusk, 2))
        rows = np.flatnonzero(np.any(sky_map(dusk, 0) != painted, axis=(1, 2)))
        assert 1 <= len(rows) <= 10  # of 160, in a second of eighteen

    def test_a_turn_paints_the_whole_map(self, dusk: Studio) -> None:
        dusk.settled()
        for _ in range(9):
            dusk.frame(dt_ns=EPOCH_NS // 8)
        assert sky_map(dusk, 0)[:, 80, 3].min() > 0.0  # nothing is wholly black there, unpainted rows are


class TestAssets:
    @pytest.mark.parametrize("name", ["cirrus", "billows"])
    def test_tile_without_a_seam(self, name: str) -> None:
        with np.load(ASSETS / "dusk-clouds" / f"{name}.npz", allow_pickle=False) as baked:
            field = baked["field"].astype(int)
        for axis in range(field.ndim - 1):
            steps = np.abs(np.diff(field, axis=axis)).mean(axis=tuple(i for i in range(field.ndim) if i != axis))
            seam = np.abs(np.take(field, 0, axis) - np.take(field, -1, axis)).mean()
            assert seam <= 1.15 * steps.max()

    def test_fibres_run_along_the_columns(self) -> None:
        with np.load(ASSETS / "dusk-clouds" / "cirrus.npz", allow_pickle=False) as baked:
            silk = baked["field"][..., 0].astype(int)
        assert np.abs(np.diff(silk, axis=0)).mean() > 2.0 * np.abs(np.diff(silk, axis=1)).mean()

    def test_are_small_and_their_licence_lies_beside_them(self) -> None:
        licence = (ASSETS / "dusk-clouds" / "LICENCE.md").read_text(encoding="utf-8")
        for path in (ASSETS / "dusk-clouds").glob("*.npz"):
            assert path.stat().st_size < 2e6
            assert f"`{path.name}`" in licence


def _step(studio: Studio) -> float:
    """The largest change of a pixel from one frame to the next."""
    studio.stage.output.settle(levels())
    before = studio.frame()
    return float(np.abs(studio.frame() - before).max())
