"""The state graph of a session: which state the headset wants next, and the events that tell the application."""

from __future__ import annotations

from vr_runtime.simulator.announcements import Announcements
from vr_runtime.simulator.codes import INSTANCE_LOST, SESSION_LOSS_PENDING, SESSION_LOST, SessionState
from vr_runtime.simulator.handles import Instance, Session
from vr_runtime.simulator.runtime import Runtime

_RISING = {
    SessionState.SYNCHRONIZED: SessionState.VISIBLE,
    SessionState.VISIBLE: SessionState.FOCUSED,
}
_FALLING = {
    SessionState.FOCUSED: SessionState.VISIBLE,
    SessionState.VISIBLE: SessionState.SYNCHRONIZED,
    SessionState.SYNCHRONIZED: SessionState.STOPPING,
}
_HEIGHT = {
    SessionState.STOPPING: 0,
    SessionState.SYNCHRONIZED: 1,
    SessionState.VISIBLE: 2,
    SessionState.FOCUSED: 3,
}


class Lifecycle:
    """Moves sessions along the graph of the specification, one edge at a time."""

    def __init__(self, runtime: Runtime, announce: Announcements) -> None:
        self._runtime = runtime
        self._announce = announce

    def enter(self, session: Session, state: SessionState) -> None:
        """Take one edge of the graph and announce it."""
        session.state = state
        self._announce.session_state(session, state)

    def created(self, session: Session) -> None:
        """A new session starts idle, and becomes ready as soon as the headset is worn."""
        self.enter(session, SessionState.IDLE)
        self.settle(session)

    def settle(self, session: Session) -> None:
        """Follow a change of the headset, as far as the application does not have to act first."""
        if session.fault or session.success == SESSION_LOSS_PENDING:
            return
        if session.state is SessionState.IDLE:
            self._leave_idle(session)
        elif session.state in _FALLING:
            self._fall(session)

    def settle_all(self) -> None:
        """`settle` for every live session."""
        for session in self._runtime.sessions():
            self.settle(session)

    def begun(self, session: Session) -> None:
        """xrBeginSession: the application learns at once whether somebody wears the headset."""
        session.running = True
        session.waits = session.begins = 0
        session.frame_open = False
        self._announce.presence(session)

    def frame_ended(self, session: Session) -> None:
        """Each frame that comes in moves the session one edge towards where the headset wants it."""
        state = session.state
        if state is SessionState.READY:
            self.enter(session, SessionState.SYNCHRONIZED)
            self._fall(session)
        elif state in _RISING and _HEIGHT[state] < _HEIGHT[self._target(session)]:
            self.enter(session, _RISING[state])

    def ended(self, session: Session) -> None:
        """xrEndSession: idle again, and ready again where the headset is (still or again) worn."""
        session.running = False
        self.enter(session, SessionState.IDLE)
        self.settle(session)

    def announce_session_loss(self, session: Session) -> None:
        """LOSS_PENDING: every call still works and answers XR_SESSION_LOSS_PENDING."""
        self.enter(session, SessionState.LOSS_PENDING)
        session.success = SESSION_LOSS_PENDING
        for _kind, thing in self._runtime.handles.of_session(session):
            thing.success = SESSION_LOSS_PENDING

    def lose_session(self, session: Session) -> None:
        """From now on every call on the session answers XR_ERROR_SESSION_LOST."""
        session.fault = session.fault or SESSION_LOST
        for _kind, thing in self._runtime.handles.of_session(session):
            thing.fault = thing.fault or SESSION_LOST

    def lose_instance(self, instance: Instance) -> None:
        """From now on every call on the instance and all it made answers XR_ERROR_INSTANCE_LOST."""
        if all(live is not instance for live in self._runtime.handles.all("instance")):
            return  # destroyed since the loss was announced; what lives now is another's
        instance.fault = INSTANCE_LOST
        instance.events.clear()
        for kind in ("session", "space", "swapchain", "action_set", "action"):
            for thing in self._runtime.handles.all(kind):
                thing.fault = INSTANCE_LOST

    def _leave_idle(self, session: Session) -> None:
        if session.exit_requested:
            self.enter(session, SessionState.EXITING)
        elif self._is_wanted():
            self.enter(session, SessionState.READY)

    def _fall(self, session: Session) -> None:
        target = self._target(session)
        while _HEIGHT[session.state] > _HEIGHT[target]:
            self.enter(session, _FALLING[session.state])

    def _target(self, session: Session) -> SessionState:
        runtime = self._runtime
        if session.exit_requested or not self._is_wanted():
            return SessionState.STOPPING
        if not runtime.visible:
            return SessionState.SYNCHRONIZED
        return SessionState.FOCUSED if runtime.focused else SessionState.VISIBLE

    def _is_wanted(self) -> bool:
        return self._runtime.worn or not self._runtime.headset.stops_when_off
