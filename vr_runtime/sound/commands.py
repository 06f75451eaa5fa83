"""The `sound` command: render, meter and picture. Each imports only what it needs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vr_runtime import options
from vr_runtime.course.samples import PARTS
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.device_commands import add_device_commands
from vr_runtime.sound.line_commands import add_line_commands

if TYPE_CHECKING:
    from vr_runtime.sound.cues import Cues
    from vr_runtime.sound.mixer import Mixer, RecordedBed
    from vr_runtime.sound.scale import Block
    from vr_runtime.sound.scene_beds import SceneBed

_PART_MIN = 2.0
_PICTURE_S = 120.0
_NO_PEAK_DBTP = -150.0  # below what 24 bits can hold


def add_commands(commands: Any) -> None:
    """Add `sound` and its kinds to the parsers of the command line."""
    sound = commands.add_parser("sound", help="a scene's sound into a file or a picture; how loud a file is; devices")
    kinds = sound.add_subparsers(dest="sound", metavar="KIND", required=True)
    _add_render(kinds)
    add_device_commands(kinds)
    add_line_commands(kinds)
    meter = kinds.add_parser("meter", help="loudness, true peak, crest and range of a FLAC, WAV or Ogg file")
    meter.add_argument("file", type=Path, metavar="FILE")
    meter.add_argument("--json", action="store_true", help="print it as JSON")
    meter.set_defaults(command=_meter)
    picture = kinds.add_parser("picture", help="the spectrogram of a scene's sound, or of a file, as a PNG or WebP")
    picture.add_argument("what", metavar="SCENE|FILE", help="a scene, a bed or a sound file")
    picture.add_argument("--out", type=Path, required=True, metavar="FILE")
    picture.add_argument("--part", choices=PARTS, default="settle", help="default: %(default)s")
    picture.add_argument("--seed", type=options.version, default=0, metavar="N")
    picture.set_defaults(command=_picture)


def _add_render(kinds: Any) -> None:
    render = kinds.add_parser("render", help="write a scene's sound: a steady part of it, or a whole session")
    render.add_argument("scene", metavar="SCENE", help="a scene, or a bed by its own name")
    render.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends in .flac, .wav or .ogg")
    render.add_argument("--part", choices=PARTS, help="a steady part (default: settle); not with a session's options")
    render.add_argument("--minutes", type=options.positive, metavar="N", help="a part: 2; a session: all of it")
    options.add_plan_options(render)
    render.add_argument("--music", default="soft", metavar="none|soft|FILE", help="default: soft, the scene's own pads")
    render.add_argument("--volume", type=_volume, default=0.0, metavar="DB", help="-24 to 6 (default: 0)")
    render.add_argument("--seed", type=options.version, default=0, metavar="N")
    render.set_defaults(command=_render)


def _render(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.sound.files import LoopedFile, write
    from vr_runtime.sound.loudness import Meter
    from vr_runtime.sound.mixer import Mixer

    bed = _bed_of(arguments.scene)
    music = None if arguments.music in {"none", "soft"} else LoopedFile.of(Path(arguments.music))
    mixer, meter = Mixer(arguments.seed, music=music, recorded_beds=_recorded(bed)), Meter()
    blocks = _asked_blocks(arguments, bed.bed)(mixer)
    write(arguments.out, _heard(blocks, meter))
    print(f"{arguments.out}: {_line(meter)}")
    return ExitCode.OK


def _asked_blocks(arguments: argparse.Namespace, bed: str) -> Callable[[Mixer], Iterator[Block]]:
    from vr_runtime.sound import rendering
    from vr_runtime.sound.cues import SoundSettings
    from vr_runtime.sound.scale import RATE_HZ

    settings = SoundSettings(music=arguments.music, volume_db=arguments.volume)
    session = any(getattr(arguments, name) is not None for name in ("preset", "infusion", "window"))
    if not session:
        seconds = 60.0 * (arguments.minutes or _PART_MIN)
        return lambda mixer: rendering.steady_blocks(mixer, _part_cues(arguments.part, settings, bed), seconds)
    if arguments.part:
        raise Problem(ExitCode.USAGE, "--part is one part, and a whole session was asked for too", "Leave out one")
    plan = options.plan_of(arguments)
    minutes = min(arguments.minutes or plan.window_min, plan.window_min)
    cues_at = rendering.course_cues(rendering.planned_course(plan), settings, bed)
    return lambda mixer: rendering.blocks_of(mixer, cues_at, round(60 * minutes * RATE_HZ))


def _part_cues(part: str | None, settings: Any, bed: str) -> Cues:
    from vr_runtime.course.samples import levels_by_part
    from vr_runtime.sound.cues import cues_of

    return cues_of(levels_by_part()[part or "settle"], settings, bed=bed)


def _meter(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.sound.files import metered

    meter = metered(arguments.file)
    print(json.dumps(meter.found().as_dict()) if arguments.json else _line(meter))
    return ExitCode.OK


def _picture(arguments: argparse.Namespace) -> ExitCode:
    import numpy as np

    from vr_runtime.sound.files import SUFFIXES, read_whole
    from vr_runtime.sound.spectrogram import picture

    if Path(arguments.what).suffix.lower() in SUFFIXES:
        samples, title = read_whole(Path(arguments.what)), Path(arguments.what).name
    else:
        from vr_runtime.sound.cues import SoundSettings
        from vr_runtime.sound.mixer import Mixer
        from vr_runtime.sound.rendering import steady_blocks

        bed = _bed_of(arguments.what)
        cues = _part_cues(arguments.part, SoundSettings(), bed.bed)
        mixer = Mixer(arguments.seed, recorded_beds=_recorded(bed))
        samples = np.concatenate(list(steady_blocks(mixer, cues, _PICTURE_S)))
        title = f"{arguments.what}, {arguments.part}"
    try:
        picture(samples, title).save(arguments.out, optimize=True)
    except (OSError, ValueError) as error:
        raise Problem(
            ExitCode.BAD_SOUND, f"{arguments.out}: cannot be written: {error}", "End its name in .png or .webp"
        ) from None
    return ExitCode.OK


def _heard(blocks: Iterator[Block], meter: Any) -> Iterator[Block]:
    for block in blocks:
        meter.feed(block)
        yield block


def _line(meter: Any) -> str:
    """In words, without what cannot be told of silence or of less than three seconds."""
    found = meter.found()
    loudness = f"{found.integrated_lufs:.1f} LUFS" if isfinite(found.integrated_lufs) else "no loudness to measure"
    if isfinite(found.short_term_max_lufs) and isfinite(found.integrated_lufs):
        loudness += f" (short-term {found.short_term_min_lufs:.1f} to {found.short_term_max_lufs:.1f})"
    told = [f"{found.seconds:.1f} s", loudness]
    if found.true_peak_dbtp > _NO_PEAK_DBTP:
        told.append(f"true peak {found.true_peak_dbtp:.1f} dBTP")
    if isfinite(found.crest_db):
        told.append(f"crest {found.crest_db:.1f} dB, range {found.range_lu:.1f} LU")
    return ", ".join(told)


def _bed_of(scene: str) -> SceneBed:
    """The bed of a scene, or the one that is called so."""
    from vr_runtime.sound.beds import BEDS
    from vr_runtime.sound.scene_beds import SceneBed, bed_of

    return SceneBed(scene) if scene in BEDS else bed_of(scene)


def _recorded(bed: SceneBed) -> dict[str, RecordedBed]:
    """What stands in for the bed, under its name, made ready."""
    from vr_runtime.sound.files import LoopedFile
    from vr_runtime.sound.mixer import RecordedBed

    return {} if bed.file is None else {bed.bed: RecordedBed(LoopedFile.of(bed.file), bed.bed)}


def _volume(text: str) -> float:
    from vr_runtime.sound.cues import VOLUME_DB_RANGE

    low, high = VOLUME_DB_RANGE
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"{text} is not a number of decibels from {low:.0f} to {high:.0f}")
    return value
