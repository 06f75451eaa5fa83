"""The launcher among a user's programs: a desktop entry on Linux, a link in the Start menu on Windows."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice

from vr_runtime.problem import ExitCode, Problem

NAME: Final = "vr-runtime"
TITLE: Final = "VR session"
_ABOUT: Final = {
    "": "Start and watch a session in the headset",
    "de": "Eine Sitzung im Headset starten und begleiten",
    "fr": "Lancer et suivre une séance dans le casque",
    "es": "Iniciar y seguir una sesión en el visor",
}
_TITLES: Final = {"de": "VR-Sitzung", "fr": "Séance VR", "es": "Sesión de RV"}
# The values come from the environment, so that no path is ever part of a script's text.
_MAKE_LINK: Final = (
    "$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:VR_LINK); "
    "$link.TargetPath = $env:VR_TARGET; $link.Arguments = $env:VR_ARGUMENTS; $link.IconLocation = $env:VR_ICON; "
    "$link.Description = $env:VR_ABOUT; $link.Save()"
)


def install() -> list[Path]:
    """Write the shortcut and its icon for this user; what was there is replaced. The files written.

    Raises Problem: USAGE where the system has no such thing, REPORT_UNWRITABLE where it cannot be written.
    """
    try:
        if sys.platform == "win32":
            return _install_windows()
        if sys.platform == "darwin":
            raise Problem(ExitCode.USAGE, "There is no shortcut to install on this system", "Run vr-runtime launcher")
        return _install_xdg()
    except OSError as error:
        where = error.filename or "the user's programs"
        raise Problem(
            ExitCode.REPORT_UNWRITABLE,
            f"{where}: {error.strerror or error}",
            "Make that folder writable, or choose another user",
        ) from None


def desktop_entry(command: list[str], icon: Path) -> str:
    """A desktop entry as freedesktop.org specifies it, version 1.5."""
    titles = [f"Name[{language}]={title}" for language, title in _TITLES.items()]
    comments = [f"Comment[{language}]={about}" for language, about in _ABOUT.items() if language]
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.5",
        f"Name={TITLE}",
        *titles,
        f"Comment={_ABOUT['']}",
        *comments,
        f"Exec={' '.join(quoted(word) for word in command)}",
        f"Icon={icon}",
        "Terminal=false",
        "Categories=Utility;",
        f"StartupWMClass={NAME}",
        "StartupNotify=true",
    ]
    return "\n".join(lines) + "\n"


def quoted(word: str) -> str:
    """One word of a desktop entry's Exec line: quoted where it must be, its field codes escaped."""
    word = word.replace("%", "%%")
    if word and not set(word) & set(" \t\n\"'\\><~|&;$*?#()`"):
        return word
    escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word)
    # Exec is a string value as well, in which a backslash is written twice.
    return '"' + escaped.replace("\\", "\\\\") + '"'


def _install_xdg() -> list[Path]:
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    icons = data / "icons" / "hicolor" / "256x256" / "apps"
    entries = data / "applications"
    for folder in (icons, entries):
        folder.mkdir(parents=True, exist_ok=True)
    icon, entry = icons / f"{NAME}.png", entries / f"{NAME}.desktop"
    icon.write_bytes(_png(256))
    entry.write_text(desktop_entry([sys.executable, "-m", "vr_runtime", "launcher"], icon), encoding="utf-8")
    return [entry, icon]


def _install_windows() -> list[Path]:
    programs = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    icon = Path(os.environ["LOCALAPPDATA"]) / NAME / f"{NAME}.ico"
    for folder in (programs, icon.parent):
        folder.mkdir(parents=True, exist_ok=True)
    icon.write_bytes(_ico())
    link = programs / f"{TITLE}.lnk"
    command, values = link_command(Path(sys.executable), link, icon)
    made = subprocess.run(
        command, env={**os.environ, **values}, capture_output=True, text=True, check=False, timeout=60
    )
    if made.returncode or not link.exists():
        raise OSError(0, " ".join(made.stderr.split())[:160] or "PowerShell made no shortcut", str(link))
    return [link, icon]


def link_command(python: Path, link: Path, icon: Path) -> tuple[list[str], dict[str, str]]:
    """What PowerShell is called with to make a Start-menu link, and the environment that holds the values."""
    windowed = python.with_name("pythonw.exe")  # python.exe would open a console window beside ours
    values = {
        "VR_LINK": str(link),
        "VR_TARGET": str(windowed if windowed.exists() else python),
        "VR_ARGUMENTS": "-m vr_runtime launcher",
        "VR_ICON": f"{icon},0",
        "VR_ABOUT": _ABOUT[""],
    }
    return ["powershell", "-NoProfile", "-NonInteractive", "-Command", _MAKE_LINK], values


def _png(size_px: int) -> bytes:
    from vr_runtime.launcher.icon import picture

    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(size_px).save(buffer, "PNG")  # type: ignore[call-overload] # its stubs know no plain format name
    buffer.close()
    return bytes(content.data())


def _ico() -> bytes:
    from PIL import Image

    from vr_runtime.launcher.icon import SIZES

    made = io.BytesIO()
    with Image.open(io.BytesIO(_png(SIZES[-1]))) as largest:
        largest.save(made, "ICO", sizes=[(size, size) for size in SIZES])
    return made.getvalue()
