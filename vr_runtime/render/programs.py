"""The programs of a scene's full-screen passes: the stage's own frame around what the scene supplies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import moderngl

from vr_runtime.content import SHADERS
from vr_runtime.render.drawing import SceneTexture
from vr_runtime.render.limiter import CELLS_UNIT, WHOLE_UNIT
from vr_runtime.render.output import Encoding
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.shader_source import ShaderSource

LIGHT_UNIT: Final = 0
_FIRST_SCENE_UNIT: Final = 1
_ENCODINGS: Final[dict[Encoding, int]] = {"srgb-framebuffer": 0, "linear": 0, "srgb-shader": 1, "scene-light": 2}


@dataclass(frozen=True, slots=True)
class ScenePrograms:
    """Compiles for one scene; each raises Problem(BAD_SCENE) with file and line."""

    ctx: moderngl.Context
    scene: LoadedScene
    eye_count: int
    encode: Encoding

    def prologue(self) -> str:
        """What every shader of the scene begins with: its names for phases and parameters."""
        return (
            f"#define STAGE_EYES {self.eye_count}\n"
            + _names("phase", "stage_phases", self.scene.file.phases)
            + _names("parameter", "stage_parameters", self.scene.file.parameters)
        )

    def direct(self, *, cue: bool = False) -> moderngl.Program:
        """Radiance straight through the comfort output; with the breath cue's light or without."""
        return self._of_the_output(self._of_the_scene("direct.frag.glsl", self._encoding(cue)))

    def background(self) -> moderngl.Program:
        """Radiance into the linear buffer."""
        return self._of_the_scene("background.frag.glsl", "#define OUTPUT_CUE 0\n")

    def layered(self, *, cue: bool = False) -> moderngl.Program:
        """The linear buffer through the comfort output; with the breath cue's light or without."""
        program = self._plain("layered.frag.glsl", self._encoding(cue))
        program["output_scene_light"] = LIGHT_UNIT
        return self._of_the_output(program)

    def mask(self) -> moderngl.Program:
        """White wherever the output draws."""
        return self._plain("mask.frag.glsl", "#define OUTPUT_CUE 0\n")

    def _of_the_scene(self, frame: str, encoding: str) -> moderngl.Program:
        source = ShaderSource(self.scene.folder)
        vertex = source.stage("screen.vert.glsl", prologue=encoding + self.prologue())
        fragment = source.scene_stage(frame, self.scene.file.shader or "", encoding + self.prologue())
        return source.compile(self.ctx, vertex, fragment)

    def _plain(self, fragment: str, prologue: str) -> moderngl.Program:
        source = ShaderSource(SHADERS)
        vertex = source.stage("screen.vert.glsl", prologue=f"{prologue}#define STAGE_EYES {self.eye_count}\n")
        return source.compile(self.ctx, vertex, source.stage(fragment, prologue=prologue))

    def _of_the_output(self, program: moderngl.Program) -> moderngl.Program:
        program["screen_cells"] = CELLS_UNIT
        program["screen_whole"] = WHOLE_UNIT
        return program

    def _encoding(self, cue: bool) -> str:
        return f"#define OUTPUT_ENCODING {_ENCODINGS[self.encode]}\n#define OUTPUT_CUE {int(cue)}\n"


def bind_names(program: moderngl.Program, textures: Mapping[str, SceneTexture]) -> list[tuple[int, SceneTexture]]:
    """Give each sampler that the program knows a texture unit; the units, to be bound before it draws."""
    bindings = []
    for unit, (name, texture) in enumerate(textures.items(), _FIRST_SCENE_UNIT):
        if name in program:
            program[name] = unit
            bindings.append((unit, texture))
    return bindings


def _names(prefix: str, array: str, names: Iterable[str]) -> str:
    lines = [f"#define {prefix}_{name} ({array}[{i >> 2}].{'xyzw'[i & 3]})\n" for i, name in enumerate(names)]
    return "".join(lines)
