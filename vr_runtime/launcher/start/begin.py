"""From the click to a session that plays: what is waited for, what is said meanwhile, and why it came to nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from vr_runtime.control.messages import Snapshot
from vr_runtime.launcher.jobs import HostStart
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.problem import Problem

_TICK_MS = 1000
_HEADSET_AFTER_S, _LONG_AFTER_S = 5, 25


class Beginning(QObject):
    """One start at a time. `began` carries set-up and card as they were given, once pictures are shown.

    It lives for as long as the window: a page that is made anew meanwhile takes it over, and is `told_by`.

    `failed`: the host's own line, and its exit code or None. `progress`: in words, while it goes on.
    """

    began = Signal(object, object)
    failed = Signal(str, object)
    progress = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.is_under_way = False
        self.told_by: QObject | None = None
        self._set_up: SetUp | None = None
        self._card: str | None = None
        self._host: HostStart | None = None
        self._is_attached = False
        self._seconds = 0
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._tick)

    def start(self, start: Callable[[], HostStart], set_up: SetUp | None, card: str | None = None) -> None:
        """Start the host; a second start while one is under way is none. `set_up` None: it is one that broke off."""
        if self.is_under_way:
            return
        self.is_under_way, self._set_up, self._card = True, set_up, card
        self._seconds, self._is_attached = 0, False
        self.tell()
        try:
            host = self._host = start()
        except (OSError, Problem) as error:
            code = error.code if isinstance(error, Problem) else None
            self._over(self.tr("The session could not be started: {why}").format(why=error), code)
            return
        # A host of an earlier session may still be on its way out.
        host.failed.connect(lambda why: self._ended(host, why))
        host.ended.connect(lambda: self._ended(host, self.tr("The session ended before it had begun")))
        self._ticks.start()

    def tell(self) -> None:
        """Say once more how far it is, where it is under way."""
        if self.is_under_way:
            self.progress.emit(self._words())

    def see(self, snapshot: Snapshot) -> None:
        """A state of a session came in. It has begun when the player has shown pictures, and not before."""
        if not self.is_under_way:
            return
        self._is_attached = True
        if snapshot.player.frames == 0 or snapshot.flags.ended:
            return
        self._stop()
        self.began.emit(self._set_up, self._card)

    def _tick(self) -> None:
        self._seconds += 1
        self.progress.emit(self._words())

    def _words(self) -> str:
        if self._seconds >= _LONG_AFTER_S:
            return self.tr("This takes longer than usual; the headset’s software may still be starting …")
        if self._is_attached or self._seconds >= _HEADSET_AFTER_S:
            return self.tr("Waiting for the first picture in the headset …")
        return self.tr("Starting the session …")

    def _ended(self, host: HostStart, why: str) -> None:
        if host is self._host:
            self._over(why, host.code)

    def _over(self, why: str, code: int | None) -> None:
        if not self.is_under_way:
            return  # it had begun: what ends it later is told elsewhere
        self._stop()
        self.failed.emit(why, code)

    def _stop(self) -> None:
        self._ticks.stop()
        self.is_under_way = False
