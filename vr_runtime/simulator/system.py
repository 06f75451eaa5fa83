"""System functions: the headset, its views, and what OpenGL it wants."""

from __future__ import annotations

from ctypes import POINTER, c_int32, c_uint32, c_uint64
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    BLEND_OPAQUE,
    FORM_FACTOR_UNAVAILABLE,
    FORM_FACTOR_UNSUPPORTED,
    HEAD_MOUNTED_DISPLAY,
    OPENGL,
    PRIMARY_STEREO,
    SUCCESS,
    SYSTEM_INVALID,
    USER_PRESENCE,
    VALIDATION_FAILURE,
    VIEW_CONFIGURATION_TYPE_UNSUPPORTED,
)
from vr_runtime.simulator.dispatch import openxr
from vr_runtime.simulator.handles import Instance
from vr_runtime.simulator.runtime import Runtime
from vr_runtime.simulator.two_call import write_structures, write_values

SYSTEM_ID = 1


class SystemFunctions:
    """What can be asked about the headset before a session exists."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._refuse = runtime.refuse

    @openxr("xrGetSystem", "instance", POINTER(abi.SystemGetInfo), POINTER(c_uint64))
    def get_system(self, _instance: Instance, info: Any, system: Any) -> int:
        self._runtime.tick()
        if not info or not system or info[0].type != abi.SystemGetInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrSystemGetInfo, or no place for the system")
        if info[0].form_factor != HEAD_MOUNTED_DISPLAY:
            return self._refuse(FORM_FACTOR_UNSUPPORTED, f"form factor {info[0].form_factor}")
        if not self._runtime.plugged:
            return FORM_FACTOR_UNAVAILABLE
        system[0] = SYSTEM_ID
        return SUCCESS

    @openxr("xrGetSystemProperties", "instance", c_uint64, POINTER(abi.SystemProperties))
    def system_properties(self, instance: Instance, system: int, properties: Any) -> int:
        if system != SYSTEM_ID:
            return self._refuse(SYSTEM_INVALID, f"system {system}")
        if not properties or properties[0].type != abi.SystemProperties.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrSystemProperties")
        headset, target = self._runtime.headset, properties[0]
        target.system_id = SYSTEM_ID
        target.vendor_id = 0
        target.system_name = headset.name.encode()[:255]
        # room for two eyes side by side in one image
        target.max_swapchain_image_width = 2 * headset.max_px[0]
        target.max_swapchain_image_height = headset.max_px[1]
        target.max_layer_count = headset.max_layers
        target.orientation_tracking = target.position_tracking = 1
        presence = abi.chained(target.next, abi.SystemUserPresencePropertiesEXT)
        if presence is not None and USER_PRESENCE in instance.extensions:
            presence.supports_user_presence = 1
        return SUCCESS

    @openxr(
        "xrEnumerateEnvironmentBlendModes",
        "instance",
        c_uint64,
        c_int32,
        c_uint32,
        POINTER(c_uint32),
        POINTER(c_int32),
    )
    def blend_modes(
        self, _instance: Instance, system: int, configuration: int, capacity: int, count: Any, modes: Any
    ) -> int:
        wrong = self._wrong(system, configuration)
        return wrong or write_values(self._refuse, capacity, count, modes, (BLEND_OPAQUE,))

    @openxr("xrEnumerateViewConfigurations", "instance", c_uint64, c_uint32, POINTER(c_uint32), POINTER(c_int32))
    def view_configurations(self, _instance: Instance, system: int, capacity: int, count: Any, types: Any) -> int:
        wrong = self._wrong(system, PRIMARY_STEREO)
        return wrong or write_values(self._refuse, capacity, count, types, (PRIMARY_STEREO,))

    @openxr("xrGetViewConfigurationProperties", "instance", c_uint64, c_int32, POINTER(abi.ViewConfigurationProperties))
    def view_configuration_properties(
        self, _instance: Instance, system: int, configuration: int, properties: Any
    ) -> int:
        if wrong := self._wrong(system, configuration):
            return wrong
        if not properties or properties[0].type != abi.ViewConfigurationProperties.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrViewConfigurationProperties")
        properties[0].view_configuration_type = PRIMARY_STEREO
        properties[0].fov_mutable = 1
        return SUCCESS

    @openxr(
        "xrEnumerateViewConfigurationViews",
        "instance",
        c_uint64,
        c_int32,
        c_uint32,
        POINTER(c_uint32),
        POINTER(abi.ViewConfigurationView),
    )
    def view_configuration_views(
        self, _instance: Instance, system: int, configuration: int, capacity: int, count: Any, views: Any
    ) -> int:
        if wrong := self._wrong(system, configuration):
            return wrong
        headset = self._runtime.headset

        def fill(view: Any, _eye: int) -> None:
            view.recommended_image_rect_width, view.recommended_image_rect_height = headset.recommended_px
            view.max_image_rect_width, view.max_image_rect_height = headset.max_px
            view.recommended_swapchain_sample_count = 1
            view.max_swapchain_sample_count = 4

        return write_structures(self._refuse, capacity, count, views, (0, 1), fill, abi.ViewConfigurationView.TYPE)

    @openxr(
        "xrGetOpenGLGraphicsRequirementsKHR",
        "instance",
        c_uint64,
        POINTER(abi.GraphicsRequirementsOpenGLKHR),
        extension=OPENGL,
    )
    def opengl_requirements(self, instance: Instance, system: int, requirements: Any) -> int:
        if system != SYSTEM_ID:
            return self._refuse(SYSTEM_INVALID, f"system {system}")
        if not requirements or requirements[0].type != abi.GraphicsRequirementsOpenGLKHR.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrGraphicsRequirementsOpenGLKHR")
        headset = self._runtime.headset
        requirements[0].min_api_version = headset.min_gl[0] << 48 | headset.min_gl[1] << 32
        requirements[0].max_api_version = headset.max_gl[0] << 48 | headset.max_gl[1] << 32
        instance.requirements_called = True
        return SUCCESS

    def _wrong(self, system: int, configuration: int) -> int:
        if system != SYSTEM_ID:
            return self._refuse(SYSTEM_INVALID, f"system {system}")
        if configuration != PRIMARY_STEREO:
            return self._refuse(VIEW_CONFIGURATION_TYPE_UNSUPPORTED, f"view configuration {configuration}")
        return SUCCESS
