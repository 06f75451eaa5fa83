"""One scene to choose by its picture: title, a line about it, and why it cannot be chosen where that is so."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from vr_runtime.launcher.marks import draw_mark
from vr_runtime.launcher.theme import theme

DESCRIBED_FROM_PX = 236
"""As wide as a tile has to be, at 100 %, for its description to be in it."""
_DIMMED = 0.34
_MOST_LINES, _MOST_BELOW = 4, 2  # of the description; of the title, and of tags or reason
_HIGH = 0.5  # of the picture, as a share of its width


class SceneTile(QRadioButton):
    """A picture with words below it. `say` what; `bar` why not. Arrow keys go from one to the next."""

    def __init__(self, name: str, picture: QImage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = name
        self._picture = picture
        self._scaled = QPixmap()
        self._title = self._about = self._tags = self.reason = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, title: str, about: str, tags: str) -> None:
        """Title, description and tags, in the language of the staff."""
        self._title, self._about, self._tags = title, about, tags
        self._tell()

    def bar(self, reason: str) -> None:
        """Dim it, with the reason in sight; "" offers it again."""
        self.reason = reason
        self.setEnabled(not reason)
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(
            ". ".join(part for part in (self._about.rstrip("."), self._tags, self.reason) if part)
        )
        self.setToolTip("\n".join(part for part in (self._about, self._tags, self.reason) if part))
        self.updateGeometry()
        self.update()

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802 -- Qt's name
        return self.rect().contains(position)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        small, title = self._metrics()
        lines = len(self._described(width)) + max(1, len(self._foot(width)))
        words = len(self._titled(width)) * title.height() + lines * small.height()
        return self._picture_height(width) + theme().px(10) + words + theme().px(8)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        width = theme().px(176)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(120), theme().px(120))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_ground))
            painter.drawRoundedRect(whole, look.radius, look.radius)
        picture = self._picture_box()
        self._draw_picture(painter, picture)
        self._draw_words(painter, picture)
        if self.isChecked():
            self._draw_chosen(painter, whole, picture)
        if self.hasFocus() or (self.underMouse() and self.isEnabled() and not self.isChecked()):
            painter.setPen(QPen(QColor(look.text if self.hasFocus() else look.edge), look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole, look.radius, look.radius)
        painter.end()

    def _draw_picture(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        outline = QPainterPath()
        outline.addRoundedRect(box, look.px(7), look.px(7))
        painter.save()
        painter.setOpacity(1.0 if self.isEnabled() else _DIMMED)
        painter.setClipPath(outline)
        if self._picture is None:
            painter.fillRect(box, QColor(look.sunken))
            draw_horizon(painter, box)
        else:
            painter.drawPixmap(box.toRect(), self._pixmap(box))
        painter.restore()

    def _draw_words(self, painter: QPainter, picture: QRectF) -> None:
        look = theme()
        small, title = self._metrics()
        left, wide, y = picture.left() + look.px(2), picture.width() - look.px(4), picture.bottom() + look.px(6)
        painter.setFont(look.font(look.body, bold=True))
        painter.setPen(QColor(look.text if self.isEnabled() else look.quiet_text))
        side = self._side()
        for line in self._titled(self.width()):
            painter.drawText(QRectF(left, y, wide, title.height()), side, line)
            y += title.height()
        painter.setFont(look.font(look.small))
        painter.setPen(QColor(look.quiet_text))
        for line in self._described(self.width()):
            painter.drawText(QRectF(left, y, wide, small.height()), side, line)
            y += small.height()
        self._draw_foot(painter, QRectF(left, y, wide, small.height()), small)

    def _draw_foot(self, painter: QPainter, box: QRectF, small: QFontMetrics) -> None:
        """Why it is not offered, with a mark; else its tags."""
        look = theme()
        lines = self._foot(self.width())
        size = small.ascent() if self.reason else 0
        from_left = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
        at = box.left() if from_left else box.right() - size
        if self.reason:
            draw_mark(painter, QRectF(at, box.center().y() - size / 2, size, size), "info", QColor(look.quiet_text))
        painter.setPen(QColor(look.quiet_text))
        inset = size + look.px(5) if self.reason else 0
        room = box.adjusted(inset if from_left else 0, 0, 0 if from_left else -inset, 0)
        for number, line in enumerate(lines):
            painter.drawText(room.translated(0, number * small.height()), self._side(), line)

    def _draw_chosen(self, painter: QPainter, whole: QRectF, picture: QRectF) -> None:
        """A ring, and a tick in a corner: the colour alone would not do."""
        look = theme()
        painter.setPen(QPen(QColor(look.accent), look.px(3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = whole.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, look.radius, look.radius)
        size = look.px(26)
        badge = QRectF(picture.right() - size - look.px(6), picture.top() + look.px(6), size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        painter.drawEllipse(badge)
        inset = look.px(7)
        draw_mark(painter, badge.adjusted(inset, inset, -inset, -inset), "ok", QColor(look.on_accent))

    def _pixmap(self, box: QRectF) -> QPixmap:
        """The picture at the size in which it is shown, made once for a size."""
        assert self._picture is not None
        ratio = self.devicePixelRatioF()
        size = QSize(round(box.width() * ratio), round(box.height() * ratio))
        if self._scaled.size() != size:
            self._scaled = cover(self._picture, size)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _picture_box(self) -> QRectF:
        inset = theme().px(6)
        return QRectF(inset, inset, self.width() - 2 * inset, self._picture_height(self.width()) - inset)

    def _picture_height(self, width: int) -> int:
        inset = theme().px(6)
        return round((width - 2 * inset) * _HIGH) + inset

    def _described(self, width: int) -> list[str]:
        """The lines of the description, where the tile is wide enough for them."""
        if width < theme().px(DESCRIBED_FROM_PX):
            return []
        return wrapped(self._about, self._metrics()[0], _room(width), _MOST_LINES)

    def _titled(self, width: int) -> list[str]:
        return wrapped(self._title, self._metrics()[1], _room(width), _MOST_BELOW)

    def _foot(self, width: int) -> list[str]:
        """The lines of the reason, beside its mark; else of the tags."""
        small = self._metrics()[0]
        if not self.reason:
            return wrapped(self._tags, small, _room(width), _MOST_BELOW)
        return wrapped(self.reason, small, _room(width) - small.ascent() - theme().px(5), _MOST_BELOW)

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        look = theme()
        return QFontMetrics(look.font(look.small)), QFontMetrics(look.font(look.body, bold=True))

    def _side(self) -> Qt.AlignmentFlag:
        from_left = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignLeft if from_left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def _room(width: int) -> int:
    """For words, in a tile so wide."""
    return width - 2 * theme().px(6) - theme().px(4)


def cover(picture: QImage, size: QSize) -> QPixmap:
    """All of `size` filled, the picture's middle in its middle."""
    scaled = picture.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 2
    return QPixmap.fromImage(scaled.copy(left, top, size.width(), size.height()))


def draw_horizon(painter: QPainter, box: QRectF) -> None:
    """In place of a picture: two lines that could be hills."""
    look = theme()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.edge), look.px(2)))
    for rise, level in ((0.22, 0.72), (0.14, 0.86)):
        hill = QPainterPath(box.bottomLeft())
        hill.moveTo(box.left(), box.top() + level * box.height())
        middle = box.left() + (0.36 if rise > 0.2 else 0.7) * box.width()
        hill.quadTo(middle, box.top() + (level - rise) * box.height(), box.right(), box.top() + level * box.height())
        painter.drawPath(hill)


def wrapped(text: str, metrics: QFontMetrics, wide: int, most: int) -> list[str]:
    """At most so many lines; what does not fit ends with an ellipsis."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        line = rest.pop(0)
        while rest and metrics.horizontalAdvance(f"{line} {rest[0]}") <= wide:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    if lines:
        last = " ".join([lines[-1], *rest])
        # Qt elides by fractions of a pixel what fits by whole ones.
        if metrics.horizontalAdvance(last) > wide:
            last = metrics.elidedText(last, Qt.TextElideMode.ElideRight, wide)
        lines[-1] = last
    return lines
