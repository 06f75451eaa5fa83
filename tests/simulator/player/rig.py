"""A player on a simulated headset under the virtual clock, small enough that hundreds of sessions take seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from vr_runtime.clock import NS_PER_S, VirtualClock
from vr_runtime.course.events import Event, SessionEnded
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.link.mirror_writer import MirrorWriter
from vr_runtime.player.ending import ExitReason
from vr_runtime.player.operators import Operator, PlannedOperator
from vr_runtime.player.player import Player
from vr_runtime.player.settings import Settings
from vr_runtime.render.scene_library import load_scene
from vr_runtime.simulator import HeadsetProfile, Script, Simulator, Step
from vr_runtime.timing.frame_record import FrameFlags
from vr_runtime.timing.garbage import GarbagePolicy

HEADSET = HeadsetProfile(recommended_px=(64, 64), max_px=(256, 256), still=True)
PLAN = plan_for_infusion(40)
PHASES = ["settle", "onset", "deepen", "plateau", "return", "reorient"]
BORDERS_S = [0.0, 300.0, 900.0, 1260.0, 2700.0, 3300.0]
WHOLE_PLAN_LAPSE = 900.0
"""At this time lapse an hour of course takes four seconds of display time: 360 frames."""


DREW, NOT_RENDERED, NO_IMAGE = FrameFlags.DREW, FrameFlags.NOT_RENDERED, FrameFlags.NO_IMAGE
POSE_INVALID, IDLE_BEFORE, RECOVERED = FrameFlags.POSE_INVALID, FrameFlags.IDLE_BEFORE, FrameFlags.RECOVERED


class EndsAt:
    """Somebody who ends the session at a session time."""

    patience_ns = 15 * NS_PER_S

    def __init__(self, session_s: float) -> None:
        self._at_ns = round(session_s * NS_PER_S)
        self._done = False

    def act(self, session_ns: int) -> Event | None:
        if self._done or session_ns < self._at_ns:
            return None
        self._done = True
        return SessionEnded(session_ns)


class NoCollections:
    """Stands in for the garbage policy: its collections, of all that the tests imported, take longer than a session."""

    def settle(self) -> None:
        pass

    def take_in(self) -> None:
        pass

    def breathe(self, now_ns: int) -> bool:
        return False

    def restore(self) -> None:
        pass

    def report(self) -> dict[str, int]:
        return {}


@dataclass
class Rig:
    """A player, its simulator and its clock; `play()` plays to the end."""

    clock: VirtualClock
    simulator: Simulator
    player: Player
    flagged: list[tuple[int, int]] = field(default_factory=list)
    """(flags, clock nanoseconds at the frame's end) of every frame that something is to be said of."""

    def __post_init__(self) -> None:
        record = self.player.recorder.record

        def file(*values: int) -> int:
            if values[-1] & ~DREW:
                self.flagged.append((values[-1], values[6]))
            return record(*values)

        self.player.recorder.record = file

    @property
    def statistics(self) -> Any:
        return self.simulator.statistics

    def play(self) -> ExitReason:
        reason = self.player.play()
        self.is_clean()
        return reason

    def is_clean(self) -> None:
        """The runtime had nothing to complain of, and nothing of the player's is left in it."""
        statistics = self.statistics
        assert list(statistics.validation_errors) == []
        assert statistics.exceptions == []
        assert statistics.live_handles == {}
        assert statistics.images_held == 0
        assert statistics.frames_discarded == 0
        assert statistics.display_time_mismatches == 0

    def elapsed_s(self) -> float:
        return (self.clock.now_ns() - NS_PER_S) / NS_PER_S

    def spans(self) -> list[tuple[str, float, float]]:
        return self.player.timeline.spans(self.player.ended_at_session_ns)

    def frames_flagged(self, flag: int) -> int:
        return sum(bool(flags & flag) for flags, _ in self.flagged)

    def missed(self) -> dict[str, int]:
        summary = self.player.recorder.summary()
        return {cause: count for cause, count in summary.missed_by_cause.items() if count}

    def on_frame(self, number: int, act: Callable[[Rig], object]) -> None:
        """Do something just before the n-th frame wait."""

        def hook(_name: str) -> None:
            if self.statistics.calls("xrWaitFrame") == number:
                act(self)

        self.simulator.before("xrWaitFrame", hook)


@contextmanager
def player_on(
    *steps: Step,
    headset: HeadsetProfile = HEADSET,
    scene: str = "empty",
    operators: Sequence[Operator] | None = None,
    garbage: GarbagePolicy | None = None,
    mirror_folder: Path | None = None,
    **settings: Any,
) -> Iterator[Rig]:
    """A rig whose simulator follows `steps`; `settings` are those of the session.

    `mirror_folder`: where somebody has made a mirror, which then keeps the rig's time.
    """
    clock = VirtualClock()
    simulator = Simulator(clock, headset, Script(steps))
    asked = replace(Settings(PLAN, scene, "simulated", time_lapse=WHOLE_PLAN_LAPSE), **settings)
    if operators is None:
        operators = [PlannedOperator(asked.plan)]
    with ExitStack() as stack:
        stack.enter_context(simulator.installed())
        mirror = None if mirror_folder is None else MirrorWriter.open(mirror_folder, clock.now_ns)
        player = Player(asked, load_scene(scene), clock, operators, garbage or NoCollections(), mirror=mirror)
        yield Rig(clock, simulator, player)
