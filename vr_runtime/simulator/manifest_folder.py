"""A folder for the runtime's manifest, and no such folder of ours left behind by a process that was killed."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

_PREFIX: Final = "vr-runtime-simulator-"
_HELD: Final = "held"
_YOUNG_S: Final = 60.0
"""One that is being made just now is not held yet."""


@contextmanager
def manifest_folder() -> Iterator[Path]:
    """A new private folder, which is gone afterwards; those that died with their process go too."""
    _remove_left_behind(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    with (folder / _HELD).open("wb") as held:
        _take(held)
        try:
            yield folder
        finally:
            held.close()  # Windows removes no file that is open
            shutil.rmtree(folder, ignore_errors=True)


def _remove_left_behind(where: Path) -> None:
    for folder in where.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            found = folder.lstat()
            ours = os.name != "posix" or found.st_uid == os.getuid()
            if ours and folder.is_dir() and not folder.is_symlink() and time.time() - found.st_mtime > _YOUNG_S:
                _remove_if_nobody_holds(folder)


def _remove_if_nobody_holds(folder: Path) -> None:
    """The system lets go of what a process held, however that ends. Raises OSError where somebody holds it."""
    if (folder / _HELD).exists():
        with (folder / _HELD).open("rb") as held:
            _take(held)
        (folder / _HELD).unlink()  # refused by Windows while it is open
    shutil.rmtree(folder)


def _take(held: IO[bytes]) -> None:
    """Raises OSError where another process has it."""
    if sys.platform == "win32":
        return
    import fcntl

    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
