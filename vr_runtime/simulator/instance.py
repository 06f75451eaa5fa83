"""Instance functions: enumeration, creation, properties, events, strings and paths."""

from __future__ import annotations

import re
from ctypes import POINTER, c_char, c_char_p, c_int32, c_uint32, c_uint64, memmove
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    API_LAYER_NOT_PRESENT,
    API_VERSION_UNSUPPORTED,
    EVENT_UNAVAILABLE,
    EXTENSION_NOT_PRESENT,
    EXTENSION_VERSIONS,
    LIMIT_REACHED,
    NAME_INVALID,
    PATH_FORMAT_INVALID,
    PATH_INVALID,
    SUCCESS,
    VALIDATION_FAILURE,
)
from vr_runtime.simulator.codes import INITIALIZATION_FAILED as DOWN
from vr_runtime.simulator.dispatch import openxr
from vr_runtime.simulator.handles import Instance
from vr_runtime.simulator.lifecycle import Lifecycle
from vr_runtime.simulator.names import result_name, structure_type_name
from vr_runtime.simulator.runtime import Runtime
from vr_runtime.simulator.swapchains import discard
from vr_runtime.simulator.two_call import write_structures, write_text

RUNTIME_NAME = b"vr-runtime simulator"
RUNTIME_VERSION = (1 << 48) | 1
PATH = re.compile(rb"(/[a-z0-9\-_.]*[a-z0-9\-_][a-z0-9\-_.]*)+")


class InstanceFunctions:
    """What can be called before, on and about an XrInstance."""

    def __init__(self, runtime: Runtime, lifecycle: Lifecycle) -> None:
        self._runtime = runtime
        self._lifecycle = lifecycle
        self._refuse = runtime.refuse

    @openxr(
        "xrEnumerateInstanceExtensionProperties",
        None,
        c_char_p,
        c_uint32,
        POINTER(c_uint32),
        POINTER(abi.ExtensionProperties),
    )
    def enumerate_extensions(self, layer: bytes | None, capacity: int, count: Any, properties: Any) -> int:
        if layer:
            return self._refuse(API_LAYER_NOT_PRESENT, f"layer {layer!r}: a runtime has none")
        names = [name for name in EXTENSION_VERSIONS if name in self._runtime.headset.extensions]

        def fill(slot: Any, name: str) -> None:
            slot.extension_name = name.encode()
            slot.extension_version = EXTENSION_VERSIONS[name]

        return write_structures(self._refuse, capacity, count, properties, names, fill, abi.ExtensionProperties.TYPE)

    @openxr("xrEnumerateApiLayerProperties", None, c_uint32, POINTER(c_uint32), POINTER(abi.ApiLayerProperties))
    def enumerate_layers(self, _capacity: int, count: Any, _properties: Any) -> int:
        if not count:
            return self._refuse(VALIDATION_FAILURE, "no place for the count")
        count[0] = 0
        return SUCCESS

    @openxr("xrCreateInstance", None, POINTER(abi.InstanceCreateInfo), POINTER(c_uint64))
    def create_instance(self, info: Any, instance: Any) -> int:
        self._runtime.tick()
        if self._runtime.dead:
            return DOWN
        if not info or not instance or info[0].type != abi.InstanceCreateInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrInstanceCreateInfo, or no place for the instance")
        wanted = info[0]
        if not wanted.application_info.application_name:
            return self._refuse(NAME_INVALID, "the application has no name")
        version = wanted.application_info.api_version
        major, minor = version >> 48, version >> 32 & 0xFFFF
        if major != 1 or minor > self._runtime.headset.max_api_minor:
            return self._refuse(API_VERSION_UNSUPPORTED, f"OpenXR {major}.{minor}")
        if wanted.enabled_api_layer_count:
            return self._refuse(API_LAYER_NOT_PRESENT, "API layers are the loader's business")
        names = [wanted.enabled_extension_names[i].decode() for i in range(wanted.enabled_extension_count)]
        for name in names:
            if name not in self._runtime.headset.extensions:
                return self._refuse(EXTENSION_NOT_PRESENT, name)
        if self._runtime.handles.all("instance"):
            return self._refuse(LIMIT_REACHED, "there is an instance already")
        made = self._runtime.handles.add("instance", Instance(int(minor), frozenset(names)))
        instance[0] = made.handle
        return SUCCESS

    @openxr("xrDestroyInstance", "instance", when_lost=True)
    def destroy_instance(self, instance: Instance) -> int:
        handles = self._runtime.handles
        for swapchain in handles.all("swapchain"):
            discard(self._runtime, swapchain)
        for kind in ("action", "action_set", "space", "session"):
            for thing in handles.all(kind):
                handles.remove(kind, thing.handle)
        handles.remove("instance", instance.handle)
        self._runtime.held_by_the_loader = False
        return SUCCESS

    @openxr("xrGetInstanceProperties", "instance", POINTER(abi.InstanceProperties))
    def instance_properties(self, _instance: Instance, properties: Any) -> int:
        if not properties or properties[0].type != abi.InstanceProperties.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrInstanceProperties")
        properties[0].runtime_version = RUNTIME_VERSION
        properties[0].runtime_name = RUNTIME_NAME
        return SUCCESS

    @openxr("xrPollEvent", "instance", POINTER(abi.EventDataBuffer))
    def poll_event(self, instance: Instance, buffer: Any) -> int:
        runtime = self._runtime
        if runtime.clock.now_ns() >= runtime.due_ns:
            runtime.tick()
            if instance.fault:
                return instance.fault
        if not buffer or buffer[0].type != abi.EventDataBuffer.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrEventDataBuffer, or its type was not set again")
        if instance.events:
            event = instance.events.popleft()
            memmove(buffer, event, len(event))
            return SUCCESS
        if instance.events_lost:
            lost = abi.EventDataEventsLost(type=abi.EventDataEventsLost.TYPE, lost_event_count=instance.events_lost)
            instance.events_lost = 0
            runtime.send(instance, lost)
            return self.poll_event(instance, buffer)
        return EVENT_UNAVAILABLE

    @openxr("xrResultToString", "instance", c_int32, POINTER(c_char))
    def result_to_string(self, _instance: Instance, value: int, text: Any) -> int:
        if not text:
            return self._refuse(VALIDATION_FAILURE, "no place for the text")
        memmove(text, result_name(value).encode()[:63] + b"\0", min(len(result_name(value)), 63) + 1)
        return SUCCESS

    @openxr("xrStructureTypeToString", "instance", c_int32, POINTER(c_char))
    def structure_type_to_string(self, _instance: Instance, value: int, text: Any) -> int:
        if not text:
            return self._refuse(VALIDATION_FAILURE, "no place for the text")
        name = structure_type_name(value)
        memmove(text, name.encode()[:63] + b"\0", min(len(name), 63) + 1)
        return SUCCESS

    @openxr("xrStringToPath", "instance", c_char_p, POINTER(c_uint64))
    def string_to_path(self, instance: Instance, text: bytes | None, path: Any) -> int:
        if text is None or not path:
            return self._refuse(VALIDATION_FAILURE, "no text, or no place for the path")
        if not PATH.fullmatch(text) or len(text) > 255:
            return self._refuse(PATH_FORMAT_INVALID, f"{text!r} is no well-formed path")
        if text not in instance.path_names:
            instance.path_names.append(text)
        path[0] = instance.path_names.index(text) + 1
        return SUCCESS

    @openxr("xrPathToString", "instance", c_uint64, c_uint32, POINTER(c_uint32), POINTER(c_char))
    def path_to_string(self, instance: Instance, path: int, capacity: int, count: Any, text: Any) -> int:
        if not 1 <= path <= len(instance.path_names):
            return self._refuse(PATH_INVALID, f"path {path}")
        return write_text(self._refuse, capacity, count, text, instance.path_names[path - 1])
