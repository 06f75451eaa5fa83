"""The file by which a console finds the host: written whole, readable by its user alone, recognised when stale."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from vr_runtime.control.messages import PROTOCOL
from vr_runtime.control.private_files import private_folder, read_private, write_private
from vr_runtime.control.processes import start_mark
from vr_runtime.problem import ExitCode, Problem

_NAME = "control.json"
START_IT = "Start one with vr-runtime run"


class Rendezvous(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the host listens, and which process it is. `started` tells it from a later one with the same number."""

    commands: str
    states: str
    server_key: str
    session: str
    pid: int
    started: str
    protocol: int = PROTOCOL


class _AnyVersion(msgspec.Struct, frozen=True):
    """What can be read of a file of any protocol version."""

    protocol: int


def announce(folder: Path, rendezvous: Rendezvous) -> None:
    """Let consoles find the host. Raises Problem(DOOR_UNUSABLE)."""
    write_private(private_folder(folder) / _NAME, msgspec.json.encode(rendezvous), replace=True)


def forget_the_dead(folder: Path) -> None:
    """Remove the sockets that a host left behind when it died."""
    try:
        found = _decoded(read_private(folder / _NAME))
    except (OSError, Problem):
        return  # nothing there that could be removed by name
    if start_mark(found.pid) == found.started:
        return
    for address in (found.commands, found.states):
        socket = Path(address.removeprefix("ipc://"))
        if socket.parent == folder:
            socket.unlink(missing_ok=True)


def withdraw(folder: Path) -> None:
    """The host says goodbye; what another process has announced since stays."""
    try:
        if _decoded(read_private(folder / _NAME)).pid == os.getpid():
            (folder / _NAME).unlink(missing_ok=True)
    except (OSError, Problem):
        return  # gone, or no longer ours: nothing to take back


def find_host(folder: Path) -> Rendezvous:
    """Where the running host listens. Raises Problem: NO_HOST where none runs, DOOR_UNUSABLE where others can read."""
    try:
        found = _decoded(read_private(folder / _NAME))
    except FileNotFoundError:
        raise Problem(ExitCode.NO_HOST, "No session host is running for this user", START_IT) from None
    if start_mark(found.pid) != found.started:
        raise Problem(
            ExitCode.NO_HOST,
            f"The session host has died without a goodbye (it was process {found.pid})",
            "Start it again with vr-runtime run; look at the headset first, which may play on",
        )
    return found


def _decoded(content: bytes) -> Rendezvous:
    try:
        protocol = msgspec.json.decode(content, type=_AnyVersion).protocol
        if protocol != PROTOCOL:
            raise Problem(
                ExitCode.NO_HOST,
                f"The running host speaks control protocol {protocol}, this command {PROTOCOL}",
                "Use the vr-runtime command of the same installation as the host",
            )
        return msgspec.json.decode(content, type=Rendezvous)
    except (msgspec.MsgspecError, ValueError):
        raise Problem(ExitCode.NO_HOST, "The host's rendezvous file is damaged", START_IT) from None
