"""The command that opens the technician's window. Qt is imported only here, and only when it is asked for."""

from __future__ import annotations

import argparse
import importlib.util
from typing import Any, Final

from vr_runtime.problem import ExitCode, Problem

_NEEDS: Final = ("PySide6", "pyqtgraph")


def add_commands(commands: Any) -> None:
    """Add it to the parsers of the command line."""
    launcher = commands.add_parser("launcher", help="open the technician's window")
    launcher.add_argument(
        "--language", choices=("en", "de", "fr", "es"), help="default: the clinic's setting, else the system's"
    )
    launcher.add_argument(
        "--install-shortcut", action="store_true", help="put it among this user's programs, and open nothing"
    )
    launcher.set_defaults(command=_launcher)


def _launcher(arguments: argparse.Namespace) -> ExitCode:
    check_installed()
    if arguments.install_shortcut:
        from vr_runtime.launcher.shortcut import install

        for path in install():
            print(f"written: {path}")
        return ExitCode.OK
    from vr_runtime.launcher.app import launch

    return launch(arguments.language)


def check_installed() -> None:
    """Raises Problem(SYSTEM_PACKAGE_MISSING) where the window's own libraries are not installed."""
    missing = [name for name in _NEEDS if importlib.util.find_spec(name) is None]
    if missing:
        raise Problem(
            ExitCode.SYSTEM_PACKAGE_MISSING,
            f"The launcher needs Python packages that are not installed: {', '.join(missing)}",
            "Install them with pip install 'vr-session-runtime[launcher]'",
        )
