"""A host in a process of its own, with folders of its own, and the test as its console."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from vr_runtime.control.client import Client
from vr_runtime.control.messages import Acknowledgement, Act, Snapshot
from vr_runtime.control.private_files import Places
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.mirror_file import mirror_path
from vr_runtime.problem import Problem

PATIENCE_S = 120.0
"""A way to fail, never a measurement: no machine on which the tests run is so busy."""
_COMMAND = (sys.executable, str(Path(__file__).with_name("scripted.py")))
_ROOT = Path(__file__).resolve().parents[3]


class HostRig:
    """Everything of one test lies below `folder`, whose name must be short: sockets lie in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runtime = folder / "vr-runtime"
        self.places = Places(keys=folder / "config" / "vr-runtime" / "keys", runtime=self.runtime)
        self.environment = {
            **{key: value for key, value in os.environ.items() if key != "DISPLAY"},
            "VR_RUNTIME_STATE": str(folder / "state"),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "PYTHONPATH": str(_ROOT),
            "HEADSET": str(folder / "headset"),
        }
        self.host: subprocess.Popen[str] | None = None

    def start(self, *options: str, steps: str = "", time_lapse: float = 60.0) -> None:
        """A host with a new session on the simulated headset, up to its first picture."""
        plan = () if "--infusion" in options or "--preset" in options else ("--infusion", "40")
        common = ("--headset", "simulated", "--scene", "empty", "--time-lapse", str(time_lapse))
        self.spawn("host", *common, *plan, *options, steps=steps)
        self.until(lambda: self.state() is not None and self.link().origin_ns is not None)

    def spawn(self, *words: str, steps: str = "") -> None:
        self.host = subprocess.Popen(
            (*_COMMAND, *words),
            cwd=_ROOT,
            env={**self.environment, "STEPS": steps},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def resume(self) -> None:
        self.spawn("host", "--resume")
        self.until(lambda: self.state() is not None)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Another `vr-runtime` command, to its end."""
        return subprocess.run(
            (*_COMMAND, *words),
            cwd=_ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )

    def act(self, act: Act) -> Acknowledgement:
        with Client.attach(self.places, timeout_s=PATIENCE_S) as client:
            return client.act(act, timeout_s=PATIENCE_S)

    def state(self) -> Snapshot | None:
        """What a console is shown; None where there is no host."""
        try:
            with Client.attach(self.places, timeout_s=PATIENCE_S) as client:
                return client.snapshot
        except Problem:
            return None

    def take_off(self) -> None:
        """The headset comes off, whoever plays."""
        (self.folder / "headset").write_text("off")

    def put_on(self) -> None:
        (self.folder / "headset").write_text("on")

    def link(self) -> HostEnd:
        return HostEnd.take_up(self.runtime / "session.link")

    @property
    def player_pid(self) -> int:
        return int(json.loads((self.runtime / "player.json").read_text())["pid"])

    def kill_host(self) -> None:
        self.host.send_signal(signal.SIGKILL)
        self.host.communicate(timeout=PATIENCE_S)

    def finish(self) -> tuple[int, str]:
        """Wait for the host's own end; its exit code and what it said."""
        out, err = self.host.communicate(timeout=PATIENCE_S)
        return self.host.returncode, out + err

    def until(self, condition: Callable[[], object], seconds: float = PATIENCE_S) -> None:
        deadline_s = time.monotonic() + seconds
        while not condition():
            if self.host is not None and self.host.poll() is not None:
                raise AssertionError(f"the host has ended: {self.host.communicate()}")
            assert time.monotonic() < deadline_s, "waited in vain"
            time.sleep(0.01)

    def processes(self) -> list[psutil.Process]:
        """Every process that uses this folder."""
        mine = []
        for process in psutil.process_iter(["environ"]):
            environment = process.info["environ"] or {}
            if environment.get("XDG_RUNTIME_DIR") == str(self.folder) and process.pid != os.getpid():
                mine.append(process)
        return mine

    def clean_up(self) -> list[str]:
        """Kill whatever is left; returns what that was."""
        left = [" ".join(process.cmdline()[:4]) for process in self.processes() if process.is_running()]
        for process in self.processes():
            process.kill()
        if self.host is not None and self.host.poll() is None:
            self.host.communicate(timeout=PATIENCE_S)
        if (mirror := mirror_path(self.runtime)) is not None:
            mirror.unlink(missing_ok=True)  # it may lie elsewhere: it is never on a disk
        return left


@contextmanager
def host_rig() -> Iterator[HostRig]:
    """A rig in a folder with a short name, and nothing of it left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="vr"))
    rig = HostRig(folder)
    try:
        yield rig
    finally:
        rig.clean_up()
        shutil.rmtree(folder, ignore_errors=True)
