"""Frames in the wrong order, and layers that cannot be shown."""

from __future__ import annotations

import math
from ctypes import byref, c_uint32

import pytest
import xr
from xr import raw_functions as raw

from .application import Application, R, refused


def test_frames_need_a_running_session(simulate, application):
    simulate()
    app = application().set_up()
    assert app.wait_frame() == R["SESSION_NOT_RUNNING"]
    assert app.begin_frame() == R["SESSION_NOT_RUNNING"]
    assert app.end_frame(display_time=1) == R["SESSION_NOT_RUNNING"]


def test_the_order_of_wait_begin_and_end(simulate, application):
    simulator = simulate()
    app = application().start()
    assert app.begin_frame() == R["CALL_ORDER_INVALID"]
    assert app.end_frame() == R["CALL_ORDER_INVALID"]
    assert app.wait_frame() == 0
    assert app.end_frame() == R["CALL_ORDER_INVALID"]
    assert app.begin_frame() == 0
    assert app.begin_frame() == R["CALL_ORDER_INVALID"]
    assert app.end_frame() == 0
    assert app.end_frame() == R["CALL_ORDER_INVALID"]
    assert len(simulator.statistics.validation_errors) == 5


def test_a_frame_begun_and_never_ended_is_discarded_by_the_next(simulate, application):
    simulator = simulate()
    app = application().start()
    app.wait_frame()
    assert app.begin_frame() == 0
    app.wait_frame()
    assert app.begin_frame() == R["FRAME_DISCARDED"]
    assert app.end_frame() == 0
    assert simulator.statistics.frames_discarded == 1


def test_a_second_wait_that_would_block_for_ever_is_refused(simulate, application):
    simulate()
    app = application().start()
    assert app.wait_frame() == 0
    assert app.wait_frame() == R["CALL_ORDER_INVALID"]


def test_ending_a_session_forgets_its_open_frame(simulate, application):
    simulator = simulate()
    app = application().start()
    app.wait_frame()
    app.begin_frame()
    simulator.take_off()
    assert app.end_session() == 0
    assert app.end_frame() == R["SESSION_NOT_RUNNING"]
    simulator.put_on()
    assert app.begin() == 0
    assert app.frame() == 0


def open_frame(app: Application):
    """A frame with everything released, ready for `end_frame`."""
    app.wait_frame()
    app.begin_frame()
    app.locate()
    app.acquire()
    app.wait_image()
    app.release()
    return app.projection()


def test_an_honest_layer_passes(simulate, application):
    simulator = simulate()
    app = application().start()
    assert app.end_frame((open_frame(app),)) == 0
    assert simulator.statistics.last_layer_count == 1
    assert simulator.statistics.validation_errors == []


def rect(layer, eye=0, **changes):
    area = layer.kept[eye].sub_image.image_rect
    for name, value in changes.items():
        setattr(area.offset if name in "xy" else area.extent, name, value)


def pose(layer, **changes):
    for name, value in changes.items():
        setattr(layer.kept[1].pose.orientation, name, value)


BROKEN_LAYERS = {
    "left of the image": (lambda app, layer: rect(layer, x=-1), "SWAPCHAIN_RECT_INVALID"),
    "too wide": (lambda app, layer: rect(layer, eye=1, width=513), "SWAPCHAIN_RECT_INVALID"),
    "too high": (lambda app, layer: rect(layer, height=513), "SWAPCHAIN_RECT_INVALID"),
    "empty": (lambda app, layer: rect(layer, width=0), "SWAPCHAIN_RECT_INVALID"),
    "negative": (lambda app, layer: rect(layer, height=-4), "SWAPCHAIN_RECT_INVALID"),
    "no rotation": (lambda app, layer: pose(layer, x=0, y=0, z=0, w=0), "POSE_INVALID"),
    "not a unit quaternion": (lambda app, layer: pose(layer, w=1.2), "POSE_INVALID"),
    "not a number": (lambda app, layer: pose(layer, w=math.nan), "POSE_INVALID"),
    "half a turn of view": (
        lambda app, layer: setattr(layer.kept[0].fov, "angle_left", -math.pi / 2),
        "VALIDATION_FAILURE",
    ),
    "no view at all": (
        lambda app, layer: setattr(layer.kept[0].fov, "angle_up", layer.kept[0].fov.angle_down),
        "VALIDATION_FAILURE",
    ),
    "array layer": (
        lambda app, layer: setattr(layer.kept[1].sub_image, "image_array_index", 1),
        "VALIDATION_FAILURE",
    ),
    "no swapchain": (
        lambda app, layer: setattr(layer.kept[1].sub_image, "swapchain", xr.Swapchain()),
        "HANDLE_INVALID",
    ),
    "no space": (lambda app, layer: setattr(layer, "space", xr.Space()), "HANDLE_INVALID"),
    "one view": (lambda app, layer: setattr(layer, "view_count", 1), "VALIDATION_FAILURE"),
    "untyped view": (lambda app, layer: setattr(layer.kept[1], "_type", 0), "VALIDATION_FAILURE"),
    "untyped layer": (lambda app, layer: setattr(layer, "_type", 0), "LAYER_INVALID"),
}


@pytest.mark.parametrize("what", BROKEN_LAYERS)
def test_a_broken_layer(simulate, application, what):
    simulator = simulate()
    app = application().start()
    layer = open_frame(app)
    spoil, code = BROKEN_LAYERS[what]
    spoil(app, layer)
    assert app.end_frame((layer,)) == R[code]
    assert refused(simulator, "xrEndFrame", code)
    # the frame is still open: it can be ended properly
    assert app.end_frame() == 0


def test_other_arguments_of_a_frames_end(simulate, application):
    simulate(max_layers=2)
    app = application().start()
    layer = open_frame(app)
    assert app.end_frame((layer,) * 3) == R["LAYER_LIMIT_EXCEEDED"]
    assert app.end_frame((None,)) == R["LAYER_INVALID"]
    assert app.end_frame((layer,), display_time=0) == R["TIME_INVALID"]
    assert app.end_frame((layer,), display_time=-5) == R["TIME_INVALID"]
    assert app.end_frame((layer,), blend=2) == R["ENVIRONMENT_BLEND_MODE_UNSUPPORTED"]
    assert app.end_frame((layer, layer)) == 0


def test_a_swapchain_of_which_nothing_was_released_cannot_be_shown(simulate, application):
    simulate()
    app = application().set_up()
    app.begin()
    for _ in range(3):
        app.wait_frame()
        app.begin_frame()
        app.end_frame()
    app.wait_frame()
    app.begin_frame()
    app.locate()
    assert app.end_frame((app.projection(),)) == R["LAYER_INVALID"]


def test_views_are_only_located_in_an_honest_way(simulate, application):
    simulate()
    app = application().start()
    info = xr.ViewLocateInfo(xr.ViewConfigurationType.PRIMARY_STEREO, 1, app.space)
    count = c_uint32()

    def locate(capacity=2):
        arguments = (app.session, byref(info), byref(app.view_state), capacity, byref(count), app.views)
        return int(raw.xrLocateViews(*arguments))

    assert locate() == 0
    assert locate(capacity=0) == 0
    assert count.value == 2
    assert locate(capacity=1) == R["SIZE_INSUFFICIENT"]
    info.display_time = 0
    assert locate() == R["TIME_INVALID"]
    info.display_time = 1
    info._view_configuration_type = 1
    assert locate() == R["VIEW_CONFIGURATION_TYPE_UNSUPPORTED"]
    info._view_configuration_type = 2
    app.views[1]._type = 0
    assert locate() == R["VALIDATION_FAILURE"]
    app.views[1]._type = 7
    info.space = xr.Space()
    assert locate() == R["HANDLE_INVALID"]


def test_quad_layers_are_checked_too(simulate, application):
    simulate()
    app = application().start()
    open_frame(app)
    quad = xr.CompositionLayerQuad(space=app.space, pose=xr.Posef(), size=xr.Extent2Df(1.0, 1.0))
    quad.sub_image.swapchain = app.swapchain
    extent = quad.sub_image.image_rect.extent
    extent.width, extent.height = 100, 100
    quad._eye_visibility = 3
    assert app.end_frame((quad,)) == R["VALIDATION_FAILURE"]
    quad._eye_visibility = 0
    extent.width = 5000
    assert app.end_frame((quad,)) == R["SWAPCHAIN_RECT_INVALID"]
    extent.width = 100
    quad.pose.orientation.w = 0.0
    assert app.end_frame((quad,)) == R["POSE_INVALID"]
    quad.pose.orientation.w = 1.0
    assert app.end_frame((app.projection(), quad)) == 0
