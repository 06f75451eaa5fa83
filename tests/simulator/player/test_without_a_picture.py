"""Frames that go without a picture, each for a reason with a name; and frames in which the scene itself fails."""

from __future__ import annotations

import pytest

from vr_runtime.player.ending import ExitReason
from vr_runtime.render.stage import Stage
from vr_runtime.simulator import script
from vr_runtime.simulator.script import Step, at_frame

from .rig import DREW, HEADSET, NO_IMAGE, NOT_RENDERED, POSE_INVALID, player_on


def test_the_first_frames_are_not_to_be_rendered():
    with player_on() as rig:
        rig.play()
        without = rig.statistics.frames_without_layers
        assert without == rig.frames_flagged(NOT_RENDERED) > 0
        assert rig.frames_flagged(POSE_INVALID) == rig.frames_flagged(NO_IMAGE) == 0


def test_a_session_that_is_not_shown_draws_nothing():
    with player_on() as rig:
        rig.on_frame(100, lambda rig: rig.simulator.set_visible(False))
        rig.on_frame(200, lambda rig: rig.simulator.set_visible(True))
        assert rig.play() is ExitReason.FINISHED
        statistics = rig.statistics
        assert rig.frames_flagged(NOT_RENDERED) == statistics.frames_without_layers >= 98
        assert statistics.images_acquired == statistics.frames_ended - statistics.frames_without_layers
        assert rig.missed() == {}


def test_a_head_that_is_not_tracked_gets_no_picture_and_its_image_goes_back():
    with player_on(Step(at_frame(100), script.invalid_views(7))) as rig:
        assert rig.play() is ExitReason.FINISHED
        statistics = rig.statistics
        assert rig.frames_flagged(POSE_INVALID) == 7
        assert statistics.frames_without_layers == 7 + rig.frames_flagged(NOT_RENDERED)
        assert statistics.images_acquired == statistics.images_released
        assert rig.frames_flagged(DREW) == 0 or all(
            not (flags & DREW and flags & POSE_INVALID) for flags, _ in rig.flagged
        )


def test_a_picture_is_not_shown_again_while_the_head_is_not_tracked():
    with player_on(Step(at_frame(100), script.invalid_views(7)), draw_every=90) as rig:
        rig.play()
        assert rig.frames_flagged(POSE_INVALID) == 7
        assert rig.statistics.frames_without_layers == 7 + rig.frames_flagged(NOT_RENDERED)


@pytest.mark.parametrize("slow_s", [0.15, 0.35])
def test_an_image_that_is_not_free_in_time_is_waited_for_again_and_not_taken_twice(slow_s):
    held = []
    with player_on(Step(at_frame(100), script.slow_images(slow_s))) as rig:
        rig.simulator.after("xrEndFrame", lambda _name, _result: held.append(rig.statistics.images_held))
        assert rig.play() is ExitReason.FINISHED
        statistics = rig.statistics
        given_up = int(slow_s / 0.1)  # the wait for an image is bounded to a tenth of a second
        assert rig.frames_flagged(NO_IMAGE) == given_up
        assert statistics.calls("xrWaitSwapchainImage") == statistics.calls("xrAcquireSwapchainImage") + given_up
        assert statistics.images_acquired == statistics.images_released
        assert max(held) == 1
        assert held.count(1) == given_up, "the image is kept over the frames that go without it, and no longer"
        assert statistics.frames_without_layers == given_up + rig.frames_flagged(NOT_RENDERED)


def test_a_slow_image_that_comes_in_time_costs_nothing():
    with player_on(Step(at_frame(100), script.slow_images(0.004))) as rig:
        rig.play()
        assert rig.frames_flagged(NO_IMAGE) == 0
        assert rig.missed() == {}


class SceneBroke(Exception):
    """What the scene raises here."""


@pytest.fixture
def breaking_scene(monkeypatch):
    """A scene that fails at its 50th picture."""
    draw, drawn = Stage.draw, []

    def breaks(self, *given):
        drawn.append(1)
        if len(drawn) == 50:
            raise SceneBroke("the stars fell down")
        draw(self, *given)

    monkeypatch.setattr(Stage, "draw", breaks)


def test_a_scene_that_fails_leaves_every_pair_closed(breaking_scene):
    submitted = []
    with player_on() as rig:
        rig.simulator.after("xrEndFrame", lambda _name, _result: submitted.append(rig.statistics.last_layer_count))
        with pytest.raises(SceneBroke):
            rig.player.play()
        statistics = rig.statistics
        assert statistics.frames_waited == statistics.frames_begun == statistics.frames_ended
        assert statistics.images_acquired == statistics.images_released
        assert submitted[-2:] == [1, 0], "what was half drawn is not shown"
        rig.is_clean()


def test_its_headset_is_free_for_the_next_session(breaking_scene):
    with player_on() as rig, pytest.raises(SceneBroke):
        rig.player.play()
    with player_on(headset=HEADSET) as rig:
        assert rig.play() is ExitReason.FINISHED
