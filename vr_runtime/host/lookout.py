"""Looks around for what staff may have to be alarmed of: the disk, the clock, the frames, the headset."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.prompts import Prompt
from vr_runtime.host.alarms import Signs, SoundSigns
from vr_runtime.host.chronicle import LOST
from vr_runtime.link.mirror_file import MirrorFile
from vr_runtime.link.status import PlayerStatus
from vr_runtime.record.session_clock import StepWatch

_FRAMES_OF_NS: Final = 10 * NS_PER_S
_DISK_EVERY_NS: Final = 10 * NS_PER_S
_STEADY_NS: Final = 5 * NS_PER_S
"""A player that has just begun has no frames to judge it by."""
_PICTURE_DUE_NS: Final = NS_PER_S // 4
"""Four of the mirror's pictures: what is missing for less is no more than late."""


class Lookout:
    """Asked a few times a second."""

    def __init__(
        self, folder: Path, now_ns: Callable[[], int], wall_ns: Callable[[], int], mirror: MirrorFile | None = None
    ) -> None:
        self._folder = folder
        self._mirror = mirror
        self._steps = StepWatch(now_ns, wall_ns)
        self._stepped_ns: int | None = None
        self._disk_free_mib: int | None = None
        self._disk_due_ns = 0
        self._frames: deque[tuple[int, int, int]] = deque()

    def signs(
        self,
        now_ns: int,
        *,
        player: Literal["starting", "playing", "gone"],
        status: PlayerStatus,
        frames: tuple[int, int],
        restarted_ns: int | None,
        journal_fails: bool,
        kept_awake: bool,
        session_over: bool,
        prompts: tuple[Prompt, ...],
        sound: SoundSigns,
    ) -> Signs:
        """Everything that an alarm may come of. `frames`: how many were played, and how many slots missed."""
        if self._steps.stepped_ms():
            self._stepped_ns = now_ns
        lost = status.headset.startswith(LOST)
        headset: Literal["on", "off", "lost"] = "lost" if lost else ("on" if status.worn else "off")
        return Signs(
            player=player,
            headset=headset,
            tracked=status.tracked,
            session_over=session_over,
            missed_share=self._missed_share(now_ns, *frames),
            restarted_ns=restarted_ns,
            journal_fails=journal_fails,
            scene_refused=status.stands_in,
            scene_limited=status.limited,
            mirror_waits=self._mirror_waits(now_ns),
            disk_free_mib=self._free_mib(now_ns),
            clock_stepped_ns=self._stepped_ns,
            kept_awake=kept_awake,
            prompts=prompts,
            sound=sound,
        )

    def _mirror_waits(self, now_ns: int) -> bool:
        """Whether somebody looks into the mirror and sees nothing new."""
        mirror = self._mirror
        return mirror is not None and mirror.is_watched(now_ns) and now_ns - mirror.newest_ns > _PICTURE_DUE_NS

    def _missed_share(self, now_ns: int, frames: int, missed: int) -> float:
        looks = self._frames
        looks.append((now_ns, frames, missed))
        while looks[0][0] < now_ns - _FRAMES_OF_NS:
            looks.popleft()
        first_ns, frames_before, missed_before = looks[0]
        slots = frames - frames_before + missed - missed_before
        if now_ns - first_ns < _STEADY_NS or slots <= 0:
            return 0.0
        return (missed - missed_before) / slots

    def _free_mib(self, now_ns: int) -> int | None:
        if now_ns >= self._disk_due_ns:
            self._disk_due_ns = now_ns + _DISK_EVERY_NS
            try:
                self._disk_free_mib = shutil.disk_usage(self._folder).free >> 20
            except OSError:
                self._disk_free_mib = None
        return self._disk_free_mib
