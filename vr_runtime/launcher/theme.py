"""Colours, sizes and type of the launcher: a dim room first, one accent, red for emergency and high alarms alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

ThemeName: TypeAlias = Literal["dark", "light"]
Level: TypeAlias = Literal["plain", "ok", "warn", "problem"]

FAMILY: Final = "Inter"
# What stands in where the bundled family cannot be loaded; each has digits of one width.
_INSTEAD: Final = ("Segoe UI", "DejaVu Sans", "Liberation Sans", "sans-serif")
SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb, sizes in pixels with the scale in them already.

    Text stands on `ground`, `raised` or `sunken`; every pair that is used reaches 4.5:1, what bounds a control 3:1.
    """

    name: ThemeName
    scale: float
    ground: str
    raised: str
    sunken: str
    hover: str
    line: str  # between things; says nothing
    edge: str  # around a control: 3:1
    text: str
    quiet_text: str
    accent: str
    on_accent: str
    accent_ground: str  # behind what is chosen; carries `text`
    ok: str
    warn: str
    problem: str
    on_level: str  # text on a filled ok, warn or problem
    ok_ground: str
    warn_ground: str
    problem_ground: str
    emergency: str
    on_emergency: str
    phases: Mapping[str, str]  # fills of the course by the phase's name; they carry `text`

    def px(self, at_100_percent: float) -> int:
        """A length of the design in pixels of this screen, one at least."""
        return max(1, round(at_100_percent * self.scale))

    @property
    def S(self) -> int:  # noqa: N802 -- the unit of the grid, by the name that every layout uses
        """The unit of the grid: 8."""
        return self.px(8)

    @property
    def radius(self) -> int:
        """Of corners: 10."""
        return self.px(10)

    @property
    def touch(self) -> int:
        """The least height and width of what a gloved finger has to hit: 44."""
        return self.px(44)

    @property
    def small(self) -> int:
        """Type: 13."""
        return self.px(13)

    @property
    def body(self) -> int:
        """Type: 15."""
        return self.px(15)

    @property
    def lead(self) -> int:
        """Type: 18."""
        return self.px(18)

    @property
    def title(self) -> int:
        """Type: 24."""
        return self.px(24)

    @property
    def display(self) -> int:
        """Type: 32, the least that is read from two metres."""
        return self.px(32)

    @property
    def clock(self) -> int:
        """Type: 64."""
        return self.px(64)

    def colour(self, name: str) -> QColor:
        """A token by its name, as Qt has it."""
        return QColor(getattr(self, name))

    def phase(self, name: str) -> QColor:
        """The fill of a phase or part of one."""
        return QColor(self.phases.get(name, self.raised))

    def level(self, level: str) -> str:
        """The colour in which a level is written: ok, warn, problem; anything else is quiet."""
        return {"ok": self.ok, "warn": self.warn, "problem": self.problem}.get(level, self.quiet_text)

    def level_ground(self, level: str) -> str:
        """What a banner or chip of a level stands on; it carries `text`."""
        grounds = {"ok": self.ok_ground, "warn": self.warn_ground, "problem": self.problem_ground}
        return grounds.get(level, self.sunken)

    def font(self, size_px: int | None = None, *, bold: bool = False) -> QFont:
        """The one family, digits all of one width, so that a clock does not tremble."""
        return font(self.body if size_px is None else size_px, bold=bold)


@lru_cache(maxsize=64)
def font(size_px: int, *, bold: bool = False) -> QFont:
    """The one family at a size in pixels; the same object each time, so nobody changes what they are given."""
    made = QFont()
    made.setFamilies([FAMILY, *_INSTEAD])
    made.setPixelSize(size_px)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def dark(scale: float = 1.0) -> Theme:
    """For a dim room."""
    return Theme(
        name="dark",
        scale=scale,
        ground="#11161a",
        raised="#1a2126",
        sunken="#0c1013",
        hover="#232c32",
        line="#2b353b",
        edge="#6b7a80",
        text="#e4eaea",
        quiet_text="#a5b2b5",
        accent="#62bab0",
        on_accent="#05201c",
        accent_ground="#173a37",
        ok="#84c79a",
        warn="#e6b75f",
        problem="#ff9a8f",
        on_level="#14110a",
        ok_ground="#17291f",
        warn_ground="#33290f",
        problem_ground="#401b1b",
        emergency="#c4262b",
        on_emergency="#ffffff",
        phases={
            "settle": "#2c3a4a",
            "onset": "#26475a",
            "deepen": "#1f4f58",
            "plateau": "#1d534c",
            "drift": "#1d534c",
            "rest": "#2a3f52",
            "return": "#4a4230",
            "reorient": "#524434",
            "finished": "#30373b",
        },
    )


def light(scale: float = 1.0) -> Theme:
    """For a bright one."""
    return Theme(
        name="light",
        scale=scale,
        ground="#f1f4f3",
        raised="#ffffff",
        sunken="#e6ebea",
        hover="#eef3f2",
        line="#ccd5d3",
        edge="#75837f",
        text="#15201f",
        quiet_text="#4b5a59",
        accent="#0b6f66",
        on_accent="#ffffff",
        accent_ground="#d3ebe7",
        ok="#1b6f40",
        warn="#7d5200",
        problem="#a8201c",
        on_level="#ffffff",
        ok_ground="#dff1e5",
        warn_ground="#faecca",
        problem_ground="#fbe0dd",
        emergency="#b5161d",
        on_emergency="#ffffff",
        phases={
            "settle": "#d3deea",
            "onset": "#c3dbe8",
            "deepen": "#b9dde0",
            "plateau": "#b5e0d6",
            "drift": "#b5e0d6",
            "rest": "#c9d9ea",
            "return": "#efe3c4",
            "reorient": "#f1dcc2",
            "finished": "#dde2e1",
        },
    )


_current: Theme = dark()


def theme() -> Theme:
    """What is in use."""
    return _current


def use_theme(app: QApplication, name: ThemeName, scale: float) -> Theme:
    """Dress the whole application; widgets that exist are dressed anew, sizes that they have worked out stay theirs."""
    from vr_runtime.launcher.style_sheet import style_sheet

    global _current  # noqa: PLW0603 -- one application, one theme
    _current = (light if name == "light" else dark)(scale)
    app.setFont(font(_current.body))
    app.setPalette(_palette(_current))
    app.setStyleSheet(style_sheet(_current))
    return _current


def _palette(look: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for part, token in (
        (role.Window, look.ground),
        (role.WindowText, look.text),
        (role.Base, look.sunken),
        (role.AlternateBase, look.raised),
        (role.Text, look.text),
        (role.PlaceholderText, look.quiet_text),
        (role.Button, look.raised),
        (role.ButtonText, look.text),
        (role.BrightText, look.on_emergency),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Link, look.accent),
        (role.LinkVisited, look.accent),
        (role.ToolTipBase, look.raised),
        (role.ToolTipText, look.text),
        (role.Light, look.raised),
        (role.Midlight, look.line),
        (role.Mid, look.line),
        (role.Dark, look.edge),
        (role.Shadow, look.sunken),
    ):
        palette.setColor(part, QColor(token))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(look.quiet_text))
    return palette
