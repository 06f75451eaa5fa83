"""The look of every ordinary widget, written out of a theme's tokens."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vr_runtime.launcher.theme import Theme


def style_sheet(look: Theme) -> str:
    """Qt's own style sheet. Properties that the controls set choose among its rules: kind, level, role."""
    lengths = {
        f"p{size}": f"{look.px(size)}px" for size in (1, 2, 3, 4, 6, 8, 10, 12, 13, 15, 16, 18, 20, 24, 32, 36, 44, 64)
    }
    colours = {name: getattr(look, name) for name in _COLOURS}
    return Template(_RULES).substitute(lengths | colours)


_COLOURS: Final = (
    "ground", "raised", "sunken", "hover", "line", "edge", "text", "quiet_text", "accent", "on_accent", "accent_ground",
    "ok", "warn", "problem", "on_level", "ok_ground", "warn_ground", "problem_ground", "emergency", "on_emergency",
)  # fmt: skip

_RULES: Final = """
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[role="page"] { background: $ground; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: $p6; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: $p24; font-weight: 600; }
QLabel[role="lead"] { font-size: $p18; font-weight: 600; }
QLabel[role="quiet"] { color: $quiet_text; }
QLabel[role="small"] { color: $quiet_text; font-size: $p13; }
QLabel[role="display"] { font-size: $p32; font-weight: 600; }
QLabel[role="clock"] { font-size: $p64; font-weight: 600; }
QLabel[level="ok"] { color: $ok; }
QLabel[level="warn"] { color: $warn; }
QLabel[level="problem"] { color: $problem; }

QFrame[role="panel"] { background: $raised; border: 1px solid $line; border-radius: $p10; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QPushButton {
    background: $raised; color: $text; border: 1px solid $edge; border-radius: $p10;
    padding: $p4 $p16; min-height: $p36; font-size: $p15;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:checked { background: $accent_ground; border: $p2 solid $accent; }
QPushButton:disabled { background: $ground; color: $quiet_text; border: 1px dashed $line; }
QPushButton:focus { border: $p2 solid $accent; outline: none; }
QPushButton[kind="next"] { background: $accent; color: $on_accent; border: $p2 solid $accent; font-weight: 600; }
QPushButton[kind="next"]:hover { border-color: $text; }
QPushButton[kind="next"]:focus { border: $p3 solid $text; }
QPushButton[kind="next"]:disabled { background: $sunken; color: $quiet_text; border: 1px dashed $edge; }
QPushButton[kind="big"] { background: $accent; color: $on_accent; border: $p2 solid $accent; font-size: $p24;
    font-weight: 600; padding: $p12 $p20; text-align: center; }
QPushButton[kind="big"]:hover { border-color: $text; }
QPushButton[kind="big"]:focus { border: $p3 solid $text; }
QPushButton[kind="big"]:disabled { background: $sunken; color: $quiet_text; border: 1px dashed $edge; }
QPushButton[kind="emergency"] { background: $emergency; color: $on_emergency; border: $p2 solid $emergency;
    font-size: $p24; font-weight: 600; padding: $p12 $p20; }
QPushButton[kind="emergency"]:hover, QPushButton[kind="emergency"]:focus { border: $p3 solid $on_emergency; }
QPushButton[kind="flat"] { background: transparent; border: 1px solid transparent; padding: $p4 $p12; }
QPushButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="flat"]:checked { background: $accent_ground; border: 1px solid $accent; }
QPushButton[kind="flat"]:focus { border: $p2 solid $accent; }
QPushButton[kind="flat"]:disabled { color: $quiet_text; border: 1px solid transparent; background: transparent; }
QPushButton[kind="choice"] { border-radius: 0px; border: 1px solid $edge; margin-left: -1px; padding: $p4 $p12; }
QPushButton[kind="choice"][place="first"] { border-top-left-radius: $p10; border-bottom-left-radius: $p10;
    margin-left: 0px; }
QPushButton[kind="choice"][place="last"] { border-top-right-radius: $p10; border-bottom-right-radius: $p10; }
QPushButton[kind="choice"][place="only"] { border-radius: $p10; margin-left: 0px; }
QPushButton[kind="choice"]:checked { background: $accent; color: $on_accent; border: 1px solid $accent;
    font-weight: 600; }
QPushButton[kind="choice"]:focus { border: $p2 solid $text; }
QPushButton[kind="choice"]:disabled { color: $quiet_text; background: $ground; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit {
    background: $sunken; color: $text; border: 1px solid $edge; border-radius: $p10; padding: $p4 $p12;
    min-height: $p36; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: $p2 solid $accent;
}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: $quiet_text;
    background: $ground; border: 1px dashed $edge; }
QComboBox::drop-down { border: none; width: $p32; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $edge; outline: none;
    selection-background-color: $accent_ground; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: $p44; padding: 0px $p12; }

QCheckBox, QRadioButton { spacing: $p10; min-height: $p44; }
QCheckBox:disabled, QRadioButton:disabled { color: $quiet_text; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator { width: $p20; height: $p20; border: $p2 solid $edge; border-radius: $p4; background: $sunken; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:focus { border-color: $text; }

QSlider:horizontal { min-height: $p44; }
QSlider::groove:horizontal { height: $p6; background: $sunken; border: 1px solid $edge; border-radius: $p4; }
QSlider::sub-page:horizontal { background: $accent; border-radius: $p4; }
QSlider::handle:horizontal { width: $p24; height: $p24; margin: -$p10 0px; background: $text; border: $p2 solid $ground;
    border-radius: $p13; }
QSlider::handle:horizontal:hover { background: $accent; }
QSlider::handle:horizontal:focus { background: $accent; border: $p3 solid $text; }
QSlider::sub-page:horizontal:disabled { background: $edge; }
QSlider::handle:horizontal:disabled { background: $edge; }

QListView, QTreeView, QTableView { background: $sunken; alternate-background-color: $raised; border: 1px solid $line;
    border-radius: $p10; outline: none; gridline-color: $line; }
QListView::item, QTreeView::item, QTableView::item { min-height: $p44; padding: 0px $p8; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $accent_ground;
    color: $text; }
QListView:focus, QTreeView:focus, QTableView:focus { border: $p2 solid $accent; }
QHeaderView::section { background: $raised; color: $quiet_text; border: none; border-bottom: 1px solid $line;
    padding: $p8; font-size: $p13; }
QTableCornerButton::section { background: $raised; border: none; }

QProgressBar { background: $sunken; border: 1px solid $line; border-radius: $p4; text-align: center; max-height: $p8; }
QProgressBar::chunk { background: $accent; border-radius: $p4; }

QScrollBar:vertical { background: transparent; width: $p12; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: $p12; margin: 0px; }
QScrollBar::handle { background: $edge; border-radius: $p4; margin: $p2; }
QScrollBar::handle:vertical { min-height: $p44; }
QScrollBar::handle:horizontal { min-width: $p44; }
QScrollBar::handle:hover { background: $quiet_text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $raised; color: $text; border: 1px solid $edge; padding: $p4; }
QMenu::item { padding: $p10 $p24; }
QMenu::item:selected { background: $accent_ground; }
QTabBar::tab { background: transparent; color: $quiet_text; padding: $p10 $p16; min-height: $p24; }
QTabBar::tab:selected { color: $text; border-bottom: $p2 solid $accent; }
QTabWidget::pane { border: none; }
"""
