"""The journal of a session: whoever plays it posts what happens and goes on; a thread of its own writes it down.

`post` returns at once, whatever the disk does. What must be on disk before it is acknowledged is posted and then
waited for with `flush`. A journal that cannot be written stops no session: `alarm` says so, and writing is tried again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from vr_runtime.clock import Clock
from vr_runtime.record.entries import CloseReason, Entry, SessionClosed, SessionResumed
from vr_runtime.record.header import Header
from vr_runtime.record.inbox import Inbox
from vr_runtime.record.journal_alarm import JournalAlarm
from vr_runtime.record.scribe import Scribe
from vr_runtime.record.state_folder import KEEP_DAYS
from vr_runtime.record.unfinished import Unfinished


class Journal:
    """The journal of one session in `folder`. `begin` or `resume` starts its thread, `close` ends it.

    Instants are those of `clock`; entries count from its reading at `begin`, which is `origin_ns`. Sessions older than
    `keep_days` are deleted when nothing else is to be done.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        keep_days: int = KEEP_DAYS,
        wall_ns: Callable[[], int] = time.time_ns,
    ) -> None:
        self._inbox = Inbox()
        self._scribe = Scribe(folder, clock, self._inbox, keep_days, wall_ns)
        self._now_ns = clock.now_ns
        self._thread = threading.Thread(target=self._scribe.work, name="journal", daemon=True)
        self.origin_ns = 0

    @property
    def alarm(self) -> JournalAlarm | None:
        """What keeps the session from being written down now; None while all is well."""
        return self._scribe.alarm

    @property
    def notices(self) -> tuple[str, ...]:
        """What a technician should read once: a damaged journal was moved aside."""
        return tuple(self._scribe.notices)

    @property
    def session(self) -> str:
        """The session's name, random and known on this machine alone; "" until it is on disk."""
        return self._scribe.session

    def begin(self, header: Header) -> None:
        """A new session starts now."""
        self.origin_ns = self._now_ns()
        self._scribe.begin(header, self.origin_ns)
        self._thread.start()

    def resume(self, unfinished: Unfinished) -> None:
        """The session that broke off goes on, under the same name and on the same time."""
        self.origin_ns = unfinished.origin_ns
        self._scribe.resume(unfinished)
        self._thread.start()
        self.post(SessionResumed(unfinished.gap_ns, unfinished.basis))

    def post(self, entry: Entry) -> None:
        """Have `entry` written down. Returns at once and never raises; from any thread."""
        self._inbox.put(self._now_ns() - self.origin_ns, entry)

    def post_frames(self, records: bytes) -> None:
        """Have whole frame records written down, as they lie in the ring. Returns at once; from one thread."""
        self._inbox.put_frames(self._now_ns() - self.origin_ns, records)

    def flush(self, timeout_s: float) -> bool:
        """Wait until all that was posted before is on disk. False where that fails, or takes longer."""
        if not self._thread.is_alive():
            return False
        asked = self._inbox.ask()
        return asked.answered.wait(timeout_s) and asked.saved

    def close(self, reason: CloseReason | None, timeout_s: float = 10.0) -> bool:
        """End the thread, and with a `reason` the session; else it can be resumed. False where not all is on disk."""
        if not self._thread.is_alive():
            return False
        if reason is not None:
            self.post(SessionClosed(reason))
        self._scribe.stop()
        self._inbox.ask()  # wakes the thread, to find that it is to stop
        self._thread.join(timeout_s)
        return self._scribe.saved and not self._thread.is_alive()
