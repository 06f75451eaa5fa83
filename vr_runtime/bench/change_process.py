"""One change of scene on the real clock: `python -m vr_runtime.bench.change_process FROM TO WIDTH HEIGHT`.

A player on the simulated headset plays FROM, is told of TO as a host tells it, and plays on. Prints a line of JSON:
how many display slots were missed in each second, and in which second the wish came.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Final

from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.course.events import Recentre
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.link.entries import UseScene
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.player.link_operator import LinkOperator
from vr_runtime.player.player import Player
from vr_runtime.player.settings import Settings
from vr_runtime.render.scene_library import load_scene
from vr_runtime.simulator import HeadsetProfile, Simulator
from vr_runtime.timing.frame_record import FrameRecord
from vr_runtime.timing.garbage import GarbagePolicy
from vr_runtime.timing.misses import slots_missed

WISH_S: Final = 15
"""The first scene has come out of the dark and found its size by then."""
LENGTH_S: Final = 45
"""Down, dark, up, and some seconds of the second scene at rest."""


def main() -> str:
    """Play; returns what was wrong with the second scene, "" where it plays."""
    before, after, width_px, height_px = sys.argv[1:]
    plan = plan_for_infusion(40)
    headset = HeadsetProfile(recommended_px=(int(width_px), int(height_px)))
    clock = MonotonicClock()
    simulator = Simulator(clock, headset)
    with tempfile.TemporaryDirectory(prefix="vr-bench-") as folder, simulator.installed():
        session = LinkedSession(name="bench", boot="bench", plan=plan, scene=before, headset="simulated")
        host = HostEnd.begin(Path(folder) / "link", session)
        link = PlayerEnd(host.path)
        operator = LinkOperator(link)
        settings = Settings(plan, before, "simulated", duration_s=LENGTH_S)
        player = Player(settings, load_scene(before), clock, [operator], GarbagePolicy(), operator)

        def wish(_name: str) -> None:
            recorder = player.recorder
            if not wished and recorder.ring.count and clock.now_ns() - recorder.first_ns >= WISH_S * NS_PER_S:
                wished.append(recorder.ring.count)
                host.tell(UseScene(after))
                host.tell(Recentre(player.timeline.session_ns(clock.now_ns())))

        wished: list[int] = []
        simulator.before("xrWaitFrame", wish)
        player.play()
        link.close()
        host.close()
    print(json.dumps({"wish_s": WISH_S, "missed": missed_by_second(player.recorder.ring)}))
    return player.status.notice


def missed_by_second(frames: Iterable[FrameRecord]) -> list[int]:
    """Display slots left empty in each second from the first frame on."""
    seconds = [0] * (LENGTH_S + 1)
    first_ns: int | None = None
    for one, next_one in pairwise(frames):
        first_ns = first_ns or one.predicted_display_ns
        gap_ns = next_one.predicted_display_ns - one.predicted_display_ns
        at = (one.predicted_display_ns - first_ns) // NS_PER_S
        seconds[min(at, LENGTH_S)] += slots_missed(gap_ns, next_one.period_ns)
    return seconds


if __name__ == "__main__":
    raise SystemExit(main() or 0)
