"""The endpoint answers its own consoles, on this machine alone, whatever anybody else sends."""

from __future__ import annotations

import random
import stat
import time
from contextlib import suppress

import psutil
import pytest
import zmq

from tests.unit.control.rig import PATIENCE_MS, FakeHost, RawConsole, Served, places_in
from vr_runtime.control.client import Client
from vr_runtime.control.endpoint import Endpoint
from vr_runtime.control.keys import client_keys, new_pair
from vr_runtime.control.messages import PROTOCOL, AskState, Command, Ease, Snapshot, Trouble, answer_in, encoded
from vr_runtime.control.rendezvous import find_host
from vr_runtime.problem import ExitCode, Problem

ASK = encoded(AskState())
JUNK = bytes([PROTOCOL]) + b"junk"


def console_of(served, kind=zmq.DEALER):
    return RawConsole(served.endpoint, client_keys(served.places.keys), kind)


def listening():
    return {one.laddr for one in psutil.Process().net_connections("inet") if one.status == psutil.CONN_LISTEN}


def test_a_console_of_this_installation_is_answered(served):
    with console_of(served) as console:
        assert console.send(ASK)
        assert isinstance(answer_in(console.hears()), Snapshot)


@pytest.mark.parametrize("kind", [zmq.DEALER, zmq.SUB])
def test_an_unknown_key_hears_nothing_and_is_not_heard(served, kind):
    with RawConsole(served.endpoint, new_pair(), kind) as console:
        if kind == zmq.SUB:
            console.socket.subscribe(b"")
        else:
            assert not console.send(encoded(Command(f"{1:032x}", 1, Ease(True))), within_ms=300)
        assert console.hears(within_ms=300) is None
        deadline_s = time.monotonic() + PATIENCE_MS / 1000
        while served.endpoint.ignored.counts["unknown_key"] == 0:
            assert time.monotonic() < deadline_s, "nobody noticed"
            time.sleep(0.01)
    assert served.host.commands == []


def test_a_console_without_encryption_hears_nothing(served):
    with zmq.Context() as context, context.socket(zmq.DEALER) as plain:
        plain.linger = 0
        plain.connect(served.endpoint.rendezvous.commands)
        with suppress(zmq.Again):  # turned away before it could say anything
            plain.send(ASK, zmq.NOBLOCK)
        assert not plain.poll(300)


def test_states_are_shown_to_who_only_listens(served):
    with console_of(served, zmq.SUB) as console:
        console.socket.subscribe(b"")
        first, second = answer_in(console.hears()), answer_in(console.hears())
        assert second.sequence == first.sequence + 1


def test_after_an_act_the_new_state_is_shown_without_waiting_for_its_turn(places):
    now_ns = time.perf_counter_ns()
    with Served(places, now_ns=lambda: now_ns) as served, console_of(served, zmq.SUB) as listener:
        listener.socket.subscribe(b"")
        assert listener.hears(within_ms=500) is None, "while the clock stands still no state is due"
        with Client.attach(places) as client:
            version = client.act(Ease(on=True)).version
        assert answer_in(listener.hears()).version == version


@pytest.mark.parametrize(
    ("frames", "kind"),
    [([JUNK], "malformed"), ([ASK, ASK], "malformed"), ([bytes(4000)], "oversized"), ([b"\x09"], "protocol")],
)
def test_what_is_no_request_is_answered_with_what_is_wrong(served, frames, kind):
    with console_of(served) as console:
        console.send(*frames)
        assert answer_in(console.hears()) == Trouble(kind)


def test_far_too_much_at_once_costs_the_connection_and_nothing_else(served):
    with console_of(served) as console, console_of(served) as other:
        console.send(bytes(1 << 16))
        assert other.send(ASK)
        assert isinstance(answer_in(other.hears()), Snapshot)


def test_a_message_of_many_frames_is_one_malformed_message(served):
    with console_of(served) as console:
        console.send(*[b"x"] * 5000)
        assert answer_in(console.hears()) == Trouble("malformed")
        console.send(ASK)
        assert isinstance(answer_in(console.hears()), Snapshot)


def test_after_ten_thousand_random_frames_every_console_is_still_answered(served):
    dice = random.Random(20)
    valid = [ASK, encoded(Command(f"{1:032x}", 1, Ease(True)))]
    with console_of(served) as console:
        for number in range(10_000):
            wire = bytearray(dice.choice(valid) if number % 2 else dice.randbytes(dice.randrange(80)))
            for _ in range(dice.randrange(4) if wire else 0):
                wire[dice.randrange(len(wire))] = dice.randrange(256)
            assert console.send(*[bytes(wire)] * dice.choice((1, 1, 1, 2)))
    with Client.attach(served.places, timeout_s=120) as client:
        assert client.act(Ease(on=True)).outcome == "applied"
    # whatever was let through was far too old, or asked for the state
    assert [command.act for command in served.host.commands] == [Ease(on=True)]


def test_a_console_that_never_listens_keeps_nobody_waiting(served):
    with console_of(served) as deaf, console_of(served, zmq.SUB) as listener:
        listener.socket.subscribe(b"")
        for _ in range(3000):
            deaf.send(ASK)
        with Client.attach(served.places, timeout_s=120) as client:
            assert client.act(Ease(on=True)).outcome == "applied"


def test_a_failing_host_does_not_stop_the_endpoint(served):
    served.host.broken = True
    with console_of(served) as console:
        console.send(ASK)
        assert console.hears(within_ms=300) is None
        served.host.broken = False
        console.send(ASK)
        assert isinstance(answer_in(console.hears()), Snapshot)


def test_on_linux_no_port_is_opened(places):
    before = listening()
    with Served(places, transport="ipc") as served:
        assert listening() == before
        for address in (served.endpoint.rendezvous.commands, served.endpoint.rendezvous.states):
            assert address.startswith(f"ipc://{places.runtime}/")


def test_a_port_is_opened_on_this_machine_alone_and_works_as_well(places):
    before = listening()
    with Served(places, transport="tcp") as served:
        opened = listening() - before
        assert len(opened) == 2
        assert {address.ip for address in opened} == {"127.0.0.1"}
        assert served.endpoint.rendezvous.commands.startswith("tcp://127.0.0.1:")
        with Client.attach(places) as client:
            assert client.act(Ease(on=True)).outcome == "applied"
        with RawConsole(served.endpoint, new_pair()) as stranger:
            assert not stranger.send(ASK, within_ms=300)


def test_everything_the_door_leaves_on_disk_is_its_users_alone(places):
    with Served(places):
        assert stat.S_IMODE(places.runtime.stat().st_mode) == 0o700
        assert stat.S_IMODE(places.keys.stat().st_mode) == 0o700
        files = [path for folder in (places.runtime, places.keys) for path in folder.iterdir() if path.is_file()]
        assert {path.name for path in files} == {"control.json", "server.json", "client.json"}
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_closed_endpoint_leaves_nothing_behind_but_keys(places):
    with Served(places) as served:
        find_host(places.runtime)
    assert list(places.runtime.iterdir()) == []
    served.endpoint.poll(10)
    served.endpoint.close()


def test_a_folder_name_too_long_for_a_socket_is_a_clear_line(tmp_path):
    with pytest.raises(Problem, match=r"too long a name.*XDG_RUNTIME_DIR") as raised:
        Endpoint(FakeHost(), places_in(tmp_path / ("x" * 100)), "s")
    assert raised.value.code == ExitCode.DOOR_UNUSABLE
