"""Every scene with Python of its own can be built between another scene's frames, and looks as if built at once."""

from __future__ import annotations

import dataclasses
import importlib.util
import math

import moderngl
import numpy as np
import pytest

from tests.unit.render.studio import GREY, Studio, levels, target, write_scene
from vr_runtime.content import SCENES
from vr_runtime.render.drawing import SceneKit
from vr_runtime.render.phases import Phases
from vr_runtime.render.scene_library import load_scene
from vr_runtime.render.stage import Stage
from vr_runtime.render.steps import Steps

PX = 96
NAMES = sorted(path.parent.name for path in SCENES.glob("*/scene.py"))
# Its first maps are coarse until those that follow have been painted, which nobody is to wait for.
COARSE_AT_FIRST = {"dusk-clouds": 0.008}


def test_there_are_scenes() -> None:
    assert len(NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_looks_the_same_when_built_between_another_scenes_frames(studio: Studio, name: str) -> None:
    at_once = first_light(stage_of(studio, name, whole=True))
    playing = Stage(studio.ctx, write_scene(studio.library, GREY), max_width_px=PX, max_height_px=PX)
    shown = target(studio.ctx, "srgb-framebuffer", 2 * PX, PX)

    def frame() -> None:
        playing.draw(shown, PX, PX, levels(), 1_000_000_000)

    coming = stage_of(studio, name, whole=False)
    steps = taken(coming.steps, frame)
    steps += taken(coming.rehearse(studio.ctx.framebuffer([light_of(studio)]), 32, 32, levels()), frame)
    in_steps = first_light(coming)
    playing.release()
    assert steps > 8
    if name in COARSE_AT_FIRST:
        assert np.abs(in_steps - at_once).mean() < COARSE_AT_FIRST[name]
    else:
        assert np.array_equal(in_steps, at_once)


@pytest.mark.parametrize("name", NAMES)
def test_prepares_without_the_graphics_card(name: str) -> None:
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), SCENES / name / "scene.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kit = SceneKit(None, load_scene(name), 0, PX, PX, str, Phases())
    prepared = module.prepare(kit) if hasattr(module, "prepare") else None
    assert kit.kept == []
    again = module.prepare(dataclasses.replace(kit, kept=[])) if hasattr(module, "prepare") else None
    assert repr(prepared) == repr(again)  # the same session looks the same


def stage_of(studio: Studio, name: str, *, whole: bool) -> Stage:
    """A stage whose light is as the scene hands it over, before any dither."""
    return Stage(
        studio.ctx, load_scene(name), max_width_px=PX, max_height_px=PX, encode="scene-light", eye_count=1, whole=whole
    )


def light_of(studio: Studio) -> moderngl.Texture:
    return studio.ctx.texture((PX, PX), 4, dtype="f4")


def first_light(stage: Stage) -> np.ndarray:
    """What its first frame shows, half way up; the stage is let go of."""
    texture = stage._ctx.texture((PX, PX), 4, dtype="f4")
    half, tilt = math.radians(48.0), math.radians(22.5)
    stage.eyes.set(0, math.sin(tilt), 0.0, 0.0, math.cos(tilt), 0.0, 1.1, 0.0, -half, half, half, -half)
    stage.output.settle(levels())
    stage.draw(stage._ctx.framebuffer([texture]), PX, PX, levels(), 1_000_000_000)
    light = np.frombuffer(texture.read(), np.float32)
    stage.release()
    return light


def taken(steps: Steps[None], frame) -> int:
    """Takes the steps with a frame of another scene after each; how many there were."""
    count, answer = 0, None
    while True:
        try:
            work = steps.send(answer)
        except StopIteration:
            return count
        answer = work() if callable(work) else None
        count += 1
        frame()
