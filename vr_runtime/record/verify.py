"""Whether a session still stands in the journal as it was written, and if not, which row is the first that does not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vr_runtime.record.anchor import AnchorBad, anchored_sessions, read_anchor
from vr_runtime.record.chain import digest_of, entry_code, header_code, load_key, mark_code, same
from vr_runtime.record.entries import AFTERWORD, CLOSED, KINDS, EntryRefused, FramesPlayed, decode_entry
from vr_runtime.record.header import HeaderRefused
from vr_runtime.record.live import is_live
from vr_runtime.record.shelf import Shelf, StoredEntry, StoredSession, damaged, open_shelf


@dataclass(frozen=True, slots=True)
class Verified:
    """An intact session. `closed`: it ended in order; else it plays or broke off."""

    number: int
    entries: int
    frame_blocks: int
    closed: bool


class BadRow(Exception):
    """The first row that is not as it was written; the message names it and says how.

    `what` says the same without `held`, which quotes a row that anybody may have written.
    """

    def __init__(self, what: str, held: str = "") -> None:
        super().__init__(f"{what} ({held})" if held else what)
        self.what = what


def verify(folder: Path, name: str | None = None) -> Verified:
    """Check a session, the newest without a name. Raises Problem: JOURNAL_DAMAGED names the first bad row."""
    with open_shelf(folder) as shelf:
        key = load_key(folder)
        try:
            if name is None:
                _none_missing(shelf, key)
            stored = shelf.find(name)
            return verified(shelf, key, stored)
        except BadRow as bad:
            raise damaged(str(bad)) from None


def verified(shelf: Shelf, key: bytes, stored: StoredSession) -> Verified:
    """Check one session with the installation's key. Raises BadRow."""
    title = f"Session {stored.number}"
    if not same(stored.code, header_code(key, stored.session, stored.header_text)):
        raise BadRow(f"{title}: its header was changed")
    try:
        _ = stored.header
    except HeaderRefused as refused:
        raise BadRow(f"{title}: its header cannot be read", str(refused)) from None
    # Read before the rows, and so never ahead of them while the session is being written.
    anchored = _anchored(shelf.folder, key, stored, title)
    blocks = set(shelf.blocks(stored.number))
    expected, head, mono_ns, frame_blocks, kind = 0, stored.code, 0, 0, ""
    anchor_seen = anchored[0] < 0
    for entry in shelf.entries(stored.number):
        if entry.seq != expected:
            raise BadRow(f"{title}: row {expected} is missing")
        _check_entry(key, stored, entry, head, mono_ns, title)
        if _check_block(shelf, stored, entry, title):
            frame_blocks += 1
            blocks.discard(entry.seq)
        if entry.seq == anchored[0]:
            anchor_seen = same(entry.code, anchored[1])
        expected, head, mono_ns = entry.seq + 1, entry.code, entry.mono_ns
        kind = kind if entry.kind == AFTERWORD else entry.kind
    if not anchor_seen:
        if expected <= anchored[0]:
            raise BadRow(f"{title}: row {expected} is missing, and all to row {anchored[0]}: its end was cut off")
        raise BadRow(f"{title}: row {anchored[0]} is not the one that its anchor names")
    if blocks:
        raise BadRow(f"{title}: a block of frames stands at row {min(blocks)}, which tells of none")
    _check_marks(shelf, key, stored, title)
    return Verified(stored.number, expected, frame_blocks, kind == CLOSED)


def _check_entry(key: bytes, stored: StoredSession, entry: StoredEntry, head: bytes, mono_ns: int, title: str) -> None:
    row = f"{title}: row {entry.seq} ({entry.kind if entry.kind in KINDS else 'of no known kind'})"
    if not same(entry.prev, head):
        raise BadRow(f"{row} does not follow the one before it")
    code = entry_code(key, stored.session, entry.seq, entry.mono_ns, entry.kind, entry.body, entry.prev)
    if not same(entry.code, code):
        raise BadRow(f"{row} was changed")
    if entry.mono_ns < mono_ns:
        raise BadRow(f"{row} is older than the one before it")
    try:
        decode_entry(entry.kind, entry.body)
    except EntryRefused as refused:
        raise BadRow(f"{row} cannot be read", str(refused)) from None


def _check_block(shelf: Shelf, stored: StoredSession, entry: StoredEntry, title: str) -> bool:
    told = decode_entry(entry.kind, entry.body)
    if not isinstance(told, FramesPlayed):
        return False
    block = shelf.block(stored.number, entry.seq)
    if block is None:
        raise BadRow(f"{title}: the frames of row {entry.seq} are missing")
    if digest_of(block) != told.digest:
        raise BadRow(f"{title}: the frames of row {entry.seq} were changed")
    return True


def _check_marks(shelf: Shelf, key: bytes, stored: StoredSession, title: str) -> None:
    for expected, stored_mark in enumerate(shelf.marks(stored.number)):
        mark, at = stored_mark.mark, stored_mark.at
        if mark != expected:
            raise BadRow(f"{title}: clock mark {expected} is missing")
        reading = at.reading
        fields = (mark, at.mono_ns, reading.wall_ns, reading.machine_ns, reading.boot)
        if not same(stored_mark.code, mark_code(key, stored.session, *fields)):
            raise BadRow(f"{title}: clock mark {mark} was changed")


def _anchored(folder: Path, key: bytes, stored: StoredSession, title: str) -> tuple[int, bytes]:
    """Number and code of the entry up to which the session reached at least; -1 where none was needed."""
    try:
        anchor = read_anchor(folder, key, stored.session)
    except AnchorBad as bad:
        raise BadRow(f"{title}: its anchor file was changed: {bad}") from None
    if anchor is None:
        raise BadRow(f"{title}: its anchor file is missing")
    return anchor.seq, bytes.fromhex(anchor.head)


def _none_missing(shelf: Shelf, key: bytes) -> None:
    """Sessions that have an anchor and no row were taken out whole."""
    names = {stored.session for stored in shelf.sessions()}
    for session in anchored_sessions(shelf.folder):
        if session in names or is_live(shelf.folder, session):
            continue
        try:
            anchor = read_anchor(shelf.folder, key, session)
        except AnchorBad as bad:
            raise BadRow(f"An anchor file was changed: {bad}") from None
        if anchor is not None and not anchor.provisional:
            raise BadRow(f"A session of {anchor.seq + 1} rows, {session[:8]}, is missing whole")
