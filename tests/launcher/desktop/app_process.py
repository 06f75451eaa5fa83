"""The launcher as it is, and a plug for a test: each line on standard input is answered with where everything is.

Nothing of this is part of the program: `launch` is run as the command runs it, with the arguments that follow.
"""

from __future__ import annotations

import json
import os
import sys
import threading

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget


class Plug(QObject):
    """Reads in a thread, looks at the widgets in theirs."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self.tell, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while os.read(0, 64):  # not sys.stdin, whose lock would be held at the program's end
            self.asked.emit()

    def tell(self) -> None:
        windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        modal = QApplication.activeModalWidget()
        seen = [_about(one, modal) for window in windows for one in (window, *window.findChildren(QWidget))]
        print(json.dumps([one for one in seen if one is not None]), flush=True)


def _about(widget: QWidget, modal: QWidget | None) -> dict[str, object] | None:
    """What a person sees of it, and a screen reader says; None for what nobody sees."""
    region = widget.visibleRegion()
    if not widget.isVisible() or region.isEmpty():
        return None
    seen = region.boundingRect()
    corner = widget.mapToGlobal(QPoint(seen.x(), seen.y()))
    spoken = QAccessible.queryAccessibleInterface(widget)
    return {
        "kind": type(widget).__name__,
        "object": widget.objectName(),
        "name": spoken.text(QAccessible.Text.Name) if spoken is not None else "",
        "says": spoken.text(QAccessible.Text.Description) if spoken is not None else "",
        "role": spoken.role().name if spoken is not None else "",
        "checked": bool(spoken is not None and spoken.state().checked),
        "box": [corner.x(), corner.y(), seen.width(), seen.height()],
        "enabled": widget.isEnabled() and (modal is None or widget.window() is modal),
        "focus": widget.hasFocus(),
        "window": int(widget.window().winId()),
        "is_window": widget.isWindow(),
    }


def main() -> int:
    from vr_runtime.cli import main as command

    plug = Plug()
    code = command(["launcher", *sys.argv[1:]])
    del plug
    return int(code or 0)


if __name__ == "__main__":
    raise SystemExit(main())
