"""Acts on the window's own way to the session, in a process with nothing else to do: prints milliseconds as JSON."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QCoreApplication, QTimer

from vr_runtime.control.messages import Acknowledgement, Act, Ease
from vr_runtime.launcher.attachment import Attachment
from vr_runtime.problem import ExitCode

_EVERY_MS = 50
_PATIENCE_MS = 30_000


class Clicker:
    """Ease on, ease off, each a moment after the one before was acknowledged."""

    def __init__(self, clicks: int, done: Attachment) -> None:
        self.acknowledged_ms: list[float] = []
        self._clicks = clicks
        self._attachment = done
        self._sent_ns = 0
        done.attached.connect(lambda _state: QTimer.singleShot(_EVERY_MS, self._click))
        done.acted.connect(self._acted)
        done.failed.connect(lambda _act, _why: QCoreApplication.exit(int(ExitCode.UNEXPECTED)))

    def _click(self) -> None:
        self._sent_ns = time.perf_counter_ns()
        self._attachment.act(Ease(on=len(self.acknowledged_ms) % 2 == 0))

    def _acted(self, _act: Act, answer: Acknowledgement) -> None:
        self.acknowledged_ms.append((time.perf_counter_ns() - self._sent_ns) / 1e6)
        if answer.outcome != "applied":
            QCoreApplication.exit(int(ExitCode.UNEXPECTED))
        elif len(self.acknowledged_ms) >= self._clicks:
            QCoreApplication.quit()
        else:
            QTimer.singleShot(_EVERY_MS, self._click)


def _main(clicks: int) -> int:
    app = QCoreApplication(sys.argv[:1])
    attachment = Attachment()
    clicker = Clicker(clicks, attachment)
    QTimer.singleShot(_PATIENCE_MS + clicks * 1000, lambda: QCoreApplication.exit(int(ExitCode.UNEXPECTED)))
    attachment.start()
    code = app.exec()
    attachment.stop()
    print(json.dumps(clicker.acknowledged_ms))
    return code


if __name__ == "__main__":
    raise SystemExit(_main(int(sys.argv[1])))
