"""What the player leaves in the link for its host, some ten times a second, in the slack between frames."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from vr_runtime.clock import NS_PER_S
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.status import PlayerStatus
from vr_runtime.player.status import Status
from vr_runtime.player.timeline import Timeline
from vr_runtime.timing.frame_record import CAUSE_OFFSET, RECORD_SIZE, FrameFlags
from vr_runtime.timing.recorder import FrameRecorder

_CHUNK_FRAMES: Final = 128
_UNSETTLED_FRAMES: Final = 64
"""GPU times and the causes of misses are filed some frames later; younger frames are left for the next time."""
_FLAGS_OFFSET: Final = CAUSE_OFFSET - 1


class LinkReporter:
    """The diary of a player that has a host: it says there what happens, and the host writes it down."""

    def __init__(
        self,
        link: PlayerEnd,
        timeline: Timeline,
        recorder: FrameRecorder,
        model: Callable[[], str] = str,
        audio_device: Callable[[], str] = str,
    ) -> None:
        """`model`, `audio_device`: what runtime and system call the headset and its sound, "" before it was found."""
        self._link = link
        self._model = model
        self._audio_device = audio_device
        self._timeline = timeline
        self._recorder = recorder
        self._ring = memoryview(recorder.ring.buffer)
        self._begun = timeline.origin_ns is not None
        self._frames = 0
        self._last: PlayerStatus = PlayerStatus(pid=os.getpid())
        link.say(self._last)

    def look(self, status: Status, recoveries: int) -> None:
        """Say how it is."""
        timeline, recorder = self._timeline, self._recorder
        if not self._begun and timeline.origin_ns is not None:
            self._begun = True
            self._link.begin_at(timeline.origin_ns)
        self._last = PlayerStatus(
            pid=os.getpid(),
            worn=status.worn,
            tracked=self._is_tracked(),
            recoveries=recoveries,
            app_ns=recorder.last_app_ns,
            gpu_ns=recorder.last_gpu_ns,
            opened=True,
            stands_in=status.stands_in,
            limited=status.limited,
            session_ns=int(status.session_s * NS_PER_S),
            refresh_hz=NS_PER_S / recorder.period_ns,
            scale=status.scale,
            quality=status.quality,
            headset=str(status.headset),
            notice=status.notice or (status.scene_refused if status.stands_in else ""),
            model=self._model(),
            audio_device=self._audio_device(),
        )
        self._link.say(self._last)
        self._put_frames(recorder.next_frame_number - _UNSETTLED_FRAMES, _CHUNK_FRAMES)

    def leave(self, reason: str, exit_code: int) -> None:
        """Nothing is played any more, for this reason, and this will be the process's exit code."""
        self._recorder.summary()  # decides the causes that are still open
        self._put_frames(self._recorder.next_frame_number, 1)
        self._link.say(replace(self._last, headset="ended", left=reason, exit_code=exit_code))

    def _is_tracked(self) -> bool:
        ring = self._recorder.ring
        if not ring.count:
            return True
        return not ring.buffer[ring.offset(ring.count - 1) + _FLAGS_OFFSET] & FrameFlags.POSE_INVALID

    def _put_frames(self, end: int, at_least: int) -> None:
        """The frames up to `end` that the recorder's ring still holds, if there are `at_least` so many."""
        if end - self._frames < at_least:
            return
        capacity = self._recorder.ring.capacity
        first = max(self._frames, self._recorder.next_frame_number - capacity)
        while first < end:
            place = first % capacity
            count = min(end - first, capacity - place)
            self._link.put_frames(self._ring[place * RECORD_SIZE : (place + count) * RECORD_SIZE])
            first += count
        self._frames = end
