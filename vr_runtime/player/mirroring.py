"""Shows whoever looks what the patient is shown: fifteen small pictures a second, and none while nobody does."""

from __future__ import annotations

import sys
from typing import Final

import moderngl

from vr_runtime.clock import NS_PER_S
from vr_runtime.link.mirror_writer import MirrorWriter
from vr_runtime.render.mirror import Mirror
from vr_runtime.render.output import Encoding

_EVERY_NS: Final = NS_PER_S // 15
_EARLY_NS: Final = 5_000_000
"""A frame that comes a little before its time is taken: waiting for the next would lose a third of the pictures."""


class Mirroring:
    """Between the GPU's ring and the readers' memory. A fault in it ends the mirror, never the session."""

    def __init__(self, mirror: Mirror, writer: MirrorWriter) -> None:
        self._mirror = mirror
        self._put = writer.put
        self._wanted = writer.wanted
        self._now_ns = writer.now_ns
        self._last_ns = 0
        self._failed = False

    def suits(self, eye_px: tuple[int, int], encode: Encoding) -> bool:
        """Whether eyes of another session look like those that it was built for."""
        return self._mirror.suits(eye_px, encode)

    def take(self, picture: moderngl.Framebuffer, width_px: int, height_px: int, display_ns: int) -> None:
        """A frame was drawn, `width_px` by `height_px` an eye, and not yet handed on."""
        if display_ns - self._last_ns < _EVERY_NS - _EARLY_NS or self._failed:
            return
        now_ns = self._now_ns()
        if not self._wanted(now_ns):
            return
        try:
            if self._mirror.take(picture, width_px, height_px, now_ns):
                self._last_ns = display_ns
        except Exception as fault:  # noqa: BLE001  # whatever a driver comes up with, the patient's picture goes on
            self._give_up(fault)

    def after_frame(self) -> None:
        """The frame has been submitted: hand on what has arrived meanwhile."""
        if self._failed:
            return
        try:
            self._mirror.deliver(self._put)
        except Exception as fault:  # noqa: BLE001  # a driver's fault here too is the mirror's alone
            self._give_up(fault)

    def release(self) -> None:
        """Let go of the GPU; the context must be current."""
        self._mirror.release()

    def _give_up(self, fault: Exception) -> None:
        self._failed = True
        print(f"vr-runtime: the mirror stopped ({type(fault).__name__}: {fault}). The rest played on.", file=sys.stderr)
