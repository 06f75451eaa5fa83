"""The language of the window: the clinic's, else the system's, else English."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

LANGUAGES: Final = ("en", "de", "fr", "es")
FOLDER: Final = Path(__file__).resolve().parent / "translations"

_installed: list[QTranslator] = []


def chosen(*wishes: str | None) -> str:
    """The first of `wishes` that is a language of ours; "auto" and None leave it to the system."""
    for wish in wishes:
        if wish in LANGUAGES:
            return wish
    system = (tag.partition("-")[0] for tag in QLocale.system().uiLanguages())
    return next((tag for tag in system if tag in LANGUAGES), "en")


def speak(app: QApplication, language: str) -> None:
    """Have everything that is made from here on speak `language`; what exists is made again by its owner."""
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    QLocale.setDefault(QLocale(language))
    app.setLayoutDirection(QLocale(language).textDirection())
    if language == "en":
        return
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{language}", qts), (f"launcher_{language}", str(FOLDER))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            _installed.append(translator)
