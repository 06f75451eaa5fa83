"""The loop: what happens between two frame waits. Nothing here allocates what stays, raises, locks or logs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vr_runtime.clock import Clock
from vr_runtime.player.scenery import Scenery
from vr_runtime.player.timeline import Timeline
from vr_runtime.timing.frame_record import GPU_UNKNOWN_NS, FrameFlags
from vr_runtime.timing.governor import Governor
from vr_runtime.timing.recorder import FrameRecorder
from vr_runtime.xr.results import CallFailed
from vr_runtime.xr.session import Session

DREW, NOT_RENDERED, NO_IMAGE = FrameFlags.DREW, FrameFlags.NOT_RENDERED, FrameFlags.NO_IMAGE
POSE_INVALID, IDLE_BEFORE, RECOVERED = FrameFlags.POSE_INVALID, FrameFlags.IDLE_BEFORE, FrameFlags.RECOVERED


@dataclass(frozen=True, slots=True)
class Instruments:
    """What watches every frame, for longer than one XR session."""

    recorder: FrameRecorder
    governor: Governor
    clock: Clock


class FrameLoop:
    """Plays the frames of one XR session onto a stage that outlives it.

    `flags_next` is put on the next frame's record. `display_ns` is the monotonic time at which the last frame is shown.
    """

    def __init__(
        self,
        session: Session,
        scenery: Scenery,
        timeline: Timeline,
        instruments: Instruments,
        *,
        ensure_current: Callable[[], None],
        draw_every: int,
    ) -> None:
        self._session = session
        self._calls = session.frame
        self._framebuffers = session.swapchain.framebuffers
        self._scenery = scenery
        self._timeline = timeline
        self._recorder = instruments.recorder
        self._governor = instruments.governor
        self._gpu_timer = scenery.gpu_timer
        self._now_ns = instruments.clock.now_ns
        # Under a virtual clock the GPU's real time says nothing about the frame's.
        self._gpu_keeps_our_time = not instruments.clock.is_virtual
        self._ensure_current = ensure_current
        self._draw_every = draw_every
        self._pictures = scenery.pictures
        self._mirroring = scenery.mirroring
        self._gpu_done = instruments.recorder.gpu
        self._full_px = (session.swapchain.eye_width_px, session.swapchain.eye_height_px)
        self._unsettled = self._unmeasured = True
        self._off_centre = False
        self._offset_ns = 0
        self.width_px, self.height_px = self._full_px
        self._has_picture = False
        self._scale = 1.0
        self._resize(self._governor.scale)
        self.flags_next = IDLE_BEFORE
        self.display_ns = 0

    def play_frame(self) -> bool:
        """One frame, from wait to end. False where a call failed: `session.frame.failure` says how."""
        calls, now_ns = self._calls, self._now_ns
        flags, self.flags_next = self.flags_next, 0
        called_ns = now_ns()
        if not calls.wait():
            return False
        waited_ns = now_ns()
        if self._unsettled and not self._settle():
            return False
        if not calls.begin():
            return False
        begun_ns = located_ns = drawn_ns = released_ns = now_ns()
        state = calls.state
        self.display_ns = state.predicted_display_time + self._offset_ns
        shows = False
        try:
            if not state.should_render:
                flags |= NOT_RENDERED
            elif self._shows_again():
                shows = calls.locate()
                located_ns = now_ns()
                flags |= 0 if shows else POSE_INVALID
            elif not calls.acquire():
                flags |= NO_IMAGE
            else:
                try:
                    if calls.locate():
                        located_ns = now_ns()
                        self._draw()
                        drawn_ns = now_ns()
                        flags |= DREW
                        shows = True
                    else:
                        flags |= POSE_INVALID
                finally:
                    self._has_picture = shows
                    calls.release()
                    released_ns = now_ns()
        finally:
            calls.end(shows)
        ended_ns = now_ns()
        self._file(called_ns, waited_ns, begun_ns, located_ns, drawn_ns, released_ns, ended_ns, flags)
        return calls.failure >= 0

    def remeasure(self) -> None:
        """Map the clocks and measure the floor again at the next frame: the runtime moved its origin."""
        self._unmeasured = self._unsettled = True

    def recentre(self) -> None:
        """Turn the world to where the patient looks at the next frame in which the head can be located."""
        self._off_centre = self._unsettled = True

    def _settle(self) -> bool:
        """Between wait and begin, where poses are at their best: measure and recentre what was asked for."""
        try:
            if self._unmeasured:
                self._offset_ns = self._session.settle()
                self._unmeasured = False
            if self._off_centre:
                self._off_centre = not self._session.recentre()
        except CallFailed as failed:
            self._calls.failure = failed.code
            return False
        self._unsettled = self._off_centre
        return True

    def _shows_again(self) -> bool:
        """Whether this frame is one of those that show the picture before it again, where there is one."""
        return self._has_picture and self._recorder.next_frame_number % self._draw_every != 0

    def _draw(self) -> None:
        """Draw both eyes into the image held."""
        self._ensure_current()
        levels = self._timeline.levels(self.display_ns)
        stage = self._scenery.stage
        eyes = stage.eyes
        for eye, (q, p, fov) in enumerate(self._calls.eye_views):
            eyes.set(
                eye, q.x, q.y, q.z, q.w, p.x, p.y, p.z, fov.angle_left, fov.angle_right, fov.angle_up, fov.angle_down
            )
        stage.cue_light = self._scenery.cue.light_at(self.display_ns)
        picture = self._framebuffers[self._calls.image]
        self._gpu_timer.begin(self._recorder.next_frame_number)
        stage.draw(picture, self.width_px, self.height_px, levels, self.display_ns)
        if self._mirroring is not None:
            self._mirroring.take(picture, self.width_px, self.height_px, self.display_ns)
        self._gpu_timer.end()
        if self._pictures is not None:
            self._pictures.take(picture, self.width_px, self.height_px)

    def _file(
        self, called: int, waited: int, begun: int, located: int, drawn: int, released: int, ended: int, flags: int
    ) -> None:
        """Record the frame, take in the GPU times that have arrived, and let the governor choose the next size."""
        recorder = self._recorder
        period_ns = self._calls.state.predicted_display_period
        recorder.record(
            called,
            waited,
            begun,
            max(located, begun),
            max(drawn, located),
            max(released, drawn),
            ended,
            self.display_ns,
            period_ns,
            self.width_px,
            self.height_px,
            flags,
        )
        self._gpu_timer.harvest(self._gpu_done)
        if self._mirroring is not None:
            self._mirroring.after_frame()
        gpu_ns = recorder.last_gpu_ns if self._gpu_keeps_our_time else GPU_UNKNOWN_NS
        governor, stage = self._governor, self._scenery.stage
        # Frames without a scene cost nothing, for hours perhaps: what they leave room for is not to be believed.
        if not (flags & NOT_RENDERED or stage.hides_scene):
            governor.observe(ended, recorder.last_app_ns, gpu_ns, recorder.last_missed)
        if governor.scale != self._scale:
            self._resize(governor.scale)
        stage.quality_wanted = governor.quality

    def _resize(self, scale: float) -> None:
        """Draw into a smaller or larger part of the same images; nothing is made anew."""
        self._scale = scale
        self._has_picture = False
        width_px, height_px = self._full_px
        self.width_px = max(1, int(width_px * scale))
        self.height_px = max(1, int(height_px * scale))
        self._calls.set_resolution(self.width_px, self.height_px)
