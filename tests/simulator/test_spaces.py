"""Where the head is, seen from each space, before and after somebody recentres."""

from __future__ import annotations

import math
from ctypes import POINTER, byref, cast

import numpy as np
import pytest
import xr
from hypothesis import given
from hypothesis import strategies as st
from xr import raw_functions as raw

from vr_runtime.clock import NS_PER_S
from vr_runtime.simulator import HeadsetProfile, Script, Step
from vr_runtime.simulator import script as acts
from vr_runtime.simulator.pose import IDENTITY, compose, inverse, upright, yaw_of

Kind = xr.ReferenceSpaceType
angles = st.floats(-3.0, 3.0)
metres = st.floats(-5.0, 5.0)
poses = st.builds(
    lambda yaw, pitch, x, y, z: compose(
        upright(yaw, x, y, z), (math.sin(pitch / 2), 0.0, 0.0, math.cos(pitch / 2), 0.1, 0.2, 0.3)
    ),
    angles,
    angles,
    metres,
    metres,
    metres,
)


@given(poses, poses, poses)
def test_poses_compose_like_rigid_motions(a, b, c):
    assert np.allclose(compose(compose(a, b), c), compose(a, compose(b, c)), atol=1e-9)
    assert np.allclose(compose(a, inverse(a)), IDENTITY, atol=1e-9)
    assert math.isclose(math.hypot(*compose(a, b)[:4]), 1.0, rel_tol=1e-9)


@given(angles)
def test_the_yaw_of_an_upright_pose(yaw):
    assert math.isclose(yaw_of(upright(yaw, 1, 2, 3)), yaw, abs_tol=1e-9)


def eyes(app):
    return [(view.pose.position.x, view.pose.position.y, view.pose.position.z) for view in app.views], app.views[
        0
    ].pose.orientation


def locate_in(app, kind, pose=None):
    assert app.create_space(kind, pose) == 0
    assert app.locate(time=app.frame_state.predicted_display_time or 10**13) == 0
    return eyes(app)


@pytest.mark.parametrize(
    ("kind", "height"), [(Kind.LOCAL, 0.0), (Kind.LOCAL_FLOOR, 1.6), (Kind.STAGE, 1.6), (Kind.VIEW, 0.0)]
)
def test_the_eyes_of_a_resting_head(simulate, application, kind, height):
    simulate()
    app = application(api_version=1 << 48 | 1 << 32).start()
    (left, right), orientation = locate_in(app, kind)
    assert left == pytest.approx((-0.0315, height, 0.0), abs=1e-6)
    assert right == pytest.approx((0.0315, height, 0.0), abs=1e-6)
    assert orientation.w == pytest.approx(1.0)
    assert app.view_state._view_state_flags == 0xF


def test_the_fields_of_view_are_the_headsets_own_and_mirror_each_other(simulate, application):
    simulate()
    app = application().start()
    app.locate()
    left, right = (view.fov for view in app.views)
    assert math.degrees(left.angle_left) == pytest.approx(-52.0)
    assert (left.angle_left, left.angle_right) == pytest.approx((-right.angle_right, -right.angle_left))
    assert left.angle_down < 0 < left.angle_up


def test_a_head_that_looks_to_the_left_has_its_right_eye_in_front(simulate, application):
    simulator = simulate()
    simulator.set_head_pose(lambda _now_ns: upright(math.pi / 2, 1.0, 1.6, 2.0))
    app = application(api_version=1 << 48 | 1 << 32).start()
    (left, right), _ = locate_in(app, Kind.LOCAL_FLOOR)
    assert left == pytest.approx((1.0, 1.6, 2.0315), abs=1e-6)
    assert right == pytest.approx((1.0, 1.6, 1.9685), abs=1e-6)


def test_the_head_is_where_it_is_at_the_displays_time_not_at_the_calls(simulate, application):
    simulator = simulate()
    seen: list[int] = []

    def motion(now_ns: int):
        seen.append(now_ns)
        return upright(0.0, 0.0, 1.6, 0.0)

    simulator.set_head_pose(motion)
    app = application().start()
    app.wait_frame()
    app.locate()
    assert seen[-1] == simulator.clock.now_ns() + 2 * 11_111_111


def test_a_space_with_an_offset_of_its_own(simulate, application):
    simulate()
    app = application(api_version=1 << 48 | 1 << 32).start()
    half = math.sqrt(0.5)
    pose = xr.Posef(xr.Quaternionf(0, half, 0, half), xr.Vector3f(0.0, 0.0, -2.0))
    (left, right), _ = locate_in(app, Kind.LOCAL_FLOOR, pose)
    # two metres behind a space that looks to the left: at its right hand
    assert left == pytest.approx((-2.0, 1.6, -0.0315), abs=1e-6)
    assert right == pytest.approx((-2.0, 1.6, 0.0315), abs=1e-6)


def test_the_default_motion_is_small_smooth_and_the_same_every_time():
    first, second = HeadsetProfile().motion(), HeadsetProfile().motion()
    times = [n * NS_PER_S // 90 for n in range(90 * 60)]
    path = np.array([first(now_ns) for now_ns in times])
    assert np.array_equal(path, np.array([second(now_ns) for now_ns in times]))
    assert np.abs(path[:, 4:] - (0.0, 1.6, 0.0)).max() < 0.01
    assert np.linalg.norm(np.diff(path, axis=0), axis=1).max() < 0.001
    assert np.allclose(np.linalg.norm(path[:, :4], axis=1), 1.0)
    assert np.ptp(path[:, 1]) > 0.05


def test_one_space_in_another(simulate, application):
    simulate()
    app = application(api_version=1 << 48 | 1 << 32).start()
    app.create_space(Kind.LOCAL)
    local = app.space
    app.space = xr.Space()
    app.create_space(Kind.STAGE)
    location = xr.SpaceLocation()
    assert int(raw.xrLocateSpace(local, app.space, 10**13, byref(location))) == 0
    assert location.pose.position.y == pytest.approx(1.6)
    assert location._location_flags == 0xF
    info, found = xr.SpacesLocateInfo(app.space, 10**13), xr.SpaceLocations()
    spaces, places = (xr.Space * 2)(local, app.space), (xr.SpaceLocationData * 2)()
    info.space_count = found.location_count = 2
    info._spaces, found._locations = cast(spaces, POINTER(xr.Space)), cast(places, POINTER(xr.SpaceLocationData))
    assert int(raw.xrLocateSpaces(app.session, byref(info), byref(found))) == 0
    assert [place.pose.position.y for place in places] == pytest.approx([1.6, 0.0])


@pytest.mark.parametrize(
    ("stage_m", "kind", "expected"),
    [((2.4, 1.8), Kind.STAGE, 0), ((0.0, 0.0), Kind.STAGE, 7), ((2.4, 1.8), Kind.LOCAL, 7)],
)
def test_the_bounds_of_the_play_area(simulate, application, stage_m, kind, expected):
    simulate(stage_m=stage_m)
    app = application().set_up()
    extent = xr.Extent2Df()
    result = raw.xrGetReferenceSpaceBoundsRect(app.session, kind.value, byref(extent))
    assert int(result) == expected
    assert (extent.width, extent.height) == (pytest.approx(stage_m) if expected == 0 else (0.0, 0.0))


def test_views_can_be_invalid_and_are_then_nothing_that_could_be_submitted(simulate, application):
    simulator = simulate(script=Script((Step(acts.at_call("xrLocateViews", 3), acts.invalid_views(2)),)))
    app = application().start(2)
    flags = []
    for _ in range(6):
        app.frame()
        flags.append(app.view_state._view_state_flags)
    assert flags.count(0) == 2
    assert simulator.statistics.results("xrEndFrame")[-39] == 2
    simulator.set_view_valid(False)
    app.locate()
    assert app.view_state._view_state_flags == 0
    simulator.set_view_valid(True)
    app.locate()
    assert app.view_state._view_state_flags == 0xF


def test_recentring_moves_the_floor_below_the_head_at_the_time_that_was_announced(simulate, application):
    simulator = simulate()
    simulator.set_head_pose(lambda _now_ns: upright(0.5, 1.0, 1.4, -2.0))
    app = application(api_version=1 << 48 | 1 << 32).start()
    before, _ = locate_in(app, Kind.LOCAL_FLOOR)
    assert np.mean(before, axis=0) == pytest.approx((1.0, 1.4, -2.0), abs=1e-6)
    simulator.recentre(in_s=0.25)
    events = [event.as_(xr.EventDataReferenceSpaceChangePending) for event in app.poll()]
    assert {event.reference_space_type for event in events} == {Kind.LOCAL, Kind.LOCAL_FLOOR}
    moved = events[0].pose_in_previous_space
    assert events[0].pose_valid
    assert (moved.position.x, moved.position.y, moved.position.z) == pytest.approx((1.0, 0.0, -2.0))
    assert moved.orientation.y == pytest.approx(math.sin(0.25))
    app.locate()
    assert eyes(app)[0] == before
    app.frames(40)
    assert app.frame_state.predicted_display_time > events[0].change_time + NS_PER_S // 10
    app.locate()
    (left, right), orientation = eyes(app)
    assert left == pytest.approx((-0.0315, 1.4, 0.0), abs=1e-6)
    assert right == pytest.approx((0.0315, 1.4, 0.0), abs=1e-6)
    assert orientation.w == pytest.approx(1.0)


def test_recentring_leaves_the_stage_where_it_is(simulate, application):
    simulator = simulate()
    simulator.set_head_pose(lambda _now_ns: upright(0.5, 1.0, 1.4, -2.0))
    app = application().start()
    before = locate_in(app, Kind.STAGE)[0]
    simulator.recentre(in_s=0.0)
    app.frames(2)
    app.locate()
    assert eyes(app)[0] == before


def test_a_runtime_that_does_not_know_how_far_it_moved(simulate, application):
    simulate(script=Script((Step(acts.at_s(0.2), acts.recentre(pose_valid=False)),)))
    app = application().start()
    app.frames(30)
    events = [event.as_(xr.EventDataReferenceSpaceChangePending) for event in app.events if event.kind == 40]
    assert len(events) == 2
    assert not any(event.pose_valid for event in events)
