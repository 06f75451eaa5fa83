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


def clinic_folder(kind: str) -> Path:
    """Where a clinic keeps what is its own of a kind ("presets", "scenes"); it need not exist.

    In the folder that `VR_RUNTIME_CONFIG` names, else in the user's settings.
    """
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        return Path(named) / kind
    import platformdirs

    return platformdirs.user_config_path("vr-runtime", appauthor=False) / kind
