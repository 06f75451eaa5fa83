"""The settings page: staff set the desk, an engineer the clinic; every change is on disk, on record and on show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from vr_runtime.clinic import passphrase as passphrase_module
from vr_runtime.clinic.setting_types import DESK, GROUPS, NAMES
from vr_runtime.clinic.settings import SettingsFile
from vr_runtime.launcher.settings.fields import NumberField
from vr_runtime.launcher.settings.idle import Idle
from vr_runtime.launcher.settings.page import Offers, SettingsPage, Ways
from vr_runtime.launcher.theme import use_theme

OFFERS = Offers({"night-sky": "Night sky", "still-lake": "Still lake at dawn", "empty": "Empty"}, ["im", "iv-pain"])
RIGHT = "quiet river stones"
WITHIN_MS = 20_000


class QuietJob(QObject):
    done = Signal(object)
    failed = Signal(str, int)


class Pc:
    """What the page reaches for."""

    def __init__(self) -> None:
        self.jobs: list[QuietJob] = []
        self.started = []

    def job(self, parent, _arguments, **_options):
        job = QuietJob(parent)
        self.jobs.append(job)
        return job

    def start(self, set_up):
        self.started.append(set_up)
        return QuietJob()

    @property
    def ways(self) -> Ways:
        return Ways(offers=lambda _language: OFFERS, job=self.job, start=self.start)


@pytest.fixture
def pc():
    return Pc()


@pytest.fixture
def file(places, monkeypatch):
    monkeypatch.setattr(passphrase_module, "_COST_N", 2**14)
    return SettingsFile(places.config, places.state)


@pytest.fixture
def page(qtbot, context, pc, file):
    page = SettingsPage(context, pc.ways)
    qtbot.addWidget(page)
    page.resize(1190, 800)
    page.show()
    qtbot.waitUntil(lambda: page.row("default_scene").field.box.count() == len(OFFERS.scenes) + 1, timeout=WITHIN_MS)
    return page


@pytest.fixture
def engineer(page, context):
    context.engineer.set(True)
    return page


def settled(qtbot, file, **values):
    """Wait until the file says so."""
    qtbot.waitUntil(lambda: all(getattr(file.read().settings, k) == v for k, v in values.items()), timeout=WITHIN_MS)


def texts(widget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_staff_have_the_desks_controls_and_see_the_rest_in_words(page):
    for key in NAMES:
        row = page.row(key)
        assert row.field.isVisibleTo(page) == (key in DESK), key
        assert row.words.isVisibleTo(page) == (key not in DESK), key
        assert row.words.text(), key
    assert page.mode.text == "Staff"


def test_every_setting_has_a_name_and_a_sentence(page):
    for names in GROUPS.values():
        for key in names:
            assert page.row(key).name.text()
            assert page.row(key).about.text().endswith(".")


def test_staff_change_the_desk(qtbot, page, file, context):
    page.row("theme").field.row.buttons()[1].click()
    settled(qtbot, file, theme="light")
    qtbot.waitUntil(lambda: context.settings.now.theme == "light", timeout=WITHIN_MS)
    assert file.changes().changes[-1].who == "staff"


def test_a_change_is_on_show_in_the_log(qtbot, page):
    page.row("theme").field.row.buttons()[1].click()
    qtbot.waitUntil(lambda: "Theme: Dark → Light" in texts(page.log), timeout=WITHIN_MS)


def test_the_first_one_sets_the_passphrase(qtbot, page, file, context):
    page.lock.begin.click()
    assert page.lock.again.isVisible()
    QTest.keyClicks(page.lock.first, RIGHT)
    QTest.keyClicks(page.lock.again, RIGHT + "x")
    page.lock.confirm.click()
    assert "not the same" in page.lock.fault.text()
    page.lock.again.setText(RIGHT)
    page.lock.confirm.click()
    qtbot.waitUntil(lambda: bool(context.engineer), timeout=WITHIN_MS)
    file.passphrase.check(RIGHT)
    assert page.mode.text == "Engineer"
    assert RIGHT not in " ".join(texts(page))
    qtbot.waitUntil(lambda: "Passphrase set" in texts(page.log), timeout=WITHIN_MS)


def test_a_short_passphrase_is_one_line(qtbot, page, context):
    page.lock.begin.click()
    page.lock.first.setText("short")
    page.lock.again.setText("short")
    page.lock.confirm.click()
    qtbot.waitUntil(lambda: "8 letters at least" in page.lock.fault.text(), timeout=WITHIN_MS)
    assert not context.engineer


def test_a_wrong_passphrase_is_one_line_and_the_right_one_opens(qtbot, context, pc, file):
    file.passphrase.set(RIGHT)
    page = SettingsPage(context, pc.ways)
    qtbot.addWidget(page)
    page.show()
    page.lock.begin.click()
    assert not page.lock.again.isVisible()
    page.lock.first.setText("something else")
    QTest.keyClick(page.lock.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.lock.fault.text() == "That is not the passphrase.", timeout=WITHIN_MS)
    assert page.lock.first.text() == ""
    assert not context.engineer
    page.lock.first.setText(RIGHT)
    page.lock.confirm.click()
    qtbot.waitUntil(lambda: bool(context.engineer), timeout=WITHIN_MS)


def test_while_a_wait_lasts_nobody_can_try(qtbot, context, pc, file):
    file.passphrase.set(RIGHT)
    for _ in range(8):  # 64 seconds
        file.passphrase._write(_one_more_wrong(file))
    page = SettingsPage(context, pc.ways)
    qtbot.addWidget(page)
    page.show()
    page.lock.begin.click()
    assert not page.lock.confirm.isEnabled()
    assert not page.lock.first.isEnabled()
    assert "Try again in" in page.lock.fault.text()


def _one_more_wrong(file):
    import time

    import msgspec

    stored = file.passphrase._read()
    return msgspec.structs.replace(stored, wrong=stored.wrong + 1, tried_ns=time.time_ns())


def test_an_engineer_has_every_control(engineer):
    assert all(engineer.row(key).field.isVisibleTo(engineer) for key in NAMES)
    assert engineer.practice.isVisibleTo(engineer)


def test_an_engineer_changes_a_limit(qtbot, engineer, file, context):
    field = engineer.row("max_brightness").field
    field.less.click()
    field.less.click()
    settled(qtbot, file, max_brightness=90)
    qtbot.waitUntil(lambda: context.settings.now.max_brightness == 90, timeout=WITHIN_MS)
    changes = [(one.key, one.old, one.new, one.who) for one in file.changes().changes]
    assert changes == [("max_brightness", 100, 90, "engineer")]  # two clicks, one change
    assert engineer.row("brightness_percent").field.box.maximum() == 90


def test_a_number_can_be_typed_and_stays_within_its_limits(qtbot, engineer, file):
    box = engineer.row("keep_days").field.box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "99999")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() <= 3650
    box.selectAll()
    QTest.keyClicks(box, "365")
    QTest.keyClick(box, Qt.Key.Key_Return)
    settled(qtbot, file, keep_days=365)


def test_what_was_set_counts_when_the_page_is_left_at_once(qtbot, engineer, file):
    engineer.row("keep_cards_years").field.more.click()
    engineer.hide()
    settled(qtbot, file, keep_cards_years=3)


def test_only_some_scenes_and_never_none(qtbot, engineer, file):
    field = engineer.row("allowed_scenes").field
    field.which.buttons()[1].click()
    settled(qtbot, file, allowed_scenes=("night-sky", "still-lake", "empty"))
    field.boxes["empty"].click()
    field.boxes["still-lake"].click()
    settled(qtbot, file, allowed_scenes=("night-sky",))
    field.boxes["night-sky"].click()
    assert field.boxes["night-sky"].isChecked()
    field.which.buttons()[0].click()
    settled(qtbot, file, allowed_scenes=())


def test_devices_are_asked_for_beside_the_window_and_a_missing_one_stays(qtbot, engineer, pc, file):
    field = engineer.row("sound_device").field
    pc.jobs[-1].done.emit({"devices": [{"name": "Loud headphones"}]})
    assert field.box.findData("Loud headphones") >= 0
    field.box.setCurrentIndex(field.box.findData("Loud headphones"))
    field.box.activated.emit(field.box.currentIndex())
    settled(qtbot, file, sound_device="Loud headphones")
    pc.jobs[-1].done.emit({"devices": []})
    assert field.box.currentData() == "Loud headphones"


def test_a_wheel_on_its_way_changes_nothing(engineer):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtWidgets import QApplication

    for key in ("default_scene", "keep_days"):
        box = engineer.row(key).field.box
        box.clearFocus()
        before = box.currentIndex() if key == "default_scene" else box.value()
        point, none = QPointF(5, 5), QPoint(0, 0)
        buttons, keys, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(box, QWheelEvent(point, point, none, QPoint(0, -120), buttons, keys, phase, False))
        assert (box.currentIndex() if key == "default_scene" else box.value()) == before


def test_a_refused_change_is_told_and_the_control_goes_back(qtbot, engineer, file, places):
    places.config.mkdir(parents=True)
    file.path.mkdir()  # a folder where the file should be: nothing can be written there
    engineer.row("music").field.row.buttons()[1].click()
    qtbot.waitUntil(engineer.refusal.isVisible, timeout=WITHIN_MS)
    assert "cannot be" in engineer.refusal.text
    assert engineer.row("music").field.row.value is True


def test_a_mistake_in_the_file_is_on_show(qtbot, context, pc, file, places):
    places.config.mkdir(parents=True)
    file.path.write_text("keep_days = 9999\nmax_brightness = 1\n")
    page = SettingsPage(context, pc.ways)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "settings.toml:1: keep_days = 9999" in page.mistakes.text, timeout=WITHIN_MS)
    assert "1 more" in page.mistakes.text


def test_a_log_that_was_altered_is_on_show(qtbot, page, file, places):
    page.row("theme").field.row.buttons()[1].click()
    settled(qtbot, file, theme="light")
    log = places.state / "settings" / "log.jsonl"
    # Nobody reads it meanwhile: half a file would be told otherwise.
    qtbot.waitUntil(lambda: "Theme: Dark → Light" in texts(page.log) and not page.log.busy, timeout=WITHIN_MS)
    log.write_bytes(log.read_bytes().replace(b"staff", b"engineer"))
    page.log.read()
    qtbot.waitUntil(lambda: "altered" in page.log.fault.text, timeout=WITHIN_MS)


def test_leaving_closes_it_again(engineer, context):
    engineer.lock.leave.click()
    assert not context.engineer
    assert not engineer.row("max_brightness").field.isVisibleTo(engineer)
    assert not engineer.idle.watching


def test_it_closes_by_itself_when_nobody_touches_the_window(engineer, context):
    assert engineer.idle.watching
    engineer.idle._over()
    assert not context.engineer


def test_idle_counts_anew_with_every_touch_and_with_nothing_else(qtbot, qapp, monkeypatch):
    idle, widget, passed, begun = Idle(60_000, qapp), QWidget(), [], []
    qtbot.addWidget(widget)
    widget.show()
    idle.passed.connect(lambda: passed.append(True))
    idle.begin()
    with monkeypatch.context() as patch:
        patch.setattr(idle._timer, "start", lambda: begun.append(True))
        qapp.sendEvent(widget, QEvent(QEvent.Type.Paint))
        qapp.sendEvent(widget, QEvent(QEvent.Type.Timer))
        assert begun == []
        QTest.keyClick(widget, Qt.Key.Key_A)
        after_key = len(begun)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        assert 0 < after_key < len(begun)
    assert passed == []
    idle._timer.start(0)
    qtbot.waitUntil(lambda: passed == [True], timeout=WITHIN_MS)
    assert not idle.watching


def test_practice_is_simulated_in_time_lapse_and_within_the_limits(engineer, pc, context, file):
    context.settings.set(file.change("engineer", {"max_brightness": 60, "longest_infusion_min": 30}))
    context.settings.set(file.change("engineer", {"allowed_scenes": ["still-lake"], "allowed_presets": ["iv-crps"]}))
    engineer.practice.speed.buttons()[2].click()
    engineer.practice.begin.click()
    (set_up,) = pc.started
    assert (set_up.headset, set_up.time_lapse, set_up.sound) == ("simulated", 60.0, "none")
    assert (set_up.brightness_percent, set_up.infusion_min) == (60, 30)
    assert (set_up.scene, set_up.preset) == ("still-lake", "iv-crps")


def test_no_practice_while_a_session_runs(engineer, attachment, snapshot):
    assert engineer.practice.begin.isEnabled()
    attachment.show(snapshot())
    assert not engineer.practice.begin.isEnabled()
    assert "running" in engineer.practice.why.text()
    attachment.lose()
    assert engineer.practice.begin.isEnabled()


def test_a_page_that_is_gone_hears_of_nothing(qtbot, qapp, context, pc, attachment, snapshot, file):
    """As when the window is made anew in another language."""
    import shiboken6

    gone = SettingsPage(context, pc.ways)
    gone.show()
    qapp.processEvents()
    shiboken6.delete(gone)
    with qtbot.captureExceptions() as faults:
        attachment.show(snapshot())
        attachment.lose()
        context.engineer.set(True)
        context.settings.set(file.change("staff", {"theme": "light"}))
        qapp.processEvents()
    assert faults == []


def test_practice_is_none_of_the_staffs(page):
    assert not page.practice.isVisibleTo(page)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (700, 600)])
def test_nothing_is_clipped_and_all_can_be_hit_with_a_glove(qtbot, qapp, context, pc, file, scale, size):
    look = use_theme(qapp, "light", scale)
    context.engineer.set(True)
    page = SettingsPage(context, pc.ways)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qapp.processEvents()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.height() >= look.touch, button.text()
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.accessibleName(), button.text()
    for field in page.findChildren(NumberField):
        if field.isVisible():
            line = field.box.lineEdit()
            assert line.width() >= line.fontMetrics().horizontalAdvance(line.text()), line.text()
