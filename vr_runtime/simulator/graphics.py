"""The graphics binding that an application chains to XrSessionCreateInfo: which it is, and whether it is complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import EGL, OPENGL
from vr_runtime.simulator.gl import GL, GLMissing, from_glx, from_proc_address, from_wgl


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a binding will not do."""

    why: str


def bind(session_create_info: Any, extensions: frozenset[str]) -> GL | Refused:
    """OpenGL of the binding in the chain, with every handle that the specification wants checked."""
    for structure, extension, handles, connect in _BINDINGS:
        binding = abi.chained(session_create_info.next, structure)
        if binding is None:
            continue
        name = structure.__name__
        if extension not in extensions:
            return Refused(f"{name} without {extension} enabled")
        for field in handles:
            if not getattr(binding, field):
                return Refused(f"{name}.{field} is null")
        return _connect(connect, binding)
    return Refused("no graphics binding in the chain of XrSessionCreateInfo")


def _connect(connect: Any, binding: Any) -> GL | Refused:
    try:
        gl: GL = connect(binding)
    except (GLMissing, OSError, AttributeError) as error:
        return Refused(f"no OpenGL behind the binding: {error}")
    return gl if gl.is_current() else Refused("no OpenGL context is current on the calling thread")


_BINDINGS = (
    (
        abi.GraphicsBindingEGLMNDX,
        EGL,
        ("get_proc_address", "display", "config", "context"),
        lambda binding: from_proc_address(binding.get_proc_address),
    ),
    (
        abi.GraphicsBindingOpenGLXlibKHR,
        OPENGL,
        ("x_display", "visualid", "glx_fbconfig", "glx_drawable", "glx_context"),
        lambda _binding: from_glx(),
    ),
    (
        abi.GraphicsBindingOpenGLWin32KHR,
        OPENGL,
        ("device_context", "gl_context"),
        lambda _binding: from_wgl(),
    ),
)
