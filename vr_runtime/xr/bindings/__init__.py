"""One graphics binding each for EGL, GLX and WGL, and the choice between them."""

from __future__ import annotations

import sys

from vr_runtime.xr import extensions
from vr_runtime.xr.bindings.binding import GraphicsBinding


def create_binding(enabled: frozenset[str]) -> GraphicsBinding:
    """The binding for this machine and runtime, its context current.

    Windows has WGL. Linux takes EGL where the runtime does (no window, no X server needed), else GLX.
    """
    if sys.platform == "win32":
        from vr_runtime.xr.bindings import wgl

        return wgl.create()
    if extensions.EGL in enabled:
        from vr_runtime.xr.bindings import egl

        return egl.create()
    from vr_runtime.xr.bindings import glx

    return glx.create()
