"""The file itself: made whole before it has its name, private to its user, mapped by both sides."""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from typing import Final, Protocol

import msgspec

from vr_runtime.link import layout as at
from vr_runtime.link.session import LinkedSession
from vr_runtime.problem import ExitCode, Problem

_TRIES: Final = 8
_AS_IT_IS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Packed(Protocol):
    """What writes itself into a block of bytes."""

    def packed_into(self, buffer: memoryview, at: int, /) -> None: ...


class Mapped:
    """A mapped link: `words` as 64-bit integers, `bytes` as bytes. Closed by `close`, or by the process's end."""

    def __init__(self, path: Path) -> None:
        """Map the link at `path`. Raises OSError, or Problem(LINK_UNUSABLE) for a file that is no link of ours."""
        with open(os.open(path, os.O_RDWR | _AS_IT_IS), "r+b", buffering=0) as file:
            found = os.fstat(file.fileno())
            if os.name == "posix" and (found.st_uid != os.getuid() or found.st_mode & 0o077):
                raise _unusable(path, "other users may open it")
            if found.st_size != at.FILE_BYTES:
                raise _unusable(path, "another version of the program made it")
            self._map = mmap.mmap(file.fileno(), at.FILE_BYTES)
        self.path = path
        self.bytes = memoryview(self._map)
        # Native words: each is read and written by one machine instruction, so it is never seen half written.
        self.words = self.bytes[: 8 * at.WORDS].cast("q")
        if self.words[at.W_MAGIC] != at.MAGIC:
            self.close()
            raise _unusable(path, "another version of the program made it")

    def session(self) -> LinkedSession:
        """What is played. Raises Problem(LINK_UNUSABLE) where it cannot be read."""
        length = self.words[at.W_SETTINGS_BYTES]
        try:
            wire = bytes(self.bytes[at.SETTINGS_AT : at.SETTINGS_AT + length])
            return msgspec.msgpack.decode(wire, type=LinkedSession)
        except msgspec.MsgspecError:
            raise _unusable(self.path, "it is damaged") from None

    def log(self, from_byte: int) -> tuple[list[bytes], int]:
        """The entries from a place in the log on, and the place after them."""
        end = min(self.words[at.W_LOG_BYTES], at.LOG_ROOM)
        entries = []
        while from_byte < end:
            start = at.LOG_AT + from_byte + at.LENGTH.size
            (length,) = at.LENGTH.unpack_from(self.bytes, at.LOG_AT + from_byte)
            entries.append(bytes(self.bytes[start : start + length]))
            from_byte += at.LENGTH.size + length
        return entries, from_byte

    def block(self, start: int, size: int, begun: int, ended: int) -> bytes | None:
        """A block between two counts, whole; None before the first, and while one is being written."""
        words = self.words
        for _ in range(_TRIES):
            count = words[ended]
            block = bytes(self.bytes[start : start + size])
            if count and words[begun] == count:
                return block
            if not count:
                break
        return None

    def put_block(self, status: Packed, start: int, begun: int, ended: int) -> None:
        """Write a block between its two counts: who reads meanwhile leaves it for the next look."""
        words = self.words
        count = words[ended] + 1
        words[begun] = count
        status.packed_into(self.bytes, start)
        words[ended] = count

    def close(self) -> None:
        if hasattr(self, "words"):
            self.words.release()
        self.bytes.release()
        self._map.close()


def make(path: Path, session: LinkedSession) -> Mapped:
    """Make the link for a new session in a private folder, in place of the one before. Raises Problem or OSError."""
    settings = msgspec.msgpack.encode(session)
    if len(settings) > at.SETTINGS_ROOM:
        raise _unusable(path, "its settings are too long")
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _AS_IT_IS
        with open(os.open(draft, flags, 0o600), "r+b", buffering=0) as file:
            file.truncate(at.FILE_BYTES)
            file.seek(8 * at.W_MAGIC)
            file.write(at.MAGIC.to_bytes(8, "little") + len(settings).to_bytes(8, "little"))
            file.seek(at.SETTINGS_AT)
            file.write(settings)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return Mapped(path)


def numbers_in(word: int) -> frozenset[int]:
    """The places of the bits that are set."""
    return frozenset(place for place in range(at.LINES_KEPT) if word >> place & 1)


def _unusable(path: Path, why: str) -> Problem:
    return Problem(
        ExitCode.LINK_UNUSABLE,
        f"Host and player cannot share {path}: {why}",
        "End every vr-runtime of this user, remove the file, and start again",
    )
