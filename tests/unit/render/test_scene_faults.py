"""What a scene's own Python gets wrong while it plays costs its geometry, never the session."""

from __future__ import annotations

import pytest

from tests.unit.render.studio import GREY, levels, target, write_scene
from vr_runtime.render.steps import finish

CODE = """
class Drawing:
    textures = {{}}

    def advance(self, moment):
        {advance}

    def draw(self, moment):
        {draw}


def build(kit):
    return Drawing()
"""


@pytest.mark.parametrize("where", ["advance", "draw"])
def test_a_scene_that_fails_in_the_middle_leaves_its_background(studio, where):
    code = CODE.format(**{"advance": "pass", "draw": "pass", where: "raise ValueError('no more leaves')"})
    stage = studio.open(write_scene(studio.library, GREY, composition="layered", code=code))
    assert studio.settled().mean() == pytest.approx(0.15, rel=0.02)
    assert studio.frame().mean() == pytest.approx(0.15, rel=0.02)
    assert "scene.py: ValueError: no more leaves" in stage.fault


def test_a_scene_that_fails_in_its_first_painting_leaves_its_background(ctx, studio):
    code = CODE.format(advance="pass", draw="pass") + "\n\nDrawing.first = lambda self, moment: [1 / 0]\n"
    scene = write_scene(studio.library, GREY, composition="layered", code=code)
    stage = studio.open(scene, whole=False)
    finish(stage.steps)
    finish(stage.rehearse(target(ctx), 16, 16, levels()))
    assert "scene.py: ZeroDivisionError" in stage.fault
    assert studio.settled().mean() == pytest.approx(0.15, rel=0.02)


def test_what_a_scene_leaves_switched_on_does_not_reach_the_output(studio):
    code = CODE.format(advance="pass", draw="self.ctx.enable(1 | 4); self.ctx.blend_func = (1, 1)").replace(
        "return Drawing()", "drawing = Drawing()\n    drawing.ctx = kit.ctx\n    return drawing"
    )
    studio.open(write_scene(studio.library, GREY, composition="layered", code=code))
    first = studio.settled().mean()
    assert studio.frame().mean() == pytest.approx(first, rel=0.01), "blending adds up from frame to frame"


def test_a_scene_draws_into_linear_light_and_never_into_the_target(studio):
    code = CODE.format(advance="pass", draw="self.seen.append(self.ctx.fbo.color_attachments[0].dtype)").replace(
        "return Drawing()", "drawing = Drawing()\n    drawing.ctx, drawing.seen = kit.ctx, []\n    return drawing"
    )
    stage = studio.open(write_scene(studio.library, GREY, composition="layered", code=code))
    studio.settled()
    assert stage._drawing.seen == ["f2"]
