"""The cards page: one card at a time, or the line in which its code is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from vr_runtime.cards.card import Card, Language
from vr_runtime.cards.store import Store
from vr_runtime.launcher.away import Away, away
from vr_runtime.launcher.cards import paper
from vr_runtime.launcher.cards.card_panels import LastPanel, WishesPanel
from vr_runtime.launcher.cards.open_panel import OpenPanel
from vr_runtime.launcher.cards.qr_picture import qr_window
from vr_runtime.launcher.cards.trend_chart import TrendPanel
from vr_runtime.launcher.context import Context
from vr_runtime.launcher.controls import ActButton, Banner, Panel, ask, label, scrolling
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_library import list_scenes

_TWO_COLUMNS_FROM_PX: Final = 960  # at 100 %
_ACTS_IN_ROW_FROM_PX: Final = 800


def titles_of(language: str) -> dict[str, str]:
    """The built-in scenes' titles by name. Raises Problem."""
    return {scene.name: getattr(scene.title, language, scene.title.en) for scene in list_scenes()}


@dataclass(frozen=True, slots=True)
class Ways:
    """How the page reaches what lies outside it."""

    titles: Callable[[str], dict[str, str]] = titles_of
    ask: Callable[..., bool] = ask
    has_printer: Callable[[], bool] = paper.has_printer
    print_card: Callable[[QWidget, str, Language], bool] = paper.print_card


class CardsPage(QWidget):
    """`card` is the one that is open; its code is shared with the other pages through the context."""

    def __init__(self, context: Context, ways: Ways | None = None) -> None:
        super().__init__()
        self.setObjectName("cards-page")
        self._context, self._ways = context, ways or Ways()
        self._store = Store(context.places.cards)
        self._errands: list[Away] = []
        self.card: Card | None = None
        self.fault = Banner()
        self.open = OpenPanel()
        self.head = Panel()
        self.code, self.about = label("", "display"), label("", "quiet", wraps=True)
        self.use = ActButton(self.tr("Plan a session"), lambda: context.navigate("start"), kind="next")
        self.print = ActButton(self.tr("Print"), self._print)
        self.show_qr = ActButton(self.tr("Show QR picture"), self._show_qr)
        self.close_card = ActButton(self.tr("Close card"), lambda: context.card.set(None))
        self.delete = ActButton(self.tr("Delete card"), self._delete)
        self.wishes, self.last, self.trend = WishesPanel(), LastPanel(), TrendPanel()
        self._lay_out()
        self._connect()
        self._show()
        self._go(lambda: self._ways.titles(QLocale().name().partition("_")[0]), self._titled)
        self._follow(context.card.now)

    def _lay_out(self) -> None:
        self._acts = QGridLayout()
        self._acts.setSpacing(theme().S)
        self.head.body.addWidget(self.code)
        self.head.body.addWidget(self.about)
        self.head.body.addLayout(self._acts)
        left, right = QVBoxLayout(), QVBoxLayout()
        for panel in (self.head, self.wishes, self.last):
            left.addWidget(panel)
        right.addWidget(self.trend)
        right.addWidget(self.delete)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for column, stretch in ((left, 5), (right, 3)):
            column.setSpacing(theme().S * 2)
            column.addStretch(1)
            self._columns.addLayout(column, stretch)
        self._columns.setSpacing(theme().S * 2)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._opened = QWidget()
        self._opened.setLayout(self._columns)
        inside = QWidget()
        inside.setProperty("role", "page")
        page = QVBoxLayout(inside)
        page.setContentsMargins(*(theme().S * 3,) * 4)
        page.setSpacing(theme().S * 2)
        page.addWidget(label(self.tr("Preference cards"), "title"))
        for shown in (self.fault, self.open, self._opened):
            page.addWidget(shown)
        page.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolling(inside))

    def _connect(self) -> None:
        self.open.typed.connect(self._open_code)
        self.open.wanted.connect(lambda: self._go(self._store.make, self._got))
        self.wishes.changed.connect(self._changed)
        self.fault.button.clicked.connect(lambda _checked=False: self.fault.say("plain", ""))
        self._context.card.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        super().showEvent(event)
        keep_years = self._context.settings.now.keep_cards_years
        self._go(lambda: self._store.expire(keep_years), lambda _gone: None)
        if self.card is None:
            self.open.begin()
        else:
            self._open_code(self.card.code)  # another page may have changed it

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        two = self.width() >= theme().px(_TWO_COLUMNS_FROM_PX)
        way = QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self.open.narrow(not two)
        across = 4 if self.width() >= theme().px(_ACTS_IN_ROW_FROM_PX) else 2
        for number, button in enumerate((self.use, self.print, self.show_qr, self.close_card)):
            self._acts.addWidget(button, number // across, number % across)

    def _open_code(self, code: str) -> None:
        self._go(lambda: self._store.get(code), self._got)

    def _got(self, card: object) -> None:
        assert isinstance(card, Card)
        self.card = card
        self._context.card.set(card.code)
        self._show()

    def _follow(self, code: object) -> None:
        """The code that is in use, from here or from another page."""
        if code is None:
            self.card = None
            self._show()
            self._go(lambda: paper.forget_page(self._context.places.logs), lambda _gone: None)
        elif self.card is None or self.card.code != code:
            self._open_code(str(code))

    def _changed(self, card: Card) -> None:
        self.card = card
        self._go(lambda: self._store.save(card), lambda _saved: None)

    def _delete(self) -> None:
        card = self.card
        if card is None or not self._ways.ask(
            self,
            self.tr("Delete the card {code}?").format(code=card.code),
            self.tr("Delete"),
            self.tr("Keep"),
            self.tr("Everything that is kept under this code is removed for good. Nobody can bring it back."),
        ):
            return
        self._go(lambda: self._store.delete(card.code), lambda _gone: self._context.card.set(None))

    def _print(self) -> None:
        card = self.card
        if card is None:
            return
        language = self._language(card)
        if self._ways.has_printer():
            self._ways.print_card(self, card.code, language)
            return
        try:
            opened = paper.open_page(self._context.places.logs, card.code, language)
        except OSError as error:
            self._refused(Problem(ExitCode.CARD_UNUSABLE, str(error), "Make room on the disk of this PC"))
            return
        where = paper.page_file(self._context.places.logs)
        told = self.tr("This PC has no printer. The card is shown in the browser, which can print it or save it.")
        if not opened:
            told = self.tr("This PC has no printer and no browser. The card lies in {file}.").format(file=where)
        self.fault.say("plain" if opened else "warn", told, self.tr("Close"))

    def _language(self, card: Card) -> Language:
        if card.language is not None:
            return card.language
        spoken = QLocale().name().partition("_")[0]
        languages: tuple[Language, ...] = ("en", "de", "fr", "es")
        return next((one for one in languages if one == spoken), "en")

    def _show_qr(self) -> None:
        if self.card is not None:
            qr_window(self, self.card.code).exec()

    def _titled(self, titles: object) -> None:
        assert isinstance(titles, dict)
        self.last.name_scenes(titles)

    def _show(self) -> None:
        card = self.card
        self._opened.setVisible(card is not None)
        self.open.setVisible(card is None)
        self.fault.say("plain", "")
        if card is None:
            self.open.begin()
            return
        self.code.setText(card.code)
        self.code.setAccessibleName(self.tr("Card {code}").format(code=card.code))
        self.about.setText(self._about(card))
        for panel in (self.wishes, self.last, self.trend):
            panel.show_card(card)

    def _about(self, card: Card) -> str:
        if not card.sessions:
            return self.tr("New. Print it, or write the code down for the patient.")
        return self.tr("Sessions so far: {count}").format(count=card.sessions)

    def _refused(self, problem: Problem) -> None:
        if self.card is None and problem.code is ExitCode.UNKNOWN_CARD:
            self.open.tell(self.tr("There is no such card on this PC. It may have been deleted."))
            self._context.card.set(None)
            return
        self.fault.say("problem", str(problem), self.tr("Close"))

    def _go(self, errand: Callable[[], object], then: Callable[[object], None]) -> None:
        made = away(self, errand)
        made.done.connect(then)
        made.failed.connect(self._refused)
        self._errands = [*self._errands[-8:], made]
