"""How a runtime written in Python gets behind the real Khronos loader with nothing compiled.

The loader reads the manifest that XR_RUNTIME_JSON names, opens the library in it and calls
`xrNegotiateLoaderRuntimeInterface(loaderInfo, runtimeRequest)`. A manifest may rename that function. pyopenxr ships a
small library for API *layers* written in Python whose only export of interest is

    xrNegotiateLoaderApiLayerInterface(loaderInfo, layerName, layerRequest)

which looks `layerName` up among the names registered through `insertXrApiLayer` and calls the function found there
with its own three arguments. So the manifest renames the one to the other, and what the layer library takes for the
layer's name is the loader's XrNegotiateRuntimeRequest. That structure starts with its type, 3, as a little-endian
32-bit integer: read as a C string, it is "\\x03". A function registered under the name "\\x03" is therefore called with
(loaderInfo, runtimeRequest, whatever the third argument register holds).

The loader keeps the negotiated function for as long as it likes: after a mere listing of extensions it holds on to it
without any instance. What it is given is therefore one function that is never freed, and that asks whichever runtime
is installed at the time of the call.

This relies on a surplus argument being harmless, which holds for the System V, the Windows x64 and the AArch64 calling
conventions, and on a little-endian machine.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int32, c_uint64, c_void_p, cast
from pathlib import Path
from typing import Any, Protocol

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import API_VERSION_1_1, INITIALIZATION_FAILED, SUCCESS
from vr_runtime.simulator.manifest_folder import manifest_folder

RUNTIME_REQUEST_AS_NAME = b"\x03"
LOADER_INFO, RUNTIME_REQUEST = 1, 3
RUNTIME_INTERFACE_VERSION = 1


class Door(Protocol):
    """A runtime as the loader meets it."""

    def negotiate(self) -> bool:
        """Whether the runtime is up. Never raises."""

    def proc_addr(self, instance: int, name: bytes | None, function: Any) -> int:
        """xrGetInstanceProcAddr. Never raises."""


_NEGOTIATE = CFUNCTYPE(c_int32, POINTER(abi.NegotiateLoaderInfo), POINTER(abi.NegotiateRuntimeRequest), c_void_p)
_PROC_ADDR = CFUNCTYPE(c_int32, c_uint64, c_char_p, POINTER(c_void_p))

_open_doors: list[Door] = []
# made once, alive as long as the process: the layer library and the loader keep their addresses
_registered: list[Any] = []


def _negotiate(info: Any, request: Any, _surplus: int | None) -> int:
    if not info or not request or not _open_doors:
        return INITIALIZATION_FAILED
    if info[0].struct_type != LOADER_INFO or request[0].struct_type != RUNTIME_REQUEST:
        return INITIALIZATION_FAILED
    if not info[0].min_interface_version <= RUNTIME_INTERFACE_VERSION <= info[0].max_interface_version:
        return INITIALIZATION_FAILED
    if not _open_doors[-1].negotiate():
        return INITIALIZATION_FAILED
    request[0].runtime_interface_version = RUNTIME_INTERFACE_VERSION
    request[0].runtime_api_version = API_VERSION_1_1
    request[0].get_instance_proc_addr = proc_addr_address()
    return SUCCESS


def _ask(instance: int, name: bytes | None, function: Any) -> int:
    return _open_doors[-1].proc_addr(instance, name, function) if _open_doors else INITIALIZATION_FAILED


_proc_addr = _PROC_ADDR(_ask)


def proc_addr_address() -> int:
    """The address of the one xrGetInstanceProcAddr that the loader is ever given."""
    return cast(_proc_addr, c_void_p).value or 0


def _register() -> str:
    """Register the negotiation once; returns the path of the library that the manifest must name."""
    import ctypes

    from xr.api_layer.layer_path import py_layer_library_path

    path = str(py_layer_library_path())
    if not _registered:
        function = _NEGOTIATE(_negotiate)
        library = ctypes.CDLL(path)
        library.insertXrApiLayer.restype = None
        library.insertXrApiLayer.argtypes = [ctypes.c_char_p, ctypes.c_int, _NEGOTIATE]
        library.insertXrApiLayer(RUNTIME_REQUEST_AS_NAME, len(RUNTIME_REQUEST_AS_NAME), function)
        _registered.extend((library, function))
    return path


@contextmanager
def installed(door: Door) -> Iterator[Path]:
    """Be the OpenXR runtime of this process while the context lasts; yields the manifest's path."""
    manifest = {
        "file_format_version": "1.0.0",
        "runtime": {
            "name": "vr-runtime simulator",
            "library_path": _register(),
            "functions": {"xrNegotiateLoaderRuntimeInterface": "xrNegotiateLoaderApiLayerInterface"},
        },
    }
    before = os.environ.get("XR_RUNTIME_JSON")
    with manifest_folder() as folder:
        path = folder / "runtime.json"
        path.write_text(json.dumps(manifest), encoding="utf-8")
        os.environ["XR_RUNTIME_JSON"] = str(path)
        _open_doors.append(door)
        try:
            yield path
        finally:
            _open_doors.remove(door)
            if before is None:
                os.environ.pop("XR_RUNTIME_JSON", None)
            else:
                os.environ["XR_RUNTIME_JSON"] = before
