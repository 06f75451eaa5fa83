"""What player and speaker say of themselves about ten times a second, as fixed-size fields."""

from __future__ import annotations

from dataclasses import dataclass

from vr_runtime.link.layout import SPEAKER, STATUS


@dataclass(frozen=True, slots=True)
class PlayerStatus:
    """`headset`: in a technician's words. `left`: why the player left, in the words of the report; "" while it plays.

    `worn`, `tracked`: what runtime and headset say. `opened`: it has had a session with a runtime. `stands_in`: the
    scene asked for is refused, and a built-in one is played. `limited`: it broke the rules of sudden light and was held
    back. `scale`, `quality`: of resolution and detail. `app_ns`, `gpu_ns`: the last frame's, -1 where not known.
    `model`: what the runtime calls the headset; `audio_device`: what the system calls its sound device, "" if untold.
    """

    pid: int = 0
    worn: bool = True
    tracked: bool = True
    opened: bool = False
    stands_in: bool = False
    limited: bool = False
    recoveries: int = 0
    exit_code: int = 0
    session_ns: int = 0
    app_ns: int = 0
    gpu_ns: int = -1
    refresh_hz: float = 0.0
    scale: float = 1.0
    quality: float = 1.0
    headset: str = "starting"
    left: str = ""
    notice: str = ""
    model: str = ""
    audio_device: str = ""

    def packed_into(self, buffer: memoryview, at: int) -> None:
        STATUS.pack_into(
            buffer,
            at,
            self.pid,
            self.worn,
            self.tracked,
            self.opened,
            self.stands_in,
            self.limited,
            self.recoveries,
            self.exit_code,
            self.session_ns,
            self.app_ns,
            self.gpu_ns,
            self.refresh_hz,
            self.scale,
            self.quality,
            _cut(self.headset, 32),
            _cut(self.left, 16),
            _cut(self.notice, 192),
            _cut(self.model, 64),
            _cut(self.audio_device, 256),
        )

    @classmethod
    def unpacked(cls, block: bytes) -> PlayerStatus:
        pid, worn, tracked, opened, stands_in, limited, *numbers = STATUS.unpack(block)[:14]
        texts = (text.rstrip(b"\0").decode("utf-8", "ignore") for text in STATUS.unpack(block)[14:])
        flags = bool(worn), bool(tracked), bool(opened), bool(stands_in), bool(limited)
        return cls(pid, *flags, *numbers, *texts)


@dataclass(frozen=True, slots=True)
class SpeakerStatus:
    """How the sound is. `playing`: a device takes it. `elsewhere`: another device than at first.

    `silent`: sound is due, and next to nothing has been heard for ten seconds.

    `gaps`: how often there was nothing to play. `reopened`: how often a device was opened again. `lufs`: what was heard
    in the last three seconds, `asked_lufs` what was due. `device`: its name; `notice`: why there is no sound.
    """

    pid: int = 0
    playing: bool = False
    elsewhere: bool = False
    silent: bool = False
    gaps: int = 0
    reopened: int = 0
    lufs: float = -200.0
    asked_lufs: float = -200.0
    device: str = ""
    notice: str = ""

    def packed_into(self, buffer: memoryview, at: int) -> None:
        SPEAKER.pack_into(
            buffer,
            at,
            self.pid,
            self.playing,
            self.elsewhere,
            self.silent,
            self.gaps,
            self.reopened,
            self.lufs,
            self.asked_lufs,
            _cut(self.device, 64),
            _cut(self.notice, 192),
        )

    @classmethod
    def unpacked(cls, block: bytes) -> SpeakerStatus:
        pid, playing, elsewhere, silent, gaps, reopened, lufs, asked_lufs, *texts = SPEAKER.unpack(block)
        device, notice = (text.rstrip(b"\0").decode("utf-8", "ignore") for text in texts)
        return cls(pid, bool(playing), bool(elsewhere), bool(silent), gaps, reopened, lufs, asked_lufs, device, notice)


@dataclass(frozen=True, slots=True)
class Heard:
    """Loudness of the minute that ended at `t_ns` of session time, and what was asked for in its mean."""

    t_ns: int
    lufs: float
    asked_lufs: float


def _cut(text: str, most_bytes: int) -> bytes:
    return text.encode("utf-8", "replace")[:most_bytes]
