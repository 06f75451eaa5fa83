"""Everything that must not run in the window's own process: other commands of the program, and the session itself."""

from __future__ import annotations

import json as json_text
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from vr_runtime.launcher.set_up import SetUp
from vr_runtime.record.state_folder import make_private, state_folder

_PROGRAM: Final = "vr-runtime: "
_LOGS_KEPT: Final = 8
_LOOK_EVERY_MS: Final = 150
_MOST_LOG_BYTES: Final = 16384


class Job(QObject):
    """One command under way. Exactly one of its signals comes, once, and never before `run_job` has returned."""

    done = Signal(object)
    failed = Signal(str, int)

    def __init__(self, parent: QObject | None, *, json: bool, may_exit: tuple[int, ...]) -> None:
        super().__init__(parent)
        self._json, self._may_exit = json, may_exit
        self._over = False
        self._process = QProcess(self)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._error)

    @property
    def running(self) -> bool:
        return not self._over

    def begin(self, program: str, arguments: Sequence[str]) -> None:
        """Start it."""
        self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.start(program, list(arguments))

    def cancel(self) -> None:
        """Stop it; no signal comes any more."""
        self._over = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            # From within start(), before anybody listens.
            QTimer.singleShot(0, self, lambda: self._end_badly(self._process.errorString(), 127))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._over:
            return
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        if status != QProcess.ExitStatus.NormalExit or code not in self._may_exit:
            self._end_badly(one_line(said), code)
            return
        if not self._json:
            self._end_well(None)
            return
        out = bytes(self._process.readAllStandardOutput().data())
        try:
            self._end_well(json_text.loads(out))
        except ValueError:
            self._end_badly(one_line(said), code)

    def _end_well(self, answer: object) -> None:
        if not self._over:
            self._over = True
            self.done.emit(answer)

    def _end_badly(self, why: str, code: int) -> None:
        if not self._over:
            self._over = True
            self.failed.emit(
                why or self.tr("The command ended without a word (exit code {code})").format(code=code), code
            )


def run_job(
    parent: QObject | None, arguments: list[str], *, json: bool = True, may_exit: tuple[int, ...] = (0,)
) -> Job:
    """`vr-runtime ARGUMENTS` in a process of its own; with `json`, its `--json` output decoded.

    A command that answers and yet exits with another code than 0, as `doctor` does, has that code in `may_exit`.
    """
    job = Job(parent, json=json, may_exit=may_exit)
    words = [*arguments, "--json"] if json and "--json" not in arguments else arguments
    job.begin(sys.executable, ["-m", "vr_runtime", *words])
    return job


class HostStart(QObject):
    """A session that was started. `failed` where its host ends with a fault; `ended` where it ends as it should.

    The host belongs to nobody: it lives on when this object, the window or the whole launcher is gone.
    """

    failed = Signal(str)
    ended = Signal()

    def __init__(self, arguments: Sequence[str], log: Path) -> None:
        super().__init__()
        self.log = log
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._child: subprocess.Popen[bytes] | None = None
        self._why = ""
        self.code: int | None = None  # the host's exit code, once it has ended
        try:
            self._child = _detached([sys.executable, "-m", "vr_runtime", *arguments], log)
        except OSError as error:
            self._why = self.tr("The session could not be started: {why}").format(why=error.strerror or error)

    @property
    def pid(self) -> int | None:
        """The host's process number; None where none could be started."""
        return None if self._child is None else self._child.pid

    def _look(self) -> None:
        code = 1 if self._child is None else self._child.poll()
        if code is None:
            return
        self._timer.stop()
        self.code = code
        if code == 0:
            self.ended.emit()
            return
        said = self._why or one_line(_end_of(self.log))
        self.failed.emit(said or self.tr("The session ended at once (exit code {code})").format(code=code))


def start_session(set_up: SetUp) -> HostStart:
    """Start `vr-runtime run` on its own, with what it says in a log of the state folder."""
    return HostStart(["run", *set_up.arguments()], _new_log())


def resume_session() -> HostStart:
    """Start `vr-runtime host --resume`, which takes up the session that has lost its host."""
    return HostStart(["host", "--resume"], _new_log())


def _new_log() -> Path:
    folder = state_folder() / "launcher"
    make_private(folder)
    for old in sorted(folder.glob("session-*.log"))[: -_LOGS_KEPT + 1]:
        old.unlink(missing_ok=True)
    return folder / f"session-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"


def one_line(said: str) -> str:
    """The last line of what a command said, without its own name before it."""
    lines = [text.strip() for text in said.replace("\r", "\n").splitlines() if text.strip()]
    return lines[-1].removeprefix(_PROGRAM) if lines else ""


def _detached(command: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(log, flags, 0o600), "ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            # What ends the launcher, a signal to its group or a closed terminal, is nothing to the session.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
            | getattr(subprocess, "DETACHED_PROCESS", 0),
        )


def _end_of(log: Path) -> str:
    try:
        with log.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _MOST_LOG_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
