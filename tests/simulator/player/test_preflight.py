"""What the pre-flight finds on a headset: it plays a few empty frames, ends in order, and says what is wrong."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest

from vr_runtime.clock import NS_PER_S, VirtualClock
from vr_runtime.problem import ExitCode
from vr_runtime.simulator import Script, Simulator, Step
from vr_runtime.simulator.script import answer, at_call
from vr_runtime.xr import extensions, results
from vr_runtime.xr.preflight import examine

from .rig import HEADSET


@contextmanager
def headset(*steps, **changed):
    clock = VirtualClock()
    with Simulator(clock, replace(HEADSET, **changed), Script(steps)).installed() as simulator:
        simulator.clock = clock
        yield simulator
    assert simulator.statistics.live_handles == {}
    assert simulator.statistics.exceptions == []


def found(simulator):
    began_ns = simulator.clock.now_ns()
    findings = {finding.name: finding for finding in examine(simulator.clock)}
    simulator.took_s = (simulator.clock.now_ns() - began_ns) / NS_PER_S
    return findings


def test_a_headset_that_is_ready():
    with headset() as simulator:
        findings = found(simulator)
        assert simulator.took_s < 1.0
    assert {"runtime_found", "headset_found", "tracking_works", "worn", "space_floor"} <= set(findings)
    assert findings["refresh_rate_wanted"].values == {"hz": 90}
    assert not [one for one in findings.values() if one.level == "problem"]
    assert all(one.remedy for one in findings.values() if one.level != "ok")


def test_the_session_it_opens_is_ended_in_order():
    calls = []
    with headset() as simulator:
        for name in ("xrBeginSession", "xrRequestExitSession", "xrEndSession", "xrDestroySession"):
            simulator.after(name, lambda called, result: calls.append((called, result)))
        found(simulator)
    assert calls == [
        ("xrBeginSession", 0),
        ("xrRequestExitSession", 0),
        ("xrEndSession", 0),
        ("xrDestroySession", 0),
    ]


def test_a_head_that_is_not_found_is_looked_for_two_seconds_and_no_longer():
    with headset() as simulator:
        simulator.set_view_valid(False)
        findings = found(simulator)
        assert 1.9 < simulator.took_s < 3.0
    assert (findings["tracking_lost"].level, bool(findings["tracking_lost"].remedy)) == ("warning", True)


def test_a_head_that_is_found_late_is_found():
    with headset() as simulator:
        simulator.invalidate_views(90)
        assert "tracking_works" in found(simulator)
        assert 1.0 < simulator.took_s < 2.0


def test_a_headset_that_begins_no_session_until_it_is_worn():
    with headset(worn=False) as simulator:
        findings = found(simulator)
        assert simulator.took_s < 3.0
    assert "Put the headset on" in findings["tracking_unseen"].remedy


def test_a_headset_that_lies_on_the_table_and_plays_all_the_same():
    with headset(worn=False, stops_when_off=False) as simulator:
        findings = found(simulator)
    assert findings["worn_not_yet"].level == "ok"
    assert "tracking_works" in findings


def test_a_runtime_that_tells_neither_wearer_nor_rate_is_measured():
    spoken = HEADSET.extensions - {extensions.USER_PRESENCE, extensions.REFRESH_RATE}
    with headset(extensions=spoken, refresh_rates_hz=(72.0,), refresh_hz=72.0) as simulator:
        findings = found(simulator)
    assert "worn_untold" in findings
    assert findings["refresh_rate_other"].values == {"hz": 72}


@pytest.mark.parametrize("call", ["xrWaitFrame", "xrBeginFrame", "xrEndFrame", "xrLocateSpace"])
def test_a_call_that_fails_is_one_finding_after_the_others(call):
    with headset(Step(at_call(call, 1), answer(results.ERROR_RUNTIME_FAILURE))) as simulator:
        findings = found(simulator)
    assert "headset_found" in findings
    [problem] = [one for one in findings.values() if one.level == "problem"]
    assert (problem.name, problem.exit_code) == ("runtime_refused", ExitCode.RUNTIME_REFUSED)


@pytest.mark.parametrize("call", ["xrBeginSession", "xrPollEvent"])
def test_a_session_that_is_taken_away_again(call):
    with headset(Step(at_call(call, 1), answer(results.ERROR_RUNTIME_FAILURE))) as simulator:
        findings = found(simulator)
        assert simulator.took_s < 1.0
    assert (findings["session_lost"].level, findings["session_lost"].exit_code) == ("problem", 16)
    assert "tracking_unseen" not in findings


def test_a_headset_that_is_not_there():
    with headset() as simulator:
        simulator.unplug()
        findings = found(simulator)
    assert findings["headset_missing"].exit_code == ExitCode.NO_HEADSET
    assert "runtime_found" in findings
