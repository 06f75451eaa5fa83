"""The commands about scenes: `preview`, `scenes`, `gallery`. Each imports only what it needs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vr_runtime import options
from vr_runtime.problem import ExitCode, Problem

if TYPE_CHECKING:
    from vr_runtime.render.scene_file import SceneFile
    from vr_runtime.workshop.stills import Sight

_MOST_MINUTES: Final = 1440.0
_SCENES: Final = "list the scenes; make, check and seal one's own"
_STILL_PX, _CELL_PX, _CLIP_PX = 1024, 320, 512


def add_commands(commands: Any) -> None:
    """Add them to the parsers of the command line."""
    _add_preview(commands.add_parser("preview", help="look at a scene in a window, or draw pictures of it"))
    _add_scenes(commands.add_parser("scenes", help=_SCENES, description=f"{_SCENES}. Without ACT: list."))
    gallery = commands.add_parser("gallery", help="draw a plate of every scene, and the page that shows them")
    gallery.add_argument("--out", type=Path, default=Path("docs/pictures"), metavar="DIR")
    gallery.add_argument("--page", type=Path, default=Path("docs/gallery.md"), metavar="FILE")
    gallery.add_argument("--width", type=_pixels, metavar="PX", help="of a plate (default: 1600; more for a print)")
    gallery.add_argument("--scene", action="append", metavar="NAME", help="only this scene; may be given again")
    gallery.add_argument(
        "--tiles",
        type=Path,
        metavar="DIR",
        help="instead: the small pictures that the launcher shows; assets/tiles in a checkout",
    )
    gallery.set_defaults(command=_gallery)


def _add_preview(preview: argparse.ArgumentParser) -> None:
    preview.add_argument("scene", metavar="NAME_OR_PATH")
    instead = preview.add_mutually_exclusive_group()
    instead.add_argument("--png", type=Path, metavar="FILE", help="draw one picture; no window, no display needed")
    instead.add_argument("--sheet", type=Path, metavar="FILE", help="draw every part by every recline, as a sheet")
    instead.add_argument("--video", type=Path, metavar="FILE", help="draw a moving picture (.webp, .avif, .png)")
    preview.add_argument(
        "--part", metavar="PART", help="settle (default), onset, deepen, drift, rest, return, reorient; or continuous"
    )
    preview.add_argument(
        "--pitch", type=_pitch, metavar="DEG", help="look up, -90 to 90 (default: where there is most to see)"
    )
    preview.add_argument("--yaw", type=_degrees, default=0.0, metavar="DEG", help="look to the left, -180 to 180")
    preview.add_argument("--field", type=_field, default=96.0, metavar="DEG", help="field of view, 20 to 140")
    preview.add_argument("--minute", type=_minute, default=3.0, metavar="MIN", help="so far into it (default: 3)")
    preview.add_argument("--seed", type=options.version, default=0, metavar="N", help="the session's random number")
    preview.add_argument("--px", type=_pixels, metavar="PX", help="an eye's width: 1024, sheet 320, video 512")
    preview.add_argument("--both-eyes", action="store_true", help="both eyes side by side, as a headset has them")
    preview.add_argument("--seconds", type=options.positive, default=8.0, metavar="S", help="length of the video")
    preview.add_argument(
        "--speed", type=options.positive, default=1.0, metavar="N", help="of the video: 60 is a minute a second"
    )
    preview.set_defaults(command=_preview)


def _add_scenes(scenes: argparse.ArgumentParser) -> None:
    scenes.add_argument("--json", action="store_true", help="print them as JSON")
    scenes.set_defaults(command=_list)
    acts = scenes.add_subparsers(dest="act", metavar="ACT")
    new = acts.add_parser("new", help="make a scene's folder to begin with")
    new.add_argument("scene", metavar="NAME")
    new.add_argument("--folder", type=Path, default=Path(), metavar="DIR", help="where (default: here)")
    new.set_defaults(command=_new)
    checked = acts.add_parser("check", help="read, compile and draw a scene without playing it")
    checked.add_argument("scene", metavar="NAME_OR_PATH")
    checked.set_defaults(command=_check)
    sealed = acts.add_parser("seal", help="write the manifest with which a scene may be played")
    sealed.add_argument("scene", metavar="PATH")
    sealed.set_defaults(command=_seal)


def _preview(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.render.scene_library import load_scene

    scene = load_scene(arguments.scene, draft=True)
    sight = _sight(arguments, scene.file)
    if arguments.png is not None:
        return _png(arguments, sight)
    if arguments.sheet is not None:
        return _sheet(arguments, sight)
    if arguments.video is not None:
        return _video(arguments, sight)
    from vr_runtime.workshop.window import preview

    return preview(arguments.scene, sight, seed=arguments.seed, both_eyes=arguments.both_eyes)


def _png(arguments: argparse.Namespace, sight: Sight) -> ExitCode:
    from vr_runtime.render.offscreen import standalone_context
    from vr_runtime.render.scene_library import load_scene
    from vr_runtime.workshop.stills import draw_still, save, told

    scene, eyes = load_scene(arguments.scene, draft=True), "both" if arguments.both_eyes else "left"
    still = draw_still(standalone_context(), scene, sight, arguments.px or _STILL_PX, seed=arguments.seed, eyes=eyes)
    save(arguments.png, still.rgb)
    print(f"{scene.name}, {told(still)}")
    return ExitCode.OK


def _sheet(arguments: argparse.Namespace, sight: Sight) -> ExitCode:
    import numpy as np

    from vr_runtime.render.offscreen import standalone_context
    from vr_runtime.render.scene_library import load_scene
    from vr_runtime.workshop.sheet import contact_sheet
    from vr_runtime.workshop.stills import save

    page = contact_sheet(
        standalone_context(),
        load_scene(arguments.scene, draft=True),
        px=arguments.px or _CELL_PX,
        minute=sight.minute,
        yaw_deg=sight.yaw_deg,
        field_deg=sight.field_deg,
        seed=arguments.seed,
    )
    save(arguments.sheet, np.asarray(page))
    print(f"{arguments.sheet}: {page.width} x {page.height} pixels")
    return ExitCode.OK


def _video(arguments: argparse.Namespace, sight: Sight) -> ExitCode:
    from vr_runtime.render.offscreen import standalone_context
    from vr_runtime.render.scene_library import load_scene
    from vr_runtime.workshop.clips import FRAMES_PER_S, check_clip, write_clip
    from vr_runtime.workshop.stills import Easel

    px, eyes = arguments.px or _CLIP_PX, "both" if arguments.both_eyes else "left"
    check_clip(arguments.video, seconds=arguments.seconds, px=px, eye_count=1 + arguments.both_eyes)
    scene = load_scene(arguments.scene, draft=True)
    easel = Easel(standalone_context(), scene, width_px=px, height_px=px, seed=arguments.seed, eyes=eyes)
    frames = write_clip(arguments.video, easel, sight, seconds=arguments.seconds, speed=arguments.speed)
    easel.release()
    size = arguments.video.stat().st_size
    print(f"{arguments.video}: {frames} frames at {FRAMES_PER_S} a second, {size / 1e6:.1f} MB")
    return ExitCode.OK


def _list(arguments: argparse.Namespace) -> ExitCode:
    import msgspec

    from vr_runtime.content import clinic_folder
    from vr_runtime.render.scene_library import list_clinic_scenes, list_scenes

    own = list_clinic_scenes()
    scenes = [*list_scenes(), *(one.summary for one in own if one.summary is not None)]
    if arguments.json:
        print(msgspec.json.encode(scenes).decode())
    else:
        for scene in scenes:
            whose = "" if scene.built_in else "; the clinic's own"
            print(f"{scene.name:16} {scene.title.en} ({', '.join(scene.postures)}{whose})")
            print(f"{'':16} {' '.join(scene.description.en.split())}")
        print(f"A clinic's own: {clinic_folder('scenes')}")
    for one in own:
        if one.fault:
            print(f"{one.name:16} refused: {one.fault}", file=sys.stderr)
    return ExitCode.BAD_SCENE if any(one.fault for one in own) else ExitCode.OK


def _new(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.workshop.new_scene import new_scene

    path = new_scene(arguments.scene, arguments.folder)
    print(f"{path} is a scene. Look at it with vr-runtime preview {path}, and change {path / 'scene.glsl'} meanwhile.")
    return ExitCode.OK


def _check(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.render.offscreen import standalone_context
    from vr_runtime.workshop.checking import check

    checked = check(standalone_context(), arguments.scene)
    print(f"{checked.scene.name}: sound; mean light in settle {checked.authored_mean:.3f}, at most 0.150")
    if checked.seal:
        print(checked.seal)
    return ExitCode.OK


def _seal(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.render.offscreen import standalone_context
    from vr_runtime.workshop.checking import seal

    path, manifest = seal(standalone_context(), arguments.scene)
    print(f"{path}: {len(manifest.files)} files, {sum(one.bytes for one in manifest.files.values()) / 1e6:.2f} MB")
    return ExitCode.OK


def _gallery(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.render.offscreen import standalone_context
    from vr_runtime.render.scene_library import list_scenes, load_scene
    from vr_runtime.workshop.gallery import WIDTH_PX, make_gallery
    from vr_runtime.workshop.tiles import make_tiles

    names = arguments.scene or [scene.name for scene in list_scenes()]
    scenes = [load_scene(name, draft=True) for name in names]
    if arguments.tiles is not None:
        make_tiles(standalone_context(), scenes, arguments.tiles, _tell_at_once)
        return ExitCode.OK
    width_px = arguments.width or WIDTH_PX
    written = make_gallery(standalone_context(), scenes, arguments.out, arguments.page, width_px, _tell_at_once)
    weigh = sum(path.stat().st_size for path in written)
    print(f"{arguments.page}: {len(scenes)} scenes, {weigh / 1e6:.1f} MB")
    return ExitCode.OK


def _tell_at_once(path: Path) -> None:
    print(path, flush=True)  # without a graphics card a plate may take minutes


def _sight(arguments: argparse.Namespace, file: SceneFile) -> Sight:
    from vr_runtime.workshop.parts import STOPS
    from vr_runtime.workshop.stills import Sight

    part = arguments.part or STOPS[0]
    if part not in STOPS:
        raise Problem(ExitCode.USAGE, f"A session has no part '{part}'", f"The parts are: {', '.join(STOPS)}")
    pitch = file.focus if arguments.pitch is None else arguments.pitch
    return Sight(part, arguments.minute, pitch, arguments.yaw, arguments.field)


def _within(text: str, low: float, high: float, what: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:  # false for NaN as well
        raise argparse.ArgumentTypeError(f"{text} is not {what} from {low:g} to {high:g}")
    return value


def _pitch(text: str) -> float:
    return _within(text, -90.0, 90.0, "an angle")


def _degrees(text: str) -> float:
    return _within(text, -180.0, 180.0, "an angle")


def _field(text: str) -> float:
    return _within(text, 20.0, 140.0, "a field of view")


def _minute(text: str) -> float:
    return _within(text, 0.0, _MOST_MINUTES, "a number of minutes")


def _pixels(text: str) -> int:
    return int(_within(text, 16, 4096, "a number of pixels"))
