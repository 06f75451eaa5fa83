"""Where the world lies: which space serves, at what height, and where it looks after recentring."""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import replace

import pytest

from vr_runtime.clock import VirtualClock
from vr_runtime.simulator import Simulator
from vr_runtime.simulator.pose import compose, upright
from vr_runtime.xr import extensions
from vr_runtime.xr.headset import Headset

from .rig import HEADSET, player_on

ALL = HEADSET.extensions
NO_FLOOR = ALL - {extensions.LOCAL_FLOOR}
LOOKING_UP = (math.sin(math.pi / 4), 0.0, 0.0, math.cos(math.pi / 4), 0.0, 0.0, 0.0)


class Located:
    """An open session whose eyes are located frame by frame."""

    def __init__(self, simulator, session):
        self.simulator, self.session = simulator, session
        while not session.running:
            session.poll()
        while not session.frame.state.should_render:
            self.frame()
        session.settle()

    def frame(self):
        self.session.poll()
        frame = self.session.frame
        assert frame.wait()
        assert frame.begin()
        frame.locate()
        assert frame.end(False)

    def head(self):
        """(orientation x y z w, position x y z) of the point between the eyes, in the world."""
        self.frame()
        (q, left, _), (_, right, _) = self.session.frame.eye_views
        middle = ((left.x + right.x) / 2, (left.y + right.y) / 2, (left.z + right.z) / 2)
        return (q.x, q.y, q.z, q.w), middle


@contextmanager
def located(**headset):
    clock = VirtualClock()
    simulator = Simulator(clock, replace(HEADSET, **headset))
    with simulator.installed():
        opened = Headset(clock)
        try:
            yield Located(simulator, opened.open())
        finally:
            opened.close()
        assert list(simulator.statistics.validation_errors) == []


@pytest.mark.parametrize(
    ("headset", "name", "lowered_m"),
    [
        ({}, "LOCAL_FLOOR", 0.0),
        ({"extensions": NO_FLOOR}, "STAGE", 0.0),
        ({"extensions": NO_FLOOR, "stage_m": (0.0, 0.0), "eye_height_m": 1.43}, "LOCAL", 1.43),
        ({"extensions": NO_FLOOR, "has_stage": False}, "LOCAL", 1.2),
        ({"has_stage": False}, "LOCAL_FLOOR", 0.0),
    ],
    ids=["floor", "stage", "local, measured against an empty stage", "local alone", "floor without a stage"],
)
def test_the_space_that_serves(headset, name, lowered_m):
    with located(**headset) as world:
        assert world.session.world.choice.name == name
        assert world.session.world.choice.lowered_m == pytest.approx(lowered_m, abs=1e-5)


@pytest.mark.parametrize(
    "headset",
    [{}, {"extensions": NO_FLOOR}, {"extensions": NO_FLOOR, "stage_m": (0.0, 0.0)}],
    ids=["floor", "stage", "measured"],
)
def test_the_eyes_are_as_high_above_the_floor_as_they_are(headset):
    with located(eye_height_m=1.43, **headset) as world:
        _, (x, y, z) = world.head()
        assert (x, y, z) == pytest.approx((0.0, 1.43, 0.0), abs=1e-4)


def test_recentring_turns_and_moves_the_world_to_the_patient():
    with located() as world:
        world.simulator.set_head_pose(lambda _now: upright(0.7, 0.4, 1.1, -0.3))
        q, place = world.head()
        assert q[1] == pytest.approx(math.sin(0.35), abs=1e-4)
        assert world.session.recentre()
        q, place = world.head()
        assert q == pytest.approx((0.0, 0.0, 0.0, 1.0), abs=1e-4)
        assert place == pytest.approx((0.0, 1.1, 0.0), abs=1e-4)


def test_recentring_again_starts_from_where_the_world_is_by_then():
    with located() as world:
        for yaw, x, z in ((0.7, 0.4, -0.3), (-2.0, -0.2, 0.5), (3.0, 0.1, 0.1)):
            pose = upright(yaw, x, 1.2, z)
            world.simulator.set_head_pose(lambda _now, pose=pose: pose)
            world.frame()
            assert world.session.recentre()
            q, place = world.head()
            assert abs(q[3]) == pytest.approx(1.0, abs=1e-4)
            assert place == pytest.approx((0.0, 1.2, 0.0), abs=1e-4)


def test_recentring_keeps_the_horizon():
    """A head that is tilted sees the world level: only the turn about the vertical is taken out."""
    tilt = (math.sin(0.2), 0.0, 0.0, math.cos(0.2), 0.0, 0.0, 0.0)
    with located() as world:
        world.simulator.set_head_pose(lambda _now: compose(upright(1.2, 0.3, 1.0, 0.2), tilt))
        world.frame()
        assert world.session.recentre()
        q, _ = world.head()
        assert q == pytest.approx(tilt[:4], abs=1e-4)


@pytest.mark.parametrize("yaw", [0.0, 0.9, -2.5])
def test_for_somebody_lying_flat_the_world_lies_towards_the_feet(yaw):
    """Straight up, the gaze has no compass direction; from the crown to the chin has."""
    with located() as world:
        world.simulator.set_head_pose(lambda _now: compose(upright(yaw, 0.2, 0.7, -0.6), LOOKING_UP))
        world.frame()
        assert world.session.recentre()
        q, place = world.head()
        assert q == pytest.approx(LOOKING_UP[:4], abs=1e-4)
        assert place == pytest.approx((0.0, 0.7, 0.0), abs=1e-4)


def test_a_head_that_is_not_tracked_cannot_be_recentred():
    with located() as world:
        world.frame()
        before = world.head()
        world.simulator.set_view_valid(False)
        assert not world.session.recentre()
        world.simulator.set_view_valid(True)
        assert world.head() == before


def test_a_recentring_by_the_runtime_is_measured_again_once_it_counts():
    headset = replace(HEADSET, extensions=NO_FLOOR, stage_m=(0.0, 0.0))
    settled = []
    with player_on(headset=headset) as rig:
        rig.on_frame(100, lambda rig: rig.simulator.recentre(in_s=0.5))
        rig.simulator.after("xrConvertTimeToTimespecTimeKHR", lambda _name, _result: settled.append(rig.elapsed_s()))
        rig.play()
        assert len(settled) == 2
        assert settled[1] == pytest.approx(100 / 90 + 0.5, abs=0.15)
        assert settled[1] >= 100 / 90 + 0.45, "not before the origin has moved"
        assert rig.player.recoveries == 0
