"""Changes of settings on their way to the disk: one after the other, beside the window, in the order of the clicks."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal

from vr_runtime.clinic.setting_types import Settings, Value, Who
from vr_runtime.clinic.settings import SettingsFile
from vr_runtime.launcher.away import Away, away
from vr_runtime.problem import Problem


class Changes(QObject):
    """`made` carries the settings that hold after a change, `refused` the Problem of one that was not made."""

    made = Signal(object)
    refused = Signal(object)

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._waiting: deque[tuple[Who, str, Value]] = deque()
        self._errand: Away | None = None
        self._under_way = ""

    @property
    def busy(self) -> bool:
        """Something is not on disk yet."""
        return self._errand is not None

    def awaits(self, key: str) -> bool:
        """A newer value of this setting is on its way: what the file says meanwhile is not shown."""
        return self._under_way == key or any(key == waiting for _, waiting, _ in self._waiting)

    def ask(self, who: Who, key: str, value: Value) -> None:
        """Make a change, as soon as those before it are made."""
        self._waiting.append((who, key, value))
        self._next()

    def _next(self) -> None:
        if self._errand is not None or not self._waiting:
            return
        who, key, value = self._waiting.popleft()
        self._under_way = key
        self._errand = away(self, lambda: self._file.change(who, {key: value}))
        self._errand.done.connect(self._done)
        self._errand.failed.connect(self._failed)

    def _done(self, settings: object) -> None:
        assert isinstance(settings, Settings)
        self._errand, self._under_way = None, ""
        self.made.emit(settings)
        self._next()

    def _failed(self, problem: Problem) -> None:
        self._errand, self._under_way = None, ""
        self.refused.emit(problem)
        self._next()
