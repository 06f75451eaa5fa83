"""The `vr-runtime` command: one short function a sub-command. Each imports only what it needs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from vr_runtime import __version__, options
from vr_runtime.bench import commands as bench_commands
from vr_runtime.cards import commands as cards_commands
from vr_runtime.clinic import commands as clinic_commands
from vr_runtime.clock import Clock, MonotonicClock, VirtualClock
from vr_runtime.comfort import commands as comfort_commands
from vr_runtime.launcher import commands as launcher_commands
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record import commands as record_commands
from vr_runtime.sound import commands as sound_commands
from vr_runtime.workshop import commands as workshop_commands

_DRAW_EVERY_VIRTUAL = 90
_SIMULATED_PX = (384, 384)  # an eye; what two processor cores can fill without a graphics card
_RECLINE_DEG = 40.0  # how the simulated patient lies: as people do in an infusion chair


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
    except Exception as fault:  # a technician gets one line, whatever it was
        import logging

        logging.getLogger(__name__).debug("the command failed", exc_info=fault)
        why = " ".join(str(fault).split())[:200]
        print(f"vr-runtime: A fault of the program itself ({type(fault).__name__}: {why}).", file=sys.stderr)
        return int(ExitCode.UNEXPECTED)


def _run(arguments: argparse.Namespace) -> ExitCode:
    if arguments.clock == "virtual":
        return _run_virtually(arguments)
    return _host(arguments)


def _run_virtually(arguments: argparse.Namespace) -> ExitCode:
    """All in one process: a virtual clock cannot be shared."""
    if arguments.headset != "simulated":
        raise Problem(
            ExitCode.USAGE,
            "--clock virtual needs --headset simulated: a real headset keeps real time",
            "Add --headset simulated, or leave out --clock virtual",
        )
    if arguments.sound not in {"auto", "none"}:
        raise Problem(
            ExitCode.USAGE,
            f"--sound {arguments.sound} cannot be played on a virtual clock",
            "Leave out one; vr-runtime sound render writes a session's sound as fast as it can",
        )
    plan, clock = options.plan_of(arguments), VirtualClock()
    options.hold_to_clinic(arguments, plan)
    with _headset(arguments.headset, clock):
        from vr_runtime.player.run import run
        from vr_runtime.player.settings import Settings

        settings = Settings(
            plan=plan,
            scene=arguments.scene,
            headset=arguments.headset,
            time_lapse=arguments.time_lapse,
            auto=arguments.auto,
            draw_every=arguments.draw_every or _DRAW_EVERY_VIRTUAL,
            duration_s=arguments.duration,
            report=arguments.report,
            brightness=arguments.brightness / 100.0,
            breath_cue=options.breath_cue_of(arguments, plan),
            recover_for_s=arguments.recover_for,
            keep_days=options.keep_days_of(arguments),
        )
        return run(settings, clock)


def _host(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.host.run import host
    from vr_runtime.link.session import LinkedSession

    if arguments.resume:
        return host(None)
    plan = options.plan_of(arguments)
    options.hold_to_clinic(arguments, plan)
    return host(
        LinkedSession(
            plan=plan,
            scene=arguments.scene,
            headset=arguments.headset,
            time_lapse=arguments.time_lapse,
            auto=arguments.auto,
            draw_every=arguments.draw_every or 1,
            duration_s=arguments.duration,
            report=None if arguments.report is None else str(arguments.report.absolute()),
            brightness_percent=round(arguments.brightness),
            breath_cue=options.breath_cue_of(arguments, plan),
            recover_for_s=arguments.recover_for,
            sound=arguments.sound,
            volume_db=arguments.volume,
            cap_db=arguments.cap,
            music=arguments.music,
            voice=arguments.voice,
            keep_days=options.keep_days_of(arguments),
        )
    )


def _player(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.link.player_end import PlayerEnd

    try:
        clock, link = MonotonicClock(), PlayerEnd(arguments.link)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Problem(
            ExitCode.LINK_UNUSABLE,
            f"The link {arguments.link} cannot be opened ({why})",
            "A host starts its player itself: vr-runtime run",
        ) from None
    with _headset(link.session.headset, clock):
        from vr_runtime.player.linked import play_linked

        return play_linked(link, clock)


def _speaker(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.sound.speaker import speak

    return speak(arguments.link)


def _plan(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.course.plan import plan_as_json_dict

    plan = options.plan_of(arguments)
    if arguments.json:
        named = {"preset": plan.preset.name} if arguments.preset else {}
        print(json.dumps({**named, **plan_as_json_dict(plan)}))
        return ExitCode.OK
    runs = "effect of the dose" if plan.preset.dose else "infusion"
    print(f"{plan.window_min} min in the headset, {plan.infusion_min} min {runs}, {len(plan.chapters)} chapter(s)")
    for phase in plan.phases:
        if phase.duration_min == 0:
            continue
        print(f"  {phase.name:9} from {phase.start_min:4} min for {phase.duration_min:4} min")
    for number, chapter in enumerate(plan.chapters, 1):
        print(
            f"    chapter {number}: from {chapter.start_min:.1f} min, "
            f"drift {chapter.drift_min:.1f} min, rest {chapter.rest_min:.1f} min"
        )
    return ExitCode.OK


def _presets(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.clinic.presets import clinic_folder, list_presets, mistakes_in

    if arguments.schema:
        from vr_runtime.clinic.preset_schema import preset_schema

        print(json.dumps(preset_schema(), indent=2))
        return ExitCode.OK
    listed = [(file, mistakes_in(file)) for file in list_presets()]
    if arguments.json:
        print(json.dumps([
            {"name": file.name, "path": str(file.path), "built_in": file.built_in, "mistakes": mistakes}
            for file, mistakes in listed
        ]))  # fmt: skip
    else:
        for file, mistakes in listed:
            print(f"{file.name:16} {'built in' if file.built_in else file.path}", *mistakes, sep="\n  ")
        print(f"A clinic's own: {clinic_folder()}")
    return ExitCode.BAD_PRESET if any(mistakes for _, mistakes in listed) else ExitCode.OK


def _doctor(arguments: argparse.Namespace) -> ExitCode:
    clock = MonotonicClock()
    with _headset(arguments.headset, clock):
        from vr_runtime.preflight.examination import examine

        findings = examine(clock, arguments.headset, arguments.sound)
    if arguments.json:
        print(json.dumps([finding.as_dict() for finding in findings]))
    else:
        for finding in findings:
            print(finding.line())
    return next((finding.exit_code for finding in findings if finding.exit_code), ExitCode.OK)


def _ctl(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.control.console import ctl

    return ctl(arguments)


def _status(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.control.console import status

    return status(arguments)


def _watch(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.control.console import watch

    return watch(arguments)


@contextmanager
def _headset(kind: str, clock: Clock) -> Iterator[None]:
    """A simulated headset for as long as the block lasts, where it was asked for by name; else the real one."""
    if kind != "simulated":
        yield
        return
    from vr_runtime.simulator import HeadsetProfile, Simulator

    with Simulator(clock, HeadsetProfile(recommended_px=_SIMULATED_PX, recline_deg=_RECLINE_DEG)).installed():
        yield


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
    _add_host(commands)
    plan = commands.add_parser("plan", help="show the phases of a session")
    options.add_plan_options(plan)
    plan.add_argument("--json", action="store_true", help="print it as JSON")
    plan.set_defaults(command=_plan)
    presets = commands.add_parser("presets", help="list the presets of routes, and what is wrong with them")
    presets.add_argument("--json", action="store_true", help="print them as JSON")
    presets.add_argument("--schema", action="store_true", help="print the JSON Schema of a preset's file")
    presets.set_defaults(command=_presets)
    doctor = commands.add_parser("doctor", help="is all ready for a session: headset, sound, this PC")
    options.add_headset_option(doctor)
    options.add_sound_option(doctor)
    doctor.add_argument("--json", action="store_true", help="print the findings as JSON")
    doctor.set_defaults(command=_doctor)
    _add_console(commands)
    launcher_commands.add_commands(commands)
    record_commands.add_commands(commands)
    cards_commands.add_commands(commands)
    clinic_commands.add_commands(commands)
    workshop_commands.add_commands(commands)
    comfort_commands.add_commands(commands)
    sound_commands.add_commands(commands)
    bench_commands.add_commands(commands)
    return parser


def _add_run(run: argparse.ArgumentParser) -> None:
    options.add_session_options(run)
    record_commands.add_run_options(run)
    run.add_argument("--clock", choices=("real", "virtual"), default="real", help="virtual: as fast as it can")
    run.set_defaults(command=_run, resume=False)


def _add_host(commands: argparse._SubParsersAction[_OneLineParser]) -> None:
    host = commands.add_parser("host", help="own a session: its player, journal and consoles")
    options.add_session_options(host)
    record_commands.add_run_options(host)
    host.add_argument("--resume", action="store_true", help="take up the session that has lost its host")
    host.set_defaults(command=_host)
    for name, command in (("player", _player), ("speaker", _speaker)):  # what a host starts; no commands for a person
        linked = commands.add_parser(name)
        linked.add_argument("--link", type=Path, required=True, metavar="FILE")
        linked.set_defaults(command=command)


def _add_console(commands: argparse._SubParsersAction[_OneLineParser]) -> None:
    ctl = commands.add_parser("ctl", help="one act on the running session")
    ctl.add_argument(
        "words",
        nargs="+",
        metavar="ACT",
        help="started paused resumed extend MIN shorten MIN stopped ease on|off eyes-closed on|off approach "
        "level [off] recentre brightness PCT volume DB music on|off voice on|off breath on|off scene NAME "
        "silence [ALARM] scale NAME 0-10 emergency clear end",
    )
    ctl.add_argument("--if-version", type=options.version, metavar="N", help="only if the state still has this version")
    ctl.set_defaults(command=_ctl)
    shown = (("status", _status, "the session's state, once"), ("watch", _watch, "the session's state, every second"))
    for name, command, shows in shown:
        parser = commands.add_parser(name, help=shows)
        parser.add_argument("--json", action="store_true", help="print it as JSON")
        parser.set_defaults(command=command)


if __name__ == "__main__":
    raise SystemExit(main())
