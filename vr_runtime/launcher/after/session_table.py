"""The sessions of the record as a table: large rows, one chosen at a time, by mouse, finger or keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vr_runtime.launcher import words
from vr_runtime.launcher.after.summary import ending_word, scene_word
from vr_runtime.launcher.after.two_lines import SECOND, TwoLines
from vr_runtime.launcher.theme import theme

translate = QCoreApplication.translate
Index: TypeAlias = QModelIndex | QPersistentModelIndex
Session: TypeAlias = dict[str, Any]
_SCALES: Final = ("nausea", "anxiety", "pain", "comfort")
_COLUMNS: Final = ("number", "when", "scene", "length", "end", *_SCALES)
_NUMBERS: Final = frozenset({"number", "length", *_SCALES})
_NOWHERE: Final = QModelIndex()
_SPARE: Final = tuple(_COLUMNS.index(name) for name in ("scene", "end"))
"""Share what the others leave."""
_ROW_PX: Final = 56
_FEWEST_ROWS: Final = 5


class Sessions(QAbstractTableModel):
    """What `vr-runtime sessions --json` lists, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Session] = []

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        self.beginResetModel()
        self._all = list(sessions)
        self.endResetModel()

    def session(self, row: int) -> Session:
        return self._all[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        return 0 if parent.isValid() else len(self._all)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(_COLUMNS[section])
        return _head(_COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        session, column = self._all[index.row()], _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(session, column)
        if role == SECOND and column == "scene":
            return plan_words(session)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            plan = f", {plan_words(session)}" if column == "scene" else ""
            return f"{_head(column)}: {cell(session, column)}{plan}"
        if role == Qt.ItemDataRole.ForegroundRole and column == "end":
            level = ending_word(session["state"], session["reason"])[1]
            return QColor(theme().level(level)) if level in ("warn", "problem") else None
        if role == Qt.ItemDataRole.ForegroundRole and column in _SCALES and column not in session["scales"]:
            return QColor(theme().quiet_text)
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def cell(session: Session, column: str) -> str:
    """What stands in a column."""
    match column:
        case "number":
            return str(session["number"])
        case "when":
            return when(session["started_at"])
        case "scene":
            name = scene_word(session["scene"])
            simulated = translate("PastPage", "simulated")
            return f"{name} ({simulated})" if session["headset"] == "simulated" else name
        case "length":
            return words.clock(session["length_s"] * session["time_lapse"])
        case "end":
            return ending_word(session["state"], session["reason"])[0]
    return str(session["scales"].get(column, "–"))


def plan_words(session: Session) -> str:
    """By which preset it was planned, and for how long an infusion."""
    return f"{words.preset(session['preset'])} · {words.minutes(session['infusion_min'])}"


def when(started_at: str) -> str:
    """A session's beginning on the clinic's clock, the month as a word: no two countries read that differently."""
    local = QDateTime.fromString(started_at, Qt.DateFormat.ISODate).toLocalTime()
    this_year = local.date().year() == QDateTime.currentDateTime().date().year()
    return QLocale().toString(local, "d MMM, HH:mm" if this_year else "d MMM yyyy, HH:mm")


def _alignment(column: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column in _NUMBERS else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


def _head(column: str) -> str:
    return {
        "number": translate("PastPage", "No."),
        "when": translate("PastPage", "Begun"),
        "scene": translate("PastPage", "Scene and plan"),
        "length": translate("PastPage", "Length"),
        "end": translate("PastPage", "End"),
    }.get(column) or words.scale(column)


class SessionTable(QTableView):
    """`chosen` whenever another row is; Enter or a double click means `opened`, Delete `deleted`."""

    chosen = Signal()
    opened = Signal()
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sessions = Sessions()
        self.setModel(self.sessions)
        self.setAccessibleName(translate("PastPage", "Past sessions"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().px(_ROW_PX))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in _SPARE:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setItemDelegateForColumn(_COLUMNS.index("scene"), TwoLines(self))
        header.setMinimumSectionSize(theme().px(44))
        header.sectionResized.connect(self._resized)
        self.setMinimumHeight(theme().px(_ROW_PX * _FEWEST_ROWS))
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen.emit())

    @property
    def session(self) -> Session | None:
        """The one that is chosen."""
        rows = self.selectionModel().selectedRows()
        return self.sessions.session(rows[0].row()) if rows else None

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Another list; what was chosen stays chosen where it is still there, else the newest is."""
        before = self.session
        self.sessions.show_sessions(sessions)
        numbers = [one["number"] for one in sessions]
        if not numbers:
            self.chosen.emit()
            return
        number = before["number"] if before is not None else None
        self.selectRow(numbers.index(number) if number in numbers else 0)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        self._share_out()

    def _resized(self, column: int, _before: int, _now: int) -> None:
        if column not in _SPARE:
            self._share_out()

    def _share_out(self) -> None:
        """No column is cut: where all of them need more than there is, the table scrolls sideways."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(column) for column in range(len(_COLUMNS)) if column not in _SPARE)
        needed = {
            column: max(self.sizeHintForColumn(column), header.sectionSizeHint(column)) + theme().S for column in _SPARE
        }
        slack = max(0, self.viewport().width() - others - sum(needed.values()))
        for column, width in needed.items():
            header.resizeSection(column, width + slack // len(_SPARE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)
