"""Which sessions are being written by a process that lives: a locked file each, let go by the system if it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_FOLDER: Final = "live"


class Live:
    """Held from `begin` to the end of the process. A session that another process writes is not fought over."""

    def __init__(self, folder: Path, session: str) -> None:
        """Raises BlockingIOError where a living process holds it, OSError where no file can be made."""
        self._path = _path(folder, session)
        self._path.parent.mkdir(mode=0o700, exist_ok=True)
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise BlockingIOError(f"session {session} is being written by another process") from None

    def release(self) -> None:
        if self._descriptor < 0:
            return
        if os.name == "posix":
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = -1


def is_live(folder: Path, session: str) -> bool:
    """Whether some process writes the session now."""
    try:
        descriptor = os.open(_path(folder, session), os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def _path(folder: Path, session: str) -> Path:
    return folder / _FOLDER / f"{session}.lock"


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
