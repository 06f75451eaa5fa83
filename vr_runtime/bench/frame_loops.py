"""Three frame loops on the simulated headset, each in a process of its own, for `vr-runtime bench frame`.

`ours`: the whole player with the empty scene. `raw`: the same OpenXR calls through ctypes with structures made once
and nothing else. `context_object`: pyopenxr's own loop, used as its documentation shows. Each prints one line of JSON:
microseconds from the return of the frame wait to the return of the frame end, processor time, frames and misses.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from vr_runtime.clock import NS_PER_S, MonotonicClock

_PERIOD_NS = 11_111_111
_WARM_UP_FRAMES = 90


class Stopwatch:
    """Collects the frames after the warm-up: their working time, missed slots and the processor time of the process."""

    def __init__(self) -> None:
        self._times_ns: list[int] = []
        self._frames = 0
        self._missed = 0
        self._last_display = 0
        self._cpu_start_ns = 0

    def frame(self, waited_ns: int, ended_ns: int, display: int) -> None:
        """One frame: the instants at which wait and end returned, and its predicted display time."""
        self._frames += 1
        if self._frames <= _WARM_UP_FRAMES:
            self._cpu_start_ns = time.process_time_ns()
        else:
            self._times_ns.append(ended_ns - waited_ns)
            self._missed += round((display - self._last_display) / _PERIOD_NS) - 1
        self._last_display = display

    def result(self) -> dict[str, Any]:
        """Percentiles in microseconds and the counts."""
        cpu_ns = time.process_time_ns() - self._cpu_start_ns
        ordered = sorted(self._times_ns)
        count = len(ordered)
        return {
            "frames": count,
            "missed": self._missed,
            "p50": ordered[count // 2] / 1e3,
            "p99": ordered[count * 99 // 100] / 1e3,
            "cpu_us": cpu_ns / count / 1e3,
        }


def ours(seconds: float) -> dict[str, Any]:
    """The player as a session runs it, recorder and governor included; the times are its own records."""
    from vr_runtime.course.plan import plan_for_infusion
    from vr_runtime.player.player import Player
    from vr_runtime.player.settings import Settings
    from vr_runtime.render.scene_library import load_scene
    from vr_runtime.timing.garbage import GarbagePolicy

    settings = Settings(plan_for_infusion(40), "empty", "simulated", duration_s=seconds)
    player = Player(settings, load_scene("empty"), MonotonicClock(), (), GarbagePolicy())
    player.play()
    watch = Stopwatch()
    for frame in player.recorder.ring:
        watch.frame(frame.wait_ns, frame.end_ns, frame.predicted_display_ns)
    cpu_us = player.measures.cpu_ns / player.recorder.next_frame_number / 1e3
    return watch.result() | {"cpu_us": cpu_us, "missed": player.recorder.summary().missed_frames}


def raw(seconds: float) -> dict[str, Any]:
    """The calls alone, in our own session but without stage, recorder, governor or course."""
    from vr_runtime.xr.headset import Headset

    clock = MonotonicClock()
    headset = Headset(clock)
    session = headset.open()
    watch = Stopwatch()
    _until_running(session.poll, lambda: session.running)
    dispatch, calls, handle = session.dispatch, session.frame, session.handle
    play = _raw_frame(dispatch, handle, calls, session.swapchain.handle, headset.instance_handle)
    end_ns = clock.now_ns() + int(seconds * NS_PER_S)
    while clock.now_ns() < end_ns:
        watch.frame(*play())
    result = watch.result()
    headset.close()
    return result


def _raw_frame(
    dispatch: Any, session: Any, calls: Any, swapchain: Any, instance: Any
) -> Callable[[], tuple[int, int, int]]:
    """One frame of bare calls over the structures that `calls` holds."""
    poll, wait, begin, end = dispatch.xrPollEvent, dispatch.xrWaitFrame, dispatch.xrBeginFrame, dispatch.xrEndFrame
    locate, acquire = dispatch.xrLocateViews, dispatch.xrAcquireSwapchainImage
    wait_image, release = dispatch.xrWaitSwapchainImage, dispatch.xrReleaseSwapchainImage
    import xr

    event = xr.EventDataBuffer()
    event_ref, state, now_ns = ctypes.byref(event), calls.state, time.perf_counter_ns
    calls.end_info.layer_count = 1

    def play() -> tuple[int, int, int]:
        poll(instance, event_ref)
        wait(session, calls.wait_info_ref, calls.state_ref)
        waited_ns = now_ns()
        begin(session, calls.begin_info_ref)
        acquire(swapchain, calls.acquire_info_ref, calls.image_index_ref)
        wait_image(swapchain, calls.image_wait_info_ref)
        calls.locate_info.display_time = state.predicted_display_time
        locate(session, calls.locate_info_ref, calls.view_state_ref, 2, calls.view_count_ref, calls.views)
        for layer_pose, view_pose in calls.poses:
            ctypes.memmove(layer_pose, view_pose, 44)
        release(swapchain, calls.release_info_ref)
        calls.end_info.display_time = state.predicted_display_time
        end(session, calls.end_info_ref)
        return waited_ns, now_ns(), state.predicted_display_time

    return play


def context_object(seconds: float) -> dict[str, Any]:
    """pyopenxr's ContextObject with its EGL context, drawing nothing but its own clear."""
    import xr

    # pyopenxr's EGL context asks for the default display, which without a window system Mesa only gives by this name.
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("EGL_PLATFORM", "surfaceless")
    from xr.utils.gl import ContextObject
    from xr.utils.gl.egl_util import EGLOffscreenContextProvider

    watch = Stopwatch()
    wait_frame, end_frame = xr.wait_frame, xr.end_frame
    waited = [0, 0]

    def timed_wait(*given: Any, **named: Any) -> Any:
        state = wait_frame(*given, **named)
        waited[:] = time.perf_counter_ns(), state.predicted_display_time
        return state

    def timed_end(*given: Any, **named: Any) -> None:
        end_frame(*given, **named)
        watch.frame(waited[0], time.perf_counter_ns(), waited[1])

    xr.wait_frame, xr.end_frame = timed_wait, timed_end
    names = [xr.KHR_OPENGL_ENABLE_EXTENSION_NAME, xr.MNDX_EGL_ENABLE_EXTENSION_NAME]
    deadline_s = time.monotonic() + seconds
    info = xr.InstanceCreateInfo(enabled_extension_names=names)
    with ContextObject(EGLOffscreenContextProvider(), instance_create_info=info) as context:
        for state in context.frame_loop():
            for _view in context.view_loop(state):
                pass
            if time.monotonic() > deadline_s:
                break
    return watch.result()


def _until_running(poll: Callable[[], object], running: Callable[[], bool]) -> None:
    for _ in range(200):
        poll()
        if running():
            return
        time.sleep(0.01)
    raise SystemExit("the simulated headset never became ready")


def main() -> None:
    kind, seconds = sys.argv[1], float(sys.argv[2])
    from vr_runtime.simulator import HeadsetProfile, Simulator

    # Small pictures: the loops are compared, not the software that fills pixels where there is no graphics card.
    headset = HeadsetProfile(recommended_px=(64, 64))
    with Simulator(MonotonicClock(), headset).installed():
        result = {"ours": ours, "raw": raw, "context_object": context_object}[kind](seconds)
    print(json.dumps(result), flush=True)
    # Some GL stacks crash while two owners of one display are torn down; the measurement is done and printed.
    os._exit(0)


if __name__ == "__main__":
    main()
