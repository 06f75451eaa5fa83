"""The whole page: states in, acts out, a host that goes, keys, and room for every language and size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSlider, QWidget

from vr_runtime.control import messages as ms
from vr_runtime.host.alarms import RULES
from vr_runtime.launcher.run.columns import Columns
from vr_runtime.launcher.run.page import RunPage
from vr_runtime.launcher.theme import theme, use_theme

WAITING = {"phase": "settle", "infusion_s": None, "waiting_for": "infusion_started", "next": ms.Next("onset", None)}


def alarm(name: str, silenced: bool = False) -> ms.Alarm:
    rule = RULES[name]
    return ms.Alarm(rule.level, rule.words, rule.action, silenced, name)


@pytest.fixture
def now():
    return [1000.0]


@pytest.fixture
def open_page(qtbot, context, now):
    def opened(width: int = 1180, height: int = 800) -> RunPage:
        page = RunPage(context, now_s=lambda: now[0])
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        return page

    return opened


@pytest.fixture
def page(open_page, attachment, snapshot):
    page = open_page()
    attachment.show(snapshot())
    return page


def press(page, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the desktop hands it over, so that shortcuts see it."""
    from PySide6.QtTest import QTest

    page.activateWindow()
    QTest.keyClick(page.windowHandle(), key, modifier)
    QApplication.processEvents()


def inside(part: QWidget, page: RunPage) -> bool:
    corner = part.mapTo(page, QPoint(0, 0))
    return page.rect().contains(corner) and page.rect().contains(corner + QPoint(part.width() - 1, part.height() - 1))


# --- states in


def test_opened_while_a_session_runs_it_shows_it_at_once(open_page, attachment, snapshot) -> None:
    attachment.snapshot = snapshot(phase="deepen")
    assert open_page().clocks.phase.text() == "Deepen"


def test_without_a_session_it_is_there_and_claims_nothing(open_page) -> None:
    page = open_page()
    assert page.clocks.phase.text() == ""
    assert page.mirror.caption.title == "No picture yet"


def test_a_state_reaches_every_panel(page, attachment, snapshot) -> None:
    attachment.show(
        snapshot(
            phase="return",
            session_s=3000.0,
            sliders={"scene": "night-sky", "brightness_percent": 50},
            display={"worn": False, "simulated": False, "name": "Some headset"},
            hearing={"playing": False},
            alarms=(alarm("no_sound"),),
        )
    )
    assert page.clocks.phase.text() == "Return"
    assert page.course.detail.startswith("Return")
    assert page.light_sound.brightness.value == 50
    assert "Headset off" in page.chips.accessibleDescription()
    assert page.meter.shown.said == "No sound"
    assert page.alarms.cause.text() == "There is no sound"
    assert page.top_bar.headset.text == "Some headset"
    assert page.top_bar.clock.text() == "Session 0:50:00"


def test_the_top_line_names_scene_and_plan_and_a_simulated_headset_loudly(page, attachment, snapshot) -> None:
    assert page.top_bar.plan.whole == "IV infusion, pain, 40 min"
    assert "SIMULATED" in page.top_bar.headset.text
    assert page.top_bar.headset.level == "warn"
    attachment.show(snapshot(plan={"planned_min": 55}, time_lapse=20.0))
    assert page.top_bar.plan.whole == "IV infusion, pain, 55 min, first 40 min"
    assert page.top_bar.lapse.text == "Time lapse x20"
    assert page.top_bar.lapse.isVisible()


# --- acts out


def test_the_next_act_is_sent_and_answered(page, attachment, snapshot, qtbot) -> None:
    attachment.show(snapshot(**WAITING))
    qtbot.mouseClick(page.next_act.button, Qt.MouseButton.LeftButton)
    assert attachment.acts == [ms.Started()]
    assert page.answer.said == "Infusion started: sent"
    assert page.next_act.said[1] == "Sent"
    attachment.acted.emit(ms.Started(), ms.Acknowledgement("0" * 32, "applied", 8))
    assert page.answer.said == "Infusion started: done"


def test_what_was_refused_can_be_pressed_again(page, attachment, snapshot, qtbot) -> None:
    attachment.show(snapshot(**WAITING))
    qtbot.mouseClick(page.next_act.button, Qt.MouseButton.LeftButton)
    attachment.acted.emit(ms.Started(), ms.Acknowledgement("0" * 32, "refused", 8, "an emergency is on"))
    assert page.answer.said.endswith("refused: an emergency is on")
    assert page.next_act.button.isEnabled()


def test_the_end_that_is_due_asks_all_the_same(page, attachment, snapshot, qtbot) -> None:
    attachment.show(snapshot(phase="reorient", flags={"finished": True}))
    qtbot.mouseClick(page.next_act.button, Qt.MouseButton.LeftButton)
    assert attachment.acts == []
    qtbot.mouseClick(page.grid.question.accept, Qt.MouseButton.LeftButton)
    assert attachment.acts == [ms.End()]


def test_an_alarm_is_silenced_by_its_name(page, attachment, snapshot, qtbot) -> None:
    attachment.show(snapshot(alarms=(alarm("headset_off"), alarm("comfort_check"))))
    qtbot.mouseClick(page.alarms.silencer, Qt.MouseButton.LeftButton)
    assert attachment.acts == [ms.Silence("headset_off")]


def test_all_alarms_are_listed_above_the_bar_and_beside_the_emergency(page, attachment, snapshot, qtbot) -> None:
    attachment.show(snapshot(alarms=(alarm("headset_off"), alarm("comfort_check"))))
    qtbot.mouseClick(page.alarms.more, Qt.MouseButton.LeftButton)
    assert page.alarm_list.isVisible()
    assert [one.name for one in page.alarm_list.shown] == ["headset_off", "comfort_check"]
    assert page.alarm_list.geometry().bottom() < page._foot.y()
    attachment.show(snapshot(alarms=(alarm("headset_off"),)))
    assert not page.alarm_list.isVisible()


@pytest.mark.parametrize(
    ("key", "act"),
    [
        (Qt.Key.Key_F2, ms.Ease(True)),
        (Qt.Key.Key_F3, ms.EyesClosed(True)),
        (Qt.Key.Key_F4, ms.Approach()),
        (Qt.Key.Key_F5, ms.Level(True)),
        (Qt.Key.Key_F6, ms.Recentre()),
        (Qt.Key.Key_F7, ms.Paused()),
        (Qt.Key.Key_F9, ms.Silence("headset_off")),
        (Qt.Key.Key_F12, ms.Emergency()),
    ],
)
def test_each_key_does_its_act(page, attachment, snapshot, key, act) -> None:
    attachment.show(snapshot(alarms=(alarm("headset_off"),)))
    press(page, key)
    assert attachment.acts == [act]


def test_ctrl_enter_is_the_next_act(page, attachment, snapshot) -> None:
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert attachment.acts == []
    attachment.show(snapshot(**WAITING))
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert attachment.acts == [ms.Started()]


def test_f1_shows_the_keys_and_leaves_the_emergency_in_reach(page, attachment, qtbot) -> None:
    press(page, Qt.Key.Key_F1)
    assert page.help.isVisible()
    assert page.help.geometry().bottom() < page._foot.y()
    qtbot.mouseClick(page.emergency.button, Qt.MouseButton.LeftButton)
    assert attachment.acts == [ms.Emergency()]
    qtbot.keyClick(page.help.closer, Qt.Key.Key_Escape)
    assert not page.help.isVisible()


def test_the_help_names_every_key(page) -> None:
    from PySide6.QtGui import QShortcut

    told = " ".join(key for key, _meaning in page.help.meanings())
    for shortcut in page.findChildren(QShortcut):
        name = shortcut.key().toString().replace("Return", "Enter")
        assert name in told, name


def test_the_windows_emergency_key_is_the_corners_own(page, attachment) -> None:
    page.press_emergency()
    assert attachment.acts == [ms.Emergency()]
    assert page.emergency.said[0] == "Emergency: sent"


# --- a host that goes


def test_a_lost_host_greys_the_page_with_its_age_and_says_what_to_do(page, attachment, now) -> None:
    attachment.lose()
    assert page.veil.isVisible()
    now[0] += 12
    page._ageing.timeout.emit()
    assert page.veil.said == "Last known, 12 s ago"
    assert page.alarms.cause.text() == "No connection to the session"
    assert "take the headset off" in page.alarms.action.text()
    assert page.emergency.said[0] == "Take the headset off"
    assert page.clocks.phase.text() == "Plateau"


def test_a_lost_host_is_sent_nothing_but_an_emergency(page, attachment, qtbot) -> None:
    attachment.lose()
    for part in (page.grid.tiles["ease"], page.light_sound.music, page.next_act.button):
        assert not part.isEnabled()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F7):
        press(page, key)
    assert attachment.acts == []
    press(page, Qt.Key.Key_F12)
    assert attachment.acts == [ms.Emergency()]


def test_the_veil_leaves_the_foot_free(page, attachment) -> None:
    attachment.lose()
    page.resize(1180, 700)
    QApplication.processEvents()
    assert page.veil.geometry().bottom() < page._foot.y()
    assert page.veil.width() == page.width()


def test_with_the_next_state_all_is_as_before(page, attachment, snapshot) -> None:
    attachment.lose()
    attachment.show(snapshot(phase="return"))
    assert not page.veil.isVisible()
    assert page.clocks.phase.text() == "Return"
    assert page.alarms.cause.text() == "All is well"
    assert page.grid.tiles["ease"].isEnabled()
    assert page.emergency.said[0] == "Emergency"


def test_a_question_does_not_outlive_the_host(page, attachment) -> None:
    page.grid.ask_to_end()
    attachment.lose()
    assert not page.grid.asks


def test_a_host_that_goes_after_the_end_is_no_loss(page, attachment, snapshot) -> None:
    attachment.show(snapshot(flags={"ending": True, "ended": True}))
    attachment.lose()
    assert not page.veil.isVisible()
    assert page.next_act.said == ("The session is over", "The headset may come off")


def test_a_host_that_never_was_is_no_loss(open_page, attachment) -> None:
    page = open_page()
    attachment.lose("No session host is running", "Start one")
    assert not page.veil.isVisible()


# --- room and reach


@pytest.mark.parametrize("phase", ["settle", "plateau", "return"])
def test_at_1280_by_800_everything_is_seen_without_scrolling(page, attachment, snapshot, phase) -> None:
    attachment.show(snapshot(phase=phase, alarms=(alarm("headset_off"),)))
    QApplication.processEvents()
    assert page.columns.shape == "three"
    assert page._area.verticalScrollBar().maximum() == 0
    assert page._area.horizontalScrollBar().maximum() == 0
    for part in (page.next_act, page.grid.tiles["end"], page.course, page.light_sound, page.frames):
        assert inside(part, page)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize(("width", "height"), [(1180, 800), (1820, 1080), (700, 500)])
def test_the_emergency_is_at_the_bottom_right_whatever_the_size_and_the_language(
    open_page, attachment, snapshot, qapp, direction, width, height
) -> None:
    qapp.setLayoutDirection(direction)
    try:
        page = open_page(width, height)
        attachment.show(snapshot())
        QApplication.processEvents()
        corner = page.emergency.button
        assert inside(corner, page)
        place = corner.mapTo(page, corner.rect().bottomRight())
        assert page.width() - place.x() < 40
        assert page.height() - place.y() < 40
        assert corner.width() >= 220
        assert corner.height() >= 96
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_emergency_is_as_wide_as_the_acts_above_it(page) -> None:
    QApplication.processEvents()
    assert page.emergency.width() == page.grid.width()
    assert page.emergency.mapTo(page, QPoint(0, 0)).x() == page.grid.mapTo(page, QPoint(0, 0)).x()


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1180), (1.5, 1180), (2.0, 1180), (2.0, 1820)])
def test_up_to_200_percent_nothing_is_cut_off_sideways(open_page, attachment, snapshot, qapp, scale, width) -> None:
    use_theme(qapp, "dark", scale)
    page = open_page(width, 800)
    attachment.show(snapshot(alarms=(alarm("stop_unconfirmed"), alarm("comfort_check"))))
    QApplication.processEvents()
    assert page._area.horizontalScrollBar().maximum() == 0
    assert page.width() == width
    for part in (page.emergency.button, page.alarms, page.alarms.silencer, page.top_bar.headset):
        assert inside(part, page)
    clock = page.clocks.infusion
    assert clock.width() >= clock.fontMetrics().horizontalAdvance(clock.text())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_whatever_is_pressed_is_large_enough(open_page, attachment, snapshot, qapp, scale) -> None:
    use_theme(qapp, "dark", scale)
    page = open_page(1180, 800)
    attachment.show(snapshot(alarms=(alarm("headset_off"), alarm("comfort_check"))))
    QApplication.processEvents()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= theme().touch, button.accessibleName()


def test_whatever_takes_the_keyboard_has_a_name(page, attachment, snapshot) -> None:
    attachment.show(snapshot(alarms=(alarm("headset_off"), alarm("comfort_check"))))
    reached = [
        part
        for part in page.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled()
    ]
    assert len(reached) > 15
    nameless = [f"{part} in {part.parent()}" for part in reached if not part.accessibleName()]
    assert nameless == []


def test_tab_reaches_the_emergency_and_every_act(page, qtbot) -> None:
    page.grid.tiles["ease"].setFocus()
    seen = set()
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    wanted = {*page.grid.tiles.values(), page.emergency.button, page.course.strip, page.light_sound.brightness.slider}
    assert wanted <= seen


def test_the_parts_move_into_two_columns_and_one_and_back(qtbot) -> None:
    names = ("mirror", "meter", "chips", "frames", "clocks", "course", "light_sound", "next_act", "answer", "grid")
    parts = {name: QLabel(name) for name in names}
    ground = QWidget()
    columns = Columns(parts)
    columns.setParent(ground)
    qtbot.addWidget(ground)
    ground.resize(1300, 900)
    ground.show()
    for width, shape in ((1300, "three"), (900, "two"), (500, "one"), (1300, "three")):
        columns.resize(width, 900)
        QApplication.processEvents()
        assert columns.shape == shape
        assert all(part.isVisible() for part in parts.values())
        assert parts["clocks"].mapTo(columns, QPoint(0, 0)).y() < 10


def test_a_state_that_says_nothing_new_has_nothing_drawn(page, attachment, snapshot, qapp) -> None:
    from PySide6.QtCore import QEvent, QObject

    class Painted(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.parts: list[str] = []

        def eventFilter(self, watched, event):  # noqa: N802 -- Qt's name
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                self.parts.append(f"{type(watched).__name__} in {type(watched.parent()).__name__}")
            return False

    page.mirror._timer.stop()
    page.frames.hide()  # the plot's own scene draws itself some turns later; test_frames has it
    attachment.show(snapshot())
    for _ in range(3):
        QApplication.processEvents()
    painted = Painted()
    qapp.installEventFilter(painted)
    try:
        for number in range(5):
            attachment.show(snapshot(sequence=101 + number))
            QApplication.processEvents()
    finally:
        qapp.removeEventFilter(painted)
    assert painted.parts == []


def test_sliders_are_reached_and_named(page) -> None:
    assert {slider.accessibleName() for slider in page.findChildren(QSlider)} == {"Brightness", "Volume"}
