"""The speaker's end of the link: it reads what the player reads, and how the head is turned."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, TypeAlias

from vr_runtime.link import layout as at
from vr_runtime.link.entries import Entry, decode_entry
from vr_runtime.link.mapped import Mapped, numbers_in
from vr_runtime.link.player_end import HEAD_MASK, HEAD_UNIT, Quaternion
from vr_runtime.link.status import Heard, PlayerStatus, SpeakerStatus

_LEVEL: Final[Quaternion] = (0.0, 0.0, 0.0, 1.0)
LineMark: TypeAlias = Literal["begun", "ended", "passed", "lost"]
_LINE_WORDS: Final[dict[LineMark, int]] = {
    "begun": at.W_LINES_BEGUN,
    "ended": at.W_LINES_ENDED,
    "passed": at.W_LINES_PASSED,
    "lost": at.W_LINES_LOST,
}


class SpeakerEnd:
    """`session` is what to play. One speaker at a time holds it; it may die, and another come."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or Problem(LINK_UNUSABLE)."""
        self._link = Mapped(path)
        self._words = self._link.words
        self.session = self._link.session()
        self._read_bytes = 0
        self._file = path.stat().st_ino
        self._headset_audio = ""

    def close(self) -> None:
        self._words.release()
        self._link.close()

    # --- what others say

    @property
    def news(self) -> bool:
        """Whether the host has told something that was not read yet."""
        return bool(self._words[at.W_LOG_BYTES] != self._read_bytes)

    def read(self) -> list[Entry]:
        """What the host has told since the last time."""
        wires, self._read_bytes = self._link.log(self._read_bytes)
        return [decode_entry(wire) for wire in wires]

    @property
    def origin_ns(self) -> int | None:
        """Display time of session zero on the machine's monotonic clock; None before the first picture."""
        return int(self._words[at.W_ORIGIN_NS]) or None

    @property
    def host_beat_ns(self) -> int:
        """When the host was last seen alive; 0 for never."""
        return int(self._words[at.W_HOST_BEAT_NS])

    @property
    def dismissed(self) -> bool:
        """The host says that the session is over."""
        return bool(self._words[at.W_DISMISSED])

    @property
    def superseded(self) -> bool:
        """Another session has taken this one's place, or it was put away."""
        try:
            return self._link.path.stat().st_ino != self._file
        except OSError:
            return True

    @property
    def head(self) -> Quaternion:
        """How the head was turned in scene space when last seen (x, y, z, w); level before."""
        word = self._words[at.W_HEAD]
        if not word:
            return _LEVEL
        x, y, z, w = (_share(word >> shift & HEAD_MASK) for shift in (0, 16, 32, 48))
        return x, y, z, w

    def lines(self, what: LineMark) -> frozenset[int]:
        """The spoken lines, by their places in the list, that this or a speaker before us has marked so."""
        return numbers_in(self._words[_LINE_WORDS[what]])

    @property
    def is_first(self) -> bool:
        """No speaker before us has lived on this link; asked before the first beat."""
        return not self._words[at.W_SPEAKER_BEAT_NS]

    @property
    def headset_audio(self) -> str:
        """What the system calls the headset's own sound device, as its player last said; "" if untold."""
        block = self._link.block(at.STATUS_AT, at.STATUS.size, at.W_STATUS_BEGUN, at.W_STATUS_ENDED)
        if block is not None:
            self._headset_audio = PlayerStatus.unpacked(block).audio_device or self._headset_audio
        return self._headset_audio

    # --- what we say

    def beat(self, now_ns: int) -> None:
        """Say that the speaker lives, by the monotonic clock."""
        self._words[at.W_SPEAKER_BEAT_NS] = now_ns

    def busy_until(self, deadline_ns: int) -> None:
        """No beat until then is no fault: a device is opened."""
        self._words[at.W_SPEAKER_BUSY_UNTIL_NS] = deadline_ns

    def since_ns(self, now_ns: int) -> int:
        """When this session's sound was first played by anybody: now, if nobody did before."""
        if not self._words[at.W_SPEAKER_SINCE_NS]:
            self._words[at.W_SPEAKER_SINCE_NS] = now_ns
        return int(self._words[at.W_SPEAKER_SINCE_NS])

    def mark_line(self, what: LineMark, line: int) -> None:
        """Say it of a line, before it is so: whoever comes after us, however we end, finds it."""
        self._words[_LINE_WORDS[what]] |= 1 << line

    def say(self, status: SpeakerStatus) -> None:
        """Leave it for the host, in place of what was said last."""
        self._link.put_block(status, at.SPEAKER_AT, at.W_SPEAKER_BEGUN, at.W_SPEAKER_ENDED)

    def put_loudness(self, heard: Heard) -> None:
        """Leave a minute's loudness for the host."""
        put = self._words[at.W_LOUDNESS_PUT]
        place = at.LOUDNESS_AT + put % at.LOUDNESS_KEPT * at.LOUDNESS.size
        at.LOUDNESS.pack_into(self._link.bytes, place, heard.t_ns, heard.lufs, heard.asked_lufs)
        self._words[at.W_LOUDNESS_PUT] = put + 1


def _share(bits: int) -> float:
    return (bits - (1 << 16) if bits >> 15 else bits) / HEAD_UNIT
