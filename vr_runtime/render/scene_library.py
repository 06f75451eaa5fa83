"""The scenes that are there: by name, nearest name, and as a list for people and machines."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from vr_runtime.content import SCENES
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_file import SceneFile, Words, read_scene_file

SCENE_FILE = "scene.toml"
SCENE_CODE = "scene.py"


@dataclass(frozen=True, slots=True)
class LoadedScene:
    """A scene whose description has been read and checked; nothing of it is on the GPU yet."""

    file: SceneFile
    folder: Path
    code: Path | None

    @property
    def name(self) -> str:
        return self.file.name


class SceneSummary(msgspec.Struct, frozen=True):
    """One line of the scene list."""

    name: str
    title: Words
    description: Words
    postures: list[str]
    tags: list[str]
    licence: str
    composition: str
    hidden: bool


def load_scene(name_or_path: str | Path, library: Path = SCENES) -> LoadedScene:
    """The scene called so in `library`, or lying in that folder.

    Problem(UNKNOWN_SCENE) names the nearest scene and all of them; Problem(BAD_SCENE) names file, line and field.
    Only a scene of the library may bring Python.
    """
    folder = library / name_or_path if _is_name(str(name_or_path)) else Path(name_or_path)
    if not (folder / SCENE_FILE).is_file():
        raise _unknown(str(name_or_path), library)
    file = read_scene_file(folder / SCENE_FILE)
    code = folder / SCENE_CODE
    if not code.is_file():
        return LoadedScene(file, folder, None)
    if folder.resolve().parent != library.resolve():
        raise Problem(ExitCode.BAD_SCENE, f"{code}: only built-in scenes may bring Python", "Remove the file")
    return LoadedScene(file, folder, code)


def scene_names(library: Path = SCENES) -> list[str]:
    """Every folder of the library that holds a scene, bench scenes too, in alphabetical order."""
    return sorted(path.parent.name for path in library.glob(f"*/{SCENE_FILE}"))


def list_scenes(library: Path = SCENES, *, with_hidden: bool = False) -> list[SceneSummary]:
    """The library's scenes in alphabetical order; Problem(BAD_SCENE) where one cannot be read."""
    files = [read_scene_file(library / name / SCENE_FILE) for name in scene_names(library)]
    return [_summary(file) for file in files if with_hidden or not file.hidden]


def _summary(file: SceneFile) -> SceneSummary:
    return SceneSummary(
        name=file.name,
        title=file.title,
        description=file.description,
        postures=list(file.postures),
        tags=list(file.tags),
        licence=file.licence,
        composition=file.composition,
        hidden=file.hidden,
    )


def _is_name(text: str) -> bool:
    return text not in ("", ".", "..") and "/" not in text and "\\" not in text


def _offered(library: Path) -> list[str]:
    """The scenes that a person is told of; where one cannot be read, all that are there."""
    try:
        return [scene.name for scene in list_scenes(library)]
    except Problem:
        return scene_names(library)


def _unknown(asked: str, library: Path) -> Problem:
    names = _offered(library)
    nearest = difflib.get_close_matches(asked.lower(), names, n=1, cutoff=0.4)
    guess = f"Did you mean '{nearest[0]}'? " if nearest else ""
    known = ", ".join(names) or "none"
    return Problem(ExitCode.UNKNOWN_SCENE, f"There is no scene '{asked}'", f"{guess}The scenes are: {known}")
