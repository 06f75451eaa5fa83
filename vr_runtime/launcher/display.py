"""Can a window be opened at all? Asked before Qt is, which would end the process with a dump where it cannot."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

from vr_runtime.problem import ExitCode, Problem

# What Qt's plugin for X11 loads, and the Debian package of each.
_PACKAGES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def check_display() -> None:
    """Raises Problem: NO_WINDOW where there is no display, SYSTEM_PACKAGE_MISSING where Qt lacks a library for it."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return
    if os.environ.get("WAYLAND_DISPLAY") and "QT_QPA_PLATFORM" not in os.environ:
        return
    if not os.environ.get("DISPLAY"):
        raise _no_window("No display is set (neither DISPLAY nor WAYLAND_DISPLAY)")
    import PySide6

    load(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so")
    if not _answers():
        raise _no_window(f"The display {os.environ['DISPLAY']} does not answer")


def load(library: Path) -> None:
    """Load it as Qt would. Raises Problem(SYSTEM_PACKAGE_MISSING) with the package that holds what it lacks."""
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        lacks = str(error).partition(":")[0]
        package = _PACKAGES.get(lacks, f"the package that holds {lacks}")
        raise Problem(
            ExitCode.SYSTEM_PACKAGE_MISSING,
            f"The window cannot be drawn: {' '.join(str(error).split())[:160]}",
            f"Install {package}: sudo apt-get install {package}" if lacks in _PACKAGES else f"Install {package}",
        ) from None


def _answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)


def _no_window(what: str) -> Problem:
    return Problem(ExitCode.NO_WINDOW, what, "Start the launcher on the desktop of the headset PC")
