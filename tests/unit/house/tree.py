"""The files of the checkout, as the house tests see them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "vr_runtime"

# What .gitignore names too; git itself may be missing where the tests run.
_LEFT_BY_TOOLS = {".git", ".venv", ".cache", "__pycache__", "dist", "build", "report"}


def files(*suffixes: str, under: Path = ROOT) -> Iterator[Path]:
    """Every file of the project below `under`, or those with one of the suffixes, in a stable order."""
    for entry in sorted(under.iterdir()):
        if entry.is_symlink():
            continue
        if entry.is_file() and (not suffixes or entry.suffix in suffixes):
            yield entry
        if entry.is_dir() and not _left_by_a_tool(entry.name):
            yield from files(*suffixes, under=entry)


def relative(path: Path) -> str:
    """The path as a person would write it."""
    return path.relative_to(ROOT).as_posix()


def _left_by_a_tool(name: str) -> bool:
    return name in _LEFT_BY_TOOLS or name.endswith(("_cache", ".egg-info")) or name == ".hypothesis"
