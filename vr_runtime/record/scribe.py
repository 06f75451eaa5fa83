"""The journal's thread: takes what was posted, writes it down, and copes with a disk that will not have it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.record import entries as en
from vr_runtime.record.frame_minute import FrameMinute
from vr_runtime.record.header import Header
from vr_runtime.record.inbox import Asked, Inbox
from vr_runtime.record.journal_alarm import JournalAlarm, alarm_for
from vr_runtime.record.journal_file import JournalFile
from vr_runtime.record.rows import Row
from vr_runtime.record.session_clock import ClockMark, Reading, StepWatch, boot_name
from vr_runtime.record.set_aside import set_aside
from vr_runtime.record.unfinished import Unfinished

_ROWS_HELD: Final = 4096
_BLOCKS_HELD: Final = 120  # two hours of frames, some 10 MiB, while the disk takes none
_LOOK_EVERY_S: Final = 1.0
_MARK_EVERY_NS: Final = 60 * NS_PER_S
_FIRST_RETRY_S: Final = 0.5
_LONGEST_RETRY_S: Final = 8.0
_LAST_TRIES: Final = 3
_MOST_MOVED_ASIDE: Final = 3  # a disk that ruins every new journal shall not be filled with ruins
_NS_PER_DAY: Final = 86_400 * NS_PER_S

_LOG: Final = logging.getLogger(__name__)


class Scribe:
    """`work` is the thread; `alarm`, `notices` and `session` may be read from others."""

    def __init__(self, folder: Path, clock: Clock, inbox: Inbox, keep_days: int, wall_ns: Callable[[], int]) -> None:
        self.alarm: JournalAlarm | None = None
        self.notices: list[str] = []
        self.session = ""
        self._folder = folder
        self._inbox = inbox
        self._keep_ns = keep_days * _NS_PER_DAY
        self._now_ns, self._wall_ns = clock.now_ns, wall_ns
        self._origin_ns = 0
        self._header: Header | None = None
        self._file: JournalFile | None = None
        self._rows: list[Row] = []
        self._last_try: tuple[int, int] | None = None
        self._written: list[Row] = []
        self._asked: list[Asked] = []
        self._frames = FrameMinute()
        self._steps = None if clock.is_virtual else StepWatch(clock.now_ns, wall_ns)
        self._boot = "" if clock.is_virtual else boot_name()
        self._marked_ns: int | None = None
        self._to_expire: list[int] | None = None
        self._expired = 0
        self._moved_aside = 0
        self._retry_s = _FIRST_RETRY_S
        self._retry_at_s = 0.0
        self._stopping = self._closed = False

    def begin(self, header: Header, origin_ns: int) -> None:
        self._header, self._origin_ns = header, origin_ns

    def resume(self, unfinished: Unfinished) -> None:
        self._header, self._origin_ns = unfinished.header, unfinished.origin_ns
        self.session = unfinished.session
        self._written.extend(unfinished.rows)

    def stop(self) -> None:
        self._stopping = True

    @property
    def saved(self) -> bool:
        """Whether all that was taken is on disk; to be asked once the thread has ended."""
        return not self._rows and self.alarm is None

    def work(self) -> None:
        """Until told to stop and nothing is left, or nothing that was tried helped."""
        tries_left = _LAST_TRIES
        while tries_left:
            stopping = self._stopping
            try:
                self._take(0.0 if stopping or self._to_expire else _LOOK_EVERY_S)
                if stopping and self._frames.frames:
                    self._end_minute()
                if self._file is None and not stopping and time.monotonic() < self._retry_at_s:
                    self._answer(saved=False)
                    continue
                self._write()
                if not stopping and self._inbox.empty:
                    self._tidy()
            except Exception as failure:  # noqa: BLE001  # whatever it is: the session goes on, and it is tried again
                self._failed(failure)
            if stopping:
                tries_left = 0 if not self._rows and self._inbox.empty else tries_left - 1
        if self._file is not None:
            self._file.close()
        self._answer(saved=False)

    def _take(self, timeout_s: float) -> None:
        """All that was posted so far, encoded."""
        while len(self._rows) < _ROWS_HELD:
            taken = self._inbox.take(timeout_s)
            if taken is None:
                return
            timeout_s = 0.0
            mono_ns, item = taken
            if isinstance(item, Asked):
                self._asked.append(item)
            elif isinstance(item, bytes):
                self._frames.add(item, mono_ns)
                if self._frames.full:
                    self._end_minute()
            else:
                self._add(mono_ns, item)
        time.sleep(timeout_s)  # as many as it can hold, and nobody to give them to

    def _add(self, mono_ns: int, entry: en.Entry) -> None:
        try:
            row = Row(mono_ns, *en.encode_entry(entry))
        except en.EntryRefused as refused:
            _LOG.error("left out of the journal: %s", refused)
            self._inbox.count_lost(entries=1)
            return
        if row.kind == en.CLOSED and self._frames.frames:
            self._end_minute()
        self._rows.append(row)

    def _end_minute(self) -> None:
        frames, row = self._frames.frames, self._frames.as_row(self._origin_ns)
        if sum(held.block is not None for held in self._rows) < _BLOCKS_HELD:
            self._rows.append(row)
        else:
            self._inbox.count_lost(frames=frames)

    def _write(self) -> None:
        """Put on disk what was taken, and tell those who wait for it."""
        if self._file is None:
            self._file = self._opened()
        file = self._file
        self._add_our_own()
        if self._rows:
            self._last_try = (file.seq, len(self._rows))
            file.append(self._rows)
            self._are_written()
        self._mark(file)
        self._retry_s = _FIRST_RETRY_S
        self.alarm = None
        self._answer(saved=True)

    def _opened(self) -> JournalFile:
        """The journal, open, with this session in it."""
        file = JournalFile(self._folder)
        try:
            if self.session and file.take_up(self.session):
                if self._last_try is not None and file.seq >= sum(self._last_try):
                    self._are_written()  # the commit that seemed to fail had not
                return file
            assert self._header is not None
            file.begin(self._header, self._clock_mark())
        except BaseException:
            file.close()
            raise
        self.session = file.session
        self._marked_ns = self._now_ns()
        self._rows[:0] = self._written  # none, unless this session stood in a journal that is gone
        self._written.clear()
        return file

    def _are_written(self) -> None:
        self._closed = self._rows[-1].kind == en.CLOSED
        self._written.extend(row for row in self._rows if row.block is None)
        self._rows.clear()
        self._last_try = None

    def _add_our_own(self) -> None:
        """What the journal itself has to say."""
        if self._closed:
            return
        moved_ms = 0 if self._steps is None else self._steps.stepped_ms()
        if moved_ms:
            self._marked_ns = None
            self._note(en.ClockStepped(moved_ms))
        entries, frames = self._inbox.lost()
        if entries or frames:
            self._note(en.EntriesLost(entries, frames))
        if self._expired and not self._to_expire:
            self._note(en.SessionsExpired(self._expired))
            self._expired = 0

    def _note(self, entry: en.Entry) -> None:
        row = Row(self._now_ns() - self._origin_ns, *en.encode_entry(entry))
        closes = bool(self._rows) and self._rows[-1].kind == en.CLOSED  # and stays the last
        self._rows.insert(len(self._rows) - closes, row)

    def _mark(self, file: JournalFile) -> None:
        now_ns = self._now_ns()
        if self._marked_ns is None or now_ns - self._marked_ns >= _MARK_EVERY_NS:
            file.mark(self._clock_mark())
            self._marked_ns = now_ns

    def _clock_mark(self) -> ClockMark:
        machine_ns = self._now_ns()
        return ClockMark(machine_ns - self._origin_ns, Reading(machine_ns, self._wall_ns(), self._boot))

    def _tidy(self) -> None:
        """A little of what can wait: one expired session, or some of the space that it took."""
        file = self._file
        if file is None:
            return
        if self._to_expire is None:
            self._to_expire = file.expired(self._wall_ns() - self._keep_ns)
            file.sweep_anchors()
        elif self._to_expire:
            file.delete(self._to_expire.pop())
            self._expired += 1
        else:
            file.give_back_space()

    def _answer(self, saved: bool) -> None:
        for asked in self._asked:
            asked.answer(saved)
        self._asked.clear()

    def _failed(self, failure: Exception) -> None:
        """Say so, let go of the file, and try again later; what was to be written is kept meanwhile."""
        if self._file is not None:
            self._file.close()
            self._file = None
        alarm = alarm_for(failure)
        if alarm is not self.alarm:  # said once, not at every try
            _LOG.warning("%s: %s", alarm, failure)
        self.alarm = alarm
        self._retry_at_s = time.monotonic() + self._retry_s
        self._retry_s = min(2 * self._retry_s, _LONGEST_RETRY_S)
        if self.alarm is JournalAlarm.DAMAGED and self._moved_aside < _MOST_MOVED_ASIDE:
            self._start_over(failure)
        else:
            self._answer(saved=False)

    def _start_over(self, failure: Exception) -> None:
        """Keep the damaged journal whole, under another name, and write this session anew from its first entry on."""
        try:
            aside = set_aside(self._folder, failure)
        except OSError as error:
            _LOG.error("the journal cannot be moved aside: %s", error)
            return
        self._moved_aside += 1
        self.notices.append(f"The journal could not be used ({_one_line(failure)}). It is kept as {aside}.")
        self.session = ""
        self._last_try = None
        self._retry_at_s = 0.0


def _one_line(failure: Exception) -> str:
    return " ".join(str(failure).split())[:200]
