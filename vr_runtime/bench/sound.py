"""`vr-runtime bench sound`: what mixing costs, bed by bed: share of a core, time of a block, memory."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np

from vr_runtime.problem import ExitCode
from vr_runtime.record.memory import resident_mib
from vr_runtime.sound.beds import BEDS
from vr_runtime.sound.cues import Cues
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.places import Quaternion
from vr_runtime.sound.rendering import BLOCK
from vr_runtime.sound.scale import RATE_HZ

_DEADLINE_MS: Final = 1000.0 * BLOCK / RATE_HZ
_OPENING_BLOCKS: Final = 100


@dataclass(frozen=True, slots=True)
class BedCost:
    """One bed with its music, and a head that turns all the time. CPU time of this thread; a block is 21.3 ms."""

    bed: str
    core_percent: float
    block_p50_ms: float
    block_p999_ms: float
    rss_growth_mib: float


def bench(seconds: float, as_json: bool) -> ExitCode:
    """Mix `seconds` of every bed as fast as it goes, and print what each took."""
    costs = [_cost(bed, seconds) for bed in BEDS]
    if as_json:
        print(json.dumps({"deadline_ms": _DEADLINE_MS, "beds": [asdict(cost) for cost in costs]}))
        return ExitCode.OK
    print(f"one block of {_DEADLINE_MS:.1f} ms     core %   p50 ms  p99.9 ms  memory MiB")
    for cost in costs:
        print(
            f"  {cost.bed:20} {cost.core_percent:9.1f} {cost.block_p50_ms:8.2f} {cost.block_p999_ms:9.2f} "
            f"{cost.rss_growth_mib:11.2f}"
        )
    return ExitCode.OK


def _cost(bed: str, seconds: float) -> BedCost:
    mixer = Mixer(1)
    for index in range(_OPENING_BLOCKS):
        mixer.render(BLOCK, Cues(bed=bed, music=1.0, head=_turning(index)))
    before_mib = resident_mib()
    took_ns = []
    for index in range(max(1, round(seconds * RATE_HZ / BLOCK))):
        cues = Cues(bed=bed, music=1.0, head=_turning(index))
        begun_ns = time.thread_time_ns()
        mixer.render(BLOCK, cues)
        took_ns.append(time.thread_time_ns() - begun_ns)
    took_ms = np.array(took_ns) / 1e6
    p50, p999 = np.percentile(took_ms, (50.0, 99.9))
    return BedCost(
        bed, 100.0 * float(took_ms.mean()) / _DEADLINE_MS, float(p50), float(p999), resident_mib() - before_mib
    )


def _turning(block: int) -> Quaternion:
    """A quarter of a turn a second: every block finds the head elsewhere."""
    half = 0.25 * np.pi * block * BLOCK / RATE_HZ
    return (0.0, float(np.sin(half)), 0.0, float(np.cos(half)))
