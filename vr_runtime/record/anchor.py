"""One small file a session, outside the database, that says how far the session had come.

Rows cut off at the end of a chain leave no gap in it; they leave the anchor ahead of the database. It is written after
each commit, so after a power cut it is as far as the database or behind it, never ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from vr_runtime.private_file import sync_folder
from vr_runtime.record.chain import anchor_code, same
from vr_runtime.record.report import write_atomically
from vr_runtime.record.state_folder import make_private

ANCHORS: Final = "anchors"
_SUFFIX: Final = ".json"


class Anchor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`seq`, `head`: the last entry and its code. `provisional`: the session is just being made, or deleted."""

    session: str
    seq: int
    head: str
    closed: bool = False
    provisional: bool = False


class _Signed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    anchor: Anchor
    code: str


class AnchorBad(ValueError):
    """An anchor file that holds no anchor of this installation."""


def write_anchor(folder: Path, key: bytes, anchor: Anchor) -> None:
    """Replace the session's anchor, on disk when this returns. Raises OSError."""
    path = _path(folder, anchor.session)
    first = not path.exists()
    if first:
        make_private(path.parent)
    code = anchor_code(key, msgspec.json.encode(anchor)).hex()
    write_atomically(path, msgspec.json.encode(_Signed(anchor, code)))
    if first:
        sync_folder(path.parent)


def read_anchor(folder: Path, key: bytes, session: str) -> Anchor | None:
    """None where there is none. Raises AnchorBad, OSError."""
    try:
        text = _path(folder, session).read_bytes()
    except FileNotFoundError:
        return None
    try:
        signed = msgspec.json.decode(text, type=_Signed)
        code = bytes.fromhex(signed.code)
    except ValueError:
        raise AnchorBad("it cannot be read") from None
    if signed.anchor.session != session or not same(code, anchor_code(key, msgspec.json.encode(signed.anchor))):
        raise AnchorBad("its code does not fit its content")
    return signed.anchor


def remove_anchor(folder: Path, session: str) -> None:
    """Remove a session's anchor, if it has one. Raises OSError."""
    _path(folder, session).unlink(missing_ok=True)


def anchored_sessions(folder: Path) -> Iterator[str]:
    """The sessions that have an anchor file, whatever is in it."""
    anchors = folder / ANCHORS
    if anchors.is_dir():
        yield from sorted(path.stem for path in anchors.glob(f"*{_SUFFIX}"))


def _path(folder: Path, session: str) -> Path:
    return folder / ANCHORS / f"{session}{_SUFFIX}"
