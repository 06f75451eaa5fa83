"""The code of a card as a QR picture: on the screen, and wherever else a painter paints."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.cards.printed import qr_modules
from vr_runtime.launcher.controls import ActButton, label
from vr_runtime.launcher.theme import theme

translate = QCoreApplication.translate
_SIDE_PX = 320


def draw_qr(painter: QPainter, box: QRectF, code: str) -> None:
    """Black on white into `box`, a square, whatever the theme: a reader needs the contrast."""
    rows = qr_modules(code)
    side = box.width() / len(rows)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(box, QColor("#ffffff"))
    painter.setBrush(QColor("#000000"))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                painter.drawRect(QRectF(box.left() + x * side, box.top() + y * side, side, side))
    painter.restore()


class QrPicture(QWidget):
    """One code."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        modules = len(qr_modules(code))
        # A whole number of pixels for each module, so that all are of one size.
        self._side = modules * max(1, theme().px(_SIDE_PX) // modules)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("QrPicture", "QR picture of the code {code}").format(code=code))

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        painter = QPainter(self)
        draw_qr(painter, QRectF(0, 0, self._side, self._side), self.code)
        painter.end()


def qr_window(parent: QWidget, code: str) -> QDialog:
    """The picture with its code below, large enough to be read from an arm's length."""
    box = QDialog(parent)
    box.setModal(True)
    box.setWindowTitle(code)
    box.setAccessibleName(translate("QrPicture", "QR picture of the code {code}").format(code=code))
    layout = QVBoxLayout(box)
    layout.setContentsMargins(*(theme().S * 3,) * 4)
    layout.setSpacing(theme().S * 2)
    words = label(code, "display")
    hint = label(translate("QrPicture", "A reader types the code; it says nothing else."), "quiet", wraps=True)
    for part in (words, hint):
        part.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(QrPicture(code), 0, Qt.AlignmentFlag.AlignCenter)
    for part in (words, hint):
        layout.addWidget(part)
    close = ActButton(translate("QrPicture", "Close"), box.accept)
    close.setDefault(True)
    layout.addWidget(close)
    return box
