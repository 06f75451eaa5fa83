"""The command about the clinic's settings: `settings`, `settings set`, `settings log`. Imports only what it needs."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, Final

from vr_runtime.problem import ExitCode, Problem

if TYPE_CHECKING:
    from vr_runtime.clinic.settings import SettingsFile

_ABOUT: Final = "the clinic's settings, each with its limits"


def add_commands(commands: Any) -> None:
    """Add it to the parsers of the command line."""
    settings = commands.add_parser("settings", help=_ABOUT, description=f"{_ABOUT}. Without ACT: list.")
    settings.add_argument("--json", action="store_true", help="print them as JSON")
    settings.set_defaults(command=_list)
    acts = settings.add_subparsers(dest="act", metavar="ACT")
    setting = acts.add_parser("set", help="change one; asks for the passphrase where there is one")
    setting.add_argument("key", metavar="KEY")
    setting.add_argument("value", metavar="VALUE", help="a list as names with commas between")
    setting.set_defaults(command=_set)
    passphrase = acts.add_parser("passphrase", help="set or change the passphrase of the engineer's settings")
    passphrase.set_defaults(command=_passphrase)
    log = acts.add_parser("log", help="every change: when, by whom, from what to what")
    log.add_argument("--json", action="store_true", help="print it as JSON")
    log.set_defaults(command=_log)


def _list(arguments: argparse.Namespace) -> ExitCode:
    import msgspec

    from vr_runtime.clinic.setting_text import written
    from vr_runtime.clinic.setting_types import ABOUT, GROUPS, allowed_text
    from vr_runtime.clinic.settings import SettingsFile

    file = SettingsFile.of_this_installation()
    read = file.read()
    if arguments.json:
        found = {"path": str(file.path), "settings": msgspec.to_builtins(read.settings), "mistakes": file.lines(read)}
        print(msgspec.json.encode(found).decode())
        return ExitCode.BAD_SETTING if read.mistakes else ExitCode.OK
    for names in GROUPS.values():
        for key in names:
            print(f"{key:21} {written(getattr(read.settings, key)):16} {ABOUT[key]} ({allowed_text(key)})")
    print(f"In {file.path}")
    for line in file.lines(read):
        print(f"vr-runtime: {line}", file=sys.stderr)
    return ExitCode.BAD_SETTING if read.mistakes else ExitCode.OK


def _set(arguments: argparse.Namespace) -> ExitCode:
    import msgspec

    from vr_runtime.clinic.setting_text import typed_value, written
    from vr_runtime.clinic.setting_types import DESK
    from vr_runtime.clinic.settings import SettingsFile

    file = SettingsFile.of_this_installation()
    key: str = arguments.key
    try:
        value: object = typed_value(key, arguments.value)
    except (KeyError, msgspec.ValidationError):
        value = arguments.value  # refused below, in words
    if key not in DESK:
        _unlock(file)
    settings = file.change("staff" if key in DESK else "engineer", {key: value})
    print(f"{key} = {written(getattr(settings, key))}")
    return ExitCode.OK


def _passphrase(_: argparse.Namespace) -> ExitCode:
    from vr_runtime.clinic.settings import SettingsFile

    file = SettingsFile.of_this_installation()
    _unlock(file)
    new = _asked("New passphrase: ")
    if _asked("The same again: ") != new:
        raise Problem(ExitCode.BAD_SETTING, "The two are not the same", "Type the new passphrase twice")
    file.set_passphrase(new)
    print("The passphrase is set.")
    return ExitCode.OK


def _log(arguments: argparse.Namespace) -> ExitCode:
    import msgspec

    from vr_runtime.clinic.setting_text import written
    from vr_runtime.clinic.settings import SettingsFile

    logged = SettingsFile.of_this_installation().changes()
    if arguments.json:
        changes = [msgspec.to_builtins(one) | {"at": one.at} for one in logged.changes]
        print(msgspec.json.encode({"changes": changes, "intact": not logged.fault, "fault": logged.fault}).decode())
    else:
        for one in logged.changes:
            what = "passphrase set"
            if one.kind == "setting" and one.old is not None and one.new is not None:
                what = f"{one.key}: {written(one.old)} -> {written(one.new)}"
            print(f"{one.at} UTC  {one.who:8}  {what}")
        if not logged.changes:
            print("No setting was ever changed.")
    if logged.fault:
        print(f"vr-runtime: the settings log is not as it was written: {logged.fault}.", file=sys.stderr)
        return ExitCode.CHECK_FAILED
    return ExitCode.OK


def _unlock(file: SettingsFile) -> None:
    """Ask for the passphrase, where one is set. Raises Problem(SETTINGS_LOCKED)."""
    if file.passphrase.is_set:
        file.passphrase.check(_asked("Passphrase: "))


def _asked(prompt: str) -> str:
    """Typed without being shown; from standard input where nobody sits at a terminal."""
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\n")
