"""The OpenXR instance and the headset it finds, with one helpful line for each way in which there is none."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass
from typing import Any

import xr
from xr import raw_functions

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.xr import extensions, results
from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.results import CallFailed, check

_APPLICATION_NAME = b"VR session runtime"
# 1.0 is asked for: every runtime speaks it, and what this program needs of 1.1 exists as extensions.
_API_VERSION = xr.Version(1, 0, 0)


@dataclass(frozen=True, slots=True)
class RuntimeFacts:
    """What the runtime says of itself."""

    name: str
    version: str
    extensions: tuple[str, ...]
    enabled: frozenset[str]


@dataclass(frozen=True, slots=True)
class SystemFacts:
    """What the headset says of itself. Pixels are one eye's recommended picture."""

    system_id: int
    name: str
    recommended_px: tuple[int, int]
    max_px: tuple[int, int]
    max_swapchain_px: tuple[int, int]


class Instance:
    """An XrInstance. Attributes: `handle`, `dispatch`, `facts`."""

    def __init__(self) -> None:
        offered = available_extensions()
        if extensions.OPENGL not in offered:
            raise Problem(
                ExitCode.NO_OPENGL,
                "The active OpenXR runtime cannot take pictures from OpenGL (it lacks XR_KHR_opengl_enable)",
                "Make SteamVR or Monado the active OpenXR runtime; Windows Mixed Reality headsets work through SteamVR",
            )
        enabled = extensions.wanted(offered)
        self.handle = _create(enabled)
        try:
            self.dispatch = Dispatch(self.handle, frozenset(enabled))
            self.facts = self._facts(offered, enabled)
        except BaseException:
            # The loader allows one instance at a time: a forgotten one would bar every later attempt.
            self.destroy()
            raise

    def _facts(self, offered: frozenset[str], enabled: tuple[str, ...]) -> RuntimeFacts:
        properties = xr.InstanceProperties()
        check("xrGetInstanceProperties", self.dispatch.xrGetInstanceProperties(self.handle, ctypes.byref(properties)))
        version = xr.Version(properties.runtime_version)
        return RuntimeFacts(
            name=properties.runtime_name.decode(errors="replace"),
            version=f"{version.major}.{version.minor}.{version.patch}",
            extensions=tuple(sorted(offered)),
            enabled=frozenset(enabled),
        )

    def find_headset(self) -> SystemFacts:
        """The head-mounted display; a `Problem` where none is connected, `CallFailed` where the runtime is lost."""
        info = xr.SystemGetInfo(form_factor=xr.FormFactor.HEAD_MOUNTED_DISPLAY)
        system_id = xr.SystemId()
        code = self.dispatch.xrGetSystem(self.handle, ctypes.byref(info), ctypes.byref(system_id))
        if code in (results.ERROR_FORM_FACTOR_UNAVAILABLE, results.ERROR_FORM_FACTOR_UNSUPPORTED):
            raise Problem(
                ExitCode.NO_HEADSET,
                f"The OpenXR runtime {self.facts.name} runs but sees no headset",
                "Check the headset's cable and power, then try again; --headset simulated plays without one",
            )
        check("xrGetSystem", code)
        properties = xr.SystemProperties()
        code = self.dispatch.xrGetSystemProperties(self.handle, system_id, ctypes.byref(properties))
        check("xrGetSystemProperties", code)
        views = self._views(system_id)
        graphics = properties.graphics_properties
        return SystemFacts(
            system_id=system_id.value,
            name=properties.system_name.decode(errors="replace"),
            recommended_px=(views[0].recommended_image_rect_width, views[0].recommended_image_rect_height),
            max_px=(views[0].max_image_rect_width, views[0].max_image_rect_height),
            max_swapchain_px=(graphics.max_swapchain_image_width, graphics.max_swapchain_image_height),
        )

    def _views(self, system_id: Any) -> Any:
        stereo = int(xr.ViewConfigurationType.PRIMARY_STEREO)
        enumerate_views = self.dispatch.xrEnumerateViewConfigurationViews
        count = ctypes.c_uint32()
        code = enumerate_views(self.handle, system_id, stereo, 0, ctypes.byref(count), None)
        check("xrEnumerateViewConfigurationViews", code)
        views = (xr.ViewConfigurationView * count.value)(*(xr.ViewConfigurationView() for _ in range(count.value)))
        code = enumerate_views(self.handle, system_id, stereo, count, ctypes.byref(count), views)
        check("xrEnumerateViewConfigurationViews", code)
        return views

    def graphics_requirements(self, system_id: int) -> tuple[int, int]:
        """The least OpenGL version that the runtime takes, as (major, minor). Must be asked before a session."""
        requirements = xr.GraphicsRequirementsOpenGLKHR()
        code = self.dispatch.xrGetOpenGLGraphicsRequirementsKHR(self.handle, system_id, ctypes.byref(requirements))
        check("xrGetOpenGLGraphicsRequirementsKHR", code)
        least = xr.Version(requirements.min_api_version_supported)
        return least.major, least.minor

    def destroy(self) -> None:
        """Destroy the instance; its handle is dead afterwards whatever the runtime answers."""
        raw_functions.xrDestroyInstance(self.handle)


def available_extensions() -> frozenset[str]:
    """The extensions of the active runtime; a `Problem` where no runtime can be reached."""
    # The loader writes several lines of its own about a missing runtime, past the one line that a technician gets.
    os.environ.setdefault("XR_LOADER_DEBUG", "none")
    count = ctypes.c_uint32()
    enumerate_extensions = raw_functions.xrEnumerateInstanceExtensionProperties
    code = int(enumerate_extensions(None, 0, ctypes.byref(count), None))
    if code < 0:
        raise _no_runtime(code)
    properties = (xr.ExtensionProperties * count.value)(*(xr.ExtensionProperties() for _ in range(count.value)))
    code = int(enumerate_extensions(None, count, ctypes.byref(count), properties))
    if code < 0:
        raise _no_runtime(code)
    return frozenset(entry.extension_name.decode() for entry in properties)


def _create(enabled: tuple[str, ...]) -> Any:
    info = xr.InstanceCreateInfo(
        application_info=xr.ApplicationInfo(
            application_name=_APPLICATION_NAME.decode(),
            application_version=1,
            engine_name=_APPLICATION_NAME.decode(),
            engine_version=1,
            api_version=_API_VERSION,
        ),
        enabled_extension_names=list(enabled),
    )
    handle = xr.Instance()
    code = int(raw_functions.xrCreateInstance(ctypes.byref(info), ctypes.byref(handle)))
    if code == results.ERROR_RUNTIME_UNAVAILABLE:
        raise _no_runtime(code)
    if code < 0:
        raise CallFailed("xrCreateInstance", code)
    return handle


def _no_runtime(code: int) -> Problem:
    named = os.environ.get("XR_RUNTIME_JSON")
    where = f" named by XR_RUNTIME_JSON ({named})" if named else ""
    return Problem(
        ExitCode.NO_RUNTIME,
        f"No OpenXR runtime{where} can be reached ({results.result_name(code)})",
        "Start SteamVR, Monado or the headset's own software and make it the active OpenXR runtime; "
        "--headset simulated plays without one",
    )
