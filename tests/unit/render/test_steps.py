"""Work in small steps: a little at a time, long work on a thread, faults where the steps are taken."""

from __future__ import annotations

import threading

import pytest

from vr_runtime.render.steps import REST, Unhurried, finish


class Clock:
    def __init__(self) -> None:
        self.ns = 0

    def now_ns(self) -> int:
        return self.ns


@pytest.fixture
def clock() -> Clock:
    return Clock()


def ten_steps(clock: Clock, log: list[int]):
    for step in range(10):
        clock.ns += 1_000_000
        log.append(step)
        yield None


def test_steps_are_taken_until_the_time_is_over_and_no_longer(clock):
    log: list[int] = []
    work = Unhurried(ten_steps(clock, log), clock.now_ns)
    work.go_on(3_000_000)
    assert log == [0, 1, 2]
    work.go_on(0)
    assert log == [0, 1, 2, 3]
    assert not work.is_done


def test_what_is_left_is_done_when_it_must_be(clock):
    log: list[int] = []
    work = Unhurried(ten_steps(clock, log), clock.now_ns)
    work.finish()
    assert log == list(range(10))
    assert work.is_done


def test_long_work_runs_elsewhere_and_its_answer_comes_back(clock):
    may_end, answers = threading.Event(), []

    def long_work() -> int:
        may_end.wait(120)
        return threading.get_ident()

    def steps():
        answers.append((yield long_work))

    work = Unhurried(steps(), clock.now_ns)
    for _ in range(5):
        work.go_on(1)
    assert answers == []
    may_end.set()
    work.finish()
    assert answers != [threading.get_ident()]
    assert work.is_done


def test_a_fault_on_the_thread_is_raised_where_the_steps_are_taken(clock):
    def broken() -> None:
        raise ValueError("no more leaves")

    def steps():
        yield broken

    with pytest.raises(ValueError, match="no more leaves"):
        Unhurried(steps(), clock.now_ns).finish()


def test_giving_up_leaves_nothing_behind(clock):
    released = []

    def steps():
        try:
            yield None
            yield None
        finally:
            released.append(True)

    work = Unhurried(steps(), clock.now_ns)
    work.go_on(0)
    work.give_up()
    assert released == [True]
    assert work.is_done


def test_all_at_once_gives_the_result():
    def steps():
        seven = yield lambda: 7
        yield None
        return seven + 1

    assert finish(steps()) == 8


def test_a_step_that_keeps_the_graphics_card_busy_ends_what_is_done_at_once(clock):
    log: list[int] = []

    def steps():
        for step in range(4):
            log.append(step)
            yield REST if step == 1 else None

    work = Unhurried(steps(), clock.now_ns)
    work.go_on(1_000_000)
    assert log == [0, 1]
    work.go_on(1_000_000)
    assert log == [0, 1, 2, 3]
    assert work.is_done


def test_nobody_rests_where_all_is_wanted_at_once():
    def steps():
        yield REST
        yield None
        return 5

    assert finish(steps()) == 5
