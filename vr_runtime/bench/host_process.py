"""A host for the benchmark, in a process and folders of its own; its player may die as often as it likes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from vr_runtime.control.client import Client
from vr_runtime.control.private_files import Places
from vr_runtime.link.host_end import HostEnd
from vr_runtime.problem import ExitCode, Problem

_PATIENCE_S = 60.0


class BenchHost:
    """A session on the simulated headset, up to its first picture; ended by `close`.

    `runtime`: its private folder; `environment`: for whoever is to find it.
    """

    def __init__(self, folder: Path, scene: str) -> None:
        self.runtime = folder / "vr-runtime"
        self._places = Places(keys=folder / "config" / "vr-runtime" / "keys", runtime=self.runtime)
        self.state_folder = folder / "state"
        own = {"VR_RUNTIME_STATE": self.state_folder, "XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": folder / "config"}
        self.environment = {**os.environ, **{name: str(path) for name, path in own.items()}}
        command = (sys.executable, "-m", "vr_runtime.bench.host_process", scene)
        self._process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL)
        self.wait_until((self.runtime / "session.link").exists)
        self.link = HostEnd.take_up(self.runtime / "session.link")
        self.wait_until(lambda: self.link.origin_ns is not None)
        self.console = Client.attach(self._places)

    @property
    def player_pid(self) -> int:
        return int(json.loads((self.runtime / "player.json").read_text())["pid"])

    @property
    def resident_mib(self) -> float:
        """The host's, now."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Raises `Problem` where the host has died, or nothing comes of it."""
        deadline_s = time.monotonic() + _PATIENCE_S
        while not condition():
            if self._process.poll() is not None or time.monotonic() > deadline_s:
                raise Problem(ExitCode.UNEXPECTED, "The benchmark's host did not do as it should", "Run it again")
            time.sleep(0.001)

    def close(self) -> None:
        """End the session, whatever state it is in; nothing is left behind."""
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _main(scene: str) -> ExitCode:
    from vr_runtime.course.plan import plan_for_infusion
    from vr_runtime.host.run import host
    from vr_runtime.host.watchdog import Watchdog
    from vr_runtime.link.session import LinkedSession

    session = LinkedSession(plan=plan_for_infusion(40), scene=scene, headset="simulated")
    return host(session, Watchdog(again_within_ns=0))


if __name__ == "__main__":
    raise SystemExit(_main(sys.argv[1]))
