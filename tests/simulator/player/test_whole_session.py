"""A whole infusion on the simulated headset: every phase at its border, nothing missed, nothing left behind."""

from __future__ import annotations

import numpy as np
import pytest

from vr_runtime.player.ending import ExitReason
from vr_runtime.player.status import HeadsetState
from vr_runtime.simulator import HeadsetProfile

from .rig import BORDERS_S, HEADSET, PHASES, PLAN, EndsAt, player_on


def test_forty_minutes_play_to_the_end():
    with player_on(scene="gradient") as rig:
        assert rig.play() is ExitReason.FINISHED
        spans = rig.spans()
        assert [name for name, _, _ in spans] == PHASES
        assert [entered_s for _, entered_s, _ in spans] == BORDERS_S
        assert sum(duration_s for _, _, duration_s in spans) == PLAN.window_min * 60
        # four seconds of course at this time lapse, and three of farewell
        assert 7 * 90 <= rig.statistics.frames_ended <= 7.2 * 90
        assert rig.missed() == {}
        assert rig.statistics.frames_late == 0
        assert rig.player.recoveries == 0
        assert rig.player.status.headset is HeadsetState.ENDED


@pytest.mark.soak
def test_forty_minutes_play_to_the_end_frame_by_frame():
    with player_on(scene="gradient", time_lapse=1.0, draw_every=90) as rig:
        assert rig.play() is ExitReason.FINISHED
        assert [entered_s for _, entered_s, _ in rig.spans()] == BORDERS_S
        # an hour, and the ten seconds in which picture and sound go
        assert 3600 * 90 <= rig.statistics.frames_ended <= 3612 * 90
        assert rig.missed() == {}


def test_every_frame_is_waited_begun_and_ended_and_every_image_given_back():
    with player_on() as rig:
        rig.play()
        statistics = rig.statistics
        assert statistics.frames_waited == statistics.frames_begun == statistics.frames_ended
        assert statistics.images_acquired == statistics.images_released > 0
        assert statistics.calls("xrCreateSwapchain") == 1
        assert statistics.calls("xrRequestExitSession") == statistics.calls("xrEndSession") == 1


def test_ninety_hertz_are_asked_for():
    headset = HeadsetProfile(recommended_px=(64, 64), refresh_hz=72.0)
    with player_on(headset=headset, duration_s=0.5) as rig:
        rig.play()
        assert rig.statistics.calls("xrRequestDisplayRefreshRateFB") == 1
        assert rig.simulator.refresh_hz == 90.0
        assert rig.player.recorder.summary().refresh_hz == pytest.approx(90.0, abs=0.1)


def test_the_governor_holds_the_period_that_the_headset_has():
    headset = HeadsetProfile(recommended_px=(64, 64), refresh_rates_hz=(72.0,), refresh_hz=72.0)
    with player_on(headset=headset, duration_s=1.0) as rig:
        rig.play()
        assert rig.player.governor.period_ns == rig.player.recorder.period_ns == 13_888_889


def test_both_eyes_are_shown_the_scene():
    pictures = []
    with player_on(scene="gradient", time_lapse=1.0, duration_s=8.0, operators=[]) as rig:
        rig.on_frame(700, lambda rig: pictures.append(rig.simulator.composed_picture()))
        rig.play()
    for picture in pictures[0]:
        assert picture.shape == (64, 64, 3)
        middle = picture[:, 16:48].astype(float).mean(axis=(1, 2))
        assert middle.max() > 20
        # a sky: bluer above than at the ground, with the light changing from top to bottom
        blueness = picture[:, 16:48, 2].astype(float).mean(axis=1) - picture[:, 16:48, 0].astype(float).mean(axis=1)
        assert blueness[8] > blueness[56] + 3
    assert np.abs(pictures[0][0].astype(int) - pictures[0][1].astype(int)).mean() < 4


def test_frames_that_are_not_drawn_show_the_picture_before_them_again():
    pictures = []
    with player_on(scene="gradient", time_lapse=1.0, duration_s=9.0, operators=[], draw_every=90) as rig:
        for number in range(722, 727):
            rig.on_frame(number, lambda rig: pictures.append(rig.simulator.composed_picture()))
        rig.play()
        assert rig.player.recorder.summary().drawn_frames == pytest.approx(9, abs=1)
    assert len(pictures) == 5
    for left, right in pictures:
        assert left.mean() > 10
        assert (left == pictures[0][0]).all()
        assert (right == pictures[0][1]).all()


def test_a_session_without_a_time_lapse_ends_after_its_duration():
    with player_on(time_lapse=1.0, duration_s=2.0) as rig:
        assert rig.play() is ExitReason.DURATION
        assert rig.elapsed_s() == pytest.approx(2.0, abs=0.2)
        assert [name for name, _, _ in rig.spans()] == ["settle"]


def test_an_operator_who_ends_it_sees_the_scene_go_down_to_plain_grey():
    with player_on(scene="gradient", time_lapse=1.0, operators=[EndsAt(6.0)]) as rig:
        contrasts = []
        for number in (500, 1490):
            rig.on_frame(
                number, lambda rig: contrasts.append(np.std(rig.simulator.composed_picture()[0][16:48, 16:48]))
            )
        assert rig.play() is ExitReason.OPERATOR
        # as long as the course takes to let the light go
        assert rig.elapsed_s() == pytest.approx(16.5, abs=0.5)
        assert contrasts[0] > 4
        assert contrasts[1] < contrasts[0] * 0.6, contrasts


def test_the_runtimes_own_wish_to_end_is_obeyed():
    with player_on(time_lapse=1.0) as rig:
        rig.on_frame(100, lambda rig: rig.simulator.request_exit())
        assert rig.play() is ExitReason.RUNTIME
        assert rig.statistics.calls("xrWaitFrame") <= 101


def test_the_same_session_twice_is_the_same_to_the_frame():
    ends = []
    for _ in range(2):
        with player_on(headset=HEADSET) as rig:
            rig.play()
            ends.append((rig.clock.now_ns(), rig.statistics.frames_ended, rig.spans()))
    assert ends[0] == ends[1]
