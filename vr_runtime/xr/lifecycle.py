"""What to do next, as a pure table: (session state, what happened) -> decision.

States and events are OpenXR's own (specification, chapter 9.3, session lifecycle). Nothing here calls anything:
`session.py` acts on the decisions and the tests walk the whole table.
"""

from __future__ import annotations

from enum import Enum, IntEnum

from vr_runtime.xr import results


class SessionState(IntEnum):
    """XrSessionState; NONE is ours, for no session at all."""

    NONE = 0
    IDLE = 1
    READY = 2
    SYNCHRONIZED = 3
    VISIBLE = 4
    FOCUSED = 5
    STOPPING = 6
    LOSS_PENDING = 7
    EXITING = 8


class Decision(Enum):
    """What the caller must do now."""

    CARRY_ON = "carry on"
    BEGIN_SESSION = "begin the session"
    END_SESSION = "end the session: the headset is off, or we asked to leave"
    LEAVE = "destroy the session: the runtime wants us gone, or our own exit is complete"
    RECREATE_SESSION = "tear down the session and make a new one"
    RECREATE_INSTANCE = "tear down session and instance and make new ones"
    RECOVER_LATER = "the runtime is not there: back off, then make a new instance"


_ON_STATE: dict[SessionState, Decision] = {
    SessionState.IDLE: Decision.CARRY_ON,
    SessionState.READY: Decision.BEGIN_SESSION,
    SessionState.SYNCHRONIZED: Decision.CARRY_ON,
    SessionState.VISIBLE: Decision.CARRY_ON,
    SessionState.FOCUSED: Decision.CARRY_ON,
    SessionState.STOPPING: Decision.END_SESSION,
    SessionState.LOSS_PENDING: Decision.RECREATE_SESSION,
    SessionState.EXITING: Decision.LEAVE,
}

_ON_RESULT: dict[int, Decision] = {
    results.ERROR_SESSION_LOST: Decision.RECREATE_SESSION,
    results.ERROR_INSTANCE_LOST: Decision.RECREATE_INSTANCE,
    results.ERROR_RUNTIME_FAILURE: Decision.RECREATE_INSTANCE,
    results.ERROR_RUNTIME_UNAVAILABLE: Decision.RECOVER_LATER,
    results.ERROR_FORM_FACTOR_UNAVAILABLE: Decision.RECOVER_LATER,
}


def on_state(new_state: SessionState) -> Decision:
    """The runtime announced `new_state`."""
    return _ON_STATE.get(new_state, Decision.CARRY_ON)


def on_instance_loss_pending() -> Decision:
    """The runtime announced that the instance goes away."""
    return Decision.RECREATE_INSTANCE


def on_events_lost() -> Decision:
    """The runtime's queue ran over: the session's state may be another than the one last heard of."""
    return Decision.RECREATE_SESSION


def on_result(code: int) -> Decision:
    """Any call returned `code`.

    Success codes carry on. SESSION_LOSS_PENDING is a success: the state event that comes with it decides. An error
    that the table does not name costs the session, never the program: a new session is the mildest cure there is.
    """
    if code >= 0:
        return Decision.CARRY_ON
    return _ON_RESULT.get(code, Decision.RECREATE_SESSION)


def worse(a: Decision, b: Decision) -> Decision:
    """The decision that includes the other: losing the instance includes losing the session."""
    return a if _RANK[a] >= _RANK[b] else b


_RANK = {
    Decision.CARRY_ON: 0,
    Decision.BEGIN_SESSION: 1,
    Decision.END_SESSION: 1,
    Decision.LEAVE: 2,
    Decision.RECREATE_SESSION: 3,
    Decision.RECREATE_INSTANCE: 4,
    Decision.RECOVER_LATER: 5,
}
