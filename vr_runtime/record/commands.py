"""The commands about stored sessions: `sessions`, `verify`, `export`, `report`. Each imports only what it needs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.afterword_commands import add_session_acts
from vr_runtime.record.state_folder import KEEP_DAYS, state_folder

_MOST_DAYS: Final = 3650


def add_commands(commands: Any) -> None:
    """Add them to the parsers of the command line."""
    listing = commands.add_parser("sessions", help="list the sessions in the journal")
    listing.add_argument("--json", action="store_true", help="print them as JSON")
    listing.set_defaults(command=_sessions)
    add_session_acts(listing, commands)
    _add_named(commands, "verify", "is a session in the journal as it was written?", _verify)
    out = _add_named(commands, "export", "write a session without its header, as JSON lines", _export)
    out.add_argument("--out", type=Path, required=True, metavar="FILE")
    told = _add_named(commands, "report", "write what was played, and how well, on two sheets of paper", _report)
    told.add_argument(
        "--out",
        type=Path,
        metavar="PLACE",
        help="a folder for report.html and report.json, or one file of either kind (default: this folder)",
    )
    told.add_argument("--json", action="store_true", help="print the facts as JSON; write files only with --out")
    told.add_argument("--without-date", action="store_true", help="leave out date and number: it may leave the clinic")


def add_run_options(run: argparse.ArgumentParser) -> None:
    """`keep_days`, None where the clinic's settings say it; `journalled`. For `options.keep_days_of`."""
    run.add_argument(
        "--keep-days",
        type=_days,
        metavar="N",
        help=f"delete sessions after N days (default: as the clinic has set it, {KEEP_DAYS} where it has not)",
    )
    run.add_argument(
        "--no-journal",
        dest="journalled",
        action="store_false",
        help="leave no record of this session",
    )


def _add_named(
    commands: Any, name: str, about: str, command: Callable[[argparse.Namespace], ExitCode]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about)
    parser.add_argument("session", nargs="?", metavar="SESSION", help="its number or name (default: the newest)")
    parser.set_defaults(command=command)
    return parser


def _sessions(arguments: argparse.Namespace) -> ExitCode:
    import msgspec

    from vr_runtime.record.shelf import SessionSummary, open_shelf

    found: list[SessionSummary] = []
    try:
        with open_shelf(state_folder()) as shelf:
            found.extend(shelf.summary(stored) for stored in shelf.sessions())
    except Problem as problem:
        if problem.code is not ExitCode.UNKNOWN_SESSION:
            raise
    if arguments.json:
        print(msgspec.json.encode(found).decode())
        return ExitCode.OK
    for one in found:
        length = f"{int(one.length_s) // 3600}:{int(one.length_s) // 60 % 60:02}:{int(one.length_s) % 60:02}"
        state = one.reason or one.state
        about = f"{one.infusion_min:3} min  {one.scene:16} {'simulated' if one.headset == 'simulated' else '':9}"
        print(f"{one.number:5}  {one.started_at}  {length}  {about}  {one.entries:6} entries  {state}")
    if not found:
        print("There is no session in the journal yet.")
    return ExitCode.OK


def _verify(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.record.verify import verify

    intact = verify(state_folder(), arguments.session)
    ending = "closed" if intact.closed else "not closed: it plays, or broke off"
    rows = f"entries: {intact.entries}, blocks of frames among them: {intact.frame_blocks}"
    print(f"Session {intact.number} is intact ({rows}), {ending}.")
    return ExitCode.OK


def _export(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.record.export import export
    from vr_runtime.record.verify import verify

    entries = export(state_folder(), arguments.out, arguments.session)
    print(f"{entries} entries in {arguments.out}, without date, name and codes.")
    verify(state_folder(), arguments.session)  # whoever gets the file is not to take a changed session for a whole one
    return ExitCode.OK


def _report(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.record.story_files import expect_intact, facts_of, places_for, told_session, write_story

    told = told_session(state_folder(), arguments.session, with_date=not arguments.without_date)
    if arguments.json:
        print(facts_of(told.story).decode(), end="")
    if arguments.out is not None or not arguments.json:
        places = places_for(told, arguments.out)
        write_story(told.story, places)
        written = " and ".join(str(place) for place in places)
        print(f"Report of session {told.number}: {written}", file=sys.stderr if arguments.json else sys.stdout)
    expect_intact(told)
    return ExitCode.OK


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{text} is not a number of days from 1 to {_MOST_DAYS}")
    return int(text)
