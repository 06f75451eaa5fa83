"""A plan and its events worked out: the moments played, those to come if nothing else happens, and their tracks.

What was played never changes with a later event, so each event goes on from what the ones before it came to: `then`
writes only what lies between the last two events, and what is to come.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vr_runtime.course.events import Event, InfusionStopped
from vr_runtime.course.moments import Moment, moments_of
from vr_runtime.course.plan import Plan
from vr_runtime.course.state import State, after, automatic_stop_ns, first_state
from vr_runtime.course.tracks import Tracks, TrackWriter


@dataclass(frozen=True, slots=True)
class Unrolled:
    """`moments` in order of time, each until the next one starts (`starts_ns`), and the `tracks` that play them.

    `state` is that after the last event. The first `played` moments lie before it; `writer` has written exactly these.
    """

    state: State
    moments: tuple[Moment, ...]
    starts_ns: tuple[int, ...]
    tracks: Tracks
    played: int
    writer: TrackWriter

    @classmethod
    def of(cls, plan: Plan, events: Iterable[Event]) -> Unrolled:
        """All of it, from the beginning. Raises EventRefused for events that do not fit together."""
        looks, ramps = plan.preset.looks, plan.preset.ramps
        return _unrolled(first_state(plan), [], [], TrackWriter(looks.settle, ramps), events)

    def then(self, event: Event) -> Unrolled:
        """What it comes to once `event` has happened too. Raises EventRefused, with the reason, where it does not fit.

        The same as all events unrolled anew, to the last bit.
        """
        moments, starts_ns = list(self.moments[: self.played]), list(self.starts_ns[: self.played])
        return _unrolled(self.state, moments, starts_ns, self.writer.copied(), (event,))


def _unrolled(
    state: State, played: list[Moment], starts_ns: list[int], writer: TrackWriter, events: Iterable[Event]
) -> Unrolled:
    """Go on with `events` from `state`, before which `played`, which `writer` has written, was played."""
    written = len(played)
    for event in events:
        before = _played_until(state, event.t_ns, played)
        following = after(before, event)
        _play(before, event.t_ns, played)
        state = following
    count = len(played)
    latest = _played_until(state, None, played)
    played.extend(moments_of(latest, played[-1] if played else None))
    starts_ns.extend(moment.start_ns for moment in played[written:])
    writer.write_all(played, written, count)
    to_come = writer.copied()
    to_come.write_all(played, count, len(played))
    return Unrolled(state, tuple(played), tuple(starts_ns), to_come.tracks(), count, writer)


def _played_until(state: State, t_ns: int | None, played: list[Moment]) -> State:
    """The state at `t_ns`, None being the far future, once a return that begins by itself before then has begun."""
    stop_ns = automatic_stop_ns(state)
    if stop_ns is None or (t_ns is not None and stop_ns >= t_ns):
        return state
    _play(state, stop_ns, played)
    return after(state, InfusionStopped(stop_ns))


def _play(state: State, end_ns: int, played: list[Moment]) -> None:
    """Add the moments from the state's instant on that have begun before `end_ns`; the first in any case."""
    for index, moment in enumerate(moments_of(state, played[-1] if played else None)):
        if index and moment.start_ns >= end_ns:
            return
        played.append(moment)
