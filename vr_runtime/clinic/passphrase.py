"""The passphrase of the engineer's settings: scrypt with a salt of its own, and waits that grow with wrong tries.

It keeps a hand from slipping, not an intruder out: whoever may write this user's files can remove it. Then the next
one who opens the engineer's settings sets a new one, and the settings log says so.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from vr_runtime.private_file import read_small, write_whole
from vr_runtime.problem import ExitCode, Problem

FEWEST_LETTERS: Final = 8
MOST_LETTERS: Final = 200
LONGEST_WAIT_S: Final = 300.0
_FREE_TRIES: Final = 2
_NS_PER_S: Final = 1_000_000_000
# 32 MiB and about a tenth of a second: what an interactive login asks for (RFC 7914, section 2; OWASP's list).
_COST_N, _COST_R, _COST_P = 2**15, 8, 1
_SALT_BYTES: Final = 16
_HASH_BYTES: Final = 32


class _Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    version: Literal[1] = 1
    salt: bytes
    digest: bytes
    n: Annotated[int, Meta(ge=2**14, le=2**17)]
    r: Annotated[int, Meta(ge=8, le=16)]
    p: Annotated[int, Meta(ge=1, le=4)]
    wrong: Annotated[int, Meta(ge=0)] = 0
    tried_ns: int = 0


def wait_after_s(wrong: int) -> float:
    """How long no further try is taken after so many wrong ones in a row, in seconds."""
    return 0.0 if wrong <= _FREE_TRIES else min(LONGEST_WAIT_S, 2.0 ** (min(wrong, 64) - _FREE_TRIES))


class Passphrase:
    """The passphrase kept at `path`. Every method but `is_set` raises Problem: SETTINGS_LOCKED or BAD_SETTING.

    `check` and `set` take about a tenth of a second, which is meant; they are for a thread besides a window's.
    """

    def __init__(self, path: Path, wall_ns: Callable[[], int] = time.time_ns) -> None:
        self._path = path
        self._wall_ns = wall_ns

    @property
    def is_set(self) -> bool:
        """Whether there is one; true for a damaged file, which is nobody's way in."""
        return self._path.exists()

    @property
    def wait_s(self) -> float:
        """How long until the next try is taken; 0 where it is at once."""
        if not self.is_set:
            return 0.0
        stored = self._read()
        elapsed_s = (self._wall_ns() - stored.tried_ns) / _NS_PER_S
        wait_s = wait_after_s(stored.wrong)
        # A clock that was set back lengthens no wait beyond its own.
        return wait_s if elapsed_s < 0 else max(0.0, wait_s - elapsed_s)

    def set(self, passphrase: str) -> None:
        """Make this the passphrase; whoever calls has checked the old one."""
        letters = len(_bytes_of(passphrase).decode())
        if not FEWEST_LETTERS <= letters <= MOST_LETTERS:
            raise Problem(
                ExitCode.BAD_SETTING,
                f"A passphrase has {FEWEST_LETTERS} to {MOST_LETTERS} letters, and this one {letters}",
                "Take three or four words",
            )
        salt = secrets.token_bytes(_SALT_BYTES)
        n, r, p = _COST_N, _COST_R, _COST_P
        self._write(_Stored(salt=salt, digest=_digest(passphrase, salt, n, r, p), n=n, r=r, p=p))

    def check(self, passphrase: str) -> None:
        """Return where it is the one. A try counts as wrong before it is looked at, so that none is for nothing."""
        wait_s = self.wait_s
        if wait_s > 0:
            raise Problem(
                ExitCode.SETTINGS_LOCKED,
                "The passphrase was wrong too often",
                f"Try again in {_duration(wait_s)}",
            )
        stored = self._read()
        tried = msgspec.structs.replace(stored, wrong=stored.wrong + 1, tried_ns=self._wall_ns())
        self._write(tried)
        digest = _digest(passphrase, stored.salt, stored.n, stored.r, stored.p)
        if not hmac.compare_digest(digest, stored.digest):
            wait_s = wait_after_s(tried.wrong)
            again = f"Try again in {_duration(wait_s)}" if wait_s else "Try again"
            raise Problem(ExitCode.SETTINGS_LOCKED, "That is not the passphrase", again)
        self._write(msgspec.structs.replace(stored, wrong=0, tried_ns=0))

    def _read(self) -> _Stored:
        try:
            return msgspec.json.decode(read_small(self._path), type=_Stored)
        except (OSError, ValueError):
            raise Problem(
                ExitCode.SETTINGS_LOCKED,
                f"The file of the passphrase, {self._path}, is damaged",
                "Remove that file; the next one who opens the engineer's settings then sets a new passphrase",
            ) from None

    def _write(self, stored: _Stored) -> None:
        try:
            write_whole(self._path, msgspec.json.encode(stored))
        except OSError as error:
            raise Problem(
                ExitCode.BAD_SETTING,
                f"The passphrase cannot be kept in {self._path} ({(error.strerror or 'not writable').lower()})",
                "Make its folder one that this user may write",
            ) from None


def _digest(passphrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    most = 2 * 128 * n * r
    return hashlib.scrypt(_bytes_of(passphrase), salt=salt, n=n, r=r, p=p, dklen=_HASH_BYTES, maxmem=most)


def _bytes_of(passphrase: str) -> bytes:
    """However a keyboard put its letters together."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "replace")


def _duration(seconds: float) -> str:
    whole = max(1, round(seconds))
    return f"{whole} s" if whole < 90 else f"{round(whole / 60)} min"
