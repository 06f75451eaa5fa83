"""A scene's textures, filled and painted a band of rows at a time."""

from __future__ import annotations

import moderngl
import numpy as np
import pytest

from tests.unit.render.studio import write_scene
from vr_runtime.render.drawing import SceneKit
from vr_runtime.render.maps import RowBands, bands, painted_map, picture_map, quads, rows_due
from vr_runtime.render.phases import Phases
from vr_runtime.render.steps import REST, finish

WHOLE = """#version 430
void main() { gl_Position = vec4((gl_VertexID & 1) * 4.0 - 1.0, (gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0); }
"""
SHADE = """#version 430
uniform float shade;
out vec4 painted;
void main() { painted = vec4(shade); }
"""


@pytest.fixture
def kit(ctx, tmp_path):
    kit = SceneKit(ctx, write_scene(tmp_path / "scenes"), 0, 64, 64, str, Phases())
    yield kit
    ctx.detect_framebuffer(0).use()
    kit.let_go()


@pytest.fixture
def paint(kit):
    """`paint(shade)` fills whatever rows are in use."""
    program = kit.keep(kit.ctx.program(vertex_shader=WHOLE, fragment_shader=SHADE))
    drawn = kit.keep(kit.ctx.vertex_array(program, []))

    def fill(shade: float) -> None:
        program["shade"] = shade
        drawn.render(moderngl.TRIANGLES, vertices=3)

    return fill


def shades(rows: RowBands) -> np.ndarray:
    """What lies in each row of the map."""
    texels = np.frombuffer(rows.texture.read(), np.float16).reshape(rows.size_px, rows.size_px, 4)
    assert np.all(texels == texels[:, :1])
    return texels[:, 0, 0].astype(float)


class TestPictures:
    @pytest.mark.parametrize("kind", [np.uint8, np.float16])
    @pytest.mark.parametrize("shape", [(3, 5, 1), (40, 7, 3), (700, 1024, 2)])
    def test_arrive_whole_whatever_their_size(self, kit, shape, kind):
        picture = np.random.default_rng(1).integers(0, 255, shape).astype(kind)
        texture = finish(picture_map(kit, picture))
        arrived = np.frombuffer(texture.read(alignment=1), kind).reshape(shape)
        assert np.array_equal(arrived, picture)

    def test_large_ones_take_more_steps(self, kit):
        steps = [len(list(picture_map(kit, np.zeros((rows, 1024, 4), np.uint8)))) for rows in (16, 1024)]
        assert steps[0] == 1
        assert steps[1] >= 4

    def test_go_on_at_the_sides_that_were_asked_for(self, kit):
        texture = finish(picture_map(kit, np.zeros((4, 4, 4), np.uint8), repeat=(True, False)))
        assert (texture.repeat_x, texture.repeat_y) == (True, False)

    def test_have_smaller_versions_where_they_are_wanted(self, kit):
        picture = np.zeros((4, 4, 1), np.uint8)
        picture[:, ::2] = 200
        texture = finish(picture_map(kit, picture, mipmaps=True))
        assert texture.filter == (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
        target = np.frombuffer(texture.read(level=1, alignment=1), np.uint8)
        assert np.all(target == 100)


class TestRowBands:
    def test_the_first_time_all_rows_are_painted(self, kit, paint):
        rows = RowBands(kit, 32, refresh_s=1.0)
        rows.use(1 / 90)
        paint(0.5)
        assert np.all(shades(rows) == 0.5)

    def test_then_a_few_at_a_time_and_all_of_them_within_the_time(self, kit, paint):
        rows = RowBands(kit, 32, refresh_s=1.0)
        rows.use(0.0)
        paint(0.5)
        rows.use(1 / 32)
        paint(1.0)
        assert shades(rows).tolist() == [1.0] + [0.5] * 31
        for _ in range(31):
            rows.use(1 / 32)
            paint(1.0)
        assert np.all(shades(rows) == 1.0)

    def test_after_a_gap_all_of_it_is_stale(self, kit, paint):
        rows = RowBands(kit, 32, refresh_s=1.0)
        for dt_s, shade in ((0.0, 0.25), (1 / 90, 0.5), (60.0, 1.0)):
            rows.use(dt_s)
            paint(shade)
        assert np.all(shades(rows) == 1.0)

    def test_can_be_gone_through_beforehand_with_rests_in_between(self, kit, paint):
        rows = RowBands(kit, 50, refresh_s=1.0)
        rests = []
        for number, rest in enumerate(rows.first(), 1):
            paint(number / 64)
            rests.append(rest)
        assert len(rests) > 4
        assert set(rests) == {REST}
        painted = shades(rows) * 64
        assert sorted(set(painted)) == list(range(1, len(rests) + 1))
        rows.use(1 / 90)
        paint(1.0)
        assert (shades(rows) == 1.0).sum() == 1  # the frame that follows has no more to do than any other


class TestCounts:
    def test_a_frame_paints_its_share_and_never_nothing_and_never_much(self):
        assert sum(rows_due(160, 1 / 90, 1.0) for _ in range(90)) >= 160
        assert rows_due(160, 1 / 90, 1.0) <= 2
        assert rows_due(160, 1e-9, 1.0) == 1
        assert rows_due(160, 5.0, 1.0) == 40

    @pytest.mark.parametrize("size_px", [1, 7, 160, 1152])
    def test_bands_make_up_the_whole(self, size_px):
        covered = [row + i for row, rows in bands(size_px, 16) for i in range(rows)]
        assert covered == list(range(size_px))
        assert len(list(bands(size_px, 16))) <= 16

    def test_quads_name_each_corner_and_share_none(self):
        corners = np.frombuffer(quads(3), np.uint32).reshape(3, 6)
        assert [set(quad) for quad in corners.tolist()] == [{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}]

    def test_a_painted_map_takes_what_is_drawn(self, kit, paint):
        texture, target = painted_map(kit, (6, 4), channels=1)
        target.use()
        paint(0.75)
        assert np.all(np.frombuffer(texture.read(), np.float16) == 0.75)
        assert (texture.repeat_x, texture.repeat_y) == (False, False)
