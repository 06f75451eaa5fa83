"""One level over time: goals that change at events and borders, approached without a step and without a kink."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_NS: Final = 1e-9
_SHOULDER: Final = 0.2  # share of a ramp spent speeding up, and again slowing down
PEAK_SLOPE: Final = 1.0 / (1.0 - _SHOULDER)  # of a ramp from 0 to 1 in unit time
_BRAKE_NS: Final = 1_000_000_000
_FOR_EVER_NS: Final = 2**62


@dataclass(frozen=True, slots=True)
class Goal:
    """`first` until `from_ns`, then smoothly to `last` at `to_ns`, then `last`."""

    first: float
    last: float
    from_ns: int = 0
    to_ns: int = 0

    def at(self, t_ns: int) -> float:
        """The level that is aimed for at session time `t_ns`."""
        if t_ns >= self.to_ns:
            return self.last
        if t_ns <= self.from_ns:
            return self.first
        return self.first + (self.last - self.first) * shape((t_ns - self.from_ns) / (self.to_ns - self.from_ns))

    def slope_at(self, t_ns: int) -> float:
        """Per second."""
        if not self.from_ns < t_ns < self.to_ns:
            return 0.0
        span_ns = self.to_ns - self.from_ns
        return (self.last - self.first) * shape_slope((t_ns - self.from_ns) / span_ns) / (span_ns * _NS)


def steady(value: float) -> Goal:
    """A goal that stays."""
    return Goal(value, value)


def shape(u: float) -> float:
    """From 0 to 1 over 0..1: speeds up, runs evenly, slows down. Continuous with its slope."""
    if u < _SHOULDER:
        return 0.5 * PEAK_SLOPE * u * u / _SHOULDER
    if u <= 1.0 - _SHOULDER:
        return PEAK_SLOPE * (u - 0.5 * _SHOULDER)
    return 1.0 - 0.5 * PEAK_SLOPE * (1.0 - u) * (1.0 - u) / _SHOULDER


def shape_slope(u: float) -> float:
    """The slope of `shape`."""
    return PEAK_SLOPE * min(1.0, u / _SHOULDER, (1.0 - u) / _SHOULDER)


@dataclass(frozen=True, slots=True)
class Key:
    """From `start_ns` on the level is the goal plus an error that dies out.

    `error` is the distance from the goal at the start, gone after `length_ns`; `excess` the speed (per second) that
    the level had beyond the goal's, braked within `brake_ns`.
    """

    start_ns: int
    length_ns: int
    brake_ns: int
    error: float
    excess: float
    goal: Goal

    def at(self, t_ns: int) -> float:
        """The level at session time `t_ns`, on its way to the goal."""
        value = self.goal.at(t_ns)
        past_ns = t_ns - self.start_ns
        if past_ns < self.length_ns:
            value += self.error * (1.0 - shape(past_ns / self.length_ns))
        if past_ns < self.brake_ns:
            left = 1.0 - past_ns / self.brake_ns
            value += self.excess * past_ns * _NS * left * left
        return value

    def slope_at(self, t_ns: int) -> float:
        """Per second."""
        value = self.goal.slope_at(t_ns)
        past_ns = t_ns - self.start_ns
        if past_ns < self.length_ns:
            value -= self.error * shape_slope(past_ns / self.length_ns) / (self.length_ns * _NS)
        if past_ns < self.brake_ns:
            u = past_ns / self.brake_ns
            value += self.excess * (1.0 - u) * (1.0 - 3.0 * u)
        return value

    @property
    def settled_ns(self) -> int:
        """When nothing moves any more."""
        return max(self.start_ns + self.length_ns, self.goal.to_ns)


class Track:
    """The keys of one level in order of time. Built once, read every frame.

    `wanted` is for whoever writes it: the goal that it was given last, None for none.
    """

    __slots__ = ("_keys", "_starts_ns", "_still_from_ns", "_still_to_ns", "_still_value", "wanted")

    def __init__(self, first: Goal) -> None:
        self._still_from_ns = self._still_to_ns = 0
        self._still_value = 0.0
        self._keys = [Key(-(2**62), 0, 0, 0.0, 0.0, first)]
        self._starts_ns = [-(2**62)]
        self.wanted: Goal | None = None

    def copied(self) -> Track:
        """Another track with the same keys, which may go another way."""
        other = Track.__new__(Track)
        other._still_from_ns = other._still_to_ns = 0
        other._still_value = 0.0
        other._keys, other._starts_ns, other.wanted = self._keys.copy(), self._starts_ns.copy(), self.wanted
        return other

    def at(self, t_ns: int) -> float:
        """The level at session time `t_ns`."""
        if self._still_from_ns <= t_ns < self._still_to_ns:
            return self._still_value
        index = bisect_right(self._starts_ns, t_ns) - 1
        key = self._keys[index]
        if t_ns >= key.settled_ns:
            # Most levels stand still most of the time: the next look is one comparison.
            self._still_value = key.goal.last
            self._still_from_ns = key.settled_ns
            self._still_to_ns = self._starts_ns[index + 1] if index + 1 < len(self._keys) else _FOR_EVER_NS
        return key.at(t_ns)

    def gap(self, t_ns: int, goal: Goal) -> tuple[float, float]:
        """How far, and how much faster (per second), the level is than `goal` at `t_ns`."""
        key = self._key(t_ns)
        return key.at(t_ns) - goal.at(t_ns), key.slope_at(t_ns) - goal.slope_at(t_ns)

    def settled_ns(self) -> int:
        """When the last ramp is over."""
        return self._keys[-1].settled_ns

    def aim(self, t_ns: int, length_ns: int, goal: Goal) -> None:
        """From `t_ns` on reach for `goal`, with `length_ns` to get there; what was due after `t_ns` is dropped."""
        self.forget_after(t_ns)
        old = self._key(t_ns)
        error, excess = self.gap(t_ns, goal)
        # Braking no longer than the old ramp had left keeps the level from overshooting the old goal.
        brake_ns = min(_BRAKE_NS, length_ns // 5, max(0, old.settled_ns - t_ns))
        self._keys.append(Key(t_ns, length_ns, brake_ns, error, excess, goal))
        self._starts_ns.append(t_ns)

    def forget_after(self, t_ns: int) -> None:
        """Drop the ramps that would begin at after `t_ns`."""
        self._still_to_ns = self._still_from_ns
        while self._starts_ns[-1] > t_ns:
            self._keys.pop()
            self._starts_ns.pop()

    def _key(self, t_ns: int) -> Key:
        return self._keys[bisect_right(self._starts_ns, t_ns) - 1]
