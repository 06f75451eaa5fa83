"""The player's end of the link. What is called every frame takes no lock, makes no system call, leaves no object."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeAlias

from vr_runtime.link import layout as at
from vr_runtime.link.entries import Entry, decode_entry
from vr_runtime.link.mapped import Mapped
from vr_runtime.link.status import PlayerStatus
from vr_runtime.timing.frame_record import RECORD_SIZE

Quaternion: TypeAlias = tuple[float, float, float, float]
_UNIT: Final = 1 << 40  # a share of a unit quaternion as a whole word
HEAD_UNIT: Final = 32_000  # and room for what rounding makes a little longer
HEAD_MASK: Final = 0xFFFF


class PlayerEnd:
    """`session` is what to play. Frames and misses count on from where a player before this one left off."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or Problem(LINK_UNUSABLE)."""
        self._link = Mapped(path)
        self._words = self._link.words
        self.session = self._link.session()
        self._read_bytes = 0
        self.entries_read = 0
        self._frames_before = self._words[at.W_FRAMES]
        self._missed_before = self._words[at.W_MISSED]

    @property
    def folder(self) -> Path:
        """The private folder in which the link lies."""
        return self._link.path.parent

    def close(self) -> None:
        self._words.release()
        self._link.close()

    # --- every frame

    def beat(self, now_ns: int, frames: int, missed: int) -> None:
        """A frame was played, or a nap taken."""
        words = self._words
        words[at.W_BEAT_NS] = now_ns
        words[at.W_FRAMES] = self._frames_before + frames
        words[at.W_MISSED] = self._missed_before + missed

    @property
    def news(self) -> bool:
        """Whether the host has told something that was not read yet."""
        return bool(self._words[at.W_LOG_BYTES] != self._read_bytes)

    def shown(self, entries: int, now_ns: int) -> None:
        """The frame that was submitted just now is the first that shows so many entries of the log."""
        self._words[at.W_SHOWN_NS] = now_ns
        self._words[at.W_SHOWN_ENTRIES] = entries

    def faces(self, x: float, y: float, z: float, w: float) -> None:
        """How the head is turned in scene space, for whoever places sounds round it. No rotation: nothing is said."""
        if not (-1.01 < x < 1.01 and -1.01 < y < 1.01 and -1.01 < z < 1.01 and -1.01 < w < 1.01):
            return
        share = HEAD_UNIT if w >= 0.0 else -HEAD_UNIT  # the same rotation: the highest bit stays free of a sign
        packed = int(x * share) & HEAD_MASK | (int(y * share) & HEAD_MASK) << 16
        self._words[at.W_HEAD] = packed | (int(z * share) & HEAD_MASK) << 32 | int(w * share) << 48

    # --- a few times a second, or less

    def busy_until(self, deadline_ns: int) -> None:
        """No beat until then is no fault: something is opened that takes its time."""
        self._words[at.W_BUSY_UNTIL_NS] = deadline_ns

    @property
    def host_beat_ns(self) -> int:
        """When the host was last seen alive; 0 for never."""
        return int(self._words[at.W_HOST_BEAT_NS])

    @property
    def origin_ns(self) -> int | None:
        """Display time of session zero; None before the first picture."""
        return int(self._words[at.W_ORIGIN_NS]) or None

    def begin_at(self, origin_ns: int) -> None:
        """Session zero is shown at `origin_ns`, whoever plays the rest."""
        self._words[at.W_ORIGIN_NS] = origin_ns

    @property
    def view(self) -> tuple[int, Quaternion | None]:
        """How many turns of the world are done, and the head at rest (x y z w) that it is level with, if it is."""
        words = self._words
        rest = tuple(words[at.W_REST_GAZE + axis] / _UNIT for axis in range(4))
        x, y, z, w = rest
        return int(words[at.W_VIEW_TURNS]), (x, y, z, w) if any(rest) else None

    def keep_view(self, turns: int, rest: Quaternion | None) -> None:
        """So the world lies now; a player after us goes on with it."""
        for axis, share in enumerate(rest or (0.0, 0.0, 0.0, 0.0)):
            self._words[at.W_REST_GAZE + axis] = round(share * _UNIT)
        self._words[at.W_VIEW_TURNS] = turns

    def read(self) -> list[Entry]:
        """What the host has told since the last time."""
        wires, self._read_bytes = self._link.log(self._read_bytes)
        self.entries_read += len(wires)
        return [decode_entry(wire) for wire in wires]

    def say(self, status: PlayerStatus) -> None:
        """Leave it for the host, in place of what was said last."""
        self._link.put_block(status, at.STATUS_AT, at.W_STATUS_BEGUN, at.W_STATUS_ENDED)

    def put_frames(self, records: memoryview) -> None:
        """Leave whole frame records, fewer than the ring holds, for the host."""
        put = self._words[at.W_FRAMES_PUT]
        count = len(records) // RECORD_SIZE
        place = put % at.FRAMES_KEPT
        until_end = min(count, at.FRAMES_KEPT - place)
        ring, buffer = at.FRAMES_AT, self._link.bytes
        buffer[ring + place * RECORD_SIZE : ring + (place + until_end) * RECORD_SIZE] = records[
            : until_end * RECORD_SIZE
        ]
        rest = (count - until_end) * RECORD_SIZE
        buffer[ring : ring + rest] = records[until_end * RECORD_SIZE :]
        self._words[at.W_FRAMES_PUT] = put + count
