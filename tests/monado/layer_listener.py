"""Run a Python client with both Khronos validation layers, and write down what they have against it.

    python layer_listener.py REPORT.json (-m MODULE | FILE) [ARGUMENTS]

core_validation writes a text file. best_practices_validation counts its complaints in every build, but prints them on
Windows and Android only; here the counts are read out of the layer's memory, where its symbol table says they are.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import runpy
import struct
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

LAYERS = ("XR_APILAYER_LUNARG_core_validation", "XR_APILAYER_KHRONOS_best_practices_validation")
_ENTRY_POINT = b"xrNegotiateLoaderApiLayerInterface"
_COUNTS = b"_ZN8BPLogger11errorCountsB5cxx11E"  # static std::unordered_map<std::string, int> BPLogger::errorCounts
_COMPLAINT = re.compile(r"\[VALID_(ERROR|WARNING|INFO) \| (.*?)\] : (.*)")
_SYMTAB_SECTION = 2


class Section(NamedTuple):
    """The parts of an ELF-64 section header that are needed here; offsets and sizes in bytes."""

    kind: int
    offset: int
    size: int
    link: int


def main(arguments: list[str]) -> int:
    report, *client = arguments
    import xr
    from xr.api_layer.layer_path import expose_packaged_api_layers, py_layer_library_path

    expose_packaged_api_layers()
    library = Path(py_layer_library_path()).with_name("libXrApiLayer_best_practices_validation.so")
    # The loader unloads a layer with the instance; one handle of our own keeps its counts in place.
    layer = ctypes.CDLL(str(library))
    with tempfile.TemporaryDirectory() as folder:
        core_file = Path(folder) / "core.txt"
        os.environ["XR_ENABLE_API_LAYERS"] = ":".join(LAYERS)
        os.environ["XR_CORE_VALIDATION_EXPORT_TYPE"] = "text"
        os.environ["XR_CORE_VALIDATION_FILE_NAME"] = str(core_file)
        status = _run(client)
        core = core_file.read_text() if core_file.exists() else ""
    found = {
        "status": status,
        "core_was_there": "Core Validation Layer is initialized" in core,
        "core": [f"{level} {name}: {text}" for level, name, text in _COMPLAINT.findall(core)],
        "best_practices": _counts(layer, library.read_bytes()),
        "openxr": str(xr.__version__),
    }
    Path(report).write_text(json.dumps(found, indent=2))
    return status


def _run(client: list[str]) -> int:
    """Run the client as `python` would, in this process; its exit status."""
    as_module = client[0] == "-m"
    sys.argv = client[1:] if as_module else client
    try:
        if as_module:
            runpy.run_module(client[1], run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(client[0], run_name="__main__")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    return 0


def _counts(layer: ctypes.CDLL, elf: bytes) -> dict[str, int]:
    """Every complaint of the best-practices layer and how often it was made."""
    places = _symbols(elf, {_ENTRY_POINT, _COUNTS})
    entry = ctypes.cast(getattr(layer, _ENTRY_POINT.decode()), ctypes.c_void_p).value
    assert entry is not None
    counts_at = entry - places[_ENTRY_POINT] + places[_COUNTS]
    # libstdc++: buckets, bucket count, first node, size; a node: next, string (pointer, length, 16 bytes), count
    _buckets, _bucket_count, node, size = struct.unpack("4Q", ctypes.string_at(counts_at, 32))
    found: dict[str, int] = {}
    while node:
        following, text_at, length = struct.unpack("3Q", ctypes.string_at(node, 24))
        (times,) = struct.unpack("i", ctypes.string_at(node + 40, 4))
        found[ctypes.string_at(text_at, length).decode()] = times
        node = following
    if len(found) != size:
        raise RuntimeError("the best-practices layer keeps its counts otherwise than expected")
    return found


def _symbols(elf: bytes, wanted: set[bytes]) -> dict[bytes, int]:
    """The addresses of `wanted` relative to the library's start; KeyError later where one is missing."""
    (table_at,) = struct.unpack_from("<Q", elf, 0x28)
    entry_size, entries = struct.unpack_from("<HH", elf, 0x3A)
    sections = [Section(*struct.unpack_from("<4xI16xQQI", elf, table_at + entry_size * at)) for at in range(entries)]
    found: dict[bytes, int] = {}
    for section in sections:
        if section.kind != _SYMTAB_SECTION:
            continue
        names = elf[sections[section.link].offset :][: sections[section.link].size]
        for name_at, value in struct.iter_unpack("<I4xQ8x", elf[section.offset : section.offset + section.size]):
            name = names[name_at : names.index(b"\0", name_at)]
            if name in wanted:
                found[name] = value
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
