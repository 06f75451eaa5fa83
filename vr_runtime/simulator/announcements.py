"""The events that the runtime queues for xrPollEvent, each to those who asked for its extension."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    PRIMARY_STEREO,
    REFRESH_RATE,
    USER_PRESENCE,
    VISIBILITY_MASK,
    ReferenceSpace,
    SessionState,
)
from vr_runtime.simulator.handles import Instance, Session
from vr_runtime.simulator.pose import IDENTITY, Pose, write
from vr_runtime.simulator.runtime import XR_TIME_OFFSET_NS, Runtime


class Announcements:
    """Builds the events; times are given on the clock and told as XrTime."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def session_state(self, session: Session, state: SessionState) -> None:
        """A session changed its state."""
        self._send(
            session.instance,
            abi.EventDataSessionStateChanged,
            session=session.handle,
            state=int(state),
            time=self._runtime.clock.now_ns() + XR_TIME_OFFSET_NS,
        )

    def presence(self, session: Session) -> None:
        """Whether somebody wears the headset."""
        if USER_PRESENCE in session.instance.extensions:
            self._send(
                session.instance,
                abi.EventDataUserPresenceChangedEXT,
                session=session.handle,
                is_user_present=self._runtime.present,
            )

    def recentring(self, session: Session, change_ns: int, moved: Pose | None) -> None:
        """LOCAL and LOCAL_FLOOR will have a new origin, at this pose in the old one where that is known."""
        for kind in (ReferenceSpace.LOCAL, ReferenceSpace.LOCAL_FLOOR):
            event = abi.EventDataReferenceSpaceChangePending(
                type=abi.EventDataReferenceSpaceChangePending.TYPE,
                session=session.handle,
                reference_space_type=int(kind),
                change_time=change_ns + XR_TIME_OFFSET_NS,
                pose_valid=moved is not None,
            )
            write(event.pose_in_previous_space, moved or IDENTITY)
            self._runtime.send(session.instance, event)

    def instance_loss(self, instances: Iterable[Instance], loss_ns: int) -> None:
        """The instances will be lost at that time."""
        for instance in instances:
            self._send(instance, abi.EventDataInstanceLossPending, loss_time=loss_ns + XR_TIME_OFFSET_NS)

    def refresh_rate(self, before_hz: float, after_hz: float) -> None:
        """The display has another refresh rate."""
        for instance in self._runtime.instances():
            if REFRESH_RATE in instance.extensions:
                self._send(
                    instance,
                    abi.EventDataDisplayRefreshRateChangedFB,
                    from_display_refresh_rate=before_hz,
                    to_display_refresh_rate=after_hz,
                )

    def visibility_masks(self, session: Session) -> None:
        """Both eyes' masks are to be fetched again."""
        if VISIBILITY_MASK not in session.instance.extensions:
            return
        for eye in (0, 1):
            self._send(
                session.instance,
                abi.EventDataVisibilityMaskChangedKHR,
                session=session.handle,
                view_configuration_type=PRIMARY_STEREO,
                view_index=eye,
            )

    def _send(self, instance: Instance, structure: Any, **fields: Any) -> None:
        self._runtime.send(instance, structure(type=structure.TYPE, **fields))
