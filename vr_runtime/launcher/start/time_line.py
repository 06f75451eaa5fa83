"""The plan as a line of time: phases, chapters, when the infusion is to start and stop, and what the colours mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vr_runtime.course.plan import Plan
from vr_runtime.launcher import words
from vr_runtime.launcher.start.time_line_scale import kept_apart, minutes_below, stretches
from vr_runtime.launcher.theme import theme

_BRACKET, _BAR, _BELOW, _ROW = 27, 32, 21, 20  # heights at 100 %, for type of 13
_SWATCH = 11


class TimeLine(QWidget):
    """Drawn anew with every plan. Without one it is an empty line."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._entries: list[tuple[str, str]] = []  # of the last plan: its room is kept while somebody types
        self._entry_px = 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(theme().font(theme().small))
        self.setMinimumWidth(theme().px(220))
        self.show_plan(None)

    @property
    def plan(self) -> Plan | None:
        return self._plan

    def show_plan(self, plan: Plan | None) -> None:
        """Another plan; None: what is asked for cannot be planned."""
        self._plan = plan
        if plan is not None:
            self._entries = self._legend(plan)
            metrics = QFontMetricsF(self.font())
            self._entry_px = max(metrics.horizontalAdvance(text) for _, text in self._entries)
        self.setAccessibleName(self.tr("The plan as a line of time"))
        self.setAccessibleDescription(self._in_words())
        self.setToolTip(self._in_words())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        return theme().px(_BRACKET + _BAR + _BELOW + 8 + _ROW * self._rows(width))

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        width = max(self.width(), theme().px(360))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(theme().px(220), self.heightForWidth(max(self.width(), theme().px(220))))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, theme().px(_BRACKET), self.width(), theme().px(_BAR)).adjusted(0.5, 0, -0.5, 0)
        if self._plan is None:
            painter.setPen(QPen(QColor(theme().edge), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(bar, theme().px(6), theme().px(6))
        else:
            self._draw_bar(painter, bar, self._plan)
            self._draw_infusion(painter, bar, self._plan)
            self._draw_minutes(painter, bar, self._plan)
            self._draw_legend(painter)
        painter.end()

    def _mirrored(self, left: float, wide: float = 0.0) -> float:
        """Where time runs from the right, as reading does there."""
        return self.width() - left - wide if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else left

    def _draw_bar(self, painter: QPainter, bar: QRectF, plan: Plan) -> None:
        look = theme()
        outline = QPainterPath()
        outline.addRoundedRect(bar, look.px(6), look.px(6))
        painter.save()
        painter.setClipPath(outline)
        metrics = QFontMetricsF(self.font())
        for stretch in stretches(plan):
            wide = (stretch.end - stretch.start) * bar.width()
            left = self._mirrored(stretch.start * bar.width(), wide)
            box = QRectF(left, bar.top(), wide, bar.height())
            painter.fillRect(box.adjusted(0, 0, 1, 0), look.phase(stretch.part))
            border = look.raised if stretch.part != "rest" else "#00000000"
            painter.fillRect(
                QRectF(self._mirrored(stretch.start * bar.width(), 2), bar.top(), 2, bar.height()), QColor(border)
            )
            word = words.phase(stretch.phase)
            if stretch.part == stretch.phase and metrics.horizontalAdvance(word) + look.S <= wide:
                painter.setPen(QColor(look.text))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        self._name_plateau(painter, bar, plan, metrics)
        painter.restore()

    def _name_plateau(self, painter: QPainter, bar: QRectF, plan: Plan, metrics: QFontMetricsF) -> None:
        """Once: in the first chapter where it fits, else across them all."""
        plateau = next((phase for phase in plan.phases if phase.name == "plateau" and phase.duration_min), None)
        if plateau is None:
            return
        whole, word = plan.window_min, words.phase("plateau")
        needed = metrics.horizontalAdvance(word) + theme().S
        first = plan.chapters[0]
        for start, length in ((first.start_min, first.drift_min), (plateau.start_min, plateau.duration_min)):
            wide = length / whole * bar.width()
            if needed <= wide:
                left = self._mirrored(start / whole * bar.width(), wide)
                painter.setPen(QColor(theme().text))
                painter.drawText(QRectF(left, bar.top(), wide, bar.height()), Qt.AlignmentFlag.AlignCenter, word)
                return

    def _draw_infusion(self, painter: QPainter, bar: QRectF, plan: Plan) -> None:
        """A bracket over the minutes in which the infusion runs, with its length."""
        look = theme()
        start, stop = (minute / plan.window_min * bar.width() for minute in (plan.start_min, plan.stop_min))
        left = self._mirrored(start, stop - start)
        right, y = left + stop - start, bar.top() - look.px(7)
        painter.setPen(QPen(QBrush(QColor(look.accent)), look.px(2)))
        for x in (left + 1, right - 1):
            painter.drawLine(QPointF(x, y), QPointF(x, bar.top() - look.px(2)))
        painter.drawLine(QPointF(left + 1, y), QPointF(right - 1, y))
        painter.setPen(QColor(look.text))
        word = self._length_words(plan)
        wide = QFontMetricsF(self.font()).horizontalAdvance(word)
        at = min(max(0.0, (left + right - wide) / 2), max(0.0, self.width() - wide))
        painter.drawText(QRectF(at, 0, wide + 2, y - look.px(2)), Qt.AlignmentFlag.AlignCenter, word)

    def _draw_minutes(self, painter: QPainter, bar: QRectF, plan: Plan) -> None:
        look, metrics = theme(), QFontMetricsF(self.font())
        painter.setPen(QColor(look.quiet_text))
        placed = kept_apart(
            minutes_below(plan), bar.width(), lambda one: metrics.horizontalAdvance(str(one.minute)), float(look.S)
        )
        for minute, left in placed:
            wide = metrics.horizontalAdvance(str(minute.minute))
            box = QRectF(self._mirrored(left, wide), bar.bottom() + look.px(3), wide + 1, look.px(_BELOW - 3))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(minute.minute))

    def _draw_legend(self, painter: QPainter) -> None:
        """Each phase that lasts, with its minutes: nothing is told by the colour alone."""
        look = theme()
        top = look.px(_BRACKET + _BAR + _BELOW + 8)
        columns, wide = self._columns(self.width())
        for index, (name, text) in enumerate(self._entries):
            row, column = divmod(index, columns)
            left = self._mirrored(column * wide, wide)
            box = QRectF(left, top + row * look.px(_ROW), wide, look.px(_ROW))
            swatch = look.px(_SWATCH)
            from_left = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
            at = box.left() if from_left else box.right() - swatch
            square = QRectF(at, box.center().y() - swatch / 2, swatch, swatch)
            painter.setPen(QPen(QColor(look.edge), 1))
            painter.setBrush(look.phase(name))
            painter.drawRoundedRect(square, look.px(3), look.px(3))
            painter.setPen(QColor(look.quiet_text))
            inset = swatch + look.px(6)
            words_box = box.adjusted(inset if from_left else 0, 0, 0 if from_left else -inset, 0)
            side = Qt.AlignmentFlag.AlignLeft if from_left else Qt.AlignmentFlag.AlignRight
            painter.drawText(words_box, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)

    def _legend(self, plan: Plan) -> list[tuple[str, str]]:
        lasting = [phase for phase in plan.phases if phase.duration_min]
        entries = [(phase.name, f"{words.phase(phase.name)} {words.minutes(phase.duration_min)}") for phase in lasting]
        return [*entries, ("rest", self.tr("Rests: {count}").format(count=len(plan.chapters)))]

    def _rows(self, width: int) -> int:
        if not self._entries:
            return 3
        columns, _ = self._columns(width)
        return -(-len(self._entries) // columns)

    def _columns(self, width: int) -> tuple[int, float]:
        """How many entries stand beside each other, and how wide each is."""
        wanted = self._entry_px + theme().px(_SWATCH + 6 + 8)
        columns = max(1, min(len(self._entries) or 1, int(width // wanted)))
        return columns, width / columns

    def _length_words(self, plan: Plan) -> str:
        length = words.minutes(plan.infusion_min)
        if plan.preset.dose is not None:
            return self.tr("Effect {length}").format(length=length)
        return self.tr("Infusion {length}").format(length=length)

    def _in_words(self) -> str:
        plan = self._plan
        if plan is None:
            return self.tr("No plan yet")
        parts = [
            self.tr("{phase} from minute {start}, {length}").format(
                phase=words.phase(phase.name), start=phase.start_min, length=words.minutes(phase.duration_min)
            )
            for phase in plan.phases
            if phase.duration_min
        ]
        return "; ".join([*parts, self.tr("Chapters: {count}").format(count=len(plan.chapters))])
