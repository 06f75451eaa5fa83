"""The headset, its runtime or its session goes away, at any call: the player gets it back and plays on where it is."""

from __future__ import annotations

import itertools

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.player.ending import ExitReason
from vr_runtime.player.operators import PlannedOperator
from vr_runtime.player.status import HeadsetState
from vr_runtime.problem import Problem
from vr_runtime.simulator import script
from vr_runtime.simulator.script import Step, answer, at_call, at_s
from vr_runtime.xr import results
from vr_runtime.xr.headset import Headset

from .rig import BORDERS_S, IDLE_BEFORE, PHASES, PLAN, RECOVERED, EndsAt, player_on

SESSION_LOST, INSTANCE_LOST = results.ERROR_SESSION_LOST, results.ERROR_INSTANCE_LOST
RUNTIME_FAILURE = results.ERROR_RUNTIME_FAILURE
CODES = {"session lost": SESSION_LOST, "instance lost": INSTANCE_LOST, "runtime failure": RUNTIME_FAILURE}

IN_THE_LOOP = [
    "xrPollEvent",
    "xrWaitFrame",
    "xrBeginFrame",
    "xrAcquireSwapchainImage",
    "xrWaitSwapchainImage",
    "xrLocateViews",
    "xrReleaseSwapchainImage",
    "xrEndFrame",
]
AT_THE_START = [
    "xrGetInstanceProperties",
    "xrGetSystem",
    "xrGetSystemProperties",
    "xrEnumerateViewConfigurationViews",
    "xrGetOpenGLGraphicsRequirementsKHR",
    "xrCreateSession",
    "xrEnumerateReferenceSpaces",
    "xrCreateReferenceSpace",
    "xrGetReferenceSpaceBoundsRect",
    "xrEnumerateDisplayRefreshRatesFB",
    "xrRequestDisplayRefreshRateFB",
    "xrGetDisplayRefreshRateFB",
    "xrEnumerateSwapchainFormats",
    "xrCreateSwapchain",
    "xrEnumerateSwapchainImages",
    "xrGetVisibilityMaskKHR",
    "xrBeginSession",
    "xrConvertTimeToTimespecTimeKHR",
]
ONCE_MORE = ["xrCreateInstance", *AT_THE_START]


def kept(rig):
    """What a loss must never cost."""
    player = rig.player
    binding = player.headset.binding
    return binding.gl, binding, player._scenery, player._scenery.stage, player._scenery.gpu_timer


def plays_to_the_end(rig, recoveries=1):
    """The session finishes with its borders where the plan has them, and the GL context and the stage are the same."""
    before = []
    rig.on_frame(2, lambda rig: before.append(kept(rig)))
    after = []
    close = rig.player._close
    rig.player._close = lambda: (after.append(kept(rig)), close())
    assert rig.play() is ExitReason.FINISHED
    assert all(a is b for a, b in zip(before[0], after[0], strict=True))
    assert rig.player.recoveries == recoveries
    assert [name for name, _, _ in rig.spans()] == PHASES
    assert [entered_s for _, entered_s, _ in rig.spans()] == BORDERS_S
    assert set(rig.missed()) <= {"headset_idle"}


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
@pytest.mark.parametrize("call", IN_THE_LOOP)
def test_a_loss_at_any_call_of_a_frame(call, code):
    with player_on(Step(at_call(call, 200), answer(code))) as rig:
        plays_to_the_end(rig)
        assert rig.frames_flagged(RECOVERED) == 1
        assert rig.statistics.calls("xrCreateSession") == 2
        assert rig.statistics.calls("xrCreateInstance") == (1 if code == SESSION_LOST else 2)
        # tried again at once: no more than a few frames are lost
        assert rig.missed().get("headset_idle", 0) < 9


@pytest.mark.parametrize("code", [SESSION_LOST, INSTANCE_LOST], ids=["session lost", "instance lost"])
@pytest.mark.parametrize("call", ONCE_MORE)
def test_a_second_loss_while_the_first_is_being_mended(call, code):
    def breaks_next_time(rig):
        next_call = rig.statistics.calls(call) + 1

        def hook(_name):
            if rig.statistics.calls(call) == next_call:
                return code
            return None

        rig.simulator.before(call, hook)
        rig.simulator.lose_instance()

    with player_on() as rig:
        rig.on_frame(200, breaks_next_time)
        # where the new session was whole already, its own loss is one more
        whole_already = call in {"xrBeginSession", "xrConvertTimeToTimespecTimeKHR"}
        plays_to_the_end(rig, recoveries=2 if whole_already else 1)
        assert rig.missed()["headset_idle"] >= 20, "the second attempt waits a little"


@pytest.mark.parametrize("code", [SESSION_LOST, INSTANCE_LOST], ids=["session lost", "instance lost"])
@pytest.mark.parametrize("call", AT_THE_START)
def test_a_loss_at_the_very_first_opening(call, code):
    with player_on(Step(at_call(call, 1), answer(code))) as rig:
        assert rig.play() is ExitReason.FINISHED
        assert rig.player.recoveries == 1
        assert [entered_s for _, entered_s, _ in rig.spans()] == BORDERS_S


def test_a_refusal_at_the_first_opening_is_for_a_person():
    with player_on(Step(at_call("xrCreateSession", 1), answer(RUNTIME_FAILURE))) as rig:
        with pytest.raises(Problem, match="xrCreateSession returned XR_ERROR_RUNTIME_FAILURE"):
            rig.player.play()
        rig.is_clean()


@pytest.mark.parametrize("call", ["xrEndSession", "xrRequestExitSession", "xrDestroySession"])
@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_loss_on_the_way_out_still_ends_the_session(call, code):
    with player_on(Step(at_call(call, 1), answer(code))) as rig:
        assert rig.player.play() is ExitReason.FINISHED
        assert list(rig.statistics.validation_errors) == []
        assert rig.player.recoveries == 0


def test_an_announced_loss_of_the_session_is_met_before_it_happens():
    with player_on(Step(at_s(1), script.announce_session_loss(1.0))) as rig:
        plays_to_the_end(rig)
        assert rig.statistics.results("xrWaitFrame").get(SESSION_LOST) is None
        assert rig.statistics.calls("xrCreateInstance") == 1


def test_an_announced_loss_of_the_instance_is_met_before_it_happens():
    with player_on(Step(at_s(1), script.announce_instance_loss(1.0))) as rig:
        plays_to_the_end(rig)
        assert rig.statistics.results("xrWaitFrame").get(INSTANCE_LOST) is None
        assert rig.statistics.calls("xrCreateInstance") == 2


def test_an_overrun_event_queue_costs_the_session_not_the_player():
    def flood(rig):
        for number in range(300):
            rig.simulator.set_present(bool(number % 2))
        rig.simulator.set_present(True)

    with player_on() as rig:
        rig.on_frame(200, flood)
        plays_to_the_end(rig)


def attempts_s(rig):
    """Seconds at which the player asked the loader for a runtime or an instance, as they happen."""
    times = []
    available = Headset.open

    def opened(self):
        times.append(rig.elapsed_s())
        return available(self)

    return times, opened


@pytest.mark.parametrize(("gone_s", "most_attempts"), [(3.0, 6), (60.0, 20)])
def test_a_runtime_that_dies_and_comes_back(gone_s, most_attempts, monkeypatch):
    lapse = 36.0
    with player_on(Step(at_s(20), script.die()), Step(at_s(20 + gone_s), script.restart()), time_lapse=lapse) as rig:
        attempts, opened = attempts_s(rig)
        monkeypatch.setattr(Headset, "open", opened)
        plays_to_the_end(rig)
        again = attempts[1:]
        assert again[0] == pytest.approx(20.0, abs=0.05), "at once"
        assert len(again) <= most_attempts
        gaps = [after - before for before, after in itertools.pairwise(again)]
        assert gaps[0] == pytest.approx(0.25, abs=0.05)
        assert all(after >= before - 0.05 for before, after in itertools.pairwise(gaps)), "longer and longer"
        assert max(gaps) < 5.1
        if gone_s == 60.0:
            assert gaps[-1] == pytest.approx(5.0, abs=0.1)
        # back no later than one pause after the runtime, and in the phase where the infusion is by then
        [(flags, ended_ns)] = [entry for entry in rig.flagged if entry[0] & RECOVERED]
        assert flags & IDLE_BEFORE
        assert ended_ns / NS_PER_S - 1.0 <= 20 + gone_s + 5.2
        assert rig.missed()["headset_idle"] == pytest.approx(90 * (again[-1] - 20), abs=10)


def test_the_operator_and_the_status_go_on_while_the_headset_is_lost():
    states = []

    class Watches:
        patience_ns = 0

        def act(self, session_ns):
            states.append((rig.player.status.headset, session_ns))

    with player_on(
        Step(at_s(1), script.die()),
        Step(at_s(8), script.restart()),
        operators=[PlannedOperator(PLAN), Watches()],
        time_lapse=360.0,
    ) as rig:
        plays_to_the_end(rig)
    lost = [session_ns for state, session_ns in states if state is HeadsetState.LOST]
    assert max(lost) - min(lost) > 6 * 360 * NS_PER_S
    assert 6 * 40 < len(lost) < 8 * 55, "watched steadily, not in a busy loop"


def test_the_picture_comes_back_slowly():
    means = []
    with player_on(
        Step(at_s(8), script.lose_session()), scene="gradient", time_lapse=1.0, duration_s=16.0, operators=[]
    ) as rig:

        def look(rig):
            picture = rig.simulator.composed_picture()
            means.append(0.0 if picture is None else picture[0].mean())

        for number in (715, 728, 1000, 1300):
            rig.on_frame(number, look)
        rig.play()
    before, at_once, half_way, back = means
    assert before > 20
    assert at_once < 0.2 * before
    assert at_once < half_way < back
    assert back == pytest.approx(before, rel=0.25)


def test_a_runtime_that_loses_every_new_session_is_not_tried_in_a_busy_loop():
    def breaks(rig):
        rig.simulator.before("xrEndFrame", lambda _name: SESSION_LOST)

    with player_on(time_lapse=1.0, recover_for_s=60.0) as rig:
        rig.on_frame(200, breaks)
        assert rig.play() is ExitReason.HEADSET_LOST
        assert 10 < rig.statistics.calls("xrCreateSession") < 25
        assert 60 < rig.elapsed_s() < 70


def test_losses_far_apart_are_each_mended_at_once():
    steps = [Step(at_s(second), script.lose_session()) for second in (15, 30, 45)]
    with player_on(*steps, time_lapse=60.0) as rig:
        plays_to_the_end(rig, recoveries=3)
        assert rig.frames_flagged(RECOVERED) == 3
        assert rig.missed().get("headset_idle", 0) < 9


def test_a_runtime_that_never_comes_back_ends_the_session():
    with player_on(Step(at_s(2), script.die()), time_lapse=1.0, recover_for_s=30.0) as rig:
        assert rig.play() is ExitReason.HEADSET_LOST
        assert 32 <= rig.elapsed_s() <= 38
        assert "No OpenXR runtime" in rig.player.lost_because
        assert rig.player.recorder.next_frame_number == pytest.approx(180, abs=5)


def test_who_ends_the_session_while_the_headset_is_lost_is_heard():
    with player_on(Step(at_s(2), script.die()), time_lapse=1.0, operators=[EndsAt(10.0)]) as rig:
        assert rig.play() is ExitReason.OPERATOR
        assert 10 <= rig.elapsed_s() < 22


def test_an_unplugged_headset_is_waited_for():
    with player_on(Step(at_s(2), script.unplug()), Step(at_s(6), script.plug_in()), time_lapse=360.0) as rig:
        plays_to_the_end(rig)
