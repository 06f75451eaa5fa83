"""One picture of both eyes for each phase, taken in passing for the contact sheet."""

from __future__ import annotations

import threading
import time
import zlib
from dataclasses import replace

import moderngl

from vr_runtime.course.course import Where
from vr_runtime.record.contact_sheet import Snapshot
from vr_runtime.render.snapshot import RING, Snapshots

_TYPICAL_PROGRESS = 0.5  # the middle of a phase shows it best
_ARRIVE_WITHIN_S = 2.0
_REHEARSAL = ""


class Pictures:
    """`watch` decides when a picture is due, `take` asks for it after drawing, `finish` waits for the last."""

    def __init__(self, taker: Snapshots) -> None:
        self._taker = taker
        self._pictured: set[str] = set()
        self._due: Where | None = None
        self._where: Where | None = None
        self._asked: dict[str, Where] = {}
        self._rehearsals = RING
        self._packers: list[threading.Thread] = []
        self._packed: list[Snapshot] = []

    @property
    def snapshots(self) -> list[Snapshot]:
        """The pictures in order of session time; unpacked anew at each call."""
        ordered = sorted(self._packed, key=lambda packed: packed.course_min)
        return [replace(packed, rgb=zlib.decompress(packed.rgb)) for packed in ordered]

    def watch(self, where: Where) -> None:
        """The session is at `where` now."""
        self._where = where
        if where.phase not in self._pictured and where.phase_progress >= _TYPICAL_PROGRESS:
            self._due = where
        self._taker.harvest(self._arrived)

    def take_last(self) -> None:
        """The session is about to end: its last phase gets its picture now, while there is light, if it has none."""
        if self._where is not None and self._where.phase not in self._pictured:
            self._due = self._where

    def take(self, framebuffer: moderngl.Framebuffer, width_px: int, height_px: int) -> None:
        """A frame was drawn into the lower left of `framebuffer`, not yet handed on; ask for its picture if due."""
        due = self._due
        if due is None:
            if self._rehearsals:
                # A driver compiles and allocates at the first use, and that costs frames: while all is still dark.
                self._rehearsals -= self._taker.take(_REHEARSAL, framebuffer, width_px, height_px)
            return
        if not self._taker.take(due.phase, framebuffer, width_px, height_px):
            return
        self._pictured.add(due.phase)
        self._asked[due.phase] = due
        self._due = None

    def finish(self) -> None:
        """Fetch what is still under way, for a moment only, and let go of the GPU."""
        deadline_s = time.monotonic() + _ARRIVE_WITHIN_S
        while self._taker.under_way and time.monotonic() < deadline_s:
            self._taker.harvest(self._arrived)
            time.sleep(0.005)
        for packer in self._packers:
            packer.join()
        self._taker.release()

    def _arrived(self, phase: str, width_px: int, height_px: int, rgb: bytes) -> None:
        if phase == _REHEARSAL:
            return
        where = self._asked[phase]
        infusion_min = None if where.infusion_s is None else where.infusion_s / 60.0
        snapshot = Snapshot(phase, where.session_s / 60.0, infusion_min, width_px, height_px, rgb)
        # Kept packed, for hours. Packing takes milliseconds that no frame has; it lets go of the interpreter meanwhile.
        packer = threading.Thread(target=self._pack, args=(snapshot,), name="picture")
        self._packers.append(packer)
        packer.start()

    def _pack(self, snapshot: Snapshot) -> None:
        self._packed.append(replace(snapshot, rgb=zlib.compress(snapshot.rgb, level=1)))
