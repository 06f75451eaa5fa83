"""Whoever looks sees what the headset was shown; nobody looks, and nothing is made."""

from __future__ import annotations

import gc
from dataclasses import replace

import numpy as np
import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.events import Emergency
from vr_runtime.link import mirror_file
from vr_runtime.link.mirror import MirrorReader
from vr_runtime.link.mirror_file import WATCHED_FOR_NS, is_in_memory, make_mirror
from vr_runtime.render.mirror import RING, Mirror
from vr_runtime.simulator.headset import RGBA8, RGBA16F, SRGB8_ALPHA8

from .rig import HEADSET, player_on
from .test_steady_state import FRAMES, STEADY_BLOCKS, WARM_UP, Counts

pytestmark = pytest.mark.skipif(not is_in_memory(mirror_file._SHARED_MEMORY), reason="no memory that could be shared")

LARGE = replace(HEADSET, recommended_px=(128, 96))
PLAYED = {"scene": "gradient", "time_lapse": 1.0, "operators": []}
FRAMES_A_SECOND = 90


@pytest.fixture
def folder(tmp_path):
    mirror = make_mirror(tmp_path)
    yield tmp_path
    mirror.forget()
    mirror.close()


class Watcher:
    """Somebody who looks at every frame of a rig, and keeps what they saw beside what the headset was shown then."""

    def __init__(self, rig, folder, *, until_frame=10**9, from_frame=0):
        self.rig = rig
        self.reader = MirrorReader.open(folder, rig.clock.now_ns)
        self.seen = []
        self.shown = {}
        self._span = from_frame, until_frame
        rig.simulator.before("xrWaitFrame", self._look)
        rig.simulator.after("xrEndFrame", self._keep_shown)

    def _keep_shown(self, _name, _result):
        # what a frame with a mirror's picture in it showed; read back when it is compared
        mirroring = self.rig.player._scenery and self.rig.player._scenery.mirroring
        if mirroring is not None and mirroring._mirror._this_frame:
            eyes = self.rig.simulator.composed_picture()
            self.shown[mirroring._mirror._taken_ns[(mirroring._mirror._asked - 1) % RING]] = eyes and eyes[0]

    def _look(self, _name):
        first, end = self._span
        if first <= self.rig.statistics.calls("xrWaitFrame") < end:
            self.reader.watch()
        picture = self.reader.newest()
        if picture is not None and (not self.seen or self.seen[-1] is not picture):
            self.seen.append(picture)


def shrunk(picture, size_px):
    """A picture made smaller by whole tiles, averaged as light."""
    width, height = size_px
    code = picture.astype(float) / 255.0
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    tiles = light.reshape(height, picture.shape[0] // height, width, picture.shape[1] // width, 3)
    mean = tiles.mean(axis=(1, 3))
    return 255.0 * np.where(mean <= 0.0031308, 12.92 * mean, 1.055 * mean ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize(
    ("texture_format", "most_px", "tolerance"),
    [
        (SRGB8_ALPHA8, (480, 640), 1),
        (SRGB8_ALPHA8, (32, 640), 1),
        (SRGB8_ALPHA8, (640, 24), 1),
        (RGBA16F, (32, 640), 2),
        # a step of linear light in eight bits is up to thirteen codes in the dark
        (RGBA8, (32, 640), 13),
    ],
    ids=["whole", "narrow", "low", "RGBA16F", "RGBA8"],
)
def test_the_mirror_shows_what_the_headset_was_shown(folder, monkeypatch, texture_format, most_px, tolerance):
    monkeypatch.setattr(Mirror.__init__, "__kwdefaults__", {**Mirror.__init__.__kwdefaults__, "most_px": most_px})
    headset = replace(LARGE, formats=(texture_format,))
    with player_on(headset=headset, mirror_folder=folder, duration_s=4.0, **PLAYED) as rig:
        watcher = Watcher(rig, folder)
        rig.play()
    assert len(watcher.seen) >= 45
    for picture in (watcher.seen[0], watcher.seen[30], watcher.seen[-1]):
        shown = watcher.shown[picture.taken_ns]
        height, width, _ = picture.rgb.shape
        assert width / height == pytest.approx(128 / 96, rel=0.05)
        assert width <= most_px[0]
        assert height <= most_px[1]
        assert np.abs(picture.rgb - shrunk(shown, (width, height))).max() <= tolerance
    assert watcher.seen[-1].rgb.mean() > 20, "there was something to see"


def test_fifteen_pictures_a_second_in_the_order_in_which_they_were_shown(folder):
    with player_on(mirror_folder=folder, duration_s=10.0, **PLAYED) as rig:
        watcher = Watcher(rig, folder)
        rig.play()
    numbers = [picture.number for picture in watcher.seen]
    assert numbers == list(range(1, len(numbers) + 1))
    taken_ns = [picture.taken_ns for picture in watcher.seen]
    assert set(np.diff(taken_ns) // 10**6) == {66}, "every sixth frame of ninety a second"


def test_a_picture_is_seen_within_a_few_frames(folder):
    ages = []
    with player_on(mirror_folder=folder, duration_s=5.0, **PLAYED) as rig:
        watcher = Watcher(rig, folder)

        def age(_name):
            picture = watcher.reader.newest()
            if picture is not None:
                ages.append(rig.clock.now_ns() - picture.taken_ns)

        rig.simulator.before("xrWaitFrame", age)
        rig.play()
    # under the virtual clock a GPU takes no time: two fences, a picture every six frames
    assert max(ages) <= 10 * NS_PER_S // FRAMES_A_SECOND


def test_nothing_is_made_while_nobody_looks(folder, monkeypatch):
    taken = []
    take = Mirror.take
    monkeypatch.setattr(Mirror, "take", lambda self, *rest: taken.append(rest[-1]) or take(self, *rest))
    with player_on(mirror_folder=folder, duration_s=10.0, **PLAYED) as rig:
        watcher = Watcher(rig, folder, from_frame=300, until_frame=500)
        looked = []
        rig.on_frame(300, lambda rig: looked.append(rig.clock.now_ns()))
        rig.on_frame(499, lambda rig: looked.append(rig.clock.now_ns()))
        rig.play()
    first_ns, last_ns = looked
    assert min(taken) >= first_ns
    assert max(taken) < last_ns + WATCHED_FOR_NS
    assert len(taken) == pytest.approx((last_ns + WATCHED_FOR_NS - first_ns) / NS_PER_S * 15, abs=2)
    assert len(watcher.seen) == len(taken)


def test_without_a_mirror_nothing_of_it_is_built(monkeypatch):
    monkeypatch.setattr(Mirror, "__init__", None)
    with player_on(duration_s=1.0, **PLAYED) as rig:
        rig.play()


def test_a_headset_that_is_off_leaves_the_last_picture_to_grow_old(folder):
    with player_on(mirror_folder=folder, duration_s=12.0, **PLAYED) as rig:
        watcher = Watcher(rig, folder)
        off, on = [], []
        rig.on_frame(200, lambda rig: (rig.simulator.take_off(), off.append(rig.clock.now_ns())))
        polls = []

        def polled(_name):
            if off and not on:
                polls.append(rig.clock.now_ns())
                watcher.reader.watch()
                if rig.clock.now_ns() - off[0] > 4 * NS_PER_S:
                    on.append(rig.clock.now_ns())
                    rig.simulator.put_on()

        rig.simulator.before("xrPollEvent", polled)
        rig.play()
    while_off = [one for one in watcher.seen if off[0] + NS_PER_S // 2 < one.taken_ns < on[0]]
    assert while_off == []
    assert [one for one in watcher.seen if one.taken_ns > on[0]], "worn again, there are new pictures"


def test_an_emergency_is_seen_as_it_is_shown(folder):
    """The mirror is no window of its own into the scene: what is hidden from the patient is hidden here."""

    class Presses:
        patience_ns = 0
        done = False

        def act(self, session_ns):
            if self.done or session_ns < 6 * NS_PER_S:
                return None
            self.done = True
            return Emergency(session_ns)

    played = {**PLAYED, "operators": [Presses()]}
    with player_on(mirror_folder=folder, duration_s=12.0, **played) as rig:
        watcher = Watcher(rig, folder)
        rig.play()
    before, after = watcher.seen[80], watcher.seen[-1]
    assert before.rgb.std() > after.rgb.std()
    assert after.rgb.std(axis=(0, 1)).max() <= 1.0, "the grey of an emergency, and nothing of the scene"
    assert np.abs(after.rgb - watcher.shown[after.taken_ns].astype(float).mean(axis=(0, 1))).max() <= 1


def test_after_a_lost_session_it_goes_on(folder):
    def other_headset(rig):
        rig.simulator.set_formats((RGBA16F,))
        rig.simulator.lose_session()

    with player_on(mirror_folder=folder, duration_s=8.0, **PLAYED) as rig:
        watcher = Watcher(rig, folder)
        rig.on_frame(200, other_headset)
        rig.play()
        assert rig.player.recoveries == 1
    last = watcher.seen[-1]
    assert last.number > 60
    assert np.abs(last.rgb - watcher.shown[last.taken_ns].astype(float)).max() <= 2


def test_a_gpu_that_does_not_keep_up_costs_pictures_and_no_wait(folder, monkeypatch):
    """A ring that is full takes nothing: what cannot be fetched yet is not waited for."""
    monkeypatch.setattr("vr_runtime.render.fence.Fence.passed", lambda _self: False)
    asked = []
    take = Mirror.take
    monkeypatch.setattr(Mirror, "take", lambda self, *rest: asked.append(take(self, *rest)) or asked[-1])
    with player_on(mirror_folder=folder, duration_s=5.0, **PLAYED) as rig:
        watcher = Watcher(rig, folder)
        rig.play()
    assert sum(asked) == RING
    assert watcher.seen == []


@pytest.mark.parametrize("step", ["take", "deliver"])
def test_a_fault_in_the_mirror_is_no_fault_in_the_session(folder, monkeypatch, capsys, step):
    def fails(*_):
        raise RuntimeError("this driver cannot")

    monkeypatch.setattr(Mirror, step, fails)
    with player_on(mirror_folder=folder, duration_s=3.0, **PLAYED) as rig:
        watcher = Watcher(rig, folder)
        rig.play()
        assert rig.player.recoveries == 0
    assert watcher.seen == []
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "this driver cannot" in said


def test_frames_with_somebody_looking_leave_no_garbage_and_no_memory(folder):
    counts = Counts()
    enabled = gc.isenabled()
    try:
        with player_on(
            mirror_folder=folder, scene="gradient", time_lapse=1.0, duration_s=(WARM_UP + FRAMES + 90) / 90
        ) as rig:
            mirror = mirror_file.open_mirror(folder)

            def look(_name):
                mirror.words[mirror_file.W_WATCHED_NS] = rig.clock.now_ns()

            rig.simulator.before("xrWaitFrame", look)
            counts.watch(rig)
            rig.play()
            assert mirror.words[mirror_file.W_NEWEST] > FRAMES // 6, "pictures were made meanwhile"
            mirror.close()
    finally:
        if enabled:
            gc.enable()
    assert counts.cyclic == 0
    assert counts.blocks < STEADY_BLOCKS
