"""What things stand on: panels, and the chips and banners that say how something is."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from vr_runtime.launcher.acts import ActButton
from vr_runtime.launcher.marks import Mark
from vr_runtime.launcher.pieces import label
from vr_runtime.launcher.theme import theme


class Chip(QFrame):
    """A mark and a word. Levels: plain, ok, warn, problem; the symbol is the level's own where none is given."""

    def __init__(self, text: str = "", level: str = "plain", symbol: str = "") -> None:
        super().__init__()
        self._mark = Mark("none", size=16)
        self._text = label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(10), theme().px(5), theme().px(12), theme().px(5))
        layout.setSpacing(theme().px(6))
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        self.level = level
        self.show_chip(text, level, symbol)

    def show_chip(self, text: str, level: str = "plain", symbol: str = "") -> None:
        """Another word or level."""
        look = theme()
        self.level = level
        self._mark.show_mark(symbol or {"plain": "none"}.get(level, level), look.level(level))
        self._text.setText(text)
        self.setStyleSheet(
            f"Chip {{ background: {look.level_ground(level)}; border: 1px solid {look.line}; "
            f"border-radius: {look.radius}px; }}"
        )
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._text.text()


class Panel(QFrame):
    """A titled, raised ground. Put things into `body`."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme().S * 2,) * 4)
        layout.setSpacing(theme().S)
        self.title = label(title, "lead")
        self.title.setVisible(bool(title))
        layout.addWidget(self.title)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme().S)
        layout.addLayout(self.body)

    def retitle(self, title: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)


class Banner(QFrame):
    """One line across the page about what holds now, and at most one thing to do about it."""

    def __init__(self, level: str = "plain", text: str = "", action: str = "") -> None:
        super().__init__()
        self._mark = Mark()
        self._text = label(wraps=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._detail = label(role="small", wraps=True)
        self.button = ActButton(action)
        told = QVBoxLayout()
        told.setSpacing(theme().px(2))
        told.addWidget(self._text)
        told.addWidget(self._detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().S * 2, theme().S, theme().S, theme().S)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self._mark)
        layout.addLayout(told, 1)
        layout.addWidget(self.button)
        self.level = level
        self.say(level, text, action)

    def say(self, level: str, text: str, action: str = "", detail: str = "") -> None:
        """Other words; without any it is gone. `detail` stands small beneath."""
        look = theme()
        self.level = level
        self._mark.show_mark({"plain": "info"}.get(level, level), look.level(level))
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.button.say(action)
        self.button.setVisible(bool(action))
        edge = look.level(level) if level != "plain" else look.line
        self.setStyleSheet(
            f"Banner {{ background: {look.level_ground(level)}; border: 1px solid {edge}; "
            f"border-radius: {look.radius}px; }}"
        )
        self.setMinimumHeight(look.px(60))
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def detail(self) -> str:
        return self._detail.text()
