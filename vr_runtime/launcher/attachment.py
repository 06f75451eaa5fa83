"""The launcher's console: states come in, acts go out, and the window waits for neither.

Three threads hold a console each, since a console is not for two: one reads states, one sends acts in the order in
which they were asked for, and one nothing but emergency and its clearing, which therefore overtake whatever waits.
"""

from __future__ import annotations

import threading
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from vr_runtime.control.client import Client
from vr_runtime.control.messages import Act, Clear, Emergency, Snapshot
from vr_runtime.control.private_files import Places
from vr_runtime.control.rendezvous import START_IT
from vr_runtime.launcher.act_lane import ActLane
from vr_runtime.problem import Problem

AGAIN_AFTER_S: Final = 0.5
_STOPS_WITHIN_S: Final = 4.0  # longer than any single wait of a console


class Attachment(QObject):
    """Every signal arrives in the thread that made this object. `snapshot` is None while nothing is attached."""

    state = Signal(object)
    lost = Signal(str, str)
    attached = Signal(object)
    acted = Signal(object, object)
    failed = Signal(object, str)

    # From the threads, into this object's own.
    _seen = Signal(object, bool)
    _gone = Signal(str, str)
    _done = Signal(object, object)
    _undone = Signal(object, str)

    def __init__(self, parent: QObject | None = None, places: Places | None = None) -> None:
        super().__init__(parent)
        self._places = places or Places.of_this_user()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._acts = ActLane("acts", self._places, self._done.emit, self._undone.emit)
        self._safety = ActLane("emergency", self._places, self._done.emit, self._undone.emit, insists=True)
        self._snapshot: Snapshot | None = None
        self._trouble = ""
        queued = Qt.ConnectionType.QueuedConnection
        self._seen.connect(self._on_seen, queued)
        self._gone.connect(self._on_gone, queued)
        self._done.connect(self.acted, queued)
        self._undone.connect(self.failed, queued)

    @property
    def snapshot(self) -> Snapshot | None:
        """The newest state, None while no host is attached."""
        return self._snapshot

    @property
    def trouble(self) -> str:
        """Why no host could be reached when it was last tried, in its own words; "" while one is attached."""
        return self._trouble

    def start(self) -> None:
        """Begin to look for a host, and go on for ever."""
        if self._thread is not None:
            return
        self._thread = threading.Thread(target=self._watch, name="launcher-states", daemon=True)
        self._thread.start()
        self._acts.start()
        self._safety.start()

    def stop(self) -> None:
        """Let go. The host does not mind; acts that wait are dropped."""
        self._stopping.set()
        self._acts.stop()
        self._safety.stop()
        if self._thread is not None:
            self._thread.join(_STOPS_WITHIN_S)
            self._thread = None
        self._acts.join(_STOPS_WITHIN_S)
        self._safety.join(_STOPS_WITHIN_S)

    def act(self, act: Act, *, if_version: int | None = None) -> None:
        """Have it done. What became of it comes as `acted`, or as `failed` where nobody answered."""
        lane = self._safety if isinstance(act, (Emergency, Clear)) else self._acts
        lane.put(act, if_version)

    def _on_seen(self, snapshot: Snapshot, first: bool) -> None:
        self._snapshot = snapshot
        if first:
            self.attached.emit(snapshot)
        self.state.emit(snapshot)

    def _on_gone(self, what: str, remedy: str) -> None:
        self._snapshot = None
        self.lost.emit(what, remedy)

    def _watch(self) -> None:
        """In its own thread: attach, show states, say once that the host is gone, and attach again."""
        said = ""
        while not self._stopping.is_set():
            attached = False
            try:
                with Client.attach(self._places) as client:
                    for snapshot in client.states():
                        if self._stopping.is_set():
                            return
                        self._seen.emit(snapshot, not attached)
                        if not attached:
                            self._acts.attach_anew()
                            self._safety.attach_anew()
                        attached, said, self._trouble = True, "", ""
            except Problem as problem:
                # That there is no session yet is how most days begin; anything else is worth a word, once.
                if attached or (problem.what != said and problem.remedy != START_IT):
                    self._gone.emit(problem.what, problem.remedy)
                said = self._trouble = problem.what
            self._stopping.wait(AGAIN_AFTER_S)
