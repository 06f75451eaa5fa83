"""Which scene is played: the one that was asked for, or a built-in one in place of a pack that is refused."""

from __future__ import annotations

from vr_runtime.content import DEFAULT_SCENE
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_library import LoadedScene, find_scene, load_scene


def scene_to_play(asked: str, *, begun: bool = False) -> tuple[LoadedScene, str]:
    """The scene, and why it is not the one that was asked for ("" where it is).

    Problem(UNKNOWN_SCENE) for a name that is mistyped, Problem(BAD_SCENE) for a built-in scene that is wrong: those are
    for a person to put right. Once the session has `begun` nobody is asked, and something calm is played.
    """
    try:
        return load_scene(asked), ""
    except Problem as problem:
        if not begun and (problem.code is not ExitCode.BAD_SCENE or find_scene(asked).origin == "built-in"):
            raise
        return stand_in(problem)


def stand_in(problem: Problem) -> tuple[LoadedScene, str]:
    """The built-in scene that is played where a pack cannot be, and the words for it."""
    return load_scene(DEFAULT_SCENE), f"{str(problem).rstrip('.')}. {DEFAULT_SCENE} is played instead"
