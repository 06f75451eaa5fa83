"""What the simulator itself asks of the loader when it takes its leave."""

from __future__ import annotations

from ctypes import CFUNCTYPE, POINTER, byref, c_int32, c_uint64
from typing import Any

from vr_runtime.simulator import abi


def _function(name: str, *argument_types: Any) -> Any:
    from xr.library import openxr_loader_library

    # an own prototype: the library object is shared with pyopenxr, whose types must stay as they are
    return CFUNCTYPE(c_int32, *argument_types)((name, openxr_loader_library))


def destroy_instance(handle: int) -> None:
    """End an instance that its application left behind."""
    _function("xrDestroyInstance", c_uint64)(handle)


def let_go() -> None:
    """Make the loader forget a runtime that it opened without ever making an instance: it only does so at the end of
    an instance's life, and would go on using this runtime whatever XR_RUNTIME_JSON says by then."""
    info = abi.InstanceCreateInfo(type=abi.InstanceCreateInfo.TYPE)
    info.application_info.application_name = b"vr-runtime simulator"
    info.application_info.api_version = 1 << 48
    instance = c_uint64()
    create = _function("xrCreateInstance", POINTER(abi.InstanceCreateInfo), POINTER(c_uint64))
    if create(byref(info), byref(instance)) == 0:
        destroy_instance(instance.value)
