"""Resident memory of this process, without a package that takes 30 ms to import."""

from __future__ import annotations

import sys
from pathlib import Path

_MIB = 1 << 20


def resident_mib() -> float:
    """Resident memory now, in MiB; 0.0 where the system does not say."""
    if sys.platform == "win32":
        return _windows_mib()[0]
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return _peak_by_rusage_mib()
    import resource

    return pages * resource.getpagesize() / _MIB


def peak_resident_mib() -> float:
    """The most resident memory this process ever had, in MiB; 0.0 where the system does not say."""
    if sys.platform == "win32":
        return _windows_mib()[1]
    try:
        # Not getrusage: its peak survives exec, so a small program started by a large one would inherit the large peak.
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except (OSError, ValueError, IndexError):
        pass
    return _peak_by_rusage_mib()


def _peak_by_rusage_mib() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, Linux KiB.
    return peak / _MIB if sys.platform == "darwin" else peak / 1024


def _windows_mib() -> tuple[float, float]:
    """Resident now and at its peak."""
    if sys.platform != "win32":
        return 0.0, 0.0
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("page_fault_count", wintypes.DWORD),
            ("peak_working_set_size", ctypes.c_size_t),
            ("working_set_size", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 6),
        )

    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel32 = ctypes.WinDLL("kernel32")
    kernel32.GetCurrentProcess.restype = wintypes.HANDLE
    kernel32.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    if not kernel32.K32GetProcessMemoryInfo(kernel32.GetCurrentProcess(), ctypes.byref(counters), counters.cb):
        return 0.0, 0.0
    return counters.working_set_size / _MIB, counters.peak_working_set_size / _MIB
