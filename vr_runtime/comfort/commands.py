"""The `comfort` command: scenes are held to the rules of light, pattern and motion."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from vr_runtime import options
from vr_runtime.problem import ExitCode, Problem

_PEAK_NITS = 200.0


def add_commands(commands: Any) -> None:
    """Add `comfort` to the parsers of the command line."""
    comfort = commands.add_parser("comfort", help="hold scenes to the rules of flashes, patterns, light and motion")
    comfort.add_argument("scene", nargs="*", metavar="SCENE", help="its name, or the folder it lies in")
    comfort.add_argument("--all", action="store_true", help="every scene that can be played")
    comfort.add_argument("--sampled", action="store_true", help="a short set, half a minute a scene")
    comfort.add_argument("--json", action="store_true", help="print the verdicts as JSON")
    comfort.add_argument("--report", type=Path, metavar="DIR", help="write a page with pictures of where and when")
    comfort.add_argument(
        "--peak-nits",
        type=options.positive,
        default=_PEAK_NITS,
        metavar="N",
        help="candela a square metre of the panel's white (default: %(default)g)",
    )
    comfort.add_argument(
        "--jobs",
        type=options.count,
        default=max((os.cpu_count() or 1) // 2, 1),
        metavar="N",
        help="processes at a time (default: %(default)s)",
    )
    comfort.set_defaults(command=_comfort)


def _comfort(arguments: argparse.Namespace) -> ExitCode:
    import sys

    import msgspec

    from vr_runtime.comfort.jobs import examine_scenes
    from vr_runtime.comfort.report import PAGE, check_writable, lines_of, result_of, write_report

    def progress(what: str) -> None:
        if not arguments.json:
            print(f"\r\x1b[K{what}" if sys.stderr.isatty() else what, end=end, file=sys.stderr, flush=True)

    end = "" if sys.stderr.isatty() else "\n"
    names = _names(arguments)
    if arguments.report is not None:
        check_writable(arguments.report)
    examined, results = [], []
    for one in examine_scenes(
        names,
        few=arguments.sampled,
        peak_nits=arguments.peak_nits,
        jobs=arguments.jobs,
        progress=progress,
    ):
        examined.append(one)
        results.append(result_of(one, sampled=arguments.sampled))
        if not arguments.json:
            progress("")
            print("\n".join(lines_of(results[-1])), flush=True)
    if arguments.json:
        print(msgspec.json.encode(results).decode(), flush=True)
    if arguments.report is not None:
        write_report(arguments.report, examined, results)
    if arguments.report is not None and not arguments.json:
        print(f"The report lies in {arguments.report / PAGE}")
    return ExitCode.OK if all(result.passed for result in results) else ExitCode.CHECK_FAILED


def _names(arguments: argparse.Namespace) -> list[str]:
    from vr_runtime.render.scene_library import list_scenes

    if bool(arguments.scene) == arguments.all:
        given = "both were given" if arguments.all else "neither was given"
        raise Problem(ExitCode.USAGE, f"comfort takes scenes or --all, and {given}", "Name a scene, or add --all")
    if arguments.all:
        return [scene.name for scene in list_scenes()]
    return list(dict.fromkeys(arguments.scene))
