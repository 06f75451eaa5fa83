"""What has to be known on every page: a host that is gone, an emergency that did not get through, a fault of ours."""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vr_runtime.launcher.grounds import Banner
from vr_runtime.launcher.jobs import HostStart, resume_session
from vr_runtime.launcher.reasons import reason
from vr_runtime.launcher.theme import theme

# Name -> level, text, word of the button ("" for none).
Standing: TypeAlias = dict[str, tuple[str, str, str]]
# From the most to the least urgent, which is their order on the page.
_NAMES: Final = ("emergency", "lost", "fault", "hint")
# What the session's own page says in its own place.
_SHOWN_BY_A_PAGE: Final = frozenset({"emergency"})


class Notices(QWidget):
    """Banners above the page, each there only while it holds."""

    def __init__(self) -> None:
        super().__init__()
        self._resumed: HostStart | None = None
        self._page_shows = False
        self.standing: Standing = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(theme().S,) * 4)
        self._layout.setSpacing(theme().S)
        self.banners = {name: Banner() for name in _NAMES}
        for name, banner in self.banners.items():
            banner.button.clicked.connect(lambda _checked=False, name=name: self._pressed(name))
            self._layout.addWidget(banner)
        self._show()

    def stand(self, standing: Standing) -> None:
        """Show what stood before the page was made anew."""
        self.standing = dict(standing)
        self._show()

    def leave_page(self) -> None:
        """Another page is shown: what was a mere hint goes."""
        self._take_away("hint")

    def yield_to(self, page: QWidget) -> None:
        """A page that says by itself whether acts get through has `shows_loss`."""
        shown = bool(getattr(page, "shows_loss", False))
        if shown != self._page_shows:
            self._page_shows = shown
            self._show()

    def lost(self, what: str, remedy: str, *, session: bool) -> None:
        """The host of a `session` is gone: the headset may play on, which is the first thing to know.

        Without one it is a fault of this PC's set-up, which is told as it is.
        """
        if not session:
            told = QCoreApplication.translate("Notices", "This window reaches no session. {why}")
            self._put("lost", "problem", told.format(why=f"{reason(what)}. {remedy}."), _close())
            return
        text = QCoreApplication.translate(
            "Notices", "The session no longer answers. The headset may play on: look after the patient first."
        )
        again = QCoreApplication.translate("Notices", "Take the session up again")
        self._put("lost", "problem", text, again)
        self.banners["lost"].setToolTip(f"{what}. {remedy}.")

    def found(self) -> None:
        """A host answers."""
        for name in ("lost", "emergency", "hint"):
            self._take_away(name)

    def emergency_failed(self, why: str) -> None:
        """The one act that has to get through did not."""
        text = QCoreApplication.translate(
            "Notices", "Emergency did not reach the session. Lift the headset off the patient. {why}"
        )
        self._put("emergency", "problem", text.format(why=reason(why)), _close())

    def fault(self, log: str) -> None:
        """Something in this window went wrong."""
        text = QCoreApplication.translate(
            "Notices", "Something in this window went wrong; the session is not affected. What it was stands in {log}"
        )
        self._put("fault", "warn", text.format(log=log), _close())

    def no_session(self) -> None:
        """The emergency key was pressed while nothing runs."""
        self._put("hint", "plain", QCoreApplication.translate("Notices", "No session is running."), _close())

    def _pressed(self, name: str) -> None:
        if name == "lost" and self.standing["lost"][2] != _close():
            self._resumed = resume_session()
            self._resumed.failed.connect(self._not_resumed)
            text = QCoreApplication.translate("Notices", "The session is being taken up again…")
            self._put("lost", "warn", text, "")
            return
        self._take_away(name)

    def _not_resumed(self, why: str) -> None:
        text = QCoreApplication.translate("Notices", "The session could not be taken up again. {why}").format(why=why)
        self._put("lost", "problem", text, _close())

    def _put(self, name: str, level: str, text: str, button: str) -> None:
        self.standing[name] = (level, text, button)
        self._show()

    def _take_away(self, name: str) -> None:
        if self.standing.pop(name, None) is not None:
            self._show()

    def _show(self) -> None:
        hidden = _SHOWN_BY_A_PAGE if self._page_shows else frozenset()
        shown = {name: told for name, told in self.standing.items() if name not in hidden}
        for name, banner in self.banners.items():
            banner.say(*shown.get(name, ("plain", "", "")))
        self.setVisible(bool(shown))


def _close() -> str:
    return QCoreApplication.translate("Notices", "Close")
