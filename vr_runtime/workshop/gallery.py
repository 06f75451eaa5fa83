"""A gallery of scenes: one plate for each, large, generous and quiet, and the page that hangs them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import moderngl

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_file import SceneFile
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.workshop.lettering import ACCENT, BRIGHT, PAPER, SOFT, font, hang, printable, spaced, wrapped
from vr_runtime.workshop.sheet import RECLINES_DEG
from vr_runtime.workshop.stills import Easel, Sight, Still

if TYPE_CHECKING:
    from PIL import ImageDraw
    from PIL.Image import Image

WIDTH_PX: Final = 1600
BYTES_A_PLATE: Final = 250_000
"""At the width above: eight of them are what a page may weigh."""

_MINUTE: Final = 12.0
_FIELD_DEG: Final = 84.0
_MARGIN, _GUTTER, _LETTERS, _TITLE = 80, 24, 56, 232  # of a plate 1600 pixels wide
_QUALITIES: Final = (96, 93, 90, 86, 82, 78, 74, 70, 64, 58, 50)
_POSTURES: Final = {"lying": "lying", "seated": "sitting"}


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where on the plate a picture hangs, and what it shows."""

    left: int
    top: int
    width: int
    height: int
    words: str
    sight: Sight


def make_gallery(
    ctx: moderngl.Context,
    scenes: list[LoadedScene],
    out: Path,
    page: Path,
    width_px: int,
    tell: Callable[[Path], object] = lambda _: None,
) -> list[Path]:
    """Draw a plate of each scene into `out`, and write the page that shows them. What was written, the page last.

    `tell` hears of each plate once it is there. Problem(REPORT_UNWRITABLE) where that cannot be.
    """
    plates = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        page.parent.mkdir(parents=True, exist_ok=True)
        for scene in scenes:
            path = out / f"{scene.name}.webp"
            path.write_bytes(packed(plate(ctx, scene, width_px), round(BYTES_A_PLATE * (width_px / WIDTH_PX) ** 2)))
            plates.append(path)
            tell(path)
        page.write_text(page_text([scene.file for scene in scenes], _way_to(out, page.parent)), encoding="utf-8")
    except OSError as error:
        what = f"The gallery cannot be written ({error})"
        raise Problem(ExitCode.REPORT_UNWRITABLE, what, "Name folders that you may write to") from None
    return [*plates, page]


def plate(ctx: moderngl.Context, scene: LoadedScene, width_px: int = WIDTH_PX) -> Image:
    """One scene: large in settle, then on the plateau and in the return, and at the bottom at each recline."""
    from PIL import Image, ImageDraw

    unit = width_px / WIDTH_PX
    frames = _frames(unit, scene.file.focus)
    hero = frames[0]
    easel = Easel(ctx, scene, width_px=hero.width, height_px=hero.height)
    easel.wait("settle", _MINUTE)
    height = frames[-1].top + frames[-1].height + round(unit * (_LETTERS + _MARGIN))
    page = Image.new("RGB", (width_px, height), PAPER)
    draw = ImageDraw.Draw(page)
    for frame in sorted(frames, key=lambda frame: frame.sight.part != "settle"):  # a change of part takes its time
        easel.show_at(frame.width, frame.height)
        _hang(page, draw, frame, easel.still(frame.sight), unit)
    easel.release()
    _title(draw, scene.file, hero, unit)
    return page


def packed(page: Image, most_bytes: int) -> bytes:
    """The page as WebP, as good as so many bytes allow."""
    content = io.BytesIO()
    for quality in _QUALITIES:
        content = io.BytesIO()
        page.save(content, "WEBP", quality=quality, method=6, use_sharp_yuv=True)
        if content.tell() <= most_bytes:
            break
    return content.getvalue()


def page_text(scenes: list[SceneFile], pictures: str) -> str:
    """The page in Markdown; `pictures`: the way from the page to the plates."""
    parts = [
        "# Gallery",
        "What there is to see, as it is submitted to the headset: nothing is brightened. Each plate shows the scene\n"
        "in settle, the brightest part of a session, then on the plateau and in the return, all three as one sees\n"
        "them at rest; and at the bottom as one sees it sitting, reclined and lying. `vr-runtime gallery` draws this\n"
        "page.",
    ]
    for scene in scenes:
        description = " ".join(scene.description.en.split())
        about = f"`{scene.name}` · {postures_of(scene)}"
        parts.append(
            f"## {scene.title.en}\n\n{description}\n\n{about}\n\n![{scene.title.en}]({pictures}/{scene.name}.webp)"
        )
    return "\n\n".join(parts) + "\n"


def postures_of(scene: SceneFile) -> str:
    """How one may lie or sit in it, in words."""
    return " or ".join(_POSTURES[posture] for posture in scene.postures)


def _frames(unit: float, rest_deg: float) -> list[_Frame]:
    """One large picture, two below it, three below those."""
    rows: list[list[tuple[str, Sight]]] = [
        [("Settle", Sight("settle", _MINUTE, rest_deg, 0.0, _FIELD_DEG))],
        [
            ("Plateau", Sight("drift", _MINUTE, rest_deg, 0.0, _FIELD_DEG)),
            ("Return", Sight("return", _MINUTE, rest_deg, 0.0, _FIELD_DEG)),
        ],
        [(f"{pitch}°", Sight("settle", _MINUTE, float(pitch), 0.0, 96.0)) for pitch in RECLINES_DEG],
    ]
    frames: list[_Frame] = []
    top = _MARGIN
    for row in rows:
        width = (WIDTH_PX - 2 * _MARGIN - (len(row) - 1) * _GUTTER) // len(row)
        height = round(width * 10 / 16)
        for column, (words, sight) in enumerate(row):
            left = _MARGIN + column * (width + _GUTTER)
            box = [round(unit * side) for side in (left, top, width, height)]
            frames.append(_Frame(box[0], box[1], box[2], box[3], words, sight))
        top += height + _LETTERS + (_TITLE if len(row) == 1 else _GUTTER)
    return frames


def _hang(page: Image, draw: ImageDraw.ImageDraw, frame: _Frame, still: Still, unit: float) -> None:
    from PIL import Image

    hang(page, Image.fromarray(still.rgb), (frame.left, frame.top), round(unit * 6))
    below = frame.top + frame.height + round(unit * 18)
    spaced(draw, (frame.left, below), frame.words, round(unit * 16), SOFT)


def _title(draw: ImageDraw.ImageDraw, file: SceneFile, hero: _Frame, unit: float) -> None:
    """Below the large picture: the scene's title, what it is, and how one lies in it."""
    y = hero.top + hero.height + round(unit * 76)
    draw.text((hero.left - round(unit * 3), y), printable(file.title.en), font=font(round(unit * 52)), fill=BRIGHT)
    lines = wrapped(draw, file.description.en, round(unit * 24), round(hero.width * 0.78))
    for number, line in enumerate(lines[:3]):
        at = (hero.left, y + round(unit * (78 + 34 * number)))
        draw.text(at, line, font=font(round(unit * 24)), fill=SOFT)
    words = printable(postures_of(file))
    across = draw.textlength(words.upper(), font=font(round(unit * 16))) + 0.16 * 16 * unit * len(words)
    spaced(draw, (hero.left + hero.width - across, y + round(unit * 34)), words, round(unit * 16), ACCENT)


def _way_to(folder: Path, start: Path) -> str:
    """How a page in `start` names `folder`."""
    import os

    return Path(os.path.relpath(folder, start)).as_posix()
