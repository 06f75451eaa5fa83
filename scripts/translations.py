"""The launcher's languages: collects its strings into the .ts files, and packs what is translated into .qm files.

Type translations into vr_runtime/launcher/translations/*.ts, or use pyside6-linguist, and run this again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
LAUNCHER = ROOT / "vr_runtime" / "launcher"
LANGUAGES = ("de", "fr", "es")


def main(folder: Path) -> int:
    """Bring both kinds of file in `folder` up to date. 1 where a tool fails."""
    sources = sorted(str(path) for path in LAUNCHER.rglob("*.py"))
    for language in LANGUAGES:
        named = folder / f"launcher_{language}.ts"
        collect = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
        if not _ran("lupdate", *collect, *sources, "-ts", str(named)):
            return 1
        if not _ran("lrelease", "-silent", str(named), "-qm", str(named.with_suffix(".qm"))):
            return 1
    return 0


def _ran(tool: str, *arguments: str) -> bool:
    """Qt's own tools travel in the wheel of PySide6."""
    return subprocess.run([Path(PySide6.__file__).parent / tool, *arguments], check=False).returncode == 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else LAUNCHER / "translations"))
