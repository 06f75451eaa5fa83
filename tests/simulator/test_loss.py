"""A session, an instance or the whole runtime can be lost at any call, and be had anew."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_uint32, c_uint64

import pytest
import xr
from xr import raw_functions as raw

from vr_runtime.clock import NS_PER_S
from vr_runtime.simulator import Script, Step
from vr_runtime.simulator import script as acts

from .application import Application, egl_binding

SESSION_LOST, INSTANCE_LOST, LOSS_PENDING, RUNTIME_UNAVAILABLE = -17, -13, 3, -51

FRAME_CALLS = (
    "xrWaitFrame",
    "xrBeginFrame",
    "xrLocateViews",
    "xrAcquireSwapchainImage",
    "xrWaitSwapchainImage",
    "xrReleaseSwapchainImage",
    "xrEndFrame",
)


def first_failure(app: Application) -> tuple[str, int]:
    """Runs an honest frame; the name of the step that failed and its code."""
    steps = (
        ("xrWaitFrame", app.wait_frame),
        ("xrBeginFrame", app.begin_frame),
        ("xrLocateViews", app.locate),
        ("xrAcquireSwapchainImage", lambda: app.acquire()[0]),
        ("xrWaitSwapchainImage", app.wait_image),
        ("xrReleaseSwapchainImage", app.release),
        ("xrEndFrame", lambda: app.end_frame((app.projection(),))),
    )
    for name, step in steps:
        if (result := step()) < 0:
            return name, result
    return "", 0


@pytest.mark.parametrize("name", FRAME_CALLS)
def test_a_session_lost_at_any_call_of_the_frame(simulate, application, name):
    simulator = simulate()
    app = application().start()
    remove = simulator.before(name, lambda _name: simulator.lose_session())
    assert first_failure(app) == (name, SESSION_LOST)
    remove()
    assert {step() for step in (app.wait_frame, app.begin_frame, app.release, app.end_session)} == {SESSION_LOST}
    # losses are the runtime's fault and no validation errors
    assert simulator.statistics.validation_errors == []


@pytest.mark.parametrize("name", FRAME_CALLS)
def test_an_instance_lost_at_any_call_of_the_frame(simulate, application, name):
    simulator = simulate()
    app = application().start()
    simulator.before(name, lambda _name: simulator.lose_instance())
    assert first_failure(app) == (name, INSTANCE_LOST)
    assert app.get_system() == INSTANCE_LOST
    app.poll()
    assert app.poll_result == INSTANCE_LOST


@pytest.mark.parametrize("loss", ["lose_session", "lose_instance"])
def test_after_a_loss_everything_can_be_destroyed_and_made_again(simulate, application, loss):
    simulator = simulate()
    app = application().start()
    getattr(simulator, loss)()
    assert int(raw.xrDestroySwapchain(app.swapchain)) == 0
    assert int(raw.xrDestroySpace(app.space)) == 0
    assert int(raw.xrDestroySession(app.session)) == 0
    if loss == "lose_instance":
        assert int(raw.xrDestroyInstance(app.instance)) == 0
        again = application().start()
    else:
        assert app.create_session() == app.create_space() == app.create_swapchain() == 0
        app.poll()
        assert app.begin() == 0
        again = app
    again.frames(5)
    assert again.states[-1] == xr.SessionState.FOCUSED


def arguments(app: Application) -> dict[str, tuple]:
    """Plausible arguments for every function with a handle, by name."""
    count, number = byref(c_uint32()), byref(c_uint64())
    get = xr.ActionStateGetInfo()
    instance, session, swapchain, space = app.instance, app.session, app.swapchain, app.space
    return {
        "xrPollEvent": (instance, byref(xr.EventDataBuffer())),
        "xrGetInstanceProperties": (instance, byref(xr.InstanceProperties())),
        "xrResultToString": (instance, 0, (ctypes.c_char * 64)()),
        "xrStructureTypeToString": (instance, 0, (ctypes.c_char * 64)()),
        "xrGetSystem": (instance, byref(xr.SystemGetInfo()), number),
        "xrGetSystemProperties": (instance, 1, byref(xr.SystemProperties())),
        "xrEnumerateEnvironmentBlendModes": (instance, 1, 2, 0, count, None),
        "xrEnumerateViewConfigurations": (instance, 1, 0, count, None),
        "xrGetViewConfigurationProperties": (instance, 1, 2, byref(xr.ViewConfigurationProperties())),
        "xrEnumerateViewConfigurationViews": (instance, 1, 2, 0, count, None),
        "xrStringToPath": (instance, b"/user", number),
        "xrPathToString": (instance, 1, 0, count, None),
        "xrCreateActionSet": (instance, byref(xr.ActionSetCreateInfo("a", "A", 0)), byref(xr.ActionSet())),
        "xrSuggestInteractionProfileBindings": (instance, byref(xr.InteractionProfileSuggestedBinding())),
        "xrCreateSession": (instance, byref(xr.SessionCreateInfo()), byref(xr.Session())),
        "xrBeginSession": (session, byref(xr.SessionBeginInfo())),
        "xrEndSession": (session,),
        "xrRequestExitSession": (session,),
        "xrEnumerateReferenceSpaces": (session, 0, count, None),
        "xrCreateReferenceSpace": (session, byref(xr.ReferenceSpaceCreateInfo()), byref(xr.Space())),
        "xrGetReferenceSpaceBoundsRect": (session, 3, byref(xr.Extent2Df())),
        "xrCreateActionSpace": (session, byref(xr.ActionSpaceCreateInfo()), byref(xr.Space())),
        "xrLocateSpace": (space, space, 1, byref(xr.SpaceLocation())),
        "xrEnumerateSwapchainFormats": (session, 0, count, None),
        "xrCreateSwapchain": (session, byref(xr.SwapchainCreateInfo()), byref(xr.Swapchain())),
        "xrEnumerateSwapchainImages": (swapchain, 0, count, None),
        "xrAcquireSwapchainImage": (swapchain, None, count),
        "xrWaitSwapchainImage": (swapchain, byref(xr.SwapchainImageWaitInfo(0))),
        "xrReleaseSwapchainImage": (swapchain, None),
        "xrWaitFrame": (session, None, byref(xr.FrameState())),
        "xrBeginFrame": (session, None),
        "xrEndFrame": (session, byref(xr.FrameEndInfo())),
        "xrLocateViews": (session, byref(xr.ViewLocateInfo()), byref(xr.ViewState()), 0, count, None),
        "xrAttachSessionActionSets": (session, byref(xr.SessionActionSetsAttachInfo())),
        "xrSyncActions": (session, byref(xr.ActionsSyncInfo())),
        "xrGetCurrentInteractionProfile": (session, 1, byref(xr.InteractionProfileState())),
        "xrGetActionStateBoolean": (session, byref(get), byref(xr.ActionStateBoolean())),
        "xrGetActionStateFloat": (session, byref(get), byref(xr.ActionStateFloat())),
        "xrGetActionStateVector2f": (session, byref(get), byref(xr.ActionStateVector2f())),
        "xrGetActionStatePose": (session, byref(get), byref(xr.ActionStatePose())),
        "xrApplyHapticFeedback": (session, byref(xr.HapticActionInfo()), None),
        "xrStopHapticFeedback": (session, byref(xr.HapticActionInfo())),
    }


def test_every_call_on_a_lost_session_says_so_and_those_on_its_instance_go_on(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.lose_session()
    of_session = {
        name: int(getattr(raw, name)(*given)) for name, given in arguments(app).items() if given[0] is not app.instance
    }
    assert of_session == dict.fromkeys(of_session, SESSION_LOST)
    assert len(of_session) > 25
    assert app.get_system() == 0


def test_every_call_on_a_lost_instance_says_so(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.lose_instance()
    answers = {name: int(getattr(raw, name)(*given)) for name, given in arguments(app).items()}
    assert answers == dict.fromkeys(answers, INSTANCE_LOST)
    assert len(answers) > 40


def test_an_announced_loss_of_the_session(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.announce_session_loss(after_s=0.5)
    app.poll()
    assert app.states[-1] == xr.SessionState.LOSS_PENDING
    assert app.wait_frame() == LOSS_PENDING
    assert app.begin_frame() == LOSS_PENDING
    assert app.end_frame() == LOSS_PENDING
    simulator.clock.advance_ns(NS_PER_S)
    assert app.wait_frame() == SESSION_LOST


def test_an_announced_loss_of_the_instance_names_its_time(simulate, application):
    simulator = simulate()
    app = application().start()
    app.frame()
    simulator.announce_loss(after_s=0.5)
    (event,) = app.poll()
    loss_time = event.as_(xr.EventDataInstanceLossPending).loss_time
    assert app.frame_state.predicted_display_time < loss_time
    results = [app.frame() for _ in range(60)]
    assert results[0] == 0
    assert results[-1] == INSTANCE_LOST
    assert app.frame_state.predicted_display_time >= loss_time - NS_PER_S // 20


def test_the_runtime_dies_and_is_restarted(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.die()
    assert app.wait_frame() == INSTANCE_LOST
    assert int(raw.xrDestroyInstance(app.instance)) == 0
    assert application().create_instance() == RUNTIME_UNAVAILABLE
    simulator.restart()
    assert app.wait_frame() < 0
    application().start().frames(3)


def test_unplugging_ends_the_session_and_hides_the_system(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.unplug()
    app.poll()
    assert app.states[-1] == xr.SessionState.LOSS_PENDING
    assert app.get_system() == -35
    simulator.clock.advance_ns(NS_PER_S)
    assert app.wait_frame() == SESSION_LOST
    assert int(raw.xrDestroySession(app.session)) == 0
    assert app.create_session(egl_binding(app.context)) == -35
    simulator.plug_in()
    assert app.create_session() == 0


@pytest.mark.parametrize("act", [acts.lose_session, acts.lose_instance, acts.die])
def test_a_script_loses_it_at_a_named_call_and_number(simulate, application, act):
    simulator = simulate(script=Script((Step(acts.at_call("xrEndFrame", 8), act()),)))
    app = application().start(7)
    assert simulator.statistics.calls("xrEndFrame") == 7
    assert first_failure(app)[0] == "xrEndFrame"


def test_a_script_restarts_a_dead_runtime_while_nobody_holds_an_instance(simulate, application):
    steps = (Step(acts.at_s(1), acts.die()), Step(acts.at_s(3), acts.restart()))
    simulator = simulate(script=Script(steps))
    app = application().start()
    assert INSTANCE_LOST in [app.frame() for _ in range(100)]
    raw.xrDestroyInstance(app.instance)
    assert application().create_instance() < 0
    simulator.clock.advance_ns(3 * NS_PER_S)
    assert application().create_instance() == 0


def test_a_hook_can_replace_any_call(simulate, application):
    simulator = simulate()
    app = application().start()
    ended = simulator.statistics.frames_ended
    remove = simulator.before("xrEndFrame", lambda _name: -2)
    assert first_failure(app) == ("xrEndFrame", -2)
    assert simulator.statistics.frames_ended == ended
    remove()
    assert app.end_frame() == 0


def test_a_hook_after_a_call_sees_its_result(simulate, application):
    simulator = simulate()
    app = application().start()
    seen = []
    remove = simulator.after("xrBeginFrame", lambda name, result: seen.append((name, result)))
    app.begin_frame()
    app.frame()
    remove()
    app.frame()
    assert seen == [("xrBeginFrame", -37), ("xrBeginFrame", 0)]


def test_calls_and_results_are_counted(simulate, application):
    simulator = simulate()
    app = application().start(4)
    app.begin_frame()
    statistics = simulator.statistics
    assert statistics.calls("xrBeginFrame") == 5
    assert statistics.results("xrBeginFrame") == {0: 4, -37: 1}
    assert statistics.calls("xrCreateActionSet") == 0
    assert statistics.live_handles == {"instance": 1, "session": 1, "space": 1, "swapchain": 1}
    assert statistics.images_held == 0
    app.acquire()
    assert statistics.images_held == 1
    raw.xrDestroySwapchain(app.swapchain)
    assert statistics.images_held == 0


def test_a_hook_on_a_function_that_does_not_exist(simulate):
    with pytest.raises(KeyError):
        simulate().before("xrMakeCoffee", lambda _name: None)


@pytest.mark.parametrize(("name", "number"), [("EndFrame", 1), ("xrEndFrame", 0)])
def test_a_script_step_that_can_never_happen(name, number):
    with pytest.raises(ValueError, match="no call"):
        acts.at_call(name, number)


def test_every_function_that_pyopenxr_exports_of_the_core_is_there(simulate):
    simulator = simulate()
    exported = {name for name in dir(raw) if name.startswith("xr") and callable(getattr(raw, name))}
    offered = {*simulator.function_names, "xrGetInstanceProcAddr"}
    missing = {name for name in exported if not name[-1].isupper()} - offered
    assert missing == set()
