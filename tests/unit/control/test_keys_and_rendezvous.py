"""Keys and rendezvous are their user's alone, made once, and never taken from somebody else."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
import zmq

from vr_runtime.control.keys import client_keys, server_keys
from vr_runtime.control.messages import PROTOCOL
from vr_runtime.control.private_files import Places, private_folder, write_private
from vr_runtime.control.processes import start_mark
from vr_runtime.control.rendezvous import Rendezvous, announce, find_host, forget_the_dead, withdraw
from vr_runtime.problem import ExitCode, Problem


def mine(**changes):
    found = Rendezvous("ipc:///x", "ipc:///y", "k" * 40, "s", os.getpid(), start_mark(os.getpid()) or "")
    return msgspec.structs.replace(found, **changes)


def test_keys_are_made_once_and_differ(places):
    server, client = server_keys(places.keys), client_keys(places.keys)
    assert server == server_keys(places.keys)
    assert client == client_keys(places.keys)
    assert server.secret != client.secret
    assert zmq.curve_public(server.secret) == server.public


def test_a_secret_is_in_no_representation(places):
    pair = server_keys(places.keys)
    assert pair.secret.decode() not in repr(pair)


def test_consoles_started_together_agree_on_one_pair(places):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: client_keys(places.keys), range(32)))) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\xff",
        b'{"public":"short","secret":"short"}',
        b'{"public":"%s","secret":"%s"}' % (b"0" * 40, b"1" * 40),
    ],
)
def test_a_damaged_key_file_is_a_clear_line(places, content):
    write_private(private_folder(places.keys) / "client.json", content, replace=True)
    with pytest.raises(Problem, match=r"client.json is no key pair. Remove it") as raised:
        client_keys(places.keys)
    assert raised.value.code == ExitCode.DOOR_UNUSABLE


def test_keys_that_others_can_read_are_not_used(places):
    client_keys(places.keys)
    (places.keys / "client.json").chmod(0o644)
    with pytest.raises(Problem, match="other users may open it"):
        client_keys(places.keys)


def test_a_folder_that_others_can_open_is_not_used(places):
    private_folder(places.runtime).chmod(0o755)
    with pytest.raises(Problem, match="other users may open it"):
        announce(places.runtime, mine())


def test_a_link_laid_out_by_somebody_is_not_followed(places, tmp_path):
    private_folder(places.keys)
    (tmp_path / "elsewhere").write_bytes(b"{}")
    (places.keys / "client.json").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Problem, match=r"client.json"):
        client_keys(places.keys)
    places.runtime.symlink_to(places.keys)
    with pytest.raises(Problem, match="not a folder"):
        announce(places.runtime, mine())


def test_a_folder_that_cannot_be_made_is_a_clear_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem) as raised:
        private_folder(tmp_path / "file" / "folder")
    assert raised.value.code == ExitCode.DOOR_UNUSABLE


def test_what_is_announced_is_found_whole(places):
    announce(places.runtime, mine(session="one"))
    announce(places.runtime, mine(session="two"))
    assert find_host(places.runtime) == mine(session="two")
    assert [path.name for path in places.runtime.iterdir()] == ["control.json"]


def test_the_same_number_with_another_start_is_another_process(places):
    announce(places.runtime, mine(started="some boot:1"))
    with pytest.raises(Problem, match="died without a goodbye"):
        find_host(places.runtime)


def test_another_protocol_version_is_named(places):
    write_private(
        private_folder(places.runtime) / "control.json",
        msgspec.json.encode({"protocol": PROTOCOL + 1, "something": "new"}),
        replace=True,
    )
    with pytest.raises(Problem, match=f"protocol {PROTOCOL + 1}, this command {PROTOCOL}") as raised:
        find_host(places.runtime)
    assert raised.value.code == ExitCode.NO_HOST


@pytest.mark.parametrize("content", [b"", b"[]", b'{"protocol":%d}' % PROTOCOL, b"\xff\xfe", b"{" * 5000])
def test_a_damaged_file_is_no_host(places, content):
    write_private(private_folder(places.runtime) / "control.json", content, replace=True)
    with pytest.raises(Problem, match="damaged") as raised:
        find_host(places.runtime)
    assert raised.value.code == ExitCode.NO_HOST


def test_a_host_takes_back_its_own_announcement_only(places):
    announce(places.runtime, mine(pid=1))
    withdraw(places.runtime)
    assert (places.runtime / "control.json").exists()
    announce(places.runtime, mine())
    withdraw(places.runtime)
    withdraw(places.runtime)
    assert list(places.runtime.iterdir()) == []


def test_sockets_of_a_dead_host_are_removed_and_nothing_outside_the_folder(places, tmp_path):
    socket, outside = private_folder(places.runtime) / "a.commands", tmp_path / "outside"
    for path in (socket, outside):
        path.write_text("")
    announce(places.runtime, mine(commands=f"ipc://{socket}", states=f"ipc://{outside}"))
    forget_the_dead(places.runtime)
    assert socket.exists()
    announce(places.runtime, mine(commands=f"ipc://{socket}", states=f"ipc://{outside}", started="x"))
    forget_the_dead(places.runtime)
    assert not socket.exists()
    assert outside.exists()


def test_a_process_is_told_from_one_that_is_gone():
    assert start_mark(os.getpid()) == start_mark(os.getpid())
    assert start_mark(os.getppid()) not in {None, start_mark(os.getpid())}
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert start_mark(child.pid) is None
    assert start_mark(0) is None
    assert start_mark(-1) is None


def test_a_zombie_is_gone_too():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert start_mark(child.pid) is not None
    child.stdin.close()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert start_mark(child.pid) is None
    child.wait()


def test_the_places_follow_the_users_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "r"))
    assert Places.of_this_user() == Places(tmp_path / "c/vr-runtime/keys", tmp_path / "r/vr-runtime")
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert Places.of_this_user().runtime.name == f"vr-runtime-{os.getuid()}"
