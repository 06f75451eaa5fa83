"""One card: what the patient would rather not meet, how they lie, and how the last session was set up."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from vr_runtime.cards.card import TAGS, Card, LastSetUp, changed
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import ChoiceRow, Hint, Panel, label, line
from vr_runtime.launcher.theme import theme

_LANGUAGES = ("en", "de", "fr", "es")


class WishesPanel(Panel):
    """`changed` carries the card as it shall be."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Would rather not meet"))
        self._card: Card | None = None
        self.tags: dict[str, QPushButton] = {}
        self.body.addWidget(Hint(self.tr("Scenes that have any of these are not offered for this patient.")))
        grid = QGridLayout()
        grid.setSpacing(theme().S)
        for number, tag in enumerate(TAGS):
            button = QPushButton(words.tag(tag))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setMinimumHeight(theme().touch)
            button.setAccessibleName(words.tag(tag))
            button.clicked.connect(lambda _checked=False: self._give())
            self.tags[tag] = button
            grid.addWidget(button, number // 3, number % 3)
        self.body.addLayout(grid)
        self.posture = self._choice(
            self.tr("Posture"),
            [(None, self.tr("Either")), *((one, words.posture(one)) for one in ("lying", "seated"))],
        )
        self.language = self._choice(
            self.tr("Language"), [(None, self.tr("Clinic’s")), *((one, words.voice(one)) for one in _LANGUAGES)]
        )

    def show_card(self, card: Card) -> None:
        self._card = card
        for tag, button in self.tags.items():
            avoided = tag in card.tags_avoided
            button.setChecked(avoided)
            button.setText(("✓ " if avoided else "") + words.tag(tag))
        self.posture.choose(card.posture)
        self.language.choose(card.language)

    def _choice(self, name: str, choices: list[tuple[object, str]]) -> ChoiceRow:
        row = ChoiceRow(choices, says=name)
        row.chosen.connect(lambda _value: self._give())
        self.body.addWidget(line())
        self.body.addWidget(label(name))
        self.body.addWidget(row)
        return row

    def _give(self) -> None:
        if self._card is None:
            return
        avoided = tuple(tag for tag in TAGS if self.tags[tag].isChecked())
        card = changed(self._card, tags_avoided=avoided, posture=self.posture.value, language=self.language.value)
        self.show_card(card)
        self.changed.emit(card)


class LastPanel(Panel):
    """The set-up of the last session, in words."""

    def __init__(self) -> None:
        super().__init__(self.tr("Last session"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().S * 2)
        self._grid.setVerticalSpacing(theme().px(6))
        self._grid.setColumnStretch(1, 1)
        self.none = Hint(self.tr("No session was started with this card yet."))
        self.body.addWidget(self.none)
        self.body.addLayout(self._grid)
        self._scenes: Mapping[str, str] = {}
        self._last: LastSetUp | None = None

    def name_scenes(self, scenes: Mapping[str, str]) -> None:
        """Titles by name."""
        self._scenes = scenes
        self._show()

    def show_card(self, card: Card) -> None:
        self._last = card.last
        self._show()

    def rows(self) -> list[tuple[str, str]]:
        """Name and value of each line."""
        last = self._last
        if last is None:
            return []
        length = self.tr("as the preset has it")
        if last.infusion_min is not None:
            length = self.tr("infusion of {length}").format(length=words.minutes(last.infusion_min))
        if last.window_min is not None:
            length = self.tr("{length} in the headset").format(length=words.minutes(last.window_min))
        on, off = self.tr("on"), self.tr("off")
        return [
            (self.tr("Scene"), self._scenes.get(last.scene, last.scene)),
            (self.tr("Plan"), f"{words.preset(last.preset)}, {length}"),
            (self.tr("Brightness"), words.percent(last.brightness_percent)),
            (self.tr("Volume"), f"{words.number(last.volume_db, 0)} dB".replace("-", "−")),
            (self.tr("Music"), on if last.music else off),
            (self.tr("Voice"), words.voice(last.voice)),
            (self.tr("Breath light"), on if last.breath_cue else off),
        ]

    def _show(self) -> None:
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()
        rows = self.rows()
        self.none.setVisible(not rows)
        for number, (name, value) in enumerate(rows):
            self._grid.addWidget(label(name, "quiet"), number, 0)
            self._grid.addWidget(label(value, wraps=True), number, 1)
