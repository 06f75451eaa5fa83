"""A session's report: opened in the browser, or saved where somebody wants it; and the session as an export."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from vr_runtime.control.private_files import private_folder
from vr_runtime.launcher.jobs import Job, run_job
from vr_runtime.problem import Problem

_NOT_INTACT: Final = 41
_FOLDER: Final = "reports"
_FORMATS: Final = {"html": ".html", "json": ".json"}


class Reports(QObject):
    """`busy` while one is made; then `done` with a line to show, or `failed` with a line and what to do."""

    busy = Signal(bool)
    done = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget, runtime: Path) -> None:
        """`runtime`: this user's private folder, which no report outlives for long."""
        super().__init__(window)
        self._window = window
        self._folder = runtime / _FOLDER
        self._job: Job | None = None

    def open(self, number: int) -> None:
        """Show it in the system's browser."""
        if self._is_busy():
            return
        try:
            private_folder(self._folder.parent)
            self.forget()
            folder = private_folder(self._folder)
        except (OSError, Problem) as error:
            self.failed.emit(str(error))
            return
        page = folder / f"session-{number}-report.html"
        self._make(["report", str(number), "--out", str(page)], lambda: self._show(page))

    def save_as(self, number: int) -> None:
        """Ask where, and write it there: a page, or its facts."""
        chosen = self._asked(
            self.tr("Save the report"),
            f"session-{number}-report.html",
            self.tr("Report (*.html);;Facts for programs (*.json)"),
        )
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() in _FORMATS.values() else chosen.with_name(f"{chosen.name}.html")
        self._make(["report", str(number), "--out", str(path)], lambda: self.done.emit(self._saved(path)))

    def export(self, number: int) -> None:
        """Ask where, and write the session there without its date and number."""
        chosen = self._asked(self.tr("Export the session"), "session.jsonl", self.tr("Session (*.jsonl)"))
        if chosen is None:
            return
        path = chosen if chosen.suffix else chosen.with_name(f"{chosen.name}.jsonl")
        self._make(["export", str(number), "--out", str(path)], lambda: self.done.emit(self._saved(path)))

    def forget(self) -> None:
        """Remove what was made to be opened: the record may be deleted, and its report shall not outlive it."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _asked(self, title: str, name: str, kinds: str) -> Path | None:
        if self._is_busy():
            return None
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(Path(documents) / name), kinds)
        return Path(chosen) if chosen else None

    def _saved(self, path: Path) -> str:
        return self.tr("Saved as {file}").format(file=path)

    def _show(self, page: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(page))):
            self.done.emit(self.tr("The report opens in the browser"))
        else:
            self.failed.emit(self.tr("No program here opens the report. Save it as a file instead."))

    def _make(self, arguments: list[str], then: Callable[[], None]) -> None:
        self.busy.emit(True)
        # One that does not verify is written all the same, and says so in red.
        job = self._job = run_job(self, arguments, json=False, may_exit=(0, _NOT_INTACT))
        job.done.connect(lambda _none: self._made(then))
        job.failed.connect(self._not_made)

    def _made(self, then: Callable[[], None]) -> None:
        self._over()
        then()

    def _not_made(self, why: str, _code: int) -> None:
        self._over()
        self.failed.emit(why)

    def _over(self) -> None:
        self._job = None
        self.busy.emit(False)

    def _is_busy(self) -> bool:
        return self._job is not None
