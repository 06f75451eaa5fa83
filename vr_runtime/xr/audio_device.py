"""The sound device that belongs to the headset, where its runtime names it (XR_OCULUS_audio_device_guid)."""

from __future__ import annotations

import ctypes
from typing import Any, Final

from vr_runtime.xr import extensions
from vr_runtime.xr.dispatch import Dispatch

_LETTERS: Final = 128  # XR_MAX_AUDIO_DEVICE_STR_SIZE_OCULUS


def output_device(dispatch: Dispatch, instance: Any, enabled: frozenset[str]) -> str:
    """What Windows calls the endpoint that the headset sounds on; "" where the runtime does not tell."""
    if extensions.AUDIO_DEVICE not in enabled:
        return ""
    buffer = ctypes.create_unicode_buffer(_LETTERS)
    if dispatch.xrGetAudioOutputDeviceGuidOculus(instance, buffer) < 0:
        return ""
    return buffer.value
