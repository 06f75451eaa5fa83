"""Where the world's origin lies: on the floor, level, under the patient.

LOCAL_FLOOR comes first; then STAGE, but only where it has real bounds (a runtime without a play area reports 0 x 0 and
may put the stage anywhere); then LOCAL, lowered by the height that STAGE shows, or by a seated eye height where
nothing can be measured. Scenes are domes, so a wrong height costs centimetres of parallax, never the horizon.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import xr

from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.results import check

# Eye height of a seated adult above the floor; used only where the runtime can measure nothing.
SEATED_EYE_HEIGHT_M = 1.2

# Sine of the elevation above which the gaze no longer tells where the patient faces (about 53 degrees).
_STEEP = 0.8

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
    """The reference space that scenes live in. `handle` changes when it is measured again or recentred."""

    def __init__(self, dispatch: Dispatch, session: Any) -> None:
        self._dispatch = dispatch
        self._session = session
        self._offered = self._enumerate()
        self._view = self._create(int(xr.ReferenceSpaceType.VIEW), (0.0, 0.0, 0.0), 0.0)
        self.choice = choose(self._offered, self._stage_bounds(), None)
        self._yaw_rad = 0.0
        self._origin_m = (0.0, -self.choice.lowered_m, 0.0)
        self.handle = self._create(self.choice.kind, self._origin_m, 0.0)

    def measure(self, time: int) -> None:
        """Choose again with the floor's height measured at XrTime `time`; call once a valid time is known.

        Needed at the start and after the runtime moved its own origin. Any recentring of ours is dropped with it.
        """
        choice = choose(self._offered, self._stage_bounds(), self._local_height(time))
        self.choice = choice
        self._replace((0.0, -choice.lowered_m, 0.0), 0.0)

    def recentre(self, time: int) -> bool:
        """Turn and move the world so that the patient now looks along -z from its middle. Height and tilt stay.

        Returns False, and changes nothing, where the head's pose is not known at XrTime `time`.
        """
        location = self._locate(self._view, self.handle, time)
        if location is None:
            return False
        turn = _yaw_of(location.orientation)
        cos, sin = math.cos(self._yaw_rad), math.sin(self._yaw_rad)
        x, z = location.position.x, location.position.z
        origin_x, origin_y, origin_z = self._origin_m
        self._replace((origin_x + cos * x + sin * z, origin_y, origin_z - sin * x + cos * z), self._yaw_rad + turn)
        return True

    def destroy(self) -> None:
        """Destroy both spaces; harmless after a loss."""
        self._dispatch.xrDestroySpace(self.handle)
        self._dispatch.xrDestroySpace(self._view)

    def _replace(self, origin_m: tuple[float, float, float], yaw_rad: float) -> None:
        replacement = self._create(self.choice.kind, origin_m, yaw_rad)
        self._dispatch.xrDestroySpace(self.handle)
        self.handle, self._origin_m, self._yaw_rad = replacement, origin_m, yaw_rad

    def _create(self, kind: int, origin_m: tuple[float, float, float], yaw_rad: float) -> Any:
        info = xr.ReferenceSpaceCreateInfo(
            reference_space_type=xr.ReferenceSpaceType(kind),
            pose_in_reference_space=xr.Posef(
                orientation=xr.Quaternionf(0.0, math.sin(yaw_rad / 2), 0.0, math.cos(yaw_rad / 2)),
                position=xr.Vector3f(*origin_m),
            ),
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
        origin = (0.0, 0.0, 0.0)
        stage = self._create(int(xr.ReferenceSpaceType.STAGE), origin, 0.0)
        local = self._create(int(xr.ReferenceSpaceType.LOCAL), origin, 0.0)
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


def _yaw_of(q: Any) -> float:
    """Which way the head faces, as a rotation about +y from -z in radians.

    Someone lying flat looks straight up, where the gaze has no compass direction: the direction from the top of the
    head to the chin takes its place.
    """
    x, y, z = -2.0 * (q.x * q.z + q.w * q.y), -2.0 * (q.y * q.z - q.w * q.x), -(1.0 - 2.0 * (q.x * q.x + q.y * q.y))
    if abs(y) > _STEEP:
        toward = -1.0 if y > 0.0 else 1.0
        x, z = toward * 2.0 * (q.x * q.y - q.w * q.z), toward * 2.0 * (q.y * q.z + q.w * q.x)
    return math.atan2(-x, -z)
