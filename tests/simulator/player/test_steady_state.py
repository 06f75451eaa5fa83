"""A steady frame of the whole player leaves nothing behind, and these tests would see it if it did."""

from __future__ import annotations

import gc
import sys
import tracemalloc

import pytest

from vr_runtime.player.frame_loop import FrameLoop

from .rig import player_on

WARM_UP = 450
FRAMES = 900
STEADY_BLOCKS = FRAMES // 9
"""Blocks of memory that may come and go, all told, however many frames there are: far below one a frame."""


def tidy_up(_rig=None):
    """Sessions before this one may be freed in several rounds."""
    while gc.collect():
        pass
    gc.disable()


class Counts:
    """What the frames between two marks leave behind: cyclic objects, and net blocks of memory."""

    def __init__(self, frames=FRAMES):
        self.frames = frames
        self.cyclic = self.blocks = -1

    def watch(self, rig):
        # a collection empties the interpreter's free lists: some frames must fill them again before blocks are counted
        rig.on_frame(WARM_UP - 300, tidy_up)
        rig.on_frame(WARM_UP, self.begin)
        rig.on_frame(WARM_UP + self.frames, self.end)

    def begin(self, _rig=None):
        self._before = sys.getallocatedblocks()

    def end(self, _rig=None):
        self.blocks = sys.getallocatedblocks() - self._before
        self.cyclic = gc.collect()


def counted(frames=FRAMES, scene="gradient", tries=3, **settings):
    """Play until the frames have been counted; anew where blocks were left.

    What the test runner's own threads come to hold meanwhile is there once. What a frame leaves is there every time.
    """
    counts = counted_once(frames, scene, **settings)
    return counts if counts.blocks < STEADY_BLOCKS or tries == 1 else counted(frames, scene, tries - 1, **settings)


def counted_once(frames, scene, **settings):
    counts = Counts(frames)
    asked = {"time_lapse": 1.0, "duration_s": (WARM_UP + frames + 90) / 90, "scene": scene} | settings
    enabled = gc.isenabled()
    try:
        with player_on(**asked) as rig:
            counts.watch(rig)
            rig.play()
    finally:
        if enabled:
            gc.enable()
    return counts


@pytest.mark.parametrize("scene", ["empty", "gradient", "night-sky", "forest-canopy"])
def test_a_drawn_frame_leaves_no_garbage_and_no_memory(scene):
    counts = counted(scene=scene)
    assert counts.cyclic == 0
    assert counts.blocks < STEADY_BLOCKS


def test_a_frame_shown_again_leaves_no_garbage_and_no_memory():
    counts = counted(draw_every=90)
    assert counts.cyclic == 0
    assert counts.blocks < STEADY_BLOCKS


def test_twice_the_frames_leave_no_more():
    assert counted(frames=2 * FRAMES).blocks < STEADY_BLOCKS


def test_frames_with_a_report_to_fill_leave_no_garbage(tmp_path):
    counts = counted(report=tmp_path, frames=2 * FRAMES)
    assert counts.cyclic == 0
    assert counts.blocks < STEADY_BLOCKS


def test_an_idle_headset_leaves_no_garbage_and_no_memory():
    counts = Counts()
    acts = {900: tidy_up, 1000: counts.begin, 1400: counts.end}
    with player_on(time_lapse=1.0, duration_s=40.0) as rig:
        rig.on_frame(200, lambda rig: rig.simulator.take_off())

        def polled(_name):
            act = acts.get(rig.statistics.calls("xrPollEvent"))
            if act is not None:
                act()

        rig.simulator.before("xrPollEvent", polled)
        try:
            rig.play()
        finally:
            gc.enable()
    assert counts.cyclic == 0
    assert counts.blocks < STEADY_BLOCKS


def test_no_line_of_the_player_holds_on_to_memory():
    """Names the line where `blocks` only counts."""
    taken = []

    def begin(_rig):
        tracemalloc.start()
        taken.append(tracemalloc.take_snapshot())

    def end(_rig):
        taken.append(tracemalloc.take_snapshot())
        tracemalloc.stop()

    with player_on(time_lapse=1.0, duration_s=12.0, scene="gradient") as rig:
        rig.on_frame(WARM_UP, begin)
        rig.on_frame(WARM_UP + 300, end)
        rig.play()
    ours = [tracemalloc.Filter(inclusive=True, filename_pattern=f"*/vr_runtime/{room}/*") for room in ("player", "xr")]
    before, after = (snapshot.filter_traces(ours) for snapshot in taken)
    grown = [line for line in after.compare_to(before, "lineno") if line.count_diff >= 30]
    assert grown == []


def spoilt(monkeypatch, spoil):
    """`spoil` runs in every frame of the loop."""
    play_frame = FrameLoop.play_frame

    def spoils(self):
        spoil()
        return play_frame(self)

    monkeypatch.setattr(FrameLoop, "play_frame", spoils)
    return counted(tries=1)


def test_cycles_made_by_a_frame_would_be_seen(monkeypatch):
    def knot():
        loop = []
        loop.append(loop)

    assert spoilt(monkeypatch, knot).cyclic >= FRAMES


def test_memory_kept_by_a_frame_would_be_seen(monkeypatch):
    kept = []
    assert spoilt(monkeypatch, lambda: kept.append(object())).blocks >= FRAMES - STEADY_BLOCKS
