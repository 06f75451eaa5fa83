"""Who confirms what happens to the infusion."""

import os
import signal

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.events import InfusionStarted, InfusionStopped, SessionEnded
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.player.operators import KeyboardOperator, PlannedOperator, SignalOperator

MIN_NS = 60 * NS_PER_S


def acts_by(operator, session_ns):
    acts = []
    while (act := operator.act(session_ns)) is not None:
        acts.append(act)
    return acts


def test_the_plan_confirms_at_exactly_the_planned_times():
    operator = PlannedOperator(plan_for_infusion(40))
    assert acts_by(operator, 5 * MIN_NS - 1) == []
    assert acts_by(operator, 5 * MIN_NS + 123) == [InfusionStarted(5 * MIN_NS)]
    assert acts_by(operator, 44 * MIN_NS) == []
    assert acts_by(operator, 70 * MIN_NS) == [InfusionStopped(45 * MIN_NS), SessionEnded(60 * MIN_NS)]
    assert acts_by(operator, 90 * MIN_NS) == []


def test_keys_become_acts_at_the_time_they_are_taken_in():
    keys = iter(["s", "?", "X", "q", ""])
    operator = KeyboardOperator()
    operator._listen(lambda: next(keys))
    assert acts_by(operator, MIN_NS) == [InfusionStarted(MIN_NS), InfusionStopped(MIN_NS), SessionEnded(MIN_NS)]


def test_no_key_is_waited_for():
    assert KeyboardOperator().act(MIN_NS) is None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_a_polite_kill_and_a_closed_window_end_the_session_in_order_and_only_once(number):
    before = signal.getsignal(number)
    with SignalOperator() as operator:
        assert acts_by(operator, MIN_NS) == []
        os.kill(os.getpid(), number)
        assert acts_by(operator, MIN_NS) == [SessionEnded(MIN_NS)]
        assert operator.interrupted
        assert acts_by(operator, 2 * MIN_NS) == []
    assert signal.getsignal(number) is before
