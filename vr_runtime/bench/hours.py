"""`vr-runtime bench hours`: a whole infusion on the virtual clock, every frame through the loader and the loop."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from vr_runtime.problem import ExitCode, Problem


def bench(infusion_min: int, as_json: bool) -> ExitCode:
    """Play `infusion_min` minutes of infusion, drawing once a second, and print time, frames and resident memory."""
    with tempfile.TemporaryDirectory(prefix="vr-hours-") as folder:
        started_s = time.monotonic()
        finished = subprocess.run(
            [sys.executable, "-m", "vr_runtime", *_session(infusion_min), "--report", folder],
            capture_output=True,
            text=True,
            check=False,
        )
        wall_s = time.monotonic() - started_s
        if finished.returncode:
            said = (finished.stderr.strip().splitlines() or ["nothing"])[-1]
            raise Problem(
                ExitCode.UNEXPECTED, f"The session did not end well, it said: {said}", "Run vr-runtime doctor"
            )
        report: dict[str, Any] = json.loads((Path(folder) / "session.json").read_bytes())
    result = summary(infusion_min, wall_s, report)
    print(json.dumps(result) if as_json else _table(result))
    return ExitCode.OK


def summary(infusion_min: int, wall_s: float, report: dict[str, Any]) -> dict[str, Any]:
    """What a report says of endurance: speed, frames, and how resident memory moved after the first minute."""
    memory = report["rss_mib"]
    frames = report["frames"]
    return {
        "infusion_min": infusion_min,
        "wall_s": round(wall_s, 1),
        "frames": frames,
        "drawn_frames": report["drawn_frames"],
        "us_per_frame": round(wall_s / frames * 1e6, 1),
        "missed_frames": report["missed_frames"],
        "rss_first_minute_mib": memory["first_minute"],
        "rss_end_mib": memory["end"],
        "rss_growth_mib": round(memory["end"] - memory["first_minute"], 2),
        "garbage_collected": report["garbage"]["collected"],
    }


def _session(infusion_min: int) -> list[str]:
    return ["run", "--headset", "simulated", "--clock", "virtual", "--auto", "--infusion", str(infusion_min)]


def _table(result: dict[str, Any]) -> str:
    wall = f"{result['wall_s']:.0f} s, {result['us_per_frame']:.0f} us a frame"
    return "\n".join(
        (
            f"{result['infusion_min']} min of infusion in {wall}",
            f"{result['frames']} frames, {result['drawn_frames']} drawn, {result['missed_frames']} missed",
            f"resident memory {result['rss_first_minute_mib']:.1f} MiB after the first minute, "
            f"{result['rss_end_mib']:.1f} MiB at the end: {result['rss_growth_mib']:+.2f} MiB",
            f"cyclic objects that the collector found: {result['garbage_collected']}",
        )
    )
