"""What every page is made of: large enough for a glove, all of it reached by keyboard, and said aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from vr_runtime.launcher import words
from vr_runtime.launcher.controls import (
    ActButton,
    Banner,
    BigActButton,
    Busy,
    Chip,
    ChoiceRow,
    Mark,
    Panel,
    SliderRow,
    ask,
    question_box,
)
from vr_runtime.launcher.marks import SYMBOLS
from vr_runtime.launcher.navigation import PageButton
from vr_runtime.launcher.run.tile import Tile
from vr_runtime.launcher.theme import theme, use_theme


@pytest.fixture
def shown(qtbot):
    """Shows a widget in a window of its own."""

    def show(widget):
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget, timeout=30_000):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_a_finger_has_to_hit_is_44_pixels_at_least(qapp, shown, scale):
    use_theme(qapp, "dark", scale)
    row = shown(ChoiceRow([("a", "A"), ("b", "B")]))
    slider = shown(SliderRow("Brightness", "%", 25, 100, 5))
    for control in (shown(ActButton("Ease")), shown(BigActButton("End")), slider.slider, *row.buttons()):
        assert control.height() >= 44 * scale
        assert control.width() >= 44 * scale


def test_no_layout_squeezes_an_act_below_its_words(shown):
    button = ActButton("Silence every alarm that stands now")
    row = ChoiceRow([(1, "Time in the headset"), (2, "Minutes of infusion")])
    for control in (button, *row.buttons()):
        least = max(control.minimumWidth(), control.minimumSizeHint().width())
        assert least > control.fontMetrics().horizontalAdvance(control.text())


def test_an_act_says_its_name_and_is_pressed_by_keyboard(shown, qtbot):
    pressed = []
    button = shown(ActButton("Ease", lambda: pressed.append(True), says="Ease the picture"))
    assert button.accessibleName() == "Ease the picture"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [True]


def test_the_big_act_wraps_its_words_and_says_why(shown):
    button = shown(BigActButton("Confirm that the infusion has been started", "When the pump runs"))
    button.resize(240, button.heightForWidth(240))
    assert button.layout().heightForWidth(240) > button.layout().heightForWidth(900)
    assert button.accessibleName() == "Confirm that the infusion has been started"
    assert button.accessibleDescription() == "When the pump runs"


def test_a_big_act_that_cannot_be_done_looks_so_and_does_nothing(shown, qtbot):
    button = shown(BigActButton("Clear"))
    before = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != before
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_where_the_keyboard_is_can_be_seen(shown):
    """Each control is drawn otherwise once it has the focus."""
    window = QWidget()
    layout = QVBoxLayout(window)
    slider = SliderRow("Volume", "dB", -24, 0, 1)
    row = ChoiceRow([(1, "One"), (2, "Two")])
    rest = ActButton("Nobody looks here")
    controls = [ActButton("One"), ActButton("Two", kind="next"), ActButton("Three", kind="flat")]
    controls += [BigActButton("Four"), BigActButton("Five", kind="emergency")]
    for part in (rest, *controls, slider, row):
        layout.addWidget(part)
    shown(window)
    for control in (*controls, slider.slider, *row.buttons()):
        rest.setFocus()
        unfocused = control.grab().toImage()
        control.setFocus()
        assert control.hasFocus(), control
        assert control.grab().toImage() != unfocused, control


def test_one_of_a_few_is_chosen_and_told(shown, qtbot):
    row = shown(ChoiceRow([("lying", "Lying"), ("seated", "Seated")], "seated", says="Posture"))
    assert row.value == "seated"
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.mouseClick(row.buttons()[0], Qt.MouseButton.LeftButton)
    assert told.args == ["lying"]
    assert row.buttons()[0].accessibleName() == "Posture: Lying"
    with qtbot.assertNotEmitted(row.chosen):
        row.choose("seated")
    assert row.value == "seated"


def test_arrow_keys_move_between_the_choices(shown, qtbot):
    row = shown(ChoiceRow([(number, str(number)) for number in (1, 2, 3)], 1))
    row.buttons()[0].setFocus()
    qtbot.keyClick(row.buttons()[0], Qt.Key.Key_Right)
    assert row.value == 2


def test_other_choices_take_the_place_of_the_old(shown):
    row = shown(ChoiceRow([(1, "One"), (2, "Two"), (3, "Three")], 3))
    row.offer([("a", "A"), ("b", "B")], "b")
    assert [button.text() for button in row.buttons()] == ["A", "B"]
    assert row.value == "b"


def test_a_slider_shows_its_number_and_tells_what_it_is_set_to(shown, qtbot):
    row = shown(SliderRow("Brightness", "%", 25, 100, 5, 80))
    assert row.value == 80
    assert row.slider.accessibleName() == "Brightness"
    assert row.slider.accessibleDescription() == "80 %"
    with qtbot.waitSignal(row.set_to) as told:
        qtbot.keyClick(row.slider, Qt.Key.Key_Left)
    assert told.args == [75.0]


def test_a_slider_whose_number_would_mislead_says_it_in_words(shown):
    row = shown(SliderRow("Volume", "dB", -24, 0, 1, 0, words=words.volume))
    assert row.slider.accessibleDescription() == "Full (0 dB)"
    row.show_value(-6)
    assert row.slider.accessibleDescription() == "-6 dB"


def test_every_tick_is_drawn(root):
    """A style sheet alone makes it a filled square; TickBox draws the tick, and is the one that is used."""
    using = [
        path.name
        for path in (root / "vr_runtime" / "launcher").rglob("*.py")
        if "QCheckBox(" in path.read_text(encoding="utf-8")
    ]
    assert using == []


def test_a_slider_in_somebodys_hand_is_not_moved_by_a_state_that_comes_in(shown, qtbot):
    row = shown(SliderRow("Volume", "dB", -24, 0, 0.5, -6))
    with qtbot.assertNotEmitted(row.moved):
        row.show_value(-12)
    assert row.value == -12
    row.slider.setSliderDown(True)
    row.show_value(-3)
    assert row.value == -12
    row.slider.setSliderDown(False)
    row.show_value(-3)
    assert row.value == -3


def test_levels_differ_in_shape_and_not_in_colour_alone(shown):
    drawn = []
    for symbol in SYMBOLS:
        mark = shown(Mark(symbol))
        mark.show_mark(symbol, "#ffffff")
        drawn.append(mark.grab().toImage())
    assert all(one != other for index, one in enumerate(drawn) for other in drawn[:index])


def test_a_chip_says_its_words_and_stands_on_the_ground_of_its_level(shown):
    chip = shown(Chip("Tracking", "ok"))
    chip.show_chip("Tracking lost", "problem")
    assert chip.accessibleName() == chip.text == "Tracking lost"
    assert theme().problem_ground in chip.styleSheet()


def test_a_banner_without_words_is_not_there(shown):
    banner = shown(Banner("warn", "Simulated headset", "Change"))
    assert banner.isVisible()
    assert banner.button.isVisible()
    banner.say("plain", "")
    assert not banner.isVisible()
    banner.say("problem", "The session host has died")
    assert banner.isVisible()
    assert not banner.button.isVisible()
    assert banner.accessibleName() == "The session host has died"
    banner.say("problem", "Another session runs", "Go to it", "process 4711")
    assert (banner.detail, banner.accessibleDescription()) == ("process 4711", "process 4711")


def test_a_panel_without_a_title_shows_none(shown):
    panel = shown(Panel())
    assert not panel.title.isVisible()
    panel.retitle("Comfort")
    assert panel.title.isVisible()
    assert panel.accessibleName() == "Comfort"


def test_what_takes_a_while_says_so(shown):
    assert shown(Busy("Looking for the headset")).accessibleName() == "Looking for the headset"


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ([Qt.Key.Key_Return], False),
        ([Qt.Key.Key_Escape], False),
        ([Qt.Key.Key_Space], False),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Space], True),
    ],
    ids=["Enter", "Escape", "Space", "Tab and Space"],
)
def test_a_question_is_answered_no_unless_somebody_goes_for_yes(shown, qtbot, keys, answer):
    box = shown(question_box(None, "End the session?", "End it"))
    for key in keys:
        qtbot.keyClick(box.focusWidget(), key)
    assert bool(box.result()) is answer
    assert not box.isVisible()


def test_ask_waits_for_the_answer(qtbot):
    def press_yes():
        box = QApplication.activeModalWidget()
        yes = next(one for one in box.findChildren(QPushButton) if one.text() == "End it")
        yes.click()

    QTimer.singleShot(0, press_yes)
    assert ask(None, "End the session?", "End it", detail="The picture goes grey over a minute") is True


@pytest.mark.parametrize(
    "make", [lambda: BigActButton("Act"), lambda: PageButton("past", "Past"), lambda: Tile("Act", print)]
)
def test_what_the_pointer_is_on_looks_so_and_is_drawn_again_when_it_leaves(qtbot, make):
    drawn = make()
    qtbot.addWidget(drawn)
    drawn.resize(200, 90)
    drawn.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    plain = drawn.grab().toImage()
    drawn.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert drawn.grab().toImage() != plain
    drawn.setEnabled(False)
    pointed = drawn.grab().toImage()
    drawn.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    assert drawn.grab().toImage() == pointed, "what cannot be pressed does not answer"
    assert drawn.testAttribute(Qt.WidgetAttribute.WA_Hover), "Qt has it drawn again as the pointer comes and goes"
