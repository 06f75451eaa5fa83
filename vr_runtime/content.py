"""Where the scenes, shaders and assets lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "content"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

SCENES = _ROOT / "scenes"
SHADERS = _ROOT / "shaders"
ASSETS = _ROOT / "assets"
