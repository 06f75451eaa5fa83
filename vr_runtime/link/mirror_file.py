"""The file in which the player leaves small pictures of what it shows, for whoever looks: in memory, never on a disk.

It lies beside the link where that folder is in memory, as a user's runtime folder is on Linux, else under /dev/shm; on
Windows it is a named mapping that belongs to no file. Where there is no memory to share there is no mirror, and nothing
else is lacking. Its words are 64 bits wide and each written by one store:

    newest     the player's: the number of the last picture that is whole
    watched    the readers': when one of them last looked; nobody makes pictures that nobody looks at
    slots      the player's: for each of three pictures its number before and after it was written, when it was taken,
               its size, and a checksum; then the pictures themselves, RGBA, top row first
"""

from __future__ import annotations

import hashlib
import mmap
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from vr_runtime.clock import NS_PER_S

MAGIC: Final = int.from_bytes(b"VRMIRR01", "little")
"""Names the layout: another layout, another number at its end."""

W_MAGIC: Final = 0
W_NEWEST: Final = 8
W_WATCHED_NS: Final = 16
W_SLOTS: Final = 24
SLOT_WORDS: Final = 8
BEGUN, ENDED, TAKEN_NS, WIDTH, HEIGHT, CHECK = range(6)
"""Words of a slot."""
WORDS: Final = 64

SLOTS: Final = 3
"""The newest is left alone for two more pictures: at fifteen a second a reader has 0.13 s to copy it."""
MOST_WIDTH_PX: Final = 480
MOST_HEIGHT_PX: Final = 640
SLOT_BYTES: Final = MOST_WIDTH_PX * MOST_HEIGHT_PX * 4
PICTURES_AT: Final = 4096
FILE_BYTES: Final = PICTURES_AT + SLOTS * SLOT_BYTES

WATCHED_FOR_NS: Final = 2 * NS_PER_S
"""Whoever looks says so twice a second: nobody looks any more where nothing was said for so long."""

_NAME: Final = "session.mirror"
_SHARED_MEMORY: Final = Path("/dev/shm")
_IN_MEMORY: Final = frozenset({"tmpfs", "ramfs"})
_AS_IT_IS: Final = getattr(os, "O_NOFOLLOW", 0)


class MirrorFile:
    """A mapped mirror: `words` as 64-bit integers, `bytes` as bytes. Closed by `close`, or by the process's end."""

    def __init__(self, mapped: mmap.mmap, path: Path | None, inode: int) -> None:
        self._map = mapped
        self._path = path
        self._inode = inode
        self.bytes = memoryview(mapped)
        # Native words: each is read and written by one machine instruction, so it is never seen half written.
        self.words = self.bytes[: 8 * WORDS].cast("q")

    @property
    def newest_ns(self) -> int:
        """When the last whole picture was taken; 0 before the first."""
        number = self.words[W_NEWEST]
        return int(self.words[slot_words(number) + TAKEN_NS]) if number else 0

    def is_watched(self, now_ns: int) -> bool:
        """Whether anybody looks."""
        watched_ns = self.words[W_WATCHED_NS]
        return watched_ns != 0 and -WATCHED_FOR_NS < now_ns - watched_ns < WATCHED_FOR_NS

    @property
    def superseded(self) -> bool:
        """Another session's mirror has taken this one's place, or it was put away."""
        return self._path is not None and not self._is_in_place()

    def take_room(self) -> bool:
        """Have all of its memory now: to run short of it while writing would end the process that writes."""
        if self._path is None:
            return True
        try:
            with open(os.open(self._path, os.O_RDWR | _AS_IT_IS), "r+b", buffering=0) as file:
                os.posix_fallocate(file.fileno(), 0, FILE_BYTES)
        except OSError:
            return False
        return self._is_in_place()

    def forget(self) -> None:
        """The session is over, and nothing of its pictures stays."""
        self.words[W_NEWEST] = 0
        if self._path is not None and self._is_in_place():
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        self.words.release()
        self.bytes.release()
        self._map.close()

    def _is_in_place(self) -> bool:
        assert self._path is not None
        with suppress(OSError):
            return self._path.stat().st_ino == self._inode
        return False


def slot_words(number: int) -> int:
    """Where the words of a picture's slot begin."""
    return W_SLOTS + number % SLOTS * SLOT_WORDS


def make_mirror(runtime_folder: Path) -> MirrorFile | None:
    """A mirror for a new session, in place of the one before; None where it cannot be had in memory."""
    try:
        return _make(runtime_folder)
    except OSError:
        return None


def open_mirror(runtime_folder: Path) -> MirrorFile | None:
    """The mirror of the session that runs; None where there is none, or it is not this user's alone."""
    try:
        found = _open(runtime_folder)
    except OSError:
        return None
    if found is not None and found.words[W_MAGIC] != MAGIC:
        found.close()
        return None
    return found


if sys.platform == "win32":

    def _make(runtime_folder: Path) -> MirrorFile:
        mirror = _open(runtime_folder)
        mirror.bytes[: 8 * WORDS] = bytes(8 * WORDS)  # a reader may have kept the one before alive
        mirror.words[W_MAGIC] = MAGIC
        return mirror

    def _open(runtime_folder: Path) -> MirrorFile:
        """Opened or made, one cannot tell: only what has been made says which layout it has."""
        name = f"Local\\vr-runtime-{_digest(runtime_folder)}"
        return MirrorFile(mmap.mmap(-1, FILE_BYTES, tagname=name), None, 0)

else:

    def _make(runtime_folder: Path) -> MirrorFile | None:
        path = mirror_path(runtime_folder)
        if path is None:
            return None
        draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _AS_IT_IS
            with open(os.open(draft, flags, 0o600), "r+b", buffering=0) as file:
                file.write(MAGIC.to_bytes(8, sys.byteorder) + bytes(PICTURES_AT - 8))
                file.truncate(FILE_BYTES)  # without its memory, until somebody looks
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        return _open(runtime_folder)

    def _open(runtime_folder: Path) -> MirrorFile | None:
        path = mirror_path(runtime_folder)
        if path is None:
            return None
        with open(os.open(path, os.O_RDWR | _AS_IT_IS), "r+b", buffering=0) as file:
            found = os.fstat(file.fileno())
            if found.st_uid != os.getuid() or found.st_mode & 0o077 or found.st_size != FILE_BYTES:
                return None
            return MirrorFile(mmap.mmap(file.fileno(), FILE_BYTES), path, found.st_ino)


def mirror_path(runtime_folder: Path) -> Path | None:
    """Where the mirror of the session with this private folder lies; None where no folder is in memory."""
    if is_in_memory(runtime_folder):
        return runtime_folder / _NAME
    if is_in_memory(_SHARED_MEMORY):
        return _SHARED_MEMORY / f"vr-runtime-{_digest(runtime_folder)}.mirror"
    return None


def is_in_memory(folder: Path, mounts: str = "/proc/self/mountinfo") -> bool:
    """Whether what is written into the folder stays in memory, as the kernel's table of mounts says."""
    try:
        device = folder.stat().st_dev
        table = Path(mounts).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in table.splitlines():
        # "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw": what stands after the dash is the kind.
        place, dash, about = line.partition(" - ")
        if dash and place.split()[2:3] == [wanted]:
            return about.split(" ", 1)[0] in _IN_MEMORY
    return False


def _digest(folder: Path) -> str:
    """Tells the sessions of one machine apart: by their user, and by their folder."""
    user = getattr(os, "getuid", lambda: os.environ.get("USERNAME", ""))()
    return hashlib.sha256(f"{user}:{folder.absolute()}".encode()).hexdigest()[:24]
