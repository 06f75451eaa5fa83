"""A journal that cannot be used is moved to a name of its own, with its anchors; it is never deleted."""

from __future__ import annotations

from pathlib import Path

from vr_runtime.record.anchor import ANCHORS
from vr_runtime.record.chain import KEY_FILE, KeyUnreadable
from vr_runtime.record.journal_schema import JOURNAL_FILE


def set_aside(folder: Path, failure: Exception) -> Path:
    """Move the database with its log and anchors away and return its new name; a broken key too. Raises OSError."""
    number = 1
    while any(folder.glob(f"journal-aside-{number}.*")):
        number += 1
    aside = folder / f"journal-aside-{number}.db"
    # SQLite looks for the log under the database's name: moved alike, the database can still be opened.
    moves = {f"{JOURNAL_FILE}-wal": f"{aside.name}-wal", f"{JOURNAL_FILE}-shm": f"{aside.name}-shm"}
    moves |= {ANCHORS: f"{aside.stem}.{ANCHORS}", JOURNAL_FILE: aside.name}
    if isinstance(failure, KeyUnreadable):
        moves[KEY_FILE] = f"{aside.stem}.key"
    for name, moved in moves.items():
        if (folder / name).exists():
            (folder / name).rename(folder / moved)
    return aside
