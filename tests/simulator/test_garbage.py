"""A steady frame through the loader and this runtime leaves nothing behind; and these tests would see it if it did."""

from __future__ import annotations

import ctypes
import gc
import sys
from ctypes import byref, c_uint32, c_uint64, c_void_p

import pytest
import xr.library

from vr_runtime.simulator import abi

FRAMES = 400
STEADY = FRAMES // 9  # blocks of memory that may come and go in that many frames, all told: far below one a frame


def value(handle) -> int:
    return ctypes.cast(handle, c_void_p).value


class SteadyApplication:
    """The frame loop with every structure made once, on the loader's functions as plain C."""

    def __init__(self, app) -> None:
        loader = ctypes.CDLL(xr.library.library_path)
        self.session, self.swapchain = c_uint64(value(app.session)), c_uint64(value(app.swapchain))
        self.instance = c_uint64(value(app.instance))
        self.functions = [
            getattr(loader, name)
            for name in (
                "xrPollEvent",
                "xrWaitFrame",
                "xrBeginFrame",
                "xrLocateViews",
                "xrAcquireSwapchainImage",
                "xrWaitSwapchainImage",
                "xrReleaseSwapchainImage",
                "xrEndFrame",
            )
        ]
        self.event = abi.EventDataBuffer(type=16)
        self.state = abi.FrameState(type=44)
        self.locate = abi.ViewLocateInfo(type=6, view_configuration_type=2, space=value(app.space))
        self.view_state = abi.ViewState(type=11)
        self.views = (abi.View * 2)(abi.View(type=7), abi.View(type=7))
        self.count, self.index, self.two = c_uint32(), c_uint32(), c_uint32(2)
        self.wait_info = abi.SwapchainImageWaitInfo(type=56, timeout=10**9)
        view = abi.CompositionLayerProjectionView
        self.projected = (view * 2)(view(type=48), view(type=48))
        for eye in (0, 1):
            image = self.projected[eye].sub_image
            image.swapchain = self.swapchain.value
            image.rect.x, image.rect.width, image.rect.height = 512 * eye, 512, 512
        self.layer = abi.CompositionLayerProjection(type=35, space=value(app.space), view_count=2, views=self.projected)
        pointer = ctypes.POINTER(abi.CompositionLayerProjection)
        self.layers = (pointer * 1)(ctypes.pointer(self.layer))
        self.end = abi.FrameEndInfo(type=12, environment_blend_mode=1, layer_count=1, layers=self.layers)
        structures = (self.event, self.state, self.locate, self.view_state, self.count, self.views, self.index)
        self.references = [byref(item) for item in (*structures, self.wait_info, self.end)]

    def frame(self) -> int:
        poll, wait, begin, locate, acquire, wait_image, release, end = self.functions
        event, state, locate_info, view_state, count, views, index, wait_info, end_info = self.references
        failed = poll(self.instance, event) - 4
        failed |= wait(self.session, None, state) | begin(self.session, None)
        self.locate.display_time = self.end.display_time = self.state.predicted_display_time
        failed |= locate(self.session, locate_info, view_state, self.two, count, views)
        failed |= acquire(self.swapchain, None, index) | wait_image(self.swapchain, wait_info)
        failed |= release(self.swapchain, None)
        for eye in (0, 1):
            self.projected[eye].pose = self.views[eye].pose
            self.projected[eye].fov = self.views[eye].fov
        return failed | end(self.session, end_info)


def left_behind(frame, tries: int = 3) -> tuple[int, int]:
    """(cyclic objects, net blocks of memory) that the frames leave; zero and about zero in steady state.

    Counted anew where blocks were left: what the test runner's own threads come to hold meanwhile is there once, what a
    frame leaves is there every time.
    """
    cyclic, blocks = left_behind_once(frame)
    return (cyclic, blocks) if blocks < STEADY or tries == 1 else left_behind(frame, tries - 1)


def left_behind_once(frame) -> tuple[int, int]:
    for _ in range(FRAMES):  # counters leave the range of the interpreter's ready-made integers
        assert frame() == 0
    while gc.collect():  # what other tests left behind may be freed in several rounds
        pass
    gc.disable()
    for _ in range(10):  # a collection empties the interpreter's free lists; they fill again
        frame()
    try:
        before = sys.getallocatedblocks()
        for _ in range(FRAMES):
            frame()
        blocks = sys.getallocatedblocks() - before
        return gc.collect(), blocks
    finally:
        gc.enable()


@pytest.fixture
def steady(simulate, application):
    simulator = simulate(still=False)
    return simulator, SteadyApplication(application().start(6))


def test_a_steady_frame_leaves_no_garbage_and_no_memory(steady):
    simulator, app = steady
    cyclic, blocks = left_behind(app.frame)
    assert cyclic == 0
    assert blocks < STEADY
    assert simulator.statistics.validation_errors == []
    assert simulator.statistics.frames_without_layers < 6


def test_memory_held_by_a_frame_would_be_seen(steady):
    simulator, app = steady
    kept = []
    simulator.after("xrEndFrame", lambda name, result: kept.append(f"{name} {len(kept)}"))
    _cyclic, blocks = left_behind(app.frame)
    assert blocks > STEADY


def test_cycles_made_by_a_frame_would_be_seen(steady):
    simulator, app = steady

    def knot(_name, _result):
        loop = []
        loop.append(loop)

    simulator.after("xrEndFrame", knot)
    cyclic, _blocks = left_behind(app.frame)
    assert cyclic >= FRAMES


def test_the_histories_are_rings():
    from vr_runtime.simulator.statistics import SlotHistory

    history = SlotHistory(4)
    for slot in range(10):
        history.add(slot)
    assert history.slots() == [6, 7, 8, 9]
    assert history.count == 10
