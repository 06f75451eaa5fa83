"""Small pictures to choose a scene by: one for each, as large as the launcher shows them at twice its usual size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import moderngl

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.workshop.gallery import packed
from vr_runtime.workshop.stills import Easel, Sight

WIDTH_PX: Final = 640
HEIGHT_PX: Final = 360
BYTES_A_TILE: Final = 40_000

_MINUTE: Final = 12.0
# Pitch, yaw and field of view, degrees. At rest most scenes are all sky; a small picture is known by its horizon.
_DIRECTIONS: Final = {
    "dusk-clouds": (20.0, 0.0, 90.0),
    "forest-canopy": (40.0, 0.0, 84.0),
    "glow-field": (40.0, 60.0, 84.0),
    "night-sky": (25.0, 0.0, 90.0),
    "paper-lanterns": (15.0, 0.0, 90.0),
    "under-the-surface": (10.0, 0.0, 90.0),
}
_FIELD_DEG: Final = 84.0


def make_tiles(
    ctx: moderngl.Context, scenes: list[LoadedScene], out: Path, tell: Callable[[Path], object] = lambda _: None
) -> list[Path]:
    """Draw a tile of each scene into `out`: NAME.webp, 640 x 360. Problem(REPORT_UNWRITABLE) where that cannot be."""
    written = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for scene in scenes:
            path = out / f"{scene.name}.webp"
            path.write_bytes(tile(ctx, scene))
            written.append(path)
            tell(path)
    except OSError as error:
        what = f"The pictures cannot be written ({error})"
        raise Problem(ExitCode.REPORT_UNWRITABLE, what, "Name a folder that you may write to") from None
    return written


def tile(ctx: moderngl.Context, scene: LoadedScene) -> bytes:
    """One scene in settle as it is submitted to the headset, nothing brightened, as WebP."""
    from PIL import Image

    easel = Easel(ctx, scene, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    easel.wait("settle", _MINUTE)
    still = easel.still(_sight(scene))
    easel.release()
    return packed(Image.fromarray(still.rgb), BYTES_A_TILE)


def _sight(scene: LoadedScene) -> Sight:
    pitch_deg, yaw_deg, field_deg = _DIRECTIONS.get(scene.name, (scene.file.focus, 0.0, _FIELD_DEG))
    return Sight("settle", _MINUTE, pitch_deg, yaw_deg, field_deg)
