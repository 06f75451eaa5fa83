"""What can be played on this PC: scenes with their pictures, and presets. Read beside the window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from vr_runtime.clinic.presets import PresetFile, list_presets, read_preset
from vr_runtime.content import scene_tile
from vr_runtime.course.preset import Preset
from vr_runtime.launcher.start.scene_choice import SceneOffer
from vr_runtime.problem import Problem
from vr_runtime.render.scene_library import SceneSummary, list_clinic_scenes, list_scenes

_LARGEST_PX: Final = QSize(1280, 720)
_LANGUAGES: Final = ("en", "de", "fr", "es")


@dataclass(frozen=True, slots=True)
class PresetOffer:
    """`preset`: None where its file is wrong, and `fault` is the line that says how."""

    name: str
    built_in: bool
    preset: Preset | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Scenery:
    """Scenes, and the pictures of those that have one. `fault`: why there are none, or fewer."""

    scenes: tuple[SceneOffer, ...] = ()
    pictures: Mapping[str, QImage] = field(default_factory=dict)
    fault: str = ""

    def with_more(self, other: Scenery) -> Scenery:
        """Both, what came first being kept."""
        known = {scene.name for scene in self.scenes}
        more = tuple(scene for scene in other.scenes if scene.name not in known)
        fault = self.fault or other.fault
        return Scenery((*self.scenes, *more), {**other.pictures, **self.pictures}, fault)


@dataclass(frozen=True, slots=True)
class Presets:
    """`fault`: why the clinic's own could not be read."""

    offers: tuple[PresetOffer, ...] = ()
    fault: str = ""


def read_built_in_scenes() -> Scenery:
    """At once: a handful of small files."""
    try:
        return _scenery([_offer(summary) for summary in list_scenes()])
    except Problem as problem:
        return Scenery(fault=str(problem))


def read_clinic_scenes() -> Scenery:
    """Every file of every pack is held to its seal, which may take seconds. Those refused are there with the reason."""
    try:
        found = list_clinic_scenes()
    except Problem as problem:
        return Scenery(fault=str(problem))
    return _scenery([
        _offer(one.summary) if one.summary is not None else SceneOffer(one.name, built_in=False, fault=one.fault)
        for one in found
    ])  # fmt: skip


def read_presets() -> Presets:
    """Those that travel with the program, then the clinic's own; a name of both is the clinic's."""
    try:
        files = list_presets()
    except Problem as problem:
        return Presets(fault=str(problem))
    return Presets(tuple(_preset_offer(file) for file in sorted(files, key=lambda file: not file.built_in)))


def _preset_offer(file: PresetFile) -> PresetOffer:
    try:
        return PresetOffer(file.name, file.built_in, read_preset(file).preset)
    except Problem as problem:
        return PresetOffer(file.name, file.built_in, None, str(problem))


def _offer(summary: SceneSummary) -> SceneOffer:
    return SceneOffer(
        name=summary.name,
        titles={language: getattr(summary.title, language) for language in _LANGUAGES},
        descriptions={language: getattr(summary.description, language) for language in _LANGUAGES},
        postures=tuple(summary.postures),
        tags=tuple(summary.tags),
        built_in=summary.built_in,
    )


def _scenery(scenes: Iterable[SceneOffer]) -> Scenery:
    offers = tuple(scenes)
    pictures = {scene.name: picture for scene in offers if (picture := _picture(scene.name)) is not None}
    return Scenery(offers, pictures)


def _picture(name: str) -> QImage | None:
    path = scene_tile(name)
    return None if path is None else _read(path)


def _read(path: Path) -> QImage | None:
    reader = QImageReader(str(path))
    size = reader.size()
    if size.isValid() and (size.width() > _LARGEST_PX.width() or size.height() > _LARGEST_PX.height()):
        reader.setScaledSize(size.scaled(_LARGEST_PX, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else image
