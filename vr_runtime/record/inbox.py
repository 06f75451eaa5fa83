"""What waits to be written down: a bounded queue that never keeps the one who posts waiting."""

from __future__ import annotations

import threading
from queue import Empty, SimpleQueue
from typing import Final

from vr_runtime.record.entries import Entry
from vr_runtime.timing.frame_record import RECORD_SIZE

ENTRIES_WAITING: Final = 4096
CHUNKS_WAITING: Final = 64


class Asked:
    """Somebody waits until all that was posted before this is on disk. `saved`: it is."""

    __slots__ = ("answered", "saved")

    def __init__(self) -> None:
        self.answered = threading.Event()
        self.saved = False

    def answer(self, saved: bool) -> None:
        self.saved = saved
        self.answered.set()


Item = Entry | bytes | Asked


class Inbox:
    """Entries may come from any thread, frames from one; one thread takes them out."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[tuple[int, Item]] = SimpleQueue()
        self._counting = threading.Lock()
        self._lost_entries = self._lost_frames = 0
        self._chunks_put = self._chunks_taken = 0

    def put(self, mono_ns: int, entry: Entry) -> None:
        if self._queue.qsize() < ENTRIES_WAITING:
            self._queue.put((mono_ns, entry))
        else:
            self.count_lost(entries=1)

    def put_frames(self, mono_ns: int, records: bytes) -> None:
        if self._chunks_put - self._chunks_taken < CHUNKS_WAITING:
            self._chunks_put += 1
            self._queue.put((mono_ns, records))
        else:
            self.count_lost(frames=len(records) // RECORD_SIZE)

    def ask(self) -> Asked:
        asked = Asked()
        self._queue.put((0, asked))
        return asked

    def take(self, timeout_s: float) -> tuple[int, Item] | None:
        """The next one, or None where none came in time."""
        try:
            mono_ns, item = self._queue.get(timeout=timeout_s) if timeout_s > 0.0 else self._queue.get_nowait()
        except Empty:
            return None
        if isinstance(item, bytes):
            self._chunks_taken += 1
        return mono_ns, item

    def count_lost(self, *, entries: int = 0, frames: int = 0) -> None:
        with self._counting:
            self._lost_entries += entries
            self._lost_frames += frames

    def lost(self) -> tuple[int, int]:
        """Entries and frames lost since this was last asked."""
        with self._counting:
            lost = self._lost_entries, self._lost_frames
            self._lost_entries = self._lost_frames = 0
        return lost

    @property
    def empty(self) -> bool:
        return self._queue.empty()
