"""`sound lines`: the spoken lines as staff read them aloud, and which of them the clinic has recorded."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from vr_runtime.problem import ExitCode

if TYPE_CHECKING:
    from vr_runtime.sound.guidance import Line
    from vr_runtime.sound.lines import Mono


def add_line_commands(kinds: Any) -> None:
    """Add `lines` to the kinds of `sound`."""
    lines = kinds.add_parser("lines", help="the spoken lines, when each is due, and the clinic's recordings of them")
    lines.add_argument("--language", choices=("en", "de", "fr", "es"), default="en", help="default: %(default)s")
    lines.add_argument("--json", action="store_true", help="print them as JSON")
    lines.set_defaults(command=_lines)


def _lines(arguments: argparse.Namespace) -> ExitCode:
    """BAD_SOUND where something of the clinic's cannot be used: it is named on the standard error, a line each."""
    from vr_runtime.sound.spoken import spoken_in

    language = arguments.language
    spoken = spoken_in(language)
    if arguments.json:
        told = [_told(line, language, spoken.recordings) for line in spoken.lines]
        print(json.dumps({"lines": told, "faults": spoken.faults}, ensure_ascii=False))
    else:
        for line in spoken.lines:
            one = _told(line, language, spoken.recordings)
            length_s = one["recorded_s"]
            recorded = "not recorded" if length_s is None else f"recorded, {length_s:.1f} s"
            print(f"{line.name}  ({line.phase}, {_clock(line.earliest_s)} to {_clock(line.latest_s)}; {recorded})")
            print(f"    {one['text']}")
        for fault in spoken.faults:
            print(f"vr-runtime: {fault}", file=sys.stderr)
    return ExitCode.BAD_SOUND if spoken.faults else ExitCode.OK


def _told(line: Line, language: str, recordings: dict[str, Mono]) -> dict[str, Any]:
    from vr_runtime.sound.scale import RATE_HZ

    samples = recordings.get(line.name)
    return {
        "name": line.name,
        "phase": line.phase,
        "earliest_s": line.earliest_s,
        "latest_s": line.latest_s,
        "text": getattr(line.text, language),
        "recorded_s": None if samples is None else round(len(samples) / RATE_HZ, 2),
    }


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
