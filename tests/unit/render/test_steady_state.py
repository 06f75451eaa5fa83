"""In steady state a frame leaves nothing behind: no cyclic garbage, no memory."""

from __future__ import annotations

import gc
import subprocess
import sys
import tracemalloc

import pytest

from tests.unit.render.studio import FRAME_NS, GREY, HEIGHT_PX, WIDTH_PX, levels, write_scene

FRAMES = 60


@pytest.fixture(params=["direct", "layered"])
def draw(request, studio):
    stage = studio.open(write_scene(studio.library, GREY, composition=request.param))
    settle = levels()

    def frame() -> None:
        studio.time_ns += FRAME_NS
        stage.eyes.set(0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, -0.8, 0.8, 0.8, -0.8)
        stage.eyes.set(1, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, -0.8, 0.8, 0.8, -0.8)
        stage.draw(studio.target, WIDTH_PX, HEIGHT_PX, settle, studio.time_ns)

    for _ in range(2 * FRAMES):
        frame()
    return frame


def cyclic_objects(frame) -> int:
    """How many objects only the cycle collector could free after so many frames, the least of a few tries."""
    while gc.collect():  # what other tests have left may take more than one round
        pass
    gc.disable()
    try:
        return min(_cycles(frame) for _ in range(3))
    finally:
        gc.enable()


def _cycles(frame) -> int:
    for _ in range(FRAMES):
        frame()
    return gc.collect()


def bytes_kept(frame) -> int:
    """Net growth after so many frames, the smallest of a few tries: what is a leak grows in every one."""
    tracemalloc.start()
    try:
        return min(_growth(frame) for _ in range(3))
    finally:
        tracemalloc.stop()


def _growth(frame) -> int:
    frame()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(FRAMES):
        frame()
    return tracemalloc.get_traced_memory()[0] - before


def test_a_frame_leaves_no_cyclic_garbage(draw):
    assert cyclic_objects(draw) == 0


def test_a_frame_keeps_no_memory(draw):
    assert bytes_kept(draw) < FRAMES * 8


def test_these_tests_can_fail(draw):
    kept = []

    def littering() -> None:
        draw()
        loop: list[object] = []
        loop.append(loop)

    def hoarding() -> None:
        draw()
        kept.append(bytes(64))

    assert cyclic_objects(littering) >= FRAMES
    assert bytes_kept(hoarding) > FRAMES * 8


def test_the_first_picture_needs_neither_numpy_nor_pillow():
    code = "import sys, vr_runtime.render.stage; print([m for m in ('numpy', 'PIL', 'xr') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
