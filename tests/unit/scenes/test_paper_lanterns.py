"""Paper lanterns: a few, then dozens, each with its own small light, far off and so slow that one is not sure."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import ModuleType

import moderngl
import numpy as np
import pytest

from tests.unit.render.studio import FRAME_NS, IPD_M, Studio, luminance
from vr_runtime.content import SCENES
from vr_runtime.render.scene_library import load_scene
from vr_runtime.render.shader_source import ShaderSource

SCENE = "paper-lanterns"
EYE_M = 1.1
SIX_HOURS_S = 6 * 3600.0
SECOND_NS = 1_000_000_000
RISE_S = 2903.0
SIZE_PX = 112
TELL = """
out vec3 told_place;
out vec3 told_rest;
void main() {
    Lantern lantern = lantern_at(gl_VertexID);
    told_place = lantern.place;
    told_rest = vec3(lantern.light, lantern.size, lantern_flicker(lantern.own));
}
"""
Lanterns = Callable[[], tuple[np.ndarray, np.ndarray]]


@pytest.fixture
def valley(studio: Studio) -> Studio:
    studio.open(load_scene(SCENE), encode="linear", size_px=(SIZE_PX, SIZE_PX))
    return studio


@pytest.fixture
def lanterns(valley: Studio, code: ModuleType) -> Lanterns:
    """Asks the scene's own shader: places in metres from the eye (n x 3); light, size and flicker (n x 3)."""
    phases = load_scene(SCENE).file.phases
    names = [f"#define phase_{name} stage_phase({index})" for index, name in enumerate(phases)]
    source = ShaderSource(SCENES / "paper-lanterns")
    text = source.stage("stage.glsl", "lantern.glsl", prologue="\n".join(names)) + TELL
    program = valley.ctx.program(vertex_shader=text, varyings=["told_place", "told_rest"])
    told = valley.ctx.buffer(reserve=24 * code.LANTERNS)
    asked = valley.ctx.vertex_array(program, [])

    def ask() -> tuple[np.ndarray, np.ndarray]:
        asked.transform(told, moderngl.POINTS, vertices=code.LANTERNS)
        rows = np.frombuffer(told.read(), np.float32).reshape(-1, 6).astype(float)
        return rows[:, :3], rows[:, 3:]

    yield ask
    for owned in (asked, told, program):
        owned.release()


def look(studio: Studio, pitch_deg: float, half_fov_deg: float = 48.0) -> None:
    p, half = math.radians(pitch_deg) / 2, math.radians(half_fov_deg)
    for eye in (0, 1):
        side = (eye - 0.5) * IPD_M
        studio.stage.eyes.set(eye, math.sin(p), 0.0, 0.0, math.cos(p), side, EYE_M, 0.0, -half, half, half, -half)


def after_s(valley: Studio, seconds: float, **changes: float) -> np.ndarray:
    """The left eye's light as the scene makes it that much later."""
    valley.frame(dt_ns=round(seconds * SECOND_NS), **changes)
    texture = valley.stage._light.texture
    light = np.frombuffer(texture.read(), np.float16).reshape(texture.height, texture.width, 4)[::-1, :, :3]
    return light[:, : texture.width // 2].astype(float)


def test_tells_what_it_is() -> None:
    file = load_scene(SCENE).file
    assert file.postures == ["lying"]
    assert set(file.tags) == {"dark", "water", "heights"}
    assert not file.hidden
    assert file.title.es == "Farolillos de papel"


class TestLight:
    @pytest.mark.parametrize("pitch_deg", [0.0, 45.0, 90.0])
    @pytest.mark.parametrize("minutes", [0, 40])
    def test_is_never_black_and_never_glaring(self, valley: Studio, pitch_deg: float, minutes: int) -> None:
        look(valley, pitch_deg)
        after_s(valley, 0.0)
        light = luminance(after_s(valley, 60.0 * minutes))
        assert light.min() > 0.004
        assert light.max() <= 0.60
        assert 0.03 < light.mean() < 0.15

    def test_the_sky_is_blue_and_the_lanterns_are_warm(self, valley: Studio) -> None:
        look(valley, 70.0)
        after_s(valley, 0.0)
        light = after_s(valley, 2400.0)
        red, _, blue = np.median(light.reshape(-1, 3), axis=0)
        assert blue > 1.3 * red
        red, green, blue = light.reshape(-1, 3)[np.argmax(luminance(light))]
        assert red > green > 1.5 * blue

    def test_the_last_light_lies_low_ahead(self, valley: Studio) -> None:
        look(valley, 45.0)
        light = luminance(after_s(valley, 0.0))
        assert np.median(light[90:96]) > 1.8 * np.median(light[10:20])


class TestLanterns:
    def test_first_a_handful_then_dozens(self, valley: Studio, lanterns: Lanterns) -> None:
        after_s(valley, 0.0)
        burning = [np.count_nonzero(lanterns()[1][:, 0] > 0.2)]
        for _ in range(10):
            after_s(valley, 300.0)
            burning.append(np.count_nonzero(lanterns()[1][:, 0] > 0.2))
        assert 8 <= burning[0] <= 36
        assert max(burning) >= 60

    def test_a_plainer_world_has_fewer(self, valley: Studio, lanterns: Lanterns) -> None:
        after_s(valley, 2400.0)
        full = np.count_nonzero(lanterns()[1][:, 0])
        after_s(valley, 0.0, detail=0.2)
        assert 0 < np.count_nonzero(lanterns()[1][:, 0]) < 0.8 * full

    def test_all_stay_far_off_for_the_whole_of_their_way(self, valley: Studio, lanterns: Lanterns) -> None:
        after_s(valley, 0.0)
        nearest = math.inf
        for _ in range(120):
            after_s(valley, RISE_S / 120)
            place, rest = lanterns()
            nearest = min(nearest, np.linalg.norm(place[rest[:, 0] > 0.0], axis=1).min())
        assert nearest > 20.0

    def test_all_rise_so_slowly_that_one_is_not_sure(self, valley: Studio, lanterns: Lanterns) -> None:
        after_s(valley, 0.0)
        for _ in range(20):
            after_s(valley, 149.0)
            before, rest = lanterns()
            after_s(valley, 1.0)
            after, _ = lanterns()
            seen = rest[:, 0] > 0.05
            turned = np.sum(before * after, axis=1) / np.linalg.norm(before, axis=1) / np.linalg.norm(after, axis=1)
            assert np.degrees(np.arccos(np.clip(turned[seen], -1.0, 1.0))).max() < 0.35
            assert (after[:, 1] - before[:, 1])[seen].mean() > 0.02  # upwards, metres

    def test_they_burn_almost_steadily(self, valley: Studio, lanterns: Lanterns) -> None:
        seen = []
        for _ in range(60):
            after_s(valley, 7.3, motion=0.0)
            seen.append(lanterns()[1][:, 2])
        assert np.ptp(seen, axis=0).max() < 0.04  # plus and minus 2 %
        assert np.ptp(seen, axis=0).min() > 0.004

    def test_one_that_ends_its_way_has_gone_out_before(self, valley: Studio, lanterns: Lanterns) -> None:
        after_s(valley, 0.0)
        for _ in range(60):
            before, rest = lanterns()
            after_s(valley, RISE_S / 60)
            after, _ = lanterns()
            begins_anew = after[:, 1] < before[:, 1] - 20.0
            assert (rest[begins_anew, 0] < 0.1).all()

    def test_both_eyes_see_each_where_it_is(self, valley: Studio, lanterns: Lanterns) -> None:
        after_s(valley, 2400.0)
        place, rest = lanterns()
        big = int(np.argmax(rest[:, 0] * rest[:, 1] / np.linalg.norm(place, axis=1) * (place[:, 1] > 40.0)))
        away = place[big]
        half = math.radians(2.5)
        for eye in (0, 1):
            # Aim at the lantern from between the eyes: up about x after turning about y.
            yaw, pitch = math.atan2(-away[0], -away[2]), math.asin(away[1] / np.linalg.norm(away))
            p, y = pitch / 2, yaw / 2
            turned = (
                math.cos(y) * math.sin(p),
                math.sin(y) * math.cos(p),
                -math.sin(y) * math.sin(p),
                math.cos(y) * math.cos(p),
            )
            side = (eye - 0.5) * 40 * IPD_M  # so far apart that it can be measured
            at = (math.cos(yaw) * side, EYE_M, -math.sin(yaw) * side)
            valley.stage.eyes.set(eye, *turned, *at, -half, half, half, -half)
        left, right = (luminance(eye) for eye in valley.eyes(valley.settled(motion=0.0)))
        columns = np.arange(SIZE_PX)
        across = [float((eye.sum(axis=0) ** 4 @ columns) / (eye.sum(axis=0) ** 4).sum()) for eye in (left, right)]
        shift_deg = (across[0] - across[1]) * 5.0 / SIZE_PX
        assert 0.0 < shift_deg < math.degrees(40 * IPD_M / 20.0)


class TestTime:
    def test_all_but_the_flames_is_still_when_nothing_moves(self, valley: Studio) -> None:
        look(valley, 60.0)
        before = after_s(valley, 0.0, motion=0.0)
        after = after_s(valley, 20.0, motion=0.0)
        assert np.abs(after - before).max() < 0.02
        dark = luminance(before) < 0.05
        assert np.abs(after - before)[dark].max() < 0.002

    def test_a_second_changes_little(self, valley: Studio) -> None:
        look(valley, 60.0, half_fov_deg=15.0)
        after_s(valley, 1800.0)
        for _ in range(6):
            before = luminance(after_s(valley, 31.0))
            change = luminance(after_s(valley, 1.0)) - before
            assert (np.abs(change) >= 0.05).mean() < 0.005
            assert abs(change.mean()) < 0.001

    def test_a_frame_after_six_hours_is_as_small_a_step_as_the_first(self, valley: Studio) -> None:
        look(valley, 60.0)
        first = _step(valley).mean()
        after_s(valley, SIX_HOURS_S)
        assert _step(valley).mean() < 3.0 * first + 1e-5  # there may be more lanterns by then

    @pytest.mark.parametrize("name", ["rise", "gather", "air", "mist", "cloud", "flame"])
    def test_every_phase_closes_without_a_seam(self, valley: Studio, name: str) -> None:
        look(valley, 45.0)
        phases = load_scene(SCENE).file.phases
        index, period_s = list(phases).index(name), phases[name].period_s
        after_s(valley, 0.0)
        after_s(valley, (1.0 - valley.stage.phases[index]) * period_s - 1.5 * FRAME_NS * 1e-9)
        before = valley.stage.phases[index]
        over_the_wrap = _step(valley)
        assert valley.stage.phases[index] < before
        after = _step(valley)
        assert over_the_wrap.mean() < 1.5 * after.mean() + 1e-6
        assert over_the_wrap.max() < 2.0 * after.max() + 0.002

    def test_nothing_comes_back_within_ten_minutes(self, valley: Studio) -> None:
        look(valley, 60.0)
        pictures = [after_s(valley, 20.0) for _ in range(31)]
        nearest = min(np.abs(a - b).mean() for i, a in enumerate(pictures) for b in pictures[i + 2 :])
        assert nearest > 0.0005


class TestSessions:
    def test_the_same_seed_is_the_same_evening_and_another_is_not(self, studio: Studio) -> None:
        pictures = []
        for seed in (4, 4, 5):
            studio.open(load_scene(SCENE), encode="linear", size_px=(64, 64), seed=seed)
            look(studio, 45.0)
            pictures.append(after_s(studio, 0.0))
        assert np.array_equal(pictures[0], pictures[1])
        assert np.abs(pictures[0] - pictures[2]).mean() > 0.002


class TestEconomy:
    def test_the_valley_is_painted_as_fine_as_the_picture_and_no_finer_than_its_limit(self, code: ModuleType) -> None:
        sizes = [code.map_px(width_px) for width_px in (16, 256, 512, 2064, 4000)]
        assert sizes == sorted(sizes)
        assert (sizes[0], sizes[-1]) == (code.COARSEST_PX, code.FINEST_PX)
        assert sizes[2] / 512 == pytest.approx(code.TEXELS_A_PIXEL, rel=0.05)

    def test_clouds_close_on_all_sides(self, code: ModuleType) -> None:
        field = code.clouds(3, 128, 1.7)
        steps = [np.abs(np.diff(field, axis=axis)).mean() for axis in (0, 1)]
        seams = [np.abs(field[0] - field[-1]).mean(), np.abs(field[:, 0] - field[:, -1]).mean()]
        assert seams[0] < 1.6 * steps[0]
        assert seams[1] < 1.6 * steps[1]
        assert 0.0 <= field.min() < 0.2
        assert 0.8 < field.max() <= 1.0


def _step(valley: Studio) -> np.ndarray:
    """The change of each pixel from one frame to the next."""
    before = after_s(valley, FRAME_NS * 1e-9)
    return np.abs(after_s(valley, FRAME_NS * 1e-9) - before)
