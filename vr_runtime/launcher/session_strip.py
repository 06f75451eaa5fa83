"""While a session runs and another page is open: one line of how it is, the way back, and emergency."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from vr_runtime.control.messages import Act, Emergency, Snapshot
from vr_runtime.launcher import words
from vr_runtime.launcher.acts import ActButton, BigActButton
from vr_runtime.launcher.pieces import label
from vr_runtime.launcher.theme import theme


class SessionStrip(QFrame):
    """At the bottom of every page but the session's own."""

    def __init__(self, act: Callable[[Act], object], go_back: Callable[[], object]) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self.setStyleSheet(f"SessionStrip {{ background: {theme().raised}; border-top: 1px solid {theme().line}; }}")
        self.setAccessibleName(translate("SessionStrip", "The session that runs"))
        self.words = label(role="lead", wraps=True)
        self.back = ActButton(translate("SessionStrip", "To the session"), go_back)
        self.emergency = BigActButton(translate("SessionStrip", "Emergency"), "F12", kind="emergency")
        self.emergency.setMinimumSize(theme().px(170), theme().px(80))
        self.emergency.clicked.connect(lambda _checked=False: act(Emergency()))
        # At the bottom right in every language: the hand knows the place.
        own = self.layoutDirection()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for part in (self.words, self.back, self.emergency):
            part.setLayoutDirection(own)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().S * 3, theme().S, theme().S * 2, theme().S)
        layout.setSpacing(theme().S * 2)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.back)
        layout.addWidget(self.emergency, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_state(self, snapshot: Snapshot | None) -> None:
        """The session as it is; gone where there is none, or none any more."""
        if snapshot is None or snapshot.flags.ended:
            self.hide()
            return
        translate = QCoreApplication.translate
        if snapshot.flags.emergency:
            text = translate(
                "SessionStrip", "Emergency: the picture is grey and the sound silent. Clear it on the session's page."
            )
        else:
            text = translate("SessionStrip", "A session is running: {phase}, {clock}").format(
                phase=words.phase(snapshot.phase), clock=words.clock(snapshot.session_s)
            )
        self.words.setText(text)
        self.emergency.setEnabled(not snapshot.flags.emergency)
        self.show()
