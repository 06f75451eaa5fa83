"""The one window that asks back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vr_runtime.launcher.acts import ActButton
from vr_runtime.launcher.pieces import label
from vr_runtime.launcher.theme import theme


def ask(parent: QWidget | None, question: str, yes: str, no: str = "", detail: str = "") -> bool:
    """Ask once, calmly. Enter and Escape both answer no; only its own button, clicked or chosen by Tab, answers yes."""
    return question_box(parent, question, yes, no, detail).exec() == QDialog.DialogCode.Accepted


def question_box(parent: QWidget | None, question: str, yes: str, no: str = "", detail: str = "") -> QDialog:
    """The window that `ask` shows."""
    box = QDialog(parent)
    box.setWindowTitle(QCoreApplication.applicationName())
    box.setModal(True)
    box.setAccessibleName(question)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(*(theme().S * 3,) * 4)
    layout.setSpacing(theme().S * 2)
    layout.addWidget(label(question, "lead", wraps=True))
    if detail:
        layout.addWidget(label(detail, "quiet", wraps=True))
    buttons = QHBoxLayout()
    buttons.setSpacing(theme().S * 2)
    layout.addLayout(buttons)
    refuse = ActButton(no or QCoreApplication.translate("Controls", "Cancel"), box.reject)
    accept = ActButton(yes, box.accept, kind="next")
    buttons.addStretch(1)
    for button in (refuse, accept):
        button.setMinimumWidth(theme().px(140))
        buttons.addWidget(button)
    refuse.setDefault(True)
    refuse.setFocus()
    box.setMinimumWidth(theme().px(420))
    return box
