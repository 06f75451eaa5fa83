"""The `vr-runtime` command whose player has a small simulated headset that follows a script from the environment.

STEPS holds lines like `12.5 take_off`: seconds after the player's start, and what happens to the headset then. HEADSET
names a file that says whether it is `off` now. WALL names a file that says by how many nanoseconds somebody has set the
wall clock forward.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path

_wall_ns = time.time_ns


def _set_wall_ns() -> int:
    said = Path(os.environ["WALL"])
    return _wall_ns() + (int(said.read_text() or 0) if said.exists() else 0)


@contextmanager
def scripted_headset(_kind, clock):
    from vr_runtime.simulator import HeadsetProfile, Script, Simulator, Step
    from vr_runtime.simulator import script as acts

    lines = [line.split() for line in os.environ.get("STEPS", "").splitlines()]
    steps = tuple(Step(acts.at_s(float(seconds)), getattr(acts, act)()) for seconds, act in lines)
    headset = HeadsetProfile(recommended_px=(64, 64), max_px=(256, 256), still=True)
    with Simulator(clock, headset, Script(steps)).installed() as simulator:
        simulator.before("xrPollEvent", follow(simulator))
        yield


def follow(simulator):
    """Has the headset be where the file says that it is."""
    said, is_off = Path(os.environ["HEADSET"]), False

    def look(_name):
        nonlocal is_off
        wanted = said.exists() and said.read_text() == "off"
        if wanted != is_off:
            is_off = wanted
            (simulator.take_off if wanted else simulator.put_on)()

    return look


def main() -> int:
    if "WALL" in os.environ:
        time.time_ns = _set_wall_ns  # before anybody takes hold of it
    from vr_runtime import cli
    from vr_runtime.host import linked_process

    cli._headset = scripted_headset
    linked_process.COMMAND = (sys.executable, __file__)
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
