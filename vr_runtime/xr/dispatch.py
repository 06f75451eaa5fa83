"""The runtime's entry points as ctypes functions that return plain integers.

pyopenxr's own wrappers raise on every empty event queue and leave cyclic garbage on every frame; its raw functions
turn each result into an enum member. Here each function is asked of the loader once and answers with an int.
"""

from __future__ import annotations

import ctypes
from typing import Any

import xr
from xr import raw_functions

from vr_runtime.xr import extensions
from vr_runtime.xr.results import check

_CORE = (
    "xrPollEvent",
    "xrGetInstanceProperties",
    "xrGetSystem",
    "xrGetSystemProperties",
    "xrEnumerateViewConfigurationViews",
    "xrEnumerateEnvironmentBlendModes",
    "xrCreateSession",
    "xrDestroySession",
    "xrBeginSession",
    "xrEndSession",
    "xrRequestExitSession",
    "xrEnumerateReferenceSpaces",
    "xrCreateReferenceSpace",
    "xrGetReferenceSpaceBoundsRect",
    "xrLocateSpace",
    "xrDestroySpace",
    "xrEnumerateSwapchainFormats",
    "xrCreateSwapchain",
    "xrDestroySwapchain",
    "xrEnumerateSwapchainImages",
    "xrAcquireSwapchainImage",
    "xrWaitSwapchainImage",
    "xrReleaseSwapchainImage",
    "xrWaitFrame",
    "xrBeginFrame",
    "xrEndFrame",
    "xrLocateViews",
)

_OF_EXTENSION = {
    extensions.OPENGL: ("xrGetOpenGLGraphicsRequirementsKHR",),
    extensions.VISIBILITY_MASK: ("xrGetVisibilityMaskKHR",),
    extensions.TIMESPEC_TIME: ("xrConvertTimeToTimespecTimeKHR",),
    extensions.WIN32_TIME: ("xrConvertTimeToWin32PerformanceCounterKHR",),
    extensions.REFRESH_RATE: (
        "xrEnumerateDisplayRefreshRatesFB",
        "xrGetDisplayRefreshRateFB",
        "xrRequestDisplayRefreshRateFB",
    ),
    extensions.AUDIO_DEVICE: ("xrGetAudioOutputDeviceGuidOculus",),
}
# For Windows alone in the specification's headers, so the binding leaves it out.
_NOT_BOUND = {"xrGetAudioOutputDeviceGuidOculus": ctypes.CFUNCTYPE(ctypes.c_int32, xr.Instance, ctypes.c_wchar_p)}


class Dispatch:
    """Every OpenXR function this program calls, by its own name, for one instance."""

    def __init__(self, instance: Any, enabled: frozenset[str]) -> None:
        self._functions: dict[str, Any] = {}
        names = list(_CORE)
        for extension, functions in _OF_EXTENSION.items():
            if extension in enabled:
                names += functions
        for name in names:
            self._functions[name] = _load(instance, name)

    def __getattr__(self, name: str) -> Any:
        try:
            return self._functions[name]
        except KeyError:
            raise AttributeError(f"{name} was not enabled for this instance") from None


def _load(instance: Any, name: str) -> Any:
    pointer = xr.PFN_xrVoidFunction()
    code = raw_functions.xrGetInstanceProcAddr(instance, name.encode(), ctypes.byref(pointer))
    check(f"xrGetInstanceProcAddr({name})", int(code))
    return ctypes.cast(pointer, _NOT_BOUND[name] if name in _NOT_BOUND else getattr(xr, f"PFN_{name}"))
