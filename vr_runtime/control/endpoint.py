"""The host's side of the control door: two sockets on this machine alone, served from the host's own loop.

with Endpoint(host, Places.of_this_user(), session="5f0c...") as endpoint:
    while playing:
        endpoint.poll(timeout_ms=10)
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Literal, TypeAlias

import zmq
from zmq.error import ZMQError
from zmq.utils import z85

from vr_runtime.clock import MonotonicClock
from vr_runtime.control.door import Door, Host
from vr_runtime.control.keys import client_keys, server_keys
from vr_runtime.control.messages import REQUEST_MAX_BYTES, Acknowledgement, Command
from vr_runtime.control.private_files import Places, private_folder
from vr_runtime.control.processes import start_mark
from vr_runtime.control.rendezvous import Rendezvous, announce, forget_the_dead, withdraw
from vr_runtime.control.sockets import ZAP_ADDRESS, server_socket
from vr_runtime.problem import ExitCode, Problem

Transport: TypeAlias = Literal["ipc", "tcp"]

_NS_PER_MS: Final = 1_000_000
_STATE_EVERY_NS: Final = 200 * _NS_PER_MS
_REQUESTS_A_POLL: Final = 64
_HANDSHAKES_A_POLL: Final = 16
_FRAMES_KEPT: Final = 2
# A little too long is answered with the reason; far too long costs the connection.
_DISCONNECT_BYTES: Final = 8 * REQUEST_MAX_BYTES
_SOCKET_PATH_BYTES: Final = 107  # sun_path, without its closing zero


class Endpoint:
    """Listens until closed. `ignored.counts` says what was turned away.

    `answered`: commands that were applied before the host started again, so that a retry is not applied twice.
    Raises Problem(DOOR_UNUSABLE) where keys, folders or addresses cannot be used.
    """

    def __init__(
        self,
        host: Host,
        places: Places,
        session: str,
        *,
        transport: Transport | None = None,
        answered: Iterable[tuple[Command, Acknowledgement]] = (),
        now_ns: Callable[[], int] = MonotonicClock.now_ns,
    ) -> None:
        self._door = Door(host, now_ns, answered)
        self.ignored = self._door.ignored
        self._now_ns = now_ns
        self._state_due_ns = now_ns()
        self._runtime = private_folder(places.runtime)
        self._keys = server_keys(places.keys)
        self._allowed = {z85.decode(client_keys(places.keys).public)}
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._closed = False
        try:
            # First: without it every key would be let in.
            self._zap = self._context.socket(zmq.REP)
            self._zap.linger = 0
            self._zap.bind(ZAP_ADDRESS)
            self._listen(session, transport or ("tcp" if sys.platform == "win32" else "ipc"))
        except BaseException:
            self._context.destroy(linger=0)
            raise

    def _listen(self, session: str, transport: Transport) -> None:
        forget_the_dead(self._runtime)
        self._commands = server_socket(self._context, zmq.ROUTER, self._keys, _DISCONNECT_BYTES)
        self._states = server_socket(self._context, zmq.PUB, self._keys, _DISCONNECT_BYTES)
        self._poller = zmq.Poller()
        for socket in (self._zap, self._commands):
            self._poller.register(socket, zmq.POLLIN)
        run = os.urandom(4).hex()  # a name of its own for every run: nothing meant for the one before arrives here
        self.rendezvous = Rendezvous(
            commands=_bind(self._commands, transport, self._runtime / f"{run}.commands"),
            states=_bind(self._states, transport, self._runtime / f"{run}.states"),
            server_key=self._keys.public.decode(),
            session=session,
            pid=os.getpid(),
            started=start_mark(os.getpid()) or "",
        )
        announce(self._runtime, self.rendezvous)

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def poll(self, timeout_ms: int) -> None:
        """Wait for requests up to `timeout_ms`, answer those that are there, and show the state when it is due.

        Calls the host. Bounded: at most 64 requests a call. Never raises, never waits longer.
        """
        if self._closed:
            return
        try:
            until_state_ms = max(0, (self._state_due_ns - self._now_ns()) // _NS_PER_MS + 1)
            ready = dict(self._poller.poll(min(timeout_ms, until_state_ms)))
            if self._zap in ready:
                self._let_in()
            if self._commands in ready:
                self._answer()
            if self._door.acted or self._now_ns() >= self._state_due_ns:
                self._show_state()
        except ZMQError:
            self.ignored.count("socket")

    def close(self) -> None:
        """Say goodbye: consoles find no host from now on. Does nothing the second time."""
        if self._closed:
            return
        self._closed = True
        withdraw(self._runtime)
        self._context.destroy(linger=0)
        for address in (self.rendezvous.commands, self.rendezvous.states):
            if address.startswith("ipc://"):
                Path(address.removeprefix("ipc://")).unlink(missing_ok=True)

    def _answer(self) -> None:
        for _ in range(_REQUESTS_A_POLL):
            request = _received(self._commands)
            if request is None:
                return
            peer, *frames = request
            answer = self._door.answer(peer, frames)
            if answer is not None:
                _send(self._commands, [peer, answer])

    def _show_state(self) -> None:
        self._state_due_ns = self._now_ns() + _STATE_EVERY_NS
        state = self._door.next_state()
        if state is not None:
            _send(self._states, [state])

    def _let_in(self) -> None:
        """Answer what ZeroMQ asks about keys (its request for comments 27): 200 for those of the list, else 400."""
        for _ in range(_HANDSHAKES_A_POLL):
            asked = _received(self._zap, most_frames=7)
            if asked is None:
                return
            version, request_id, _domain, _address, _identity, mechanism, *credentials = asked
            known = mechanism == b"CURVE" and len(credentials) == 1 and credentials[0] in self._allowed
            if not known:
                self.ignored.count("unknown_key")
            status = [b"200", b"", b"console"] if known else [b"400", b"", b""]
            _send(self._zap, [version, request_id, *status, b""])


def _bind(socket: zmq.Socket[bytes], transport: Transport, path: Path) -> str:
    """Listen on this machine alone; returns the address to connect to."""
    if transport == "ipc" and len(os.fsencode(path)) > _SOCKET_PATH_BYTES:
        raise Problem(
            ExitCode.DOOR_UNUSABLE,
            f"The folder for the control socket has too long a name: {path.parent}",
            "Set XDG_RUNTIME_DIR to a folder with a shorter one",
        )
    try:
        socket.bind(f"ipc://{path}" if transport == "ipc" else "tcp://127.0.0.1:*")
    except ZMQError as error:
        raise Problem(
            ExitCode.DOOR_UNUSABLE,
            f"The control door cannot open in {path.parent}: {error}",
            "Mend that, and start again",
        ) from None
    address = socket.getsockopt(zmq.LAST_ENDPOINT)
    assert isinstance(address, bytes)
    return address.decode().rstrip("\0")


def _received(socket: zmq.Socket[bytes], most_frames: int = _FRAMES_KEPT + 1) -> list[bytes] | None:
    """The next whole message, or None. Of one with too many frames the first are kept and the rest is let go."""
    try:
        frames = [socket.recv(zmq.NOBLOCK)]
    except zmq.Again:
        return None
    while socket.rcvmore:
        frame = socket.recv(zmq.NOBLOCK)
        if len(frames) < most_frames:
            frames.append(frame)
    return frames


def _send(socket: zmq.Socket[bytes], frames: list[bytes]) -> None:
    try:
        socket.send_multipart(frames, zmq.NOBLOCK)
    except zmq.Again:
        return  # its queue is full: a console that does not listen keeps nobody waiting
