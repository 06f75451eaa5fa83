"""What a frame of a scene costs the graphics card, worked out from two that were drawn smaller. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LEAST_PIXELS_SHARE: Final = 0.5
"""Of the larger frame's time, what its pixels take at the least: small frames are measured too coarsely to trust."""


@dataclass(frozen=True, slots=True)
class FrameCost:
    """Nanoseconds: `fixed_ns` whatever the size, and `pixels_ns` more at full resolution."""

    fixed_ns: float
    pixels_ns: float

    def at(self, scale: float) -> float:
        """Of a frame whose width and height are `scale` of the full ones."""
        return self.fixed_ns + self.pixels_ns * scale * scale


def cost_from(small: tuple[float, float], large: tuple[float, float]) -> FrameCost:
    """`small`, `large`: a frame's share of the full resolution's pixels, 0 to 1, and its nanoseconds."""
    (small_share, small_ns), (large_share, large_ns) = small, large
    by_both = (large_ns - small_ns) / (large_share - small_share)
    pixels_ns = min(max(by_both, LEAST_PIXELS_SHARE * large_ns / large_share), large_ns / large_share)
    return FrameCost(large_ns - pixels_ns * large_share, pixels_ns)
