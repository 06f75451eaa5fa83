"""The headset that the simulator pretends to be: optics, display, tracking and what its runtime offers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from vr_runtime.clock import NS_PER_S
from vr_runtime.simulator.codes import EXTENSION_VERSIONS, ON_REQUEST
from vr_runtime.simulator.pose import Pose

HeadMotion = Callable[[int], Pose]
"""Clock time in nanoseconds -> pose of the point between the eyes in STAGE (floor at y = 0, metres)."""

SRGB8_ALPHA8 = 0x8C43
RGBA16F = 0x881A
RGB10_A2 = 0x8059
RGBA8 = 0x8058
DEPTH_COMPONENT32F = 0x8CAC
DEPTH24_STENCIL8 = 0x88F0

DEFAULT_FORMATS = (SRGB8_ALPHA8, RGBA16F, RGB10_A2, RGBA8, DEPTH_COMPONENT32F, DEPTH24_STENCIL8)


@dataclass(frozen=True, slots=True)
class FieldOfView:
    """Angles from the optical axis in degrees; left and down are negative, as in XrFovf."""

    left_deg: float
    right_deg: float
    up_deg: float
    down_deg: float

    def radians(self) -> tuple[float, float, float, float]:
        """The four angles in radians, in the order of XrFovf."""
        return (
            math.radians(self.left_deg),
            math.radians(self.right_deg),
            math.radians(self.up_deg),
            math.radians(self.down_deg),
        )


@dataclass(frozen=True, slots=True)
class HeadsetProfile:
    """A plausible PC headset, with pictures small enough for software OpenGL.

    Sizes in pixels are those of one eye. `stage_m` is the play area (width, depth); (0, 0) means that none was set up,
    and `has_stage` False that the runtime does not know the space at all. `recline_deg` is how far the wearer lies
    back: 0 looks at the horizon, 90 at the zenith. `audio_device` is what XR_OCULUS_audio_device_guid names, where it
    is among the `extensions`; "" for a headset without sound of its own.
    """

    name: str = "Simulated headset"
    recommended_px: tuple[int, int] = (512, 512)
    max_px: tuple[int, int] = (4096, 4096)
    fov_left: FieldOfView = FieldOfView(-52.0, 46.0, 49.0, -50.0)
    fov_right: FieldOfView = FieldOfView(-46.0, 52.0, 49.0, -50.0)
    ipd_m: float = 0.063
    eye_height_m: float = 1.6
    recline_deg: float = 0.0
    still: bool = False
    refresh_rates_hz: tuple[float, ...] = (72.0, 80.0, 90.0, 120.0)
    refresh_hz: float = 90.0
    stage_m: tuple[float, float] = (2.4, 1.8)
    has_stage: bool = True
    formats: tuple[int, ...] = DEFAULT_FORMATS
    images_per_swapchain: int = 3
    max_layers: int = 16
    max_api_minor: int = 1
    min_gl: tuple[int, int] = (4, 0)
    max_gl: tuple[int, int] = (4, 6)
    worn: bool = True
    stops_when_off: bool = True
    extensions: frozenset[str] = frozenset(EXTENSION_VERSIONS) - ON_REQUEST
    audio_device: str = ""

    def __post_init__(self) -> None:
        if unknown := sorted(self.extensions - EXTENSION_VERSIONS.keys()):
            raise ValueError(f"the simulator does not know the extension {unknown[0]}")
        if self.refresh_hz not in self.refresh_rates_hz:
            raise ValueError(f"{self.refresh_hz} Hz is not among the refresh rates {self.refresh_rates_hz}")

    def resting_pose(self) -> Pose:
        """The head at rest, in STAGE."""
        half = math.radians(self.recline_deg) / 2.0
        return (math.sin(half), 0.0, 0.0, math.cos(half), 0.0, self.eye_height_m, 0.0)

    def motion(self) -> HeadMotion:
        """The head motion of somebody who sits and looks around a little, or rests."""
        if self.still:
            return _still(self.resting_pose())
        return _sway(self.eye_height_m, math.radians(self.recline_deg))


def _still(pose: Pose) -> HeadMotion:
    def at(_now_ns: int) -> Pose:
        return pose

    return at


def _sway(eye_height_m: float, recline_rad: float) -> HeadMotion:
    # periods without a common multiple below a day: the motion does not repeat within a session
    yaw_rate = math.tau / (17.3 * NS_PER_S)
    pitch_rate = math.tau / (11.9 * NS_PER_S)
    drift_rate = math.tau / (7.1 * NS_PER_S)
    sin, cos = math.sin, math.cos

    def at(now_ns: int) -> Pose:
        half_yaw = 0.035 * sin(yaw_rate * now_ns)
        half_pitch = 0.5 * recline_rad + 0.012 * sin(pitch_rate * now_ns)
        drift = sin(drift_rate * now_ns)
        sy, sp = sin(half_yaw), sin(half_pitch)
        cy, cp = cos(half_yaw), cos(half_pitch)
        return (cy * sp, sy * cp, -sy * sp, cy * cp, 0.006 * drift, eye_height_m - 0.002 * drift, 0.004 * drift)

    return at
