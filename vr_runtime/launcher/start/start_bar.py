"""What will be started, in one line, and the one large act. It never scrolls away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from vr_runtime.launcher.controls import BigActButton, Busy, label
from vr_runtime.launcher.theme import theme


class StartBar(QFrame):
    """`start`: somebody wants it."""

    start = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start-bar")
        self.setStyleSheet(f"#start-bar {{ background: {theme().sunken}; border-top: 1px solid {theme().line}; }}")
        self.summary = label(role="lead", wraps=True)
        self.about = label(role="quiet", wraps=True)
        self.busy = Busy()
        self.button = BigActButton(self.tr("Start session"))
        self.button.setMinimumHeight(theme().px(64))
        self.button.setMinimumWidth(theme().px(260))
        self.button.setMaximumWidth(theme().px(420))
        calm, going = QWidget(), QWidget()
        text = QVBoxLayout(calm)
        text.setSpacing(theme().px(2))
        text.addStretch(1)
        text.addWidget(self.summary)
        text.addWidget(self.about)
        text.addStretch(1)
        progress = QVBoxLayout(going)
        progress.addStretch(1)
        progress.addWidget(self.busy)
        progress.addStretch(1)
        for part in (text, progress):
            part.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedLayout()
        self._pages.addWidget(calm)
        self._pages.addWidget(going)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().S * 3, theme().px(10), theme().S * 2, theme().px(10))
        layout.setSpacing(theme().S * 3)
        layout.addLayout(self._pages, 3)
        layout.addWidget(self.button, 2)
        self.button.clicked.connect(lambda _checked=False: self.start.emit())

    @property
    def is_busy(self) -> bool:
        return self._pages.currentIndex() == 1

    def tell(self, summary: str, about: str, *, possible: bool, hint: str = "") -> None:
        """What would be started; where it cannot be, `hint` stands on the act and says why."""
        self.summary.setText(summary)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.button.setEnabled(possible)
        self._say(self.tr("Start session"), hint)
        self._pages.setCurrentIndex(0)

    def go_on(self, progress: str) -> None:
        """It is under way."""
        self.busy.say(progress)
        self.button.setEnabled(False)
        self._say(self.tr("Starting …"), "")
        self._pages.setCurrentIndex(1)

    def _say(self, text: str, hint: str) -> None:
        """Only what is new: dressing the act anew takes Qt milliseconds."""
        if (self.button.accessibleName(), self.button.accessibleDescription()) != (text, hint):
            self.button.say(text, hint)
