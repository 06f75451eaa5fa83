"""A hidden one-pixel GLFW window: the only way to a GL context on Windows, and on Linux where there is no EGL."""

from __future__ import annotations

import os
import sys
from typing import Any

import moderngl

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.xr.bindings.binding import GL_LEAST, GL_WANTED, gl_refused

if sys.platform != "win32":
    # Under Wayland, GLFW would make a context without the X11 handles that OpenXR's GLX binding needs.
    os.environ.setdefault("PYGLFW_LIBRARY_VARIANT", "x11")
import glfw

# GLFW would otherwise print warnings past the one line that a technician gets.
glfw.ERROR_REPORTING = False  # type: ignore[assignment]  # documented as bool, annotated as str


def open_window(platform: str) -> tuple[Any, moderngl.Context]:
    """The window and its context, GL 4.5 core (4.3 where the driver has no more), current on this thread."""
    if not glfw.init():
        raise Problem(
            ExitCode.GL_TOO_OLD,
            f"No window system can be reached for an OpenGL context through {platform}",
            "Start the program in a graphical session, with DISPLAY set",
        )
    window = _window(GL_WANTED) or _window(GL_LEAST)
    if not window:
        glfw.terminate()
        raise gl_refused(platform, "no core profile")
    glfw.make_context_current(window)
    # The headset paces the frames; a desktop's vertical blank must never do so as well.
    glfw.swap_interval(0)
    return window, moderngl.create_context(require=GL_LEAST)


def close_window(window: Any, gl: moderngl.Context) -> None:
    """Release the context and the window."""
    gl.release()
    glfw.destroy_window(window)
    glfw.terminate()


def _window(version: int) -> Any:
    glfw.default_window_hints()
    glfw.window_hint(glfw.VISIBLE, glfw.FALSE)
    glfw.window_hint(glfw.DOUBLEBUFFER, glfw.FALSE)
    glfw.window_hint(glfw.CLIENT_API, glfw.OPENGL_API)
    glfw.window_hint(glfw.OPENGL_PROFILE, glfw.OPENGL_CORE_PROFILE)
    glfw.window_hint(glfw.CONTEXT_VERSION_MAJOR, version // 100)
    glfw.window_hint(glfw.CONTEXT_VERSION_MINOR, version % 100 // 10)
    return glfw.create_window(1, 1, "VR session runtime", None, None)
