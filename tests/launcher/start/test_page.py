"""From opening the page to a session that plays, and everything that can go wrong on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.launcher.start.rig import WELL, finding
from vr_runtime.cards.card import LastSetUp, changed
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.problem import ExitCode, Problem

BUSY = (
    "A session host runs already on this machine (process 4711). "
    "Look at it with vr-runtime status, or end its session with vr-runtime ctl end."
)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot, row, index):
    press(qtbot, row.buttons()[index])


def test_open_and_start_is_one_click(qtbot, page, outside):
    assert page.bar.button.isEnabled()
    press(qtbot, page.bar.button)
    [set_up] = outside.set_ups
    assert set_up == SetUp(scene="canopy", preset="iv-pain", infusion_min=60)
    assert page.bar.is_busy
    assert not page.bar.button.isEnabled()


def test_the_keyboard_alone_starts_it(qtbot, page, outside):
    assert page.focusWidget() is page.bar.button  # of the page, whether or not its window is in front
    qtbot.keyClick(page.bar.button, Qt.Key.Key_Space)
    assert len(outside.set_ups) == 1


def test_everything_that_is_chosen_is_in_the_set_up(qtbot, make_page, outside):
    page = make_page(settings={"sound_device": "Speakers", "cap_db": -3.0, "keep_days": 30})
    choose(qtbot, page.preflight.headset, 1)
    choose(qtbot, page.scenes.posture, 1)
    press(qtbot, page.scenes.tile("lake"))
    choose(qtbot, page.plan.by, 1)
    page.plan.minutes.field.setText("120")
    page.comfort.brightness.slider.setValue(page.comfort.brightness.slider.value() - 30)
    page.comfort.volume.slider.setValue(page.comfort.volume.slider.value() - 6)
    page.comfort.music.click()
    page.comfort.breath.click()
    page.comfort.voice.setCurrentIndex(page.comfort.voice.findData("de"))
    press(qtbot, page.bar.button)
    assert outside.set_ups == [
        SetUp(headset="simulated", scene="lake", preset="iv-pain", infusion_min=None, window_min=120,
              posture="seated", brightness_percent=70, volume_db=-6.0, music=False, voice="de", breath_cue=True,
              sound="Speakers", cap_db=-3.0, keep_days=30)
    ]  # fmt: skip


def test_it_has_begun_when_pictures_are_shown_and_not_before(qtbot, page, outside, context, attachment, snapshot):
    press(qtbot, page.bar.button)
    attachment.show(snapshot(player={"frames": 0}))
    assert page.bar.is_busy
    assert "run" not in context.went
    attachment.show(snapshot(player={"frames": 1}))
    assert not page.bar.is_busy
    assert context.went[-1] == "run"


def test_a_refusal_is_told_in_the_hosts_words_and_nothing_typed_is_lost(qtbot, page, outside, context):
    page.plan.minutes.field.setText("95")
    press(qtbot, page.scenes.tile("veils"))
    press(qtbot, page.bar.button)
    before = outside.set_ups[-1]
    outside.hosts[-1].failed.emit(BUSY)
    assert page.failure.isVisibleTo(page)
    assert page.failure.text == BUSY
    assert page.failure.banner.level == "problem"
    assert context.went[-1] == "start"
    assert page.plan.typed == "95"
    press(qtbot, page.bar.button)
    assert outside.set_ups[-1] == before
    assert not page.failure.isVisibleTo(page)


def test_a_host_that_ends_before_a_picture_is_a_failure_too(qtbot, page, outside):
    press(qtbot, page.bar.button)
    outside.hosts[-1].ended.emit()
    assert page.failure.text
    assert page.bar.button.isEnabled()


def test_what_ends_a_session_later_is_no_failed_start(qtbot, page, outside, attachment, snapshot):
    press(qtbot, page.bar.button)
    attachment.show(snapshot())
    outside.hosts[-1].failed.emit("The headset was unplugged")
    assert not page.failure.isVisibleTo(page)


def test_the_last_sessions_host_on_its_way_out_says_nothing_of_this_one(qtbot, page, outside, attachment, snapshot):
    press(qtbot, page.bar.button)
    attachment.show(snapshot())
    attachment.lose()
    press(qtbot, page.bar.button)
    outside.hosts[0].ended.emit()
    assert page.bar.is_busy
    assert not page.failure.isVisibleTo(page)


def test_a_start_that_the_system_refuses(qtbot, page, monkeypatch):
    def refused(_set_up):
        raise Problem(ExitCode.UNEXPECTED, "The disk is full", "Make room")

    object.__setattr__(page._ways, "start", refused)
    press(qtbot, page.bar.button)
    assert "The disk is full. Make room." in page.failure.text
    assert page.bar.button.isEnabled()


def test_while_it_starts_something_is_said_that_changes(qtbot, page):
    press(qtbot, page.bar.button)
    said = [page.bar.busy.accessibleName()]
    for _ in range(30):
        page.beginning._tick()
        said.append(page.bar.busy.accessibleName())
    assert len(dict.fromkeys(said)) == 3


def test_a_session_that_runs_already_is_shown_and_keeps_a_second_from_starting(
    qtbot, page, outside, context, attachment, snapshot
):
    attachment.show(snapshot())
    assert not page.bar.button.isEnabled()
    assert page.standing.session.isVisibleTo(page)
    press(qtbot, page.standing.session.button)
    assert context.went[-1] == "run"
    attachment.show(snapshot(flags={"ended": True}))
    assert page.bar.button.isEnabled()
    attachment.show(snapshot())
    attachment.lose()
    assert page.bar.button.isEnabled()
    assert not page.standing.session.isVisibleTo(page)
    assert outside.set_ups == []


def test_a_session_that_broke_off_is_gone_on_with_in_one_click(qtbot, page, outside, attachment, snapshot, context):
    broken = finding("session_broke_off", "session", "warning", "broke off", "Go on", session=3, minutes_ago=7)
    outside.examinations()[-1].done.emit([*WELL, broken])
    assert "7 min" in page.standing.session.text
    press(qtbot, page.standing.session.button)
    assert outside.resumed == 1
    assert outside.set_ups == []
    assert page.bar.is_busy
    assert not page.standing.session.isVisibleTo(page)
    attachment.show(snapshot())
    assert context.went[-1] == "run"


def test_a_simulated_headset_is_never_overlooked(qtbot, page, outside):
    assert page.preflight.headset_value == "openxr"
    assert not page.standing.simulated.isVisibleTo(page)
    choose(qtbot, page.preflight.headset, 1)
    assert page.standing.simulated.isVisibleTo(page)
    assert page.standing.simulated.level == "warn"
    assert "Simulated" in page.bar.button.accessibleDescription()
    assert "--headset=simulated" in outside.examinations()[-1].arguments
    press(qtbot, page.standing.simulated.button)
    assert page.preflight.headset_value == "openxr"
    assert not page.standing.simulated.isVisibleTo(page)
    assert "--headset=openxr" in outside.examinations()[-1].arguments


def test_a_plan_out_of_limits_keeps_it_from_starting_and_says_where(qtbot, page, outside):
    page.plan.minutes.field.setText("999")
    assert not page.bar.button.isEnabled()
    assert "minutes" in page.bar.about.text()
    page.plan.minutes.field.setText("90")
    assert page.bar.button.isEnabled()


def test_a_problem_of_the_check_is_told_and_does_not_forbid(page, outside):
    gone = finding("headset_missing", "headset", "problem", "no headset answers", "Connect it")
    outside.examinations()[-1].done.emit([gone])
    assert "problem" in page.bar.about.text()
    assert page.bar.button.isEnabled()  # what was found may be mended by now; the host looks again


def test_other_settings_are_followed_and_keep_what_was_set(qtbot, page, outside, context):
    import msgspec

    press(qtbot, page.scenes.tile("veils"))
    page.plan.minutes.field.setText("100")
    settings = msgspec.structs.replace(
        context.settings.now, max_brightness=40, longest_infusion_min=90, allowed_scenes=("canopy", "veils"),
        sound_device="none",
    )  # fmt: skip
    context.settings.set(settings)
    assert page.comfort.comfort.brightness_percent == 40
    assert page.plan.plan is None
    assert page.plan.typed == "100"
    assert page.scenes.chosen == "veils"
    assert page.scenes.tile("river").reason == "Not used in this clinic"
    assert "--sound=none" in outside.examinations()[-1].arguments


def opened(qtbot, page, store, **fields):
    card = changed(store.make(), **fields)
    store.save(card)
    page.card.code.setText(card.code.lower().replace("-", " "))
    press(qtbot, page.card.open)
    qtbot.waitUntil(lambda: page.card.card is not None, timeout=30_000)
    return card


def test_a_card_dims_what_the_patient_avoids_and_closing_it_lifts_that(qtbot, page, store, context):
    card = opened(qtbot, page, store, tags_avoided=("water",))
    assert context.card.now == card.code
    assert page.scenes.tile("river").reason == "Card avoids: Water"
    assert not page.scenes.tile("river").isEnabled()
    press(qtbot, page.card.close_card)
    assert page.scenes.tile("river").isEnabled()
    assert context.card.now is None


def test_the_last_set_up_is_one_click(qtbot, page, store, outside):
    last = LastSetUp(scene="lake", preset="iv-pain", window_min=150, brightness_percent=55, volume_db=-8.0,
                     music=False, voice="fr", breath_cue=True)  # fmt: skip
    opened(qtbot, page, store, last=last, posture="seated", sessions=2)
    press(qtbot, page.card.again)
    press(qtbot, page.bar.button)
    assert outside.set_ups == [
        SetUp(scene="lake", infusion_min=None, window_min=150, posture="seated", brightness_percent=55,
              volume_db=-8.0, music=False, voice="fr", breath_cue=True)
    ]  # fmt: skip


def test_a_card_counts_the_session_once_it_has_begun(qtbot, page, store, outside, attachment, snapshot):
    card = opened(qtbot, page, store)
    press(qtbot, page.bar.button)
    outside.hosts[-1].failed.emit("No headset")
    assert store.get(card.code).sessions == 0
    press(qtbot, page.bar.button)
    attachment.show(snapshot())
    qtbot.waitUntil(lambda: page.card.card.sessions == 1, timeout=30_000)
    assert store.get(card.code).last.scene == "canopy"


def test_a_card_that_another_page_opened_or_closed_is_followed(qtbot, page, store, context):
    card = changed(store.make(), tags_avoided=("dark",))
    store.save(card)
    context.card.set(card.code)
    qtbot.waitUntil(lambda: page.card.card is not None, timeout=30_000)
    assert page.scenes.tile("river").reason == "Card avoids: Darkness"
    context.card.set(None)
    assert page.card.card is None
    assert page.scenes.tile("river").isEnabled()


@pytest.mark.parametrize(("size", "across"), [((1180, 800), True), ((760, 800), False)])
def test_two_columns_where_there_is_room(make_page, size, across):
    page = make_page(size=size)
    is_beside = page.plan.mapTo(page, page.plan.rect().topLeft()).x() > page.scenes.width()
    assert is_beside is across
    assert page.bar.button.isVisibleTo(page)


def test_every_control_has_a_name_and_is_large_enough_for_a_glove(page, outside):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider

    outside.examinations()[-1].done.emit(WELL)
    page.preflight.more.click()
    controls = [one for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider) for one in page.findChildren(kind)]
    seen = [one for one in controls if one.isVisibleTo(page)]
    assert len(seen) > 20
    for one in seen:
        assert one.accessibleName(), one
        assert one.height() >= 44, (one.accessibleName(), one.height())
        assert one.focusPolicy() != Qt.FocusPolicy.NoFocus, one.accessibleName()


def test_tab_reaches_the_start_from_the_first_control(qtbot, page):
    first = page.preflight.headset.buttons()[0]
    widget, reached = first, []
    for _ in range(200):
        widget = widget.nextInFocusChain()
        if widget is page.bar.button:
            break
        reached.append(widget)
    assert widget is page.bar.button
    assert page.plan.minutes.field in reached
    assert page.comfort.volume.slider in reached
    assert reached.index(page.scenes.tile("canopy")) < reached.index(page.card.code)
