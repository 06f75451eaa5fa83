"""What a clinic brings to be spoken: its own list of lines, where it has one, and its recordings, file by file.

In the clinic's folder: guidance/lines.toml, in place of the list that travels with the program, and
guidance/LANGUAGE/NAME.flac (or .wav, .ogg, .opus). What does not fit is left out, and said; the rest is spoken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from vr_runtime.content import clinic_folder
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.cues import LANGUAGES
from vr_runtime.sound.files import SUFFIXES, read_line
from vr_runtime.sound.guidance import SHIPPED, Line, read_lines
from vr_runtime.sound.lines import Mono, levelled_line

MANIFEST: Final = "lines.toml"
_SILENT_PEAK: Final = 1e-3  # -60 dB of full scale: nobody spoke


@dataclass(frozen=True, slots=True)
class Spoken:
    """The lines of a session, and what was found of them. `faults`: a line of text for each thing that was left out."""

    lines: tuple[Line, ...] = ()
    recordings: dict[str, Mono] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def spoken_in(language: str, folder: Path | None = None) -> Spoken:
    """What can be spoken in a language; nothing in "none". `folder`: the clinic's, where it is another."""
    if language not in LANGUAGES:
        return Spoken()
    home = folder or clinic_folder("guidance")
    lines, faults = _lines_of(home)
    recordings: dict[str, Mono] = {}
    for name, path in _files_of(home / language, lines).items():
        try:
            recordings[name] = _recording(path)
        except Problem as problem:
            faults.append(str(problem))
    return Spoken(lines, recordings, (*faults, *_strangers(home / language, lines)))


def _lines_of(home: Path) -> tuple[tuple[Line, ...], list[str]]:
    own = home / MANIFEST
    if not own.exists():
        return read_lines(SHIPPED), []
    try:
        return read_lines(own), []
    except Problem as problem:
        return read_lines(SHIPPED), [f"{problem} Until then the program's own lines are used."]


def _files_of(home: Path, lines: Sequence[Line]) -> dict[str, Path]:
    """The recording of each line, by its name, where there is one."""
    found = {}
    for line in lines:
        files = (home / f"{line.name}{suffix}" for suffix in SUFFIXES)
        path = next((file for file in files if file.is_file()), None)
        if path is not None:
            found[line.name] = path
    return found


def _recording(path: Path) -> Mono:
    samples = read_line(path)
    if not len(samples) or float(abs(samples).max()) < _SILENT_PEAK:
        raise Problem(ExitCode.BAD_SOUND, f"{path}: is silent", "Record it again")
    return levelled_line(samples)


def _strangers(home: Path, lines: Sequence[Line]) -> list[str]:
    """Recordings that no line is called like: a slip in a name would otherwise never be noticed."""
    names = {line.name for line in lines}
    try:
        files = sorted(path for path in home.iterdir() if path.suffix.lower() in SUFFIXES) if home.is_dir() else []
    except OSError as error:
        return [f"{home}: cannot be read: {error.strerror}. Let this user read it."]
    return [
        f"{path}: no line is called '{path.stem}'. Rename it; vr-runtime sound lines lists their names."
        for path in files
        if path.stem not in names or path.suffix not in SUFFIXES
    ]
