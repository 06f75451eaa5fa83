"""The contact sheet: what both eyes saw, once a phase, on one dark page.

The pictures are shown as they were submitted, not brightened: what looks dim on the page was dim in the headset.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vr_runtime.record.report import write_atomically

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont
    from PIL.Image import Image

_PAPER: Final = (13, 14, 17)
_FRAME: Final = (34, 36, 42)
_BRIGHT: Final = (226, 223, 214)
_SOFT: Final = (150, 149, 146)
_FAINT: Final = (92, 93, 97)
_ACCENT: Final = (201, 164, 112)

_MARGIN: Final = 96
_GUTTER: Final = 56
_PICTURE_WIDTH: Final = 1000
_EYE_GAP: Final = 6
_CORNER: Final = 10
_TRACKING: Final = 5
_HEADER: Final = 262
_CAPTION: Final = 78
_FOOTER: Final = 96
_COLUMNS: Final = 2
# Corners are cut at four times the size and scaled down: Pillow draws without anti-aliasing.
_OVERSAMPLING: Final = 4


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was submitted for one instant.

    `rgb` holds 3 * `width_px` * `height_px` bytes, sRGB, top row first, the left eye in the left half.
    `infusion_min` is None before the infusion has started.
    """

    label: str
    course_min: float
    infusion_min: float | None
    width_px: int
    height_px: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class SheetText:
    """Title: the scene's name. Subtitle: the plan. Footer: what it ran on."""

    title: str
    subtitle: str
    footer: str = ""


def write_contact_sheet(path: Path, snapshots: Sequence[Snapshot], text: SheetText) -> None:
    """Write the sheet as PNG. Raises ValueError for no or a misshapen picture, OSError where it cannot be written."""
    content = io.BytesIO()
    contact_sheet(snapshots, text).save(content, "PNG", compress_level=6)
    write_atomically(path, content.getvalue())


def contact_sheet(snapshots: Sequence[Snapshot], text: SheetText) -> Image:
    """The sheet as an RGB image, two pictures a row in the order given."""
    from PIL import Image, ImageDraw

    if not snapshots:
        raise ValueError("there is no picture to put on the contact sheet")
    pictures = [_picture(snapshot) for snapshot in snapshots]
    columns = min(_COLUMNS, len(pictures))
    row_height = max(picture.height for picture in pictures) + _CAPTION + _GUTTER
    rows = -(-len(pictures) // columns)
    width = 2 * _MARGIN + columns * _PICTURE_WIDTH + (columns - 1) * _GUTTER
    height = _HEADER + rows * row_height - _GUTTER + _FOOTER + _MARGIN // 2
    page = Image.new("RGB", (width, height), _PAPER)
    draw = ImageDraw.Draw(page)
    _header(draw, width, snapshots, text)
    for index, (snapshot, picture) in enumerate(zip(snapshots, pictures, strict=True)):
        x = _MARGIN + index % columns * (_PICTURE_WIDTH + _GUTTER)
        y = _HEADER + index // columns * row_height
        page.paste(picture, (x, y))
        _caption(draw, x, y + picture.height + 26, snapshot)
    _footer(draw, width, height, text)
    return page


def _picture(snapshot: Snapshot) -> Image:
    """Both eyes scaled to the page, a hair of paper between them, corners rounded."""
    from PIL import Image

    width, height = snapshot.width_px, snapshot.height_px
    if width < 2 or height < 1 or len(snapshot.rgb) != 3 * width * height:
        raise ValueError(f"the picture of {snapshot.label!r} is not {width} x {height} pixels of three bytes")
    both = Image.frombytes("RGB", (width, height), snapshot.rgb)
    eye_width = (_PICTURE_WIDTH - _EYE_GAP) // 2
    eye_height = max(1, round(eye_width * height / (width // 2)))
    picture = Image.new("RGB", (_PICTURE_WIDTH, eye_height), _PAPER)
    mask = _rounded_mask(eye_width, eye_height)
    edge = Image.new("RGB", (eye_width, eye_height), _FRAME)
    for eye in range(2):
        half = both.crop((eye * (width // 2), 0, (eye + 1) * (width // 2), height))
        small = half.resize((eye_width, eye_height), Image.Resampling.LANCZOS)
        x = eye * (eye_width + _EYE_GAP)
        # A hairline, so that the dimmest phases do not melt into the paper.
        picture.paste(edge, (x, 0), mask)
        inner = mask.resize((eye_width - 2, eye_height - 2)) if eye_height > 2 else mask
        picture.paste(small.crop((1, 1, 1 + inner.width, 1 + inner.height)), (x + 1, 1), inner)
    return picture


def _rounded_mask(width: int, height: int) -> Image:
    from PIL import Image, ImageDraw

    large = Image.new("L", (width * _OVERSAMPLING, height * _OVERSAMPLING), 0)
    box = (0, 0, width * _OVERSAMPLING - 1, height * _OVERSAMPLING - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, radius=_CORNER * _OVERSAMPLING, fill=255)
    return large.resize((width, height), Image.Resampling.BOX)


def _header(draw: ImageDraw.ImageDraw, width: int, snapshots: Sequence[Snapshot], text: SheetText) -> None:
    draw.text((_MARGIN - 3, 64), _printable(text.title), font=_font(58), fill=_BRIGHT)
    draw.text((_MARGIN, 146), _printable(text.subtitle), font=_font(28), fill=_SOFT)
    _timeline(draw, _MARGIN, width - _MARGIN, 214, snapshots)


def _timeline(draw: ImageDraw.ImageDraw, left: int, right: int, y: int, snapshots: Sequence[Snapshot]) -> None:
    """A hairline for the session, a mark where each picture was taken."""
    draw.line((left, y, right, y), fill=_FRAME, width=2)
    last_min = max(snapshot.course_min for snapshot in snapshots)
    for snapshot in snapshots:
        x = left + round((right - left) * snapshot.course_min / last_min) if last_min > 0 else left
        colour = _FAINT if snapshot.infusion_min is None else _ACCENT
        draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=colour)


def _caption(draw: ImageDraw.ImageDraw, x: int, y: int, snapshot: Snapshot) -> None:
    _spaced(draw, (x, y), snapshot.label.upper(), _font(26))
    right = x + _PICTURE_WIDTH
    infusion = "before the infusion" if snapshot.infusion_min is None else f"infusion {_clock(snapshot.infusion_min)}"
    course = f"minute {_clock(snapshot.course_min)}"
    colour = _FAINT if snapshot.infusion_min is None else _ACCENT
    font = _font(24)
    infusion_width = draw.textlength(infusion, font=font)
    draw.text((right - infusion_width, y + 2), infusion, font=font, fill=colour)
    draw.text((right - infusion_width - 32 - draw.textlength(course, font=font), y + 2), course, font=font, fill=_SOFT)


def _footer(draw: ImageDraw.ImageDraw, width: int, height: int, text: SheetText) -> None:
    y = height - _MARGIN
    draw.line((_MARGIN, y, width - _MARGIN, y), fill=_FRAME, width=1)
    font = _font(21)
    draw.text((_MARGIN, y + 24), "Left eye · right eye, as submitted to the headset", font=font, fill=_FAINT)
    footer = _printable(text.footer)
    draw.text((width - _MARGIN - draw.textlength(footer, font=font), y + 24), footer, font=font, fill=_FAINT)


def _spaced(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, font: _Font) -> None:
    """Capitals need air between them; Pillow has no tracking of its own."""
    x, y = at
    for letter in text:
        draw.text((x, y), letter, font=font, fill=_BRIGHT)
        x += draw.textlength(letter, font=font) + _TRACKING


def _printable(text: str) -> str:
    """Pillow's own font has no multiplication sign, and draws a box for it."""
    return text.replace("×", "x")


def _clock(minutes: float) -> str:
    """Minutes and seconds, the seconds cut off: 12.5 -> 12:30."""
    seconds = int(max(0.0, minutes) * 60)
    return f"{seconds // 60}:{seconds % 60:02d}"


def _font(size: int) -> _Font:
    from PIL import ImageFont

    return ImageFont.load_default(size)


if TYPE_CHECKING:
    _Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
