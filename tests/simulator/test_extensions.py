"""Presence, the visibility mask, and what the system says about itself."""

from __future__ import annotations

import ctypes
import math
from ctypes import byref

import pytest
import xr
from xr import raw_functions as raw

from vr_runtime.simulator import Script, Step
from vr_runtime.simulator import script as acts

from .application import EGL, OPENGL

PRESENCE, MASK = "XR_EXT_user_presence", "XR_KHR_visibility_mask"


def presences(app) -> list[bool]:
    events = [event for event in app.events if event.kind == 1000470000]
    return [bool(event.as_(xr.EventDataUserPresenceChangedEXT).is_user_present) for event in events]


def test_presence_is_told_when_the_session_begins_and_whenever_it_changes(simulate, application):
    simulator = simulate()
    app = application((OPENGL, EGL, PRESENCE)).start()
    assert presences(app) == [True]
    simulator.set_present(False)
    simulator.set_present(False)
    simulator.set_present(True)
    app.poll()
    assert presences(app) == [True, False, True]
    assert app.states[-1] == xr.SessionState.FOCUSED


def test_nobody_is_told_who_did_not_ask(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.take_off()
    app.poll()
    assert presences(app) == []


def test_a_script_takes_the_headset_off_and_puts_it_on_again(simulate, application):
    steps = (Step(acts.at_s(1.0), acts.take_off()), Step(acts.at_s(2.0), acts.put_on()))
    simulator = simulate(script=Script(steps))
    started_ns = simulator.clock.now_ns()
    app = application((OPENGL, EGL, PRESENCE)).start()
    app.frames_until(xr.SessionState.STOPPING)
    assert presences(app) == [True, False]
    app.end_session()
    simulator.clock.advance_ns(started_ns + 1_990_000_000 - simulator.clock.now_ns())
    app.poll()
    assert app.states[-1] == xr.SessionState.IDLE
    simulator.clock.advance_ns(20_000_000)
    app.poll()
    assert app.states[-1] == xr.SessionState.READY


def test_the_system_says_that_it_knows_about_presence(simulate, application):
    simulate()
    for extensions, supported in (((OPENGL, EGL, PRESENCE), 1), ((OPENGL, EGL), 0)):
        app = application(extensions)
        app.create_instance()
        presence = xr.SystemUserPresencePropertiesEXT()
        properties = xr.SystemProperties()
        properties._next = ctypes.addressof(presence)
        assert int(raw.xrGetSystemProperties(app.instance, 1, byref(properties))) == 0
        assert presence.supports_user_presence == supported
        assert properties.graphics_properties.max_swapchain_image_width == 8192
        assert properties.tracking_properties.position_tracking
        raw.xrDestroyInstance(app.instance)


def test_the_views_that_the_headset_wants(simulate, application):
    simulate(recommended_px=(640, 480), max_px=(2048, 1024))
    app = application()
    app.create_instance()
    stereo = xr.ViewConfigurationType.PRIMARY_STEREO
    assert [xr.ViewConfigurationType(kind) for kind in xr.enumerate_view_configurations(app.instance, 1)] == [stereo]
    views = xr.enumerate_view_configuration_views(app.instance, 1, stereo)
    assert [(view.recommended_image_rect_width, view.recommended_image_rect_height) for view in views] == [
        (640, 480)
    ] * 2
    assert views[0].max_image_rect_width == 2048
    modes = xr.enumerate_environment_blend_modes(app.instance, 1, stereo)
    assert [int(mode) for mode in modes] == [1]


def test_the_formats_are_the_headsets_and_can_change(simulate, application):
    simulator = simulate(formats=(0x8058, 0x881A))
    app = application().set_up_session()
    assert list(xr.enumerate_swapchain_formats(app.session)) == [0x8058, 0x881A]
    simulator.set_formats((0x8C43,))
    assert list(xr.enumerate_swapchain_formats(app.session)) == [0x8C43]
    assert app.create_swapchain(texture_format=0x8058) == -26


def mask_of(app, eye: int, kind: int):
    get = app.function("xrGetVisibilityMaskKHR")
    mask = xr.VisibilityMaskKHR()
    assert int(get(app.session, 2, eye, kind, byref(mask))) == 0
    vertices = (xr.Vector2f * mask.vertex_count_output)()
    indices = (ctypes.c_uint32 * mask.index_count_output)()
    mask.vertex_capacity_input, mask.index_capacity_input = len(vertices), len(indices)
    mask.vertices = ctypes.cast(vertices, ctypes.POINTER(xr.Vector2f))
    mask.indices = ctypes.cast(indices, ctypes.POINTER(ctypes.c_uint32))
    assert int(get(app.session, 2, eye, kind, byref(mask))) == 0
    return [(vertex.x, vertex.y) for vertex in vertices], list(indices)


def areas(vertices, indices) -> list[float]:
    corners = [vertices[index] for index in indices]
    return [
        0.5 * ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
        for a, b, c in zip(corners[::3], corners[1::3], corners[2::3], strict=True)
    ]


@pytest.mark.parametrize("eye", [0, 1])
def test_hidden_and_visible_meshes_share_the_picture_between_them(simulate, application, eye):
    simulator = simulate()
    app = application((OPENGL, EGL, MASK)).set_up()
    fov = (simulator.headset.fov_left, simulator.headset.fov_right)[eye]
    left, right, up, down = (math.tan(angle) for angle in fov.radians())
    hidden, visible = areas(*mask_of(app, eye, 1)), areas(*mask_of(app, eye, 2))
    # counter-clockwise, as the extension asks
    assert min(hidden) > -1e-6
    assert min(visible) > 0
    assert sum(hidden) + sum(visible) == pytest.approx((right - left) * (up - down), rel=1e-5)
    assert 0.02 < sum(hidden) / sum(visible) < 0.3
    loop, order = mask_of(app, eye, 3)
    assert loop == mask_of(app, eye, 2)[0][:-1]
    assert order == list(range(len(loop)))


def test_the_lenses_are_moved_and_the_masks_are_to_be_fetched_again(simulate, application):
    simulator = simulate()
    app = application((OPENGL, EGL, MASK)).start()
    simulator.change_visibility_mask()
    events = [event.as_(xr.EventDataVisibilityMaskChangedKHR) for event in app.poll()]
    assert [(event.session, event.view_index) for event in events] == [(app.session, 0), (app.session, 1)]


def test_masks_that_there_are_not(simulate, application):
    simulate()
    app = application((OPENGL, EGL, MASK)).set_up()
    get, mask = app.function("xrGetVisibilityMaskKHR"), xr.VisibilityMaskKHR()
    assert int(get(app.session, 1, 0, 1, byref(mask))) == -41
    assert int(get(app.session, 2, 2, 1, byref(mask))) == -1
    assert int(get(app.session, 2, 0, 9, byref(mask))) == -1
    mask.vertex_capacity_input = 1
    assert int(get(app.session, 2, 0, 1, byref(mask))) == -11


def test_a_headset_cannot_have_an_extension_that_the_simulator_lacks():
    from vr_runtime.simulator import HeadsetProfile

    with pytest.raises(ValueError, match="XR_EXT_telepathy"):
        HeadsetProfile(extensions=frozenset({"XR_EXT_telepathy"}))


@pytest.mark.parametrize(("timeout_ms", "expected"), [(5, [1, 1, 1, 0]), (1000, [0])])
def test_a_slow_image_keeps_whoever_is_patient_and_times_out_for_others(simulate, application, timeout_ms, expected):
    simulator = simulate()
    app = application().start()
    simulator.delay_images(0.018)
    app.acquire()
    before_ns = simulator.clock.now_ns()
    assert [app.wait_image(timeout_ms * 1_000_000) for _ in expected] == expected
    assert simulator.clock.now_ns() - before_ns == 18_000_000
    assert app.release() == 0
    app.acquire()
    assert app.wait_image(0) == 0


def test_depth_layers_are_checked_where_the_extension_is_enabled(simulate, application):
    simulate()
    depth_extension = "XR_KHR_composition_layer_depth"
    app = application((OPENGL, EGL, depth_extension)).start()
    colour = app.swapchain
    app.swapchain = xr.Swapchain()
    usage = xr.SwapchainUsageFlags.DEPTH_STENCIL_ATTACHMENT_BIT
    assert app.create_swapchain(texture_format=0x8CAC, usage_flags=usage) == 0
    app.acquire()
    app.wait_image()
    app.release()
    depth_swapchain, app.swapchain = app.swapchain, colour
    app.wait_frame()
    app.begin_frame()
    app.locate()
    layer = app.projection()
    depth = xr.CompositionLayerDepthInfoKHR()
    depth.sub_image.swapchain = depth_swapchain
    depth.sub_image.image_rect.extent.width = depth.sub_image.image_rect.extent.height = 512
    layer.kept[0]._next = ctypes.addressof(depth)
    depth.min_depth, depth.max_depth, depth.near_z, depth.far_z = 0.0, 2.0, 0.05, 100.0
    assert app.end_frame((layer,)) == -1
    depth.max_depth, depth.far_z = 1.0, 0.05
    assert app.end_frame((layer,)) == -1
    depth.far_z = math.inf
    depth.sub_image.swapchain = colour
    assert app.end_frame((layer,)) == -1
    depth.sub_image.swapchain = depth_swapchain
    depth.sub_image.image_rect.offset.x = 600
    assert app.end_frame((layer,)) == -25
    depth.sub_image.image_rect.offset.x = 512
    assert app.end_frame((layer,)) == 0
