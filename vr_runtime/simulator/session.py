"""Session functions: creation, begin, end and the request to exit."""

from __future__ import annotations

from ctypes import POINTER, c_uint64
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    FORM_FACTOR_UNAVAILABLE,
    GRAPHICS_DEVICE_INVALID,
    GRAPHICS_REQUIREMENTS_CALL_MISSING,
    LIMIT_REACHED,
    PRIMARY_STEREO,
    SESSION_NOT_READY,
    SESSION_NOT_RUNNING,
    SESSION_NOT_STOPPING,
    SESSION_RUNNING,
    SUCCESS,
    SYSTEM_INVALID,
    VALIDATION_FAILURE,
    VIEW_CONFIGURATION_TYPE_UNSUPPORTED,
    SessionState,
)
from vr_runtime.simulator.dispatch import openxr
from vr_runtime.simulator.graphics import Refused, bind
from vr_runtime.simulator.handles import Instance, Session
from vr_runtime.simulator.lifecycle import Lifecycle
from vr_runtime.simulator.runtime import Runtime
from vr_runtime.simulator.swapchains import discard
from vr_runtime.simulator.system import SYSTEM_ID


class SessionFunctions:
    """An XrSession from its creation to its end."""

    def __init__(self, runtime: Runtime, lifecycle: Lifecycle) -> None:
        self._runtime = runtime
        self._lifecycle = lifecycle
        self._refuse = runtime.refuse

    @openxr("xrCreateSession", "instance", POINTER(abi.SessionCreateInfo), POINTER(c_uint64))
    def create_session(self, instance: Instance, info: Any, session: Any) -> int:
        if not info or not session or info[0].type != abi.SessionCreateInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrSessionCreateInfo, or no place for the session")
        if info[0].create_flags:
            return self._refuse(VALIDATION_FAILURE, f"create flags {info[0].create_flags:#x}")
        if info[0].system_id != SYSTEM_ID:
            return self._refuse(SYSTEM_INVALID, f"system {info[0].system_id}")
        if not self._runtime.plugged:
            return FORM_FACTOR_UNAVAILABLE
        if not instance.requirements_called:
            return self._refuse(GRAPHICS_REQUIREMENTS_CALL_MISSING, "xrGetOpenGLGraphicsRequirementsKHR comes first")
        if self._runtime.handles.all("session"):
            return self._refuse(LIMIT_REACHED, "there is a session already")
        gl = bind(info[0], instance.extensions)
        if isinstance(gl, Refused):
            return self._refuse(GRAPHICS_DEVICE_INVALID, gl.why)
        made = self._runtime.handles.add("session", Session(instance, gl))
        session[0] = made.handle
        self._lifecycle.created(made)
        return SUCCESS

    @openxr("xrDestroySession", "session", when_lost=True)
    def destroy_session(self, session: Session) -> int:
        handles = self._runtime.handles
        for kind, thing in list(handles.of_session(session)):
            if kind == "swapchain":
                discard(self._runtime, thing)
            else:
                handles.remove(kind, thing.handle)
        handles.remove("session", session.handle)
        return SUCCESS

    @openxr("xrBeginSession", "session", POINTER(abi.SessionBeginInfo))
    def begin_session(self, session: Session, info: Any) -> int:
        if not info or info[0].type != abi.SessionBeginInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrSessionBeginInfo")
        if info[0].primary_view_configuration_type != PRIMARY_STEREO:
            why = f"view configuration {info[0].primary_view_configuration_type}"
            return self._refuse(VIEW_CONFIGURATION_TYPE_UNSUPPORTED, why)
        if session.running:
            return self._refuse(SESSION_RUNNING, "the session runs already")
        if session.state is not SessionState.READY:
            return self._refuse(SESSION_NOT_READY, f"the session is {session.state.name}")
        self._lifecycle.begun(session)
        return SUCCESS

    @openxr("xrEndSession", "session")
    def end_session(self, session: Session) -> int:
        if not session.running:
            return self._refuse(SESSION_NOT_RUNNING, "the session does not run")
        if session.state is not SessionState.STOPPING:
            return self._refuse(SESSION_NOT_STOPPING, f"the session is {session.state.name}")
        self._lifecycle.ended(session)
        return SUCCESS

    @openxr("xrRequestExitSession", "session")
    def request_exit(self, session: Session) -> int:
        if not session.running:
            return self._refuse(SESSION_NOT_RUNNING, "the session does not run")
        session.exit_requested = True
        self._lifecycle.settle(session)
        return SUCCESS
