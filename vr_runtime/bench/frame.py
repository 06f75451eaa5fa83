"""`vr-runtime bench frame`: what our frame loop costs, beside bare calls and pyopenxr's loop, in one run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from typing import Any

from vr_runtime.problem import ExitCode, Problem

_ROUNDS = 3
_KINDS = ("ours", "raw", "context_object")
_OTHERS_S = 10.0


def bench(seconds: float, as_json: bool) -> ExitCode:
    """Run the three loops in turn, `_ROUNDS` times; `seconds` is the time given to ours in all."""
    runs: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _KINDS}
    for _ in range(_ROUNDS):
        for kind in _KINDS:
            length_s = seconds / _ROUNDS if kind == "ours" else min(_OTHERS_S, seconds / _ROUNDS)
            runs[kind].append(_loop(kind, length_s))
    result = summary(runs)
    print(json.dumps(result) if as_json else _table(result))
    return ExitCode.OK


def summary(runs: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Medians over the rounds, and ratios taken round by round so that a drifting machine cancels out."""

    def middle(kind: str, field: str) -> float:
        return round(float(statistics.median(run[field] for run in runs[kind])), 2)

    def ratio(other: str, field: str) -> float:
        pairs = zip(runs["ours"], runs[other], strict=True)
        return round(float(statistics.median(ours[field] / theirs[field] for ours, theirs in pairs)), 3)

    frames = sum(run["frames"] for run in runs["ours"])
    missed = sum(run["missed"] for run in runs["ours"])
    result: dict[str, Any] = {
        f"{kind}_us": {"p50": middle(kind, "p50"), "p99": middle(kind, "p99"), "cpu": middle(kind, "cpu_us")}
        for kind in _KINDS
    }
    return result | {
        "ratio_raw": ratio("raw", "p50"),
        "ratio_context_object": ratio("context_object", "p50"),
        "cpu_ratio_raw": ratio("raw", "cpu_us"),
        "cpu_ratio_context_object": ratio("context_object", "cpu_us"),
        "frames": frames,
        "missed_share": missed / frames if frames else 0.0,
    }


def _loop(kind: str, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-m", "vr_runtime.bench.frame_loops", kind, str(seconds)]
    # Mesa's software rasteriser draws these tiny pictures on the loop's own thread: threads of its own would compete
    # with the loop for the processor, in all three alike.
    environment = os.environ | {"LP_NUM_THREADS": "0"}
    finished = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    lines = finished.stdout.strip().splitlines()
    if finished.returncode or not lines:
        last = finished.stderr.strip().splitlines()[-1:] or ["no output"]
        raise Problem(
            ExitCode.UNEXPECTED, f"The {kind} loop of the benchmark failed: {last[0]}", "Run vr-runtime doctor"
        )
    measured: dict[str, Any] = json.loads(lines[-1])
    return measured


def _table(result: dict[str, Any]) -> str:
    titles = {"ours": "our player", "raw": "raw calls", "context_object": "pyopenxr's loop"}
    lines = ["one frame, wait return to end return        p50 us    p99 us   CPU us"]
    for kind, title in titles.items():
        figures = result[f"{kind}_us"]
        lines.append(f"  {title:40} {figures['p50']:8.1f} {figures['p99']:9.1f} {figures['cpu']:8.1f}")
    lines.append(
        f"ratio to raw calls {result['ratio_raw']:.2f} (CPU {result['cpu_ratio_raw']:.2f}), "
        f"to pyopenxr's loop {result['ratio_context_object']:.2f} (CPU {result['cpu_ratio_context_object']:.2f})"
    )
    lines.append(f"missed {result['missed_share']:.3%} of {result['frames']} frames")
    return "\n".join(lines)
