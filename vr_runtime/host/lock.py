"""One host a headset PC: a lock that the system lets go of when its holder dies, however it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from vr_runtime.control.private_files import private_folder
from vr_runtime.control.processes import start_mark
from vr_runtime.problem import ExitCode, Problem

_NAME: Final = "host.lock"
_ABOUT_BYTES: Final = 256


class HostLock:
    """Held from here to `release`, or to the end of the process. Raises Problem: HOST_BUSY or DOOR_UNUSABLE."""

    def __init__(self, folder: Path) -> None:
        path = private_folder(folder) / _NAME
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError as error:
            why = error.strerror or "not writable"
            raise Problem(ExitCode.DOOR_UNUSABLE, f"{path}: {why}", "Remove it and start again") from None
        try:
            _lock(self._descriptor)
        except OSError:
            holder = os.pread(self._descriptor, _ABOUT_BYTES, 0) if os.name == "posix" else b""
            os.close(self._descriptor)
            raise _busy(holder) from None
        # For a person who looks, and for the line above: what counts is the lock, not what is written.
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, f"{os.getpid()} {start_mark(os.getpid()) or ''}\n".encode())

    def release(self) -> None:
        """Let go; harmless the second time."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> HostLock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _busy(holder: bytes) -> Problem:
    number = holder.split(b" ")[0].decode("ascii", "ignore")
    which = f" (process {number})" if number.isdigit() else ""
    return Problem(
        ExitCode.HOST_BUSY,
        f"A session host runs already on this machine{which}",
        "Look at it with vr-runtime status, or end its session with vr-runtime ctl end",
    )


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        # A byte far behind the text: on Windows a locked byte cannot be read by anybody else.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
