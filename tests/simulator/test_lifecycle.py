"""Session states follow the graph of the specification, edge by edge."""

from __future__ import annotations

import pytest
import xr
from xr import raw_functions as raw

S = xr.SessionState
EDGES = {
    (S.UNKNOWN, S.IDLE),
    (S.IDLE, S.READY),
    (S.READY, S.SYNCHRONIZED),
    (S.SYNCHRONIZED, S.VISIBLE),
    (S.VISIBLE, S.FOCUSED),
    (S.FOCUSED, S.VISIBLE),
    (S.VISIBLE, S.SYNCHRONIZED),
    (S.SYNCHRONIZED, S.STOPPING),
    (S.STOPPING, S.IDLE),
    (S.IDLE, S.EXITING),
} | {(state, S.LOSS_PENDING) for state in S}


def assert_follows_the_graph(states) -> None:
    for edge in zip([S.UNKNOWN, *states], states, strict=False):
        assert edge in EDGES


def test_a_session_is_idle_and_then_ready_when_the_headset_is_worn(simulate, application):
    simulate()
    app = application().set_up()
    app.poll()
    assert app.states == [S.IDLE, S.READY]


def test_nobody_wears_the_headset_and_the_session_stays_idle_until_somebody_does(simulate, application):
    simulator = simulate(worn=False)
    app = application().set_up()
    app.poll()
    assert app.states == [S.IDLE]
    simulator.put_on()
    app.poll()
    assert app.states == [S.IDLE, S.READY]


def test_frames_bring_the_session_up_one_state_at_a_time(simulate, application):
    simulate()
    app = application().set_up()
    app.begin()
    should_render = []
    for _ in range(4):
        app.frame()
        should_render.append(bool(app.frame_state.should_render))
    app.poll()
    assert app.states == [S.IDLE, S.READY, S.SYNCHRONIZED, S.VISIBLE, S.FOCUSED]
    assert should_render == [False, False, True, True]


def test_taking_the_headset_off_stops_the_session_and_wearing_it_makes_it_ready_again(simulate, application):
    simulator = simulate()
    app = application().start()
    app.states.clear()
    simulator.take_off()
    app.poll()
    assert app.states == [S.VISIBLE, S.SYNCHRONIZED, S.STOPPING]
    assert app.end_session() == 0
    app.poll()
    assert app.states[-1] == S.IDLE
    simulator.put_on()
    app.poll()
    assert app.states[-1] == S.READY
    assert app.begin() == 0
    app.frames(4)
    assert app.states[-1] == S.FOCUSED


def test_the_headset_is_worn_again_before_the_application_has_ended_its_session(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.take_off()
    simulator.put_on()
    assert app.end_session() == 0
    app.poll()
    assert app.states[-3:] == [S.STOPPING, S.IDLE, S.READY]


def test_a_headset_taken_off_before_the_first_frame_waits_for_the_session_to_begin(simulate, application):
    simulator = simulate()
    app = application().set_up()
    simulator.take_off()
    app.poll()
    assert app.states == [S.IDLE, S.READY]
    app.begin()
    app.frame()
    app.poll()
    assert app.states == [S.IDLE, S.READY, S.SYNCHRONIZED, S.STOPPING]


def test_a_headset_without_a_stopping_sensor_goes_on_when_it_is_off(simulate, application):
    simulator = simulate(stops_when_off=False)
    app = application().start()
    simulator.take_off()
    app.frames(3)
    assert app.states[-1] == S.FOCUSED


def test_the_application_asks_to_exit(simulate, application):
    simulate()
    app = application().start()
    app.states.clear()
    assert int(raw.xrRequestExitSession(app.session)) == 0
    app.poll()
    assert app.states == [S.VISIBLE, S.SYNCHRONIZED, S.STOPPING]
    app.end_session()
    app.poll()
    assert app.states[-2:] == [S.IDLE, S.EXITING]


def test_a_request_to_exit_before_the_first_frame_is_heard_with_the_first_frame(simulate, application):
    simulate()
    app = application().set_up()
    app.begin()
    assert int(raw.xrRequestExitSession(app.session)) == 0
    app.frame()
    app.poll()
    assert app.states == [S.IDLE, S.READY, S.SYNCHRONIZED, S.STOPPING]


def test_the_user_closes_the_application_from_the_headsets_menu(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.request_exit()
    app.poll()
    app.end_session()
    app.poll()
    assert app.states[-3:] == [S.STOPPING, S.IDLE, S.EXITING]


def test_a_menu_over_the_session_and_another_application_in_front_of_it(simulate, application):
    simulator = simulate()
    app = application().start()
    app.states.clear()
    simulator.set_focused(False)
    app.frames(2)
    simulator.set_visible(False)
    app.frames(2)
    assert not app.frame_state.should_render
    simulator.set_visible(True)
    simulator.set_focused(True)
    app.frames(3)
    assert app.states == [S.VISIBLE, S.SYNCHRONIZED, S.VISIBLE, S.FOCUSED]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_people_do_every_transition_is_an_edge_of_the_graph(simulate, application, seed):
    import random

    rng = random.Random(seed)
    simulator = simulate()
    app = application().set_up()
    running = False
    for _ in range(200):
        act = rng.choice(
            [simulator.take_off, simulator.put_on, lambda: simulator.set_visible(rng.random() < 0.7)]
            + [lambda: simulator.set_focused(rng.random() < 0.7)]
            + [app.frame] * 8
        )
        act()
        app.poll()
        if app.states[-1] == S.READY and not running:
            assert app.begin() == 0
            running = True
        if app.states[-1] == S.STOPPING and running:
            assert app.end_session() == 0
            running = False
    app.poll()
    assert_follows_the_graph(app.states)
    assert {S.IDLE, S.READY, S.SYNCHRONIZED, S.STOPPING} <= set(app.states)


def test_the_events_carry_the_session_and_a_time_of_the_xr_clock(simulate, application):
    simulate()
    app = application().set_up()
    first = app.poll()[0].as_(xr.EventDataSessionStateChanged)
    assert first.session == app.session
    assert first.time > 0


def test_too_many_unread_events_are_lost_and_the_application_is_told_how_many(simulate, application):
    simulator = simulate()
    app = application().start()
    for _ in range(150):
        simulator.recentre()
    events = app.poll()
    lost = [event.as_(xr.EventDataEventsLost) for event in events if event.kind == 49]
    assert len(events) == 257
    assert [event.lost_event_count for event in lost] == [300 - 256]
