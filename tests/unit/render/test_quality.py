"""Detail comes and goes with the quality that the governor asks for, so slowly that nobody sees it."""

from __future__ import annotations

import itertools

import pytest

from tests.unit.render.studio import FRAME_NS, levels, write_scene

SHOWS_QUALITY = "vec3 radiance(View view) { return vec3(0.15 * stage_quality); }"
COUNTS = """
class Drawing:
    textures = {}

    def __init__(self):
        self.seen = []

    def advance(self, moment):
        self.seen.append(moment.quality)

    def draw(self, moment):
        pass


def build(kit):
    return Drawing()
"""


@pytest.fixture
def seen(studio):
    """What the scene's Python is told, frame by frame."""
    stage = studio.open(write_scene(studio.library, SHOWS_QUALITY, composition="layered", code=COUNTS))
    stage.output.settle(levels())
    return stage._drawing.seen


def test_a_scene_has_all_its_detail_to_begin_with(studio, seen):
    studio.frame()
    assert seen == [1.0]


def test_it_falls_over_seconds_and_never_jumps(studio, seen):
    studio.stage.quality_wanted = 0.0
    for _ in range(round(5.2e9 / FRAME_NS)):
        studio.stage.draw(studio.target, *studio.size_px, levels(), studio.time_ns)
        studio.time_ns += FRAME_NS
    steps = [before - after for before, after in itertools.pairwise(seen)]
    assert seen[-1] == 0.0
    assert max(steps) <= 0.2 * FRAME_NS * 1e-9 + 1e-9
    assert min(steps) >= 0.0
    studio.stage.quality_wanted = 0.5
    studio.frame(dt_ns=1_000_000_000)
    assert seen[-1] == pytest.approx(0.2, abs=0.005)


def test_shaders_see_the_same_number(studio, seen):
    full = studio.frame().mean()
    studio.stage.quality_wanted = 0.0
    half = studio.frame(dt_ns=2_500_000_000).mean()
    assert seen[-1] == pytest.approx(0.5)
    assert half == pytest.approx(0.5 * full, rel=0.05)


def test_while_nothing_is_seen_it_goes_there_at_once(studio):
    stage = studio.open(SHOWS_QUALITY)
    stage.quality_wanted = 0.25
    studio.frame()
    assert stage.quality == 0.25
