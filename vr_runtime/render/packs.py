"""Packs: scenes from elsewhere. Data only, and sealed: a manifest names every file with its size and SHA-256.

A seal tells whether a folder is as its author left it. It does not say who the author is.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path
from typing import Final, NoReturn

import msgspec

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.loop_rules import loop_fault

MANIFEST: Final = "manifest.json"
MANIFEST_FORMAT: Final = 1
MOST_FILES: Final = 64
MOST_BYTES: Final = 512 << 20
"""Of a whole pack."""

# What a pack may hold, and how large one file of it may be.
LARGEST: Final[dict[str, int]] = {
    ".toml": 64 << 10,
    ".glsl": 64 << 10,
    ".png": 32 << 20,
    ".jpg": 32 << 20,
    ".jpeg": 32 << 20,
    ".webp": 32 << 20,
    ".flac": 256 << 20,
    ".ogg": 256 << 20,
    ".opus": 256 << 20,
    ".wav": 256 << 20,
    ".md": 256 << 10,
    ".txt": 256 << 10,
}
_MANIFEST_BYTES: Final = 64 << 10
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
_CHUNK: Final = 1 << 20
_REMEDY: Final = "Fetch the scene anew from where it came; your own you may seal anew"


class SealedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a pack as it was sealed."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`files`: every file of the folder by its name, the manifest itself apart."""

    format: int
    scene: str
    files: dict[str, SealedFile]


def pack_files(folder: Path) -> list[Path]:
    """The files of a pack in alphabetical order, the manifest apart. Problem(BAD_SCENE) for what no pack may hold."""
    found: dict[str, Path] = {}
    total = 0
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        _refuse(folder, f"cannot be read: {error.strerror}")
    for entry in entries:
        path = folder / entry.name
        if entry.name == MANIFEST:
            continue
        total += _size_of(path)
        if entry.name.lower() in found:
            _refuse(path, "differs from another file in capitals only")
        found[entry.name.lower()] = path
        if len(found) > MOST_FILES:
            _refuse(folder, f"more than {MOST_FILES} files")
    if total > MOST_BYTES:
        _refuse(folder, f"more than {MOST_BYTES >> 20} MiB in all")
    return list(found.values())


def check_shaders(folder: Path) -> None:
    """Problem(BAD_SCENE) with file and line of a loop that could keep a graphics card busy for ever."""
    for path in sorted(folder.glob("*.glsl")):
        try:
            fault = loop_fault(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            _refuse(path, f"cannot be read: {error}")
        if fault is not None:
            raise Problem(ExitCode.BAD_SCENE, f"{path}:{fault[0]}: {fault[1]}", "Mend the shader")


def manifest_of(folder: Path, scene: str) -> Manifest:
    """What the manifest of this folder should say now. Problem(BAD_SCENE) as of `pack_files`."""
    files = {path.name: SealedFile(path.stat().st_size, _sha256(path)) for path in pack_files(folder)}
    return Manifest(MANIFEST_FORMAT, scene, files)


def verify_pack(folder: Path) -> None:
    """Is the folder as it was sealed, and nothing in it but data? Problem(BAD_SCENE) names the first fault."""
    manifest = _read_manifest(folder / MANIFEST)
    if manifest.format != MANIFEST_FORMAT:
        _refuse(folder / MANIFEST, f"format {manifest.format} is not the format {MANIFEST_FORMAT} of this version")
    if manifest.scene != folder.resolve().name:
        _refuse(folder / MANIFEST, f"sealed as '{manifest.scene[:40]}', not as '{folder.resolve().name}'")
    found = {path.name: path for path in pack_files(folder)}
    for name in manifest.files:
        if name not in found:
            _refuse(folder, f"{name[:80]!a} is in the manifest and not in the folder")
    for name, path in found.items():
        sealed = manifest.files.get(name)
        if sealed is None:
            _refuse(path, "is not in the manifest")
        if path.stat().st_size != sealed.bytes or _sha256(path) != sealed.sha256:
            _refuse(path, "is not as it was sealed")
    check_shaders(folder)


def _size_of(path: Path) -> int:
    """The size of one file, which is a plain one of a kind that a pack may hold."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        _refuse(path, "is a link; a pack holds its files itself")
    if path.suffix.lower() in {".py", ".pyc", ".pyd", ".so", ".dll"}:
        _refuse(path, "only built-in scenes may bring Python or programs")
    if not stat.S_ISREG(status.st_mode):
        _refuse(path, "is no plain file; a pack has no folders inside")
    if not _PLAIN_NAME.fullmatch(path.name):
        _refuse(path, "has a name with other signs than letters, digits, '-', '_' and '.'")
    largest = LARGEST.get(path.suffix.lower())
    if largest is None:
        _refuse(path, f"is of no kind that a pack may hold ({' '.join(LARGEST)})")
    if status.st_size > largest:
        _refuse(path, f"is larger than {largest >> 10} KiB")
    return status.st_size


def _read_manifest(path: Path) -> Manifest:
    try:
        if path.is_symlink() or not path.is_file():
            raise Problem(
                ExitCode.BAD_SCENE,
                f"{path.parent} is not sealed: it has no {MANIFEST}",
                f"Seal your own scene with vr-runtime scenes seal {path.parent}; ask the author of another for it",
            )
        if path.stat().st_size > _MANIFEST_BYTES:
            _refuse(path, f"is larger than {_MANIFEST_BYTES >> 10} KiB")
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        _refuse(path, f"cannot be read: {error.strerror}")
    except (msgspec.DecodeError, RecursionError) as error:
        _refuse(path, f"is no manifest: {error}")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        _refuse(path, f"cannot be read: {error.strerror}")
    return digest.hexdigest()


def _refuse(path: Path, what: str) -> NoReturn:
    raise Problem(
        ExitCode.BAD_SCENE, f"{path}: {what}", "Take the scene anew from where it came, or seal your own anew"
    )
