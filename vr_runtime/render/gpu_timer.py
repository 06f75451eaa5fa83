"""How long the GPU took for a frame, learned some frames later and never by waiting."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from vr_runtime.render.gl_functions import (
    GL_QUERY_RESULT,
    GL_QUERY_RESULT_AVAILABLE,
    GL_TIMESTAMP,
    GetProcAddress,
    gl_function,
)

RING = 8
# Asking after commands that are still being collected makes a driver hurry them out: the last frame is left alone.
_FRAMES_LEFT_ALONE = 1
# llvmpipe answers the first queries of a context with 4.29 s, whatever was drawn.
_FIRST_RESULTS_DROPPED = 2
_LONGEST_BELIEVED_NS = 2_000_000_000


class GpuTimer:
    """A ring of timestamp pairs around each frame's drawing.

    `begin(frame_number)` and `end()` bracket the drawing; `harvest(callback)` calls `callback(frame_number, gpu_ns)`
    for every frame before the last that the GPU has finished since. With the GPU more than `RING` frames behind, frames
    go unmeasured.
    """

    __slots__ = (
        "_available",
        "_counter",
        "_delete",
        "_frames",
        "_get_ready",
        "_get_time",
        "_head",
        "_open",
        "_queries",
        "_tail",
        "_time",
        "_to_drop",
    )

    def __init__(self, get_proc_address: GetProcAddress) -> None:
        generate = gl_function(get_proc_address, "glGenQueries")
        self._delete = gl_function(get_proc_address, "glDeleteQueries")
        self._counter = gl_function(get_proc_address, "glQueryCounter")
        self._get_ready = gl_function(get_proc_address, "glGetQueryObjectuiv")
        self._get_time = gl_function(get_proc_address, "glGetQueryObjectui64v")
        self._queries = (ctypes.c_uint32 * (2 * RING))()
        generate(2 * RING, self._queries)
        self._frames = [0] * RING
        self._available = ctypes.c_uint32()
        self._time = ctypes.c_uint64()
        self._head = 0
        self._tail = 0
        self._open = False
        self._to_drop = _FIRST_RESULTS_DROPPED

    def begin(self, frame_number: int) -> None:
        """What the graphics card does from here on belongs to that frame; passed over while the ring is full."""
        if self._open or self._head - self._tail >= RING:
            return
        slot = self._head % RING
        self._frames[slot] = frame_number
        self._counter(self._queries[2 * slot], GL_TIMESTAMP)
        self._open = True

    def end(self) -> None:
        """The frame that was begun ends here."""
        if not self._open:
            return
        self._counter(self._queries[2 * (self._head % RING) + 1], GL_TIMESTAMP)
        self._head += 1
        self._open = False

    def harvest(self, callback: Callable[[int, int], object]) -> None:
        """`callback(frame number, nanoseconds)` for each frame that has arrived meanwhile; never waits."""
        while self._head - self._tail > _FRAMES_LEFT_ALONE:
            slot = self._tail % RING
            last = self._queries[2 * slot + 1]
            self._get_ready(last, GL_QUERY_RESULT_AVAILABLE, self._available)
            if not self._available.value:
                return
            self._get_time(last, GL_QUERY_RESULT, self._time)
            end_ns = self._time.value
            self._get_time(self._queries[2 * slot], GL_QUERY_RESULT, self._time)
            gpu_ns = end_ns - self._time.value
            self._tail += 1
            if self._to_drop:
                self._to_drop -= 1
            elif 0 <= gpu_ns <= _LONGEST_BELIEVED_NS:
                callback(self._frames[slot], gpu_ns)

    def release(self) -> None:
        self._delete(2 * RING, self._queries)
        self._head = self._tail = 0
        self._open = False
