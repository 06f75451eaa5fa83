"""The one window: pages beside a slim column of signs, and whatever has to be seen on every one of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from vr_runtime.control.messages import Act, Emergency, Snapshot
from vr_runtime.launcher.context import PAGES, Context
from vr_runtime.launcher.faults import Faults
from vr_runtime.launcher.navigation import Navigation, page_word
from vr_runtime.launcher.notices import Notices
from vr_runtime.launcher.session_strip import SessionStrip
from vr_runtime.launcher.theme import theme

# Module and class of each page; a page is made when it is first shown.
_PAGES: Final = {
    "start": ("start.page", "StartPage"),
    "run": ("run.page", "RunPage"),
    "after": ("after.page", "AfterPage"),
    "past": ("after.past_page", "PastPage"),
    "cards": ("cards.page", "CardsPage"),
    "settings": ("settings.page", "SettingsPage"),
}
_SIZE: Final = QSize(1280, 800)
# In the words of control.rendezvous: it died before this window was there to see it.
_DIED: Final = "has died"
_EMERGENCY_KEY: Final = Qt.Key.Key_F12


class MainWindow(QMainWindow):
    """Shows the session's page by itself when one is attached, and what comes after when it has ended."""

    def __init__(self, context: Context, faults: Faults) -> None:
        super().__init__()
        self.setObjectName("launcher")
        self._context = context
        self._ended = False  # the session that is, or was last, attached
        self._played: bool | None = None  # whether it has shown pictures; None while none is attached
        self._made: dict[str, QWidget] = {}
        self.page = "start"
        context.navigate = self.go
        self._furnish()
        self._shortcuts()
        attachment = context.attachment
        attachment.attached.connect(self._on_attached)
        attachment.state.connect(self._on_state)
        attachment.lost.connect(self._on_lost)
        attachment.failed.connect(self._on_failed)
        faults.happened.connect(self._on_fault)
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is one: this is a widget
        self.resize(_fitting(_SIZE))
        self.go("start")

    # What is where

    def _furnish(self) -> None:
        self.setWindowTitle(QCoreApplication.applicationName())
        self.setMinimumSize(640, 480)
        self.notices = Notices()
        self.strip = SessionStrip(self._context.attachment.act, lambda: self.go("run"))
        self.navigation = Navigation(self.go)
        self._stack = _Stack()
        self._made = {}
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.notices)
        right.addWidget(self._stack, 1)
        right.addWidget(self.strip)
        ground = QWidget()
        ground.setProperty("role", "page")
        layout = QHBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addLayout(right, 1)
        self.setCentralWidget(ground)

    def _shortcuts(self) -> None:
        for number, page in enumerate(PAGES, 1):
            keys = QKeySequence(QKeyCombination(Qt.Modifier.CTRL, Qt.Key(Qt.Key.Key_0 + number)))
            QShortcut(keys, self, lambda page=page: self.go(page))

    def go(self, page: str) -> None:
        """Show a page; the session's only where there is one."""
        if page not in _PAGES or not self._may_go(page):
            return
        if self.page != page:
            self.notices.leave_page()
        self._make(page)
        self.page = page
        self._stack.setCurrentWidget(self._made[page])
        self.navigation.show_page(page)
        self._refresh()

    def widget(self, page: str) -> QWidget | None:
        """The page's widget, where it has been made."""
        return self._made.get(page)

    def make_anew(self) -> None:
        """Everything again, in the language, theme and size that hold now."""
        # Not at once: whoever asks for it may be a page that is about to go.
        QTimer.singleShot(0, self, self._make_anew)

    def _make_anew(self) -> None:
        page, standing = self.page, self.notices.standing
        # Both have more to do than to be looked at: what is lost with one, or begins in the other, is not missed.
        again = [name for name in ("start", "run") if name in self._made]
        before = self.takeCentralWidget()
        self._furnish()
        if before is not None:
            before.hide()
            before.deleteLater()
        self.notices.stand(standing)
        for name in again:
            self._make(name)
        self.go(page)

    def _make(self, page: str) -> None:
        if page in self._made:
            return
        made = page_class(page)(self._context)
        made.setProperty("role", "page")
        made.setAccessibleName(page_word(page))
        self._made[page] = made
        self._stack.addWidget(made)

    def _may_go(self, page: str) -> bool:
        return page != "run" or self._context.attachment.snapshot is not None or "run" in self._made

    def _refresh(self) -> None:
        snapshot = self._context.attachment.snapshot
        self.navigation.offer("run", self._may_go("run"))
        self.notices.yield_to(self._made[self.page])
        self.strip.show_state(snapshot if self.page != "run" else None)

    # What happens

    def _on_attached(self, snapshot: Snapshot) -> None:
        self._ended = snapshot.flags.ended
        self.notices.found()
        if not self._ended:
            self.go("run")

    def _on_state(self, snapshot: Snapshot) -> None:
        self._played = snapshot.player.frames > 0
        if snapshot.flags.ended and not self._ended:
            self._ended = True
            self.go("after")
        self._refresh()

    def _on_lost(self, what: str, remedy: str) -> None:
        never_began = self._played is False  # a start that came to nothing, of which the start page tells
        self._played = None
        if not self._ended and not never_began:
            self.notices.lost(what, remedy, session="run" in self._made or _DIED in what)
        self._refresh()

    def _on_failed(self, act: Act, why: str) -> None:
        if isinstance(act, Emergency):
            self.notices.emergency_failed(why)

    def _on_fault(self, log: str) -> None:
        self.notices.fault(log)

    def emergency(self) -> None:
        """What the key does, on every page and over every question: it never asks."""
        press = getattr(self._made.get("run"), "press_emergency", None)
        if press is not None:
            press()
            return
        if self._context.attachment.snapshot is None:
            self.notices.no_session()
            return
        self._context.attachment.act(Emergency())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 -- Qt's name
        """The emergency key works wherever the keyboard is, in a question too, where a shortcut would not."""
        kind = event.type()
        if kind not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride} or not isinstance(event, QKeyEvent):
            return False
        if event.key() != _EMERGENCY_KEY or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.emergency()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Closing asks nothing and ends nothing: the session goes on."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        super().closeEvent(event)


def page_class(page: str) -> Callable[[Context], QWidget]:
    """The widget of a page, imported when it is first wanted."""
    module, name = _PAGES[page]
    found: Callable[[Context], QWidget] = getattr(import_module(f"vr_runtime.launcher.{module}"), name)
    return found


class _Stack(QStackedWidget):
    """As small as the page that is shown, not as the largest of all."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize(0, 0)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else QSize(0, 0)


def _fitting(wanted: QSize) -> QSize:
    """A size in the design's pixels, as much of it as the screen has."""
    screen = QGuiApplication.primaryScreen()
    larger = QSize(round(wanted.width() * min(theme().scale, 1.25)), round(wanted.height() * min(theme().scale, 1.25)))
    return larger if screen is None else larger.boundedTo(screen.availableGeometry().size())
