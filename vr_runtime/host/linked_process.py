"""The processes on a link, player and speaker: each in a group of its own, found again, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from vr_runtime.control.private_files import read_private, write_private
from vr_runtime.control.processes import start_mark
from vr_runtime.problem import Problem

COMMAND = (sys.executable, "-m", "vr_runtime")
Role: TypeAlias = Literal["player", "speaker"]
# A matrix library that spreads small products over every core only delays them, and whoever else needs the cores.
_ENVIRONMENT: Final[dict[Role, dict[str, str]]] = {
    "player": {},
    "speaker": {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
}
_GONE_WITHIN_S: Final = 5.0
_SAID_BYTES: Final = 8192


class _Mark(msgspec.Struct):
    pid: int
    started: str


class LinkedProcess:
    """One run of a player or a speaker: ours, or that of a host before us."""

    def __init__(self, role: Role, folder: Path, pid: int, started: str, child: subprocess.Popen[bytes] | None) -> None:
        self.pid = pid
        self._role = role
        self._folder = folder
        self._started = started
        self._child = child

    @classmethod
    def start(cls, role: Role, folder: Path, link: Path) -> LinkedProcess:
        """Start one on `link`; what it says goes to a file in the private `folder`."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with open(os.open(folder / f"{role}.log", flags, 0o600), "wb") as log:
            child = subprocess.Popen(
                (*COMMAND, role, "--link", str(link)),
                env={**os.environ, **_ENVIRONMENT[role]},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A Ctrl-C, or a terminal that closes, is for the host, which then ends the session in order.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same on Windows
            )
        started = start_mark(child.pid) or ""
        write_private(folder / f"{role}.json", msgspec.json.encode(_Mark(child.pid, started)), replace=True)
        return cls(role, folder, child.pid, started, child)

    @classmethod
    def find(cls, role: Role, folder: Path) -> LinkedProcess | None:
        """The one that a host before us has started, if it lives."""
        try:
            mark = msgspec.json.decode(read_private(folder / f"{role}.json"), type=_Mark)
        except (OSError, Problem, msgspec.MsgspecError):
            return None
        if not mark.started or start_mark(mark.pid) != mark.started:
            return None
        return cls(role, folder, mark.pid, mark.started, None)

    @property
    def running(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        return start_mark(self.pid) == self._started

    @property
    def code(self) -> int | None:
        """The exit code of one of ours that has ended; negative for a signal. None where nobody knows."""
        return None if self._child is None else self._child.poll()

    def kill(self) -> None:
        """End it at once, whatever it is doing, even if it was stopped; harmless where it has gone."""
        if self._child is not None:
            self._child.kill()
            self._child.wait(_GONE_WITHIN_S)
        elif self.running:
            os.kill(self.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            deadline_s = time.monotonic() + _GONE_WITHIN_S
            while self.running and time.monotonic() < deadline_s:
                time.sleep(0.005)

    def said(self) -> str:
        """The end of what it printed."""
        try:
            return (self._folder / f"{self._role}.log").read_bytes()[-_SAID_BYTES:].decode("utf-8", "replace")
        except OSError:
            return ""

    def forget(self) -> None:
        """It has ended in order."""
        (self._folder / f"{self._role}.json").unlink(missing_ok=True)
        (self._folder / f"{self._role}.log").unlink(missing_ok=True)
