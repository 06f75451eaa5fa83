"""A minute of frame records as one compressed block.

All columns are kept, instants to the microsecond. Each is stored by itself, as what changes: an instant as the step
from the instant before it, a display time as the step from the frame before; then all first bytes, all second bytes and
so on, which deflate packs into a ninth. Instants count from the session's start; the layout is in docs/journal.md.
"""

from __future__ import annotations

import struct
import time
import zlib
from typing import TYPE_CHECKING, Any, Final

from vr_runtime.timing.frame_record import RECORD_SIZE, FrameRecord, numpy_dtype

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HEAD: Final = struct.Struct("<4sHI")
_MAGIC: Final = b"VRFB"
_VERSION: Final = 1
_LEVEL: Final = 6
_NS_PER_US: Final = 1000
_FROM_FRAME_BEFORE: Final = ("frame_number", "wait_called_ns", "predicted_display_ns", "period_ns")
_FROM_STEP_BEFORE: Final = ("wait_ns", "begin_ns", "locate_ns", "draw_ns", "release_ns", "end_ns")
_INSTANTS: Final = ("wait_called_ns", *_FROM_STEP_BEFORE, "predicted_display_ns")
_PLAIN: Final = tuple(name for name in FrameRecord._fields if name not in _FROM_FRAME_BEFORE + _FROM_STEP_BEFORE)


class BlockBad(ValueError):
    """Not a block of frames, or a damaged one."""


def encode_block(records: bytes | bytearray, origin_ns: int) -> bytes:
    """Compress whole records, 96 bytes each, whose instants are on the monotonic axis on which `origin_ns` lies."""
    import numpy as np

    frames = np.frombuffer(bytes(records), dtype=numpy_dtype())
    parts: list[bytes] = []
    instants_us = {name: (frames[name] - origin_ns) // _NS_PER_US for name in _INSTANTS}
    for name in _FROM_FRAME_BEFORE:
        column = instants_us.get(name, frames[name])
        parts.append(_shuffled(np.diff(column, prepend=0)))
        time.sleep(0)  # lets a frame that waits for the interpreter go first
    before = instants_us["wait_called_ns"]
    for name in _FROM_STEP_BEFORE:
        parts.append(_shuffled(instants_us[name] - before))
        before = instants_us[name]
        time.sleep(0)
    parts.extend(_shuffled(np.ascontiguousarray(frames[name])) for name in _PLAIN)
    return _HEAD.pack(_MAGIC, _VERSION, len(frames)) + zlib.compress(b"".join(parts), _LEVEL)


def decode_block(block: bytes) -> NDArray[Any]:
    """The records as a structured array, instants in nanoseconds since the session's start. Raises BlockBad."""
    import numpy as np

    try:
        magic, version, count = _HEAD.unpack_from(block)
        content = zlib.decompress(block[_HEAD.size :])
    except (struct.error, zlib.error) as error:
        raise BlockBad(str(error)) from None
    if magic != _MAGIC or version != _VERSION or len(content) != count * RECORD_SIZE:
        raise BlockBad(f"not a block of {count} frames, version {_VERSION}")
    frames = np.zeros(count, dtype=numpy_dtype())
    place = 0
    for name in _FROM_FRAME_BEFORE + _FROM_STEP_BEFORE + _PLAIN:
        kind = frames.dtype[name]
        planes = np.frombuffer(content, dtype=np.uint8, count=count * kind.itemsize, offset=place)
        column = np.ascontiguousarray(planes.reshape(kind.itemsize, count).T).view(kind).reshape(count)
        frames[name] = np.cumsum(column) if name in _FROM_FRAME_BEFORE else column
        place += count * kind.itemsize
    before = frames["wait_called_ns"]
    for name in _FROM_STEP_BEFORE:
        frames[name] += before
        before = frames[name]
    for name in _INSTANTS:
        frames[name] *= _NS_PER_US
    return frames


def missed_in(records: bytes | bytearray) -> int:
    """Display slots left empty before and between these frames, idle headset included."""
    import numpy as np

    return int(np.frombuffer(bytes(records), dtype=numpy_dtype())["missed"].sum())


def _shuffled(column: NDArray[Any]) -> bytes:
    return column.view("u1").reshape(len(column), column.dtype.itemsize).T.tobytes()
