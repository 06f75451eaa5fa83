"""A console's side of the control door.

with Client.attach() as client:
    answer = client.act(Ease(on=True))
    for state in client.states():
        show(state)
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import zmq

from vr_runtime.control.keys import KeyPair, client_keys
from vr_runtime.control.messages import (
    ANSWER_MAX_BYTES,
    Acknowledgement,
    Act,
    Answer,
    AskState,
    Command,
    NotUnderstood,
    Snapshot,
    Trouble,
    WrongProtocol,
    answer_in,
    encoded,
)
from vr_runtime.control.private_files import Places
from vr_runtime.control.rendezvous import Rendezvous, find_host
from vr_runtime.control.sockets import client_socket
from vr_runtime.problem import ExitCode, Problem

# The host shows its state five times a second: seven in a row do not get lost on one machine.
LOST_AFTER_S: Final = 1.5
_AGAIN_AFTER_S: Final = 0.5
_LOOK_AT_THE_PC = "Look at the headset PC: if vr-runtime run has ended there, start it again; the headset may play on"


class Client:
    """One console. Not for two threads. `snapshot` is the newest state seen; `gaps` counts states that went missing.

    Every wait is bounded; a host that is not there, dies or falls silent is Problem(NO_HOST).
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._host: Rendezvous = find_host(places.runtime)
        self._keys: KeyPair = client_keys(places.keys)
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._states: zmq.Socket[bytes] | None = None
        self._commands = self._connected(zmq.DEALER, self._host.commands)
        self._snapshot: Snapshot | None = None
        self.gaps = 0

    @classmethod
    def attach(cls, places: Places | None = None, timeout_s: float = 2.0) -> Client:
        """A console that has seen the host's whole state once. Raises Problem: NO_HOST or DOOR_UNUSABLE."""
        client = cls(places or Places.of_this_user())
        try:
            client.refresh(timeout_s)
        except BaseException:
            client.close()
            raise
        return client

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the host, which does not mind."""
        self._context.destroy(linger=0)

    @property
    def snapshot(self) -> Snapshot:
        """The newest state seen."""
        if self._snapshot is None:
            return self.refresh()
        return self._snapshot

    def refresh(self, timeout_s: float = 2.0) -> Snapshot:
        """Ask for the whole state, whatever was shown before."""
        for answer in self._answers_to(encoded(AskState()), timeout_s):
            if isinstance(answer, Snapshot):
                self._snapshot = answer
                return answer
        raise self._lost(timeout_s)

    def act(
        self, act: Act, *, if_version: int | None = None, command_id: str | None = None, timeout_s: float = 2.0
    ) -> Acknowledgement:
        """Have one act applied once, however often it has to be sent, and return what became of it.

        With `if_version` it is refused where the state has changed since that version. Problem(NO_HOST) leaves open
        whether it was applied: look at the state, or try again with the same `command_id`.
        """
        command = Command(command_id or os.urandom(16).hex(), time.perf_counter_ns(), act, if_version)
        for answer in self._answers_to(encoded(command), timeout_s):
            if isinstance(answer, Acknowledgement) and answer.command_id == command.command_id:
                return answer
        raise self._lost(timeout_s)

    def states(self) -> Iterator[Snapshot]:
        """The state now, and then every newer one as it comes, at least five a second."""
        if self._states is None:
            self._states = self._connected(zmq.SUB, self._host.states)
            self._states.subscribe(b"")
        yield self.snapshot
        while True:
            yield self._next_state(self._states)

    def _next_state(self, states: zmq.Socket[bytes]) -> Snapshot:
        """The newest state, asked for where one went missing. Raises Problem(NO_HOST) after LOST_AFTER_S of silence."""
        deadline_s = time.monotonic() + LOST_AFTER_S
        while (left_s := deadline_s - time.monotonic()) > 0:
            if not states.poll(int(left_s * 1000) + 1):
                continue
            before = self.snapshot
            missing = False
            for state in _waiting_in(states):
                missing = missing or state.sequence > self.snapshot.sequence + 1
                if state.sequence > self.snapshot.sequence:
                    self._snapshot = state
            if missing:
                self.gaps += 1
                return self.refresh()
            if self.snapshot is not before:
                return self.snapshot
        raise self._lost(LOST_AFTER_S)

    def _answers_to(self, request: bytes, timeout_s: float) -> Iterator[Answer]:
        """Whatever the host says within `timeout_s`; the request goes out again where it says nothing for a while."""
        deadline_s = time.monotonic() + timeout_s
        send_at_s = 0.0
        while (now_s := time.monotonic()) < deadline_s:
            wanted = zmq.POLLIN | (zmq.POLLOUT if now_s >= send_at_s else 0)
            ready = self._commands.poll(int(1000 * (min(deadline_s, max(send_at_s, now_s + 0.05)) - now_s)) + 1, wanted)
            if ready & zmq.POLLOUT:
                with suppress(zmq.Again):  # the host may have gone since
                    self._commands.send(request, zmq.NOBLOCK)
                    send_at_s = now_s + _AGAIN_AFTER_S
            if not ready & zmq.POLLIN:
                continue
            answer = _understood(self._commands.recv(zmq.NOBLOCK))
            if isinstance(answer, Trouble) and answer.kind == "protocol":
                raise _other_protocol(answer.protocol)
            if answer is not None:
                yield answer

    def _connected(self, kind: int, address: str) -> zmq.Socket[bytes]:
        socket = client_socket(self._context, kind, self._keys, self._host.server_key.encode(), ANSWER_MAX_BYTES)
        socket.connect(address)
        return socket

    def _lost(self, silent_s: float) -> Problem:
        """Why nobody answers, as far as this machine can tell."""
        try:
            now = find_host(self._places.runtime)
        except Problem as why:
            return why
        if now != self._host:
            return Problem(ExitCode.NO_HOST, "The session host has been started again", "Attach again")
        what = f"The session host (process {now.pid}) has not answered for {silent_s:.1f} s"
        return Problem(ExitCode.NO_HOST, what, _LOOK_AT_THE_PC)


def _waiting_in(states: zmq.Socket[bytes]) -> Iterator[Snapshot]:
    while True:
        try:
            state = _understood(states.recv(zmq.NOBLOCK))
        except zmq.Again:
            return
        if isinstance(state, Snapshot):
            yield state


def _understood(wire: bytes) -> Answer | None:
    try:
        return answer_in(wire)
    except WrongProtocol:
        raise _other_protocol(wire[0]) from None
    except NotUnderstood:
        return None


def _other_protocol(protocol: int) -> Problem:
    return Problem(
        ExitCode.NO_HOST,
        f"The session host speaks another control protocol ({protocol})",
        "Use the vr-runtime command of the same installation as the host",
    )
