"""What an application does wrong is answered with the code that the specification names: instance to spaces."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_uint32, c_uint64

import pytest
import xr
from xr import raw_functions as raw

from .application import EGL, OPENGL, R, egl_binding, refused

# --- instance and system


@pytest.mark.parametrize(("version", "code"), [((1, 0), 0), ((1, 1), 0), ((1, 9), R["API_VERSION_UNSUPPORTED"])])
def test_both_versions_of_the_api_and_no_other(simulate, application, version, code):
    simulate()
    app = application(api_version=version[0] << 48 | version[1] << 32)
    assert app.create_instance() == code


def test_an_old_runtime_refuses_the_newer_api(simulate, application):
    simulate(max_api_minor=0)
    assert application(api_version=1 << 48 | 1 << 32).create_instance() == R["API_VERSION_UNSUPPORTED"]


def test_an_extension_that_is_switched_off_is_not_present(simulate, application):
    simulate(extensions=frozenset({OPENGL}))
    app = application((OPENGL,))
    assert app.create_instance() == 0
    raw.xrDestroyInstance(app.instance)
    assert application((OPENGL, EGL)).create_instance() == R["EXTENSION_NOT_PRESENT"]


@pytest.mark.parametrize(
    ("form_factor", "code"), [(1, "SUCCESS"), (2, "FORM_FACTOR_UNSUPPORTED"), (99, "FORM_FACTOR_UNSUPPORTED")]
)
def test_form_factors(simulate, application, form_factor, code):
    simulate()
    app = application()
    app.create_instance()
    info = xr.SystemGetInfo()
    info._form_factor = form_factor
    assert int(raw.xrGetSystem(app.instance, byref(info), byref(c_uint64()))) == R[code]


def test_without_a_headset_there_is_no_system(simulate, application):
    simulator = simulate()
    simulator.unplug()
    app = application()
    app.create_instance()
    assert app.get_system() == R["FORM_FACTOR_UNAVAILABLE"]
    simulator.plug_in()
    assert app.get_system() == 0


def test_a_system_that_nobody_gave_out(simulate, application):
    simulate()
    app = application()
    app.create_instance()
    properties = xr.SystemProperties()
    assert int(raw.xrGetSystemProperties(app.instance, 77, byref(properties))) == R["SYSTEM_INVALID"]


def test_functions_of_extensions_that_were_not_enabled_are_not_there(simulate, application):
    simulate()
    app = application((OPENGL,))
    app.create_instance()
    pointer = xr.PFN_xrVoidFunction()
    get = raw.xrGetInstanceProcAddr
    assert int(get(app.instance, b"xrGetOpenGLGraphicsRequirementsKHR", byref(pointer))) == 0
    for name in (b"xrGetVisibilityMaskKHR", b"xrConvertTimespecTimeToTimeKHR", b"xrGetDisplayRefreshRateFB"):
        assert int(get(app.instance, name, byref(pointer))) == R["FUNCTION_UNSUPPORTED"]


def test_a_function_of_the_newer_core_is_not_there_in_the_older(simulate, application):
    simulate()
    for minor, code in ((0, "FUNCTION_UNSUPPORTED"), (1, "SUCCESS")):
        app = application(api_version=1 << 48 | minor << 32)
        app.create_instance()
        found = xr.PFN_xrVoidFunction()
        assert int(raw.xrGetInstanceProcAddr(app.instance, b"xrLocateSpaces", byref(found))) == R[code]
        raw.xrDestroyInstance(app.instance)


def test_an_event_buffer_must_be_typed_again_before_each_poll(simulate, application):
    simulator = simulate()
    app = application().set_up()
    event = xr.EventDataBuffer()
    assert int(raw.xrPollEvent(app.instance, byref(event))) == 0
    assert int(raw.xrPollEvent(app.instance, byref(event))) == R["VALIDATION_FAILURE"]
    assert refused(simulator, "xrPollEvent", "VALIDATION_FAILURE")


def test_no_event_is_no_error(simulate, application):
    simulate()
    app = application()
    app.create_instance()
    app.poll()
    assert app.poll_result == R["EVENT_UNAVAILABLE"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"/user/hand/left", "SUCCESS"),
        (b"user/hand", "PATH_FORMAT_INVALID"),
        (b"/User", "PATH_FORMAT_INVALID"),
        (b"/", "PATH_FORMAT_INVALID"),
        (b"/user/", "PATH_FORMAT_INVALID"),
        (b"/..", "PATH_FORMAT_INVALID"),
    ],
)
def test_paths(simulate, application, text, code):
    simulate()
    app = application()
    app.create_instance()
    path = c_uint64()
    assert int(raw.xrStringToPath(app.instance, text, byref(path))) == R[code]
    if code == "SUCCESS":
        assert xr.path_to_string(app.instance, path.value) == text.decode()


def test_an_unknown_path_has_no_string(simulate, application):
    simulate()
    app = application()
    app.create_instance()
    result = raw.xrPathToString(app.instance, 4711, 0, byref(c_uint32()), None)
    assert int(result) == R["PATH_INVALID"]


# --- session


def test_the_graphics_requirements_come_before_the_session(simulate, application):
    simulator = simulate()
    app = application()
    app.create_instance()
    app.get_system()
    assert app.create_session() == R["GRAPHICS_REQUIREMENTS_CALL_MISSING"]
    assert refused(simulator, "xrCreateSession", "GRAPHICS_REQUIREMENTS_CALL_MISSING")
    app.requirements()
    assert app.create_session() == 0


@pytest.mark.parametrize("field", ["get_proc_address", "display", "config", "context"])
def test_a_graphics_binding_with_a_null_handle(simulate, application, field):
    simulator = simulate()
    app = application()
    app.create_instance()
    app.requirements()
    assert app.create_session(egl_binding(app.context, **{field: 0})) == R["GRAPHICS_DEVICE_INVALID"]
    assert field in simulator.statistics.validation_errors[-1].why


@pytest.mark.parametrize("field", ["x_display", "visualid", "glx_fbconfig", "glx_drawable", "glx_context"])
def test_a_glx_binding_wants_every_handle_too(simulate, application, field):
    from vr_runtime.simulator import abi

    simulator = simulate()
    app = application((OPENGL,))
    app.create_instance()
    app.requirements()
    names = ("x_display", "visualid", "glx_fbconfig", "glx_drawable", "glx_context")
    fields = dict.fromkeys(names, 1) | {field: 0}
    binding = abi.GraphicsBindingOpenGLXlibKHR(type=abi.GraphicsBindingOpenGLXlibKHR.TYPE, **fields)
    assert app.create_session(binding) == R["GRAPHICS_DEVICE_INVALID"]
    assert field in simulator.statistics.validation_errors[-1].why


def test_a_session_without_a_binding_or_with_one_whose_extension_is_not_enabled(simulate, application):
    simulate()
    app = application((OPENGL,))
    app.create_instance()
    app.requirements()
    assert app.create_session(binding=False) == R["GRAPHICS_DEVICE_INVALID"]
    assert app.create_session() == R["GRAPHICS_DEVICE_INVALID"]


def test_only_one_session_at_a_time(simulate, application):
    simulate()
    app = application().set_up()
    assert app.create_session() == R["LIMIT_REACHED"]


def test_the_order_of_beginning_and_ending_a_session(simulate, application):
    simulator = simulate(worn=False)
    app = application().set_up()
    assert app.begin() == R["SESSION_NOT_READY"]
    assert app.end_session() == R["SESSION_NOT_RUNNING"]
    assert int(raw.xrRequestExitSession(app.session)) == R["SESSION_NOT_RUNNING"]
    simulator.put_on()
    assert app.begin() == 0
    assert app.begin() == R["SESSION_RUNNING"]
    assert app.end_session() == R["SESSION_NOT_STOPPING"]


def test_a_session_begins_with_a_view_configuration_that_the_headset_has(simulate, application):
    simulate()
    app = application().set_up()
    info = xr.SessionBeginInfo(xr.ViewConfigurationType.PRIMARY_MONO)
    assert int(raw.xrBeginSession(app.session, byref(info))) == R["VIEW_CONFIGURATION_TYPE_UNSUPPORTED"]


# --- spaces


def test_reference_spaces(simulate, application):
    simulate(has_stage=False)
    app = application(api_version=1 << 48).set_up()
    floor = xr.ReferenceSpaceType.LOCAL_FLOOR
    assert app.create_space(xr.ReferenceSpaceType.STAGE) == R["REFERENCE_SPACE_UNSUPPORTED"]
    assert app.create_space(floor) == R["REFERENCE_SPACE_UNSUPPORTED"]
    assert app.create_space(pose=xr.Posef(xr.Quaternionf(0, 0, 0, 0))) == R["POSE_INVALID"]
    assert app.create_space(xr.ReferenceSpaceType.VIEW) == 0


@pytest.mark.parametrize(
    ("extensions", "minor", "offered"),
    [((), 0, False), (("XR_EXT_local_floor",), 0, True), ((), 1, True)],
)
def test_the_floor_is_offered_by_extension_or_by_version(simulate, application, extensions, minor, offered):
    simulate()
    app = application((OPENGL, EGL, *extensions), api_version=1 << 48 | minor << 32).set_up()
    spaces = xr.enumerate_reference_spaces(app.session)
    assert (int(xr.ReferenceSpaceType.LOCAL_FLOOR.value) in [int(s) for s in spaces]) == offered


def test_a_space_is_located_at_a_real_time_and_in_a_real_space(simulate, application):
    simulate()
    app = application().set_up()
    location = xr.SpaceLocation()
    locate = raw.xrLocateSpace
    assert int(locate(app.space, app.space, 0, byref(location))) == R["TIME_INVALID"]
    assert int(locate(app.space, xr.Space(), 1, byref(location))) == R["HANDLE_INVALID"]


# --- handles and structure types


def test_every_function_refuses_a_stale_handle(simulate, application):
    simulate()
    app = application().set_up()
    assert int(raw.xrDestroySession(app.session)) == 0
    index, state = c_uint32(), xr.FrameState()
    stale = {
        "session": raw.xrWaitFrame(app.session, None, byref(state)),
        "destroyed session": raw.xrDestroySession(app.session),
        "space": raw.xrDestroySpace(app.space),
        "swapchain": raw.xrAcquireSwapchainImage(app.swapchain, None, byref(index)),
    }
    assert {what: int(result) for what, result in stale.items()} == dict.fromkeys(stale, R["HANDLE_INVALID"])


TYPED = {
    "xrBeginSession": lambda app: (app.session, xr.SessionBeginInfo(xr.ViewConfigurationType.PRIMARY_STEREO)),
    "xrWaitFrame": lambda app: (app.session, None, xr.FrameState()),
    "xrBeginFrame": lambda app: (app.session, xr.FrameBeginInfo()),
    "xrEndFrame": lambda app: (app.session, xr.FrameEndInfo()),
    "xrWaitSwapchainImage": lambda app: (app.swapchain, xr.SwapchainImageWaitInfo(0)),
    "xrReleaseSwapchainImage": lambda app: (app.swapchain, xr.SwapchainImageReleaseInfo()),
    "xrAcquireSwapchainImage": lambda app: (app.swapchain, xr.SwapchainImageAcquireInfo(), c_uint32()),
    "xrCreateReferenceSpace": lambda app: (app.session, xr.ReferenceSpaceCreateInfo(), xr.Space()),
    "xrCreateSwapchain": lambda app: (app.session, xr.SwapchainCreateInfo(), xr.Swapchain()),
    "xrCreateSession": lambda app: (app.instance, xr.SessionCreateInfo(), xr.Session()),
    "xrGetSystem": lambda app: (app.instance, xr.SystemGetInfo(), c_uint64()),
    "xrGetSystemProperties": lambda app: (app.instance, 1, xr.SystemProperties()),
    "xrGetInstanceProperties": lambda app: (app.instance, xr.InstanceProperties()),
    "xrLocateSpace": lambda app: (app.space, app.space, 1, xr.SpaceLocation()),
    "xrAttachSessionActionSets": lambda app: (app.session, xr.SessionActionSetsAttachInfo()),
    "xrSyncActions": lambda app: (app.session, xr.ActionsSyncInfo()),
    "xrCreateActionSet": lambda app: (app.instance, xr.ActionSetCreateInfo("a", "A", 0), xr.ActionSet()),
}


OUTPUTS = (c_uint32, c_uint64, xr.Space, xr.Swapchain, xr.Session, xr.ActionSet)


@pytest.mark.parametrize("name", TYPED)
def test_a_structure_of_the_wrong_type(simulate, application, name):
    simulator = simulate()
    app = application().set_up()
    arguments = TYPED[name](app)
    typed = next(argument for argument in arguments if isinstance(argument, ctypes.Structure))
    typed._type = 9999
    passed = [
        byref(argument)
        if argument is typed or (place and isinstance(argument, OUTPUTS) and argument is not app.space)
        else argument
        for place, argument in enumerate(arguments)
    ]
    assert int(getattr(raw, name)(*passed)) == R["VALIDATION_FAILURE"]
    assert refused(simulator, name, "VALIDATION_FAILURE")
