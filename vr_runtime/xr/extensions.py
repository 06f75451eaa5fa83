"""One table of the extensions this program uses, and what each one is for."""

from __future__ import annotations

from dataclasses import dataclass

OPENGL = "XR_KHR_opengl_enable"
EGL = "XR_MNDX_egl_enable"
LOCAL_FLOOR = "XR_EXT_local_floor"
VISIBILITY_MASK = "XR_KHR_visibility_mask"
TIMESPEC_TIME = "XR_KHR_convert_timespec_time"
WIN32_TIME = "XR_KHR_win32_convert_performance_counter_time"
REFRESH_RATE = "XR_FB_display_refresh_rate"
USER_PRESENCE = "XR_EXT_user_presence"
AUDIO_DEVICE = "XR_OCULUS_audio_device_guid"


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension and what the program gains by it."""

    name: str
    purpose: str
    without: str


TABLE: tuple[Extension, ...] = (
    Extension(OPENGL, "draw with OpenGL", "no session is possible"),
    Extension(EGL, "draw without a window system", "an X11 display is needed on Linux"),
    Extension(LOCAL_FLOOR, "a level origin on the floor under the patient", "the stage or a measured height serves"),
    Extension(VISIBILITY_MASK, "leave out what the lenses hide", "the whole picture is drawn"),
    Extension(TIMESPEC_TIME, "exact display times on Linux", "display times are estimated"),
    Extension(WIN32_TIME, "exact display times on Windows", "display times are estimated"),
    Extension(REFRESH_RATE, "ask the headset for 90 Hz", "the headset's own rate is taken"),
    Extension(USER_PRESENCE, "know whether the headset is worn", "the session state tells it, more coarsely"),
    Extension(AUDIO_DEVICE, "know the headset's own sound device", "the device's name tells it"),
)


def wanted(available: frozenset[str]) -> tuple[str, ...]:
    """The extensions of the table that the runtime offers, in the table's order."""
    return tuple(extension.name for extension in TABLE if extension.name in available)
