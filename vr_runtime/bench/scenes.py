"""`vr-runtime bench scenes`: what every scene costs, beside a bare gradient and a sky as it is usually drawn."""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

from vr_runtime.problem import ExitCode, Problem

HEADSET_PX: Final = (2064, 2208)
SOFTWARE_PX: Final = (516, 552)
"""A sixteenth of the pixels: a processor takes about a hundred times as long as a graphics card."""
YARDSTICKS: Final = ("gradient", "plain-sky")
_ROUNDS: Final = 7
_ROUND_S: Final = 0.2
_FEWEST_FRAMES, _MOST_FRAMES = 2, 200
_PITCH_DEG: Final = 25.0
_SOFTWARE_RATIO, _HARDWARE_MS, _SPREAD = 12.0, 3.0, 3.0


def bench(px: tuple[int, int] | None, names: Sequence[str], as_json: bool) -> ExitCode:
    """Draw `names` (all listed scenes if empty) in turn; `px` is one eye's size, None for what suits the renderer."""
    from vr_runtime.render.scene_library import list_scenes

    chosen = list(names) or [scene.name for scene in list_scenes() if not scene.hidden]
    every = [*YARDSTICKS, *(name for name in chosen if name not in YARDSTICKS)]
    drawn = _draw(every, px)
    loads = {name: _load(name, *drawn["eye_px"]) for name in every}
    result = summary(drawn, loads)
    print(json.dumps(result) if as_json else table(result))
    return ExitCode.OK


def summary(drawn: dict[str, Any], loads: dict[str, dict[str, float]]) -> dict[str, Any]:
    """Medians over the rounds; ratios are taken round by round, so that a drifting machine cancels out."""
    rounds: dict[str, list[float]] = drawn["ms"]
    gradient, plain = (rounds[name] for name in YARDSTICKS)
    width_px, height_px = drawn["eye_px"]
    scenes = {}
    for name, times_ms in rounds.items():
        middle_ms = statistics.median(times_ms)
        scenes[name] = {
            "ms": round(middle_ms, 3),
            "mpx_per_s": round(2 * width_px * height_px / middle_ms / 1e3, 1),
            "x_gradient": round(_ratio(times_ms, gradient), 2),
            "x_plain_sky": round(_ratio(times_ms, plain), 2),
            **loads[name],
        }
    ours = {name: scene for name, scene in scenes.items() if name not in YARDSTICKS}
    times = [scene["ms"] for scene in ours.values()] or [0.0]
    spread = max(times) / min(times) if min(times) > 0.0 else 0.0
    ratios = [scene["x_gradient"] for scene in ours.values()] or [0.0]
    aims = {"slowest is at most 3 times the quickest": spread <= _SPREAD}
    if drawn["software"]:
        aims["at most 12 times the gradient"] = max(ratios) <= _SOFTWARE_RATIO
    else:
        aims["at most 3.0 ms for both eyes"] = max(times) <= _HARDWARE_MS
    about = {key: drawn[key] for key in ("renderer", "driver", "software", "eye_px", "processor")}
    return about | {"scenes": scenes, "slowest_to_quickest": round(spread, 2), "aims": aims}


def table(result: dict[str, Any]) -> str:
    """For people."""
    width_px, height_px = result["eye_px"]
    lines = [f"{result['renderer']}, {result['driver']}", f"2 x {width_px} x {height_px} pixels, {result['processor']}"]
    if result["software"]:
        lines.append("drawn by the processor, so smaller than a headset's picture unless --px asks for more")
    lines.append(f"{'':20} {'ms':>9} {'Mpx/s':>8} {'gradient':>9} {'plain sky':>9} {'load s':>7} {'MiB':>6}")
    for name, scene in result["scenes"].items():
        lines.append(
            f"{name:20} {scene['ms']:9.3f} {scene['mpx_per_s']:8.1f} {scene['x_gradient']:8.2f}x "
            f"{scene['x_plain_sky']:8.2f}x {scene['load_s']:7.2f} {scene['rss_mib']:6.0f}"
        )
    lines.append(f"slowest to quickest {result['slowest_to_quickest']:.2f}")
    lines += [f"{'met' if met else 'NOT met'}: {aim}" for aim, met in result["aims"].items()]
    return "\n".join(lines)


def _ratio(times_ms: list[float], others_ms: list[float]) -> float:
    return statistics.median(ours / theirs for ours, theirs in zip(times_ms, others_ms, strict=True))


def _draw(names: list[str], px: tuple[int, int] | None) -> dict[str, Any]:
    from vr_runtime.course.samples import levels_by_part
    from vr_runtime.render.limiter import is_software
    from vr_runtime.render.offscreen import Offscreen, standalone_context
    from vr_runtime.render.scene_library import load_scene

    ctx = standalone_context()
    software = is_software(ctx)
    width_px, height_px = px or (SOFTWARE_PX if software else HEADSET_PX)
    levels = levels_by_part()["settle"]
    stages = {}
    for name in names:
        stage = Offscreen(ctx, load_scene(name), width_px=width_px, height_px=height_px, limits="suited")
        stage.look(pitch_deg=_PITCH_DEG)
        stage.settle(levels)
        stages[name] = stage

    def frames(stage: Offscreen, count: int) -> float:
        """Milliseconds a frame. A software renderer leaves out what the next frame covers: each is waited for."""
        ctx.finish()
        started_s = time.perf_counter()
        for _ in range(count):
            stage.draw(levels)
            if software:
                ctx.finish()
        ctx.finish()
        return (time.perf_counter() - started_s) * 1e3 / count

    counts = {}
    for name, stage in stages.items():
        frames(stage, _FEWEST_FRAMES)
        one_ms = frames(stage, _FEWEST_FRAMES)
        counts[name] = max(_FEWEST_FRAMES, min(_MOST_FRAMES, round(_ROUND_S * 1e3 / max(one_ms, 1e-3))))
    times_ms: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(_ROUNDS):
        for name, stage in stages.items():
            times_ms[name].append(frames(stage, counts[name]))
    return {
        "renderer": ctx.info["GL_RENDERER"],
        "driver": ctx.info["GL_VERSION"],
        "processor": f"{platform.processor() or platform.machine()}",
        "software": software,
        "eye_px": (width_px, height_px),
        "ms": times_ms,
    }


def _load(name: str, width_px: int, height_px: int) -> dict[str, float]:
    """Seconds from the scene's files to its first frame, and memory by then, in a process of its own."""
    command = [sys.executable, "-m", "vr_runtime.bench.scene_process", name, str(width_px), str(height_px)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode or not finished.stdout.strip():
        last = finished.stderr.strip().splitlines()[-1:] or ["no output"]
        raise Problem(ExitCode.UNEXPECTED, f"{name} could not be loaded: {last[0]}", "Run vr-runtime doctor")
    loaded: dict[str, float] = json.loads(finished.stdout.strip().splitlines()[-1])
    return loaded
