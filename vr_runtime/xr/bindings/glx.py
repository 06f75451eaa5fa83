"""Linux under X11: GLX, with the visual and the framebuffer configuration that the specification wants too."""

from __future__ import annotations

import ctypes
from typing import Any

import glfw
import xr

from vr_runtime.xr.bindings.binding import GraphicsBinding, gl_refused, library
from vr_runtime.xr.bindings.hidden_window import close_window, open_window

_GLX_FBCONFIG_ID = 0x8013
_NONE = 0


class _VisualInfo(ctypes.Structure):
    """XVisualInfo of Xlib, as far as the visual's number."""

    _fields_ = (("visual", ctypes.c_void_p), ("visualid", ctypes.c_ulong))


def create() -> GraphicsBinding:
    """A GLX context on a hidden window, current on this thread; a `Problem` where there is no display."""
    window, gl = open_window("GLX")
    glx = _load()
    display, context = glx.glXGetCurrentDisplay(), glx.glXGetCurrentContext()
    drawable = glx.glXGetCurrentDrawable()
    config, visual = _config_and_visual(glx, display, context)
    structure = xr.GraphicsBindingOpenGLXlibKHR()
    structure.x_display = ctypes.cast(display, type(structure.x_display))
    structure.visualid = visual
    structure.glx_fbconfig = ctypes.cast(config, type(structure.glx_fbconfig))
    structure.glx_drawable = drawable
    structure.glx_context = ctypes.cast(context, type(structure.glx_context))

    def ensure_current() -> None:
        if glx.glXGetCurrentContext() != context:
            glfw.make_context_current(window)

    def get_proc_address(name: str) -> int:
        return glx.glXGetProcAddressARB(name.encode()) or 0

    return GraphicsBinding("GLX", gl, structure, ensure_current, get_proc_address, lambda: close_window(window, gl))


def _load() -> ctypes.CDLL:
    glx = library("libGL.so.1", "libGLX.so.0")
    pointer, integer = ctypes.c_void_p, ctypes.c_int
    for name in ("glXGetCurrentDisplay", "glXGetCurrentContext", "glXGetProcAddressARB", "glXGetVisualFromFBConfig"):
        getattr(glx, name).restype = pointer
    glx.glXGetCurrentDrawable.restype = ctypes.c_ulong
    glx.glXGetProcAddressARB.argtypes = [ctypes.c_char_p]
    glx.glXQueryContext.argtypes = [pointer, pointer, integer, ctypes.POINTER(integer)]
    glx.glXChooseFBConfig.restype = ctypes.POINTER(pointer)
    glx.glXChooseFBConfig.argtypes = [pointer, integer, ctypes.POINTER(integer), ctypes.POINTER(integer)]
    glx.glXGetVisualFromFBConfig.argtypes = [pointer, pointer]
    return glx


def _config_and_visual(glx: ctypes.CDLL, display: int, context: int) -> tuple[Any, int]:
    """GLFW does not give out the GLXFBConfig it chose: ask the context for its number, and GLX for the rest."""
    identifier, count = ctypes.c_int(), ctypes.c_int()
    glx.glXQueryContext(display, context, _GLX_FBCONFIG_ID, ctypes.byref(identifier))
    wanted = (ctypes.c_int * 3)(_GLX_FBCONFIG_ID, identifier.value, _NONE)
    screen = library("libX11.so.6").XDefaultScreen
    screen.argtypes = [ctypes.c_void_p]
    configs = glx.glXChooseFBConfig(display, screen(display), wanted, ctypes.byref(count))
    if not configs or count.value < 1:
        raise gl_refused("GLX", f"framebuffer configuration {identifier.value} cannot be found again")
    config = configs[0]
    visual = glx.glXGetVisualFromFBConfig(display, config)
    if not visual:
        raise gl_refused("GLX", "the framebuffer configuration has no visual")
    return config, int(ctypes.cast(visual, ctypes.POINTER(_VisualInfo)).contents.visualid)
