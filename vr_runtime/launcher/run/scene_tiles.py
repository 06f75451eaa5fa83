"""The scenes as pictures, to change over to another one while a session runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.content import scene_tile
from vr_runtime.launcher.controls import ActButton, draw_mark, label, scrolling
from vr_runtime.launcher.theme import theme
from vr_runtime.problem import Problem
from vr_runtime.render.scene_library import list_scenes

_COLUMNS: Final = 2


@lru_cache(maxsize=1)
def _titles() -> dict[str, dict[str, str]]:
    """Built-in scenes that are offered: title by language. A clinic's own go by their names."""
    try:
        return {scene.name: msgspec.structs.asdict(scene.title) for scene in list_scenes()}
    except Problem:
        return {}


def scene_title(name: str) -> str:
    """A scene as the launcher's language calls it."""
    titles = _titles().get(name, {})
    language = QLocale().name().partition("_")[0]
    return titles.get(language) or titles.get("en") or name.replace("-", " ").capitalize()


class SceneTiles(QWidget):
    """`chosen` gets a scene's name. The pictures are read when they are first asked for."""

    def __init__(self, chosen: Callable[[str], object], back: Callable[[], object]) -> None:
        super().__init__()
        self._chosen, self._back = chosen, back
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
        if not self.tiles:
            for number, scene in enumerate(_titles()):
                tile = SceneTile(scene, lambda scene=scene: self._choose(scene))  # type: ignore[misc]
                self.tiles[scene] = tile
                self._grid.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
        for scene, tile in self.tiles.items():
            tile.show_current(scene == name)

    def focus_first(self) -> None:
        if self.tiles:
            next(iter(self.tiles.values())).setFocus()

    def _choose(self, name: str) -> None:
        self._back()
        self._chosen(name)


class SceneTile(QAbstractButton):
    """One scene: its picture and its title."""

    def __init__(self, name: str, on_press: Callable[[], object]) -> None:
        super().__init__()
        self._title = scene_title(name)
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
