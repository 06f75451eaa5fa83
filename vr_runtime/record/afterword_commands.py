"""The commands about a session that is over: `scales` and `sessions delete`. Each imports only what it needs."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, Final, get_args

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.state_folder import state_folder

if TYPE_CHECKING:
    from vr_runtime.record.shelf import SessionSummary

_SCALES: Final = ("nausea", "anxiety", "pain", "comfort")


def add_session_acts(listing: argparse.ArgumentParser, commands: Any) -> None:
    """Add `delete` to `sessions`, and `scales` beside it."""
    acts = listing.add_subparsers(dest="act", metavar="ACT")
    delete = acts.add_parser("delete", help="remove a session that has ended, for good")
    delete.add_argument("session", metavar="SESSION", help="its number or name")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(command=_delete)
    scales = commands.add_parser("scales", help="note how the patient was, once a session has ended")
    scales.add_argument("session", nargs="?", metavar="SESSION", help="its number or name (default: the newest)")
    for name in _SCALES:
        scales.add_argument(f"--{name}", type=_value, metavar="0-10", help="as the patient says it, 0 to 10")
    scales.set_defaults(command=_note)


def _note(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.record.afterword import add_scales
    from vr_runtime.record.entries import ScaleName

    names: tuple[ScaleName, ...] = get_args(ScaleName)
    said = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
    if not said:
        wanted = ", ".join(f"--{name}" for name in names)
        raise Problem(ExitCode.USAGE, "There is nothing to note", f"Give at least one of {wanted}, from 0 to 10")
    number = add_scales(state_folder(), arguments.session, said)
    print(f"Session {number}: noted {', '.join(f'{name} {value}' for name, value in said.items())}.")
    return ExitCode.OK


def _delete(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.record.afterword import delete_session
    from vr_runtime.record.shelf import open_shelf

    with open_shelf(state_folder()) as shelf:
        stored = shelf.find(arguments.session)
        summary = None if arguments.yes else shelf.summary(stored)
    if summary is not None and not _is_meant(summary):
        print(f"Session {stored.number} was kept.")
        return ExitCode.OK
    delete_session(state_folder(), stored)
    print(f"Session {stored.number} was deleted.")
    return ExitCode.OK


def _is_meant(one: SessionSummary) -> bool:
    if not sys.stdin.isatty():
        raise Problem(ExitCode.USAGE, f"Nobody can be asked whether to delete session {one.number}", "Add --yes")
    about = f"{one.started_at}, {one.scene}, {round(one.length_s / 60)} min"
    print(f"Delete session {one.number} ({about}) for good? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _value(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 10:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 0 to 10")
    return int(text)
