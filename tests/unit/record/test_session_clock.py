"""A session's time goes on across a restart: by the monotonic clock within a boot, else by the wall clock, bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.clock import NS_PER_S
from vr_runtime.record.session_clock import LONGEST_GAP_NS, ClockMark, Reading, StepWatch, boot_name, taken_up

HOUR_NS = 3600 * NS_PER_S
# The machine has run for 50 s when the session is 10 s old; its last entry comes 20 s later.
MARK = ClockMark(10 * NS_PER_S, Reading(50 * NS_PER_S, 1000 * HOUR_NS, "boot-a"))
LAST_NS = 30 * NS_PER_S


def test_within_a_boot_the_monotonic_clock_decides_whatever_the_wall_clock_says():
    now = Reading(100 * NS_PER_S, 1, "boot-a")
    up = taken_up(MARK, LAST_NS, now)
    assert (up.basis, up.gap_ns, up.origin_ns) == ("same_boot", 30 * NS_PER_S, 40 * NS_PER_S)


@pytest.mark.parametrize("boot", ["boot-b", ""])
def test_after_a_reboot_the_wall_clock_decides(boot):
    now = Reading(5 * NS_PER_S, 1000 * HOUR_NS + 120 * NS_PER_S, boot)
    up = taken_up(MARK, LAST_NS, now)
    assert (up.basis, up.gap_ns) == ("wall_clock", 100 * NS_PER_S)
    assert now.machine_ns - up.origin_ns == LAST_NS + up.gap_ns


def test_a_boot_without_a_name_is_never_the_same_one():
    mark = ClockMark(10, Reading(50, 1000, ""))
    assert taken_up(mark, 10, Reading(60, 1020, "")).basis == "wall_clock"


@pytest.mark.parametrize(("wall_ns", "gap_ns"), [(0, 0), (1000 * HOUR_NS, 0), (9000 * HOUR_NS, LONGEST_GAP_NS)])
def test_a_wall_clock_that_cannot_be_right_is_bounded(wall_ns, gap_ns):
    up = taken_up(MARK, LAST_NS, Reading(7, wall_ns, "boot-b"))
    assert (up.basis, up.gap_ns) == ("wall_clock_bounded", gap_ns)


readings = st.builds(Reading, st.integers(0, 10**18), st.integers(0, 2 * 10**18), st.sampled_from(["", "a", "b"]))
marks = st.builds(ClockMark, st.integers(0, 10**14), readings)


@given(marks, st.integers(0, 10**14), readings)
def test_session_time_never_turns_back(mark, last_ns, now):
    up = taken_up(mark, last_ns, now)
    assert up.gap_ns >= 0
    assert now.machine_ns - up.origin_ns == last_ns + up.gap_ns


def test_a_step_of_the_wall_clock_is_seen_once_and_slewing_is_not():
    clocks = {"machine": 0, "wall": 5 * HOUR_NS}
    watch = StepWatch(lambda: clocks["machine"], lambda: clocks["wall"])
    seen = []
    for step_ns in (0, NS_PER_S // 2000, -2 * HOUR_NS, 0, 90 * NS_PER_S, 0):
        clocks["machine"] += NS_PER_S
        clocks["wall"] += NS_PER_S + step_ns
        seen.append(watch.stepped_ms())
    assert seen == [0, 0, -7_200_000, 0, 90_000, 0]


def test_a_boot_keeps_its_name():
    assert boot_name() == boot_name()
