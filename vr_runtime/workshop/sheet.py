"""A contact sheet of a scene: every part of a session across, every way of lying down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import moderngl

from vr_runtime.course.samples import PARTS
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.workshop.lettering import (
    ACCENT,
    BRIGHT,
    FAINT,
    PAPER,
    SOFT,
    WARNING,
    font,
    hang,
    printable,
    spaced,
)
from vr_runtime.workshop.stills import Easel, Sight, Still

if TYPE_CHECKING:
    from PIL.Image import Image

RECLINES_DEG: Final = (0, 45, 90)
_RECLINE_WORDS: Final = {0: "sitting", 45: "reclined", 90: "lying"}


def contact_sheet(
    ctx: moderngl.Context, scene: LoadedScene, *, px: int, minute: float, yaw_deg: float, field_deg: float, seed: int
) -> Image:
    """The sheet as an RGB image; each picture is `px` wide and high."""
    easel = Easel(ctx, scene, width_px=px, height_px=px, seed=seed)
    easel.wait("settle", minute)
    stills = [
        [easel.still(Sight(part, minute, float(pitch), yaw_deg, field_deg)) for pitch in RECLINES_DEG] for part in PARTS
    ]
    easel.release()
    return _laid_out(scene, stills, px, minute)


def _laid_out(scene: LoadedScene, stills: list[list[Still]], px: int, minute: float) -> Image:
    from PIL import Image, ImageDraw

    unit = max(px / 320.0, 0.5)  # everything is drawn for cells of 320 pixels
    margin, gutter, caption, left, header = (round(unit * size) for size in (56, 18, 40, 128, 150))
    width = 2 * margin + left + len(stills) * (px + gutter) - gutter
    height = header + len(RECLINES_DEG) * (px + caption + gutter) + margin
    page = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(page)
    size = {name: max(8, round(unit * points)) for name, points in (("title", 40), ("text", 19), ("small", 15))}
    draw.text((margin, round(unit * 40)), printable(scene.file.title.en), font=font(size["title"]), fill=BRIGHT)
    about = f"{scene.name}, {minute:g} minutes in"
    right = width - margin - draw.textlength(printable(about), font=font(size["text"]))
    draw.text((right, round(unit * 58)), printable(about), font=font(size["text"]), fill=FAINT)
    for column, of_part in enumerate(stills):
        x = margin + left + column * (px + gutter)
        spaced(draw, (x, header - round(unit * 34)), of_part[0].sight.part, size["text"], ACCENT)
        for row, still in enumerate(of_part):
            y = header + row * (px + caption + gutter)
            hang(page, Image.fromarray(still.rgb), (x, y), round(unit * 8))
            levels = still.levels
            over = still.mean > levels.mean_luminance * 1.02 or still.peak > levels.peak_luminance * 1.02
            light = f"mean {still.mean:.3f} / {levels.mean_luminance:.3f}   brightest {still.peak:.2f}"
            draw.text((x, y + px + round(unit * 10)), light, font=font(size["small"]), fill=WARNING if over else FAINT)
    for row, pitch in enumerate(RECLINES_DEG):
        y = header + row * (px + caption + gutter) + px // 2
        draw.text((margin, y - size["title"]), f"{pitch}°", font=font(size["title"]), fill=SOFT)
        draw.text((margin, y + round(unit * 10)), _RECLINE_WORDS[pitch], font=font(size["text"]), fill=FAINT)
    return page
