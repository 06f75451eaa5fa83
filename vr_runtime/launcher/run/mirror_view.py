"""What the patient is shown, small, and how old it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QHideEvent, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.mirror_words import caption_of
from vr_runtime.launcher.theme import theme
from vr_runtime.link.mirror import MirrorPicture, MirrorReader

LOOK_EVERY_MS: Final = 66
_LOOKS_A_WATCH: Final = 6
"""A watch about every 0.4 s; the reader wants two a second."""


class Reader(Protocol):
    """What is asked of a mirror's reader."""

    def watch(self) -> None: ...
    def newest(self) -> MirrorPicture | None: ...
    def close(self) -> None: ...


class MirrorView(QWidget):
    """Fifteen looks a second while it is on show, none else. Draws only what is new: a picture, or other words."""

    def __init__(
        self,
        runtime_folder: Path,
        *,
        open_reader: Callable[[Path], Reader | None] = MirrorReader.open,
        now_ns: Callable[[], int] = MonotonicClock.now_ns,
    ) -> None:
        super().__init__()
        self._folder, self._open, self._now_ns = runtime_folder, open_reader, now_ns
        self._reader: Reader | None = None
        self._picture: MirrorPicture | None = None
        self._image = QImage()
        self._state: ms.Snapshot | None = None
        self._lost = False
        self._looks = 0
        self._told: tuple[bool, str, int | None] | None = None
        self.caption = caption_of(None, None)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme().px(200), theme().px(160))
        self.setAccessibleName(self.tr("What the patient sees"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(320), theme().px(200))

    def show_state(self, state: ms.Snapshot) -> None:
        self._state, self._lost = state, False
        self._caption_anew()

    def show_lost(self) -> None:
        self._lost = True
        self._caption_anew()

    @property
    def age_s(self) -> float | None:
        """Of the picture on show, None where there is none."""
        return None if self._picture is None else (self._now_ns() - self._picture.taken_ns) / NS_PER_S

    def look(self) -> None:
        """One look at the shared memory."""
        if self._looks % _LOOKS_A_WATCH == 0:
            if self._reader is None:
                self._reader = self._open(self._folder)
            if self._reader is not None:
                self._reader.watch()
        self._looks += 1
        picture = None if self._reader is None else self._reader.newest()
        if picture is not self._picture:
            self._picture = picture
            self._image = QImage() if picture is None else _image_of(picture)
            self.update()
        self._caption_anew()

    def _caption_anew(self) -> None:
        caption = caption_of(self._state, self.age_s, lost=self._lost)
        age_s = self.age_s
        # Tenths of a second ride along with the next picture.
        told = (caption.dimmed, caption.title, None if age_s is None else int(age_s))
        self.caption = caption
        if told == self._told:
            return
        self._told = told
        self.setAccessibleDescription(caption.title or caption.foot)
        self.update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        super().hideEvent(event)
        self._timer.stop()
        if self._reader is not None:
            self._reader.close()
        self._reader, self._looks = None, 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        rounded = QPainterPath()
        rounded.addRoundedRect(box, look.radius, look.radius)
        painter.fillPath(rounded, look.colour("sunken"))
        foot_px = QFontMetricsF(look.font(look.small)).height() + look.px(8)
        within = box.adjusted(1, 1, -1, -1 - foot_px)
        if not self._image.isNull():
            painter.save()
            painter.setClipPath(rounded)
            painter.setOpacity(0.3 if self.caption.dimmed else 1.0)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(fitted(self._image.width(), self._image.height(), within), self._image)
            painter.restore()
        self._draw_words(painter, within, foot_px)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded)
        painter.end()

    def _draw_words(self, painter: QPainter, within: QRectF, foot_px: float) -> None:
        look = theme()
        if self.caption.title:
            painter.setFont(look.font(look.title, bold=True))
            painter.setPen(look.colour("text"))
            inset = look.S * 2
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(within.adjusted(inset, 0, -inset, 0), flags, self.caption.title)
        painter.setFont(look.font(look.small))
        painter.setPen(look.colour("quiet_text"))
        foot = QRectF(within.left() + look.S, within.bottom(), within.width() - 2 * look.S, foot_px)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), self.caption.foot)


def fitted(width: int, height: int, within: QRectF) -> QRectF:
    """The largest box of that shape in the middle of another."""
    share = min(within.width() / width, within.height() / height)
    w, h = width * share, height * share
    return QRectF(within.center().x() - w / 2, within.center().y() - h / 2, w, h)


def _image_of(picture: MirrorPicture) -> QImage:
    height, width, _ = picture.rgbx.shape
    # The picture keeps its bytes for as long as it is on show, so that nothing has to be copied.
    return QImage(picture.rgbx.data, width, height, width * 4, QImage.Format.Format_RGBX8888)
