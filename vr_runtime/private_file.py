"""Small files for this user's eyes alone: read whole, written whole or not at all, and removed for good."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 64 * 1024


def read_small(path: Path) -> bytes:
    """The content of a plain file. Raises FileNotFoundError where there is none, OSError for what is no such file."""
    if path.exists() and not path.is_file():
        raise OSError(None, "it is no plain file")  # a pipe would be waited for
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise OSError(None, f"it is longer than {MOST_BYTES // 1024} KiB")
    return content


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> bool:
    """Put `content` at `path`, on disk when this returns; after a crash the old file is there, or the whole new one.

    The file is open to its user alone, and so is a folder that is made for it. False where a file was there already
    and is not to be replaced. Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}.part")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            draft.replace(path)
        else:
            os.link(draft, path)  # unlike a rename, it never replaces what is there
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def remove_for_good(path: Path) -> bool:
    """Overwrite the file, then remove it; False where there is none. Raises OSError.

    What a disk keeps of overwritten blocks is up to the disk; the file's own are zero before its name goes.
    """
    try:
        with path.open("r+b") as file:
            size = os.fstat(file.fileno()).st_size
            file.write(bytes(size))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return False
    path.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Make a new, renamed or removed file in `folder` survive a power cut. Raises OSError."""
    if os.name != "posix":
        return  # NTFS journals its directories; they cannot be opened to be synced
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
