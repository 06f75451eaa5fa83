"""A fence asks the GPU whether it has got past a point, without ever waiting for it."""

from __future__ import annotations

from vr_runtime.render.gl_functions import (
    GL_ALREADY_SIGNALED,
    GL_CONDITION_SATISFIED,
    GL_SYNC_FLUSH_COMMANDS,
    GL_SYNC_GPU_COMMANDS_COMPLETE,
    GetProcAddress,
    gl_function,
)


class Fence:
    """One reusable fence; raise it after the commands in question, then ask `passed()` in later frames."""

    __slots__ = ("_create", "_delete", "_sync", "_wait")

    def __init__(self, get_proc_address: GetProcAddress) -> None:
        self._create = gl_function(get_proc_address, "glFenceSync")
        self._wait = gl_function(get_proc_address, "glClientWaitSync")
        self._delete = gl_function(get_proc_address, "glDeleteSync")
        self._sync: int | None = None

    def raise_here(self) -> None:
        self.release()
        self._sync = self._create(GL_SYNC_GPU_COMMANDS_COMPLETE, 0)

    def passed(self) -> bool:
        """True once everything before `raise_here` is done; then the fence is down again."""
        if self._sync is None or self._wait(self._sync, GL_SYNC_FLUSH_COMMANDS, 0) not in (
            GL_ALREADY_SIGNALED,
            GL_CONDITION_SATISFIED,
        ):
            return False
        self.release()
        return True

    def release(self) -> None:
        if self._sync is not None:
            self._delete(self._sync)
            self._sync = None
