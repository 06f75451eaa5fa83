"""Journals to try things on."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.record.header import new_header
from vr_runtime.record.journal import Journal
from vr_runtime.record.journal_schema import JOURNAL_FILE
from vr_runtime.record.shelf import events_in, open_shelf
from vr_runtime.timing.recorder import FrameRecorder

PATIENCE_S = 120.0
STORY = (
    ev.InfusionStarted(300 * NS_PER_S),
    ev.EaseOn(400 * NS_PER_S),
    ev.EaseOff(500 * NS_PER_S),
    ev.Extended(600 * NS_PER_S, 5),
)


def replayed(folder):
    """The course that plan and events of the newest session make."""
    with open_shelf(folder) as shelf:
        stored = shelf.find(None)
        return Course(stored.header.plan, events_in(shelf.rows(stored.number)))


def header(**changed):
    asked = {"scene": "night-sky", "plan": plan_for_infusion(40), "headset": "simulated", "clock": "real"}
    return new_header(**({"wall_ns": time.time_ns()} | asked | changed))


def begun(folder: Path, clock=None, **options) -> Journal:
    """A journal whose session has begun."""
    clock = clock or MonotonicClock()
    about = {name: options.pop(name) for name in ("plan", "headset", "scene", "time_lapse") if name in options}
    journal = Journal(folder, clock, **options)
    journal.begin(header(clock="virtual" if clock.is_virtual else "real", **about))
    return journal


def written(folder: Path, *entries, reason="finished", frames=0, **options) -> Journal:
    """A session with `entries` in it; not closed where `reason` is None."""
    journal = begun(folder, **options)
    for entry in entries or STORY:
        journal.post(entry)
    if frames:
        journal.post_frames(some_frames(frames))
    assert journal.close(reason, PATIENCE_S)
    return journal


def some_frames(count: int, first_ns: int = 1_000_000_000) -> bytes:
    """Records of `count` frames at 90 Hz as they lie in the recorder's ring."""
    period_ns = 11_111_111
    recorder = FrameRecorder(period_ns, capacity=count)
    for number in range(count):
        at_ns = first_ns + number * period_ns
        steps = (at_ns + step * 100_000 + number % 7 for step in range(7))
        recorder.record(*steps, at_ns + 2 * period_ns, period_ns, 1000, 1100, 1)
    return bytes(recorder.ring.buffer[: count * 96])


def database(folder: Path) -> sqlite3.Connection:
    """The database itself, for those who do what the program never does."""
    return sqlite3.connect(folder / JOURNAL_FILE, isolation_level=None)


def without_triggers(folder: Path) -> sqlite3.Connection:
    connection = database(folder)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def eventually(condition) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
