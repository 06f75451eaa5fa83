"""The chosen scene, large enough to show it to the patient, with what it is like."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.launcher import words
from vr_runtime.launcher.controls import Hint, label
from vr_runtime.launcher.start.scene_choice import SceneOffer
from vr_runtime.launcher.start.scene_tile import cover, draw_horizon
from vr_runtime.launcher.start.strips import emptied
from vr_runtime.launcher.theme import theme

_LEAST_PX, _MOST_PX = 210, 420
_LEAST_HIGH_PX = 96


class SceneHero(QWidget):
    """Picture on one side, title, description and tags on the other."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = _Picture()
        self.title = label(role="title", wraps=True)
        self.about = label(wraps=True)
        self.note = Hint()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme().S)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        text = self._text = QVBoxLayout()
        text.setSpacing(theme().px(6))
        text.addWidget(self.title)
        text.addWidget(self.about)
        text.addStretch(1)
        text.addWidget(self.note)
        text.addLayout(self._chips)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().S * 2)
        layout.addWidget(self._picture, 2)
        layout.addLayout(text, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """No higher than its picture or its words: what is left is room below the tiles."""
        super().resizeEvent(event)
        words_px = self._text.totalMinimumHeightForWidth(self._text.geometry().width())
        self.setMaximumHeight(max(words_px, round(self._picture.width() * 9 / 16)))

    def show_scene(
        self, scene: SceneOffer | None, picture: QImage | None, language: str, *, empty: str, note: str = ""
    ) -> None:
        """Another scene; None: none can be chosen, and `empty` says so. `note`: a quiet line about the choice."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.title.setText(empty if scene is None else scene.title(language))
        self.about.setText("" if scene is None else scene.description(language))
        self._picture.show_picture(picture)
        emptied(self._chips)
        if scene is not None:
            for word in (*map(words.posture, scene.postures), *map(words.tag, scene.tags)):
                self._chips.addWidget(_tag(word))
        self._chips.addStretch(1)


def _tag(word: str) -> QLabel:
    """A word with a line round it: it says what is so, not how well."""
    look = theme()
    made = label(word, "small")
    made.setStyleSheet(
        f"border: 1px solid {look.edge}; border-radius: {look.px(11)}px; padding: {look.px(3)}px {look.px(10)}px;"
    )
    return made


class _Picture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._pixmap = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumSize(theme().px(_LEAST_PX), theme().px(_LEAST_HIGH_PX))
        self.setMaximumSize(theme().px(_MOST_PX), theme().px(_MOST_PX * 9 / 16))

    def show_picture(self, image: QImage | None) -> None:
        self._image, self._pixmap = image, QPixmap()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(_LEAST_PX), theme().px(_LEAST_HIGH_PX))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = min(self.height(), round(self.width() * 9 / 16))
        box = QRectF(0, 0, self.width(), high)
        outline = QPainterPath()
        outline.addRoundedRect(box, look.radius, look.radius)
        painter.setClipPath(outline)
        if self._image is None:
            painter.fillRect(box, QColor(look.sunken))
            draw_horizon(painter, box)
        else:
            ratio = self.devicePixelRatioF()
            size = QSize(round(box.width() * ratio), round(box.height() * ratio))
            if self._pixmap.size() != size:
                self._pixmap = cover(self._image, size)
            painter.drawPixmap(box.toRect(), self._pixmap)
        painter.end()
