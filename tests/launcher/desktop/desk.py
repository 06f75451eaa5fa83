"""A desk with screen, mouse and keyboard, on which the launcher runs as a person has it; nothing is called in it."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from tests import x_server
from vr_runtime.control.client import Client
from vr_runtime.control.messages import Snapshot
from vr_runtime.control.private_files import Places
from vr_runtime.link.mirror_file import mirror_path
from vr_runtime.problem import Problem

PATIENCE_S = 30.0
"""A way to fail, never a measurement: far longer than anything takes on a busy machine."""
SCREEN_PX = (1280, 800)
_ROOT = Path(__file__).resolve().parents[3]
_LAUNCHER = (sys.executable, str(Path(__file__).with_name("app_process.py")))


@dataclass(frozen=True)
class Seen:
    """A widget as somebody before the screen finds it."""

    kind: str
    object: str
    name: str
    says: str
    role: str
    checked: bool
    box: tuple[int, int, int, int]
    enabled: bool
    focus: bool
    window: int
    is_window: bool

    @property
    def middle(self) -> tuple[int, int]:
        x, y, width, height = self.box
        return x + width // 2, y + height // 2


class Screen:
    """An X display in memory; its number is free because the server finds it itself."""

    def __init__(self) -> None:
        size = f"{SCREEN_PX[0]}x{SCREEN_PX[1]}x24"
        self._server, self.name = x_server.started("-screen", "0", size, "-noreset")

    def shot(self, path: Path) -> None:
        """What is on the screen now, as a picture."""
        from PIL import ImageGrab

        path.parent.mkdir(parents=True, exist_ok=True)
        ImageGrab.grab(xdisplay=self.name).save(path)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(PATIENCE_S)


class Desk:
    """One user's folders, a screen, and a launcher on it. `open` and `kill` the launcher as often as wanted."""

    def __init__(self, folder: Path, screen: Screen, pictures: Path | None = None) -> None:
        """`folder` has a short name: sockets lie in it. `pictures`: where `shot` puts what it sees."""
        self.folder = folder
        self.screen = screen
        self.runtime = folder / "vr-runtime"
        self.places = Places(keys=folder / "config" / "vr-runtime" / "keys", runtime=self.runtime)
        self.launcher: subprocess.Popen[str] | None = None
        self._pictures = pictures
        self._answers: queue.Queue[str] = queue.Queue()
        left_out = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "LANGUAGE", "LC_ALL")
        self.environment = {
            **{key: value for key, value in os.environ.items() if key not in left_out},
            "DISPLAY": screen.name,
            "LANG": "C.UTF-8",
            "VR_RUNTIME_STATE": str(folder / "state"),
            "VR_RUNTIME_CONFIG": str(folder / "config" / "vr-runtime"),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "PYTHONPATH": str(_ROOT),
            "NO_AT_BRIDGE": "1",
        }

    # --- the launcher

    def open(self) -> None:
        """Start the launcher, until its window is on the screen."""
        self._answers = queue.Queue()
        self.launcher = subprocess.Popen(
            (*_LAUNCHER, "--language", "en"),
            cwd=_ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(self.folder / "launcher.err").open("a"),
            text=True,
        )
        threading.Thread(target=self._listen, args=(self.launcher, self._answers), daemon=True).start()
        self.until(self.seen)
        window = next(one for one in self.seen() if one.is_window)
        self.tool("windowmove", str(window.window), "0", "0")
        self.tool("windowfocus", str(window.window))

    @staticmethod
    def _listen(launcher: subprocess.Popen[str], answers: queue.Queue[str]) -> None:
        for line in launcher.stdout:
            answers.put(line)

    def kill(self) -> None:
        """As a power switch does it."""
        self.launcher.send_signal(signal.SIGKILL)
        self.launcher.wait(PATIENCE_S)
        self.launcher = None

    def seen(self) -> list[Seen]:
        """Everything that is to be seen on the screen now."""
        with suppress(BrokenPipeError):
            self.launcher.stdin.write("?\n")
            self.launcher.stdin.flush()
        deadline_s = time.monotonic() + PATIENCE_S
        while True:
            with suppress(queue.Empty):
                found = json.loads(self._answers.get(timeout=0.2))
                return [Seen(**{**one, "box": tuple(one["box"])}) for one in found]
            if self.launcher.poll() is not None:
                raise AssertionError(f"the launcher has ended: {self._said()}")
            if time.monotonic() > deadline_s:
                raise AssertionError(f"the launcher does not answer: {self._said()}")

    def find(self, name: str, kind: str = "", *, at_once: bool = False) -> Seen | None:
        """The one widget whose spoken name is, or begins with, `name`; None where it is not there (`at_once`)."""
        found: list[Seen] = []

        def there() -> bool:
            pattern = re.compile(name, re.IGNORECASE)
            found[:] = [one for one in self.seen() if kind in ("", one.kind) and pattern.match(one.name)]
            return bool(found)

        if at_once:
            return found[0] if there() else None
        self.until(there, f"{name!r} on the screen")
        whole = [one for one in found if re.fullmatch(name, one.name, re.IGNORECASE)]
        return (whole or found)[0]

    def begin_session(self, *options: str) -> None:
        """A session on the simulated headset that nobody has begun from this launcher, up to its first picture."""
        words = ("host", "--headset", "simulated", "--infusion", "40", *options)
        command = (sys.executable, "-m", "vr_runtime", *words)
        log = (self.folder / "host.log").open("a")
        subprocess.Popen(command, cwd=_ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.until_state(lambda state: state.display.opened and state.player.frames, "a session that plays")

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A `vr-runtime` command of this user, to its end."""
        return subprocess.run(
            (sys.executable, "-m", "vr_runtime", *words),
            cwd=_ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )

    # --- hands

    def click(self, name: str, kind: str = "") -> Seen:
        """Move the mouse onto it and press, once it can be pressed and stays where it is."""
        found: list[Seen] = []

        def ready() -> bool:
            one = self.find(name, kind, at_once=True)
            stays = bool(found) and one is not None and one.box == found[0].box
            found[:] = [one] if one is not None and one.enabled else []
            return stays and bool(found)

        self.until(ready, f"{name!r} to be pressed")
        x, y = found[0].middle
        self.tool("mousemove", "--sync", str(x), str(y), "click", "1")
        return found[0]

    def click_for(self, name: str, kind: str, wanted: str) -> None:
        """Press it, and again where nothing has come of it: one press too soon after another is not taken for one."""

        def there() -> bool:
            if self.find(wanted, at_once=True) is not None:
                return True
            one = self.find(name, kind, at_once=True)
            if one is not None and one.enabled:
                self.tool("mousemove", "--sync", str(one.middle[0]), str(one.middle[1]), "click", "1")
                time.sleep(0.3)
            return False

        self.until(there, f"{wanted!r} after {name!r} was pressed")

    def key(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the keyboard is."""
        self._keep_focus()
        self.tool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self._keep_focus()
        self.tool("type", "--delay", "20", text)

    def _keep_focus(self) -> None:
        """What a window manager does: the keyboard belongs to the window in front."""
        windows = [one for one in self.seen() if one.is_window]
        asked = [one for one in windows if one.enabled] or windows
        self.tool("windowfocus", "--sync", str(asked[-1].window))

    def tool(self, *words: str) -> str:
        done = subprocess.run(
            ("xdotool", *words), env=self.environment, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )
        assert done.returncode == 0, f"xdotool {' '.join(words)}: {done.stderr}"
        return done.stdout

    def shot(self, name: str) -> None:
        """Keep what is on the screen, where pictures are kept."""
        if self._pictures is not None:
            self.screen.shot(self._pictures / f"{name}.png")

    # --- the session behind it

    def state(self) -> Snapshot | None:
        """What any other console is shown; None where no host answers."""
        try:
            with Client.attach(self.places, timeout_s=2.0) as client:
                return client.snapshot
        except Problem:
            return None

    def until_state(self, condition: Callable[[Snapshot], object], what: str = "") -> Snapshot:
        """Wait for a state of the session."""
        states: list[Snapshot] = []

        def holds() -> bool:
            state = self.state()
            states[:] = [] if state is None else [state]
            return state is not None and bool(condition(state))

        self.until(holds, what or "a state of the session")
        return states[0]

    def pid_of(self, role: str) -> int:
        """Process number of host or player."""
        if role == "host":
            return int(json.loads((self.runtime / "control.json").read_text())["pid"])
        return int(json.loads((self.runtime / f"{role}.json").read_text())["pid"])

    def until(self, condition: Callable[[], Any], what: str = "something", seconds: float = PATIENCE_S) -> None:
        deadline_s = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline_s:
                self.shot("waited-in-vain")
                raise AssertionError(f"waited in vain for {what}; on the screen: {self._names()}")
            time.sleep(0.05)

    def _said(self) -> str:
        return (self.folder / "launcher.err").read_text()[-2000:]

    def _names(self) -> list[str]:
        try:
            return sorted({f"{one.kind} {one.name}" for one in self.seen() if one.name})
        except (AssertionError, AttributeError, queue.Empty):
            return ["no launcher"]

    def clean_up(self) -> None:
        """Nothing of it stays."""
        for process in psutil.process_iter(["environ"]):
            environment = process.info["environ"] or {}
            if environment.get("XDG_RUNTIME_DIR") == str(self.folder) and process.pid != os.getpid():
                process.kill()
        if self.launcher is not None:
            self.launcher.wait(PATIENCE_S)
        mirror = mirror_path(self.runtime)
        if mirror is not None:
            mirror.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)
