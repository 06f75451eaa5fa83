"""A card on paper: by the printer's own window, or, where this PC has no printer, as a page in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from vr_runtime.cards.card import Language
from vr_runtime.cards.printed import WORDS, page_html
from vr_runtime.launcher.cards.qr_picture import draw_qr
from vr_runtime.launcher.theme import FAMILY
from vr_runtime.private_file import remove_for_good, write_whole

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

CARD_MM: Final = (85.6, 53.98)  # ID-1 of ISO/IEC 7810
_EDGE_MM: Final = 6.0
_QR_MM: Final = 34.0
_FROM_MM: Final = (12.0, 22.0)  # of the paper's corner
_INK, _QUIET, _NAME, _CUT = "#10201f", "#4a5a59", "#1d6b66", "#7a8a89"
_PT_TO_MM: Final = 25.4 / 72


def has_printer() -> bool:
    """Whether this PC knows any."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def print_card(parent: QWidget, code: str, language: Language) -> bool:
    """By the system's printing window; False where somebody left it without printing."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Preference card")  # stands in the printer's queue: not the code
    window = QPrintDialog(printer, parent)
    if window.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_page(printer, code, language)
    return True


def paint_page(printer: QPrinter, code: str, language: Language) -> None:
    """Front and back side by side, to be cut out and folded."""
    painter = QPainter(printer)
    scale = printer.resolution() / 25.4
    painter.scale(scale, scale)  # a unit is a millimetre from here on
    draw_card(painter, code, language)
    painter.end()


def draw_card(painter: QPainter, code: str, language: Language) -> None:
    """In millimetres from the paper's corner."""
    words = WORDS[language]
    width, height = CARD_MM
    left, top = _FROM_MM
    _write(painter, QRectF(left, top - 9, 2 * width, 6), words.cut, 9, _QUIET)
    for x, style in ((left, Qt.PenStyle.DashLine), (left + width, Qt.PenStyle.DashLine)):
        painter.setPen(QPen(QColor(_CUT), 0.25, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(x, top, width, height))
    inside = width - 2 * _EDGE_MM
    _write(painter, QRectF(left + _EDGE_MM, top + _EDGE_MM, inside, 7), words.title, 12, _NAME, bold=True)
    lower = top + height - 20
    _write(painter, QRectF(left + _EDGE_MM, lower, inside, 4), words.code, 7.5, _QUIET)
    _write(painter, QRectF(left + _EDGE_MM, lower + 4, inside, 7), code, 13.5, _INK, bold=True)
    draw_qr(painter, QRectF(left + width - 3 - _QR_MM, top + height - 3 - _QR_MM, _QR_MM, _QR_MM), code)
    back = QRectF(left + width + _EDGE_MM, top + _EDGE_MM, inside, height - 2 * _EDGE_MM)
    text = "\n\n".join((words.what_for, words.nothing, words.keep))
    _write(painter, back, text, 8.5, _INK, flags=Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


def open_page(folder: Path, code: str, language: Language) -> bool:
    """Write the page, for this user's eyes alone, and have the browser show it. Raises OSError."""
    path = page_file(folder)
    write_whole(path, page_html(code, language).encode())
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def page_file(folder: Path) -> Path:
    """Where the page of the last card lies that was shown so."""
    return folder / "card.html"


def forget_page(folder: Path) -> None:
    """No copy of a code stays behind. Raises OSError."""
    remove_for_good(page_file(folder))


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    points: float,
    colour: str,
    *,
    bold: bool = False,
    flags: int | Qt.AlignmentFlag | Qt.TextFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Type of so many points where a unit is a millimetre: fonts know whole pixels only, so it is drawn smaller."""
    finer = 40.0
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(1 / finer, 1 / finer)
    made = QFont()
    made.setFamilies([FAMILY, "sans-serif"])
    made.setPixelSize(max(1, round(points * _PT_TO_MM * finer)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.setFont(made)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(0, 0, box.width() * finer, box.height() * finer), int(flags), text)
    painter.restore()
