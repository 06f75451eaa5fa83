"""Result codes, structure types and other numbers of OpenXR that the simulator answers with or looks for."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

API_VERSION_1_1: Final = (1 << 48) | (1 << 32) | 36
INFINITE_DURATION: Final = 0x7FFF_FFFF_FFFF_FFFF
PRIMARY_STEREO: Final = 2
HEAD_MOUNTED_DISPLAY: Final = 1
BLEND_OPAQUE: Final = 1
ALL_POSE_FLAGS: Final = 0b1111  # orientation and position, each valid and tracked

SUCCESS: Final = 0
TIMEOUT_EXPIRED: Final = 1
SESSION_LOSS_PENDING: Final = 3
EVENT_UNAVAILABLE: Final = 4
SPACE_BOUNDS_UNAVAILABLE: Final = 7
SESSION_NOT_FOCUSED: Final = 8
FRAME_DISCARDED: Final = 9
VALIDATION_FAILURE: Final = -1
RUNTIME_FAILURE: Final = -2
API_VERSION_UNSUPPORTED: Final = -4
INITIALIZATION_FAILED: Final = -6
FUNCTION_UNSUPPORTED: Final = -7
FEATURE_UNSUPPORTED: Final = -8
EXTENSION_NOT_PRESENT: Final = -9
LIMIT_REACHED: Final = -10
SIZE_INSUFFICIENT: Final = -11
HANDLE_INVALID: Final = -12
INSTANCE_LOST: Final = -13
SESSION_RUNNING: Final = -14
SESSION_NOT_RUNNING: Final = -16
SESSION_LOST: Final = -17
SYSTEM_INVALID: Final = -18
PATH_INVALID: Final = -19
PATH_FORMAT_INVALID: Final = -21
PATH_UNSUPPORTED: Final = -22
LAYER_INVALID: Final = -23
LAYER_LIMIT_EXCEEDED: Final = -24
SWAPCHAIN_RECT_INVALID: Final = -25
SWAPCHAIN_FORMAT_UNSUPPORTED: Final = -26
ACTION_TYPE_MISMATCH: Final = -27
SESSION_NOT_READY: Final = -28
SESSION_NOT_STOPPING: Final = -29
TIME_INVALID: Final = -30
REFERENCE_SPACE_UNSUPPORTED: Final = -31
FORM_FACTOR_UNSUPPORTED: Final = -34
FORM_FACTOR_UNAVAILABLE: Final = -35
API_LAYER_NOT_PRESENT: Final = -36
CALL_ORDER_INVALID: Final = -37
GRAPHICS_DEVICE_INVALID: Final = -38
POSE_INVALID: Final = -39
VIEW_CONFIGURATION_TYPE_UNSUPPORTED: Final = -41
ENVIRONMENT_BLEND_MODE_UNSUPPORTED: Final = -42
NAME_DUPLICATED: Final = -44
NAME_INVALID: Final = -45
ACTIONSET_NOT_ATTACHED: Final = -46
ACTIONSETS_ALREADY_ATTACHED: Final = -47
LOCALIZED_NAME_DUPLICATED: Final = -48
LOCALIZED_NAME_INVALID: Final = -49
GRAPHICS_REQUIREMENTS_CALL_MISSING: Final = -50
DISPLAY_REFRESH_RATE_UNSUPPORTED_FB: Final = -1000101000

OPENGL: Final = "XR_KHR_opengl_enable"
EGL: Final = "XR_MNDX_egl_enable"
DEPTH: Final = "XR_KHR_composition_layer_depth"
VISIBILITY_MASK: Final = "XR_KHR_visibility_mask"
TIMESPEC: Final = "XR_KHR_convert_timespec_time"
REFRESH_RATE: Final = "XR_FB_display_refresh_rate"
USER_PRESENCE: Final = "XR_EXT_user_presence"
LOCAL_FLOOR_EXT: Final = "XR_EXT_local_floor"
AUDIO_DEVICE: Final = "XR_OCULUS_audio_device_guid"

EXTENSION_VERSIONS: Final = {
    OPENGL: 11,
    EGL: 2,
    DEPTH: 6,
    VISIBILITY_MASK: 2,
    TIMESPEC: 1,
    REFRESH_RATE: 1,
    USER_PRESENCE: 1,
    LOCAL_FLOOR_EXT: 1,
    AUDIO_DEVICE: 1,
}
ON_REQUEST: Final = frozenset({AUDIO_DEVICE})
"""Offered only where a headset is told to: most runtimes lack them."""


class SessionState(IntEnum):
    """The states of an XrSession."""

    IDLE = 1
    READY = 2
    SYNCHRONIZED = 3
    VISIBLE = 4
    FOCUSED = 5
    STOPPING = 6
    LOSS_PENDING = 7
    EXITING = 8


class ReferenceSpace(IntEnum):
    """The reference spaces this runtime knows."""

    VIEW = 1
    LOCAL = 2
    STAGE = 3
    LOCAL_FLOOR = 1000426000
