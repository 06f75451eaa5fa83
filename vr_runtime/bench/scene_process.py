"""One scene loaded in a process of its own: `python -m vr_runtime.bench.scene_process SCENE WIDTH HEIGHT`.

Prints a line of JSON: seconds from its files to the first finished frame, and what memory it then takes beyond a
context that draws nothing, after a second's frames.
"""

from __future__ import annotations

import json
import sys
import time

from vr_runtime.course.samples import levels_by_part
from vr_runtime.record.memory import resident_mib
from vr_runtime.render.offscreen import Offscreen, standalone_context
from vr_runtime.render.scene_library import load_scene

_FRAMES = 10


def main() -> None:
    name, width_px, height_px = sys.argv[1:]
    levels = levels_by_part()["settle"]
    ctx = standalone_context()
    ctx.finish()
    before_mib = resident_mib()
    started_s = time.perf_counter()
    stage = Offscreen(ctx, load_scene(name), width_px=int(width_px), height_px=int(height_px), limits="suited")
    stage.settle(levels)
    stage.draw(levels)
    ctx.finish()
    load_s = time.perf_counter() - started_s
    for _ in range(_FRAMES):
        stage.draw(levels)
        ctx.finish()
    print(json.dumps({"load_s": round(load_s, 3), "rss_mib": round(resident_mib() - before_mib, 1)}))


if __name__ == "__main__":
    main()
