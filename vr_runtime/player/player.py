"""The player: owns the headset, survives its loss, and plays the course to its end.

It is a small state machine around the frame loop. `play()` takes one turn after another; a turn is a frame, a nap
while the headset is off, or an attempt to get a lost headset back. The GL context, the scene and the course live
through all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.course.course import Course, Where
from vr_runtime.course.events import EventRefused, HeadsetOff, HeadsetOn, SessionEnded
from vr_runtime.player.back_off import BackOff
from vr_runtime.player.ending import Ending, ExitReason
from vr_runtime.player.frame_loop import IDLE_BEFORE, RECOVERED, FrameLoop, Instruments
from vr_runtime.player.measures import Measures
from vr_runtime.player.operators import Operator
from vr_runtime.player.pictures import Pictures
from vr_runtime.player.scenery import Scenery
from vr_runtime.player.settings import Settings
from vr_runtime.player.status import HeadsetState, Status
from vr_runtime.player.timeline import Timeline
from vr_runtime.player.view import PatientView
from vr_runtime.problem import Problem
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.timing.garbage import GarbagePolicy
from vr_runtime.timing.governor import Governor
from vr_runtime.timing.recorder import FrameRecorder
from vr_runtime.xr import lifecycle, results
from vr_runtime.xr.headset import Headset, as_problem
from vr_runtime.xr.lifecycle import Decision
from vr_runtime.xr.results import CallFailed

if TYPE_CHECKING:
    from vr_runtime.link.mirror_writer import MirrorWriter
    from vr_runtime.player.diary import Diary
    from vr_runtime.player.link_operator import LinkOperator
    from vr_runtime.player.link_reporter import LinkReporter

_PERIOD_NS = 11_111_111
_PERIOD_JITTER = 64  # a period that differs by less than this fraction is still the same refresh rate
_WATCH_EVERY_FRAMES = 9  # ten looks a second at 90 Hz: what a person does or reads needs no more
_NAP_NS = 20_000_000  # while the headset is off: a throttled loop that still wakes within two frames
_EXIT_WITHIN_NS = 3 * NS_PER_S
_LOST = (results.ERROR_SESSION_LOST, results.ERROR_INSTANCE_LOST)
_FADE_IN_S = 5.0


class Player:
    """Plays one session. After `play()`: `reason`, `timeline`, `recorder`, `pictures`, `recoveries`, `headset`."""

    def __init__(
        self,
        settings: Settings,
        scene: LoadedScene,
        clock: Clock,
        operators: Sequence[Operator],
        garbage: GarbagePolicy,
        link: LinkOperator | None = None,
        mirror: MirrorWriter | None = None,
    ) -> None:
        """`link`: the host that tells what happens, and of what it has told to a player before this one;
        `mirror`: where pictures are left for whoever looks."""
        self.settings = settings
        self.scene = scene
        self.clock = clock
        self._operators = operators
        self._garbage = garbage
        self.headset = Headset(clock)
        self._link = link
        self._mirror = mirror
        self.timeline = Timeline(Course(settings.plan, link.past if link else ()), settings.time_lapse)
        self.timeline.origin_ns = link.origin_ns if link else None
        self.recorder = FrameRecorder(_PERIOD_NS)
        self.governor = Governor(_PERIOD_NS)
        self.status = Status()
        self.diary: Diary | LinkReporter | None = None
        self.reason: ExitReason | None = None
        self.recoveries = 0
        self.lost_because = ""
        self._scenery: Scenery | None = None
        self._loop: FrameLoop | None = None
        self._ending = Ending(settings.duration_s)
        self._exit_deadline_ns: int | None = None
        self._back_off = BackOff(settings.recover_for_s)
        self._missed = 0
        self._worn = True
        self._view = PatientView(link)
        self._first_display_ns: int | None = None
        self._last_display_ns = 0
        self.ended_at_session_ns = 0
        self.measures = Measures()

    @property
    def pictures(self) -> Pictures | None:
        """The contact sheet's pictures; None where no report was asked for, or nothing was opened."""
        return None if self._scenery is None else self._scenery.pictures

    @property
    def scene_fault(self) -> str | None:
        """What went wrong in the scene's own Python while it played; the rest of the scene went on."""
        return None if self._scenery is None else self._scenery.stage.fault

    def play(self) -> ExitReason:
        """Play to the end and return why it ended. Raises `Problem` where it cannot begin; always closes."""
        try:
            self._open_first()
            self._garbage.settle()
            self.measures.begin()
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
        told = self._link is not None and self._link.after_frame(self.recorder, self._missed, self.clock.now_ns())
        if told or frames % _WATCH_EVERY_FRAMES == 0:
            self._watch(loop.display_ns, HeadsetState.PLAYING)
            self._look_at_session(loop)
            self.measures.look(frames)
        self._garbage.breathe(self.clock.now_ns())

    def _watch(self, display_ns: int, headset: HeadsetState) -> None:
        """Take in what the operators did, follow the course, and say where we are."""
        timeline = self.timeline
        # A frame is shown some time from now, a nap ends now: going over from one to the other must not turn time back.
        display_ns = max(display_ns, self._last_display_ns)
        self._last_display_ns = display_ns
        if self._first_display_ns is None:
            self._first_display_ns = display_ns
        self._take_acts(display_ns)
        self._watch_the_wearer(display_ns, headset)
        where = timeline.watch(display_ns)
        if self._link is not None:
            self._link.follow(where, self.recorder.next_frame_number, self._missed, self.clock.now_ns())
        self._view.follow(where)
        self._report_status(where, headset)
        if self.diary is not None:
            self.diary.look(self.status, self.recoveries)
        if self.pictures is not None:
            self.pictures.watch(where)
        # Display time is counted from the first picture, or from the start while nobody wears the headset.
        played_ns = display_ns - (timeline.origin_ns or self._first_display_ns)
        if self._ending.due(display_ns, played_ns, where.ended):
            self._leave()
        if self._ending.near and self.pictures is not None:
            self.pictures.take_last()

    def _watch_the_wearer(self, display_ns: int, headset: HeadsetState) -> None:
        """Headset off and on again are events of the course: the picture comes back dark, level, and slowly."""
        session = self.headset.session
        told_off = session is not None and session.events.worn is False
        worn = headset is not HeadsetState.OFF and not told_off
        if worn == self._worn or headset is HeadsetState.LOST or self.timeline.origin_ns is None:
            return
        if self._exit_deadline_ns is not None:
            return  # the session stops because we leave
        self._worn = self.status.worn = worn
        if worn and self._scenery is not None:
            self._scenery.stage.fade_in(_FADE_IN_S)
        if self._link is not None:
            return  # the host makes an event of it, so that both follow the same course
        session_ns = self.timeline.session_ns(display_ns)
        with suppress(EventRefused):  # after the session's end it makes no difference
            self.timeline.apply(HeadsetOn(session_ns) if worn else HeadsetOff(session_ns))

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
                    planned_ns = timeline.course.plan.window_min * 60 * NS_PER_S
                    patience_ns = None if timeline.origin_ns is None else operator.patience_ns
                    self._ending.farewell(event.t_ns, planned_ns, display_ns, patience_ns)

    def _leave(self) -> None:
        """Ask the runtime to lead the session to its end, and go without its consent where that takes too long."""
        session = self.headset.session
        now_ns = self.clock.now_ns()
        if self._exit_deadline_ns is None:
            self._exit_deadline_ns = now_ns + _EXIT_WITHIN_NS
            if session is None or not session.running or not session.request_exit():
                self.reason = self._ending.reason
        elif now_ns >= self._exit_deadline_ns:
            self.reason = self._ending.reason

    def _decide(self, decision: Decision) -> None:
        if decision is Decision.LEAVE:
            self.reason = ExitReason.RUNTIME if self._exit_deadline_ns is None else self._ending.reason
            return
        if decision is Decision.CARRY_ON:
            return
        self._loop = None
        self.headset.lose(decision)
        self._back_off.lost(self.clock.now_ns())
        if self._exit_deadline_ns is not None:
            self.reason = self._ending.reason
        elif self._back_off.gave_up:
            self.reason = ExitReason.HEADSET_LOST

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
        if now_ns < self._back_off.retry_at_ns:
            self._nap(HeadsetState.LOST)
            return
        try:
            self._open()
        except (CallFailed, Problem) as failure:
            self.headset.lose(Decision.RECREATE_INSTANCE)
            self.status.notice = self.lost_because = str(failure)
            self._back_off.failed(now_ns)
            if self._back_off.gave_up:
                self.reason = ExitReason.HEADSET_LOST
            return
        self._back_off.back(self.clock.now_ns())
        self.recoveries += 1
        self.status.notice = ""
        self._garbage.settle()

    def _open_first(self) -> None:
        """What is refused at the start is for a person to put right; what is lost meanwhile is tried again."""
        begun = self.timeline.origin_ns is not None  # then there is no start to refuse
        try:
            self._open()
        except Problem:
            if not begun:
                raise
            self._decide(Decision.RECREATE_INSTANCE)
        except CallFailed as failure:
            if failure.code not in _LOST and not begun:
                raise as_problem(failure, self.headset.runtime) from None
            self._decide(lifecycle.on_result(failure.code) if failure.code in _LOST else Decision.RECREATE_INSTANCE)

    def _open(self) -> None:
        first = self._scenery is None
        if self._link is not None:
            self._link.is_busy(self.clock.now_ns())
        session = self.headset.open()
        binding = self.headset.binding
        assert binding is not None
        if self._scenery is None:
            governor = None if self.clock.is_virtual else self.governor
            self._scenery = Scenery(self.settings, self.scene, session, binding, self.status, self._mirror, governor)
        scenery = self._scenery
        scenery.fit(session, binding)
        if not first or self.timeline.origin_ns is not None:
            scenery.stage.fade_in(_FADE_IN_S)
        self._loop = FrameLoop(
            session,
            scenery,
            self.timeline,
            Instruments(self.recorder, self.governor, self.clock),
            ensure_current=binding.ensure_current,
            draw_every=self.settings.draw_every,
        )
        if self._view.turned:
            self._view.place(session, self._loop, scenery.focus_deg)
        if not first:
            self._loop.flags_next = RECOVERED | IDLE_BEFORE

    def _look_at_session(self, loop: FrameLoop) -> None:
        """Has the runtime changed its rate, moved its origin, or changed what the lenses hide?"""
        session, scenery = self.headset.session, self._scenery
        if session is None or scenery is None:
            return
        period_ns, kept_ns = self.recorder.period_ns, self.governor.period_ns
        if abs(period_ns - kept_ns) * _PERIOD_JITTER > kept_ns:
            self.governor.use_period(period_ns)
        scenery.look(self._link, session, self.timeline, loop.display_ns)
        events = session.events
        if events.origin_moved and session.frame.state.predicted_display_time >= events.origin_moves_at:
            loop.remeasure()
        try:
            if self._view.look(self.timeline.course, session):
                wanted = None if self._link is None else self._link.scene_for_the_dark(self.clock.now_ns())
                if wanted is not None:
                    self.status.notice = scenery.change_scene(wanted, session, _FADE_IN_S)
                    self._garbage.take_in()
                self._view.place(session, loop, scenery.focus_deg)
            if events.visible_area_changed:
                scenery.tell_visible_areas(session)
        except CallFailed as failure:
            self._decide(lifecycle.on_result(failure.code))

    def _report_status(self, where: Where, headset: HeadsetState) -> None:
        self.status.headset = headset
        self.status.follow(where)
        self.status.frames = self.recorder.next_frame_number
        self.status.missed_frames = self._missed
        self.status.scale = self.governor.scale

    def _measure(self) -> None:
        """What the report wants to know, while it can still be asked."""
        self.ended_at_session_ns = self._ending.ended_session_ns or self.timeline.session_ns(self._last_display_ns)
        self.measures.end(self._garbage, None if self._scenery is None else self._scenery.gl_info)

    def _close(self) -> None:
        """Everything down, in the order in which it was put up, whatever state it is in."""
        self.status.headset = HeadsetState.ENDED
        self._garbage.restore()
        if self.headset.binding is not None:
            self.headset.binding.ensure_current()
        if self._scenery is not None:
            self._scenery.release()
        self.headset.close()
