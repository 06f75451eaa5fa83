"""The frame loop as the runtime sees it: wait for a slot, begin, end with layers, show."""

from __future__ import annotations

import time
from ctypes import POINTER
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    BLEND_OPAQUE,
    CALL_ORDER_INVALID,
    ENVIRONMENT_BLEND_MODE_UNSUPPORTED,
    FRAME_DISCARDED,
    LAYER_LIMIT_EXCEEDED,
    SESSION_NOT_RUNNING,
    SUCCESS,
    TIME_INVALID,
    VALIDATION_FAILURE,
    SessionState,
)
from vr_runtime.simulator.dispatch import openxr
from vr_runtime.simulator.handles import Session
from vr_runtime.simulator.layers import Layers
from vr_runtime.simulator.lifecycle import Lifecycle
from vr_runtime.simulator.runtime import XR_TIME_OFFSET_NS, Runtime

VISIBLE, FOCUSED = SessionState.VISIBLE, SessionState.FOCUSED
BLOCKED_FOR_EVER_S = 0.5
"""How long (on the machine's own clock) a second xrWaitFrame waits for another thread's xrBeginFrame before it is
refused. A real runtime would block for ever, which would hang a test."""


class FrameFunctions:
    """xrWaitFrame, xrBeginFrame and xrEndFrame."""

    def __init__(self, runtime: Runtime, lifecycle: Lifecycle, layers: Layers) -> None:
        self._runtime = runtime
        self._lifecycle = lifecycle
        self._layers = layers
        self._refuse = runtime.refuse

    @openxr("xrWaitFrame", "session", POINTER(abi.FrameWaitInfo), POINTER(abi.FrameState))
    def wait_frame(self, session: Session, info: Any, state: Any) -> int:
        runtime = self._runtime
        clock, display = runtime.clock, runtime.display
        if not state or state[0].type != abi.FrameState.TYPE or (info and info[0].type != abi.FrameWaitInfo.TYPE):
            return self._refuse(VALIDATION_FAILURE, "no XrFrameState, or wrong type of XrFrameWaitInfo")
        if not session.running:
            return self._refuse(SESSION_NOT_RUNNING, "the session does not run")
        if session.waits != session.begins and not self._begun_meanwhile(session):
            return self._refuse(CALL_ORDER_INVALID, "the frame before was not begun: this call would block for ever")
        now_ns = clock.now_ns()
        if now_ns >= runtime.due_ns:
            runtime.tick()
        slot = display.next_slot(now_ns, runtime.late_periods)
        runtime.late_periods = 0
        clock.sleep_until_ns(display.wake_ns(slot))
        if session.fault:
            return session.fault
        session.waits += 1
        session.waited_slot = slot
        runtime.statistics.frames_waited += 1
        runtime.statistics.predicted_slots.add(slot)
        frame_state = state[0]
        frame_state.predicted_display_time = display.display_ns(slot) + XR_TIME_OFFSET_NS
        frame_state.predicted_display_period = display.period_ns
        frame_state.should_render = session.state is FOCUSED or session.state is VISIBLE
        return SUCCESS

    @openxr("xrBeginFrame", "session", POINTER(abi.FrameBeginInfo))
    def begin_frame(self, session: Session, info: Any) -> int:
        if info and info[0].type != abi.FrameBeginInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "wrong type of XrFrameBeginInfo")
        if not session.running:
            return self._refuse(SESSION_NOT_RUNNING, "the session does not run")
        if session.begins == session.waits:
            return self._refuse(CALL_ORDER_INVALID, "no xrWaitFrame for this frame")
        session.begun_slot = session.waited_slot
        session.begins += 1
        self._runtime.statistics.frames_begun += 1
        if session.frame_open:
            self._runtime.statistics.frames_discarded += 1
            return FRAME_DISCARDED
        session.frame_open = True
        return SUCCESS

    @openxr("xrEndFrame", "session", POINTER(abi.FrameEndInfo))
    def end_frame(self, session: Session, info: Any) -> int:
        if not info or info[0].type != abi.FrameEndInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrFrameEndInfo")
        if not session.running:
            return self._refuse(SESSION_NOT_RUNNING, "the session does not run")
        if not session.frame_open:
            return self._refuse(CALL_ORDER_INVALID, "no frame was begun")
        end = info[0]
        if end.display_time <= 0:
            return self._refuse(TIME_INVALID, f"display time {end.display_time}")
        if end.environment_blend_mode != BLEND_OPAQUE:
            return self._refuse(ENVIRONMENT_BLEND_MODE_UNSUPPORTED, f"blend mode {end.environment_blend_mode}")
        count = end.layer_count
        if count > self._runtime.headset.max_layers:
            return self._refuse(LAYER_LIMIT_EXCEEDED, f"{count} layers")
        if count and (wrong := self._layers.check(session, end.layers, count)):
            return wrong
        self._show(session, end.display_time, count)
        return SUCCESS

    def _show(self, session: Session, display_time: int, layers: int) -> None:
        runtime, slot = self._runtime, session.begun_slot
        statistics, display = runtime.statistics, runtime.display
        session.frame_open = False
        statistics.frames_ended += 1
        statistics.last_layer_count = layers
        if not layers:
            statistics.frames_without_layers += 1
        if display_time != display.display_ns(slot) + XR_TIME_OFFSET_NS:
            statistics.display_time_mismatches += 1
        shown = display.shown_slot(slot, runtime.clock.now_ns())
        if shown != slot:
            statistics.frames_late += 1
        statistics.displayed_slots.add(shown)
        if session.state is not FOCUSED:
            self._lifecycle.frame_ended(session)

    def _begun_meanwhile(self, session: Session) -> bool:
        """Another thread may begin the frame that this wait comes after."""
        deadline = time.monotonic() + BLOCKED_FOR_EVER_S
        while session.waits != session.begins:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.0005)
        return True
