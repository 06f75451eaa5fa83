"""The codes that tie a journal's rows together: who changes, removes or moves one without the key is found out.

Each code is HMAC-SHA256 over the fields of its row, each preceded by its length, so that no two rows read the same.
An entry's code covers the code before it; the first entry's covers the header's.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Final

KEY_FILE: Final = "journal.key"
_KEY_BYTES: Final = 32
_KEY_CHECK: Final = b"vr-runtime journal key"


class KeyUnreadable(OSError):
    """The key file is there and is no key."""


def load_or_make_key(folder: Path) -> bytes:
    """This installation's key, in a file that only its user can read; made at the first call. Raises OSError."""
    path = folder / KEY_FILE
    part = folder / f".{KEY_FILE}.{os.getpid()}.part"
    if not path.exists():
        # Linked into place whole: a key torn by a power cut would make every session unverifiable.
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(part, path)
        except FileExistsError:
            pass  # another process was first, and its key counts
        finally:
            part.unlink(missing_ok=True)
    return load_key(folder)


def load_key(folder: Path) -> bytes:
    """This installation's key. Raises OSError, KeyUnreadable where the file holds something else."""
    path = folder / KEY_FILE
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise KeyUnreadable(f"{path} is no key: {len(key)} bytes, not {_KEY_BYTES}")
    return key


def key_check(key: bytes) -> bytes:
    """Tells whether a journal was written with `key`, and nothing of the key."""
    return hmac.digest(key, _KEY_CHECK, "sha256")[:16]


def header_code(key: bytes, session: str, header: str) -> bytes:
    """HMAC-SHA256 of a header as its JSON text; the chain of the session begins with it."""
    return _code(key, b"header", session.encode(), header.encode())


def entry_code(key: bytes, session: str, seq: int, mono_ns: int, kind: str, body: str, prev: bytes) -> bytes:
    """HMAC-SHA256 of an entry; `mono_ns` counts from the start of the session, `prev` is the code before."""
    return _code(key, b"entry", session.encode(), _int(seq), _int(mono_ns), kind.encode(), body.encode(), prev)


def mark_code(key: bytes, session: str, mark: int, mono_ns: int, wall_ns: int, machine_ns: int, boot: str) -> bytes:
    """HMAC-SHA256 of a clock mark: session, wall and monotonic time, all in nanoseconds."""
    numbers = (_int(mark), _int(mono_ns), _int(wall_ns), _int(machine_ns))
    return _code(key, b"mark", session.encode(), *numbers, boot.encode())


def anchor_code(key: bytes, content: bytes) -> bytes:
    """HMAC-SHA256 of an anchor as its JSON text."""
    return _code(key, b"anchor", content)


def digest_of(block: bytes) -> str:
    """SHA-256 of a frame block, in hexadecimal; the block's entry carries it, so the chain covers the block."""
    return hashlib.sha256(block).hexdigest()


def same(one: bytes, other: bytes) -> bool:
    """Whether two codes are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def _int(value: int) -> bytes:
    return value.to_bytes(8, "big", signed=True)


def _code(key: bytes, *fields: bytes) -> bytes:
    return hmac.digest(key, b"".join(len(field).to_bytes(4, "big") + field for field in fields), "sha256")
