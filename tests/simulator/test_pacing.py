"""A display's slots, who gets which, and the clock they are timed by."""

from __future__ import annotations

import ctypes
import threading
from ctypes import byref, c_int64
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.simulator import Script, Step
from vr_runtime.simulator import script as acts
from vr_runtime.simulator.display import Display
from vr_runtime.simulator.runtime import XR_TIME_OFFSET_NS

from .application import EGL, OPENGL

PERIOD_NS = 11_111_111


# --- the display alone


@given(st.integers(0, 10**15), st.lists(st.integers(0, 10**8), min_size=1, max_size=50))
def test_slots_only_ever_rise_and_their_wake_up_is_never_past(start_ns, work_ns):
    display, now_ns, before = Display(90.0, start_ns), start_ns, 0
    for work in work_ns:
        slot = display.next_slot(now_ns)
        assert slot > before
        assert display.wake_ns(slot) >= now_ns
        # and no slot is wasted: the one before is taken, or its wake-up is past
        assert slot == before + 1 or display.wake_ns(slot - 1) < now_ns or before == 0
        now_ns, before = display.wake_ns(slot) + work, slot


@given(st.integers(0, 4 * PERIOD_NS))
def test_a_picture_is_shown_in_its_own_slot_or_in_the_next_one_it_is_in_time_for(work_ns):
    display = Display(90.0, 0)
    slot = display.next_slot(0)
    end_ns = display.wake_ns(slot) + work_ns
    shown = display.shown_slot(slot, end_ns)
    assert shown >= slot
    assert display.deadline_ns(shown) >= end_ns
    assert shown == slot or display.deadline_ns(shown - 1) < end_ns


def test_two_pictures_never_share_a_slot():
    display = Display(90.0, 0)
    first, second = display.next_slot(0), display.next_slot(PERIOD_NS)
    late_ns = display.deadline_ns(second)
    assert display.shown_slot(first, late_ns) == second
    assert display.shown_slot(second, late_ns) == second + 1


def test_another_refresh_rate_goes_on_from_the_last_slot():
    display = Display(90.0, 0)
    slot = display.next_slot(0)
    at_ns = display.display_ns(slot)
    display.set_refresh(72.0)
    assert display.display_ns(slot) == at_ns
    assert display.display_ns(slot + 1) - at_ns == round(NS_PER_S / 72)


# --- through the loader, on the virtual clock


def test_every_frame_is_predicted_one_period_after_the_one_before(simulate, application):
    simulate()
    app = application().start()
    times = []
    for _ in range(200):
        app.frame()
        times.append(app.frame_state.predicted_display_time)
    assert {after - before for before, after in pairwise(times)} == {PERIOD_NS}
    assert app.frame_state.predicted_display_period == PERIOD_NS


def test_the_virtual_clock_stands_at_the_wake_up_two_periods_before_the_display(simulate, application):
    simulator = simulate()
    app = application().start()
    app.wait_frame()
    ahead_ns = app.frame_state.predicted_display_time - (simulator.clock.now_ns() + XR_TIME_OFFSET_NS)
    assert ahead_ns == 2 * PERIOD_NS


@pytest.mark.parametrize(
    ("work_periods", "gap"), [(0.0, 1), (0.5, 1), (1.0, 1), (1.01, 2), (1.9, 2), (2.5, 3), (9.2, 10)]
)
def test_work_that_takes_longer_than_a_period_costs_whole_slots(simulate, application, work_periods, gap):
    simulator = simulate()
    app = application().start()
    app.frame()
    before = app.frame_state.predicted_display_time
    app.wait_frame()
    app.begin_frame()
    simulator.clock.advance_ns(int(work_periods * PERIOD_NS))
    app.end_frame()
    app.frame()
    assert app.frame_state.predicted_display_time - before == (gap + 1) * PERIOD_NS


def test_a_late_picture_is_shown_late_and_counted(simulate, application):
    simulator = simulate()
    app = application().start()
    app.wait_frame()
    app.begin_frame()
    simulator.clock.advance_ns(int(1.2 * PERIOD_NS))
    app.end_frame()
    statistics = simulator.statistics
    assert statistics.frames_late == 1
    assert statistics.displayed_slots.slots()[-1] == statistics.predicted_slots.slots()[-1] + 1


def test_the_runtime_itself_can_be_late(simulate, application):
    steps = (Step(acts.at_frame(20), acts.late(periods=3)),)
    simulator = simulate(script=Script(steps))
    app = application().start()
    app.frames(40)
    slots = simulator.statistics.predicted_slots.slots()
    gaps = [after - before for before, after in pairwise(slots)]
    assert gaps.count(1) == len(gaps) - 1
    assert gaps[18] == 4
    # and that is not the application's fault
    assert simulator.statistics.frames_late == 0


def test_frames_are_paced_while_nothing_is_to_be_drawn(simulate, application):
    simulator = simulate()
    app = application().start()
    simulator.set_visible(False)
    before_ns = simulator.clock.now_ns()
    for _ in range(90):
        app.frame()
    assert not app.frame_state.should_render
    assert simulator.clock.now_ns() - before_ns == 90 * PERIOD_NS


def test_a_frame_for_another_time_than_predicted_is_noticed(simulate, application):
    simulator = simulate()
    app = application().start()
    app.wait_frame()
    app.begin_frame()
    app.end_frame(display_time=app.frame_state.predicted_display_time + 1)
    assert simulator.statistics.display_time_mismatches == 1


def test_the_next_frame_may_be_waited_for_while_this_one_is_drawn(simulate, application):
    """xrWaitFrame of frame N+1 returns after xrBeginFrame of frame N, on another thread."""
    simulator = simulate()
    app = application().start()
    assert app.wait_frame() == 0
    results: list[int] = []
    waiter = threading.Thread(target=lambda: results.append(app.wait_frame()))
    waiter.start()
    assert results == []
    assert app.begin_frame() == 0
    waiter.join(timeout=60)
    assert results == [0]
    assert app.end_frame() == 0
    assert app.begin_frame() == 0
    assert app.end_frame() == 0
    slots = simulator.statistics.predicted_slots.slots()
    assert slots[-1] == slots[-2] + 1


# --- through the loader, on the real clock


def test_real_frames_fall_on_the_grid_of_the_display(simulate, application):
    """No luck needed: however late this machine is, predictions are whole periods apart and never in the past."""
    simulator = simulate(clock=MonotonicClock())
    app = application().start()
    before = app.frame_state.predicted_display_time
    started_ns = simulator.clock.now_ns()
    for _ in range(20):
        app.wait_frame()
        assert (app.frame_state.predicted_display_time - before) % PERIOD_NS == 0
        assert app.frame_state.predicted_display_time > before
        before = app.frame_state.predicted_display_time
        app.begin_frame()
        app.end_frame()
    assert simulator.clock.now_ns() - started_ns >= 18 * PERIOD_NS


# --- time and rates


def test_times_convert_to_the_clock_and_back(simulate, application):
    simulator = simulate()
    app = application((OPENGL, EGL, "XR_KHR_convert_timespec_time")).start()
    to_time = app.function("xrConvertTimespecTimeToTimeKHR")
    to_timespec = app.function("xrConvertTimeToTimespecTimeKHR")
    app.wait_frame()
    now_ns = simulator.clock.now_ns()
    timespec = to_timespec._argtypes_[2]._type_()
    timespec.tv_sec, timespec.tv_nsec = divmod(now_ns, NS_PER_S)
    xr_time = c_int64()
    assert int(to_time(app.instance, byref(timespec), byref(xr_time))) == 0
    assert xr_time.value != now_ns
    assert app.frame_state.predicted_display_time - xr_time.value == 2 * PERIOD_NS
    assert int(to_timespec(app.instance, xr_time, byref(timespec))) == 0
    assert timespec.tv_sec * NS_PER_S + timespec.tv_nsec == now_ns
    timespec.tv_nsec = NS_PER_S
    assert int(to_time(app.instance, byref(timespec), byref(xr_time))) == -30
    assert int(to_timespec(app.instance, 5, byref(timespec))) == -30


def test_the_refresh_rate_is_listed_asked_for_and_announced(simulate, application):
    import xr

    simulator = simulate()
    app = application((OPENGL, EGL, "XR_FB_display_refresh_rate")).start()
    rate, count = ctypes.c_float(), ctypes.c_uint32()
    rates = (ctypes.c_float * 8)()
    enumerate_rates = app.function("xrEnumerateDisplayRefreshRatesFB")
    assert int(enumerate_rates(app.session, 8, byref(count), rates)) == 0
    assert list(rates[: count.value]) == [72.0, 80.0, 90.0, 120.0]
    assert int(enumerate_rates(app.session, 2, byref(count), rates)) == -11
    request = app.function("xrRequestDisplayRefreshRateFB")
    assert int(request(app.session, 61.0)) == -1000101000
    assert int(request(app.session, 90.0)) == 0
    assert app.poll() == []
    assert int(request(app.session, 120.0)) == 0
    event = app.poll()[0].as_(xr.EventDataDisplayRefreshRateChangedFB)
    assert (event.from_display_refresh_rate, event.to_display_refresh_rate) == (90.0, 120.0)
    assert int(app.function("xrGetDisplayRefreshRateFB")(app.session, byref(rate))) == 0
    assert rate.value == simulator.refresh_hz == 120.0
    app.frame()
    assert app.frame_state.predicted_display_period == round(NS_PER_S / 120)
    assert int(request(app.session, 0.0)) == 0
    assert simulator.refresh_hz == 90.0


def test_the_user_changes_the_refresh_rate_without_being_asked(simulate, application):
    steps = (Step(acts.at_s(0.5), acts.refresh_rate(72.0)),)
    simulate(script=Script(steps))
    app = application((OPENGL, EGL, "XR_FB_display_refresh_rate")).start()
    app.frames(60)
    assert app.frame_state.predicted_display_period == round(NS_PER_S / 72)
    assert 1000101000 in {event.kind for event in app.events}


def test_a_headset_whose_rate_is_not_on_its_own_list():
    from vr_runtime.simulator import HeadsetProfile

    with pytest.raises(ValueError, match="61"):
        HeadsetProfile(refresh_hz=61.0)
