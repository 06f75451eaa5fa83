"""What the player leaves in the journal: it looks at what has happened since the last time, and posts that."""

from __future__ import annotations

from typing import Final

from vr_runtime.content import DEFAULT_SCENE
from vr_runtime.player.status import HeadsetState, Status
from vr_runtime.player.timeline import Timeline
from vr_runtime.record.entries import (
    AlarmRaised,
    CourseBegun,
    HeadsetLost,
    HeadsetRecovered,
    PhaseEntered,
    PlayerStarted,
    SceneChosen,
)
from vr_runtime.record.journal import Journal
from vr_runtime.timing.frame_record import RECORD_SIZE
from vr_runtime.timing.recorder import FrameRecorder

_CHUNK_FRAMES: Final = 1024
_UNSETTLED_FRAMES: Final = 64
"""GPU times and the causes of misses are filed some frames later; younger frames are left for the next time."""


class Diary:
    """`look` is called in the slack between frames: it never waits, and costs a copy of 96 KiB every 1024 frames."""

    def __init__(self, journal: Journal, timeline: Timeline, recorder: FrameRecorder) -> None:
        self._journal = journal
        self._timeline = timeline
        self._recorder = recorder
        self._ring = memoryview(recorder.ring.buffer)
        self._begun = False
        self._lost = False
        self._stands_in = False
        self._limited = False
        self._events = len(timeline.course.events)
        self._passages = 0
        self._recoveries = 0
        self._frames = 0
        self._alarm: str | None = None
        journal.post(PlayerStarted())

    def look(self, status: Status, recoveries: int) -> None:
        """Post what is new."""
        timeline, journal = self._timeline, self._journal
        if not self._begun and timeline.origin_ns is not None:
            self._begun = True
            journal.post(CourseBegun(timeline.origin_ns - journal.origin_ns))
        events = timeline.course.events
        while self._events < len(events):
            journal.post(events[self._events])
            self._events += 1
        while self._passages < len(timeline.passages):
            passage = timeline.passages[self._passages]
            journal.post(PhaseEntered(passage.entered_ns, passage.name))
            self._passages += 1
        self._follow_headset(status.headset is HeadsetState.LOST, recoveries)
        if status.stands_in and not self._stands_in:
            journal.post(AlarmRaised("medium", "scene_refused"))
            journal.post(SceneChosen(DEFAULT_SCENE))
        self._stands_in = status.stands_in
        if status.limited and not self._limited:
            journal.post(AlarmRaised("medium", "scene_limited"))
        self._limited = status.limited
        self._post_frames(self._recorder.next_frame_number - _UNSETTLED_FRAMES, _CHUNK_FRAMES)
        if journal.alarm != self._alarm:
            self._alarm = journal.alarm
            status.notice = f"{self._alarm}: this is not being written down" if self._alarm else ""

    def finish(self, status: Status, recoveries: int) -> None:
        """Post what is left once nothing is played any more."""
        self._recorder.summary()  # decides the causes that are still open
        self.look(status, recoveries)
        self._post_frames(self._recorder.next_frame_number, 1)

    def _follow_headset(self, lost: bool, recoveries: int) -> None:
        if (lost or recoveries > self._recoveries) and not self._lost:
            self._lost = True
            self._journal.post(HeadsetLost())
        if recoveries > self._recoveries:
            self._recoveries = recoveries
            self._lost = False
            self._journal.post(HeadsetRecovered(recoveries))

    def _post_frames(self, end: int, at_least: int) -> None:
        """The frames up to `end` that the ring still holds, if there are `at_least` so many."""
        if end - self._frames < at_least:
            return
        capacity = self._recorder.ring.capacity
        first = max(self._frames, self._recorder.next_frame_number - capacity)
        while first < end:
            place = first % capacity
            count = min(end - first, capacity - place, _CHUNK_FRAMES)
            self._journal.post_frames(bytes(self._ring[place * RECORD_SIZE : (place + count) * RECORD_SIZE]))
            first += count
        self._frames = end
