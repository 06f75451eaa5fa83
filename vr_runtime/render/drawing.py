"""What a built-in scene's Python is given and what it gives back."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import moderngl

from vr_runtime.content import ASSETS
from vr_runtime.course.levels import Levels
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.phases import Phases
from vr_runtime.render.scene_file import Follows
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.shader_source import ShaderSource
from vr_runtime.render.steps import Rest, Steps

SceneTexture = moderngl.Texture | moderngl.TextureArray | moderngl.TextureCube | moderngl.Texture3D


class Releasable(Protocol):
    """Anything of the graphics card; letting go of it twice does no harm."""

    def release(self) -> None: ...


_Owned = TypeVar("_Owned", bound=Releasable)


class Moment:
    """This frame, for a scene; one object reused, never to be kept. `phases` are in [0, 1), sizes are one eye's.

    `quality` is 1 for all the detail that a scene has, and glides down to 0 where the machine cannot keep up.
    """

    __slots__ = ("display_time_ns", "dt_s", "height_px", "levels", "phases", "quality", "width_px")

    def __init__(self, phases: list[float]) -> None:
        self.display_time_ns = 0
        self.dt_s = 0.0
        self.levels: Levels | None = None
        self.phases = phases
        self.quality = 1.0
        self.width_px = 0
        self.height_px = 0


class SceneDrawing(Protocol):
    """A scene's own work on the GPU; docs/scenes.md says what state it finds. What it has, the kit keeps."""

    textures: Mapping[str, SceneTexture]

    def advance(self, moment: Moment) -> None: ...

    def draw(self, moment: Moment) -> None: ...


@dataclass(frozen=True, slots=True)
class SceneKit:
    """Everything that `build(kit)` may use. Sizes are one eye's largest."""

    ctx: moderngl.Context
    scene: LoadedScene
    seed: int
    max_width_px: int
    max_height_px: int
    prologue: Callable[[], str]
    phases: Phases
    kept: list[Releasable] = field(default_factory=list)

    def keep(self, owned: _Owned) -> _Owned:
        """Have the stage let go of it together with the scene, or when the scene is given up half built."""
        self.kept.append(owned)
        return owned

    def let_go(self) -> None:
        """Of everything that was kept, the last first."""
        while self.kept:
            self.kept.pop().release()

    def phase(self, period_s: float, follows: Follows = "motion") -> int:
        """A new wrapped phase; its index for `stage_phase(i)` and `moment.phases[i]`."""
        return self.phases.add(period_s, follows)

    def program(self, vertex: str, fragment: str) -> moderngl.Program:
        """A program, kept, from two files of the scene or the shared shaders; Problem(BAD_SCENE) by file and line."""
        source = ShaderSource(self.scene.folder)
        prologue = self.prologue()
        return self.keep(
            source.compile(
                self.ctx,
                source.stage("stage.glsl", vertex, prologue=prologue),
                source.stage("stage.glsl", fragment, prologue=prologue),
            )
        )

    def programs(self, **files: tuple[str, str]) -> Steps[dict[str, moderngl.Program]]:
        """Several of them, compiled one a step: `sky=("sky.vert.glsl", "sky.frag.glsl")`."""
        programs = {}
        for name, (vertex, fragment) in files.items():
            programs[name] = self.program(vertex, fragment)
            yield None
        return programs

    def asset(self, name: str) -> Path:
        """The file of that name in the scene's folder, else among the assets; Problem(BAD_SCENE) if in neither."""
        for folder in (self.scene.folder, ASSETS):
            if (folder / name).is_file():
                return folder / name
        raise Problem(ExitCode.BAD_SCENE, f"{self.scene.folder}: no asset '{name}'", "Add the file or mend its name")


def drawing_steps(kit: SceneKit) -> Steps[SceneDrawing | None]:
    """The drawing of the scene's Python, or None where it has none.

    What its `prepare(kit)` returns, made on any thread, is what `build(kit, prepared)` is given; `build` returns the
    drawing, or steps that end with it.
    """
    if kit.scene.code is None:
        return None
    name = f"vr_runtime_scene_{kit.scene.name.replace('-', '_')}"
    spec = importlib.util.spec_from_file_location(name, kit.scene.code)
    if spec is None or spec.loader is None:
        raise Problem(ExitCode.BAD_SCENE, f"{kit.scene.code}: cannot be loaded", "Mend the scene's Python")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        if hasattr(module, "prepare"):
            prepared = yield partial(module.prepare, kit)
            built = module.build(kit, prepared)
        else:
            built = module.build(kit)
        drawing: SceneDrawing = (yield from built) if isinstance(built, Generator) else built
    except Problem:
        kit.let_go()
        raise
    except Exception as error:
        kit.let_go()
        line = _line_in(error, kit.scene.code)
        what = f"{kit.scene.code}{line}: {type(error).__name__}: {error}"
        raise Problem(ExitCode.BAD_SCENE, what, "Mend the scene's Python") from error
    return drawing


def first_painting(drawing: SceneDrawing, moment: Moment) -> Iterator[Rest]:
    """The drawing's `first(moment)`, for what would be much for the one frame in which it is first seen."""
    first: Callable[[Moment], Iterator[Rest]] | None = getattr(drawing, "first", None)
    return iter(()) if first is None else first(moment)


def _line_in(error: BaseException, code: Path) -> str:
    if isinstance(error, SyntaxError):
        return f":{error.lineno}"
    found, trace = "", error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(code):
            found = f":{trace.tb_lineno}"
        trace = trace.tb_next
    return found
