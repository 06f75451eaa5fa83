"""The collector sleeps while frames are due, looks at young objects in the slack, and is left as it was found."""

import gc
import sys

import pytest

from vr_runtime.timing.garbage import GarbagePolicy

S = 1_000_000_000


class Node:
    def __init__(self):
        self.itself = self


@pytest.fixture
def policy():
    policy = GarbagePolicy(every_ns=5 * S)
    policy.settle()
    yield policy
    policy.restore()


def test_settled_it_is_off_and_all_that_lived_is_frozen(policy):
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 1_000
    assert policy.report()["frozen_objects"] > 1_000
    assert policy.report()["collections"] == 0


def test_taking_in_does_not_look_at_what_is_frozen(policy, monkeypatch):
    kept = [[number] for number in range(1000)]
    before = gc.get_freeze_count()
    monkeypatch.setattr(gc, "get_freeze_count", lambda: pytest.fail("Python counts them one by one: milliseconds"))
    policy.take_in()
    monkeypatch.undo()
    assert gc.get_freeze_count() >= before + len(kept)


def test_what_was_frozen_is_told_afterwards_too():
    policy = GarbagePolicy()
    policy.settle()
    frozen = policy.report()["frozen_objects"]
    policy.restore()
    assert policy.report()["frozen_objects"] >= frozen > 1_000


def test_restored_all_is_as_before():
    interval_s = sys.getswitchinterval()
    policy = GarbagePolicy()
    policy.settle()
    policy.settle()
    assert sys.getswitchinterval() < interval_s
    policy.restore()
    policy.restore()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert sys.getswitchinterval() == interval_s
    assert not any("GarbagePolicy" in repr(callback) for callback in gc.callbacks)


def test_a_collector_found_off_is_left_off():
    gc.disable()
    try:
        policy = GarbagePolicy()
        policy.settle()
        policy.restore()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_breath_is_taken_every_few_seconds_only(policy):
    assert [policy.breathe(now_ns) for now_ns in (1 * S, 2 * S, 5 * S, 6 * S, 7 * S, 11 * S)] == [
        True,
        False,
        False,
        True,
        False,
        True,
    ]
    assert policy.report()["collections"] == 3


def test_a_breath_frees_young_cycles_and_counts_them(policy):
    policy.breathe(1 * S)
    before = policy.report()["collected"]
    for _ in range(10):
        Node()
    policy.breathe(10 * S)
    assert policy.report()["collected"] - before >= 10


def test_a_cycle_that_outlived_one_breath_is_freed_within_a_minute_or_so(policy):
    node = Node()
    policy.breathe(1 * S)
    before = policy.report()["collected"]
    del node
    for breath in range(2, 15):
        policy.breathe(breath * 5 * S)
    assert policy.report()["collected"] - before >= 1


def test_settling_again_keeps_what_was_counted(policy):
    policy.breathe(1 * S)
    policy.settle()
    assert policy.report()["collections"] == 1
    assert policy.report()["settle_ms"] > 0


def test_unsettled_it_does_nothing():
    policy = GarbagePolicy()
    assert not policy.breathe(1 * S)
    policy.restore()
    assert policy.report()["collections"] == 0
