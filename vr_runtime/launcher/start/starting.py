"""What the act at the bottom of the page does: the start, what is said meanwhile, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from vr_runtime.control.messages import Snapshot
from vr_runtime.launcher.context import Context
from vr_runtime.launcher.reasons import reason
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.launcher.start.begin import Beginning
from vr_runtime.launcher.start.card_strip import CardStrip
from vr_runtime.launcher.start.failure_strip import FailureStrip
from vr_runtime.launcher.start.failures import failure, unreachable
from vr_runtime.launcher.start.start_bar import StartBar
from vr_runtime.launcher.start.ways import Ways


class Starting(QObject):
    """`over`: it has begun, or come to nothing. A start that a page before this one made goes on here.

    `examine`: has the headset and this PC looked at again.
    """

    over = Signal()

    def __init__(
        self, page: QObject, context: Context, ways: Ways, card: CardStrip, examine: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._context, self._ways, self._card, self._examine = context, ways, card, examine
        self.failure = FailureStrip()
        self.bar = StartBar()
        before = context.under_way.get("start")
        self.beginning = before if isinstance(before, Beginning) else Beginning()
        context.under_way["start"] = self.beginning
        self.beginning.told_by = self
        self.failure.pressed.connect(self._after_failure)
        self.beginning.progress.connect(self.bar.go_on)
        self.beginning.failed.connect(self._not_begun)
        self.beginning.began.connect(self._began)
        context.attachment.attached.connect(self._reached)
        context.attachment.state.connect(self._see)
        self.beginning.tell()

    def start(self, set_up: SetUp) -> None:
        """As it is set; the card that is open counts it once it plays."""
        self.failure.show_failure(None)
        self.beginning.start(lambda: self._ways.start(set_up), set_up, self._context.card.now)

    def resume(self) -> None:
        """Take up the session that broke off, as it was; what is set here is for the next one."""
        self.failure.show_failure(None)
        self.beginning.start(self._ways.resume, None)

    def go_to_session(self) -> None:
        """Show the session that runs; where this window does not reach it, say so."""
        if self._context.attachment.snapshot is None:
            self.failure.show_failure(unreachable(reason(self._context.attachment.trouble)))
        else:
            self._context.navigate("run")

    def _see(self, snapshot: Snapshot) -> None:
        self.beginning.see(snapshot)

    def _reached(self, _snapshot: Snapshot) -> None:
        """The session that could not be gone to is there: the window shows it."""
        if self.failure.way == "go_to_session":
            self.failure.show_failure(None)

    def _is_taken_over(self) -> bool:
        """A page made anew is here already, and this one on its way out: what comes of the start is told there."""
        return self.beginning.told_by is not self

    def _not_begun(self, why: str, code: int | None) -> None:
        if self._is_taken_over():
            return
        self.failure.show_failure(failure(code, why))
        self.over.emit()
        self._context.navigate("start")
        # To try again: the act was disabled meanwhile. Not at once, since the page has yet to come back into sight.
        QTimer.singleShot(0, self.bar.button, self.bar.button.setFocus)
        self._examine()

    def _began(self, set_up: SetUp | None, card: str | None) -> None:
        if self._is_taken_over():
            return
        self.over.emit()
        if set_up is not None and card is not None:
            self._card.keep(card, set_up)  # it counts from when pictures are shown: what never began is not on a card
        self._context.navigate("run")

    def _after_failure(self, way: str) -> None:
        """The one thing to do about it."""
        match way:
            case "go_to_session":
                self.go_to_session()
            case "resume":
                self.resume()
            case "check":
                self._examine()
            case "settings":
                self._context.navigate("settings")
