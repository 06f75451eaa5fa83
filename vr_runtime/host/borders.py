"""When exactly something became true in a stretch of session time, by halving it."""

from __future__ import annotations

from collections.abc import Callable


def first_ns(holds: Callable[[int], bool], before_ns: int, after_ns: int) -> int:
    """The first nanosecond at which `holds`, which it does not at `before_ns` and does at `after_ns`."""
    while after_ns - before_ns > 1:
        middle_ns = (before_ns + after_ns) // 2
        if holds(middle_ns):
            after_ns = middle_ns
        else:
            before_ns = middle_ns
    return after_ns
