"""The window goes where the session is, and says on every page what has to be known on every page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from vr_runtime.clinic.setting_types import Settings
from vr_runtime.control.messages import Emergency
from vr_runtime.launcher import app as launcher_app
from vr_runtime.launcher import notices as notices_module
from vr_runtime.launcher import window as window_module
from vr_runtime.launcher.context import PAGES
from vr_runtime.launcher.controls import ask
from vr_runtime.launcher.window import MainWindow


class PlainPage(QWidget):
    """A page with something in it that takes the keyboard."""

    def __init__(self, context):
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)


class FakeFaults(QObject):
    happened = Signal(str)


@pytest.fixture
def faults(qapp):
    return FakeFaults()


@pytest.fixture
def window(context, faults, qtbot, monkeypatch):
    monkeypatch.setattr(window_module, "page_class", lambda _page: PlainPage)
    made = MainWindow(context, faults)
    qtbot.addWidget(made)
    with qtbot.waitActive(made, timeout=30_000):
        made.show()
        made.activateWindow()
    return made


def test_it_opens_on_the_start_page_and_makes_no_other(window):
    assert window.page == "start"
    assert [page for page in PAGES if window.widget(page) is not None] == ["start"]
    assert window.accessibleName() or window.windowTitle()


def test_a_session_that_runs_is_shown_at_once(window, attachment, snapshot):
    attachment.show(snapshot())
    assert window.page == "run"


def test_after_the_end_it_shows_what_comes_after_once(window, attachment, snapshot):
    attachment.show(snapshot())
    attachment.show(snapshot(flags={"ended": True}))
    assert window.page == "after"
    window.go("start")
    attachment.show(snapshot(flags={"ended": True}, sequence=102))
    assert window.page == "start", "who has gone elsewhere stays there"


def test_a_session_that_had_ended_before_it_was_found_takes_nobody_along(window, attachment, snapshot):
    attachment.show(snapshot(flags={"ended": True}))
    assert window.page == "start"


def test_the_next_session_is_shown_like_the_first(window, attachment, snapshot):
    attachment.show(snapshot())
    attachment.show(snapshot(flags={"ended": True}))
    attachment.lose("No session host is running", "Start one")
    attachment.show(snapshot(session="00000002"))
    assert window.page == "run"


def test_the_sessions_page_is_offered_only_where_there_is_one(window, attachment, snapshot):
    assert not window.navigation.button("run").isEnabled()
    window.go("run")
    assert window.page == "start"
    attachment.show(snapshot())
    assert window.navigation.button("run").isEnabled()


def test_a_start_that_came_to_nothing_is_no_lost_session(window, attachment, snapshot):
    attachment.show(snapshot(player={"frames": 0}))
    attachment.lose("The session host has died without a goodbye", "Look at the headset")
    assert "lost" not in window.notices.standing
    attachment.show(snapshot(player={"frames": 1}))
    attachment.lose("The session host has died without a goodbye", "Look at the headset")
    assert "lost" in window.notices.standing


def test_a_lost_host_is_told_with_what_to_do_and_the_way_to_take_the_session_up(
    window, attachment, snapshot, monkeypatch
):
    resumed = []

    class Start(QObject):
        failed = Signal(str)

    def resume():
        resumed.append(Start())
        return resumed[-1]

    monkeypatch.setattr(notices_module, "resume_session", resume)
    attachment.show(snapshot())
    attachment.lose("The session host has died", "Look at the headset")
    banner = window.notices.banners["lost"]
    assert banner.isVisible()
    assert "look after the patient first" in banner.text
    assert banner.toolTip() == "The session host has died. Look at the headset."
    assert window.page == "run", "what was known last stays in sight"
    banner.button.click()
    assert len(resumed) == 1
    assert not banner.button.isVisible()
    resumed[0].failed.emit("There is nothing to take up.")
    assert banner.text.endswith("There is nothing to take up.")
    banner.button.click()
    assert not banner.isVisible()


def test_a_host_of_another_installation_is_told_as_it_is_and_cannot_be_taken_up(window, attachment):
    attachment.lose("The running host speaks control protocol 7, this command 2", "Use that of the same installation")
    banner = window.notices.banners["lost"]
    assert banner.text.startswith("This window reaches no session. The running host speaks control protocol 7")
    assert banner.button.text() == "Close"


def test_a_host_that_is_found_again_takes_the_banner_away(window, attachment, snapshot):
    attachment.show(snapshot())
    attachment.lose()
    attachment.show(snapshot())
    assert not window.notices.isVisible()


def test_the_host_that_goes_after_the_end_is_no_loss(window, attachment, snapshot):
    attachment.show(snapshot())
    attachment.show(snapshot(flags={"ended": True}))
    attachment.lose("No session host is running", "Start one")
    assert not window.notices.isVisible()


def test_emergency_is_in_sight_on_every_page_while_a_session_runs(window, attachment, snapshot):
    assert not window.strip.isVisible()
    attachment.show(snapshot())
    assert not window.strip.isVisible(), "the session's page has its own"
    for page in ("start", "after", "past", "cards", "settings"):
        window.go(page)
        assert window.strip.isVisible()
        assert window.strip.emergency.visibleRegion().boundingRect() == window.strip.emergency.rect(), page
    window.strip.emergency.click()
    assert attachment.acts == [Emergency()]
    attachment.show(snapshot(flags={"emergency": True}))
    assert not window.strip.emergency.isEnabled()
    assert "mergency" in window.strip.words.text()
    attachment.show(snapshot(flags={"ended": True}))
    assert not window.strip.isVisible()


def test_emergency_lies_at_the_bottom_right_where_text_runs_from_the_right_too(
    qapp, context, faults, qtbot, monkeypatch, snapshot
):
    monkeypatch.setattr(window_module, "page_class", lambda _page: PlainPage)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = MainWindow(context, faults)
        qtbot.addWidget(window)
        window.show()
        context.attachment.show(snapshot())
        window.go("settings")
        qapp.processEvents()
        emergency = window.strip.emergency
        assert emergency.mapTo(window, emergency.rect().center()).x() > window.navigation.x() / 2
        assert window.navigation.x() > window.width() / 2, "everything else is turned round"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("page", PAGES)
def test_the_emergency_key_works_on_every_page_wherever_the_keyboard_is(window, attachment, snapshot, qtbot, page):
    attachment.show(snapshot())
    window.go(page)
    field = window.widget(page).field
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F12)
    assert attachment.acts == [Emergency()]


def test_the_emergency_key_works_over_a_question_and_answers_it_not(window, attachment, snapshot, qtbot):
    attachment.show(snapshot())

    def press():
        box = QApplication.activeModalWidget()
        qtbot.keyClick(box.focusWidget(), Qt.Key.Key_F12)
        box.reject()

    QTimer.singleShot(0, press)
    assert ask(window, "End the session?", "End it") is False
    assert attachment.acts == [Emergency()]


def test_a_key_that_is_held_down_is_one_emergency(window, attachment, snapshot):
    attachment.show(snapshot())
    for repeats in (False, True, True):
        press = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier, "", repeats)
        QApplication.sendEvent(window, press)
    assert attachment.acts == [Emergency()]


def test_the_key_with_another_is_no_emergency(window, attachment, snapshot, qtbot):
    attachment.show(snapshot())
    qtbot.keyClick(window, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert attachment.acts == []


def test_the_key_presses_the_sessions_own_button_where_that_page_is_made(window, attachment, snapshot, qtbot):
    attachment.show(snapshot())
    pressed = []
    window.widget("run").press_emergency = lambda: pressed.append(True)
    window.go("settings")
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert pressed == [True]
    assert attachment.acts == []


def test_the_key_without_a_session_says_so(window, attachment, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert window.notices.banners["hint"].text == "No session is running."
    window.go("settings")
    assert not window.notices.isVisible()


def test_an_emergency_that_does_not_get_through_says_what_to_do(window, attachment, snapshot):
    attachment.show(snapshot())
    window.go("settings")
    attachment.failed.emit(Emergency(), "No host answers.")
    assert window.notices.banners["emergency"].isVisible()
    assert "headset off" in window.notices.banners["emergency"].text


def test_a_page_that_says_so_itself_is_left_to(window, attachment, snapshot):
    attachment.show(snapshot())
    window.widget("run").shows_loss = True
    window.go("settings")
    window.go("run")
    attachment.failed.emit(Emergency(), "No host answers.")
    assert not window.notices.banners["emergency"].isVisible()
    window.go("settings")
    assert window.notices.banners["emergency"].isVisible()


def test_a_fault_of_the_window_is_one_calm_line(window, faults):
    faults.happened.emit("/state/launcher/launcher.log")
    banner = window.notices.banners["fault"]
    assert banner.isVisible()
    assert banner.level == "warn"
    assert "/state/launcher/launcher.log" in banner.text
    banner.button.click()
    assert not banner.isVisible()


def test_pages_have_keys(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "settings"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "start"


def test_closing_asks_nothing_and_sends_nothing(window, attachment, snapshot):
    attachment.show(snapshot())
    assert window.close()
    assert attachment.acts == []


def test_the_window_is_made_anew_where_its_look_or_language_changes(
    qapp, context, faults, qtbot, monkeypatch, snapshot
):
    made = []

    class CountedPage(PlainPage):
        def __init__(self, context):
            super().__init__(context)
            made.append(self)

    monkeypatch.setattr(window_module, "page_class", lambda _page: CountedPage)
    window = launcher_app.opened_window(qapp, context, faults, None)
    qtbot.addWidget(window)
    window.show()
    context.attachment.show(snapshot())
    window.go("settings")
    faults.happened.emit("log")
    before = len(made)
    context.settings.set(Settings(keep_days=7))
    qtbot.wait(0)
    assert len(made) == before, "what it does not wear changes nothing"
    context.settings.set(Settings(theme="light", scale_percent=150))
    qtbot.waitUntil(lambda: len(made) > before, timeout=30_000)
    assert window.page == "settings"
    qtbot.waitUntil(window.strip.isVisible, timeout=30_000)
    assert [page for page in PAGES if window.widget(page) is not None] == ["start", "run", "settings"]
    assert window.notices.banners["fault"].isVisible(), "what stood there stands there still"
    assert qapp.font().pixelSize() == 22
    context.attachment.show(snapshot(sequence=103))  # nothing of the old pages is left to hear it


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_frame_fits_1280_by_800(qapp, context, faults, qtbot, monkeypatch, snapshot, scale, name):
    from vr_runtime.launcher.theme import use_theme

    use_theme(qapp, name, scale)
    monkeypatch.setattr(window_module, "page_class", lambda _page: PlainPage)
    window = MainWindow(context, faults)
    qtbot.addWidget(window)
    window.show()
    window.resize(1280, 800)
    context.attachment.show(snapshot())
    window.go("settings")
    context.attachment.failed.emit(Emergency(), "The session host (process 4711) has not answered for 2.0 s.")
    qapp.processEvents()
    assert (window.width(), window.height()) == (1280, 800)
    for part in (window.navigation.button("settings"), window.strip.emergency, window.notices.banners["emergency"]):
        assert part.visibleRegion().boundingRect().size() == part.size(), part.accessibleName()
