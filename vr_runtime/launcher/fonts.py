"""The bundled family."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from vr_runtime.content import ASSETS


def load_fonts() -> None:
    """Make it known to Qt. Where a file is missing, the system's own family stands in."""
    for path in sorted((ASSETS / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
