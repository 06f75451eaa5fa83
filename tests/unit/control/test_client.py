"""A console sees the whole state, misses nothing unnoticed, acts once, and learns within two seconds of a lost host."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time

import pytest
import zmq

from tests.unit.control.rig import PATIENCE_MS, FakeHost, Served
from vr_runtime.control.client import LOST_AFTER_S, Client
from vr_runtime.control.messages import Ease, Extend, Stopped
from vr_runtime.control.processes import start_mark
from vr_runtime.control.rendezvous import Rendezvous, announce, find_host
from vr_runtime.problem import ExitCode, Problem

PATIENCE_S = PATIENCE_MS / 1000


def test_attached_it_has_seen_the_whole_state(served):
    with Client.attach(served.places) as client:
        assert client.snapshot.phase == "plateau"
        assert client.snapshot.version == served.host.version


def test_an_act_comes_back_with_what_became_of_it(served):
    with Client.attach(served.places) as client:
        assert client.act(Extend(15)).outcome == "applied"
        refused = client.act(Stopped())
        assert (refused.outcome, refused.reason) == ("refused", "the infusion has not started")


def test_states_come_one_after_the_other(served):
    with Client.attach(served.places) as client:
        numbers = [state.sequence for state in itertools.islice(client.states(), 5)]
        assert numbers == sorted(set(numbers))


def test_a_state_that_went_missing_is_noticed_and_the_whole_state_asked_for(served):
    with Client.attach(served.places) as client:
        states = client.states()
        next(states)
        next(states)
        before = client.gaps
        served.hold()
        served.endpoint._door.next_state()  # shown to nobody
        served.endpoint._door.next_state()
        served.host.version = 40
        served.go_on()
        assert next(state for state in states if state.version == 40).sequence >= 3
        assert client.gaps == before + 1


def test_two_consoles_see_the_same_and_do_not_fight(served):
    with Client.attach(served.places) as one, Client.attach(served.places) as other:
        seen = other.snapshot.version
        assert one.act(Extend(15), if_version=one.snapshot.version).outcome == "applied"
        late = other.act(Extend(15), if_version=seen)
        assert late.outcome == "state_changed"
        assert other.act(Extend(5), if_version=late.version).outcome == "applied"
        assert served.host.extended_min == 20
        assert next(state for state in one.states() if state.version == late.version + 1)


def test_an_act_whose_answer_was_lost_is_sent_again_and_applied_once(served):
    with Client.attach(served.places) as client:
        answer, seen = served.endpoint._door.answer, []

        def loses_the_first(peer, frames):
            seen.append(frames)
            wire = answer(peer, frames)
            return None if len(seen) == 1 else wire

        served.endpoint._door.answer = loses_the_first
        assert client.act(Extend(15)).outcome == "applied"
    assert len(seen) == 2
    assert seen[0] == seen[1]
    assert served.host.extended_min == 15


class GoneOnce:
    """A socket whose other end goes between being ready and being sent to, and is back for the next try."""

    def __init__(self, socket):
        self._socket, self.refused = socket, 0

    def __getattr__(self, name):
        return getattr(self._socket, name)

    def send(self, *args):
        if not self.refused:
            self.refused += 1
            raise zmq.Again
        return self._socket.send(*args)


def test_a_host_that_goes_as_it_is_sent_to_is_asked_again(served):
    with Client.attach(served.places) as client:
        client._commands = gone = GoneOnce(client._commands)
        assert client.act(Ease(on=True), timeout_s=20.0).outcome == "applied"
        assert gone.refused == 1


def test_a_host_that_hangs_for_a_moment_applies_once_what_was_sent_meanwhile(served):
    with Client.attach(served.places) as client:
        served.hold()
        # longer than it takes to send again
        threading.Timer(1.2, served.go_on).start()
        assert client.act(Extend(15), timeout_s=PATIENCE_S).outcome == "applied"
        assert client.act(Ease(on=True), timeout_s=PATIENCE_S).outcome == "applied"
    assert served.host.extended_min == 15


def test_a_host_that_hangs_is_noticed_within_two_seconds(served):
    with Client.attach(served.places) as client:
        states = client.states()
        next(states)
        next(states)
        served.hold()
        held_s = time.monotonic()
        with pytest.raises(Problem, match=r"has not answered for 1.5 s. Look at the headset PC") as raised:
            list(states)
    assert raised.value.code == ExitCode.NO_HOST
    assert LOST_AFTER_S < 2.0
    assert LOST_AFTER_S <= time.monotonic() - held_s < PATIENCE_S
    served.go_on()


def test_a_host_that_ends_is_named_as_such(places):
    with Served(places), Client.attach(places) as client:
        states = client.states()
        next(states)
        threading.Timer(0.3, (places.runtime / "control.json").unlink).start()
        served_until = time.monotonic() + 0.5
        while time.monotonic() < served_until:
            next(states)
        with pytest.raises(Problem, match="No session host is running"):
            raise client._lost(1.5)


def test_without_a_host_there_is_one_clear_line(places):
    with pytest.raises(Problem, match=r"^No session host is running for this user. Start one with") as raised:
        Client.attach(places)
    assert raised.value.code == ExitCode.NO_HOST


def test_the_file_of_a_dead_host_is_recognised(places):
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    announce(places.runtime, Rendezvous("ipc:///x", "ipc:///y", "k" * 40, "s", child.pid, start_mark(child.pid) or ""))
    assert find_host(places.runtime).pid == child.pid
    child.communicate(b"\n")
    with pytest.raises(Problem, match=rf"died without a goodbye \(it was process {child.pid}\)") as raised:
        Client.attach(places)
    assert raised.value.code == ExitCode.NO_HOST


def test_a_console_that_is_killed_costs_the_host_nothing(served):
    script = "from vr_runtime.control.client import Client\nimport sys, os\nfrom pathlib import Path\n"
    script += "from vr_runtime.control.private_files import Places\n"
    script += (
        "c = Client.attach(Places(Path(sys.argv[1]), Path(sys.argv[2])))\nnext(c.states())\nos.kill(os.getpid(), 9)"
    )
    places = served.places
    done = subprocess.run([sys.executable, "-c", script, places.keys, places.runtime], check=False)
    assert done.returncode == -9
    with Client.attach(places) as client:
        assert client.act(Ease(on=True)).outcome == "applied"


def test_a_host_started_again_is_found_again(places):
    with Served(places):
        client = Client.attach(places)
    with Served(places, FakeHost(version=50)):
        with pytest.raises(Problem, match=r"started again. Attach again"):
            client.act(Ease(on=True), timeout_s=0.2)
        client.close()
        with Client.attach(places) as again:
            assert again.snapshot.version == 50
