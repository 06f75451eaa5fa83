"""Above the act that starts: why the last start came to nothing, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vr_runtime.launcher.controls import Banner
from vr_runtime.launcher.start.failures import Failure, Way
from vr_runtime.launcher.theme import theme


class FailureStrip(QWidget):
    """`pressed` carries the Way that the failure has. Without one it takes no room."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().S * 2, theme().S, theme().S * 2, theme().S)
        layout.addWidget(self.banner)
        self.banner.button.clicked.connect(lambda _checked=False: self._press())
        self.show_failure(None)

    @property
    def text(self) -> str:
        return self.banner.text

    @property
    def way(self) -> Way | None:
        """What its button does; None while nothing is shown."""
        return None if self._failure is None else self._failure.way

    def show_failure(self, failure: Failure | None) -> None:
        """Another one; None: it is over."""
        self._failure = failure
        if failure is None:
            self.banner.say("problem", "")
        else:
            self.banner.say("problem", failure.told, failure.action, failure.said)
        self.setVisible(failure is not None)

    def _press(self) -> None:
        failure = self._failure
        self.show_failure(None)
        if failure is not None:
            self.pressed.emit(failure.way)
