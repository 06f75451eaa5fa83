"""Whatever a part of the examination does, the others are heard, and it becomes one finding."""

from __future__ import annotations

import threading

import pytest

from vr_runtime.finding import Finding, Level
from vr_runtime.preflight.parts import Part, findings_of
from vr_runtime.problem import ExitCode, Problem

FINE = Finding("fine", "computer", "disk", Level.OK, "there is room")
MORE = Finding("more", "computer", "disk", Level.OK, "and more")


def part(look, **changes):
    return Part(**{"name": "disk", "group": "computer", "look": look, "within_s": 60.0, "remedy": "Look"} | changes)


def test_findings_stand_in_the_order_of_the_parts_whichever_is_done_first():
    second_done = threading.Event()

    def waits():
        assert second_done.wait(60.0)
        yield FINE

    def goes_on():
        yield MORE
        second_done.set()

    assert findings_of([part(waits), part(goes_on)]) == [FINE, MORE]


@pytest.mark.parametrize(("vital", "level", "code"), [(True, "problem", 70), (False, "warning", 0)])
def test_a_fault_is_one_finding_after_what_was_found_before(vital, level, code):
    def breaks():
        yield FINE
        raise ValueError("the platter\nfell down")

    first, fault, other = findings_of([part(breaks, vital=vital), part(lambda: [MORE])])
    assert (first, other) == (FINE, MORE)
    assert (fault.name, fault.level, fault.exit_code, fault.remedy) == ("disk_failed", level, code, "Look")
    assert "ValueError: the platter fell down" in fault.found
    assert "\n" not in fault.line()


def test_a_problem_keeps_its_own_words_and_code():
    def refused():
        raise Problem(ExitCode.NO_HEADSET, "It is gone", "Fetch it")

    [finding] = findings_of([part(refused, vital=True)])
    assert (finding.found, finding.remedy, finding.exit_code) == ("It is gone", "Fetch it", ExitCode.NO_HEADSET)


def test_a_part_that_hangs_is_left_behind_and_keeps_what_it_found():
    let_go = threading.Event()

    def hangs():
        yield FINE
        let_go.wait(600.0)
        yield MORE

    found = threading.Event()

    def others():
        found.set()
        return [MORE]

    try:
        slow = part(hangs, name="headset", within_s=2.0, vital=True)
        assert findings_of([part(others)])  # threads start here at all
        first, silent, other = findings_of([slow, part(others)])
    finally:
        let_go.set()
    assert (first, other) == (FINE, MORE)
    assert (silent.name, silent.level, silent.exit_code) == ("headset_silent", Level.PROBLEM, ExitCode.RUNTIME_REFUSED)
    assert silent.values == {"seconds": 2.0}
