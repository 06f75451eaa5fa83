"""Telling a process that still runs from another that got its number later."""

from __future__ import annotations

import sys
from pathlib import Path


def start_mark(pid: int) -> str | None:
    """A text that only this run of this process has on this machine; None where no such process runs."""
    if pid <= 0:
        return None
    return _on_windows(pid) if sys.platform == "win32" else _on_linux(pid)


def _on_linux(pid: int) -> str | None:
    try:
        status = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return None
    # The name in brackets may hold spaces and brackets of its own; after it come the state (3) to the start (22).
    fields = status.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else f"{boot}:{fields[19]}"


def _on_windows(pid: int) -> str | None:
    import ctypes

    limited_query, still_active = 0x1000, 259
    kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]  # Windows
    kernel32.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel32.OpenProcess(limited_query, False, pid))
    if not handle:
        return None
    try:
        code = ctypes.c_ulong()
        times = [ctypes.c_ulonglong() for _ in range(4)]
        told = kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        if not told or code.value != still_active:
            return None
        if not kernel32.GetProcessTimes(handle, *(ctypes.byref(time) for time in times)):
            return None
        return str(times[0].value)
    finally:
        kernel32.CloseHandle(handle)
