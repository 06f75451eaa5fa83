"""pyopenxr's own friendly functions, and the two-call idiom behind them, work on this runtime."""

from __future__ import annotations

from ctypes import POINTER, c_void_p, cast, pointer

import pytest
import xr

from .application import egl_binding


def test_a_session_with_nothing_but_pyopenxrs_wrappers(simulate, context):
    simulator = simulate()
    stereo = xr.ViewConfigurationType.PRIMARY_STEREO
    instance = xr.create_instance(
        xr.InstanceCreateInfo(
            application_info=xr.ApplicationInfo("wrappers", 1, "", 0, xr.XR_API_VERSION_1_1),
            enabled_extension_names=["XR_KHR_opengl_enable", "XR_MNDX_egl_enable"],
        )
    )
    system = xr.get_system(instance, xr.SystemGetInfo(xr.FormFactor.HEAD_MOUNTED_DISPLAY))
    assert xr.get_system_properties(instance, system).system_name == b"Simulated headset"
    assert xr.get_opengl_graphics_requirements_khr(instance, system).max_api_version_supported >= xr.Version(4, 5, 0)
    binding = egl_binding(context)
    session = xr.create_session(instance, xr.SessionCreateInfo(system_id=system, next=cast(pointer(binding), c_void_p)))
    space = xr.create_reference_space(session, xr.ReferenceSpaceCreateInfo(xr.ReferenceSpaceType.STAGE, xr.Posef()))
    assert xr.get_reference_space_bounds_rect(session, xr.ReferenceSpaceType.STAGE).width == pytest.approx(2.4)
    states = []
    while not states or states[-1] != xr.SessionState.READY:
        event = xr.poll_event(instance)
        states.append(cast(pointer(event), POINTER(xr.EventDataSessionStateChanged)).contents.state)
    with pytest.raises(xr.EventUnavailable):
        xr.poll_event(instance)
    xr.begin_session(session, xr.SessionBeginInfo(stereo))
    for _ in range(10):
        frame = xr.wait_frame(session, xr.FrameWaitInfo())
        xr.begin_frame(session, xr.FrameBeginInfo())
        state, views = xr.locate_views(session, xr.ViewLocateInfo(stereo, frame.predicted_display_time, space))
        assert len(views) == 2
        assert views[0].pose.position.y == pytest.approx(1.6)
        assert state.view_state_flags
        xr.end_frame(session, xr.FrameEndInfo(frame.predicted_display_time, xr.EnvironmentBlendMode.OPAQUE, []))
    assert simulator.session_states == ("FOCUSED",)
    with pytest.raises(xr.CallOrderInvalidError):
        xr.begin_frame(session, xr.FrameBeginInfo())
    xr.request_exit_session(session)
    xr.end_session(session)
    xr.destroy_space(space)
    xr.destroy_session(session)
    xr.destroy_instance(instance)
    assert simulator.statistics.live_handles == {}
