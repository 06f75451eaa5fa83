"""What goes wrong inside the window: a log for whoever mends it, one calm line for whoever uses it."""

from __future__ import annotations

import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from vr_runtime.record.state_folder import make_private

_log = logging.getLogger("vr_runtime.launcher")
_MOST_BYTES: Final = 512 * 1024
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Faults(QObject):
    """`happened` carries the log's path; it may come from any thread and arrives in the window's own."""

    happened = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.log = folder / "launcher.log"
        self._handler: logging.Handler = logging.NullHandler()

    def watch(self) -> None:
        """From here on nothing is printed and nothing ends the process: it is logged, and said once."""
        try:
            make_private(self.log.parent)
            # A folder that was there may be open to others; the log is not.
            self.log.touch(mode=0o600, exist_ok=True)
            self._handler = logging.handlers.RotatingFileHandler(
                self.log, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8", delay=True
            )
        except OSError:
            self._handler = logging.StreamHandler()
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(self._handler)
        _log.setLevel(logging.INFO)
        _log.propagate = False
        sys.excepthook = self._fault
        threading.excepthook = self._fault_in_thread
        qInstallMessageHandler(self._qt_says)

    def forget(self) -> None:
        """Leave everything as Python and Qt have it by themselves."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        _log.removeHandler(self._handler)
        self._handler.close()

    def _fault(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            from PySide6.QtWidgets import QApplication

            QApplication.quit()
            return
        _log.error("a fault of the window", exc_info=(kind, fault, trace))
        self.happened.emit(str(self.log))

    def _fault_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._fault(told.exc_type, told.exc_value, told.exc_traceback)

    def _qt_says(self, kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        _log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
