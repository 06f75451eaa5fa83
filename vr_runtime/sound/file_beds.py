"""Beds from files, made ready beside what plays: by a process of its own, since sound must not wait for it.

That process writes into a temporary file without a name, which goes with whoever opened it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from vr_runtime.problem import Problem
from vr_runtime.sound.files import LoopedFile, made_ready, ready_file
from vr_runtime.sound.mixer import RecordedBed
from vr_runtime.sound.scene_beds import SceneBed

_NICE: Final = 10
_SAYS: Final = "LUFS "


@dataclass(slots=True)
class _Work:
    process: subprocess.Popen[str]
    into: IO[bytes]
    bed: SceneBed


class FileBeds:
    """`ready`: beds by their names, for the mixer; `faults`: one line for each that cannot be played."""

    def __init__(self) -> None:
        self._ready: dict[str, RecordedBed] = {}
        self._work: dict[str, _Work] = {}
        self._faults: dict[str, str] = {}

    @property
    def ready(self) -> Mapping[str, RecordedBed]:
        return self._ready

    @property
    def faults(self) -> tuple[str, ...]:
        return tuple(self._faults.values())

    def name_of(self, bed: SceneBed) -> str:
        """The bed to be played now: the file's once it is ready, until then, or where it cannot be, the one of ours."""
        if bed.file is None:
            return bed.bed
        name = _name_of(bed)
        return name if name in self._ready else bed.bed

    def want(self, bed: SceneBed) -> None:
        """Begin to make it ready; once for each file."""
        if bed.file is None or (name := _name_of(bed)) in (*self._ready, *self._work, *self._faults):
            return
        try:
            into = tempfile.TemporaryFile(prefix="vr-runtime-bed")  # noqa: SIM115 - as long as it is played
            command = (sys.executable, "-m", "vr_runtime.sound.file_beds", str(bed.file))
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=into, stderr=subprocess.PIPE, text=True, encoding="utf-8"
            )
        except OSError as error:
            self._faults[name] = f"{bed.file}: cannot be made ready: {error.strerror}. Make room for temporary files."
            return
        self._work[name] = _Work(process, into, bed)

    def look(self) -> None:
        """Once a second: what has become ready, or cannot be."""
        for name, work in list(self._work.items()):
            if work.process.poll() is None:
                continue
            del self._work[name]
            said = (work.process.communicate()[1] or "").strip().splitlines()
            last = said[-1] if said else ""
            if work.process.returncode == 0 and last.startswith(_SAYS):
                looped = LoopedFile(ready_file(work.into), float(last.removeprefix(_SAYS)))
                self._ready[name] = RecordedBed(looped, work.bed.bed)
            else:
                self._faults[name] = last or f"{work.bed.file}: cannot be made ready. Give another file."

    def close(self) -> None:
        """End what is still being made."""
        for work in self._work.values():
            work.process.kill()
            work.process.communicate()
        self._work.clear()


def _name_of(bed: SceneBed) -> str:
    return f"{bed.file}, {bed.bed}"


def _make(path: Path) -> int:
    """Make `path` ready on standard output; its loudness, or what is wrong with it, on the standard error."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_NICE)
    try:
        with open(sys.stdout.fileno(), "w+b", closefd=False) as out:
            loudness = made_ready(path, out)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{_SAYS}{loudness}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(_make(Path(sys.argv[1])))
