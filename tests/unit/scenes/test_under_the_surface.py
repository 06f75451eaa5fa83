"""Under the surface as an eye meets it: Snell's window, a floor all round, slow light, the same world for both eyes."""

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

SCENE = "under-the-surface"
WINDOW_DEG = 97.2  # twice the angle whose sine is 1 / 1.333


@pytest.fixture
def lagoon(studio: Studio) -> Iterator[Offscreen]:
    with shown(studio, SCENE) as sight:
        yield sight


def undithered(picture: np.ndarray) -> np.ndarray:
    """Luminance of every two by two pixels."""
    return luminance(picture).reshape(SIZE_PX // 2, 2, SIZE_PX, 2).mean(axis=(1, 3))


def seen_shift(lagoon: Offscreen, pitch_deg: float, yaw_deg: float, field_deg: float) -> float:
    """Metres at which what is seen there stands, from how far apart the two eyes see it."""
    lagoon.look(pitch_deg=pitch_deg, yaw_deg=yaw_deg, field_deg=field_deg)
    picture = luminance(frame(lagoon))
    px_per_rad = SIZE_PX / (2 * np.tan(np.radians(field_deg) / 2))
    return IPD_M * px_per_rad / max(shift_px(picture[:, :SIZE_PX], picture[:, SIZE_PX:], most=20), 0.1)


def test_tells_what_it_is() -> None:
    file = load_scene(SCENE).file
    assert file.postures == ["lying"]
    assert file.tags == ["water"]
    assert file.title.es == "Bajo la superficie"


class TestLight:
    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    @pytest.mark.parametrize("hours", [0.0, 5.0])
    def test_is_never_black_and_never_glares(self, lagoon: Offscreen, pitch_deg: float, hours: float) -> None:
        lagoon.look(pitch_deg=pitch_deg, field_deg=100.0)
        light = luminance(frame(lagoon, hours * HOUR_S))
        assert light.min() > 0.004
        assert light.max() <= 0.60
        assert 0.05 < light.mean() < 0.15

    def test_the_floor_is_there_all_round_and_pale(self, lagoon: Offscreen) -> None:
        for yaw_deg in (0.0, 90.0, 180.0, 270.0):
            lagoon.look(pitch_deg=-45.0, yaw_deg=yaw_deg, field_deg=60.0)
            assert np.median(luminance(frame(lagoon))) > 0.08

    def test_less_effort_takes_no_light(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=60.0)
        full = luminance(frame(lagoon, motion=0.0)).mean()
        lagoon.stage.quality_wanted = 0.0
        for _ in range(10):
            spare = luminance(frame(lagoon, 1.0, motion=0.0)).mean()
        assert lagoon.stage.quality == 0.0
        assert spare == pytest.approx(full, rel=0.02)


class TestWindow:
    def test_is_as_wide_as_water_makes_it(self, lagoon: Offscreen) -> None:
        field_deg = 140.0
        lagoon.look(pitch_deg=90.0, field_deg=field_deg)
        views = [luminance(left(frame(lagoon, 40.0))) for _ in range(12)]
        light = np.mean(views, axis=0)
        tangent = np.tan(np.radians(field_deg) / 2) * ((np.arange(SIZE_PX) + 0.5) / SIZE_PX * 2 - 1)
        angle = np.degrees(np.arctan(np.hypot(tangent[:, None], tangent[None, :])))
        ring = [np.median(light[(angle >= low) & (angle < low + 3.0)]) for low in range(30, 66, 3)]
        edge_deg = 33.0 + 3.0 * float(np.argmin(np.diff(np.log(ring))))
        assert edge_deg == pytest.approx(WINDOW_DEG / 2, abs=4.0)

    def test_is_brighter_than_the_mirror_round_it(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=90.0, field_deg=110.0)
        light = luminance(left(frame(lagoon)))
        corners = np.concatenate([light[:8, :8], light[:8, -8:], light[-8:, :8], light[-8:, -8:]])
        assert light[32:64, 32:64].mean() > 2.0 * corners.mean()

    def test_its_light_wanders_and_grows_golden(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=90.0)
        first, later = left(frame(lagoon)), left(frame(lagoon, 4 * HOUR_S))
        brightest = [np.unravel_index(np.argmax(luminance(p)), (SIZE_PX, SIZE_PX)) for p in (first, later)]
        assert np.hypot(*np.subtract(*brightest)) > 8
        warmth = [p[at][0] / p[at][2] for p, at in zip((first, later), brightest, strict=True)]
        assert warmth[1] > 1.02 * warmth[0]


class TestPlace:
    def test_stands_where_it_should_in_both_eyes(self, lagoon: Offscreen) -> None:
        assert seen_shift(lagoon, -25.0, 41.0, 8.0) == pytest.approx(9.5, abs=2.5)  # the nearest coral
        assert seen_shift(lagoon, 1.0, -38.0, 10.0) == pytest.approx(22.0, abs=6.0)  # the farthest

    @pytest.mark.parametrize(("pitch_deg", "yaw_deg"), [(90.0, 0.0), (-89.0, 0.0), (-50.0, 20.0), (55.0, 90.0)])
    def test_nothing_is_nearer_than_five_metres(self, lagoon: Offscreen, pitch_deg: float, yaw_deg: float) -> None:
        assert seen_shift(lagoon, pitch_deg, yaw_deg, 12.0) > 4.9

    def test_has_no_seam_behind(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=-12.0, yaw_deg=180.0, field_deg=24.0)
        light = luminance(left(frame(lagoon)))
        steps = np.abs(np.diff(light, axis=1)).mean(axis=0)
        middle = SIZE_PX // 2
        assert steps[middle - 2 : middle + 2].max() < 2.0 * steps.max(initial=0.0, where=np.abs(np.arange(95) - 47) > 4)

    def test_sessions_have_rays_in_other_places(self, lagoon: Offscreen, studio: Studio) -> None:
        with shown(studio, SCENE, seed=5) as other:
            assert np.abs(luminance(frame(lagoon)) - luminance(frame(other))).mean() > DITHER


class TestTime:
    def test_only_the_day_goes_on_when_nothing_moves(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=50.0)
        before = frame(lagoon, motion=0.0)
        assert np.abs(frame(lagoon, 10.0, motion=0.0) - before).max() <= 2 * DITHER

    def test_no_tenth_of_ten_degrees_changes_by_a_twentieth_within_a_second(self, lagoon: Offscreen) -> None:
        names = list(load_scene(SCENE).file.phases)
        at_start = list(lagoon.stage.phases)
        for pitch_deg, round_by in ((-35.0, 0.0), (10.0, 0.1), (40.0, 0.7), (50.0, 0.74), (48.0, 0.78), (90.0, 0.2)):
            for name in ("first_ray", "second_ray"):
                at_start[names.index(name)] = round_by
            lagoon.stage.phases = at_start
            lagoon.look(pitch_deg=pitch_deg, field_deg=30.0)
            before, after = undithered(frame(lagoon)), undithered(frame(lagoon, 1.0))
            changed = np.abs(after * (before.mean() / after.mean()) - before) / before > 0.05
            windows = changed.reshape(3, 16, 6, 16).mean(axis=(1, 3))  # 10 degrees each
            assert windows.max() <= 0.1, pitch_deg

    def test_the_mean_hardly_moves(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=90.0)
        means = [luminance(frame(lagoon, 4.0)).mean() for _ in range(20)]
        assert np.abs(np.diff(means)).max() < 0.01 * np.mean(means)

    def test_a_frame_after_six_hours_is_as_small_a_step_as_the_first(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=60.0)
        first = np.abs(frame(lagoon) - frame(lagoon)).max()
        frame(lagoon, 6 * HOUR_S)
        assert np.abs(frame(lagoon) - frame(lagoon)).max() < first + DITHER

    def test_every_loop_closes(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=30.0)
        assert {loop: change for loop, change in loops_close(lagoon, SCENE) if change > 2 * DITHER} == {}

    def test_ten_minutes_bring_nothing_twice(self, lagoon: Offscreen) -> None:
        lagoon.look(pitch_deg=70.0)
        views = [luminance(frame(lagoon, 60.0)) for _ in range(11)]
        assert least_apart(views) > DITHER


class TestTextures:
    @pytest.mark.parametrize("name", ["caustics", "ripples"])
    def test_tile_without_an_edge(self, code: ModuleType, name: str) -> None:
        picture = getattr(code, name)(np.random.default_rng(0)).astype(float)
        assert np.all(seam(picture) < 1.0)

    def test_ripples_gather_light_and_lose_none(self, code: ModuleType) -> None:
        flat = code.gathered(np.zeros((64, 64), np.float32), 0.5)
        bent = code.gathered(code.spectrum_noise(np.random.default_rng(1), 64, 2.0, 2.0, 12.0), 0.5)
        assert np.all(flat == 1.0)
        assert bent.mean() == pytest.approx(1.0)
        assert bent.max() > 1.5

    def test_a_ray_is_the_same_on_both_sides(self, code: ModuleType) -> None:
        ray = code.ray_outline(64)[:, :, 0].astype(int)
        assert np.abs(ray - ray[:, ::-1]).max() <= 1
        assert 0.05 < (ray > 127).mean() < 0.4
        assert ray[[0, -1]].max() == 0  # it ends within its picture

    def test_coral_shines_only_where_it_is(self) -> None:
        with np.load(ASSETS / "under-the-surface" / "reef.npz", allow_pickle=False) as rings:
            for name in rings.files:
                cover, light, rose = np.moveaxis(rings[name].astype(int), 2, 0)
                assert (light <= cover + 1).all()
                assert (rose <= light + 1).all()
                assert cover[-1].max() == 0  # nothing is cut off at the top
