"""The two key pairs of an installation: the host's own, and the one by which it knows its consoles."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import zmq
from zmq.error import ZMQError

from vr_runtime.control.private_files import private_folder, read_private, write_private
from vr_runtime.problem import ExitCode, Problem

Z85_CHARACTERS = 40  # 32 bytes in ZeroMQ's base 85


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A CURVE key pair in Z85. The secret half is in no representation of it."""

    public: bytes
    secret: bytes = field(repr=False)


class _KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    public: str
    secret: str


def server_keys(folder: Path) -> KeyPair:
    """The host's pair, made on first use. Raises Problem(DOOR_UNUSABLE)."""
    return _pair_in(private_folder(folder) / "server.json")


def client_keys(folder: Path) -> KeyPair:
    """The consoles' pair, made on first use. Raises Problem(DOOR_UNUSABLE)."""
    return _pair_in(private_folder(folder) / "client.json")


def new_pair() -> KeyPair:
    """A pair that nobody has yet."""
    public, secret = zmq.curve_keypair()
    return KeyPair(public, secret)


def _pair_in(path: Path) -> KeyPair:
    try:
        return _checked(path, read_private(path))
    except FileNotFoundError:
        made = new_pair()
        content = msgspec.json.encode(_KeyFile(made.public.decode(), made.secret.decode()))
        if write_private(path, content, replace=False):
            return made
        # Somebody else was quicker; one pair for all.
        return _checked(path, read_private(path))


def _checked(path: Path, content: bytes) -> KeyPair:
    try:
        found = msgspec.json.decode(content, type=_KeyFile)
        pair = KeyPair(found.public.encode("ascii"), found.secret.encode("ascii"))
        sound = len(pair.secret) == Z85_CHARACTERS and zmq.curve_public(pair.secret) == pair.public
    except (msgspec.MsgspecError, ValueError, ZMQError):
        sound = False
    if not sound:
        raise Problem(
            ExitCode.DOOR_UNUSABLE,
            f"{path} is no key pair",
            "Remove it; the next start makes a new one, and every console on this machine finds it by itself",
        )
    return pair
