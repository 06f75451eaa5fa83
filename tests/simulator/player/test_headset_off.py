"""The headset comes off and on again: a normal state, in which the course goes on and the machine rests."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.events import HeadsetOff, HeadsetOn
from vr_runtime.player.ending import ExitReason
from vr_runtime.player.operators import PlannedOperator, SignalOperator
from vr_runtime.player.status import HeadsetState
from vr_runtime.simulator import script
from vr_runtime.simulator.script import Step, at_s

from .rig import BORDERS_S, HEADSET, IDLE_BEFORE, PHASES, PLAN, RECOVERED, EndsAt, player_on

NOT_WORN = replace(HEADSET, worn=False)


class Watcher:
    """Sees every look that the player takes at its operators."""

    patience_ns = 0

    def __init__(self):
        self.looks = []
        self.rig = None

    def act(self, session_ns):
        self.looks.append((self.rig.player.status.headset, session_ns, self.rig.clock.now_ns()))


@pytest.fixture
def watcher():
    return Watcher()


def test_off_and_on_again_is_no_loss(watcher):
    steps = Step(at_s(2), script.take_off()), Step(at_s(7), script.put_on())
    with player_on(*steps, time_lapse=360.0, operators=[PlannedOperator(PLAN), watcher]) as rig:
        watcher.rig = rig
        assert rig.play() is ExitReason.FINISHED
        statistics = rig.statistics
        assert rig.player.recoveries == 0
        assert statistics.calls("xrCreateSession") == 1
        assert statistics.calls("xrBeginSession") == statistics.calls("xrEndSession") == 2
        assert rig.frames_flagged(RECOVERED) == 0
        assert rig.missed() == {"headset_idle": pytest.approx(5 * 90, abs=5)}
        # the first frame of all, and the first after the pause
        idle = [ended_ns for flags, ended_ns in rig.flagged if flags & IDLE_BEFORE]
        assert [ended_ns / NS_PER_S - 1.0 for ended_ns in idle] == [
            pytest.approx(0.0, abs=0.1),
            pytest.approx(7.0, abs=0.1),
        ]


def test_the_course_hears_of_it_and_the_world_is_turned_to_the_wearer():
    steps = Step(at_s(4), script.take_off()), Step(at_s(7), script.put_on())
    with player_on(*steps, operators=[], time_lapse=1.0, duration_s=12.0) as rig:
        located, visible = [], []
        rig.simulator.after("xrBeginSession", lambda *_: located.append(rig.statistics.calls("xrLocateSpace")))
        rig.simulator.after("xrEndFrame", lambda *_: visible.append(rig.player._scenery.stage.output.visible))
        rig.play()
        off, on = rig.player.timeline.course.events
        assert (type(off), type(on)) == (HeadsetOff, HeadsetOn)
        assert off.t_ns / NS_PER_S == pytest.approx(4.0, abs=0.2)
        assert (on.t_ns - off.t_ns) / NS_PER_S == pytest.approx(3.0, abs=0.2)
        assert rig.statistics.calls("xrLocateSpace") > located[-1], "the view was not levelled"
        dark_again = visible.index(min(visible[180:]), 180)
        assert visible[dark_again] < 0.01, "it must come back from the dark"
        assert visible[dark_again + 90] < 0.5, "and slowly"


def test_the_course_runs_on_while_the_headset_is_off(watcher):
    steps = Step(at_s(2), script.take_off()), Step(at_s(7), script.put_on())
    with player_on(*steps, time_lapse=360.0, operators=[PlannedOperator(PLAN), watcher]) as rig:
        watcher.rig = rig
        rig.play()
        assert [name for name, _, _ in rig.spans()] == PHASES
        assert [entered_s for _, entered_s, _ in rig.spans()] == BORDERS_S
        assert rig.player.timeline.course.at(2000 * NS_PER_S).infusion_s == 1700.0
    times = [session_ns for _, session_ns, _ in watcher.looks]
    assert times == sorted(times), "the session's time never goes back"


def test_an_idle_player_is_throttled_but_awake(watcher):
    steps = Step(at_s(2), script.take_off()), Step(at_s(12), script.put_on())
    polls = []
    with player_on(*steps, time_lapse=360.0, operators=[PlannedOperator(PLAN), watcher]) as rig:
        watcher.rig = rig
        rig.simulator.before("xrPollEvent", lambda _name: polls.append(rig.elapsed_s()))
        rig.play()
    idle = [at_s for at_s in polls if 3.0 <= at_s < 11.0]
    assert 8 * 10 <= len(idle) <= 8 * 60
    off = [now_ns for state, _, now_ns in watcher.looks if state is HeadsetState.OFF and now_ns > 3 * NS_PER_S]
    assert max(after - before for before, after in itertools.pairwise(off[:-1])) <= 50_000_000


def test_putting_it_on_again_gives_a_picture_at_once():
    with player_on(Step(at_s(2), script.take_off()), Step(at_s(5), script.put_on()), time_lapse=360.0) as rig:
        drawn = []
        rig.simulator.after("xrReleaseSwapchainImage", lambda _name, _result: drawn.append(rig.elapsed_s()))
        rig.play()
    assert min(at_s for at_s in drawn if at_s > 4.0) < 5.15


def test_it_ends_in_order_while_the_headset_is_off():
    with player_on(Step(at_s(2), script.take_off()), time_lapse=1.0, operators=[EndsAt(4.0)]) as rig:
        assert rig.play() is ExitReason.OPERATOR
        assert rig.elapsed_s() < 20
        assert rig.statistics.calls("xrRequestExitSession") == 0, "only a running session can be asked to exit"


def test_the_plan_ends_while_the_headset_is_off():
    with player_on(Step(at_s(2), script.take_off())) as rig:
        assert rig.play() is ExitReason.FINISHED
        assert [entered_s for _, entered_s, _ in rig.spans()] == BORDERS_S


def test_a_headset_that_nobody_wears_yet_is_waited_for():
    with player_on(Step(at_s(30), script.put_on()), headset=NOT_WORN) as rig:
        assert rig.play() is ExitReason.FINISHED
        # the session's time begins with the first picture
        assert [entered_s for _, entered_s, _ in rig.spans()] == BORDERS_S
        assert rig.elapsed_s() == pytest.approx(30 + 4 + 3, abs=0.5)
        assert rig.missed() == {}
        assert rig.statistics.calls("xrPollEvent") < 30 * 60 + 900


def test_who_ends_it_before_anybody_wore_the_headset_is_heard():
    with player_on(headset=NOT_WORN, operators=[EndsAt(0.0)]) as rig:
        assert rig.play() is ExitReason.OPERATOR
        assert rig.elapsed_s() < 1.0
        assert rig.statistics.frames_waited == 0


def test_ctrl_c_before_anybody_wore_the_headset_is_heard():
    signals = SignalOperator()
    signals.interrupted = True
    with player_on(headset=NOT_WORN, operators=[signals]) as rig:
        assert rig.play() is ExitReason.OPERATOR


def test_a_duration_ends_while_nobody_wears_the_headset():
    with player_on(headset=NOT_WORN, duration_s=5.0, time_lapse=1.0) as rig:
        assert rig.play() is ExitReason.DURATION
        assert rig.elapsed_s() == pytest.approx(5.0, abs=0.1)


def test_a_headset_that_goes_on_while_off_shows_nothing_but_is_not_ended():
    """Some runtimes keep the session running and only stop asking for pictures."""
    headset = replace(HEADSET, stops_when_off=False)
    with player_on(headset=headset, time_lapse=360.0) as rig:
        rig.on_frame(200, lambda rig: (rig.simulator.take_off(), rig.simulator.set_visible(False)))
        rig.on_frame(400, lambda rig: (rig.simulator.put_on(), rig.simulator.set_visible(True)))
        assert rig.play() is ExitReason.FINISHED
        assert rig.statistics.calls("xrEndSession") == 1
        assert rig.statistics.frames_without_layers > 190
        assert rig.missed() == {}
