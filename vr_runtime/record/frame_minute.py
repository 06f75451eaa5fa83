"""Frame records on their way to a block of about a minute."""

from __future__ import annotations

from typing import Final

from vr_runtime.clock import NS_PER_S
from vr_runtime.record.chain import digest_of
from vr_runtime.record.entries import FramesPlayed, encode_entry
from vr_runtime.record.frame_blocks import encode_block, missed_in
from vr_runtime.record.rows import Row
from vr_runtime.timing.frame_record import INT64, RECORD_SIZE

_MINUTE_NS: Final = 60 * NS_PER_S
_MOST_FRAMES: Final = 1 << 14
_WAIT_CALLED_OFFSET: Final = 8


class FrameMinute:
    """`full`: it is time for a block. `frames`: how many records wait."""

    def __init__(self) -> None:
        self._records = bytearray()
        self._mono_ns = 0

    def add(self, records: bytes, mono_ns: int) -> None:
        self._records += records
        self._mono_ns = mono_ns

    @property
    def frames(self) -> int:
        return len(self._records) // RECORD_SIZE

    @property
    def full(self) -> bool:
        if self.frames >= _MOST_FRAMES:
            return True
        return self.frames > 0 and self._wait_called_ns(-RECORD_SIZE) - self._wait_called_ns(0) >= _MINUTE_NS

    def as_row(self, origin_ns: int) -> Row:
        """The frames so far, compressed; the next minute begins."""
        records, self._records = self._records, bytearray()
        block = encode_block(records, origin_ns)
        first = int(INT64.unpack_from(records, 0)[0])
        entry = FramesPlayed(first, len(records) // RECORD_SIZE, missed_in(records), digest_of(block))
        return Row(self._mono_ns, *encode_entry(entry), block)

    def _wait_called_ns(self, record: int) -> int:
        return int(INT64.unpack_from(self._records, record % len(self._records) + _WAIT_CALLED_OFFSET)[0])
