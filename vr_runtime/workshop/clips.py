"""A scene as a moving picture: in real time, or hours in seconds.

Pillow writes them, which is here anyway: WebP and AVIF play in every browser, PNG loses nothing. The encoders of video
files that Python packages bring along are under the GPL, which this project does not take.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.workshop.stills import Easel, Sight

if TYPE_CHECKING:
    from PIL.Image import Image

FRAMES_PER_S: Final = 20
MOST_BYTES: Final = 2 << 30
"""Of all frames unpacked: the encoders want them at once."""

_SETTINGS: Final[dict[str, dict[str, Any]]] = {
    ".webp": {"quality": 82, "method": 4},
    ".avif": {"quality": 70, "speed": 6},
    ".png": {},
}


def check_clip(path: Path, *, seconds: float, px: int, eye_count: int) -> None:
    """Problem(USAGE) for a kind of file that cannot be written, and for more frames than memory holds."""
    from PIL import features

    settings = _SETTINGS.get(path.suffix.lower())
    if settings is None:
        what = f"A moving picture cannot be written as '{path.suffix}'"
        raise Problem(ExitCode.USAGE, what, f"Name a file ending in {', '.join(_SETTINGS)}")
    if path.suffix.lower() == ".avif" and not features.check("avif"):
        raise Problem(ExitCode.USAGE, "This machine's Pillow cannot write AVIF", "Name a file ending in .webp")
    if seconds * FRAMES_PER_S * px * px * eye_count * 3 > MOST_BYTES:
        what = f"{seconds:g} s of pictures of {px} pixels are more than {MOST_BYTES >> 30} GiB"
        raise Problem(ExitCode.USAGE, what, "Ask for fewer seconds or smaller pictures")


def write_clip(path: Path, easel: Easel, sight: Sight, *, seconds: float, speed: float) -> int:
    """The scene from `sight.minute` on, so many seconds of it, `speed` times as fast; how many frames there are.

    Problem(REPORT_UNWRITABLE) where the file cannot be written.
    """
    easel.wait(sight.part, sight.minute)
    easel.still(sight)
    frames = list(_frames(easel, sight, max(1, round(seconds * FRAMES_PER_S)), speed / FRAMES_PER_S))
    settings = _SETTINGS[path.suffix.lower()]
    try:
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=1000 // FRAMES_PER_S, loop=0, **settings)
    except (OSError, ValueError) as error:
        what = f"The moving picture {path} cannot be written ({' '.join(str(error).split())[:120]})"
        raise Problem(ExitCode.REPORT_UNWRITABLE, what, "Name a file in a folder that is there") from None
    return len(frames)


def _frames(easel: Easel, sight: Sight, count: int, dt_s: float) -> Iterator[Image]:
    from PIL import Image

    in_real_time = dt_s <= 1.0 / FRAMES_PER_S
    for number in range(count):
        now = replace(sight, minute=sight.minute + number * dt_s / 60.0)
        yield Image.fromarray(easel.next_still(now, dt_s, settled=not in_real_time).rgb)
