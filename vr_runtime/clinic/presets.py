"""The presets that this machine knows: those that travel with the program, and the clinic's own, which win."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import vr_runtime
from vr_runtime.clinic.preset_text import Mistake, NoPreset, preset_of
from vr_runtime.content import clinic_folder as clinic_folder_of
from vr_runtime.course.preset import Preset
from vr_runtime.problem import ExitCode, Problem

BUILT_IN: Final = Path(vr_runtime.__file__).resolve().parent / "course" / "presets"
_MOST_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class PresetFile:
    """Where the preset of a name lies. `built_in`: it travels with the program; else it is the clinic's own."""

    name: str
    path: Path
    built_in: bool


@dataclass(frozen=True, slots=True)
class LoadedPreset:
    """A preset, the file it came from, and the SHA-256 of that file's bytes."""

    preset: Preset
    file: PresetFile
    sha256: str


def clinic_folder() -> Path:
    """Where the clinic's own presets lie. It need not exist."""
    return clinic_folder_of("presets")


def list_presets(clinic: Path | None = None) -> list[PresetFile]:
    """Every preset by name, sound or not. Problem(BAD_PRESET) where the clinic's folder cannot be read."""
    folder = clinic_folder() if clinic is None else clinic
    found = {path.stem: PresetFile(path.stem, path, True) for path in BUILT_IN.glob("*.toml")}
    try:
        own = [path for path in folder.iterdir() if path.suffix == ".toml"] if folder.exists() else []
    except OSError as error:
        raise Problem(
            ExitCode.BAD_PRESET,
            f"The folder of the clinic's presets {folder} cannot be read ({error.strerror})",
            "Make it a folder that this user may read, or remove it",
        ) from None
    found |= {path.stem: PresetFile(path.stem, path, False) for path in own}
    return [found[name] for name in sorted(found)]


def load_preset(name: str, clinic: Path | None = None) -> LoadedPreset:
    """The preset called `name`. Problem(UNKNOWN_PRESET) with the nearest name, Problem(BAD_PRESET) with file and line.

    A clinic's file that is wrong is an error, never a reason to take the built-in one of the same name.
    """
    files = {file.name: file for file in list_presets(clinic)}
    if name not in files:
        near = get_close_matches(name, list(files), 1)
        remedy = f"The nearest is {near[0]}" if near else f"There are {', '.join(files)}"
        raise Problem(ExitCode.UNKNOWN_PRESET, f"There is no preset {name[:40]!a}", remedy)
    return read_preset(files[name])


def read_preset(file: PresetFile) -> LoadedPreset:
    """The preset in one file. Problem(BAD_PRESET) with the first mistake's line."""
    content = _bytes_of(file)
    try:
        preset = preset_of(_text_of(file, content), file.name)
    except NoPreset as error:
        first, *others = (line_for(file, mistake) for mistake in error.mistakes)
        more = f" (and {len(others)} more; vr-runtime presets lists them all)" if others else ""
        raise Problem(ExitCode.BAD_PRESET, f"{first}{more}", "Mend the preset's file") from None
    return LoadedPreset(preset, file, hashlib.sha256(content).hexdigest())


def mistakes_in(file: PresetFile) -> tuple[str, ...]:
    """One line for each mistake in a preset's file, none where it is sound."""
    try:
        preset_of(_text_of(file, _bytes_of(file)), file.name)
    except NoPreset as error:
        return tuple(line_for(file, mistake) for mistake in error.mistakes)
    except Problem as problem:
        return (problem.what,)
    return ()


def line_for(file: PresetFile, mistake: Mistake) -> str:
    """One mistake as one line: file, line, field, what is wrong."""
    field = f"{mistake.field} " if mistake.field else ""
    return f"{file.path}:{mistake.line}: {field}{mistake.what}"


def _bytes_of(file: PresetFile) -> bytes:
    try:
        # A pipe in place of a file would be waited for, and a large one would fill the memory.
        if not file.path.is_file() or file.path.stat().st_size > _MOST_BYTES:
            raise _unreadable(file, f"is no plain file of at most {_MOST_BYTES // 1024} KiB")
        return file.path.read_bytes()
    except OSError as error:
        raise _unreadable(file, f"cannot be read: {error.strerror}") from None


def _text_of(file: PresetFile, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")  # some editors put a mark before the text
    except UnicodeDecodeError as error:
        raise _unreadable(file, f"is not UTF-8 text at byte {error.start}") from None


def _unreadable(file: PresetFile, why: str) -> Problem:
    return Problem(ExitCode.BAD_PRESET, f"{file.path} {why}", "Mend or remove that file")
