"""How loud it is at the headset, beside how loud the course asks for; or why there is nothing to hear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.launcher import words
from vr_runtime.launcher.controls import label
from vr_runtime.launcher.marks import Mark
from vr_runtime.launcher.theme import theme

LOW_LUFS: Final = -70.0
HIGH_LUFS: Final = -10.0
_TICKS_LUFS: Final = (-60, -50, -40, -30, -20)
_FAR_LU: Final = 6.0
"""Louder or softer than asked by this much is worth a mark; within it a bed breathes by itself."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """`level`: ok, warn, problem or plain. `said`: in words. `heard`, `asked`: LUFS, None for nothing."""

    level: str
    said: str
    heard: float | None = None
    asked: float | None = None


def loudness_of(state: ms.Snapshot) -> Loudness:
    """What the meter shows."""
    translate = QCoreApplication.translate
    hearing = state.hearing
    if not hearing.wanted:
        return Loudness("plain", translate("Meter", "This session has no sound"))
    if state.flags.ended:
        return Loudness("plain", translate("Meter", "Silent: the session is over"))
    if not hearing.alive or not hearing.playing:
        return Loudness("warn", translate("Meter", "No sound"))
    heard, asked = hearing.lufs, hearing.asked_lufs
    if state.flags.emergency:
        return Loudness("warn", translate("Meter", "Muted: emergency"), heard, asked)
    if asked is None:
        return Loudness("plain", translate("Meter", "Silent, as the course asks"), heard)
    if heard is None:
        return Loudness("warn", translate("Meter", "Nothing is heard"), None, asked)
    said = translate("Meter", "{heard} LUFS heard, {asked} asked").format(heard=_lufs(heard), asked=_lufs(asked))
    return Loudness("ok" if abs(heard - asked) <= _FAR_LU else "plain", said, heard, asked)


def _beneath(hearing: ms.Hearing) -> str:
    """The device that plays; in the host's words, why none does, or what of the sound was left out."""
    return (hearing.notice or hearing.device) if hearing.wanted else ""


def _lufs(value: float) -> str:
    return words.number(value, 0).replace("-", "\N{MINUS SIGN}")


class Meter(QWidget):
    """A bar for what is heard, a pointer for what is asked, the device's name, and all of it in words."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Loudness("plain", "")
        self._mark = Mark("none", size=16)
        self._said = label(wraps=True)
        self._device = label(role="small")
        self._device.setMinimumWidth(theme().px(40))
        self._device.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = _Bar()
        top = QHBoxLayout()
        top.setSpacing(theme().px(6))
        top.addWidget(self._mark)
        top.addWidget(self._said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addLayout(top)
        layout.addWidget(self._bar)
        layout.addWidget(self._device)
        self.setAccessibleName(self.tr("Sound"))

    @property
    def device(self) -> str:
        return self._device.toolTip()

    def show_state(self, state: ms.Snapshot) -> None:
        """Drawn again only where a whole decibel or a word has changed."""
        self._name_device(_beneath(state.hearing))
        shown = loudness_of(state)
        if shown == self.shown:
            return
        self.shown = shown
        self._mark.show_mark({"plain": "info"}.get(shown.level, shown.level), theme().level(shown.level))
        if shown.said != self._said.text():
            self._said.setText(shown.said)
            self.setAccessibleDescription(shown.said)
        self._bar.show_loudness(shown)

    def _name_device(self, name: str) -> None:
        if name == self._device.toolTip() and bool(name) == self._device.isVisibleTo(self):
            return
        self._device.setToolTip(name)
        self._device.setVisible(bool(name))
        metrics = self._device.fontMetrics()
        room = max(self.width(), theme().px(200))
        self._device.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shown = Loudness("plain", "")
        self._drawn: tuple[int | None, int | None, str] = (None, None, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(200), theme().px(18) + round(QFontMetricsF(theme().font(theme().small)).height()))

    def show_loudness(self, shown: Loudness) -> None:
        self._shown = shown
        drawn = (self._px(shown.heard), self._px(shown.asked), shown.level)
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def _px(self, lufs: float | None) -> int | None:
        return None if lufs is None else round(self._x(lufs))

    def _x(self, lufs: float) -> float:
        inset = theme().px(8)
        share = (min(HIGH_LUFS, max(LOW_LUFS, lufs)) - LOW_LUFS) / (HIGH_LUFS - LOW_LUFS)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1.0 - share
        return inset + share * (self.width() - 2 * inset)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, high = look.px(6), look.px(8)
        low_x, high_x = sorted((self._x(LOW_LUFS), self._x(HIGH_LUFS)))
        groove = QRectF(low_x, top, high_x - low_x, high)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(groove, high / 2, high / 2)
        if self._shown.heard is not None:
            left, right = sorted((self._x(LOW_LUFS), self._x(self._shown.heard)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(QRectF(left, top + 1, right - left, high - 2), high / 2, high / 2)
        if self._shown.asked is not None:
            x, half = self._x(self._shown.asked), look.px(5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("text"))
            painter.drawRect(QRectF(x - look.px(1), 0, look.px(2), top + high + look.px(2)))
            painter.drawPolygon(QPolygonF([QPointF(x - half, 0), QPointF(x + half, 0), QPointF(x, half + 1)]))
        self._draw_scale(painter, top + high + look.px(2))
        painter.end()

    def _draw_scale(self, painter: QPainter, top: float) -> None:
        look = theme()
        font = look.font(look.small)
        painter.setFont(font)
        painter.setPen(look.colour("quiet_text"))
        height = QFontMetricsF(font).height()
        for lufs in _TICKS_LUFS:
            box = QRectF(self._x(lufs) - look.px(24), top, look.px(48), height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _lufs(lufs))
