"""Without a card: type the code of one, or make one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from vr_runtime.cards.code import LENGTH, NoCode, code_in
from vr_runtime.launcher.controls import ActButton, Hint, Panel, label, restyled
from vr_runtime.launcher.marks import Mark
from vr_runtime.launcher.theme import theme

_MOST_TYPED = 24


class OpenPanel(QWidget):
    """`typed` carries a code as it is printed, `wanted` asks for a new card."""

    typed = Signal(str)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = QLineEdit()
        self.code.setAccessibleName(self.tr("Code of the card"))
        self.code.setPlaceholderText("····-····-·")
        self.code.setMaxLength(_MOST_TYPED)
        self.code.setFont(theme().font(theme().display, bold=True))
        self.code.setStyleSheet(f"font-size: {theme().display}px; font-weight: 600; padding: {theme().S}px;")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open = ActButton(self.tr("Open"), self._open, kind="next")
        self.make = ActButton(self.tr("Make a card"), self.wanted.emit)
        self._mark, self.told = Mark("none", size=18), label(wraps=True)
        self._lay_out()
        self.code.textChanged.connect(lambda _text: self._look())
        self.code.returnPressed.connect(self._open)
        self._look()

    def tell(self, text: str) -> None:
        """Why a code was refused, or "" for nothing."""
        self._mark.show_mark("problem" if text else "none", theme().level("problem"))
        self._mark.setVisible(bool(text))
        self.told.setText(text or self.tr("As printed on the card. Capitals, spaces and hyphens do not matter."))
        self.told.setAccessibleName(self.told.text())
        restyled(self.told, role="" if text else "quiet")

    def begin(self) -> None:
        """Ready for the next code."""
        self.code.clear()
        self._look()
        self.code.setFocus()

    def _lay_out(self) -> None:
        known, new = Panel(self.tr("The patient has a card")), Panel(self.tr("The patient has none"))
        told = QHBoxLayout()
        told.setSpacing(theme().S)
        told.addWidget(self._mark)
        told.addWidget(self.told, 1)
        known.body.addWidget(self.code)
        known.body.addLayout(told)
        known.body.addWidget(self.open)
        new.body.addWidget(
            Hint(
                self.tr(
                    "A card is a random code, printed for the patient. Under it this PC remembers what suited them: "
                    "no name, no date, no number."
                )
            )
        )
        new.body.addWidget(self.make)
        for panel in (known, new):
            panel.body.addStretch(1)
        self._panels = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._panels.setContentsMargins(0, 0, 0, 0)
        self._panels.setSpacing(theme().S * 2)
        self._panels.addWidget(known, 1)
        self._panels.addWidget(new, 1)

    def narrow(self, narrow: bool) -> None:
        """One below the other where there is no room for both."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._panels.setDirection(way)

    def _look(self) -> None:
        """While somebody types: nothing is said before the code is whole."""
        text = self.code.text()
        self.tell(self._fault(text) if len(text.replace("-", "").replace(" ", "")) >= LENGTH else "")
        self.open.setEnabled(bool(text.strip()))

    def _open(self) -> None:
        text = self.code.text()
        if not text.strip():
            return
        fault = self._fault(text)
        self.tell(fault)
        if not fault:
            self.typed.emit(code_in(text))

    def _fault(self, text: str) -> str:
        try:
            code_in(text)
        except NoCode as error:
            said = str(error)
            if "mistyped" in said:
                return self.tr("One symbol is mistyped: the last one does not fit the others.")
            if "has the symbol" in said:
                return self.tr("No code has the symbol {symbol}.").format(symbol=said[-1])
            return self.tr("A code has {count} symbols.").format(count=LENGTH)
        return ""
