"""The player alone on the active OpenXR runtime: `python -m vr_runtime.bench.lone_player SCENE SECONDS REPORT`.

`vr-runtime run` puts a host beside it, whose cost `vr-runtime bench host` measures; other clients have none.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vr_runtime.clock import MonotonicClock
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.player.run import run
from vr_runtime.player.settings import Settings
from vr_runtime.problem import Problem


def main() -> int:
    scene, seconds, report = sys.argv[1:]
    plan = plan_for_infusion(40)
    settings = Settings(plan, scene, "openxr", auto=True, duration_s=float(seconds), report=Path(report))
    try:
        return int(run(settings, MonotonicClock()))
    except Problem as problem:
        print(problem, file=sys.stderr)
        return int(problem.code)


if __name__ == "__main__":
    raise SystemExit(main())
