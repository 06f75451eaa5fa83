"""How long sessions are kept, how much room they take, and how much is left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QStorageInfo

_LITTLE_BYTES: Final = 500 << 20
"""Below this the session's own alarm stands too."""
_JOURNAL: Final = "journal.db*"


@dataclass(frozen=True, slots=True)
class Room:
    """In bytes; `free` is None where it cannot be told."""

    taken: int
    free: int | None

    @property
    def is_little(self) -> bool:
        return self.free is not None and self.free < _LITTLE_BYTES


def room_in(folder: Path) -> Room:
    """Of the disk that holds the record. The folder need not exist yet."""
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
    storage = QStorageInfo(str(there))
    taken = 0
    for file in folder.glob(_JOURNAL):
        try:
            taken += file.stat().st_size
        except OSError:  # its log comes and goes
            continue
    return Room(taken, storage.bytesAvailable() if storage.isValid() else None)


def keeping_line(room: Room, keep_days: int | None) -> str:
    """One line of it all."""
    translate = QCoreApplication.translate

    def size(count: int) -> str:
        return QLocale().formattedDataSize(count, 0, QLocale.DataSizeFormat.DataSizeSIFormat)

    told = [translate("PastPage", "The record takes {size}").format(size=size(room.taken))]
    if keep_days is not None:
        told.insert(0, translate("PastPage", "Sessions are deleted after {days} days").format(days=keep_days))
    if room.free is not None:
        told.append(translate("PastPage", "{size} are free on this disk").format(size=size(room.free)))
    return " · ".join(told)
