"""A returning patient's card, by its code: what they avoid, how the last session was set up, and its deletion."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vr_runtime.cards.card import Card
from vr_runtime.cards.store import Store, this_year
from vr_runtime.launcher import words
from vr_runtime.launcher.away import Away, away
from vr_runtime.launcher.context import Held
from vr_runtime.launcher.controls import ActButton, Panel, ask, label
from vr_runtime.launcher.marks import Mark
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.launcher.start.draft import last_set_up
from vr_runtime.launcher.start.strips import hug
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import Problem


class CardStrip(Panel):
    """`opened` carries a Card, `repeat` the one whose last set-up is wanted again; `closed`: none is open any more.

    `held`: the code that all pages share; whoever changes it is followed.
    """

    opened = Signal(object)
    repeat = Signal(object)
    closed = Signal()
    more = Signal()

    def __init__(self, held: Held, store: Store) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Patient’s card"))
        self._held, self._store = held, store
        self._errand: Away | None = None
        self.card: Card | None = None
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("Card code"))
        self.code.setAccessibleName(self.tr("Code of the patient’s card"))
        self.code.setMinimumSize(theme().px(110), theme().touch)
        self.code.setMaxLength(24)
        self.open = ActButton(self.tr("Open"), self._open_typed)
        self.make = ActButton(self.tr("New card"), self._make)
        self._mark, self.fault = Mark("problem", size=18), label(wraps=True)
        self.name = label(role="lead")
        self.about = label(role="small", wraps=True)
        self.again = ActButton(self.tr("Repeat last set-up"), self._repeat)
        self.close_card = ActButton(self.tr("Close"), lambda: self._held.set(None))
        self.show_more = ActButton(self.tr("Show card"), self.more.emit)
        self.delete = ActButton(self.tr("Delete"), self._ask_to_delete)
        self._lay_out()
        self.code.returnPressed.connect(self._open_typed)
        self._held.changed.connect(self._follow)
        self._follow(self._held.now)

    def use(self, card: object) -> None:
        """What was changed by somebody else, as by a session that began."""
        if isinstance(card, Card) and self.card is not None and self.card.code == card.code:
            self.card = card
            self._show()

    def keep(self, code: str, set_up: SetUp) -> None:
        """A session has begun with the card of that code, open or not: it counts it, and can repeat it."""
        store = self._store

        def errand() -> Card:
            newest = store.get(code).with_session(last_set_up(set_up), set_up.posture, this_year())
            store.save(newest)
            return newest

        self._go(errand, self.use)

    def show_typed(self, code: str) -> None:
        """What somebody had begun to type; without a card open."""
        if self._held.now is None:
            self.code.setText(code)

    def _lay_out(self) -> None:
        self._asking, self._showing, self._faulty = QWidget(), QWidget(), QWidget()
        asking = QHBoxLayout(self._asking)
        asking.addWidget(self.code, 1)
        asking.addWidget(self.open)
        asking.addWidget(self.make)
        showing = QVBoxLayout(self._showing)
        top = QHBoxLayout()
        whose = QVBoxLayout()
        whose.setSpacing(0)
        whose.addWidget(self.name)
        whose.addWidget(self.about)
        top.addLayout(whose, 1)
        top.addWidget(self.close_card)
        below = QHBoxLayout()
        below.addWidget(self.again, 1)
        below.addWidget(self.show_more)
        below.addWidget(self.delete)
        showing.addLayout(top)
        showing.addLayout(below)
        faulty = QHBoxLayout(self._faulty)
        faulty.addWidget(self._mark)
        faulty.addWidget(self.fault, 1)
        for layout in (asking, showing, faulty, top, below):
            layout.setSpacing(theme().S)
            layout.setContentsMargins(0, 0, 0, 0)
        hug(self)
        for part in (self._asking, self._showing, self._faulty):
            self.body.addWidget(part)
        self._tell_fault("")

    def _open_typed(self) -> None:
        if not self.code.text().strip():
            self.code.setFocus()
            return
        typed = self.code.text()
        self._go(lambda: self._store.get(typed), self._got)

    def _make(self) -> None:
        self._go(self._store.make, self._got)

    def _follow(self, code: object) -> None:
        """The code that is in use, from here or from another page."""
        if code is None:
            self.card = None
            self.code.clear()
            self._show()
            self.closed.emit()
        elif self.card is None or self.card.code != code:
            self._go(lambda: self._store.get(str(code)), self._got)

    def _got(self, card: object) -> None:
        assert isinstance(card, Card)
        self.card = card
        self._held.set(card.code)
        self._show()
        self.opened.emit(card)

    def _repeat(self) -> None:
        if self.card is not None:
            self.repeat.emit(self.card)

    def _ask_to_delete(self) -> None:
        card = self.card
        if card is None or not ask(
            self,
            self.tr("Delete the card {code}?").format(code=card.code),
            self.tr("Delete"),
            self.tr("Keep"),
            self.tr("Everything that is kept under this code is removed for good. Nobody can bring it back."),
        ):
            return
        self._go(lambda: self._store.delete(card.code), lambda _done: self._held.set(None))

    def _go(self, errand: Callable[[], object], then: Callable[[object], object]) -> None:
        self._tell_fault("")
        for button in (self.open, self.make, self.delete):
            button.setEnabled(False)
        self._errand = away(self, errand)
        self._errand.done.connect(lambda answer: self._back(then, answer))
        self._errand.failed.connect(self._refused)

    def _back(self, then: Callable[[object], object], answer: object) -> None:
        self._free()
        then(answer)

    def _refused(self, problem: Problem) -> None:
        self._free()
        self._tell_fault(str(problem))
        if self.card is None:
            self._held.set(None)
            self.code.setFocus()

    def _free(self) -> None:
        for button in (self.open, self.make, self.delete):
            button.setEnabled(True)

    def _tell_fault(self, text: str) -> None:
        self.fault.setText(text)
        self._faulty.setVisible(bool(text))

    def _show(self) -> None:
        card = self.card
        self._asking.setVisible(card is None)
        self._showing.setVisible(card is not None)
        if card is None:
            return
        self._tell_fault("")
        self.name.setText(card.code)
        self.about.setText(self._about(card))
        self.again.setEnabled(card.last is not None)
        self.again.setToolTip("" if card.last is not None else self.tr("There was no session with this card yet"))

    def _about(self, card: Card) -> str:
        if not card.sessions:
            first = self.tr("New: write the code down for the patient, or print the card")
        else:
            first = self.tr("Sessions: {count}").format(count=card.sessions)
        if not card.tags_avoided:
            return first
        tags = ", ".join(words.tag(tag) for tag in card.tags_avoided)
        avoided = self.tr("avoids: {tags}").format(tags=tags)
        return f"{first} · {avoided}"
