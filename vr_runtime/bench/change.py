"""`vr-runtime bench change`: whether a picture is missed while another scene is built and takes over.

Every scene takes over from the gradient in a process of its own, on the simulated headset and the real clock, with a
driver's shader cache that has never seen it. By default so few pixels that two processor cores draw every scene with
time to spare: what is missed then, building has cost.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import Any, Final

from vr_runtime.problem import ExitCode, Problem

BEFORE: Final = "gradient"
STEADY_S: Final = 10
CHANGE_S: Final = 20
"""From the wish: building, the light going down, the dark, the light coming back."""


def bench(px: tuple[int, int], names: Sequence[str], as_json: bool) -> ExitCode:
    """Change to each of `names` (all listed scenes if empty); `px` is one eye's size. Raises Problem."""
    from vr_runtime.render.scene_library import list_scenes, load_scene

    chosen = list(names) or [scene.name for scene in list_scenes() if not scene.hidden and scene.name != BEFORE]
    for name in chosen:
        load_scene(name)  # a wrong name is told before minutes are spent on the others
    result = {"eye_px": px, "scenes": {name: summary(_change(name, px)) for name in chosen}}
    print(json.dumps(result) if as_json else table(result))
    return ExitCode.OK


def summary(run: dict[str, Any]) -> dict[str, int]:
    """Display slots missed in the ten seconds before the wish, the twenty of the change, and the ten after those."""
    wish_s, missed = run["wish_s"], run["missed"]
    over_s = wish_s + CHANGE_S
    return {
        "before": sum(missed[wish_s - STEADY_S : wish_s]),
        "change": sum(missed[wish_s:over_s]),
        "after": sum(missed[over_s : over_s + STEADY_S]),
    }


def table(result: dict[str, Any]) -> str:
    """For people."""
    width_px, height_px = result["eye_px"]
    lines = [f"slots missed, 2 x {width_px} x {height_px} pixels, {os.cpu_count()} processor cores"]
    lines.append(f"{'':20} {f'{STEADY_S} s before':>12} {f'{CHANGE_S} s of change':>15} {f'{STEADY_S} s after':>12}")
    for name, scene in result["scenes"].items():
        lines.append(f"{name:20} {scene['before']:12} {scene['change']:15} {scene['after']:12}")
    every = [scene["change"] for scene in result["scenes"].values()]
    lines.append(f"{'met' if not any(every) else 'NOT met'}: no slot missed in a change")
    return "\n".join(lines)


def _change(name: str, px: tuple[int, int]) -> dict[str, Any]:
    command = [sys.executable, "-m", "vr_runtime.bench.change_process", BEFORE, name, *map(str, px)]
    with tempfile.TemporaryDirectory(prefix="vr-bench-") as cache:
        environment = os.environ | {"MESA_SHADER_CACHE_DIR": cache}
        finished = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if finished.returncode or not finished.stdout.strip():
        last = finished.stderr.strip().splitlines()[-1:] or ["no output"]
        raise Problem(ExitCode.UNEXPECTED, f"{name} could not be changed to: {last[0]}", "Run vr-runtime doctor")
    run: dict[str, Any] = json.loads(finished.stdout.strip().splitlines()[-1])
    return run
