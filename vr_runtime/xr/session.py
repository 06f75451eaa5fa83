"""One XrSession with all that hangs on it: events, world space, swapchain, frame calls, clock mapping, refresh rate."""

from __future__ import annotations

import ctypes
from typing import Any

import xr

from vr_runtime.clock import Clock
from vr_runtime.xr import extensions, lifecycle, refresh_rate, results, visible_area
from vr_runtime.xr.bindings.binding import GraphicsBinding
from vr_runtime.xr.display_time import DisplayTime
from vr_runtime.xr.events import Events
from vr_runtime.xr.frame import EYES, FrameCalls
from vr_runtime.xr.instance import Instance, SystemFacts
from vr_runtime.xr.lifecycle import Decision
from vr_runtime.xr.results import CallFailed, check
from vr_runtime.xr.spaces import WorldSpace
from vr_runtime.xr.swapchain import Swapchain
from vr_runtime.xr.visible_area import VisibleArea


class Session:
    """A session and its parts. `running` is true between begin and end. Every constructor failure tears down."""

    def __init__(
        self, instance: Instance, system: SystemFacts, binding: GraphicsBinding, eye_px: tuple[int, int], clock: Clock
    ) -> None:
        self._instance = instance
        self.dispatch = instance.dispatch
        self.running = False
        self.handle = self._create(system, binding)
        try:
            self.events = Events(self.dispatch, instance.handle, self.handle)
            self.world = WorldSpace(self.dispatch, self.handle)
            enabled = instance.facts.enabled
            self.refresh_hz = refresh_rate.request(self.dispatch, self.handle, enabled)
            self.display_time = DisplayTime(self.dispatch, instance.handle, enabled, clock)
            binding.ensure_current()
            # Last of what can fail: its framebuffers are GL's, and nothing would give them back.
            self.swapchain = Swapchain(self.dispatch, self.handle, binding.gl, eye_px)
            binding.ensure_current()
            self.frame = FrameCalls(self.dispatch, self.handle, self.swapchain, self.world.handle)
        except BaseException:
            self.dispatch.xrDestroySession(self.handle)
            raise

    def _create(self, system: SystemFacts, binding: GraphicsBinding) -> Any:
        info = xr.SessionCreateInfo(system_id=system.system_id)
        info._next = ctypes.addressof(binding.structure)
        handle = xr.Session()
        code = self.dispatch.xrCreateSession(self._instance.handle, ctypes.byref(info), ctypes.byref(handle))
        check("xrCreateSession", code)
        return handle

    def poll(self) -> Decision:
        """Drain the events and begin or end the session where they ask for it; return what is left to decide."""
        decision = self.events.drain()
        try:
            if decision is Decision.BEGIN_SESSION:
                self._begin()
                return Decision.CARRY_ON
            if decision is Decision.END_SESSION:
                self._end()
                return Decision.CARRY_ON
        except CallFailed as failure:
            return lifecycle.on_result(failure.code)
        return decision

    def _begin(self) -> None:
        info = xr.SessionBeginInfo(primary_view_configuration_type=xr.ViewConfigurationType.PRIMARY_STEREO)
        check("xrBeginSession", self.dispatch.xrBeginSession(self.handle, ctypes.byref(info)))
        self.running = True

    def _end(self) -> None:
        if not self.running:
            return
        self.running = False
        check("xrEndSession", self.dispatch.xrEndSession(self.handle))

    def settle(self) -> int:
        """After a wait: map the clocks and measure the floor. Returns the offset XrTime -> monotonic ns."""
        state = self.frame.state
        offset_ns = self.display_time.calibrate(state.predicted_display_time, state.predicted_display_period)
        self.world.measure(state.predicted_display_time)
        self.frame.set_world(self.world.handle)
        self.events.origin_moved = False
        return offset_ns

    def recentre(self) -> bool:
        """Turn the world to where the patient looks now; False where the head cannot be located."""
        done = self.world.recentre(self.frame.state.predicted_display_time)
        self.frame.set_world(self.world.handle)
        return done

    def visible_areas(self) -> tuple[VisibleArea | None, ...]:
        """What the lenses let through, one entry an eye; None where all is visible."""
        self.events.visible_area_changed = False
        if extensions.VISIBILITY_MASK not in self._instance.facts.enabled:
            return (None,) * EYES
        return tuple(visible_area.read(self.dispatch, self.handle, eye) for eye in range(EYES))

    def request_exit(self) -> bool:
        """Ask the runtime to lead the session to its end; False where there is nothing left to end."""
        return bool(self.dispatch.xrRequestExitSession(self.handle) >= results.SUCCESS)

    def destroy(self) -> None:
        """Take everything down in order. Results do not matter: after a loss the handles are dead already."""
        self.swapchain.destroy()
        self.world.destroy()
        self.dispatch.xrDestroySession(self.handle)
