"""A built-in scene's Python is built in steps, drawn first in pieces, and what it keeps is let go of."""

from __future__ import annotations

import pytest

from tests.unit.render.studio import GREY, levels, target, write_scene
from vr_runtime.problem import Problem
from vr_runtime.render.stage import Stage
from vr_runtime.render.steps import REST, finish

CODE = """
from vr_runtime.render.steps import REST

LOG = []


class Thing:
    def __init__(self, name):
        self.name = name

    def release(self):
        LOG.append(f"released {self.name}")


class Drawing:
    textures = {}

    def first(self, moment):
        for piece in range(3):
            LOG.append(f"first {piece}")
            yield REST

    def advance(self, moment):
        LOG.append("advanced")

    def draw(self, moment):
        pass


def prepare(kit):
    return ["a", "b", "c"]


def build(kit, prepared):
    for name in prepared:
        kit.keep(Thing(name))
        LOG.append(f"made {name}")
        yield None
    FAULT
    drawing = Drawing()
    drawing.log = LOG
    return drawing
"""


def stage_of(ctx, tmp_path, fault: str = "") -> Stage:
    scene = write_scene(tmp_path / "scenes", GREY, composition="layered", code=CODE.replace("FAULT", fault))
    return Stage(ctx, scene, max_width_px=16, max_height_px=16, limits="never", whole=False)


@pytest.fixture
def stage(ctx, tmp_path):
    return stage_of(ctx, tmp_path)


def test_one_thing_is_made_a_step(stage):
    kept = []
    for work in stage.steps:
        if work is not None:
            break
    answer = work()
    while True:
        try:
            stage.steps.send(answer)
        except StopIteration:
            break
        answer = None
        kept.append(len(stage._kit.kept))
    assert kept[:4] == [1, 2, 3, 3]
    stage.release()


def test_the_first_painting_is_done_in_pieces_before_the_first_frame(ctx, stage):
    finish(stage.steps)
    log = stage._drawing.log
    rests = [step for step in stage.rehearse(target(ctx), 16, 16, levels()) if step is REST]
    assert log[3:] == ["first 0", "first 1", "first 2", "advanced"]
    assert len(rests) == 3
    stage.release()


def test_what_was_kept_is_let_go_of_the_last_first(stage):
    finish(stage.steps)
    log = stage._drawing.log
    stage.release()
    assert log[-3:] == ["released c", "released b", "released a"]


def test_a_scene_given_up_half_built_leaves_nothing(stage):
    steps, answer = stage.steps, None
    while len(stage._kit.kept) < 2:
        work = steps.send(answer)
        answer = work() if callable(work) else None
    log = steps.gi_yieldfrom.gi_yieldfrom.gi_frame.f_globals["LOG"]
    steps.close()
    stage.release()
    assert log == ["made a", "made b", "released b", "released a"]


def test_a_scene_that_cannot_be_built_leaves_nothing(ctx, tmp_path):
    stage = stage_of(ctx, tmp_path, fault="raise ValueError('no more leaves')")
    with pytest.raises(Problem, match="no more leaves"):
        finish(stage.steps)
    assert stage._kit.kept == []
    stage.release()
