"""Nobody has touched the window for a while."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_TOUCHES: Final = frozenset({
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
})  # fmt: skip


class Idle(QObject):
    """`passed` after so long without a touch of mouse, finger or key, once each time it was begun."""

    passed = Signal()

    def __init__(self, after_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self._over)

    @property
    def watching(self) -> bool:
        return self._timer.isActive()

    def begin(self) -> None:
        """Count from now on."""
        app = QCoreApplication.instance()
        if app is not None and not self.watching:
            app.installEventFilter(self)
        self._timer.start()

    def end(self) -> None:
        """Count no more."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if event.type() in _TOUCHES:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _over(self) -> None:
        self.end()
        self.passed.emit()
