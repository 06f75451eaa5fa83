"""Colour formats, the part of the picture that the lenses show, and resolution that follows the load."""

from __future__ import annotations

import ctypes
from dataclasses import replace

import numpy as np
import pytest
import xr

from vr_runtime.player.ending import ExitReason
from vr_runtime.simulator.headset import DEPTH24_STENCIL8, RGB10_A2, RGBA8, RGBA16F, SRGB8_ALPHA8
from vr_runtime.xr import extensions

from .rig import HEADSET, player_on

LIKE_A_WHOLE_PICTURE = {"scene": "gradient", "time_lapse": 1.0, "duration_s": 5.0, "operators": []}


def picture_of(**headset):
    """Both eyes after four seconds of the gradient, and the rig that played it."""
    pictures = []
    with player_on(headset=replace(HEADSET, **headset), **LIKE_A_WHOLE_PICTURE) as rig:
        rig.on_frame(360, lambda rig: pictures.append(np.array(rig.simulator.composed_picture()).astype(int)))
        assert rig.play() is ExitReason.DURATION
    return pictures[0], rig


@pytest.mark.parametrize(
    ("texture_format", "tolerance"), [(RGBA16F, 2), (RGB10_A2, 4), (RGBA8, 12)], ids=["RGBA16F", "RGB10_A2", "RGBA8"]
)
def test_every_colour_format_shows_about_the_same_picture(texture_format, tolerance):
    expected, _ = picture_of(formats=(SRGB8_ALPHA8,))
    shown, _ = picture_of(formats=(DEPTH24_STENCIL8, texture_format))
    middle = np.s_[:, 8:56, 8:56]
    assert expected[middle].mean() > 20
    assert np.abs(shown[middle] - expected[middle]).mean() < tolerance
    assert abs(shown[middle].mean() - expected[middle].mean()) < 2


def test_our_own_list_chooses_the_format_not_the_runtimes_order():
    picture_of(formats=(RGBA8, RGBA16F, SRGB8_ALPHA8))
    formats = []
    with player_on(headset=replace(HEADSET, formats=(RGBA8, RGBA16F, SRGB8_ALPHA8)), duration_s=0.3) as rig:
        rig.on_frame(3, lambda rig: formats.append(rig.player.headset.session.swapchain.colour.name))
        rig.play()
    assert formats == ["GL_SRGB8_ALPHA8"]


def test_another_format_after_a_loss_is_drawn_too():
    pictures = []

    def other_format(rig):
        rig.simulator.set_formats((RGBA16F,))
        rig.simulator.lose_session()

    for disturb in (lambda _rig: None, other_format):
        with player_on(scene="gradient", time_lapse=1.0, duration_s=14.0, operators=[]) as rig:
            rig.on_frame(400, disturb)
            rig.on_frame(1200, lambda rig: pictures.append(np.array(rig.simulator.composed_picture()).astype(int)))
            assert rig.play() is ExitReason.DURATION
    undisturbed, after = (picture[:, 16:48, 16:48] for picture in pictures)
    assert undisturbed.mean() > 20
    assert np.abs(after - undisturbed).mean() < 0.15 * undisturbed.mean()


def test_what_the_lenses_hide_is_not_drawn():
    (left, right), _ = picture_of()
    for eye in (left, right):
        assert eye[0, 0].max() == eye[0, -1].max() == eye[-1, 0].max() == eye[-1, -1].max() == 0
    (left, right), _ = picture_of(extensions=HEADSET.extensions - {extensions.VISIBILITY_MASK})
    for eye in (left, right):
        assert min(eye[0, 0].max(), eye[0, -1].max(), eye[-1, 0].max(), eye[-1, -1].max()) > 5


def test_a_changed_mask_is_read_again():
    asked = []

    def change(rig):
        asked.append(rig.statistics.calls("xrGetVisibilityMaskKHR"))
        runtime = rig.simulator._runtime
        for session in runtime.sessions():
            runtime.send(session.instance, mask_changed(session))

    with player_on() as rig:
        rig.on_frame(100, change)
        rig.on_frame(130, lambda rig: asked.append(rig.statistics.calls("xrGetVisibilityMaskKHR")))
        rig.play()
    assert asked == [4, 8]


def mask_changed(session):
    """The event that tells of it, which the simulator itself has no reason to send."""
    event = xr.EventDataVisibilityMaskChangedKHR()
    event.session = ctypes.cast(session.handle, type(event.session))
    event._view_configuration_type = 2
    return event


class SlowFrames:
    """Makes drawing take virtual time that grows with the pixels, as a graphics card would."""

    def __init__(self, rig, full_ms):
        self.rig, self.full_ms, self.sizes = rig, full_ms, []
        rig.simulator.before("xrReleaseSwapchainImage", self._draw)

    def _draw(self, _name):
        loop = self.rig.player._loop
        share = loop.width_px * loop.height_px / (64 * 64)
        self.sizes.append((loop.width_px, loop.height_px))
        self.rig.clock.advance_ns(round(self.full_ms * share * 1e6))


def test_late_frames_cost_resolution_and_idle_ones_give_it_back():
    with player_on(time_lapse=1.0, duration_s=60.0) as rig:
        slow = SlowFrames(rig, 13.0)
        shown = []
        for number in range(100, 4000, 100):
            rig.on_frame(number, lambda rig: shown.append(rig.simulator.composed_picture()[0].shape[:2]))

        def relieve(_rig):
            slow.full_ms = 3.0

        rig.on_frame(1000, relieve)
        rig.play()
        sizes = slow.sizes
        smallest = min(width for width, _ in sizes)
        assert smallest < 58
        assert sizes[-1] == (64, 64)
        assert rig.player.governor.lowered >= 1
        assert rig.player.governor.raised >= 1
        assert rig.statistics.calls("xrCreateSwapchain") == 1, "a smaller part of the same images"
        assert {height for height, _ in shown} >= {smallest, 64}, "the runtime is shown the smaller part"
        summary = rig.player.recorder.summary()
        assert summary.missed_by_cause["app_late"] > 0
        assert summary.smallest_resolution_px == (smallest, smallest)
        # once it fits, nothing is missed any more
        assert summary.missed_frames < 200


def test_a_late_runtime_costs_no_resolution():
    with player_on(time_lapse=1.0, duration_s=20.0) as rig:
        rig.simulator.before(
            "xrWaitFrame",
            lambda _name: rig.simulator.delay_frame(2) if rig.statistics.frames_waited % 50 == 7 else None,
        )
        rig.play()
        assert set(rig.missed()) == {"runtime_late"}
        assert rig.missed()["runtime_late"] == pytest.approx(2 * rig.statistics.frames_waited / 50, abs=3)
        assert rig.player.governor.lowered == 0
