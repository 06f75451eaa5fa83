"""What several commands take: numbers that are checked, the headset, and the plan. Each imports only what it needs."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING

from vr_runtime.content import DEFAULT_SCENE
from vr_runtime.problem import ExitCode, Problem

if TYPE_CHECKING:
    from vr_runtime.course.plan import Plan

_DEFAULT_PRESET = "iv-pain"
_SMALLEST, _LARGEST = 1e-6, 1e9  # of any number that an option takes: none can overflow a clock in nanoseconds


def plan_of(arguments: argparse.Namespace) -> Plan:
    """The plan that was asked for. Raises Problem: PLAN_UNCLEAR, BAD_PLAN, UNKNOWN_PRESET, BAD_PRESET."""
    from vr_runtime.clinic.presets import load_preset
    from vr_runtime.course.plan import PlanError
    from vr_runtime.course.plan import plan_of as planned

    lengths = [option for option in ("infusion", "window") if getattr(arguments, option) is not None]
    if len(lengths) == 2 or not (lengths or arguments.preset):
        given = "both were given" if lengths else "neither was given"
        raise Problem(
            ExitCode.PLAN_UNCLEAR,
            f"A session is planned from --infusion or from --window, and {given}",
            "Give one of them, in minutes",
        )
    preset = load_preset(arguments.preset or _DEFAULT_PRESET).preset
    try:
        return planned(preset, infusion_min=arguments.infusion, window_min=arguments.window)
    except PlanError as error:
        what, _, remedy = str(error).partition(": ")
        option = f"--{lengths[0]}" if lengths else "--preset"
        raise Problem(ExitCode.BAD_PLAN, f"{option}: {what}", remedy[:1].upper() + remedy[1:]) from None


def breath_cue_of(arguments: argparse.Namespace, plan: Plan) -> bool:
    """Whether the session begins with the light to breathe with: as was asked for, else as the preset says."""
    wanted: bool | None = arguments.breath_cue
    return plan.preset.breath_cue if wanted is None else wanted


def keep_days_of(arguments: argparse.Namespace) -> int | None:
    """After how many days sessions are deleted: as was asked for, else as the clinic has set it. None for no record."""
    from vr_runtime.clinic.settings import load

    if not arguments.journalled:
        return None
    asked: int | None = arguments.keep_days
    return load().keep_days if asked is None else asked


def hold_to_clinic(arguments: argparse.Namespace, plan: Plan) -> None:
    """Hold a session's options to the clinic's limits: Problem(CLINIC_LIMIT), or lowered, with a line that says so.

    A mistake in the clinic's settings is a line too, and no reason not to play.
    """
    import sys

    from vr_runtime.clinic.limits import ClinicLimits, Levels
    from vr_runtime.clinic.settings import SettingsFile

    file = SettingsFile.of_this_installation()
    read = file.read()
    limits = ClinicLimits(read.settings)
    infusion_min = None if plan.preset.dose else plan.infusion_min
    limits.expect_session(arguments.scene, plan.preset.name, infusion_min)
    held, lines = limits.held(Levels(arguments.brightness, arguments.volume, arguments.cap))
    arguments.brightness, arguments.volume, arguments.cap = held.brightness_percent, held.volume_db, held.cap_db
    for line in (*file.lines(read), *lines):
        print(f"vr-runtime: {line}", file=sys.stderr)


def add_headset_option(parser: argparse.ArgumentParser) -> None:
    """`headset`: "openxr" or "simulated"."""
    parser.add_argument(
        "--headset",
        choices=("openxr", "simulated"),
        default="openxr",
        help="openxr: the active OpenXR runtime (default); simulated: no hardware, pictures go nowhere",
    )


def add_plan_options(parser: argparse.ArgumentParser) -> None:
    """`preset`, `infusion`, `window`; for `plan_of`."""
    parser.add_argument("--preset", metavar="NAME", help="a route's preset (default: iv-pain); see vr-runtime presets")
    parser.add_argument("--infusion", type=minutes, metavar="MIN", help="planned infusion, 15 to 360 minutes")
    parser.add_argument("--window", type=minutes, metavar="MIN", help="time in the headset, 30 to 400 minutes")


def add_session_options(parser: argparse.ArgumentParser) -> None:
    """Everything that a session on a headset takes, its journal apart."""
    add_headset_option(parser)
    add_plan_options(parser)
    parser.add_argument("--scene", type=scene, default=DEFAULT_SCENE, help="which scene to play (default: %(default)s)")
    parser.add_argument("--auto", action="store_true", help="confirm infusion start and stop at the planned times")
    parser.add_argument("--time-lapse", type=positive, default=1.0, metavar="N", help="the course runs N times faster")
    parser.add_argument("--draw-every", type=count, metavar="N", help="draw one frame in N (virtual clock: 90)")
    parser.add_argument("--duration", type=positive, metavar="S", help="end after S seconds of display time")
    parser.add_argument("--brightness", type=percent, default=100.0, metavar="PCT", help="25 to 100 (default: 100)")
    parser.add_argument(
        "--breath-cue",
        action=argparse.BooleanOptionalAction,
        help="begin with a light to breathe with, or without (default: as the preset says)",
    )
    _add_sound_options(parser)
    parser.add_argument("--report", type=Path, metavar="DIR", help="write session.json, trace.json, contact-sheet.png")
    parser.add_argument(
        "--recover-for", type=positive, default=300.0, metavar="S", help="try a lost headset again for S seconds"
    )


def add_sound_option(parser: argparse.ArgumentParser) -> None:
    """`sound`: where it goes."""
    parser.add_argument(
        "--sound",
        type=sound,
        default="auto",
        metavar="auto|default|none|NAME|file:PATH",
        help="auto: the headset's own device, else the system's; a simulated headset has none (default: %(default)s)",
    )


def _add_sound_options(parser: argparse.ArgumentParser) -> None:
    """`sound`, `volume`, `cap`, `music`, `voice`."""
    add_sound_option(parser)
    parser.add_argument("--volume", type=decibels, default=0.0, metavar="DB", help="-24 to 0 (default: 0)")
    parser.add_argument(
        "--cap",
        type=decibels,
        default=0.0,
        metavar="DB",
        help="lower the ceiling of loudness, -24 to 0, for a loud device",
    )
    parser.add_argument("--music", choices=("none", "soft"), default="soft", help="default: %(default)s")
    parser.add_argument(
        "--voice", choices=("none", "en", "de", "fr", "es"), default="en", help="recorded lines (default: %(default)s)"
    )


def sound(text: str) -> str:
    """Where the sound goes; a file's path from the root on, since whoever plays it may stand elsewhere."""
    kind, is_file, path = text.partition("file:")
    if is_file and not kind:
        if not path.lower().endswith(".wav"):
            raise argparse.ArgumentTypeError(f"{path or 'that'} is no file whose name ends in .wav")
        return f"file:{Path(path).absolute()}"
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty name is no sound device's")
    return text


def decibels(text: str) -> float:
    """Decibels below what the course asks for, or its ceiling."""
    return _number(text, float, "a number of decibels from -24 to 0", -24.0, 0.0)


def _number(text: str, kind: type[int] | type[float], wanted: str, least: float, most: float) -> float:
    try:
        value: float = kind(text)
    except ValueError:
        value = math.nan
    if not least <= value <= most:  # false for NaN as well
        raise argparse.ArgumentTypeError(f"{text} is not {wanted}")
    return value


def minutes(text: str) -> int:
    """Whole minutes; what can be planned with them is for the plan to say."""
    return int(_number(text, int, "a whole number of minutes", -_LARGEST, _LARGEST))


def positive(text: str) -> float:
    """A number above zero."""
    return _number(text, float, "a number above zero, a billion at most", _SMALLEST, _LARGEST)


def scene(text: str) -> str:
    """A scene's name as it is; a path from the root on, since whoever takes a session up may stand elsewhere."""
    is_path = "/" in text or "\\" in text or text in {".", ".."}
    return str(Path(text).absolute()) if is_path else text


def count(text: str) -> int:
    """A whole number from 1 on."""
    return int(_number(text, int, "a whole number, 1 or more", 1, _LARGEST))


def version(text: str) -> int:
    """A whole number from 0 on."""
    return int(_number(text, int, "a whole number, 0 or more", 0, _LARGEST))


def percent(text: str) -> float:
    """A percentage of brightness."""
    return _number(text, float, "a number between 25 and 100", 25.0, 100.0)


def size_px(text: str) -> tuple[int, int]:
    """Width and height of one eye's picture, as in 2064x2208."""
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal() and all(16 <= int(n) <= 8192 for n in (width, height))):
        raise argparse.ArgumentTypeError(f"{text} is not a size from 16x16 to 8192x8192")
    return int(width), int(height)
