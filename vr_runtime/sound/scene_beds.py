"""Which bed belongs to a scene: one of ours, and in its place a file that a clinic or the scene itself brings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vr_runtime.content import DEFAULT_SCENE, clinic_folder
from vr_runtime.problem import Problem
from vr_runtime.render.scene_library import load_scene
from vr_runtime.sound.cues import QUIET_BED
from vr_runtime.sound.files import SUFFIXES


@dataclass(frozen=True, slots=True)
class SceneBed:
    """`bed`: one of beds.BEDS, whose pads sound over `file` too; `file`: what is to be played in its place."""

    bed: str = QUIET_BED
    file: Path | None = None


def bed_of(scene: str) -> SceneBed:
    """The bed of a scene. Problem(UNKNOWN_SCENE, BAD_SCENE) as of `load_scene`.

    A clinic's own goes before the scene's: beds/SCENE.flac (or .wav, .ogg, .opus) in the clinic's folder.
    """
    loaded = load_scene(scene)
    named = loaded.file.sound
    if named is None:
        return SceneBed(QUIET_BED, _clinics_own(loaded.name))
    own = loaded.folder / named.file if named.file else None
    return SceneBed(named.bed, _clinics_own(loaded.name) or own)


def bed_that_plays(scene: str) -> SceneBed:
    """The bed of a scene, or of the one that is played in its place where it is refused."""
    try:
        return bed_of(scene)
    except Problem:
        return SceneBed() if scene == DEFAULT_SCENE else bed_that_plays(DEFAULT_SCENE)


def _clinics_own(scene: str) -> Path | None:
    files = (clinic_folder("beds") / f"{scene}{suffix}" for suffix in SUFFIXES)
    return next((path for path in files if path.is_file()), None)
