"""The player: owns the headset, survives its loss, and plays the course to its end.

It is a small state machine around the frame loop. `play()` takes one turn after another; a turn is a frame, a nap
while the headset is off, or an attempt to get a lost headset back. The GL context, the scene and the course live
through all of them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from enum import StrEnum

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.course.course import Course, Where
from vr_runtime.course.events import EventRefused, SessionEnded
from vr_runtime.player.frame_loop import IDLE_BEFORE, RECOVERED, FrameLoop, Instruments
from vr_runtime.player.operators import Operator
from vr_runtime.player.pictures import Pictures
from vr_runtime.player.settings import Settings
from vr_runtime.player.status import HeadsetState, Status
from vr_runtime.player.timeline import Timeline
from vr_runtime.problem import Problem
from vr_runtime.record.memory import resident_mib
from vr_runtime.render.gpu_timer import GpuTimer
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.snapshot import Snapshots
from vr_runtime.render.stage import Stage
from vr_runtime.timing.garbage import GarbagePolicy
from vr_runtime.timing.governor import Governor
from vr_runtime.timing.recorder import FrameRecorder
from vr_runtime.xr import lifecycle
from vr_runtime.xr.headset import Headset, as_problem
from vr_runtime.xr.lifecycle import Decision
from vr_runtime.xr.results import CallFailed
from vr_runtime.xr.session import Session

_PERIOD_NS = 11_111_111
_WATCH_EVERY_FRAMES = 9  # ten looks a second at 90 Hz: what a person does or reads needs no more
_NAP_NS = 20_000_000  # while the headset is off: a throttled loop that still wakes within two frames
_FAREWELL_NS = 3 * NS_PER_S
_EXIT_WITHIN_NS = 3 * NS_PER_S
_RETRY_FIRST_NS = NS_PER_S // 4
_RETRY_LAST_NS = 5 * NS_PER_S
_FADE_IN_S = 5.0


class ExitReason(StrEnum):
    """Why the session ended, as the report says it."""

    FINISHED = "finished"
    DURATION = "duration"
    OPERATOR = "operator"
    INTERRUPTED = "interrupted"
    RUNTIME = "runtime_exit"
    HEADSET_LOST = "headset_lost"
    PROBLEM = "problem"


class Player:
    """Plays one session. After `play()`: `reason`, `timeline`, `recorder`, `pictures`, `recoveries`, `headset`."""

    def __init__(
        self,
        settings: Settings,
        scene: LoadedScene,
        clock: Clock,
        operators: Sequence[Operator],
        garbage: GarbagePolicy,
    ) -> None:
        self.settings = settings
        self.scene = scene
        self.clock = clock
        self._operators = operators
        self._garbage = garbage
        self.headset = Headset(clock)
        self.timeline = Timeline(Course(settings.plan), settings.time_lapse)
        self.recorder = FrameRecorder(_PERIOD_NS)
        self.governor = Governor(_PERIOD_NS)
        self.status = Status()
        self.pictures: Pictures | None = None
        self.reason: ExitReason | None = None
        self.recoveries = 0
        self._stage: Stage | None = None
        self._encoding = ""
        self._gpu_timer: GpuTimer | None = None
        self._loop: FrameLoop | None = None
        self._leave_at_ns: int | None = None
        self._end_reason = ExitReason.OPERATOR
        self._exit_deadline_ns: int | None = None
        self._lost_since_ns = 0
        self._retry_at_ns = 0
        self._retry_after_ns = _RETRY_FIRST_NS
        self._missed = 0
        self._last_display_ns = 0
        self._ended_session_ns: int | None = None
        self._cpu_start_ns = 0
        self.ended_at_session_ns = 0
        self.cpu_ns = 0
        self.rss_end_mib = 0.0
        self.gl_info: tuple[str, str, str] | None = None
        self.garbage_report: dict[str, int | float] = {}

    def play(self) -> ExitReason:
        """Play to the end and return why it ended. Raises `Problem` where it cannot begin; always closes."""
        try:
            self._open()
            self._garbage.settle()
            self._cpu_start_ns = time.process_time_ns()
            while self.reason is None:
                self._turn()
            return self.reason
        finally:
            self._measure()
            self._close()

    def _turn(self) -> None:
        session, loop = self.headset.session, self._loop
        if session is None or loop is None:
            self._try_again()
            return
        decision = session.poll()
        if decision is not Decision.CARRY_ON:
            self._decide(decision)
        elif not session.running:
            self._nap(HeadsetState.OFF)
        elif loop.play_frame():
            self._after_frame(loop)
        else:
            self._decide(lifecycle.on_result(session.frame.failure))

    def _after_frame(self, loop: FrameLoop) -> None:
        """In the slack between two frames."""
        self._missed += self.recorder.last_missed
        frames = self.recorder.next_frame_number
        if frames % _WATCH_EVERY_FRAMES == 0:
            self._watch(loop.display_ns, HeadsetState.PLAYING)
            self._look_at_session(loop)
        if self.pictures is not None and loop.drew:
            self.pictures.take(loop.picture, loop.width_px, loop.height_px)
        self._garbage.breathe(self.clock.now_ns())

    def _watch(self, display_ns: int, headset: HeadsetState) -> None:
        """Take in what the operators did, follow the course, and say where we are."""
        timeline = self.timeline
        self._last_display_ns = display_ns
        if timeline.origin_ns is not None:
            self._take_acts(display_ns)
        where = timeline.watch(display_ns)
        self._report_status(where, headset)
        if self.pictures is not None:
            self.pictures.watch(where)
        self._watch_the_end(display_ns)

    def _take_acts(self, display_ns: int) -> None:
        timeline = self.timeline
        for operator in self._operators:
            while (event := operator.act(timeline.session_ns(display_ns))) is not None:
                try:
                    timeline.apply(event)
                    self.status.notice = ""
                except EventRefused as refused:
                    self.status.notice = str(refused)
                if isinstance(event, SessionEnded):
                    self._begin_farewell(event, display_ns)

    def _watch_the_end(self, display_ns: int) -> None:
        duration_s, origin_ns = self.settings.duration_s, self.timeline.origin_ns
        played_s = 0.0 if origin_ns is None else (display_ns - origin_ns) / NS_PER_S
        if self._leave_at_ns is None and duration_s is not None and played_s >= duration_s:
            self._end_reason = ExitReason.DURATION
            self._leave_at_ns = display_ns
        if self._leave_at_ns is None or display_ns < self._leave_at_ns:
            return
        session = self.headset.session
        now_ns = self.clock.now_ns()
        if self._exit_deadline_ns is None:
            self._exit_deadline_ns = now_ns + _EXIT_WITHIN_NS
            if self.pictures is not None:
                self.pictures.take_last()
            if session is None or not session.running or not session.request_exit():
                self.reason = self._end_reason
        elif now_ns >= self._exit_deadline_ns:
            self.reason = self._end_reason

    def _begin_farewell(self, ended: SessionEnded, display_ns: int) -> None:
        """The last seconds: the light goes down before the picture goes."""
        if self._leave_at_ns is not None:
            return
        self._ended_session_ns = ended.t_ns
        planned_end_ns = self.timeline.course.plan.window_min * 60 * NS_PER_S
        finished = ended.t_ns >= planned_end_ns
        self._end_reason = ExitReason.FINISHED if finished else ExitReason.OPERATOR
        self._leave_at_ns = display_ns + _FAREWELL_NS

    def _decide(self, decision: Decision) -> None:
        if decision is Decision.LEAVE:
            self.reason = ExitReason.RUNTIME if self._exit_deadline_ns is None else self._end_reason
            return
        if decision is Decision.CARRY_ON:
            return
        now_ns = self.clock.now_ns()
        self._loop = None
        self.headset.lose(decision)
        self._lost_since_ns = now_ns
        self._retry_after_ns = _RETRY_FIRST_NS
        self._retry_at_ns = now_ns
        if self._exit_deadline_ns is not None:
            self.reason = self._end_reason

    def _nap(self, headset: HeadsetState) -> None:
        """Nothing paces us: sleep a little, keep the course and the operators going."""
        now_ns = self.clock.now_ns()
        self.clock.sleep_until_ns(now_ns + _NAP_NS)
        if self._loop is not None:
            self._loop.flags_next |= IDLE_BEFORE
        self._watch(now_ns + _NAP_NS, headset)

    def _try_again(self) -> None:
        """Get a lost headset back: at once, then with longer and longer pauses."""
        now_ns = self.clock.now_ns()
        if now_ns < self._retry_at_ns:
            self._nap(HeadsetState.LOST)
            return
        try:
            self._open()
        except (CallFailed, Problem) as failure:
            self.headset.lose(Decision.RECREATE_INSTANCE)
            self.status.notice = str(failure)
            self._retry_at_ns = now_ns + self._retry_after_ns
            self._retry_after_ns = min(2 * self._retry_after_ns, _RETRY_LAST_NS)
            if now_ns - self._lost_since_ns > self.settings.recover_for_s * NS_PER_S:
                self.reason = ExitReason.HEADSET_LOST
            self._nap(HeadsetState.LOST)
            return
        self.recoveries += 1
        self.status.notice = ""
        self._garbage.settle()

    def _open(self) -> None:
        first = self._stage is None
        try:
            session = self.headset.open()
        except CallFailed as failure:
            if first:
                raise as_problem(failure, self.headset.runtime) from None
            raise
        stage = self._stage_for(session)
        self._tell_visible_areas(session, stage)
        if not first:
            stage.fade_in(_FADE_IN_S)
        binding = self.headset.binding
        assert binding is not None
        assert self._gpu_timer is not None
        instruments = Instruments(self.recorder, self.governor, self._gpu_timer, self.clock)
        self._loop = FrameLoop(
            session,
            stage,
            self.timeline,
            instruments,
            ensure_current=binding.ensure_current,
            draw_every=self.settings.draw_every,
        )
        if not first:
            self._loop.flags_next = RECOVERED | IDLE_BEFORE

    def _stage_for(self, session: Session) -> Stage:
        """The stage, made at the first opening and kept; made again only if the runtime wants another encoding."""
        swapchain, binding = session.swapchain, self.headset.binding
        assert binding is not None
        encoding = swapchain.colour.encoding
        if self._stage is not None and self._encoding == encoding:
            return self._stage
        self._encoding = encoding
        if self._stage is not None:
            self._stage.release()
        self._stage = Stage(
            binding.gl,
            self.scene,
            max_width_px=swapchain.eye_width_px,
            max_height_px=swapchain.eye_height_px,
            seed=self.settings.seed,
            encode=encoding,
            get_proc_address=binding.get_proc_address,
        )
        self._stage.brightness = self.settings.brightness
        if self._gpu_timer is None:
            self._gpu_timer = GpuTimer(binding.get_proc_address)
        if self.settings.report is not None and self.pictures is None:
            snapshots = Snapshots(
                binding.gl,
                max_width_px=swapchain.eye_width_px,
                max_height_px=swapchain.eye_height_px,
                encode=encoding,
                get_proc_address=binding.get_proc_address,
            )
            self.pictures = Pictures(snapshots)
        return self._stage

    def _look_at_session(self, loop: FrameLoop) -> None:
        """Has the runtime moved its origin, or changed what the lenses hide?"""
        session, stage = self.headset.session, self._stage
        if session is None or stage is None:
            return
        if session.events.origin_moved:
            loop.remeasure()
        if session.events.visible_area_changed:
            try:
                self._tell_visible_areas(session, stage)
            except CallFailed as failure:
                self._decide(lifecycle.on_result(failure.code))

    def _tell_visible_areas(self, session: Session, stage: Stage) -> None:
        for eye, area in enumerate(session.visible_areas()):
            if area is not None:
                stage.eyes.set_visible_area(eye, area.vertices_xy, area.indices)

    def _report_status(self, where: Where, headset: HeadsetState) -> None:
        status = self.status
        status.headset = headset
        status.phase = where.phase
        status.session_s = where.session_s
        status.infusion_s = where.infusion_s
        status.next_phase = where.next_phase
        status.next_in_s = where.next_in_s
        status.waiting_for = where.waiting_for
        status.frames = self.recorder.next_frame_number
        status.missed_frames = self._missed
        status.scale = self.governor.scale

    def _measure(self) -> None:
        """What the report wants to know, while it can still be asked."""
        self.ended_at_session_ns = self._ended_session_ns or self.timeline.session_ns(self._last_display_ns)
        self.cpu_ns = time.process_time_ns() - self._cpu_start_ns if self._cpu_start_ns else 0
        self.rss_end_mib = resident_mib()
        self.garbage_report = self._garbage.report()
        if self.headset.binding is not None:
            info = self.headset.binding.gl.info
            self.gl_info = (info["GL_VENDOR"], info["GL_RENDERER"], info["GL_VERSION"])

    def _close(self) -> None:
        """Everything down, in the order in which it was put up, whatever state it is in."""
        self.status.headset = HeadsetState.ENDED
        self._garbage.restore()
        if self.headset.binding is not None:
            self.headset.binding.ensure_current()
        if self.pictures is not None:
            self.pictures.finish()
        if self._gpu_timer is not None:
            self._gpu_timer.release()
        if self._stage is not None:
            self._stage.release()
        self.headset.close()
