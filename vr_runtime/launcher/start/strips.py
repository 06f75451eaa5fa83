"""Panels that are one row high, and layouts whose parts come and go."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from vr_runtime.launcher.controls import Banner, Panel
from vr_runtime.launcher.theme import theme


def hug(panel: Panel) -> None:
    """A panel of one row stands close round its buttons."""
    layout = panel.layout()
    assert layout is not None
    layout.setContentsMargins(theme().S * 2, theme().S, theme().S, theme().S)
    layout.setSpacing(0)


def close_in(panel: Panel) -> None:
    """A panel whose title stands in a row with something to choose: no more room above it than that needs."""
    layout = panel.layout()
    assert layout is not None
    layout.setContentsMargins(theme().S * 2, theme().S, theme().S * 2, theme().px(12))
    layout.setSpacing(0)


def slim(banner: Banner) -> None:
    """A banner of one line, no higher than the act on it."""
    layout = banner.layout()
    assert layout is not None
    layout.setContentsMargins(theme().S * 2, theme().px(2), theme().px(2), theme().px(2))


def emptied(layout: QLayout) -> None:
    """Without its widgets: gone from sight at once, and for good as soon as Qt comes to it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
