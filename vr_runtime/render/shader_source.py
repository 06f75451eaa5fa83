"""Shader text from files: includes, the stage's own frame around a scene, and compile errors told by file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import moderngl

from vr_runtime.content import SHADERS
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.shader_rules import refuse_unruly

VERSION = "#version 430 core"
_INCLUDE = re.compile(r'\s*#\s*include\s+"([^"]*)"\s*')
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_MESA = re.compile(r"(\d+):(\d+)\(\d+\): (?:preprocessor )?error: (.*)")
_NVIDIA = re.compile(r"(\d+)\((\d+)\) : error \w+: (.*)")
_AMD = re.compile(r"ERROR: (\d+):(\d+): (.*)")


@dataclass(slots=True)
class ShaderSource:
    """The text of one program's stages, with every `#line` pointing back to the file it came from.

    `folder` is searched before the shared shaders.
    """

    folder: Path
    files: list[Path] = field(default_factory=list)

    def stage(self, *names: str, prologue: str = "") -> str:
        """One shader stage: version, prologue, then the named files in order, each file at most once."""
        seen: set[Path] = set()
        lines = [VERSION, *prologue.splitlines()]
        for name in names:
            self._add(self._find(name, self.folder, 0), lines, seen)
        return "\n".join(lines) + "\n"

    def scene_stage(self, frame: str, scene_shader: str, prologue: str) -> str:
        """A full-screen stage: the stage's own `frame` first, so that no macro of the scene can reach into it."""
        seen: set[Path] = set()
        lines = [VERSION, *prologue.splitlines()]
        self._add(SHADERS / frame, lines, seen)
        before = len(self.files)
        self._add(self._find(scene_shader, self.folder, 0), lines, seen)
        for path in self.files[before:]:
            if path.parent != SHADERS:
                refuse_unruly(path, path.read_text(encoding="utf-8"))
        return "\n".join(lines) + "\n"

    def compile(self, ctx: moderngl.Context, vertex: str, fragment: str) -> moderngl.Program:
        """The linked program; Problem(BAD_SCENE) with the first error's file and line."""
        try:
            return ctx.program(vertex_shader=vertex, fragment_shader=fragment)
        except moderngl.Error as error:
            raise self._explain(str(error)) from None

    def _add(self, path: Path, lines: list[str], seen: set[Path]) -> None:
        if path in seen:
            return
        seen.add(path)
        number = len(self.files)
        self.files.append(path)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(ExitCode.BAD_SCENE, f"{path}: cannot be read: {error}", "Mend the scene's folder") from None
        lines.append(f"#line 1 {number}")
        for line_number, line in enumerate(text.splitlines(), 1):
            include = _INCLUDE.fullmatch(line)
            if include is None:
                lines.append(line)
                continue
            self._add(self._find(include[1], path, line_number), lines, seen)
            lines.append(f"#line {line_number + 1} {number}")

    def _find(self, name: str, asked_by: Path, line: int) -> Path:
        for folder in (self.folder, SHADERS):
            if _PLAIN_NAME.fullmatch(name) and (folder / name).is_file():
                return folder / name
        where = f"{asked_by}:{line}" if line else str(asked_by)
        what = f'{where}: no shader "{name}" in the scene\'s folder or the shared shaders'
        raise Problem(ExitCode.BAD_SCENE, what, "Add the file or mend its name")

    def _explain(self, log: str) -> Problem:
        for pattern in (_MESA, _NVIDIA, _AMD):
            for found in pattern.finditer(log):
                if int(found[1]) < len(self.files):
                    message, line = found[3].strip(), int(found[2])
                    what = f"{self._blamed(int(found[1]), line, message)}:{line}: {message}"
                    return Problem(ExitCode.BAD_SCENE, what, "Mend the shader")
        reason = next((line.strip() for line in reversed(log.splitlines()) if line.strip()), "no reason given")
        return Problem(ExitCode.BAD_SCENE, f"{self.folder}: the shader does not link: {reason}", "Mend the shader")

    def _blamed(self, number: int, line: int, message: str) -> Path:
        """Mesa tells some errors with file 0 whatever the file; the name in the message then shows which one it is."""
        name = re.search(r"[`'\"](\w+)[`'\"]", message)
        if name is None:
            return self.files[number]
        for path in (self.files[number], *reversed(self.files)):
            lines = path.read_text(encoding="utf-8").splitlines()
            if line <= len(lines) and re.search(rf"\b{name[1]}\b", lines[line - 1]):
                return path
        return self.files[number]
