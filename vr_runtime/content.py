"""Where the scenes, shaders and assets lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

CONFIG_VARIABLE: Final = "VR_RUNTIME_CONFIG"
DEFAULT_SCENE: Final = "forest-canopy"
"""Played where none was asked for, and in place of a pack that is refused."""

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "content"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

SCENES = _ROOT / "scenes"
SHADERS = _ROOT / "shaders"
ASSETS = _ROOT / "assets"


def scene_tile(name: str) -> Path | None:
    """The small picture by which a scene is chosen: one that travels with the program, else `tile.webp` in a clinic's
    own scene. None where there is none, and for what is no scene's name."""
    if not name or not name.replace("-", "").isalnum():
        return None
    places = (ASSETS / "tiles" / f"{name}.webp", clinic_folder("scenes") / name / "tile.webp")
    return next((path for path in places if path.is_file()), None)


def clinic_folder(kind: str) -> Path:
    """Where a clinic keeps what is its own of a kind ("presets", "scenes"); it need not exist.

    In the folder that `VR_RUNTIME_CONFIG` names, else in the user's settings.
    """
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        return Path(named) / kind
    import platformdirs

    return platformdirs.user_config_path("vr-runtime", appauthor=False) / kind
