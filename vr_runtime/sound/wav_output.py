"""Sound into a WAV file in place of a device, at the pace at which a device would play it."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Final

import numpy as np

from vr_runtime.clock import NS_PER_S
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.ring import Ring
from vr_runtime.sound.scale import RATE_HZ

_BLOCK: Final = 480
_FRAME_BYTES: Final = 4
_HEADER: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_MOST_BYTES: Final = (1 << 32) - (1 << 16)  # lengths in a WAV file have 32 bits: 6.2 hours of 16-bit stereo


class WavOutput:
    """Frame n of the file is what was played n / 48000 s after `since_ns`; a speaker that died left silence there.

    16-bit stereo. The header is right at any time but the last second, whoever is killed.
    """

    latency_s: Final = 0.0

    def __init__(self, path: Path, ring: Ring, since_ns: int, now_ns: int) -> None:
        """Goes on with the file of a speaker before us, where `since_ns` lies in the past. Problem(NO_SOUND)."""
        self.name = f"file:{path.name}"
        self._ring = ring
        self._since_ns = since_ns
        self._out = np.zeros((_BLOCK, 2), dtype=np.float32)
        self._headed_bytes = 0
        self._frames = int((now_ns - since_ns) * RATE_HZ / NS_PER_S)
        flags = os.O_RDWR | os.O_CREAT | (0 if self._frames else os.O_TRUNC) | getattr(os, "O_BINARY", 0)
        try:
            self._file = open(os.open(path, flags, 0o644), "r+b", buffering=0)  # noqa: SIM115 - as long as the stream
            self._file.truncate(_HEADER.size + self._frames * _FRAME_BYTES)
            self._file.seek(0, os.SEEK_END)
            self._head()
        except OSError as error:
            raise Problem(
                ExitCode.NO_SOUND, f"{path} cannot be written ({error.strerror})", "Choose another place for the sound"
            ) from None
        self.alive = True

    def turn(self, now_ns: int) -> None:
        """Take all that is due by now."""
        due = int((now_ns - self._since_ns) * RATE_HZ / NS_PER_S)
        while due - self._frames >= _BLOCK and self.alive:
            self._ring.take(self._out)
            self._frames += _BLOCK
            self._write((np.clip(self._out, -1.0, 1.0) * 32767.0).round().astype("<i2").tobytes())

    def close(self) -> None:
        if self.alive:
            self._head()
        self._file.close()

    def _write(self, data: bytes) -> None:
        if _HEADER.size + self._frames * _FRAME_BYTES > _MOST_BYTES:
            return
        try:
            self._file.write(data)
            if self._frames * _FRAME_BYTES - self._headed_bytes >= RATE_HZ * _FRAME_BYTES:
                self._head()
        except OSError:
            self.alive = False

    def _head(self) -> None:
        end = self._file.tell()
        self._headed_bytes = end - _HEADER.size
        header = _HEADER.pack(
            b"RIFF", end - 8, b"WAVE", b"fmt ", 16, 1, 2, RATE_HZ, RATE_HZ * _FRAME_BYTES, _FRAME_BYTES, 16, b"data",
            self._headed_bytes,
        )  # fmt: skip
        self._file.seek(0)
        self._file.write(header)
        self._file.seek(0, os.SEEK_END)
