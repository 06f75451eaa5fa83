"""Spaces and views: where the head is, seen from where the application asked."""

from __future__ import annotations

from ctypes import POINTER, c_int32, c_int64, c_uint32, c_uint64
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    ALL_POSE_FLAGS,
    HANDLE_INVALID,
    LOCAL_FLOOR_EXT,
    POSE_INVALID,
    PRIMARY_STEREO,
    REFERENCE_SPACE_UNSUPPORTED,
    SIZE_INSUFFICIENT,
    SPACE_BOUNDS_UNAVAILABLE,
    SUCCESS,
    TIME_INVALID,
    VALIDATION_FAILURE,
    VIEW_CONFIGURATION_TYPE_UNSUPPORTED,
    ReferenceSpace,
)
from vr_runtime.simulator.dispatch import openxr
from vr_runtime.simulator.handles import Session, Space
from vr_runtime.simulator.pose import IDENTITY, Pose, compose, inverse, is_valid, read, write
from vr_runtime.simulator.runtime import XR_TIME_OFFSET_NS, Runtime
from vr_runtime.simulator.two_call import write_values

ACTION_SPACE = 0
VIEW = int(ReferenceSpace.VIEW)
NOWHERE: Pose = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""What an invalid pose is filled with: no rotation at all, so whoever submits it is refused."""


class SpaceFunctions:
    """XrSpace, and the two views that are located in one."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._refuse = runtime.refuse
        self._half_ipd_m = runtime.headset.ipd_m / 2.0
        self._fovs = (runtime.headset.fov_left.radians(), runtime.headset.fov_right.radians())

    @openxr("xrEnumerateReferenceSpaces", "session", c_uint32, POINTER(c_uint32), POINTER(c_int32))
    def enumerate_reference_spaces(self, session: Session, capacity: int, count: Any, spaces: Any) -> int:
        return write_values(self._refuse, capacity, count, spaces, self._offered(session))

    @openxr("xrCreateReferenceSpace", "session", POINTER(abi.ReferenceSpaceCreateInfo), POINTER(c_uint64))
    def create_reference_space(self, session: Session, info: Any, space: Any) -> int:
        if not info or not space or info[0].type != abi.ReferenceSpaceCreateInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrReferenceSpaceCreateInfo, or no place for the space")
        kind = info[0].reference_space_type
        if kind not in self._offered(session):
            return self._refuse(REFERENCE_SPACE_UNSUPPORTED, f"reference space {kind}")
        if not is_valid(info[0].pose_in_reference_space):
            return self._refuse(POSE_INVALID, "poseInReferenceSpace has no unit quaternion")
        made = Space(session, kind, read(info[0].pose_in_reference_space), success=session.success)
        space[0] = self._runtime.handles.add("space", made).handle
        return SUCCESS

    @openxr("xrCreateActionSpace", "session", POINTER(abi.ActionSpaceCreateInfo), POINTER(c_uint64))
    def create_action_space(self, session: Session, info: Any, space: Any) -> int:
        if not info or not space or info[0].type != abi.ActionSpaceCreateInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrActionSpaceCreateInfo, or no place for the space")
        if self._runtime.handles.find("action", info[0].action) is None:
            return self._refuse(HANDLE_INVALID, f"{info[0].action:#x} is no live action")
        if not is_valid(info[0].pose_in_action_space):
            return self._refuse(POSE_INVALID, "poseInActionSpace has no unit quaternion")
        made = Space(session, ACTION_SPACE, IDENTITY, success=session.success)
        space[0] = self._runtime.handles.add("space", made).handle
        return SUCCESS

    @openxr("xrDestroySpace", "space", when_lost=True)
    def destroy_space(self, space: Space) -> int:
        self._runtime.handles.remove("space", space.handle)
        return SUCCESS

    @openxr("xrGetReferenceSpaceBoundsRect", "session", c_int32, POINTER(abi.Extent2Df))
    def bounds(self, session: Session, kind: int, extent: Any) -> int:
        if not extent:
            return self._refuse(VALIDATION_FAILURE, "no place for the bounds")
        if kind not in self._offered(session):
            return self._refuse(REFERENCE_SPACE_UNSUPPORTED, f"reference space {kind}")
        known = kind == ReferenceSpace.STAGE and all(self._runtime.headset.stage_m)
        extent[0].width, extent[0].height = self._runtime.headset.stage_m if known else (0.0, 0.0)
        return SUCCESS if known else SPACE_BOUNDS_UNAVAILABLE

    @openxr("xrLocateSpace", "space", c_uint64, c_int64, POINTER(abi.SpaceLocation))
    def locate_space(self, space: Space, base_handle: int, time: int, location: Any) -> int:
        base = self._runtime.handles.find("space", base_handle)
        if base is None:
            return self._refuse(HANDLE_INVALID, f"{base_handle:#x} is no live space")
        if not location or location[0].type != abi.SpaceLocation.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrSpaceLocation")
        if time <= 0:
            return self._refuse(TIME_INVALID, f"time {time}")
        flags, pose = self._locate(space, base, time)
        location[0].location_flags = flags
        write(location[0].pose, pose)
        velocity = abi.chained(location[0].next, abi.SpaceVelocity)
        if velocity is not None:
            velocity.velocity_flags = 0
        return SUCCESS

    @openxr("xrLocateSpaces", "session", POINTER(abi.SpacesLocateInfo), POINTER(abi.SpaceLocations), since_minor=1)
    def locate_spaces(self, _session: Session, info: Any, locations: Any) -> int:
        if not info or info[0].type != abi.SpacesLocateInfo.TYPE or not info[0].space_count:
            return self._refuse(VALIDATION_FAILURE, "no XrSpacesLocateInfo, or no spaces in it")
        if not locations or locations[0].type != abi.SpaceLocations.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrSpaceLocations")
        if locations[0].location_count != info[0].space_count:
            return self._refuse(VALIDATION_FAILURE, "as many locations as spaces are wanted")
        if info[0].time <= 0:
            return self._refuse(TIME_INVALID, f"time {info[0].time}")
        find = self._runtime.handles.find
        base = find("space", info[0].base_space)
        spaces = [find("space", info[0].spaces[index]) for index in range(info[0].space_count)]
        if base is None or None in spaces:
            return self._refuse(HANDLE_INVALID, "a space that is not live")
        for index, space in enumerate(spaces):
            target = locations[0].locations[index]
            target.location_flags, pose = self._locate(space, base, info[0].time)
            write(target.pose, pose)
        return SUCCESS

    @openxr(
        "xrLocateViews",
        "session",
        POINTER(abi.ViewLocateInfo),
        POINTER(abi.ViewState),
        c_uint32,
        POINTER(c_uint32),
        POINTER(abi.View),
    )
    def locate_views(self, _session: Session, info: Any, state: Any, capacity: int, count: Any, views: Any) -> int:
        if not info or not state or not count:
            return self._refuse(VALIDATION_FAILURE, "no XrViewLocateInfo, no XrViewState or no place for the count")
        wanted, view_state = info[0], state[0]
        if wanted.type != abi.ViewLocateInfo.TYPE or view_state.type != abi.ViewState.TYPE:
            return self._refuse(VALIDATION_FAILURE, "wrong type of XrViewLocateInfo or XrViewState")
        if wanted.view_configuration_type != PRIMARY_STEREO:
            why = f"view configuration {wanted.view_configuration_type}"
            return self._refuse(VIEW_CONFIGURATION_TYPE_UNSUPPORTED, why)
        space = self._runtime.handles.find("space", wanted.space)
        if space is None:
            return self._refuse(HANDLE_INVALID, f"{wanted.space:#x} is no live space")
        time = wanted.display_time
        if time <= 0:
            return self._refuse(TIME_INVALID, f"time {time}")
        count[0] = 2
        if capacity == 0:
            return SUCCESS
        if capacity < 2 or not views:
            return self._refuse(SIZE_INSUFFICIENT, f"room for {capacity} of 2 views")
        return self._write_views(space, time, view_state, views)

    def _write_views(self, space: Space, time: int, state: Any, views: Any) -> int:
        if views[0].type != abi.View.TYPE or views[1].type != abi.View.TYPE:
            return self._refuse(VALIDATION_FAILURE, "wrong type of XrView")
        head = self._head_in(space, time)
        state.view_state_flags = ALL_POSE_FLAGS if head else 0
        x, y, z, w, px, py, pz = head or NOWHERE
        # half the distance between the eyes along the head's own x axis
        half = self._half_ipd_m
        dx, dy, dz = (1.0 - 2.0 * (y * y + z * z)) * half, 2.0 * (x * y + w * z) * half, 2.0 * (x * z - w * y) * half
        for eye, sign in ((0, -1.0), (1, 1.0)):
            view = views[eye]
            write(view.pose, (x, y, z, w, px + sign * dx, py + sign * dy, pz + sign * dz))
            fov = view.fov
            fov.angle_left, fov.angle_right, fov.angle_up, fov.angle_down = self._fovs[eye]
        return SUCCESS

    def _head_in(self, space: Space, time: int) -> Pose | None:
        runtime = self._runtime
        if runtime.invalid_views_left:
            runtime.invalid_views_left -= 1
            return None
        if not runtime.view_valid or space.kind == ACTION_SPACE:
            return None
        if space.kind == VIEW:
            return inverse(space.offset)
        if space.epoch != runtime.space_epoch:
            space.from_world = inverse(compose(self._origin(space.kind), space.offset))
            space.epoch = runtime.space_epoch
        return compose(space.from_world, runtime.motion(time - XR_TIME_OFFSET_NS))

    def _locate(self, space: Space, base: Space, time: int) -> tuple[int, Pose]:
        if ACTION_SPACE in (space.kind, base.kind):
            return 0, NOWHERE
        if (space.kind == VIEW) != (base.kind == VIEW) and not self._runtime.view_valid:
            return 0, NOWHERE
        return ALL_POSE_FLAGS, compose(inverse(self._in_world(base, time)), self._in_world(space, time))

    def _in_world(self, space: Space, time: int) -> Pose:
        if space.kind == VIEW:
            return compose(self._runtime.motion(time - XR_TIME_OFFSET_NS), space.offset)
        return compose(self._origin(space.kind), space.offset)

    def _origin(self, kind: int) -> Pose:
        if kind == ReferenceSpace.STAGE:
            return IDENTITY
        return self._runtime.local if kind == ReferenceSpace.LOCAL else self._runtime.local_floor

    def _offered(self, session: Session) -> tuple[int, ...]:
        offered = [ReferenceSpace.VIEW, ReferenceSpace.LOCAL]
        if session.instance.api_minor >= 1 or LOCAL_FLOOR_EXT in session.instance.extensions:
            offered.append(ReferenceSpace.LOCAL_FLOOR)
        if self._runtime.headset.has_stage:
            offered.append(ReferenceSpace.STAGE)
        return tuple(int(kind) for kind in offered)
