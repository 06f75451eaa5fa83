"""A scale is answered by a finger or by the keyboard, taken back, and said aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from vr_runtime.launcher.after import scale_row
from vr_runtime.launcher.after.scale_row import ScaleRow, chained
from vr_runtime.launcher.theme import use_theme


@pytest.fixture
def row(qtbot):
    made = ScaleRow("nausea")
    qtbot.addWidget(made)
    made.show()
    made.said = []
    made.answered.connect(made.said.append)
    return made


def press(row, *keys):
    for key in keys:
        QTest.keyClicks(row, key) if isinstance(key, str) else QTest.keyClick(row, key)


def click(row, number):
    QTest.mouseClick(row.button(number), Qt.MouseButton.LeftButton)


def test_nothing_is_answered_at_first(row):
    assert row.value is None
    assert row.accessibleName() == "Nausea: not answered"
    assert not [number for number in range(11) if row.button(number).isChecked()]


def test_a_number_is_answered_corrected_and_taken_back_by_a_finger(row):
    click(row, 3)
    click(row, 7)
    assert (row.value, row.accessibleName()) == (7, "Nausea: 7 of 10")
    assert [number for number in range(11) if row.button(number).isChecked()] == [7]
    click(row, 7)
    assert row.value is None
    assert row.said == [3, 7, None]


def test_digits_answer_and_one_and_nought_are_ten(row):
    press(row, "4")
    assert row.value == 4
    press(row, "10")
    assert row.value == 10
    press(row, "0")
    assert row.value == 0


def test_a_nought_long_after_a_one_is_a_nought(row, monkeypatch):
    monkeypatch.setattr(scale_row, "_TEN_WITHIN_MS", -1)
    press(row, "10")
    assert row.value == 0


def test_arrows_move_the_answer_and_stay_on_the_scale(row):
    press(row, Qt.Key.Key_Right)
    assert row.value == 0
    press(row, Qt.Key.Key_Left)
    assert row.value == 0
    press(row, *[Qt.Key.Key_Right] * 12)
    assert row.value == 10
    press(row, Qt.Key.Key_Delete, Qt.Key.Key_Left)
    assert row.value == 10
    press(row, Qt.Key.Key_Backspace)
    assert row.value is None


def test_from_right_to_left_the_arrows_follow_the_numbers(row):
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(row, "5", Qt.Key.Key_Left)
    assert row.value == 6


def test_digits_of_another_script_are_none_of_ours(row):
    row.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "٣"))
    assert row.value is None


def test_a_row_that_is_locked_answers_nothing(row):
    row.setEnabled(False)
    row.answer(3)
    assert (row.value, row.said) == (None, [])


def test_what_is_shown_is_not_said_again(row):
    row.show_value(6)
    assert (row.value, row.said) == (6, [])


def test_up_and_down_and_enter_go_from_row_to_row(qtbot):
    from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

    page, save = QWidget(), QPushButton("Save")
    rows = [ScaleRow("nausea"), ScaleRow("pain")]
    layout = QVBoxLayout(page)
    for part in (*rows, save):
        layout.addWidget(part)
    chained(rows, save)
    qtbot.addWidget(page)
    page.show()
    rows[0].setFocus()
    press(rows[0], Qt.Key.Key_Up)
    assert page.focusWidget() is rows[0]
    press(rows[0], Qt.Key.Key_Down)
    assert page.focusWidget() is rows[1]
    press(rows[1], Qt.Key.Key_Up)
    assert page.focusWidget() is rows[0]
    press(rows[0], Qt.Key.Key_Return)
    press(rows[1], Qt.Key.Key_Enter)
    assert page.focusWidget() is save


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_number_is_large_enough_for_a_gloved_finger(qapp, qtbot, scale):
    use_theme(qapp, "dark", scale)
    row = ScaleRow("comfort")
    qtbot.addWidget(row)
    row.show()
    for number in range(11):
        assert min(row.button(number).width(), row.button(number).height()) >= 44
        assert row.button(number).accessibleName() == f"Comfort: {number} of 10"


def test_each_scale_says_which_end_is_the_good_one(qtbot):
    rows = [ScaleRow("pain"), ScaleRow("comfort")]
    for row in rows:
        qtbot.addWidget(row)
    assert rows[0].accessibleDescription() == "0 none – 10 the worst"
    assert rows[1].accessibleDescription() == "0 not at all – 10 completely"
