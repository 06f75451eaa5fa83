"""Levelling the view: what a scene has to show comes to where the patient looks at rest, once, in the dark."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from itertools import pairwise

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.events import LevelOff, LevelView, Recentre
from vr_runtime.simulator import script
from vr_runtime.simulator.pose import compose, upright
from vr_runtime.simulator.script import Step, at_s
from vr_runtime.xr.levelling import turned

from .rig import player_on

FOCUS_DEG = 60.0
"""Of a scene that can be played lying and says nothing of its own."""
LIT = 0.01


class Acts:
    """Somebody who does things at their own times."""

    patience_ns = 0

    def __init__(self, *events):
        self._due = deque(events)

    def act(self, session_ns):
        return self._due.popleft() if self._due and self._due[0].t_ns <= session_ns else None


@dataclass(frozen=True)
class Seen:
    """One frame: where in the scene the patient looks, and how much of the picture is there."""

    at_s: float
    elevation_deg: float
    azimuth_deg: float
    right_deg: float
    shown: float


def seen_by(rig):
    """Every frame that is drawn, as the session goes on."""
    frames = []

    def look(*_):
        loop = rig.player._loop
        q, _, _ = loop._calls.eye_views[0]
        head = q.x, q.y, q.z, q.w
        x, y, z = turned(head, (0.0, 0.0, -1.0))
        _, right, _ = turned(head, (1.0, 0.0, 0.0))
        shown = rig.player._scenery.stage.output.visible
        elevation = math.degrees(math.asin(max(-1.0, min(1.0, y))))
        azimuth = math.degrees(math.atan2(-x, -z))
        frames.append(Seen(rig.elapsed_s(), elevation, azimuth, math.degrees(math.asin(right)), shown))

    rig.simulator.after("xrEndFrame", look)
    return frames


def lying(recline_deg, yaw_deg=0.0, roll_deg=0.0):
    """A head, as HeadMotion."""
    recline, roll = math.radians(recline_deg) / 2.0, math.radians(roll_deg) / 2.0
    back = math.sin(recline), 0.0, 0.0, math.cos(recline), 0.0, 0.0, 0.0
    aside = 0.0, 0.0, math.sin(roll), math.cos(roll), 0.0, 0.0, 0.0
    pose = compose(compose(upright(math.radians(yaw_deg), 0.3, 0.8, -0.2), back), aside)
    return lambda _now_ns: pose


def played(*events, heads=(), seconds=25.0, **settings):
    """All frames of a session in which these events happen; `heads`: (second, motion)."""
    options = {"time_lapse": 1.0, "duration_s": seconds, "operators": [Acts(*events)], **settings}
    steps = [Step(at_s(s), lambda simulator, motion=motion: simulator.set_head_pose(motion)) for s, motion in heads]
    with player_on(*steps, **options) as rig:
        frames = seen_by(rig)
        rig.play()
        return frames, rig


def turns_in(frames):
    """Frames in which the scene is not where it was in the one before."""
    pairs = pairwise(frames)
    return [b for a, b in pairs if math.hypot(a.elevation_deg - b.elevation_deg, a.right_deg - b.right_deg) > 1.0]


@pytest.mark.parametrize("recline_deg", [0, 45, 90])
def test_the_focus_comes_to_the_gaze_at_rest(recline_deg):
    head = lying(recline_deg, yaw_deg=70.0)
    frames, _ = played(LevelView(8 * NS_PER_S), heads=[(0.5, head)])
    assert frames[100].elevation_deg == pytest.approx(recline_deg, abs=0.1), "until then gravity says what is up"
    last = frames[-1]
    assert last.elevation_deg == pytest.approx(FOCUS_DEG, abs=5.0)
    assert last.azimuth_deg == pytest.approx(0.0, abs=5.0)
    assert last.shown > LIT


def test_it_turns_once_in_the_dark_and_not_again_wherever_the_head_goes():
    looks_about = [(0.5, lying(80)), (28.0, lying(40, yaw_deg=30.0)), (31.0, lying(80))]
    frames, _ = played(LevelView(8 * NS_PER_S), heads=looks_about, seconds=35.0)
    first, *later = [one for one in turns_in(frames) if one.at_s > 1.0]
    assert first.shown < 1e-6
    assert 11.0 < first.at_s < 22.0, "after three seconds of looks, in the dark"
    assert [round(one.at_s) for one in later] == [28, 31], "those are the head's"
    assert frames[-1].elevation_deg == pytest.approx(FOCUS_DEG, abs=0.1)


def test_a_look_aside_meanwhile_is_not_taken_for_rest():
    glances = [(0.5, lying(80)), (9.0, lying(20, yaw_deg=60.0)), (10.0, lying(80))]
    frames, _ = played(LevelView(8 * NS_PER_S), heads=glances)
    assert frames[-1].elevation_deg == pytest.approx(FOCUS_DEG, abs=0.1)


def test_a_head_that_leans_is_followed_by_ten_degrees_at_most():
    frames, _ = played(LevelView(8 * NS_PER_S), heads=[(0.5, lying(10, roll_deg=35.0))])
    assert frames[-1].elevation_deg == pytest.approx(FOCUS_DEG, abs=0.1)
    # the head leans by 35 degrees, the world by ten: so much is left between them, as seen from the scene's horizon
    assert 5.0 < abs(frames[-1].right_deg) < 35.0


def test_off_is_level_with_gravity_again():
    events = LevelView(6 * NS_PER_S), LevelOff(22 * NS_PER_S)
    frames, rig = played(*events, heads=[(0.5, lying(45))], seconds=40.0)
    assert frames[-1].elevation_deg == pytest.approx(45.0, abs=0.1)
    assert [one.shown for one in turns_in(frames) if one.at_s > 1.0] == pytest.approx([0.0, 0.0], abs=1e-6)
    assert rig.player._view.rest is None


def test_recentring_keeps_the_tilt_and_turns_about_the_vertical():
    events = LevelView(6 * NS_PER_S), Recentre(22 * NS_PER_S)
    frames, _ = played(*events, heads=[(0.5, lying(45)), (20.0, lying(45, yaw_deg=90.0))], seconds=40.0)
    assert frames[-1].elevation_deg == pytest.approx(FOCUS_DEG, abs=0.1)
    assert frames[-1].azimuth_deg == pytest.approx(0.0, abs=0.5)


def test_recentring_alone_tilts_nothing():
    frames, _ = played(Recentre(6 * NS_PER_S), heads=[(0.5, lying(45, yaw_deg=100.0))])
    assert frames[-1].elevation_deg == pytest.approx(45.0, abs=0.1)
    assert frames[-1].azimuth_deg == pytest.approx(0.0, abs=0.5)
    assert turns_in([one for one in frames if one.at_s > 1.0 and one.shown > LIT]) == []


@pytest.mark.parametrize("loss", [script.lose_session, script.lose_instance])
def test_after_a_loss_the_world_lies_as_it_lay(loss):
    motion = lying(80, yaw_deg=50.0)
    with player_on(
        Step(at_s(0.5), lambda simulator: simulator.set_head_pose(motion)),
        Step(at_s(21.0), loss()),
        time_lapse=1.0,
        duration_s=29.0,
        operators=[Acts(LevelView(6 * NS_PER_S))],
    ) as rig:
        frames = seen_by(rig)
        rig.play()
        assert rig.player.recoveries == 1
        lit_after = [one for one in frames if one.at_s > 21.5 and one.shown > LIT]
        assert lit_after
        for one in lit_after:
            assert one.elevation_deg == pytest.approx(FOCUS_DEG, abs=0.5)
            assert one.azimuth_deg == pytest.approx(0.0, abs=0.5)


def test_nobody_is_levelled_to_a_head_that_is_not_seen():
    unseen = Step(at_s(5.5), script.view_valid(False)), Step(at_s(20.0), script.view_valid(True))
    motion = lying(80)
    with player_on(
        Step(at_s(0.5), lambda simulator: simulator.set_head_pose(motion)),
        *unseen,
        time_lapse=1.0,
        duration_s=25.0,
        operators=[Acts(LevelView(6 * NS_PER_S))],
    ) as rig:
        frames = seen_by(rig)
        rig.play()
        assert frames[-1].elevation_deg == pytest.approx(FOCUS_DEG, abs=0.5), "once it is seen again"
