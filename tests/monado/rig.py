"""A running rig: an X display, Monado's service on it, and commands started beside them, all in one set of namespaces.

    python -m tests.monado.rig setup             make the chroot (about a minute; done once)
    python -m tests.monado.rig run -- COMMAND    run one command against the real runtime, then stop everything
    python -m tests.monado.rig shell             look around in there
    python -m tests.monado.rig bench [OPTIONS]   vr-runtime bench monado, in there

The kernel does the clearing up: everything runs in a PID namespace of the rig's own, which dies with its first
process, which dies with the Python that started it. Mounts, sockets and the (empty) network belong to namespaces too,
so two rigs never meet. Inside, the checkout is /checkout (read-only) and /out is a folder of this machine.
Standard library only.
"""

from __future__ import annotations

import argparse
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psutil

from tests import x_server

from . import chroot, machine

SCREEN_PX = (640, 360)  # the size of Monado's window: the simulated headset halved
METRICS_FILE = "/run/monado-metrics"  # what the service itself saw of every frame; `bench monado` reads it
_READY_S = 120.0  # a way to fail, not a measurement
_LOOKS = 20

# $1 chroot, $2 checkout, $3 runtime folder, $4 out folder
_HOLD = """
set -e
mount --bind /dev "$1/dev"; mount -t proc proc "$1/proc"; mount -t sysfs sysfs "$1/sys"
mount -t tmpfs tmpfs "$1/tmp"; mount -t tmpfs tmpfs "$1/run"
mkdir -p "$1/checkout" "$1/out" "$1/run/user/0" "$1/tmp/.X11-unix"
mount -o bind,ro "$2" "$1/checkout"; mount --bind "$3" "$1/run/user/0"; mount --bind "$4" "$1/out"
echo ready
exec chroot "$1" sleep infinity
"""

_ENVIRONMENT = {
    "PATH": "/opt/venv/bin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "XDG_RUNTIME_DIR": "/run/user/0",
    "XDG_CACHE_HOME": "/var/cache/rig",
    "PYTHONPATH": "/checkout",
    "PYTHONPYCACHEPREFIX": "/var/cache/rig/python",  # the checkout is read-only in there
    "XR_RUNTIME_JSON": "/usr/share/openxr/1/openxr_monado.json",
    "VR_RUNTIME_MONADO_METRICS": METRICS_FILE,
    "OXR_VIEWPORT_SCALE_PERCENTAGE": "25",  # keeps software rendering inside the frame budget
}
_SERVICE_ENVIRONMENT = {
    "XRT_COMPOSITOR_FORCE_XCB": "1",
    "XRT_COMPOSITOR_DEFAULT_FRAMERATE": "90",
    "SIMULATED_ENABLE": "1",
    "XRT_METRICS_FILE": METRICS_FILE,
    "XRT_METRICS_EARLY_FLUSH": "1",
}


class RigFailed(Exception):
    """Something in the rig did not start or did not end in time; the text says what and shows its last words."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that ended: its exit status (negative: the signal) and all that it printed."""

    status: int
    output: str


@dataclass(frozen=True, slots=True)
class Child:
    """A command that was started inside. What it says goes to a file, so that it never waits for a reader."""

    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """SIGKILL to the command, to the nsenter in front of it, and to what it has started in groups of its own."""
        if self.process.poll() is None:
            below = psutil.Process(self.process.pid).children(recursive=True)
            os.killpg(self.process.pid, signal.SIGKILL)
            for process in below:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
        self.process.wait()

    def finish(self, within_s: float) -> Finished:
        """Wait for the end; past `within_s` kill it and raise `RigFailed` with what it said last."""
        try:
            status = self.process.wait(within_s)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RigFailed(f"still running after {within_s:g} s: {self.log.stem}\n{_tail(self.log)}") from None
        return Finished(status, self.log.read_text(errors="replace"))


@dataclass(slots=True)
class Rig:
    """The rig's processes. `folder` holds `out` (inside: /out), the runtime folder and the logs."""

    root: Path
    folder: Path
    _holder: subprocess.Popen[str]
    _display: str = ""
    _service: Child | None = None
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def spawn(self, command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Child:
        """Start `command` inside, in /checkout, with an empty standard input."""
        log = self.folder / f"{len(self._processes)} {Path(command[0]).name}.log"
        with log.open("wb") as file:
            process = self.enter(command, environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
        return Child(process, log)

    def run(
        self, command: Sequence[str], *, environment: Mapping[str, str] | None = None, within_s: float = 240
    ) -> Finished:
        """Run `command` inside to its end."""
        return self.spawn(command, environment=environment).finish(within_s)

    def enter(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        stdin: int | None = None,
        stdout: int | IO[bytes] | None = None,
        stderr: int | IO[bytes] | None = None,
        own_session: bool = True,
    ) -> subprocess.Popen[bytes]:
        """The bare way in: an `nsenter` that ends with the command's own status. Streams not given are inherited."""
        namespaces = f"/proc/{self._holder.pid}/ns"
        enter = [f"--{kind}={namespaces}/{file}" for kind, file in _NAMESPACE_FILES.items()]
        process = subprocess.Popen(
            ["nsenter", *enter, "chroot", str(self.root), "env", "--chdir=/checkout", *command],
            env=_ENVIRONMENT | {"DISPLAY": self._display} | dict(environment or {}),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            start_new_session=own_session,
        )
        self._processes.append(process)
        return process

    def start_display(self) -> None:
        """Start Xvfb on a free display number, which it tells when it is ready."""
        size = f"{SCREEN_PX[0]}x{SCREEN_PX[1]}x24"
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", size, "+extension", "GLX", "-nolisten", "tcp"]
        log = self.folder / "Xvfb.log"
        for _ in range(x_server.TRIES):
            with log.open("wb") as said:
                server = self.enter(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said)
            assert server.stdout is not None
            readable, _, _ = select.select([server.stdout], [], [], _READY_S)
            if number := server.stdout.readline().strip() if readable else b"":
                self._display = f":{number.decode()}"
                return
        raise RigFailed(f"Xvfb did not start\n{_tail(log)}")

    def start_service(self) -> None:
        """Start monado-service and return once it listens; after `kill_service` this is the restart."""
        runtime, log = self.folder / "runtime", self.folder / "monado-service.log"
        for stale in runtime.glob("monado*"):
            stale.unlink()  # a killed service leaves its socket, and the next one refuses to start on it
        with log.open("ab") as said:
            # Its standard input must be a pipe that stays open: it ends when it can read from a terminal or /dev/null.
            service = self.enter(
                ["monado-service"], _SERVICE_ENVIRONMENT, stdin=subprocess.PIPE, stdout=said, stderr=said
            )
        self._service = Child(service, log)
        deadline_s = time.monotonic() + _READY_S
        while not (runtime / "monado_comp_ipc").exists():
            if service.poll() is not None or time.monotonic() > deadline_s:
                raise RigFailed(f"monado-service did not start\n{_tail(log)}")
            time.sleep(0.02)

    def kill_service(self) -> None:
        """SIGKILL, as a crash would end it: no goodbye to its clients, sockets left behind."""
        if self._service is None:
            raise RigFailed("there is no service to kill")
        self._service.kill()
        self._service = None

    def screen_xwd(self) -> bytes:
        """The X display's picture now, as an XWD file."""
        # xwd lists the windows and then asks about each: it fails where one has gone in between, as Monado's does when
        # its service dies. That says nothing about the picture, and the next look succeeds.
        for _ in range(_LOOKS):
            xwd = self.enter(["xwd", "-root", "-silent"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
            picture, _ = xwd.communicate(timeout=_READY_S)
            if xwd.returncode == 0:
                return picture
            time.sleep(0.1)
        raise RigFailed(f"xwd ended with {xwd.returncode}, {_LOOKS} times in a row")

    def stop(self) -> None:
        """End the namespace, and with it everything in it."""
        self._holder.kill()
        self._holder.wait()
        for process in self._processes:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
            process.wait()


_NAMESPACE_FILES = {"mount": "mnt", "pid": "pid_for_children", "net": "net", "ipc": "ipc"}


@contextmanager
def running(made: chroot.Chroot) -> Iterator[Rig]:
    """A rig with its display and Monado's service; stopped and forgotten at the end, however that comes."""
    folder = Path(tempfile.mkdtemp(prefix="vr-rig-"))
    try:
        for name in ("runtime", "out"):
            (folder / name).mkdir()
        rig = Rig(made.root, folder, _hold(made.root, folder))
        try:
            rig.start_display()
            rig.start_service()
            yield rig
        finally:
            rig.stop()
    finally:
        shutil.rmtree(folder)


def _hold(root: Path, folder: Path) -> subprocess.Popen[str]:
    namespaces = ["unshare", "--mount", "--pid", "--net", "--ipc", "--fork", "--kill-child"]
    script = ["sh", "-c", _HOLD, "hold", str(root), str(chroot.CHECKOUT), str(folder / "runtime"), str(folder / "out")]
    holder = subprocess.Popen(
        ["setpriv", "--pdeathsig", "KILL", *namespaces, *script],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert holder.stdout is not None
    if (line := holder.stdout.readline()) != "ready\n":
        rest = holder.communicate()[0]
        raise RigFailed(f"the rig's mounts failed\n{line}{rest}")
    return holder


def _tail(log: Path, lines: int = 12) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.monado.rig", description="A real OpenXR runtime without hardware."
    )
    parser.add_argument("act", choices=["setup", "run", "shell", "bench"])
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="run: -- COMMAND; bench: its options")
    chosen = parser.parse_args(arguments)
    try:
        made = chroot.prepare(say=say)
        if chosen.act == "setup":
            say(f"ready: {made.root}")
            return 0
        rest = chosen.rest[1:] if chosen.rest[:1] == ["--"] else chosen.rest
        command = {"run": rest, "shell": ["bash"], "bench": ["vr-runtime", "bench", "monado", *rest]}[chosen.act]
        if not command:
            parser.error("run needs a command after --")
        with running(made) as rig:
            process = rig.enter(command, own_session=False)
            # Ctrl-C is the command's to answer; the rig stops once it has.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            return process.wait()
    except (machine.RigUnavailable, chroot.SetupFailed, RigFailed) as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
