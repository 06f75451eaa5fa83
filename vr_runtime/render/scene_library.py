"""The scenes that are there, built in or a clinic's own: by name, nearest name, and as a list."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from vr_runtime.content import SCENES, clinic_folder
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.packs import check_shaders, verify_pack
from vr_runtime.render.scene_file import SceneFile, Words, read_scene_file

SCENE_FILE: Final = "scene.toml"
SCENE_CODE: Final = "scene.py"

Origin = Literal["built-in", "clinic", "elsewhere"]


@dataclass(frozen=True, slots=True)
class FoundScene:
    """Where the scene of a name or path lies; nothing of it has been read yet."""

    folder: Path
    origin: Origin


@dataclass(frozen=True, slots=True)
class LoadedScene:
    """A scene whose description has been read and checked; nothing of it is on the GPU yet."""

    file: SceneFile
    folder: Path
    code: Path | None
    built_in: bool = True

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
    built_in: bool = True


@dataclass(frozen=True, slots=True)
class ClinicScene:
    """One folder of the clinic's: what it offers, or why it is refused."""

    name: str
    summary: SceneSummary | None
    fault: str = ""


def find_scene(name_or_path: str | Path, library: Path = SCENES, *, draft: bool = False) -> FoundScene:
    """The scene called so in `library`, else among the clinic's own, else lying in that folder.

    A draft's name is first that of a folder here. Problem(UNKNOWN_SCENE) names the nearest scene and all of them.
    """
    text, clinic = str(name_or_path), clinic_folder("scenes")
    folder = Path(name_or_path)
    if folder.name in {"", ".."}:  # a scene's name is its folder's
        folder = folder.resolve()
    drafted = draft and (folder / SCENE_FILE).is_file()
    if _is_name(text) and not drafted:
        for home, origin in _homes(library, clinic):
            if (home / text / SCENE_FILE).is_file():
                return FoundScene(home / text, origin)
    if drafted or (not _is_name(text) and (folder / SCENE_FILE).is_file()):
        inside = [origin for home, origin in _homes(library, clinic) if folder.resolve().parent == home.resolve()]
        return FoundScene(folder, inside[0] if inside else "elsewhere")
    raise _unknown(text, library)


def load_scene(name_or_path: str | Path, library: Path = SCENES, *, draft: bool = False) -> LoadedScene:
    """The scene that `find_scene` finds, its description read and checked.

    Problem(BAD_SCENE) names file, line and field. A scene from outside the library is data only and has to be sealed
    (packs.py), unless it is a draft, which nobody wears.
    """
    found = find_scene(name_or_path, library, draft=draft)
    code = found.folder / SCENE_CODE
    if found.origin == "built-in":
        return LoadedScene(read_scene_file(found.folder / SCENE_FILE), found.folder, code if code.is_file() else None)
    if code.exists():
        raise Problem(ExitCode.BAD_SCENE, f"{code}: only built-in scenes may bring Python", "Remove the file")
    if draft:
        check_shaders(found.folder)
    else:
        verify_pack(found.folder)
    return LoadedScene(read_scene_file(found.folder / SCENE_FILE), found.folder, None, built_in=False)


def scene_names(library: Path = SCENES) -> list[str]:
    """Every folder of the library that holds a scene, bench scenes too, in alphabetical order."""
    return sorted(path.parent.name for path in library.glob(f"*/{SCENE_FILE}"))


def list_scenes(library: Path = SCENES, *, with_hidden: bool = False) -> list[SceneSummary]:
    """The library's scenes in alphabetical order; Problem(BAD_SCENE) where one cannot be read."""
    files = [read_scene_file(library / name / SCENE_FILE) for name in scene_names(library)]
    return [_summary(file) for file in files if with_hidden or not file.hidden]


def list_clinic_scenes() -> list[ClinicScene]:
    """Every folder of the clinic's in alphabetical order, each verified."""
    folder = clinic_folder("scenes")
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    except OSError as error:
        what = f"The folder of the clinic's scenes {folder} cannot be read ({error.strerror})"
        raise Problem(ExitCode.BAD_SCENE, what, "Make it a folder that this user may read, or remove it") from None
    return [_clinic_scene(folder / name) for name in names]


def _clinic_scene(folder: Path) -> ClinicScene:
    if (SCENES / folder.name).exists():
        return ClinicScene(folder.name, None, f"{folder}: a built-in scene has this name, and is played instead")
    if not (folder / SCENE_FILE).is_file():
        return ClinicScene(folder.name, None, f"{folder}: holds no {SCENE_FILE}, and so no scene")
    try:
        return ClinicScene(folder.name, _summary(load_scene(folder).file, built_in=False))
    except Problem as problem:
        return ClinicScene(folder.name, None, str(problem))


def _homes(library: Path, clinic: Path) -> tuple[tuple[Path, Origin], ...]:
    """Where scenes have names; the first one wins, so that nothing can take a built-in scene's place."""
    return (library, "built-in"), (clinic, "clinic")


def _summary(file: SceneFile, *, built_in: bool = True) -> SceneSummary:
    return SceneSummary(
        name=file.name,
        title=file.title,
        description=file.description,
        postures=list(file.postures),
        tags=list(file.tags),
        licence=file.licence,
        composition=file.composition,
        hidden=file.hidden,
        built_in=built_in,
    )


def _is_name(text: str) -> bool:
    return text not in ("", ".", "..") and "/" not in text and "\\" not in text


def _offered(library: Path) -> list[str]:
    """The scenes that a person is told of; where one cannot be read, all that are there."""
    try:
        names = [scene.name for scene in list_scenes(library)]
    except Problem:
        names = scene_names(library)
    return names + [name for name in scene_names(clinic_folder("scenes")) if name not in names]


def _unknown(asked: str, library: Path) -> Problem:
    names = _offered(library)
    nearest = difflib.get_close_matches(asked.lower(), names, n=1, cutoff=0.4)
    guess = f"Did you mean '{nearest[0]}'? " if nearest else ""
    known = ", ".join(names) or "none"
    return Problem(ExitCode.UNKNOWN_SCENE, f"There is no scene '{asked}'", f"{guess}The scenes are: {known}")
