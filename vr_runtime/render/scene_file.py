"""What a scene.toml may say, and the one line that tells what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from vr_runtime.problem import ExitCode, Problem

FORMAT = 1
MOST_PHASES = 16
MOST_PARAMETERS = 16
MOST_TEXTURES = 8
_SCENE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_GLSL_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\.glsl")
_PICTURE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\.(png|jpg|jpeg|webp)")
_SOUND_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\.(flac|wav|ogg|opus)")

Follows = Literal["motion", "clock"]
Posture = Literal["lying", "seated"]
Bed = Literal["quiet", "forest", "night", "dusk", "lake", "underwater", "snow", "river", "glow"]
Tag = Literal["heights", "water", "dark", "space", "cold", "confined"]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in the four languages of the desk."""

    en: str
    de: str
    fr: str
    es: str


class PhaseSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number in [0, 1) that wraps once in `period_s`, slowed by the motion level where it follows it."""

    period_s: float
    follows: Follows = "motion"


class ParameterSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number for the shader; where it follows a level it goes from `at_rest` (level 0) to `default` (level 1)."""

    default: float
    minimum: float
    maximum: float
    follows: Literal["motion", "detail", "chroma"] | None = None
    at_rest: float | None = None


class TextureSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture in the scene's folder for a sampler of the same name.

    `colour`: "srgb" for what is looked at (the shader reads linear light), "linear" for what is a number.
    """

    file: str
    colour: Literal["srgb", "linear"] = "srgb"
    wrap: Literal["clamp", "repeat", "repeat-x"] = "clamp"
    mipmaps: bool = True


class SoundSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which bed of `vr_runtime.sound` sounds in the scene; without the table a quiet, neutral one.

    `file`: a sound in the scene's folder that is played in its place, round and round; the bed is what sounds until it
    is ready, or where it cannot be played.
    """

    bed: Bed
    file: str | None = None


class SceneFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One scene.toml, checked."""

    format: int
    name: str
    licence: str
    composition: Literal["direct", "layered"]
    title: Words
    description: Words
    postures: list[Posture]
    shader: str | None = None
    depth: bool = False
    hidden: bool = False
    focus_deg: float | None = None
    mean_hint: float | None = None
    tags: list[Tag] = []
    phases: dict[str, PhaseSpec] = {}
    parameters: dict[str, ParameterSpec] = {}
    textures: dict[str, TextureSpec] = {}
    sound: SoundSpec | None = None

    @property
    def focus(self) -> float:
        """Degrees above the horizon at which there is most to look at; a world for lying has it overhead."""
        if self.focus_deg is not None:
            return self.focus_deg
        return 60.0 if "lying" in self.postures else 0.0


class _Format(msgspec.Struct):
    format: int


def read_scene_file(path: Path) -> SceneFile:
    """The scene described by `path`; Problem(BAD_SCENE) with file, line and field otherwise."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, 0, f"cannot be read: {error}") from None
    try:
        found_format = msgspec.toml.decode(text, type=_Format).format
        if found_format != FORMAT:
            raise _bad(
                path, _line_of(text, "format"), f"format: {found_format} is not the format {FORMAT} of this version"
            )
        scene = msgspec.toml.decode(text, type=SceneFile)
    except msgspec.ValidationError as error:
        message = str(error)
        raise _bad(path, _line_of_message(text, message), message) from None
    except RecursionError:
        raise _bad(path, 0, "not TOML: brackets within brackets without end") from None
    except msgspec.DecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise _bad(path, int(found[1]) if found else 0, f"not TOML: {error}") from None
    for field, wrong in _faults(scene, path.parent.name):
        raise _bad(path, _line_of(text, field), f"{field}: {wrong}")
    return scene


def _faults(scene: SceneFile, folder: str) -> list[tuple[str, str]]:
    faults: list[tuple[str, str]] = []
    if not _SCENE_NAME.fullmatch(scene.name):
        faults.append(("name", "use lower-case letters, digits and single hyphens"))
    if scene.name != folder:
        faults.append(("name", f"'{scene.name}' is not the folder's name '{folder}'"))
    if not scene.licence.strip():
        faults.append(("licence", "is empty"))
    if not scene.postures:
        faults.append(("postures", "name at least one of lying, seated"))
    if scene.composition == "direct" and scene.shader is None:
        faults.append(("composition", "a direct scene needs a shader"))
    if scene.composition == "direct" and scene.depth:
        faults.append(("depth", "only a layered scene has a depth buffer"))
    if scene.shader is not None and not _FILE_NAME.fullmatch(scene.shader):
        faults.append(("shader", f"'{scene.shader}' is not a plain file name ending in .glsl"))
    if scene.mean_hint is not None and not 0.0 <= scene.mean_hint <= 1.0:
        faults.append(("mean_hint", f"{scene.mean_hint} is outside 0 .. 1"))
    if scene.focus_deg is not None and not -10.0 <= scene.focus_deg <= 90.0:
        faults.append(("focus_deg", f"{scene.focus_deg} is outside -10 .. 90"))
    for language in ("en", "de", "fr", "es"):
        title, description = getattr(scene.title, language), getattr(scene.description, language)
        if not title.strip() or "\n" in title:
            faults.append((f"title.{language}", "must be one line of text"))
        if not description.strip() or description.strip().count("\n") > 1:
            faults.append((f"description.{language}", "must be one or two lines of text"))
    if scene.sound is not None and scene.sound.file is not None and not _SOUND_NAME.fullmatch(scene.sound.file):
        faults.append(
            ("sound.file", f"'{scene.sound.file}' is not a plain file name ending in .flac, .wav, .ogg or .opus")
        )
    return faults + _phase_faults(scene) + _parameter_faults(scene) + _texture_faults(scene)


def _phase_faults(scene: SceneFile) -> list[tuple[str, str]]:
    faults = []
    if len(scene.phases) > MOST_PHASES:
        faults.append(("phases", f"{len(scene.phases)} are more than {MOST_PHASES}"))
    for name, phase in scene.phases.items():
        if not _GLSL_NAME.fullmatch(name):
            faults.append((f"phases.{name}", "use lower-case letters, digits and single underscores"))
        if not 1.0 <= phase.period_s <= 86400.0:
            faults.append((f"phases.{name}.period_s", f"{phase.period_s} is outside 1 .. 86400"))
    return faults


def _parameter_faults(scene: SceneFile) -> list[tuple[str, str]]:
    faults = []
    if len(scene.parameters) > MOST_PARAMETERS:
        faults.append(("parameters", f"{len(scene.parameters)} are more than {MOST_PARAMETERS}"))
    for name, spec in scene.parameters.items():
        if not _GLSL_NAME.fullmatch(name):
            faults.append((f"parameters.{name}", "use lower-case letters, digits and single underscores"))
        if not spec.minimum <= spec.default <= spec.maximum:
            faults.append((f"parameters.{name}.default", f"{spec.default} is outside {spec.minimum} .. {spec.maximum}"))
        if spec.at_rest is not None and not spec.minimum <= spec.at_rest <= spec.maximum:
            faults.append((f"parameters.{name}.at_rest", f"{spec.at_rest} is outside {spec.minimum} .. {spec.maximum}"))
        if (spec.follows is None) != (spec.at_rest is None):
            faults.append((f"parameters.{name}", "follows and at_rest go together"))
    return faults


def _texture_faults(scene: SceneFile) -> list[tuple[str, str]]:
    faults = []
    if len(scene.textures) > MOST_TEXTURES:
        first_too_many = list(scene.textures)[MOST_TEXTURES]
        faults.append((f"textures.{first_too_many}", f"{len(scene.textures)} are more than {MOST_TEXTURES}"))
    if scene.textures and scene.shader is None:
        faults.append((f"textures.{next(iter(scene.textures))}", "only a shader can read them, and the scene has none"))
    for name, spec in scene.textures.items():
        if not _GLSL_NAME.fullmatch(name):
            faults.append((f"textures.{name}", "use lower-case letters, digits and single underscores"))
        if not _PICTURE_NAME.fullmatch(spec.file):
            wrong = f"'{spec.file}' is not a plain file name ending in .png, .jpg, .jpeg or .webp"
            faults.append((f"textures.{name}.file", wrong))
    return faults


def _bad(path: Path, line: int, what: str) -> Problem:
    where = f"{path}:{line}" if line else str(path)
    return Problem(ExitCode.BAD_SCENE, f"{where}: {what}", "Mend the scene's file")


def _line_of_message(text: str, message: str) -> int:
    unknown = re.search(r"unknown field `([^`]+)`", message)
    at = re.search(r"at `\$\.?([^`]*)`", message)
    where = re.sub(r"\[[^\]]*\]", ".*", at[1]) if at else ""
    if unknown:
        where = f"{where}.{unknown[1]}" if where else unknown[1]
    return _line_of(text, where) or _line_of(text, where.removesuffix(".*"))


def _line_of(text: str, field: str) -> int:
    """The line (from 1) that sets the dotted `field`, else that of its table, else 0; `*` stands for any one name."""
    tables, _, key = field.rpartition(".")
    around = re.compile(re.escape(tables).replace(r"\*", "[^.]+"))
    itself = re.compile(re.escape(field).replace(r"\*", "[^.]+"))
    table, best = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[([^\]]+)\]", line)
        if header:
            table = header[1].strip()
            best = number if itself.fullmatch(table) or around.fullmatch(table) else best
        elif around.fullmatch(table) and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return best
