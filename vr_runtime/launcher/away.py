"""What reads files is done beside the window, which goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from vr_runtime.problem import ExitCode, Problem


class Away(QObject):
    """One errand. Exactly one of its signals comes, once, in the thread of the window."""

    done = Signal(object)
    failed = Signal(object)  # Problem

    _back = Signal(object, object)

    def __init__(self, parent: QObject | None, errand: Callable[[], object]) -> None:
        super().__init__(parent)
        self._errand = errand
        self._back.connect(self._over, Qt.ConnectionType.QueuedConnection)

    def go(self) -> None:
        """In the thread of a pool."""
        answer: object = None
        problem: Problem | None = None
        try:
            answer = self._errand()
        except Problem as refused:
            problem = refused
        except OSError as error:
            what = f"{error.filename or 'A file'}: {error.strerror or error}"
            problem = Problem(ExitCode.UNEXPECTED, what, "Look whether this user may read and write there")
        except Exception as fault:  # noqa: BLE001 -- whoever waits for an answer gets one, whatever it was
            what = f"A fault of the program itself ({type(fault).__name__}: {' '.join(str(fault).split())[:120]})"
            problem = Problem(ExitCode.UNEXPECTED, what, "Try again, and report it where it stays")
        with suppress(RuntimeError):  # the page that asked is gone
            self._back.emit(answer, problem)

    def _over(self, answer: object, problem: Problem | None) -> None:
        if problem is None:
            self.done.emit(answer)
        else:
            self.failed.emit(problem)
        self.deleteLater()


def away(parent: QObject | None, errand: Callable[[], object]) -> Away:
    """Do `errand` in another thread. What goes wrong comes as `failed`; with `parent` gone, nothing comes.

    Without a parent it is for the caller to keep what is returned until then.
    """
    made = Away(parent, errand)
    QThreadPool.globalInstance().start(made.go)
    return made
