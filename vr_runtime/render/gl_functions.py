"""The few OpenGL entry points that moderngl does not offer, called through ctypes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import moderngl

GetProcAddress = Callable[[str], int]

GL_TIMESTAMP = 0x8E28
GL_QUERY_RESULT = 0x8866
GL_QUERY_RESULT_AVAILABLE = 0x8867
GL_SYNC_GPU_COMMANDS_COMPLETE = 0x9117
GL_SYNC_FLUSH_COMMANDS = 0x1
GL_ALREADY_SIGNALED = 0x911A
GL_CONDITION_SATISFIED = 0x911C
GL_FRAMEBUFFER_SRGB = 0x8DB9
GL_SRGB8_ALPHA8 = 0x8C43
GL_RGBA8 = 0x8058
GL_CLIP_DISTANCE0 = 0x3000

_UINT = ctypes.c_uint32
_UINT_P = ctypes.POINTER(_UINT)
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "glGenQueries": (None, ctypes.c_int32, _UINT_P),
    "glDeleteQueries": (None, ctypes.c_int32, _UINT_P),
    "glQueryCounter": (None, _UINT, _UINT),
    "glGetQueryObjectuiv": (None, _UINT, _UINT, _UINT_P),
    "glGetQueryObjectui64v": (None, _UINT, _UINT, ctypes.POINTER(ctypes.c_uint64)),
    "glFenceSync": (ctypes.c_void_p, _UINT, _UINT),
    "glClientWaitSync": (_UINT, ctypes.c_void_p, _UINT, ctypes.c_uint64),
    "glDeleteSync": (None, ctypes.c_void_p),
}


def gl_function(get_proc_address: GetProcAddress, name: str) -> Callable[..., Any]:
    """The callable for one entry point; RuntimeError where the context has none."""
    address = get_proc_address(name)
    if not address:
        raise RuntimeError(f"this OpenGL context has no {name}")
    prototype: Callable[[int], Callable[..., Any]] = ctypes.CFUNCTYPE(*_SIGNATURES[name])
    return prototype(address)


def unbind_framebuffer(ctx: moderngl.Context) -> None:
    """Bind the default framebuffer. moderngl re-binds the one used last whenever it makes another, and where that has
    been released the binding fails with an error that a runtime's next swapchain call would trip over."""
    ctx.detect_framebuffer(0).use()


def loader_of(ctx: moderngl.Context) -> GetProcAddress:
    """The proc-address function of the context that moderngl itself made or found."""
    load: GetProcAddress = ctx.mglo._context.load  # moderngl offers no public way to it
    return load
