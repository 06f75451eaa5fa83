"""The emergency: one act, never a question; its end takes a second, deliberate one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.acts import Acts
from vr_runtime.launcher.run.emergency import EmergencyCorner


@pytest.fixture
def corner(qtbot, attachment, snapshot):
    corner = EmergencyCorner(Acts(attachment))
    qtbot.addWidget(corner)
    corner.resize(320, 112)
    corner.show()
    corner.show_state(snapshot())
    return corner


@pytest.fixture
def on(corner, snapshot):
    """An emergency that has been on for a while."""
    corner.show_state(snapshot(flags={"emergency": True}))
    corner._settled.stop()
    return corner


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_press_and_it_is_sent(corner, attachment, qtbot) -> None:
    click(qtbot, corner.button)
    assert attachment.acts == [ms.Emergency()]


def test_it_is_large_and_says_its_key(corner) -> None:
    assert corner.button.width() >= 220
    assert corner.button.height() >= 96
    assert corner.said[0] == "Emergency"
    assert "F12" in corner.said[1]


def test_while_nobody_has_answered_it_says_so_and_what_to_do_meanwhile(corner, qtbot) -> None:
    click(qtbot, corner.button)
    assert corner.said == ("Emergency: sent", "If it stays bright: take the headset off")


def test_a_second_press_meanwhile_sends_nothing_more(corner, attachment, qtbot) -> None:
    click(qtbot, corner.button)
    click(qtbot, corner.button)
    corner.press()
    assert attachment.acts == [ms.Emergency()]


@pytest.mark.parametrize("answer", ["refused", "unsent"])
def test_one_that_did_not_get_through_says_what_to_do_and_can_be_tried_again(corner, attachment, qtbot, answer) -> None:
    click(qtbot, corner.button)
    if answer == "unsent":
        attachment.failed.emit(ms.Emergency(), "nobody answers")
    else:
        attachment.acted.emit(ms.Emergency(), ms.Acknowledgement("0" * 32, "refused", 8, "it is over"))
    assert corner.said[0] == "Take the headset off"
    click(qtbot, corner.button)
    assert attachment.acts == [ms.Emergency(), ms.Emergency()]


def test_once_it_is_on_the_corner_says_so_and_offers_to_clear(on) -> None:
    assert on.said == ("Emergency is on", "Clear")


def test_the_key_never_clears(on, attachment) -> None:
    on.press()
    assert attachment.acts == []
    assert not on.asks


def test_the_second_half_of_a_double_press_clears_nothing(corner, attachment, snapshot, qtbot) -> None:
    corner.show_state(snapshot(flags={"emergency": True}))
    click(qtbot, corner.clear)
    assert not corner.asks
    corner._settled.stop()
    click(qtbot, corner.clear)
    assert corner.asks


def test_clearing_asks_once_and_the_safe_answer_has_the_keyboard(on, attachment, qtbot) -> None:
    click(qtbot, on.clear)
    assert on.asks
    assert attachment.acts == []
    assert on.focusWidget() is on.keep
    click(qtbot, on.confirm)
    assert attachment.acts == [ms.Clear()]
    assert on.said == ("Emergency is on", "Clearing: sent")


def test_it_can_be_kept(on, attachment, qtbot) -> None:
    click(qtbot, on.clear)
    click(qtbot, on.keep)
    assert not on.asks
    assert attachment.acts == []


def test_a_question_that_nobody_answers_goes(on, qtbot) -> None:
    click(qtbot, on.clear)
    assert on._patience.isActive()
    on._patience.timeout.emit()
    assert not on.asks


def test_cleared_it_is_as_before(on, snapshot) -> None:
    on.show_state(snapshot())
    assert on.said[0] == "Emergency"
    assert on._stack.currentWidget() is on.button


def test_without_a_host_it_says_what_to_do_and_still_tries(corner, attachment, qtbot) -> None:
    corner.show_lost()
    assert corner.said[0] == "Take the headset off"
    click(qtbot, corner.button)
    assert attachment.acts == [ms.Emergency()]


def test_without_a_host_an_emergency_that_was_on_cannot_be_cleared(on, attachment, qtbot) -> None:
    on.show_lost()
    assert on.said == ("Emergency is on", "No connection: take the headset off")
    click(qtbot, on.clear)
    assert not on.asks


def test_the_host_is_back_and_the_corner_is_as_before(corner, snapshot) -> None:
    corner.show_lost()
    corner.show_state(snapshot())
    assert corner.said[0] == "Emergency"
