"""The `bench` command: one kind a measurement. Each imports only what it needs."""

from __future__ import annotations

import argparse
from typing import Any

from vr_runtime import options
from vr_runtime.problem import ExitCode


def add_commands(commands: Any) -> None:
    """Add `bench` and its kinds to the parsers of the command line."""
    bench = commands.add_parser("bench", help="measure speed and memory")
    kinds = bench.add_subparsers(dest="bench", metavar="KIND", required=True)
    frame = kinds.add_parser("frame", help="our loop beside raw calls and pyopenxr's loop, on the simulator")
    frame.add_argument("--seconds", type=options.positive, default=60.0, metavar="S", help="length of the paced run")
    frame.add_argument("--json", action="store_true")
    frame.set_defaults(command=_bench_frame)
    hours = kinds.add_parser("hours", help="a whole infusion on the virtual clock: speed and memory")
    hours.add_argument("--infusion", type=int, default=240, metavar="MIN", help="default: %(default)s")
    hours.add_argument("--json", action="store_true")
    hours.set_defaults(command=_bench_hours)
    host = kinds.add_parser(
        "host", help="host, player and console: how soon an act, or a dead player, is back in sight"
    )
    host.add_argument("--tries", type=options.count, default=200, metavar="N", help="acts of each kind")
    host.add_argument("--kills", type=options.count, default=10, metavar="N", help="SIGKILLs of the player")
    host.add_argument("--seconds", type=options.positive, default=10.0, metavar="S", help="frames with and without")
    host.add_argument("--scene", default="gradient")
    host.add_argument("--json", action="store_true")
    host.set_defaults(command=_bench_host)
    console = kinds.add_parser("console", help="what it costs the picture that the technician's window is open")
    console.add_argument("--seconds", type=options.positive, default=20.0, metavar="S", help="of each stretch")
    console.add_argument("--rounds", type=options.count, default=3, metavar="N", help="of both kinds of stretch")
    console.add_argument("--clicks", type=options.count, default=200, metavar="N", help="acts that are timed")
    console.add_argument("--scene", default="gradient")
    console.add_argument("--json", action="store_true")
    console.set_defaults(command=_bench_console)
    sound = kinds.add_parser("sound", help="what mixing costs, bed by bed: share of a core, time of a block, memory")
    sound.add_argument("--seconds", type=options.positive, default=60.0, metavar="S", help="of sound from each bed")
    sound.add_argument("--json", action="store_true")
    sound.set_defaults(command=_bench_sound)
    scenes = kinds.add_parser("scenes", help="what each scene costs to draw and to load, beside two plain ones")
    scenes.add_argument("--px", type=options.size_px, metavar="WxH", help="one eye's picture (default: a headset's)")
    scenes.add_argument("scenes", nargs="*", metavar="SCENE", help="default: all of them")
    scenes.add_argument("--json", action="store_true")
    scenes.set_defaults(command=_bench_scenes)
    change = kinds.add_parser("change", help="whether a picture is missed while another scene takes over")
    change.add_argument(
        "--px", type=options.size_px, default=(96, 96), metavar="WxH", help="one eye's (default: 96x96)"
    )
    change.add_argument("scenes", nargs="*", metavar="SCENE", help="default: all of them")
    change.add_argument("--json", action="store_true")
    change.set_defaults(command=_bench_change)
    monado = kinds.add_parser("monado", help="our player beside other programs, on a running Monado")
    monado.add_argument("--seconds", type=options.positive, default=30.0, metavar="S", help="length of one round")
    monado.add_argument("--rounds", type=options.count, default=3, metavar="N")
    monado.add_argument("--json", action="store_true")
    monado.set_defaults(command=_bench_monado)


def _bench_frame(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.frame import bench

    return bench(seconds=arguments.seconds, as_json=arguments.json)


def _bench_host(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.host import bench

    asked = {"tries": arguments.tries, "kills": arguments.kills, "seconds": arguments.seconds}
    return bench(**asked, scene=arguments.scene, as_json=arguments.json)


def _bench_console(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.console import bench

    asked = {"seconds": arguments.seconds, "rounds": arguments.rounds, "clicks": arguments.clicks}
    return bench(**asked, scene=arguments.scene, as_json=arguments.json)


def _bench_scenes(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.scenes import bench

    return bench(arguments.px, arguments.scenes, arguments.json)


def _bench_change(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.change import bench

    return bench(arguments.px, arguments.scenes, arguments.json)


def _bench_monado(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.monado import bench

    return bench(seconds=arguments.seconds, rounds=arguments.rounds, as_json=arguments.json)


def _bench_sound(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.sound import bench

    return bench(seconds=arguments.seconds, as_json=arguments.json)


def _bench_hours(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.hours import bench

    return bench(infusion_min=arguments.infusion, as_json=arguments.json)
