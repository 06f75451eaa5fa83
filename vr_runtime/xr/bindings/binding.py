"""What every graphics binding gives: a GL 4.5 core context, and the handles that OpenXR wants of it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import moderngl

from vr_runtime.problem import ExitCode, Problem

# SteamVR and Oculus refuse contexts below 4.3; 4.5 core is what the shaders are written for.
GL_WANTED = 450
GL_LEAST = 430


@dataclass(frozen=True, slots=True)
class GraphicsBinding:
    """A current GL context and its OpenXR binding structure.

    `structure` is chained into XrSessionCreateInfo. `ensure_current()` makes the context current again where a
    runtime has taken it away (SteamVR does so inside its swapchain calls); it costs one look in the usual case.
    `get_proc_address(name)` gives the address of a GL function, 0 where it does not exist. `release()` ends it all.
    """

    name: str
    gl: moderngl.Context
    structure: Any
    ensure_current: Callable[[], None]
    get_proc_address: Callable[[str], int]
    release: Callable[[], None]


def require_gl(gl: moderngl.Context, least: tuple[int, int] | None) -> None:
    """Refuse a context older than the program (4.3) or the runtime (`least`, as major, minor) can use."""
    needed = GL_LEAST if least is None else max(GL_LEAST, least[0] * 100 + least[1] * 10)
    if gl.version_code >= needed:
        return
    has = f"{gl.version_code // 100}.{gl.version_code % 100 // 10}"
    raise Problem(
        ExitCode.GL_TOO_OLD,
        f"The graphics driver gives OpenGL {has} ({gl.info['GL_RENDERER']}), "
        f"and {needed // 100}.{needed % 100 // 10} is needed",
        "Install the graphics card's current driver",
    )


def gl_refused(platform: str, reason: str) -> Problem:
    """The driver gave no context at all."""
    return Problem(
        ExitCode.GL_TOO_OLD,
        f"The graphics driver gave no OpenGL {GL_LEAST // 100}.{GL_LEAST % 100 // 10} context through {platform} "
        f"({reason})",
        "Install the graphics card's current driver",
    )


def library(*names: str) -> ctypes.CDLL:
    """The first of the shared libraries `names` that loads; a `Problem` naming them where none does."""
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    raise Problem(
        ExitCode.SYSTEM_PACKAGE_MISSING,
        f"The graphics library {names[0]} is missing",
        "Install it: on Debian and Ubuntu, sudo apt-get install libegl1 libgl1 libgl1-mesa-dri",
    )
