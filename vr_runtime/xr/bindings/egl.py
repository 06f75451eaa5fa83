"""Linux without a window system: an EGL context that moderngl makes, and the handles asked back from EGL.

moderngl's EGL backend cannot adopt a context, so it makes one and EGL is asked what is current afterwards.
"""

from __future__ import annotations

import ctypes
from typing import Any

import moderngl
import xr

from vr_runtime.xr.bindings.binding import GL_LEAST, GL_WANTED, GraphicsBinding, gl_refused, library

_EGL_CONFIG_ID = 0x3028
_EGL_NONE = 0x3038


def create() -> GraphicsBinding:
    """A surfaceless EGL context, current on this thread; a `Problem` where the driver refuses."""
    egl = _load()
    gl = _context()
    display, context = egl.eglGetCurrentDisplay(), egl.eglGetCurrentContext()
    structure = xr.GraphicsBindingEGLMNDX()
    structure.get_proc_address = ctypes.cast(egl.eglGetProcAddress, xr.PFN_xrEglGetProcAddressMNDX)
    structure.display = ctypes.cast(display, type(structure.display))
    structure.config = ctypes.cast(_config(egl, display, context), type(structure.config))
    structure.context = ctypes.cast(context, type(structure.context))

    def ensure_current() -> None:
        if egl.eglGetCurrentContext() != context:
            egl.eglMakeCurrent(display, None, None, context)

    def get_proc_address(name: str) -> int:
        return egl.eglGetProcAddress(name.encode()) or 0

    return GraphicsBinding("EGL", gl, structure, ensure_current, get_proc_address, gl.release)


def _context() -> moderngl.Context:
    settings: dict[str, Any] = {"standalone": True, "backend": "egl"}
    reason = ""
    for version in (GL_WANTED, GL_LEAST):
        try:
            return moderngl.create_context(require=version, **settings)
        except Exception as refused:  # noqa: BLE001  # moderngl raises bare Exception for every refusal
            reason = str(refused)
    raise gl_refused("EGL", reason)


def _load() -> ctypes.CDLL:
    egl = library("libEGL.so.1", "libEGL.so")
    for name in ("eglGetCurrentDisplay", "eglGetCurrentContext", "eglGetProcAddress"):
        getattr(egl, name).restype = ctypes.c_void_p
    egl.eglGetProcAddress.argtypes = [ctypes.c_char_p]
    egl.eglQueryContext.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)]
    egl.eglMakeCurrent.argtypes = [ctypes.c_void_p] * 4
    egl.eglChooseConfig.argtypes = [
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_int),
        ctypes.POINTER(ctypes.c_void_p),
        ctypes.c_int,
        ctypes.POINTER(ctypes.c_int),
    ]
    return egl


def _config(egl: ctypes.CDLL, display: int, context: int) -> int:
    """The EGLConfig that the current context was made with."""
    identifier, count = ctypes.c_int(), ctypes.c_int()
    egl.eglQueryContext(display, context, _EGL_CONFIG_ID, ctypes.byref(identifier))
    wanted = (ctypes.c_int * 3)(_EGL_CONFIG_ID, identifier.value, _EGL_NONE)
    config = ctypes.c_void_p()
    found = egl.eglChooseConfig(display, wanted, ctypes.byref(config), 1, ctypes.byref(count))
    if not found or count.value != 1 or not config.value:
        raise gl_refused("EGL", f"config {identifier.value} cannot be found again")
    return config.value
