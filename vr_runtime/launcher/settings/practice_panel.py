"""Practice: a whole session in minutes, on the simulated headset. For an engineer, who shows staff how it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from vr_runtime.clinic.setting_types import Settings
from vr_runtime.launcher.attachment import Attachment
from vr_runtime.launcher.controls import ActButton, Banner, ChoiceRow, Hint, Panel
from vr_runtime.launcher.jobs import HostStart
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.launcher.theme import theme

_SPEEDS: Final = (10, 30, 60)
_INFUSION_MIN: Final = 40


class PracticePanel(Panel):
    """Nobody wears what it plays, so it may run faster than time does."""

    def __init__(self, attachment: Attachment, settings: Settings, start: Callable[[SetUp], HostStart]) -> None:
        super().__init__(self.tr("Practice in time lapse"))
        self._attachment, self._start = attachment, start
        self._settings = settings
        self._host: HostStart | None = None
        self.fault = Banner()
        self.about = Hint(
            self.tr("{minutes} minutes of infusion on the simulated headset. It is kept among the past sessions.")
            .format(minutes=_INFUSION_MIN)
        )  # fmt: skip
        speeds = [(speed, self.tr("{times} times as fast").format(times=speed)) for speed in _SPEEDS]
        self.speed = ChoiceRow(speeds, _SPEEDS[1], says=self.tr("Speed"))
        self.begin = ActButton(self.tr("Start practice"), self._begin)
        self.why = Hint()
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        row.setSpacing(theme().S)
        for part in (self.about, self.speed, self.begin, self.why, self.fault):
            row.addWidget(part)
        self.body.addLayout(row)
        # Methods of this panel, which its end disconnects: the attachment outlives every page.
        attachment.state.connect(self._on_state)
        attachment.attached.connect(self._on_state)
        attachment.lost.connect(self._on_lost)
        self._offer()

    @property
    def set_up(self) -> SetUp:
        """What is played: as this clinic's sessions are, but for the headset and its time."""
        now = self._settings
        speed = self.speed.value
        assert isinstance(speed, int)
        return SetUp(
            headset="simulated",
            scene=_allowed(now.default_scene, now.allowed_scenes),
            preset=_allowed("iv-pain", now.allowed_presets),
            infusion_min=min(_INFUSION_MIN, now.longest_infusion_min),
            brightness_percent=min(now.brightness_percent, now.max_brightness),
            volume_db=min(now.volume_db, now.max_volume_db),
            sound="none",
            keep_days=now.keep_days,
            time_lapse=float(speed),
        )

    def use_settings(self, settings: Settings) -> None:
        self._settings = settings

    def _on_state(self, _snapshot: object) -> None:
        self._offer()

    def _on_lost(self, _what: str, _remedy: str) -> None:
        self._offer()

    def _offer(self) -> None:
        snapshot = self._attachment.snapshot
        runs = snapshot is not None and not snapshot.flags.ended
        self.begin.setEnabled(not runs)
        self.why.setText(self.tr("A session is running.") if runs else "")
        self.why.setVisible(runs)

    def _begin(self) -> None:
        self.fault.say("problem", "")
        self.begin.setEnabled(False)
        self._host = self._start(self.set_up)
        self._host.failed.connect(self._failed)

    def _failed(self, why: str) -> None:
        self._offer()
        self.fault.say("problem", why)


def _allowed(wanted: str, allowed: tuple[str, ...]) -> str:
    """The clinic's own limits hold for practice too."""
    return wanted if not allowed or wanted in allowed else allowed[0]
