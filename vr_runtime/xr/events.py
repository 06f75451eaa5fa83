"""The runtime's event queue, drained through one reused buffer and one raw call."""

from __future__ import annotations

import ctypes
from typing import Any

import xr

from vr_runtime.xr import lifecycle
from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.lifecycle import Decision, SessionState
from vr_runtime.xr.results import EVENT_UNAVAILABLE

_BUFFER = int(xr.StructureType.EVENT_DATA_BUFFER)
_STATE_CHANGED = int(xr.StructureType.EVENT_DATA_SESSION_STATE_CHANGED)
_INSTANCE_LOSS_PENDING = int(xr.StructureType.EVENT_DATA_INSTANCE_LOSS_PENDING)
_SPACE_CHANGE_PENDING = int(xr.StructureType.EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING)
_EVENTS_LOST = int(xr.StructureType.EVENT_DATA_EVENTS_LOST)
_USER_PRESENCE = int(xr.StructureType.EVENT_DATA_USER_PRESENCE_CHANGED_EXT)
_MASK_CHANGED = int(xr.StructureType.EVENT_DATA_VISIBILITY_MASK_CHANGED_KHR)
_KNOWN_STATES = frozenset(map(int, SessionState))


class Events:
    """What the runtime has announced.

    `state` is the session's; `worn` is None until the runtime tells; the two flags stay set until their reader clears
    them. `origin_moves_at` is the XrTime from which a moved origin counts.
    """

    def __init__(self, dispatch: Dispatch, instance: Any, session: Any) -> None:
        self._poll_event = dispatch.xrPollEvent
        self._instance = instance
        self._session_value = ctypes.cast(session, ctypes.c_void_p).value
        self._buffer = xr.EventDataBuffer()
        self._buffer_ref = ctypes.byref(self._buffer)
        self._state_changed = xr.EventDataSessionStateChanged.from_buffer(self._buffer)
        self._presence = xr.EventDataUserPresenceChangedEXT.from_buffer(self._buffer)
        self._space_change = xr.EventDataReferenceSpaceChangePending.from_buffer(self._buffer)
        self.state = SessionState.NONE
        self.worn: bool | None = None
        self.origin_moved = False
        self.origin_moves_at = 0
        self.visible_area_changed = False

    def drain(self) -> Decision:
        """Take every waiting event; return the gravest decision among them."""
        decision = Decision.CARRY_ON
        while True:
            self._buffer._type = _BUFFER
            self._buffer._next = None
            result = self._poll_event(self._instance, self._buffer_ref)
            if result == EVENT_UNAVAILABLE:
                return decision
            if result < 0:
                return lifecycle.worse(decision, lifecycle.on_result(result))
            decision = lifecycle.worse(decision, self._take(self._buffer._type))
            if decision in (Decision.BEGIN_SESSION, Decision.END_SESSION):
                return decision  # to be acted on before the events that follow it

    def _take(self, kind: int) -> Decision:
        if kind == _STATE_CHANGED:
            return self._take_state()
        if kind == _INSTANCE_LOSS_PENDING:
            return lifecycle.on_instance_loss_pending()
        if kind == _EVENTS_LOST:
            return lifecycle.on_events_lost()
        if kind == _USER_PRESENCE:
            self.worn = bool(self._presence.is_user_present)
        elif kind == _SPACE_CHANGE_PENDING:
            self.origin_moved = True
            self.origin_moves_at = self._space_change.change_time
        elif kind == _MASK_CHANGED:
            self.visible_area_changed = True
        return Decision.CARRY_ON

    def _take_state(self) -> Decision:
        """A state of our session; one of a session destroyed before it may still stand in the queue."""
        changed = self._state_changed
        if ctypes.cast(changed.session, ctypes.c_void_p).value != self._session_value:
            return Decision.CARRY_ON
        if changed._state not in _KNOWN_STATES:
            return Decision.CARRY_ON
        self.state = SessionState(changed._state)
        return lifecycle.on_state(self.state)
