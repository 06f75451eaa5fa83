"""The `vr-runtime` command: one short function a sub-command. Each imports only what it needs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from vr_runtime import __version__
from vr_runtime.clock import Clock, MonotonicClock, VirtualClock
from vr_runtime.problem import ExitCode, Problem

if TYPE_CHECKING:
    from vr_runtime.course.plan import Plan

_DRAW_EVERY_VIRTUAL = 90
_DEFAULT_SCENE = "night-sky"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Problems are one line on standard error."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.command(arguments))
    except Problem as problem:
        print(f"vr-runtime: {problem}", file=sys.stderr)
        return int(problem.code)
    except BrokenPipeError:
        # The reader of our output has gone; nothing is left to say, not even at interpreter exit.
        sys.stdout = None
        return int(ExitCode.OK)
    except KeyboardInterrupt:
        return int(ExitCode.INTERRUPTED)


def _run(arguments: argparse.Namespace) -> ExitCode:
    plan = _plan_of(arguments)
    clock: Clock = VirtualClock() if arguments.clock == "virtual" else MonotonicClock()
    draw_every = arguments.draw_every or (_DRAW_EVERY_VIRTUAL if clock.is_virtual else 1)
    if clock.is_virtual and arguments.headset != "simulated":
        raise Problem(
            ExitCode.USAGE,
            "--clock virtual needs --headset simulated: a real headset keeps real time",
            "Add --headset simulated, or leave out --clock virtual",
        )
    with _headset(arguments.headset, clock):
        from vr_runtime.player.run import run
        from vr_runtime.player.settings import Settings

        settings = Settings(
            plan=plan,
            scene=arguments.scene,
            headset=arguments.headset,
            time_lapse=arguments.time_lapse,
            auto=arguments.auto,
            draw_every=draw_every,
            duration_s=arguments.duration,
            report=arguments.report,
            brightness=arguments.brightness / 100.0,
            recover_for_s=arguments.recover_for,
        )
        return run(settings, clock)


def _plan(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.course.plan import plan_as_json_dict

    plan = _plan_of(arguments)
    if arguments.json:
        print(json.dumps(plan_as_json_dict(plan)))
        return ExitCode.OK
    print(f"{plan.window_min} min in the headset, {plan.infusion_min} min infusion, {len(plan.chapters)} chapter(s)")
    for phase in plan.phases:
        print(f"  {phase.name:9} from {phase.start_min:4} min for {phase.duration_min:4} min")
    for number, chapter in enumerate(plan.chapters, 1):
        print(
            f"    chapter {number}: from {chapter.start_min:.1f} min, "
            f"drift {chapter.drift_min:.1f} min, rest {chapter.rest_min:.1f} min"
        )
    return ExitCode.OK


def _scenes(arguments: argparse.Namespace) -> ExitCode:
    import msgspec

    from vr_runtime.render.scene_library import list_scenes

    scenes = list_scenes()
    if arguments.json:
        print(msgspec.json.encode(scenes).decode())
        return ExitCode.OK
    for scene in scenes:
        print(f"{scene.name:16} {scene.title.en} ({', '.join(scene.postures)})")
        print(f"{'':16} {' '.join(scene.description.en.split())}")
    return ExitCode.OK


def _doctor(arguments: argparse.Namespace) -> ExitCode:
    clock = MonotonicClock()
    with _headset(arguments.headset, clock):
        from vr_runtime.xr.preflight import examine

        findings = examine(clock)
    if arguments.json:
        print(json.dumps([finding.as_dict() for finding in findings]))
    else:
        for finding in findings:
            print(finding.line())
    return max((finding.exit_code for finding in findings), default=ExitCode.OK)


def _bench_frame(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.frame import bench

    return bench(seconds=arguments.seconds, as_json=arguments.json)


def _bench_monado(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.bench.monado import bench

    return bench(seconds=arguments.seconds, rounds=arguments.rounds, as_json=arguments.json)


@contextmanager
def _headset(kind: str, clock: Clock) -> Iterator[None]:
    """A simulated headset for as long as the block lasts, where it was asked for by name; else the real one."""
    if kind != "simulated":
        yield
        return
    from vr_runtime.simulator import Simulator

    with Simulator(clock).installed():
        yield


def _plan_of(arguments: argparse.Namespace) -> Plan:
    from vr_runtime.course.plan import PlanError, plan_for_infusion, plan_for_window

    if (arguments.infusion is None) == (arguments.window is None):
        both = "both were given" if arguments.infusion is not None else "neither was given"
        raise Problem(
            ExitCode.PLAN_UNCLEAR,
            f"A session is planned from --infusion or from --window, and {both}",
            "Give one of them, in minutes",
        )
    try:
        if arguments.infusion is not None:
            return plan_for_infusion(arguments.infusion)
        return plan_for_window(arguments.window)
    except PlanError as error:
        what, _, remedy = str(error).partition(": ")
        option = "--infusion" if arguments.infusion is not None else "--window"
        raise Problem(ExitCode.BAD_PLAN, f"{option}: {what}", remedy[:1].upper() + remedy[1:]) from None


class _OneLineParser(argparse.ArgumentParser):
    """argparse prints its whole usage before an error; a technician gets the one line that matters."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}. Try {self.prog} --help.", file=sys.stderr)
        raise SystemExit(int(ExitCode.USAGE))


def _parser() -> argparse.ArgumentParser:
    codes = ", ".join(f"{code.value} {code.name.lower().replace('_', ' ')}" for code in ExitCode)
    parser = _OneLineParser(
        prog="vr-runtime",
        description="Plays calming scenes on an OpenXR headset, following an infusion. Not a medical device.",
        epilog=f"Exit codes: {codes}.",
    )
    parser.add_argument("--version", action="version", version=f"vr-runtime {__version__}")
    commands = parser.add_subparsers(dest="name", metavar="COMMAND", required=True)
    _add_run(commands.add_parser("run", help="play a session"))
    plan = commands.add_parser("plan", help="show the phases of a session")
    _add_plan_options(plan)
    plan.add_argument("--json", action="store_true", help="print it as JSON")
    plan.set_defaults(command=_plan)
    scenes = commands.add_parser("scenes", help="list the scenes")
    scenes.add_argument("--json", action="store_true", help="print them as JSON")
    scenes.set_defaults(command=_scenes)
    doctor = commands.add_parser("doctor", help="examine runtime, headset and graphics before a session")
    _add_headset_option(doctor)
    doctor.add_argument("--json", action="store_true", help="print the findings as JSON")
    doctor.set_defaults(command=_doctor)
    _add_bench(commands.add_parser("bench", help="measure the frame loop"))
    return parser


def _add_run(run: argparse.ArgumentParser) -> None:
    _add_headset_option(run)
    _add_plan_options(run)
    run.add_argument("--scene", default=_DEFAULT_SCENE, help="which scene to play (default: %(default)s)")
    run.add_argument("--auto", action="store_true", help="confirm infusion start and stop at the planned times")
    run.add_argument("--time-lapse", type=_positive, default=1.0, metavar="N", help="the course runs N times faster")
    run.add_argument("--clock", choices=("real", "virtual"), default="real", help="virtual: as fast as it can")
    run.add_argument("--draw-every", type=_count, metavar="N", help="draw one frame in N (virtual clock: 90)")
    run.add_argument("--duration", type=_positive, metavar="S", help="end after S seconds of display time")
    run.add_argument("--brightness", type=_percent, default=100.0, metavar="PCT", help="25 to 100 (default: 100)")
    run.add_argument("--report", type=Path, metavar="DIR", help="write session.json, trace.json, contact-sheet.png")
    run.add_argument(
        "--recover-for", type=_positive, default=300.0, metavar="S", help="try a lost headset again for S seconds"
    )
    run.set_defaults(command=_run)


def _add_bench(bench: argparse.ArgumentParser) -> None:
    kinds = bench.add_subparsers(dest="bench", metavar="KIND", required=True)
    frame = kinds.add_parser("frame", help="our loop beside raw calls and pyopenxr's loop, on the simulator")
    frame.add_argument("--seconds", type=_positive, default=60.0, metavar="S", help="length of the paced run")
    frame.add_argument("--json", action="store_true")
    frame.set_defaults(command=_bench_frame)
    monado = kinds.add_parser("monado", help="our player beside other programs, on a running Monado")
    monado.add_argument("--seconds", type=_positive, default=30.0, metavar="S", help="length of one round")
    monado.add_argument("--rounds", type=_count, default=3, metavar="N")
    monado.add_argument("--json", action="store_true")
    monado.set_defaults(command=_bench_monado)


def _add_headset_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--headset",
        choices=("openxr", "simulated"),
        default="openxr",
        help="openxr: the active OpenXR runtime (default); simulated: no hardware, pictures go nowhere",
    )


def _add_plan_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--infusion", type=int, metavar="MIN", help="planned infusion, 15 to 360 minutes")
    parser.add_argument("--window", type=int, metavar="MIN", help="time in the headset, 30 to 400 minutes")


def _positive(text: str) -> float:
    value = float(text)
    if not 0.0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not above zero")
    return value


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return value


def _percent(text: str) -> float:
    value = float(text)
    if not 25.0 <= value <= 100.0:
        raise argparse.ArgumentTypeError(f"{text} is not between 25 and 100")
    return value


if __name__ == "__main__":
    raise SystemExit(main())
