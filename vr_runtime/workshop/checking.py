"""Is a scene fit to be played? It is read, compiled and drawn in every part; and sealed, where that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import moderngl
import msgspec

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.packs import MANIFEST, Manifest, manifest_of, verify_pack
from vr_runtime.render.scene_library import LoadedScene, find_scene, load_scene
from vr_runtime.workshop.stills import Easel, Sight

_TRIED_PX: Final = 128
_PARTS: Final = ("settle", "drift", "rest")
_DARK: Final = 0.001  # a dither over nothing has a tenth of it


@dataclass(frozen=True, slots=True)
class Checked:
    """A scene that compiles and draws. `seal`: "" where it is built in; `authored_mean`: of settle, at rest gaze."""

    scene: LoadedScene
    authored_mean: float
    seal: str


def check(ctx: moderngl.Context, name_or_path: str) -> Checked:
    """Read, compile and draw it. Problem(UNKNOWN_SCENE | BAD_SCENE) with file and line of the first fault."""
    found = find_scene(name_or_path, draft=True)
    scene = load_scene(name_or_path, draft=True)
    easel = Easel(ctx, scene, width_px=_TRIED_PX, height_px=_TRIED_PX, fineness=1)
    stills = [easel.still(Sight(part, pitch_deg=scene.file.focus)) for part in _PARTS]
    easel.release()
    sound = scene.file.sound
    if sound is not None and sound.file is not None and not (scene.folder / sound.file).is_file():
        raise Problem(ExitCode.BAD_SCENE, f"{scene.folder / sound.file}: there is no such sound", "Mend scene.toml")
    if stills[0].mean < _DARK:
        raise Problem(ExitCode.BAD_SCENE, f"{scene.folder}: where there is most to see it is dark", "Mend the shader")
    return Checked(scene, stills[0].mean, _seal_of(scene.folder) if found.origin != "built-in" else "")


def seal(ctx: moderngl.Context, path: str) -> tuple[Path, Manifest]:
    """Check a scene of one's own and write its manifest; where it is, and what it says.

    Problem(USAGE) for a built-in scene, Problem(BAD_SCENE) for one that is not fit or holds what no pack may.
    """
    if find_scene(path, draft=True).origin == "built-in":
        raise Problem(ExitCode.USAGE, f"'{path}' is built in and needs no seal", "Seal a scene of your own")
    scene = check(ctx, path).scene
    manifest = manifest_of(scene.folder, scene.name)
    target = scene.folder / MANIFEST
    try:
        target.unlink(missing_ok=True)
        target.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    except OSError as error:
        what = f"{target} cannot be written ({error.strerror})"
        raise Problem(ExitCode.REPORT_UNWRITABLE, what, "Make the scene's folder writable") from None
    verify_pack(scene.folder)
    return target, manifest


def _seal_of(folder: Path) -> str:
    if not (folder / MANIFEST).exists():
        return f"not sealed: preview plays it, run does not; vr-runtime scenes seal {folder}"
    try:
        verify_pack(folder)
    except Problem as problem:
        return f"its seal is broken: {problem.what}"
    return "sealed"
