"""When a player counts as dead, and how often it is started again."""

from __future__ import annotations

from vr_runtime.clock import NS_PER_S
from vr_runtime.host.watchdog import AGAIN_WITHIN_NS, HUNG_NS, START_WITHIN_NS, Verdict, Watchdog

T0 = 1000 * NS_PER_S


def look(watchdog, now_ns, *, running=True, beat_ns=0, busy_until_ns=0):
    return watchdog.look(now_ns, running=running, beat_ns=beat_ns, busy_until_ns=busy_until_ns)


def started():
    watchdog = Watchdog()
    watchdog.started(T0)
    return watchdog


def test_a_player_may_take_its_time_to_start_but_not_for_ever():
    watchdog = started()
    assert look(watchdog, T0 + START_WITHIN_NS - 1) is Verdict.STARTING
    assert look(watchdog, T0 + START_WITHIN_NS) is Verdict.RESTART


def test_the_beats_of_the_player_before_do_not_count():
    assert look(started(), T0 + 1, beat_ns=T0 - 1) is Verdict.STARTING


def test_two_seconds_without_a_beat_are_a_hang():
    watchdog = started()
    assert look(watchdog, T0 + HUNG_NS, beat_ns=T0 + 1) is Verdict.FINE
    assert look(watchdog, T0 + HUNG_NS + 1, beat_ns=T0 + 1) is Verdict.RESTART
    assert watchdog.restarts == 1


def test_a_player_that_opens_something_is_left_alone_as_long_as_it_asked():
    watchdog = started()
    assert look(watchdog, T0 + 9 * NS_PER_S, beat_ns=T0 + 1, busy_until_ns=T0 + 10 * NS_PER_S) is Verdict.FINE
    assert look(watchdog, T0 + 10 * NS_PER_S, beat_ns=T0 + 1, busy_until_ns=T0 + 10 * NS_PER_S) is Verdict.RESTART


def test_a_dead_one_is_noticed_at_once():
    assert look(started(), T0 + 2, running=False, beat_ns=T0 + 1) is Verdict.RESTART


def test_a_second_failure_within_ten_minutes_is_the_last():
    watchdog = started()
    assert look(watchdog, T0, running=False) is Verdict.RESTART
    watchdog.started(T0)
    assert look(watchdog, T0 + AGAIN_WITHIN_NS - 1, running=False) is Verdict.GIVE_UP
    assert look(watchdog, T0 + 9 * AGAIN_WITHIN_NS, beat_ns=T0 + 9 * AGAIN_WITHIN_NS) is Verdict.GIVE_UP


def test_after_ten_good_minutes_it_is_forgiven():
    watchdog = started()
    assert look(watchdog, T0, running=False) is Verdict.RESTART
    watchdog.started(T0)
    assert look(watchdog, T0 + AGAIN_WITHIN_NS, running=False) is Verdict.RESTART
    assert watchdog.restarts == 2
