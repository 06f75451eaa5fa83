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

LOOK_EVERY_MS: Final = 80
_LOOKS_A_WATCH: Final = 5
"""A watch every 0.4 s; the reader wants two a second. The age in tenths is written as often: more would flicker."""


class Reader(Protocol):
    """What is asked of a mirror's reader."""

    def watch(self) -> None: ...
    def newest(self) -> MirrorPicture | None: ...
    def close(self) -> None: ...


class MirrorView(QWidget):
    """Twelve looks a second while it is on show, none else. Draws only what is new: a picture, or other words."""

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
        self.foot = self.caption.foot
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme().px(200), theme().px(160))
        self.setAccessibleName(self.tr("What the patient sees"))
        # So often as it is drawn, nothing that lies beneath, up to the window itself, is to be drawn again for it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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
        watches = self._looks % _LOOKS_A_WATCH == 0
        if watches:
            if self._reader is None:
                self._reader = self._open(self._folder)
            if self._reader is not None:
                self._reader.watch()
        self._looks += 1
        picture = None if self._reader is None else self._reader.newest()
        if picture is not self._picture:
            self._picture = picture
            self._image = QImage() if picture is None else _image_of(picture)
            self.update(self._within().toAlignedRect())
        self._caption_anew()
        if watches and self.foot != self.caption.foot:
            self.foot = self.caption.foot
            self.update(self._foot_box().toAlignedRect())

    def _caption_anew(self) -> None:
        age_s = self.age_s
        caption = self.caption = caption_of(self._state, age_s, lost=self._lost)
        told = (caption.dimmed, caption.title, None if age_s is None else int(age_s))
        if told == self._told:
            return
        self._told, self.foot = told, caption.foot
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

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)

    def _within(self) -> QRectF:
        """Room for the picture."""
        return self._box().adjusted(1, 1, -1, -1 - self._foot_px())

    def _foot_box(self) -> QRectF:
        within = self._within()
        return QRectF(within.left() + theme().S, within.bottom(), within.width() - 2 * theme().S, self._foot_px())

    def _foot_px(self) -> float:
        return QFontMetricsF(theme().font(theme().small)).height() + theme().px(8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        look, asked = theme(), QRectF(event.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(asked, look.colour("ground"))
        rounded = QPainterPath()
        rounded.addRoundedRect(self._box(), look.radius, look.radius)
        painter.fillPath(rounded, look.colour("sunken"))
        if asked.intersects(self._within()):
            self._draw_picture(painter, rounded)
        if asked.intersects(self._foot_box()):
            painter.setFont(look.font(look.small))
            painter.setPen(look.colour("quiet_text"))
            painter.drawText(self._foot_box(), int(Qt.AlignmentFlag.AlignCenter), self.foot)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded)
        painter.end()

    def _draw_picture(self, painter: QPainter, rounded: QPainterPath) -> None:
        """With words over it where it does not speak for itself."""
        look, within = theme(), self._within()
        if not self._image.isNull():
            painter.save()
            painter.setClipPath(rounded, Qt.ClipOperation.IntersectClip)
            painter.setOpacity(0.3 if self.caption.dimmed else 1.0)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(fitted(self._image.width(), self._image.height(), within), self._image)
            painter.restore()
        if self.caption.title:
            painter.setFont(look.font(look.title, bold=True))
            painter.setPen(look.colour("text"))
            inset = look.S * 2
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(within.adjusted(inset, 0, -inset, 0), flags, self.caption.title)


def fitted(width: int, height: int, within: QRectF) -> QRectF:
    """The largest box of that shape in the middle of another."""
    share = min(within.width() / width, within.height() / height)
    w, h = width * share, height * share
    return QRectF(within.center().x() - w / 2, within.center().y() - h / 2, w, h)


def _image_of(picture: MirrorPicture) -> QImage:
    height, width, _ = picture.rgbx.shape
    # The picture keeps its bytes for as long as it is on show, so that nothing has to be copied.
    return QImage(picture.rgbx.data, width, height, width * 4, QImage.Format.Format_RGBX8888)
