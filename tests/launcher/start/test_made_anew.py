"""Another language, size or theme makes the page anew: what was set and not started yet is there again."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.exceptions import capture_exceptions

from vr_runtime.cards.card import changed
from vr_runtime.launcher.context import Held
from vr_runtime.launcher.start.page import StartPage


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_was_chosen_and_typed_is_there_again(qtbot, make_page):
    page = make_page()
    press(qtbot, page.preflight.headset.buttons()[1])
    press(qtbot, page.scenes.posture.buttons()[1])
    press(qtbot, page.scenes.tile("lake"))
    press(qtbot, page.plan.by.buttons()[1])
    page.plan.minutes.field.setText("95")
    page.comfort.volume.slider.setValue(page.comfort.volume.slider.value() - 6)
    page.comfort.breath.click()
    page.comfort.music.click()
    page.comfort.voice.setCurrentIndex(page.comfort.voice.findData("fr"))
    page.comfort.voice.activated.emit(page.comfort.voice.currentIndex())
    page.card.code.setText("7K")
    again = make_page()
    assert again.set_up == page.set_up
    assert (again.plan.typed, again.card.code.text()) == ("95", "7K")
    assert (again.set_up.headset, again.set_up.scene, again.set_up.breath_cue) == ("simulated", "lake", True)


def test_minutes_that_cannot_be_planned_are_kept_as_they_were_typed(make_page):
    make_page().plan.minutes.field.setText("9")
    again = make_page()
    assert again.plan.typed == "9"
    assert again.plan.plan is None


def test_the_posture_that_was_chosen_with_a_card_open_is_not_the_cards_again(qtbot, make_page, store, context):
    card = changed(store.make(), tags_avoided=("dark",), posture="lying")
    store.save(card)
    page = make_page()
    context.card.set(card.code)
    qtbot.waitUntil(lambda: page.card.card is not None, timeout=30_000)
    press(qtbot, page.scenes.posture.buttons()[1])
    again = make_page()
    qtbot.waitUntil(lambda: again.card.card is not None, timeout=30_000)
    assert again.scenes.posture_value == "seated"
    assert again.scenes.tile("river").reason == "Card avoids: Darkness"


def test_a_page_that_nobody_touched_follows_the_settings(make_page, context):
    page = make_page()
    context.settings.set(msgspec.structs.replace(context.settings.now, infusion_min=45, default_scene="veils"))
    assert (page.plan.typed, page.scenes.chosen) == ("45", "veils")
    assert "start" not in context.unsaved


def test_a_start_under_way_goes_on_and_is_counted_on_the_card(
    qtbot, make_page, context, store, attachment, outside, snapshot
):
    card = store.make()
    page = make_page()
    context.card.set(card.code)
    qtbot.waitUntil(lambda: page.card.card is not None, timeout=30_000)
    press(qtbot, page.bar.button)
    again = make_page()
    assert again.bar.is_busy
    assert len(outside.set_ups) == 1
    context.card.set(None)  # put away meanwhile: it was theirs when the session was started
    attachment.show(snapshot())
    assert not again.bar.is_busy
    qtbot.waitUntil(lambda: store.get(card.code).sessions > 0, timeout=30_000)
    assert store.get(card.code).sessions == 1
    assert context.went.count("run") == 1, "the page before it, which is here still, did nothing"


def test_a_page_that_is_gone_hears_nothing_more(make_page, context, attachment, snapshot):
    page = StartPage(context, make_page()._ways)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    with capture_exceptions() as faults:
        attachment.show(snapshot())
        attachment.lose()
        context.card.set(None)
        context.settings.set(msgspec.structs.replace(context.settings.now, infusion_min=45))
    assert faults == []


def test_a_start_under_way_that_comes_to_nothing_is_told_by_the_page_that_is_there(qtbot, make_page, outside):
    page = make_page()
    press(qtbot, page.bar.button)
    again = make_page()
    outside.hosts[-1].code = 9
    outside.hosts[-1].failed.emit("Something new")
    assert again.failure.text == "Something new"
    assert again.bar.button.isEnabled()


def test_each_context_has_its_own(context):
    from vr_runtime.launcher.context import Context

    context.unsaved["start"] = "told"
    assert Context(context.attachment, context.places, Held()).unsaved == {}
