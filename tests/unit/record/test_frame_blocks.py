"""A block holds every frame, small, to the microsecond, and with no instant that tells when the machine was started."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.record.frame_blocks import BlockBad, decode_block, encode_block, missed_in
from vr_runtime.timing.frame_record import RECORD, numpy_dtype

from .journals import some_frames

INSTANTS = [name for name in numpy_dtype().names if name.endswith("_ns") and name not in {"period_ns", "gpu_ns"}]
int64 = st.integers(-(2**61), 2**61 - 1)
records = st.tuples(*[int64] * 11, *[st.integers(0, 65535)] * 3, *[st.integers(0, 255)] * 2)


@given(st.lists(records, max_size=20), st.integers(0, 2**61))
def test_any_frames_come_back(frames, origin_ns):
    packed = b"".join(RECORD.pack(*frame) for frame in frames)
    found = decode_block(encode_block(packed, origin_ns))
    wanted = np.frombuffer(packed, numpy_dtype()).copy()
    for name in INSTANTS:
        wanted[name] = (wanted[name] - origin_ns) // 1000 * 1000
    assert np.array_equal(found, wanted)


def test_a_minute_takes_an_eighth_of_its_records_at_most():
    packed = some_frames(5400)
    assert len(encode_block(packed, 0)) * 8 < len(packed)


def test_missed_slots_are_counted():
    packed = bytearray(some_frames(10))
    packed[92:94] = (3).to_bytes(2, "little")
    assert missed_in(packed) == np.frombuffer(packed, numpy_dtype())["missed"].sum() > 0


@pytest.mark.parametrize("damage", [b"", b"VRFB", b"nonsense" * 4])
def test_something_else_is_refused(damage):
    with pytest.raises(BlockBad):
        decode_block(damage)


def test_a_cut_block_is_refused():
    with pytest.raises(BlockBad):
        decode_block(encode_block(some_frames(100), 0)[:-5])
