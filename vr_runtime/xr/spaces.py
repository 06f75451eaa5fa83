"""Where the world's origin lies: on the floor, under the patient, level with gravity unless somebody levelled it.

LOCAL_FLOOR comes first; then STAGE, but only where it has real bounds (a runtime without a play area reports 0 x 0 and
may put the stage anywhere); then LOCAL, lowered by the height that STAGE shows, or by a seated eye height where
nothing can be measured. Scenes are domes, so a wrong height costs centimetres of parallax, never the horizon.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import xr

from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.levelling import UPRIGHT, Quaternion, Vector, about_y, heading_of, product, turned
from vr_runtime.xr.results import check

# Eye height of a seated adult above the floor; used only where the runtime can measure nothing.
SEATED_EYE_HEIGHT_M = 1.2

_POSITION_VALID = int(xr.SpaceLocationFlags.POSITION_VALID_BIT)
_ORIENTATION_VALID = int(xr.SpaceLocationFlags.ORIENTATION_VALID_BIT)


@dataclass(frozen=True, slots=True)
class SpaceChoice:
    """Which reference space serves, and how far its origin is moved down to reach the floor."""

    kind: int
    name: str
    lowered_m: float


def choose(
    offered: frozenset[int], stage_bounds_m: tuple[float, float] | None, eye_height_m: float | None
) -> SpaceChoice:
    """Pick the reference space.

    `offered`: XrReferenceSpaceType values; `stage_bounds_m`: width and depth of the play area, None where unknown;
    `eye_height_m`: measured height of LOCAL's origin above the floor, None where it cannot be measured.
    """
    kinds = xr.ReferenceSpaceType
    if int(kinds.LOCAL_FLOOR) in offered:
        return SpaceChoice(int(kinds.LOCAL_FLOOR), "LOCAL_FLOOR", 0.0)
    if int(kinds.STAGE) in offered and stage_bounds_m is not None and min(stage_bounds_m) > 0.0:
        return SpaceChoice(int(kinds.STAGE), "STAGE", 0.0)
    height_m = SEATED_EYE_HEIGHT_M if eye_height_m is None else eye_height_m
    return SpaceChoice(int(kinds.LOCAL), "LOCAL", height_m)


class WorldSpace:
    """The reference space that scenes live in. `handle` changes when it is measured again or recentred.

    `tilt`: how the world lies against gravity for a patient who faces along -z; it counts from the next recentring on.
    """

    def __init__(self, dispatch: Dispatch, session: Any) -> None:
        self._dispatch = dispatch
        self._session = session
        self._offered = self._enumerate()
        self._view = self._create(int(xr.ReferenceSpaceType.VIEW))
        self.choice = choose(self._offered, self._stage_bounds(), None)
        self.tilt: Quaternion = UPRIGHT
        self._eyes_m = SEATED_EYE_HEIGHT_M
        self._floor = self._create(self.choice.kind, (0.0, -self.choice.lowered_m, 0.0))
        self.handle = self._lying((0.0, self._eyes_m, 0.0), 0.0)

    def measure(self, time: int) -> None:
        """Choose again with the floor's height measured at XrTime `time`; call once a valid time is known.

        Needed at the start and after the runtime moved its own origin. Any recentring of ours is dropped with it.
        """
        self.choice = choose(self._offered, self._stage_bounds(), self._local_height(time))
        floor = self._create(self.choice.kind, (0.0, -self.choice.lowered_m, 0.0))
        self._dispatch.xrDestroySpace(self._floor)
        self._floor = floor
        self._replace((0.0, self._eyes_m, 0.0), 0.0)

    def head(self, time: int) -> Quaternion | None:
        """How the head is turned against gravity at XrTime `time`; None where that is not known."""
        pose = self._locate(self._view, self._floor, time)
        return None if pose is None else _quaternion(pose)

    def recentre(self, time: int) -> bool:
        """Turn and move the world so that the patient now faces along -z from its middle, and give it its tilt.

        Height stays, and so does what is up, but for the tilt. Returns False, and changes nothing, where the head's
        pose is not known at XrTime `time`.
        """
        pose = self._locate(self._view, self._floor, time)
        if pose is None:
            return False
        self._eyes_m = float(pose.position.y)
        self._replace((pose.position.x, pose.position.y, pose.position.z), heading_of(_quaternion(pose)))
        return True

    def destroy(self) -> None:
        """Destroy all spaces; harmless after a loss."""
        for space in (self.handle, self._floor, self._view):
            self._dispatch.xrDestroySpace(space)

    def _replace(self, head_m: Vector, heading: float) -> None:
        replacement = self._lying(head_m, heading)
        self._dispatch.xrDestroySpace(self.handle)
        self.handle = replacement

    def _lying(self, head_m: Vector, heading: float) -> Any:
        """The world turned to a heading and tilted, about a head at `head_m` above the floor's origin."""
        orientation = product(about_y(heading), self.tilt)
        # In the world the head is as high above the middle as it is above the floor.
        x, y, z = turned(orientation, (0.0, head_m[1], 0.0))
        origin = (head_m[0] - x, head_m[1] - y - self.choice.lowered_m, head_m[2] - z)
        return self._create(self.choice.kind, origin, orientation)

    def _create(self, kind: int, origin_m: Vector = (0.0, 0.0, 0.0), orientation: Quaternion = UPRIGHT) -> Any:
        info = xr.ReferenceSpaceCreateInfo(
            reference_space_type=xr.ReferenceSpaceType(kind),
            pose_in_reference_space=xr.Posef(orientation=xr.Quaternionf(*orientation), position=xr.Vector3f(*origin_m)),
        )
        handle = xr.Space()
        code = self._dispatch.xrCreateReferenceSpace(self._session, ctypes.byref(info), ctypes.byref(handle))
        check("xrCreateReferenceSpace", code)
        return handle

    def _enumerate(self) -> frozenset[int]:
        count = ctypes.c_uint32()
        enumerate_spaces = self._dispatch.xrEnumerateReferenceSpaces
        check("xrEnumerateReferenceSpaces", enumerate_spaces(self._session, 0, ctypes.byref(count), None))
        kinds = (ctypes.c_int * count.value)()
        check("xrEnumerateReferenceSpaces", enumerate_spaces(self._session, count, ctypes.byref(count), kinds))
        return frozenset(kinds)

    def _stage_bounds(self) -> tuple[float, float] | None:
        stage = int(xr.ReferenceSpaceType.STAGE)
        if stage not in self._offered:
            return None
        extent = xr.Extent2Df()
        code = self._dispatch.xrGetReferenceSpaceBoundsRect(self._session, stage, ctypes.byref(extent))
        check("xrGetReferenceSpaceBoundsRect", code)
        # SPACE_BOUNDS_UNAVAILABLE is a success code that comes with zeros.
        return extent.width, extent.height

    def _local_height(self, time: int) -> float | None:
        if int(xr.ReferenceSpaceType.STAGE) not in self._offered:
            return None
        stage = self._create(int(xr.ReferenceSpaceType.STAGE))
        local = self._create(int(xr.ReferenceSpaceType.LOCAL))
        location = self._locate(local, stage, time)
        self._dispatch.xrDestroySpace(local)
        self._dispatch.xrDestroySpace(stage)
        if location is None or not 0.0 < location.position.y < 3.0:
            return None
        return float(location.position.y)

    def _locate(self, space: Any, base: Any, time: int) -> Any | None:
        location = xr.SpaceLocation()
        check("xrLocateSpace", self._dispatch.xrLocateSpace(space, base, time, ctypes.byref(location)))
        flags = int(location.location_flags)
        if not (flags & _POSITION_VALID and flags & _ORIENTATION_VALID):
            return None
        return location.pose


def _quaternion(pose: Any) -> Quaternion:
    q = pose.orientation
    return q.x, q.y, q.z, q.w
