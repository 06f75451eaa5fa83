"""The state that every part of the runtime shares: one headset, one display, one clock, and what is live."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from ctypes import addressof, sizeof, string_at
from typing import Any

from vr_runtime.clock import Clock
from vr_runtime.simulator.codes import SUCCESS
from vr_runtime.simulator.dispatch import Refusals
from vr_runtime.simulator.display import Display
from vr_runtime.simulator.handles import Handles, Instance, Session
from vr_runtime.simulator.headset import HeadMotion, HeadsetProfile
from vr_runtime.simulator.pose import Pose, compose, upright
from vr_runtime.simulator.statistics import Statistics

XR_TIME_OFFSET_NS = 7_777_000_000_111
"""XrTime minus clock time. Not zero, so that whoever takes the one for the other is found out."""

EVENT_CAPACITY = 256
NEVER_NS = 1 << 62


class Runtime:
    """The runtime's state; the function groups around it hold none of their own but tables."""

    def __init__(self, clock: Clock, headset: HeadsetProfile) -> None:
        self.clock = clock
        self.headset = headset
        self.statistics = Statistics()
        self.refuse = Refusals()
        self.handles = Handles(self.statistics.live)
        self.display = Display(headset.refresh_hz, clock.now_ns())
        self.formats = headset.formats
        self.plugged = True
        self.dead = False
        self.held_by_the_loader = False
        self.worn = headset.worn
        self.present = headset.worn
        self.visible = True
        self.focused = True
        self.view_valid = True
        self.invalid_views_left = 0
        self.late_periods = 0
        self.slow_images_left = 0
        self.slow_image_ns = 0
        self.motion: HeadMotion = headset.motion()
        self.local_floor: Pose = upright(0.0, 0.0, 0.0, 0.0)
        self.space_epoch = 0
        self.due_ns = NEVER_NS
        self._agenda: list[tuple[int, int, Callable[[], None]]] = []
        self._agenda_serial = 0

    @property
    def local(self) -> Pose:
        """The origin of LOCAL in STAGE: above that of LOCAL_FLOOR, at the height of the eyes."""
        return compose(self.local_floor, upright(0.0, 0.0, self.headset.eye_height_m, 0.0))

    def at(self, due_ns: int, act: Callable[[], None]) -> None:
        """Do something at the first call of the application at or after that clock time."""
        self._agenda_serial += 1
        heapq.heappush(self._agenda, (due_ns, self._agenda_serial, act))
        self.due_ns = self._agenda[0][0]

    def tick(self) -> None:
        """Let happen what is due by now."""
        while self.clock.now_ns() >= self.due_ns:
            act = heapq.heappop(self._agenda)[2]
            self.due_ns = self._agenda[0][0] if self._agenda else NEVER_NS
            act()

    def send(self, instance: Instance, event: Any) -> None:
        """Queue an event structure for xrPollEvent."""
        if instance.fault != SUCCESS:
            return
        if len(instance.events) >= EVENT_CAPACITY:
            instance.events_lost += 1
            return
        instance.events.append(string_at(addressof(event), sizeof(event)))

    def instances(self) -> list[Instance]:
        """Live instances that are not lost."""
        return [instance for instance in self.handles.all("instance") if not instance.fault]

    def sessions(self) -> list[Session]:
        """Live sessions that are not lost."""
        return [session for session in self.handles.all("session") if not session.fault]
