"""The forest canopy: a lit place that never glares, stands in depth, stirs slowly, and never begins again."""

from __future__ import annotations

import math
from types import ModuleType

import numpy as np
import pytest

from tests.unit.render.studio import FRAME_NS, IPD_M, Studio, luminance
from vr_runtime.content import ASSETS
from vr_runtime.render.scene_library import load_scene

SCENE = "forest-canopy"
ASSET = ASSETS / "forest-canopy" / "leaves.npz"
EYE_M = np.array([0.0, 1.1, 0.0])
SIX_HOURS_S = 6 * 3600.0
SECOND_NS = 1_000_000_000
DITHER = 0.002  # half a step of the output's dither where this scene's light lies
SIZE_PX = 112


@pytest.fixture
def wood(studio: Studio) -> Studio:
    studio.open(load_scene(SCENE), encode="linear", size_px=(SIZE_PX, SIZE_PX))
    return studio


@pytest.fixture(scope="module")
def grown() -> dict[str, np.ndarray]:
    with np.load(ASSET, allow_pickle=False) as arrays:
        return {name: arrays[name].astype(float) for name in arrays.files}


def look(studio: Studio, pitch_deg: float, half_fov_deg: float = 48.0, head_m: np.ndarray | None = None) -> None:
    """Both eyes at 1.1 m over the floor, or with the head moved by `head_m`; pitch is upwards."""
    p, half = math.radians(pitch_deg) / 2, math.radians(half_fov_deg)
    x, y, z = EYE_M + (0.0 if head_m is None else head_m)
    for eye in (0, 1):
        side = (eye - 0.5) * IPD_M
        studio.stage.eyes.set(eye, math.sin(p), 0.0, 0.0, math.cos(p), x + side, y, z, -half, half, half, -half)


def test_tells_what_it_is() -> None:
    file = load_scene(SCENE).file
    assert file.postures == ["lying"]
    assert not file.hidden
    assert file.title.de == "Blätterdach"
    assert {phase.follows for phase in file.phases.values()} == {"motion"}


class TestLight:
    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    def test_is_never_black_and_keeps_below_the_ceiling(self, wood: Studio, pitch_deg: float) -> None:
        look(wood, pitch_deg)
        light = luminance(wood.settled())
        assert light.min() > 0.004
        assert light.max() <= 0.60
        assert 0.06 < light.mean() < 0.155

    def test_is_green_gold(self, wood: Studio) -> None:
        look(wood, 90.0)
        red, green, blue = np.median(wood.settled().reshape(-1, 3), axis=0)
        assert green > 1.2 * red
        assert red > 1.5 * blue

    def test_comes_from_overhead_through_a_dark_ring_of_leaves(self, wood: Studio) -> None:
        look(wood, 90.0)
        left, _ = wood.eyes(luminance(wood.settled()))
        rim = np.concatenate([left[:12].ravel(), left[:, :12].ravel(), left[:, -12:].ravel()])
        assert left[45:80, 35:75].mean() > 2.0 * rim.mean()

    def test_holds_its_mean_when_the_head_turns_the_world_under_it(self, wood: Studio) -> None:
        means = []
        for pitch_deg in (60.0, 75.0, 90.0):
            look(wood, pitch_deg)
            means.append(luminance(wood.settled()).mean())
        assert max(means) < 1.5 * min(means)


class TestDepth:
    def test_nothing_is_nearer_than_five_metres(self, grown: dict[str, np.ndarray]) -> None:
        for name, rows in grown.items():
            assert np.linalg.norm(rows[:, :3] - EYE_M, axis=1).min() > 5.0, name

    def test_nearer_layers_shift_more_between_the_eyes(self, code: ModuleType, studio: Studio) -> None:
        shifts = [_shift_deg(studio, layer) for layer in ("near", "mid", "far")]
        expected = [math.degrees(IPD_M / metres) for metres in (9.0, 15.0, 25.0)]
        assert shifts == pytest.approx(expected, rel=0.15)

    def test_a_head_that_moves_sees_past_the_leaves(self, wood: Studio) -> None:
        look(wood, 90.0)
        before = wood.settled(motion=0.0)
        look(wood, 90.0, head_m=np.array([0.3, 0.0, 0.0]))
        assert np.abs(wood.settled(motion=0.0) - before).mean() > 3 * DITHER


class TestTime:
    """Told from the scene's own light: the output's dither and guard have tests of their own."""

    def test_all_is_still_when_nothing_moves(self, wood: Studio) -> None:
        look(wood, 90.0)
        before = after_s(wood, 0.0, motion=0.0)
        assert np.array_equal(after_s(wood, 20.0, motion=0.0), before)

    def test_a_second_changes_little(self, wood: Studio) -> None:
        look(wood, 80.0, half_fov_deg=15.0)
        for _ in range(6):
            before = luminance(after_s(wood, 31.0))
            change = luminance(after_s(wood, 1.0)) - before
            assert (np.abs(change) >= 0.05).mean() < 0.02
            assert abs(change.mean()) < 0.002

    def test_it_does_stir(self, wood: Studio) -> None:
        look(wood, 90.0)
        before = after_s(wood, 0.0)
        assert np.abs(after_s(wood, 30.0) - before).max() > 0.03

    def test_a_frame_after_six_hours_is_as_small_a_step_as_the_first(self, wood: Studio) -> None:
        look(wood, 80.0)
        first = _step(wood).mean()
        after_s(wood, SIX_HOURS_S)
        assert _step(wood).mean() < 1.5 * first

    @pytest.mark.parametrize("name", ["gust", "sway", "stir", "weather", "day", "drift"])
    def test_every_phase_closes_without_a_seam(self, wood: Studio, name: str) -> None:
        look(wood, 80.0)
        phases = load_scene(SCENE).file.phases
        index, period_s = list(phases).index(name), phases[name].period_s
        after_s(wood, 0.0)
        after_s(wood, (1.0 - wood.stage.phases[index]) * period_s - 1.5 * FRAME_NS * 1e-9)
        before = wood.stage.phases[index]
        over_the_wrap = _step(wood)
        assert wood.stage.phases[index] < before
        after = _step(wood)
        assert over_the_wrap.mean() < 1.5 * after.mean() + 1e-6
        assert over_the_wrap.max() < 2.0 * after.max() + 0.002

    def test_nothing_comes_back_within_ten_minutes(self, wood: Studio) -> None:
        look(wood, 80.0, half_fov_deg=20.0)
        pictures = [after_s(wood, 20.0) for _ in range(31)]
        nearest = min(np.abs(a - b).mean() for i, a in enumerate(pictures) for b in pictures[i + 2 :])
        assert nearest > 0.002


class TestSessions:
    def test_the_same_seed_is_the_same_wood_and_another_is_not(self, studio: Studio) -> None:
        pictures = []
        for seed in (4, 4, 5):
            studio.open(load_scene(SCENE), encode="linear", size_px=(64, 64), seed=seed)
            look(studio, 80.0)
            studio.time_ns = SECOND_NS
            pictures.append(studio.settled())
        assert np.array_equal(pictures[0], pictures[1])
        assert np.abs(pictures[0] - pictures[2]).mean() > 0.01

    def test_motes_go_without_a_step_where_the_machine_is_slow(self, wood: Studio) -> None:
        look(wood, 80.0)
        wood.settled(motion=0.0)
        full = wood.frame(motion=0.0).mean()
        for _ in range(10):
            wood.stage.quality_wanted = 0.0
            plain = wood.frame(dt_ns=SECOND_NS, motion=0.0)
        assert plain.mean() == pytest.approx(full, rel=0.01)


class TestEconomy:
    def test_a_map_is_as_fine_as_the_picture_and_no_finer_than_its_limit(self, code: ModuleType) -> None:
        sizes = [code.map_px(2048, width_px) for width_px in (16, 256, 512, 1000, 2064, 4000)]
        assert sizes == sorted(sizes)
        assert sizes[0] == code.COARSEST_PX
        assert sizes[2] / 512 == pytest.approx(code.TEXELS_A_PIXEL, rel=0.05)
        assert sizes[-1] == 2048


class TestAsset:
    def test_is_small_and_its_licence_lies_beside_it(self) -> None:
        assert ASSET.stat().st_size < 2e6
        assert "`leaves.npz`" in (ASSET.parent / "LICENCE.md").read_text(encoding="utf-8")

    def test_leaves_are_leaves(self, grown: dict[str, np.ndarray]) -> None:
        for layer in ("near", "mid", "far"):
            rows = grown[f"{layer}_leaves"]
            length, width = (2.0 * np.linalg.norm(rows[:, part], axis=1) for part in (slice(3, 6), slice(6, 9)))
            assert np.isfinite(rows).all()
            assert 0.05 < np.median(length) < 1.0
            assert (width < 1.05 * length).all()

    def test_each_layer_comes_from_far_to_near(self, grown: dict[str, np.ndarray]) -> None:
        for rows in grown.values():
            away = np.linalg.norm(rows[:, :3] - EYE_M, axis=1)
            assert np.diff(away).max() < 0.05  # halves round


def after_s(wood: Studio, seconds: float, **changes: float) -> np.ndarray:
    """The left eye's light as the scene makes it that much later."""
    wood.frame(dt_ns=round(seconds * SECOND_NS), **changes)
    texture = wood.stage._light.texture
    light = np.frombuffer(texture.read(), np.float16).reshape(texture.height, texture.width, 4)[::-1, :, :3]
    return light[:, : texture.width // 2].astype(float)


def _step(wood: Studio) -> np.ndarray:
    """The change of each pixel from one frame to the next."""
    before = after_s(wood, FRAME_NS * 1e-9)
    return np.abs(after_s(wood, FRAME_NS * 1e-9) - before)


def _shift_deg(studio: Studio, layer: str) -> float:
    """How far apart the two eyes see an edge overhead in that layer, in degrees; the other layers are made clear."""
    studio.open(load_scene(SCENE), encode="linear", size_px=(256, 64))
    for name, texture in studio.stage._drawing.textures.items():
        if name == "wind_map":
            continue
        texels = np.full((texture.height, texture.width, 4), (0, 0, 0, 255), np.uint8)
        if name == f"{layer}_map":
            texels[:, : texture.width // 2, 3] = 0
        if name == "backdrop_map":
            texels[...] = 128
        texture.write(texels.tobytes())
    look(studio, 90.0, half_fov_deg=8.0)
    left, right = (luminance(eye).mean(axis=0) for eye in studio.eyes(studio.settled(motion=0.0)))
    dark, lit = left[:8].mean(), left[-8:].mean()
    return float((right - left).sum() / (lit - dark)) * 16.0 / 256
