"""The `vr-runtime` command whose player has a small simulated headset that follows a script from the environment.

STEPS holds lines like `12.5 take_off`: seconds after the player's start, and what happens to the headset then.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

from vr_runtime import cli
from vr_runtime.host import player_process


@contextmanager
def scripted_headset(_kind, clock):
    from vr_runtime.simulator import HeadsetProfile, Script, Simulator, Step
    from vr_runtime.simulator import script as acts

    lines = [line.split() for line in os.environ.get("STEPS", "").splitlines()]
    steps = tuple(Step(acts.at_s(float(seconds)), getattr(acts, act)()) for seconds, act in lines)
    headset = HeadsetProfile(recommended_px=(64, 64), max_px=(256, 256), still=True)
    with Simulator(clock, headset, Script(steps)).installed():
        yield


if __name__ == "__main__":
    cli._headset = scripted_headset
    player_process.COMMAND = (sys.executable, __file__, "player")
    raise SystemExit(cli.main(sys.argv[1:]))
