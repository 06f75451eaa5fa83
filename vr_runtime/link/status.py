"""What the player says of itself about ten times a second, as fixed-size fields."""

from __future__ import annotations

from dataclasses import dataclass

from vr_runtime.link.layout import STATUS


@dataclass(frozen=True, slots=True)
class PlayerStatus:
    """`headset`: in a technician's words. `left`: why the player left, in the words of the report; "" while it plays.

    `worn`, `tracked`: what runtime and headset say. `opened`: it has had a session with a runtime. `app_ns`, `gpu_ns`:
    the last frame's, -1 where not known.
    """

    pid: int = 0
    worn: bool = True
    tracked: bool = True
    opened: bool = False
    recoveries: int = 0
    exit_code: int = 0
    session_ns: int = 0
    app_ns: int = 0
    gpu_ns: int = -1
    refresh_hz: float = 0.0
    scale: float = 1.0
    headset: str = "starting"
    left: str = ""
    notice: str = ""

    def packed_into(self, buffer: memoryview, at: int) -> None:
        STATUS.pack_into(
            buffer,
            at,
            self.pid,
            self.worn,
            self.tracked,
            self.opened,
            self.recoveries,
            self.exit_code,
            self.session_ns,
            self.app_ns,
            self.gpu_ns,
            self.refresh_hz,
            self.scale,
            _cut(self.headset, 32),
            _cut(self.left, 16),
            _cut(self.notice, 192),
        )

    @classmethod
    def unpacked(cls, block: bytes) -> PlayerStatus:
        pid, worn, tracked, opened, *numbers = STATUS.unpack(block)[:11]
        texts = (text.rstrip(b"\0").decode("utf-8", "ignore") for text in STATUS.unpack(block)[11:])
        return cls(pid, bool(worn), bool(tracked), bool(opened), *numbers, *texts)


def _cut(text: str, most_bytes: int) -> bytes:
    return text.encode("utf-8", "replace")[:most_bytes]
