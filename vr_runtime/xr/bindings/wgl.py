"""Windows: WGL on a hidden window."""

from __future__ import annotations

import ctypes

import glfw
import xr

from vr_runtime.xr.bindings.binding import GraphicsBinding
from vr_runtime.xr.bindings.hidden_window import close_window, open_window


def create() -> GraphicsBinding:
    """A WGL context on a hidden window, current on this thread; a `Problem` where the driver refuses."""
    window, gl = open_window("WGL")
    wgl = ctypes.WinDLL("opengl32")  # type: ignore[attr-defined]  # exists on Windows, where this runs
    for name in ("wglGetCurrentDC", "wglGetCurrentContext", "wglGetProcAddress"):
        getattr(wgl, name).restype = ctypes.c_void_p
    wgl.wglGetProcAddress.argtypes = [ctypes.c_char_p]
    device, context = wgl.wglGetCurrentDC(), wgl.wglGetCurrentContext()
    structure = xr.GraphicsBindingOpenGLWin32KHR()
    structure.h_dc = device
    structure.h_glrc = context

    def ensure_current() -> None:
        if wgl.wglGetCurrentContext() != context:
            glfw.make_context_current(window)

    def get_proc_address(name: str) -> int:
        return wgl.wglGetProcAddress(name.encode()) or 0

    return GraphicsBinding("WGL", gl, structure, ensure_current, get_proc_address, lambda: close_window(window, gl))
