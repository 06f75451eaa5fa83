"""A host in memory behind a real endpoint, served by a thread of the test's, and short private folders."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import zmq

from vr_runtime.control.endpoint import Endpoint
from vr_runtime.control.keys import KeyPair
from vr_runtime.control.messages import (
    Acknowledgement,
    Command,
    Display,
    Extend,
    Flags,
    Hearing,
    Mark,
    Next,
    Plan,
    PlayerState,
    Sliders,
    Snapshot,
    Span,
    Stopped,
    Timeline,
    applied,
    refused,
)
from vr_runtime.control.private_files import Places
from vr_runtime.control.sockets import client_socket

SESSION = "5f0c29d1"
PATIENCE_MS = 60_000
"""A way to fail, never a measurement."""


@dataclass
class FakeHost:
    """Applies every act but `stopped`, and keeps them in order."""

    version: int = 3
    extended_min: int = 0
    commands: list[Command] = field(default_factory=list)
    broken: bool = False

    def snapshot(self) -> Snapshot:
        if self.broken:
            raise RuntimeError("the host's own fault, with secrets in its words")
        return Snapshot(
            session=SESSION,
            version=self.version,
            phase="plateau",
            phase_progress=0.25,
            session_s=1800.0,
            infusion_s=1500.0,
            next=Next("return", 900.0),
            waiting_for=None,
            levels=dict.fromkeys(("mean_luminance", "peak_luminance", "chroma", "motion", "detail", "fade"), 0.05),
            flags=Flags(),
            player=PlayerState(pid=4711, alive=True, frames=162000, missed_frames=3),
            headset="playing",
            alarms=(),
            sliders=Sliders(brightness_percent=100, volume_db=0.0, scene="night-sky"),
            plan=Plan("iv-pain", infusion_min=40, window_min=60, planned_min=40),
            timeline=Timeline(
                spans=(Span("settle", 0.0, 300.0), Span("onset", 300.0, None)), marks=(Mark(300.0, "started"),)
            ),
            hearing=Hearing(wanted=True, alive=True, playing=True, device="Headset", lufs=-31.0, asked_lufs=-30.0),
            display=Display("Index", False, True, True, True, 90.0, 0, 4.2, 6.1, 1.0, 1.0),
        )

    def act(self, command: Command) -> Acknowledgement:
        if self.broken:
            raise RuntimeError("the host's own fault, with secrets in its words")
        self.commands.append(command)
        if isinstance(command.act, Stopped):
            return refused(command, "the infusion has not started", self.version)
        if isinstance(command.act, Extend):
            self.extended_min += command.act.minutes
        self.version += 1
        return applied(command, self.version)


class Served:
    """An endpoint whose loop runs until left. `hold()` makes the host hang, which it does not notice itself."""

    def __init__(self, places: Places, host: FakeHost | None = None, **options) -> None:
        self.host = host or FakeHost()
        self.places = places
        self.endpoint = Endpoint(self.host, places, SESSION, **options)
        self._leave = threading.Event()
        self._going = threading.Event()
        self._going.set()
        self._pool = ThreadPoolExecutor(1)

    def __enter__(self) -> Served:
        self._served = self._pool.submit(self._serve)
        return self

    def __exit__(self, *_: object) -> None:
        self._leave.set()
        self._going.set()
        self._pool.shutdown()
        self.endpoint.close()
        self._served.result()  # poll() never raises

    def hold(self) -> None:
        self._going.clear()

    def go_on(self) -> None:
        self._going.set()

    def _serve(self) -> None:
        while not self._leave.is_set():
            self._going.wait()
            self.endpoint.poll(10)


class RawConsole:
    """A console that may say anything: bytes out, bytes in."""

    def __init__(self, endpoint: Endpoint, keys: KeyPair, kind: int = zmq.DEALER) -> None:
        self._context = zmq.Context()
        found = endpoint.rendezvous
        self.socket = client_socket(self._context, kind, keys, found.server_key.encode(), 1 << 20)
        self.socket.connect(found.commands if kind == zmq.DEALER else found.states)

    def __enter__(self) -> RawConsole:
        return self

    def __exit__(self, *_: object) -> None:
        self._context.destroy(linger=0)

    def send(self, *frames: bytes, within_ms: int = PATIENCE_MS) -> bool:
        """Whether it could be handed over; not without a connection."""
        if not self.socket.poll(within_ms, zmq.POLLOUT):
            return False
        self.socket.send_multipart(frames, zmq.NOBLOCK)
        return True

    def hears(self, within_ms: int = PATIENCE_MS) -> bytes | None:
        return self.socket.recv() if self.socket.poll(within_ms) else None


def places_in(folder: Path) -> Places:
    return Places(keys=folder / "k", runtime=folder / "r")
