"""The X display's picture as numbers: what the patient would see, both halves of it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_HEADER_WORDS = 25
_COLOUR_BYTES = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """`rgb` is (height, width, 3) uint8, top row first, as encoded for the display (sRGB)."""

    rgb: NDArray[np.uint8]

    @property
    def halves(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The left and the right eye's halves, each (height, width / 2, 3), 0..1."""
        middle = self.rgb.shape[1] // 2
        return self.rgb[:, :middle] / 255.0, self.rgb[:, middle : 2 * middle] / 255.0

    def save(self, path: Path) -> None:
        Image.fromarray(self.rgb).save(path)


def from_xwd(data: bytes) -> Picture:
    """Read an XWD file of version 7, 32 bits a pixel, as both `xwd` and Xvfb's frame buffer file are.

    Raises `ValueError` for any other kind.
    """
    words = struct.unpack(f">{_HEADER_WORDS}I", data[: 4 * _HEADER_WORDS])
    header_size, version, image_format = words[:3]
    width, height, byte_order, bits_per_pixel, bytes_per_line = words[4], words[5], words[7], words[11], words[12]
    if (version, image_format, bits_per_pixel) != (7, 2, 32):
        raise ValueError(
            f"not a 32-bit ZPixmap XWD file: version {version}, format {image_format}, {bits_per_pixel} bits"
        )
    start = header_size + words[19] * _COLOUR_BYTES
    rows = np.frombuffer(data, np.uint8, height * bytes_per_line, start).reshape(height, bytes_per_line)
    pixels = rows[:, : width * 4].reshape(height, width, 4)
    # the low byte of a little-endian TrueColor pixel is blue
    rgb = pixels[:, :, 2::-1] if byte_order == 0 else pixels[:, :, 1:]
    return Picture(np.ascontiguousarray(rgb))
