"""Words and paper for pictures that people look at: one typeface, few colours, rounded corners."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont
    from PIL.Image import Image

    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

Colour = tuple[int, int, int]

PAPER: Final[Colour] = (13, 14, 17)
HAIRLINE: Final[Colour] = (34, 36, 42)
BRIGHT: Final[Colour] = (226, 223, 214)
SOFT: Final[Colour] = (150, 149, 146)
FAINT: Final[Colour] = (92, 93, 97)
ACCENT: Final[Colour] = (201, 164, 112)
WARNING: Final[Colour] = (224, 142, 96)

# Corners are cut at four times the size and scaled down: Pillow draws without anti-aliasing.
_OVERSAMPLING: Final = 4
_TRACKING: Final = 0.16  # of the letters' size, between capitals
_UNKNOWN: Final = {"×": "x", "–": "-", "—": "-", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o"}


def font(size: int) -> Font:
    """Pillow's own typeface; it costs no dependency, and travels everywhere."""
    from PIL import ImageFont

    return ImageFont.load_default(size)


def printable(text: str) -> str:
    """Pillow's own typeface draws a box for each letter that English lacks: those lose their marks."""
    plain = "".join(_UNKNOWN.get(letter, letter) for letter in text)
    split = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in split if letter in "°·’“…" or (ord(letter) < 128))


def spaced(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, fill: Colour) -> float:
    """Capitals need air between them; Pillow has no tracking of its own. Returns where the next letter would stand."""
    x, y = at
    face = font(size)
    for letter in printable(text).upper():
        draw.text((x, y), letter, font=face, fill=fill)
        x += draw.textlength(letter, font=face) + _TRACKING * size
    return x


def wrapped(draw: ImageDraw.ImageDraw, text: str, size: int, width_px: int) -> list[str]:
    """The words of `text` in lines of at most that width."""
    face, lines = font(size), [""]
    for word in printable(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font=face) > width_px:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def rounded(size_px: tuple[int, int], radius_px: int) -> Image:
    """A mask: white within a rectangle with round corners."""
    from PIL import Image, ImageDraw

    width, height = size_px
    large = Image.new("L", (width * _OVERSAMPLING, height * _OVERSAMPLING), 0)
    box = (0, 0, width * _OVERSAMPLING - 1, height * _OVERSAMPLING - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, radius=radius_px * _OVERSAMPLING, fill=255)
    return large.resize((width, height), Image.Resampling.BOX)


def hang(page: Image, picture: Image, at: tuple[int, int], radius_px: int) -> None:
    """Put a picture on the page, its corners rounded, within a hairline: the dimmest would melt into the paper."""
    from PIL import Image

    edge = Image.new("RGB", picture.size, HAIRLINE)
    page.paste(edge, at, rounded(picture.size, radius_px))
    inner = (picture.width - 2, picture.height - 2)
    page.paste(picture.crop((1, 1, 1 + inner[0], 1 + inner[1])), (at[0] + 1, at[1] + 1), rounded(inner, radius_px))
