"""While a session runs the machine neither sleeps nor locks its screen, where a system service can see to that."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

_LOGIND: Final = (
    "systemd-inhibit",
    "--what=idle:sleep:handle-lid-switch",
    "--who=vr-runtime",
    "--why=A session is running",
    "--mode=block",
    # Reads until its pipe closes, which the system does when we die: the inhibition never outlives us.
    "cat",
)
_GOODBYE_S: Final = 2.0
_ANSWERS_WITHIN_S: Final = 3.0
_CONTINUOUS, _SYSTEM_REQUIRED, _DISPLAY_REQUIRED = 0x80000000, 0x00000001, 0x00000002


class KeptAwake:
    """Held while the context lasts. `held`: whether the system agreed, as far as it has said so by now."""

    def __init__(self, command: tuple[str, ...] = _LOGIND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._agreed = False

    @property
    def held(self) -> bool:
        if sys.platform == "win32":
            return self._agreed
        return self._process is not None and self._process.poll() is None

    def __enter__(self) -> KeptAwake:
        if sys.platform == "win32":
            self._agreed = _execution_state(_CONTINUOUS | _SYSTEM_REQUIRED | _DISPLAY_REQUIRED)
            return self
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us: the session still has to end in order
            )
        except OSError:
            self._process = None
        return self

    def __exit__(self, *_: object) -> None:
        if sys.platform == "win32":
            _execution_state(_CONTINUOUS)
            return
        if self._process is None:
            return
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(_GOODBYE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def can_be_kept_awake(command: tuple[str, ...] = _LOGIND) -> bool:
    """Whether this machine could be kept awake now: tried for a moment, and let go of again."""
    if sys.platform == "win32":
        agreed = _execution_state(_CONTINUOUS | _SYSTEM_REQUIRED | _DISPLAY_REQUIRED)
        _execution_state(_CONTINUOUS)
        return agreed
    try:
        # What comes back was read by a process that runs under the inhibition, and nowhere else.
        said = subprocess.run(
            command,
            input=b"awake",
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_ANSWERS_WITHIN_S,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said == b"awake"


def _execution_state(flags: int) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.SetThreadExecutionState(flags))
