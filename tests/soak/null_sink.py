"""A PulseAudio of our own with a sink that plays into nothing, and a recording of what it was given.

Needs the Debian packages pulseaudio, pulseaudio-utils, libasound2-plugins and libportaudio2.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

TOOLS = ("pulseaudio", "parec", "pactl")


def missing() -> list[str]:
    """The commands that are not on this machine."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class NullSink:
    """`environment`: what makes a program play on it, as the device called `pulse`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._raw = folder / "monitor.f32"
        self.environment = {**os.environ, "PULSE_SERVER": f"unix:{folder}/native", "XDG_RUNTIME_DIR": str(folder)}
        self._server: subprocess.Popen[bytes] | None = None
        self._recorder: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._server = self._spawn(
            # With the priority that every system gives its sound server, where we may.
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--realtime=no", "--high-priority=yes",
            "--disable-shm=yes", "--use-pid-file=no", "--log-target=stderr",
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._folder}/native",
            # Without norewinds the sink works in blocks of two seconds.
            "--load=module-null-sink sink_name=nothing rate=48000 channels=2 format=float32le norewinds=1",
        )  # fmt: skip
        deadline_s = time.monotonic() + 10.0
        while subprocess.run(["pactl", "info"], env=self.environment, capture_output=True, check=False).returncode:
            assert time.monotonic() < deadline_s, "PulseAudio does not start"
            time.sleep(0.1)
        self._recorder = self._spawn(
            "parec", "-d", "nothing.monitor", "--latency-msec=20", "--format=float32le", "--rate=48000", "--channels=2",
            str(self._raw),
        )  # fmt: skip

    def stop(self) -> None:
        """End both; nothing of them stays."""
        for process in (self._recorder, self._server):
            if process is not None:
                process.terminate()
                process.wait(10.0)

    @property
    def frames(self) -> int:
        """How many were recorded so far."""
        return self._raw.stat().st_size // 8 if self._raw.exists() else 0

    def recorded(self, first: int, end: int) -> np.ndarray:
        """Those frames, float32 (n, 2)."""
        with open(self._raw, "rb") as file:
            file.seek(first * 8)
            return np.frombuffer(file.read((end - first) * 8), dtype="<f4").reshape(-1, 2)

    def _spawn(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            words, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


@contextmanager
def null_sink(folder: Path) -> Iterator[NullSink]:
    """One that is there as long as the block lasts. `folder` has a short name: sockets lie in it."""
    sink = NullSink(folder)
    try:
        sink.start()
        yield sink
    finally:
        sink.stop()


def longest_silence_ms(samples: np.ndarray) -> float:
    """The longest stretch in which both ears hear nothing at all."""
    silent = np.concatenate([[False], np.abs(samples).max(axis=1) < 1e-6, [False]])
    edges = np.flatnonzero(silent[1:] != silent[:-1])
    return float((edges[1::2] - edges[::2]).max() / 48.0) if len(edges) else 0.0


def steepest_step(samples: np.ndarray) -> float:
    """The largest step from one frame to the next, in units of what is usual in the tenth of a second around it.

    Noise has steps of 4 to 6; a cut into it, or a frame left out, stands far above.
    """
    steps = np.diff(samples, n=2, axis=0)
    steps = steps[: len(steps) // 4800 * 4800].reshape(-1, 4800, 2)
    usual = np.sqrt(np.mean(steps**2, axis=1, keepdims=True)) + 1e-9
    return float((np.abs(steps) / usual).max())
