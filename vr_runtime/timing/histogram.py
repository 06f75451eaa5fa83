"""Percentiles of hours of durations in 35 kB: a histogram with logarithmic buckets.

A value is filed under its highest 8 bits, so a bucket is at most 1/128 of its value wide and its middle is at most
0.4 % off. The maximum is exact.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_BITS: Final = 8
_HALF: Final = 1 << (_BITS - 1)
_LONGEST_BITS: Final = 40
_LONGEST_NS: Final = (1 << _LONGEST_BITS) - 1
_BUCKETS: Final = (_LONGEST_BITS - _BITS + 2) * _HALF


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Milliseconds; `max` is exact, the others within 1 %."""

    p50: float
    p95: float
    p99: float
    p99_9: float
    max: float


class Histogram:
    """Counts of durations in nanoseconds, 0 to about 18 minutes; longer ones land in the last bucket."""

    __slots__ = ("_counts", "count", "max_ns", "total_ns")

    def __init__(self, values_ns: Iterable[int] = ()) -> None:
        self._counts = array("q", bytes(8 * _BUCKETS))
        self.count = 0
        self.total_ns = 0
        self.max_ns = 0
        for value_ns in values_ns:
            self.record(value_ns)

    def record(self, value_ns: int) -> None:
        """Constant time, nothing allocated that stays. A negative duration counts as 0."""
        if value_ns > self.max_ns:
            self.max_ns = value_ns
            value_ns = min(value_ns, _LONGEST_NS)
        elif value_ns < 0:
            value_ns = 0
        elif value_ns > _LONGEST_NS:
            value_ns = _LONGEST_NS
        self.count += 1
        self.total_ns += value_ns
        shift = value_ns.bit_length() - _BITS
        if shift > 0:
            value_ns = (value_ns >> shift) + shift * _HALF
        self._counts[value_ns] += 1

    def percentile_ns(self, percent: float) -> int:
        """The value that `percent` of all values do not exceed (nearest rank). Raises ValueError when empty."""
        if not self.count:
            raise ValueError("a histogram without values has no percentiles")
        # In whole thousandths of a percent: 0.999 * 1000 is 999.0000000000001 in binary, one rank too far.
        rank = max(1, -(-round(percent * 1000) * self.count // 100_000))
        if rank == self.count:
            return self.max_ns
        seen = 0
        for bucket, bucket_count in enumerate(self._counts):
            seen += bucket_count
            if seen >= rank:
                return min(_middle_ns(bucket), self.max_ns)
        raise AssertionError("the buckets hold fewer values than were counted")

    def percentiles_ms(self) -> Percentiles | None:
        """None when empty."""
        if not self.count:
            return None
        p50, p95, p99, p99_9 = (self.percentile_ns(percent) / 1e6 for percent in (50, 95, 99, 99.9))
        return Percentiles(p50, p95, p99, p99_9, self.max_ns / 1e6)


def _middle_ns(bucket: int) -> int:
    if bucket < 2 * _HALF:
        return bucket
    shift = bucket // _HALF - 1
    return ((bucket - shift * _HALF) << shift) + (1 << shift >> 1)
