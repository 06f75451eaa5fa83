"""What holds before anything is set: another session runs, one broke off, or the headset is a simulated one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vr_runtime.launcher.controls import Banner
from vr_runtime.launcher.start.strips import slim
from vr_runtime.launcher.theme import theme


class Standing(QWidget):
    """Banners, each with the one thing to do about it. Without any it takes no room."""

    go_to_session = Signal()
    resume = Signal()
    use_headset = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session, self.simulated = Banner(), Banner()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().S)
        for banner in (self.session, self.simulated):
            slim(banner)
        layout.addWidget(self.session)
        layout.addWidget(self.simulated)
        self._broke_off = False
        self._told: tuple[bool, int | None, bool] | None = None
        self.session.button.clicked.connect(self._session_pressed)
        self.simulated.button.clicked.connect(lambda _checked=False: self.use_headset.emit())
        self.tell(runs=False, broke_off_min=None, simulated=False)

    def tell(self, *, runs: bool, broke_off_min: int | None, simulated: bool) -> None:
        """`broke_off_min`: so many minutes ago a session lost its host and its player; None where none did."""
        if self._told == (runs, broke_off_min, simulated):
            return  # dressing a banner anew takes Qt milliseconds, and this is asked with every key
        self._told = (runs, broke_off_min, simulated)
        self._broke_off = not runs and broke_off_min is not None
        if runs:
            told = self.tr("A session is running. Another one can be started when it has ended.")
            self.session.say("plain", told, self.tr("Go to it"))
        elif broke_off_min is not None:
            told = self.tr("A session broke off {minutes} min ago. It can be gone on with where the infusion is now.")
            self.session.say("warn", told.format(minutes=broke_off_min), self.tr("Go on with it"))
        else:
            self.session.say("plain", "")
        if simulated:
            told = self.tr("Simulated headset: nobody wears this session, and its pictures go nowhere.")
            self.simulated.say("warn", told, self.tr("Use the headset"))
        else:
            self.simulated.say("plain", "")
        for banner in (self.session, self.simulated):
            banner.setMinimumHeight(theme().px(48))  # one line, and the act on it
        self.setVisible(runs or self._broke_off or simulated)

    def _session_pressed(self) -> None:
        (self.resume if self._broke_off else self.go_to_session).emit()
