"""`vr-runtime launcher`: from the command to the first window, and to its end."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from vr_runtime import __version__
from vr_runtime.launcher.attachment import Attachment
from vr_runtime.launcher.context import Context, Held, LauncherPlaces
from vr_runtime.launcher.display import check_display
from vr_runtime.launcher.faults import Faults
from vr_runtime.launcher.fonts import load_fonts
from vr_runtime.launcher.icon import icon
from vr_runtime.launcher.language import chosen, speak
from vr_runtime.launcher.shortcut import NAME, TITLE
from vr_runtime.launcher.theme import use_theme
from vr_runtime.problem import ExitCode

if TYPE_CHECKING:
    from vr_runtime.launcher.window import MainWindow

_PYTHON_LOOKS_EVERY_MS = 200


def launch(language: str | None) -> ExitCode:
    """Show the window until it is closed. Raises Problem: NO_WINDOW, SYSTEM_PACKAGE_MISSING."""
    check_display()
    places = LauncherPlaces.of_this_user()
    settings = settings_held()
    app = application()
    faults = Faults(places.logs)
    faults.watch()
    attachment = Attachment(places=places.door)
    context = Context(attachment=attachment, places=places, settings=settings)
    window = opened_window(app, context, faults, language)
    window.show()
    # Ctrl-C in the terminal that started it: Python looks at signals only while it runs.
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    ticking = QTimer()
    ticking.timeout.connect(lambda: None)
    ticking.start(_PYTHON_LOOKS_EVERY_MS)
    QTimer.singleShot(0, attachment.start)
    try:
        app.exec()
    finally:
        window.close()
        attachment.stop()
        faults.forget()
    return ExitCode.OK


def application() -> QApplication:
    """Qt's one application, named as desktops know it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(TITLE)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(NAME)
    app.setStyle("Fusion")  # the same on every system; what the style sheet leaves out is drawn by it
    app.setWindowIcon(icon())
    load_fonts()
    return app


def settings_held() -> Held:
    """The clinic's settings as they stand now; a mistake in their file costs one setting, and no window."""
    from vr_runtime.clinic.settings import SettingsFile

    return Held(SettingsFile.of_this_installation().read().settings)


def opened_window(app: QApplication, context: Context, faults: Faults, language: str | None) -> MainWindow:
    """The window in the language, theme and size that the settings ask for, and made anew when they change."""
    from vr_runtime.launcher.window import MainWindow

    def dress() -> None:
        now = context.settings.now
        speak(app, chosen(language, now.language))
        use_theme(app, now.theme, now.scale_percent / 100.0)

    def look_of() -> tuple[str, str, int]:
        now = context.settings.now
        return now.language, now.theme, now.scale_percent

    worn = look_of()

    def changed(_settings: object) -> None:
        nonlocal worn
        if look_of() != worn:
            worn = look_of()
            dress()
            window.make_anew()

    dress()
    window = MainWindow(context, faults)
    context.settings.changed.connect(changed)
    return window
