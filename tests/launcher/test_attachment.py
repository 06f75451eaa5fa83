"""The launcher's console: it shows states, sends acts, notices a lost host, and finds the next one by itself."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QThread

from tests.unit.control.rig import Served
from vr_runtime.control.messages import Clear, Ease, Emergency, Extend, Stopped
from vr_runtime.control.private_files import Places
from vr_runtime.launcher import act_lane
from vr_runtime.launcher.attachment import Attachment

PATIENCE_MS = 30_000


@pytest.fixture
def door(tmp_path_factory):
    """Short folders: sockets lie there."""
    import shutil
    import tempfile
    from pathlib import Path

    folder = Path(tempfile.mkdtemp(prefix="vr"))
    yield Places(keys=folder / "k", runtime=folder / "r")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def console(qapp, door):
    made = Attachment(places=door)
    yield made
    made.stop()


def test_a_host_that_runs_already_is_shown_at_once(console, door, qtbot):
    with Served(door) as served:
        with qtbot.waitSignal(console.attached, timeout=PATIENCE_MS) as first:
            console.start()
        assert first.args[0].session == served.host.snapshot().session
        assert console.snapshot is not None


def test_states_keep_coming_and_arrive_in_the_windows_own_thread(console, door, qtbot):
    threads, sequences = set(), []

    def note(snapshot):
        threads.add(QThread.currentThread())
        sequences.append(snapshot.sequence)

    console.state.connect(note)
    with Served(door):
        console.start()
        qtbot.waitUntil(lambda: len(sequences) >= 4, timeout=PATIENCE_MS)
    assert threads == {console.thread()}
    assert sequences == sorted(set(sequences))


def test_an_act_is_acknowledged_with_what_was_asked(console, door, qtbot):
    with Served(door) as served:
        console.start()
        with qtbot.waitSignal(console.acted, timeout=PATIENCE_MS) as told:
            console.act(Extend(minutes=15), if_version=3)
        act, answer = told.args
        assert act == Extend(minutes=15)
        assert answer.outcome == "applied"
        assert served.host.extended_min == 15
        with qtbot.waitSignal(console.acted, timeout=PATIENCE_MS) as told:
            console.act(Stopped())
        assert told.args[1].outcome == "refused"
        assert told.args[1].reason == "the infusion has not started"


def test_emergency_overtakes_what_waits(console, qtbot, monkeypatch):
    """The first of five acts hangs; emergency, asked for last, is done while it still does."""
    go, sent = threading.Event(), []

    class HangingClient:
        @classmethod
        def attach(cls, _places):
            return cls()

        def act(self, act, **_options):
            if isinstance(act, Extend):
                go.wait(60)
            sent.append(act)
            return act

        def close(self):
            pass

    monkeypatch.setattr(act_lane, "Client", HangingClient)
    console.start()
    extensions = [Extend(minutes=minutes) for minutes in range(1, 6)]
    done = []
    console.acted.connect(lambda act, _answer: done.append(act))
    for act in (*extensions, Emergency()):
        console.act(act)
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE_MS)
    assert sent == [Emergency()]
    go.set()
    qtbot.waitUntil(lambda: len(done) == 6, timeout=PATIENCE_MS)
    assert sent == [Emergency(), *extensions]


def test_clearing_never_overtakes_the_emergency_before_it(console, door, qtbot):
    with Served(door) as served:
        with qtbot.waitSignal(console.attached, timeout=PATIENCE_MS):
            console.start()
        done = []
        console.acted.connect(lambda act, _answer: done.append(act))
        for act in (Emergency(), Clear(), Emergency()):
            console.act(act)
        qtbot.waitUntil(lambda: len(done) == 3, timeout=PATIENCE_MS)
        assert [command.act for command in served.host.commands] == [Emergency(), Clear(), Emergency()]


def test_asking_waits_for_nothing_even_where_nobody_answers(console, qtbot):
    console.start()
    began_ns = time.thread_time_ns()
    for _ in range(100):
        console.act(Ease(on=True))
    assert time.thread_time_ns() - began_ns < 1_000_000_000
    with qtbot.waitSignal(console.failed, timeout=PATIENCE_MS) as told:
        pass
    assert told.args[0] == Ease(on=True)
    assert "No session host is running" in told.args[1]
    assert "\n" not in told.args[1]


def test_a_lost_host_is_told_once_with_what_to_do_and_found_again(console, door, qtbot):
    lost = []
    console.lost.connect(lambda what, remedy: lost.append((what, remedy)))
    with Served(door), qtbot.waitSignal(console.attached, timeout=PATIENCE_MS):
        console.start()
    qtbot.waitUntil(lambda: bool(lost), timeout=PATIENCE_MS)
    assert console.snapshot is None
    assert all(lost[0])
    qtbot.wait(1200)  # it looks twice more in vain
    assert len(lost) == 1
    with Served(door) as again:
        with qtbot.waitSignal(console.attached, timeout=PATIENCE_MS):
            pass
        with qtbot.waitSignal(console.acted, timeout=PATIENCE_MS):
            console.act(Ease(on=True))
        assert [command.act for command in again.host.commands] == [Ease(on=True)]


def test_a_host_that_falls_silent_counts_as_lost(console, door, qtbot):
    with Served(door) as served:
        with qtbot.waitSignal(console.attached, timeout=PATIENCE_MS):
            console.start()
        with qtbot.waitSignal(console.lost, timeout=PATIENCE_MS) as told:
            served.hold()
        assert "has not answered" in told.args[0]
        with qtbot.waitSignal(console.attached, timeout=PATIENCE_MS):
            served.go_on()


def test_without_a_session_nothing_is_said(console, qtbot):
    with qtbot.assertNotEmitted(console.lost, wait=1300):
        console.start()


def test_a_host_that_died_before_the_window_opened_is_told_of(console, door, qtbot):
    from vr_runtime.control.rendezvous import Rendezvous, announce

    announce(door.runtime, Rendezvous("ipc://c", "ipc://s", "k", "aaaa", pid=2**22 + 1, started="never"))
    with qtbot.waitSignal(console.lost, timeout=PATIENCE_MS) as told:
        console.start()
    assert "died without a goodbye" in told.args[0]


def test_emergency_keeps_trying_until_a_host_answers(console, door, qtbot):
    console.start()
    console.act(Emergency())
    with Served(door) as served, qtbot.waitSignal(console.acted, timeout=PATIENCE_MS):
        pass
    assert [command.act for command in served.host.commands] == [Emergency()]


def test_letting_go_leaves_no_thread(qapp, door):
    before = set(threading.enumerate())
    console = Attachment(places=door)
    console.start()
    console.start()  # the second changes nothing
    assert len(set(threading.enumerate()) - before) == 3
    console.stop()
    assert not [thread for thread in set(threading.enumerate()) - before if thread.name.startswith("launcher")]
