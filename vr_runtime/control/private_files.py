"""Files that only their user may read: where they lie, how they are written, and whether they still are private."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from vr_runtime.problem import ExitCode, Problem

_PROGRAM = "vr-runtime"
_MOST_BYTES = 4096  # of a file that is read: keys and the rendezvous take a few hundred
# No links that somebody laid out, and on Windows no new line endings.
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Places:
    """The two folders of the control door.

    `keys` outlives everything; `runtime` holds sockets and the rendezvous file and may go when its user logs out.
    """

    keys: Path
    runtime: Path

    @classmethod
    def of_this_user(cls) -> Places:
        """Where the user's own settings put them."""
        from platformdirs import user_config_path

        return cls(keys=user_config_path(_PROGRAM, appauthor=False) / "keys", runtime=_runtime_folder())


def _runtime_folder() -> Path:
    if sys.platform == "win32":
        from platformdirs import user_runtime_path

        return user_runtime_path(_PROGRAM, appauthor=False)
    # Without a login session there is no such folder; a name of ours under the temporary one is as private, because
    # private_folder() takes nothing that somebody else has made there first.
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given:
        return Path(given) / _PROGRAM
    import tempfile

    return Path(tempfile.gettempdir()) / f"{_PROGRAM}-{os.getuid()}"


def private_folder(folder: Path) -> Path:
    """The folder, made where it is missing, open to its user alone. Raises Problem(DOOR_UNUSABLE) where it is not."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _make_private(folder)
        found = folder.lstat()
    except OSError as error:
        raise _unusable(folder, error.strerror or "not writable") from None
    if not stat.S_ISDIR(found.st_mode):
        raise _unusable(folder, "not a folder")
    _check_private(folder, found)
    return folder


def read_private(path: Path) -> bytes:
    """A private file's first 4 KiB. Raises FileNotFoundError, or Problem(DOOR_UNUSABLE) where others may read it."""
    try:
        with open(os.open(path, os.O_RDONLY | _AS_IT_IS), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise _unusable(path, "not a file")
            _check_private(path, found)
            return file.read(_MOST_BYTES)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _unusable(path, error.strerror or "not readable") from None


def write_private(path: Path, content: bytes, *, replace: bool) -> bool:
    """Write the file whole or not at all, for its user alone; its folder is private.

    False where it was there already and is not to be replaced. Raises Problem(DOOR_UNUSABLE).
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IT_IS, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return _put_in_place(draft, path, replace)
    except OSError as error:
        raise _unusable(path, error.strerror or "not writable") from None
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, path: Path, replace: bool) -> bool:
    if replace:
        os.replace(draft, path)
        return True
    try:
        os.link(draft, path)  # unlike a rename, it never replaces what somebody else was quicker to write
    except FileExistsError:
        return False
    return True


def _check_private(path: Path, found: os.stat_result) -> None:
    if sys.platform == "win32":
        return  # the mode bits say nothing there; the folder's access list was set when it was made
    if found.st_uid != os.getuid():
        raise _unusable(path, "it belongs to another user")
    if found.st_mode & 0o077:
        raise _unusable(path, "other users may open it")


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return
    if sys.platform != "win32":
        return
    import subprocess

    # Best effort: the user's profile, in which the folder lies, keeps other users out already.
    grant = f"{os.environ.get('USERNAME', '')}:(OI)(CI)F"
    command = ["icacls", str(folder), "/inheritance:r", "/grant:r", grant]
    subprocess.run(command, capture_output=True, check=False, timeout=10)


def _unusable(path: Path, why: str) -> Problem:
    return Problem(
        ExitCode.DOOR_UNUSABLE,
        f"The control door cannot use {path}: {why}",
        "Remove it, or give it to its user alone (mode 0700 for a folder, 0600 for a file), and start again",
    )
