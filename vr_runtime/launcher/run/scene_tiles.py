"""The scenes as pictures, to change over to another one while a session runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache, partial
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.content import scene_tile
from vr_runtime.launcher.away import Away, away
from vr_runtime.launcher.controls import ActButton, draw_mark, label, scrolling
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import Problem
from vr_runtime.render.scene_library import list_clinic_scenes, list_scenes

_COLUMNS: Final = 2


@lru_cache(maxsize=1)
def _titles() -> dict[str, dict[str, str]]:
    """Built-in scenes that are offered: title by language."""
    try:
        return {scene.name: msgspec.structs.asdict(scene.title) for scene in list_scenes()}
    except Problem:
        return {}


def clinic_titles() -> dict[str, dict[str, str]]:
    """The clinic's own that can be played. Every pack is held to its seal, which may take seconds. Raises Problem."""
    found = [scene.summary for scene in list_clinic_scenes() if scene.summary is not None]
    return {scene.name: msgspec.structs.asdict(scene.title) for scene in found}


def scene_title(name: str) -> str:
    """A scene as the launcher's language calls it."""
    return _titled(name, _titles().get(name, {}))


def _titled(name: str, titles: Mapping[str, str]) -> str:
    language = QLocale().name().partition("_")[0]
    return titles.get(language) or titles.get("en") or name.replace("-", " ").capitalize()


class SceneTiles(QWidget):
    """`chosen` gets a scene's name. The pictures are read when they are first asked for.

    `allowed`: the scenes that the clinic plays; none named are all. `own`: titles of its own scenes, read beside.
    """

    def __init__(
        self,
        chosen: Callable[[str], object],
        back: Callable[[], object],
        *,
        allowed: Callable[[], Collection[str]] = tuple,
        own: Callable[[], dict[str, dict[str, str]]] = clinic_titles,
    ) -> None:
        super().__init__()
        self._chosen, self._back, self._allowed, self._own = chosen, back, allowed, own
        self._current = ""
        self._errand: Away | None = None
        self.tiles: dict[str, SceneTile] = {}
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().S)
        self._area: QScrollArea = scrolling(self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().S, 0, 0)
        layout.setSpacing(theme().S)
        layout.addWidget(label(self.tr("Change over to"), "title", wraps=True))
        layout.addWidget(label(self.tr("It changes in the dark, once it is loaded."), "quiet", wraps=True))
        layout.addWidget(self._area, 1)
        layout.addWidget(ActButton(self.tr("Go back"), back))
        self.setAccessibleName(self.tr("Scenes"))

    def show_current(self, name: str) -> None:
        """Which one plays."""
        self._current = name
        if self._errand is None:
            self._errand = away(self, self._own)
            self._errand.done.connect(self._add)
            self._add(_titles())
        for scene, tile in self.tiles.items():
            tile.show_current(scene == name)

    def arrange(self) -> None:
        """Those that the clinic plays now, side by side."""
        allowed = self._allowed()
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
        shown = [tile for name, tile in self.tiles.items() if not allowed or name in allowed]
        for number, tile in enumerate(shown):
            self._grid.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
            tile.show()

    def focus_first(self) -> None:
        first = next((tile for tile in self.tiles.values() if not tile.isHidden()), None)
        if first is not None:
            first.setFocus()

    def _add(self, titles: object) -> None:
        assert isinstance(titles, dict)
        for name, words in titles.items():
            if name not in self.tiles:
                tile = SceneTile(name, _titled(name, words), partial(self._choose, name))
                tile.show_current(name == self._current)
                self.tiles[name] = tile
        self.arrange()

    def _choose(self, name: str) -> None:
        self._back()
        self._chosen(name)


class SceneTile(QAbstractButton):
    """One scene: its picture and its title."""

    def __init__(self, name: str, title: str, on_press: Callable[[], object]) -> None:
        super().__init__()
        self._title = title
        path = scene_tile(name)
        self._picture = QPixmap() if path is None else QPixmap(str(path))
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._title)
        self.clicked.connect(lambda _checked=False: on_press())

    @property
    def current(self) -> bool:
        return self._current

    def show_current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            plays = QCoreApplication.translate("SceneTiles", "plays now")
            self.setAccessibleDescription(plays if current else "")
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        words = 2 * QFontMetricsF(theme().font(theme().small)).height()
        return QSize(theme().px(140), theme().px(80) + round(words) + theme().px(10))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        strong = self.hasFocus() or self._current
        pen = QPen(
            look.colour("text" if self.hasFocus() else "accent" if strong else "edge"), look.px(2) if strong else 1
        )
        inset = pen.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        rounded = QPainterPath()
        rounded.addRoundedRect(box, look.radius, look.radius)
        painter.fillPath(rounded, look.colour("accent_ground" if self._current else "raised"))
        picture = QRectF(box.left(), box.top(), box.width(), look.px(80))
        if not self._picture.isNull():
            painter.save()
            painter.setClipPath(rounded)
            painter.setClipRect(picture, Qt.ClipOperation.IntersectClip)
            painter.drawPixmap(_covering(picture, self._picture), self._picture, QRectF(self._picture.rect()))
            painter.restore()
        words = QRectF(
            picture.left() + look.S, picture.bottom(), box.width() - 2 * look.S, box.bottom() - picture.bottom()
        )
        if self._current:
            size = look.px(14)
            draw_mark(
                painter, QRectF(words.left(), words.center().y() - size / 2, size, size), "ok", look.colour("accent")
            )
            words = words.adjusted(size + look.px(6), 0, 0, 0)
        painter.setFont(look.font(look.small, bold=self._current))
        painter.setPen(look.colour("text"))
        flags = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(words, flags, self._title)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded)
        painter.end()


def _covering(box: QRectF, picture: QPixmap) -> QRectF:
    """The picture's shape, as small as it may be to cover the box, around its middle."""
    share = max(box.width() / picture.width(), box.height() / picture.height())
    width, height = picture.width() * share, picture.height() * share
    return QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
