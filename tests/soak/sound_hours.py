"""Plays a whole session's sound without a device and prints what a meter made of it as JSON."""

from __future__ import annotations

import json
import sys

import numpy as np
import psutil

from vr_runtime.course.course import NS_PER_S
from vr_runtime.course.levels import levels_at
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.sound.cues import SoundSettings
from vr_runtime.sound.loudness import Meter
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.rendering import blocks_of, course_cues, planned_course
from vr_runtime.sound.scale import RATE_HZ

PIECE_S = 30
STEADY_S = 20  # before a piece, so that gains that may move by 3 dB a second are where they belong


def play(infusion_min: int, bed: str = "forest") -> dict:
    plan = plan_for_infusion(infusion_min)
    course = planned_course(plan)
    cues_at, mixer = course_cues(course, SoundSettings(), bed), Mixer(1)
    process, pieces, peak, crest, first_rss = psutil.Process(), [], 0.0, 0.0, 0
    count = plan.window_min * 60 // PIECE_S - 1
    for piece in range(count):
        begin_ns = piece * PIECE_S * NS_PER_S
        meter = Meter()
        for block in blocks_of(mixer, lambda t_ns, at=begin_ns: cues_at(at + t_ns), PIECE_S * RATE_HZ):
            meter.feed(block)
        found = meter.found()
        peak = max(peak, meter.highest_true_peak)
        target = steady_target(course, begin_ns)
        if target is not None:
            crest = max(crest, found.crest_db)
            short = max(target - found.short_term_min_lufs, found.short_term_max_lufs - target)
            pieces.append((piece * PIECE_S, found.integrated_lufs - target, short))
        if piece == 20:
            first_rss = process.memory_info().rss
    off = np.array(pieces)
    return {
        "seconds": count * PIECE_S,
        "steady_pieces": len(pieces),
        "worst_off_target_lu": float(np.abs(off[:, 1]).max()),
        "worst_short_term_off_lu": float(off[:, 2].max()),
        "off_target_first_hour_lu": float(off[off[:, 0] < 3600, 1].mean()),
        "off_target_last_hour_lu": float(off[off[:, 0] > off[-1, 0] - 3600, 1].mean()),
        "true_peak_dbtp": float(20 * np.log10(peak)),
        "worst_crest_db": float(crest),
        "rss_growth_mib": (process.memory_info().rss - first_rss) / 2**20,
    }


def steady_target(course, begin_ns: int) -> float | None:
    """The loudness that is asked for all through a piece, None where it or the music is on its way."""
    asked = [levels_at(course, begin_ns + second * NS_PER_S) for second in range(-STEADY_S, PIECE_S)]
    loudness = [levels.loudness_lufs for levels in asked]
    music = [levels.music for levels in asked]
    still = max(loudness) - min(loudness) < 0.2 and max(music) - min(music) < 0.01
    return loudness[-1] if still and min(levels.sound for levels in asked) == 1.0 else None


if __name__ == "__main__":
    print(json.dumps(play(int(sys.argv[1]))))
