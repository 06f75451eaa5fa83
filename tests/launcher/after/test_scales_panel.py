"""The answers go into the record and onto the card, once, and can be corrected; a failure loses none of them."""

from __future__ import annotations

import pytest

from vr_runtime.cards.card import Answers
from vr_runtime.cards.store import Store
from vr_runtime.launcher.after.card_answers import keep_on_card
from vr_runtime.launcher.after.scales_panel import KINDS, ScalesPanel


@pytest.fixture
def panel(context, qtbot, jobs):
    made = ScalesPanel(context)
    qtbot.addWidget(made)
    made.show()
    return made


def answer(panel, **said):
    for kind, value in said.items():
        panel.rows[KINDS.index(kind)].answer(value)


def test_without_a_session_nothing_can_be_answered(panel, jobs):
    assert panel.standing == "nothing"
    assert not any(row.isEnabled() for row in panel.rows)
    assert not panel.save.isEnabled()
    answer(panel, pain=3)
    panel.save.click()
    assert (panel.said, jobs) == ({}, [])


def test_only_what_was_asked_is_saved(panel, jobs):
    panel.show_session(12, {})
    assert not panel.save.isEnabled()
    answer(panel, nausea=0, comfort=8)
    assert panel.unsaved
    panel.save.click()
    assert jobs.last.arguments == ["scales", "12", "--nausea", "0", "--comfort", "8"]
    assert (panel.standing, panel.save.isEnabled(), panel.rows[0].isEnabled()) == ("saving", False, False)
    assert panel.save.text() == "Saving…"
    jobs.last.ends()
    assert (panel.standing, panel.unsaved) == ("saved", False)
    assert (panel.notice.level, panel.notice.text) == ("ok", "Saved in the record of session 12.")
    assert not panel.save.isVisible()
    assert not panel.rows[0].isEnabled()


def test_until_saved_anything_can_be_corrected_or_taken_back(panel, jobs):
    panel.show_session(12, {})
    answer(panel, nausea=4)
    answer(panel, nausea=2)
    answer(panel, pain=5)
    answer(panel, pain=None)
    panel.save.click()
    assert jobs.last.arguments == ["scales", "12", "--nausea", "2"]


def test_after_saving_only_what_was_corrected_is_added(panel, jobs):
    panel.show_session(12, {})
    answer(panel, nausea=4, pain=2)
    panel.save.click()
    jobs.last.ends()
    panel.correct.click()
    assert (panel.standing, panel.save.isEnabled()) == ("open", False)
    answer(panel, pain=1)
    panel.save.click()
    assert jobs.last.arguments == ["scales", "12", "--pain", "1"]
    jobs.last.ends()
    assert panel.standing == "saved"


def test_what_is_in_the_record_already_is_shown_and_what_is_taken_back_of_it_is_said_to_stay(panel):
    panel.show_session(12, {"anxiety": 3})
    assert (panel.standing, panel.said) == ("saved", {"anxiety": 3})
    panel.correct.click()
    answer(panel, anxiety=None)
    assert panel.where.text() == "What was saved stays in the record: Anxiety 3"
    assert not panel.unsaved


def test_a_failure_keeps_the_answers_and_says_why(panel, jobs):
    panel.show_session(12, {})
    answer(panel, pain=7)
    panel.save.click()
    jobs.last.fails("The journal cannot be written: the disk is full. Mend that.", 42)
    assert (panel.standing, panel.said, panel.unsaved) == ("open", {"pain": 7}, True)
    assert panel.notice.level == "problem"
    assert "the disk is full" in panel.notice.text
    panel.save.click()
    assert jobs.last.arguments == ["scales", "12", "--pain", "7"]
    assert panel.notice.text == ""


def test_the_same_session_shown_again_leaves_what_is_being_entered(panel):
    panel.show_session(12, {})
    answer(panel, pain=7)
    panel.show_session(12, {})
    assert panel.said == {"pain": 7}
    panel.show_session(13, {})
    assert panel.said == {}


# --- the card


def with_card(context):
    store = Store(context.places.cards)
    card = store.make()
    context.card.set(card.code)
    return store, card.code


def test_the_answers_are_kept_on_the_card_too(panel, context, jobs, qtbot):
    store, code = with_card(context)
    panel.show_session(12, {})
    answer(panel, nausea=1, comfort=9)
    assert panel.where.text() == f"For the record of session 12 and card {code}"
    panel.save.click()
    jobs.last.ends()
    qtbot.waitUntil(lambda: bool(panel.notice.text), timeout=30_000)
    assert panel.notice.text == f"Saved in the record of session 12 and on card {code}."
    (kept,) = store.get(code).scales
    assert kept.after == Answers(nausea=1, comfort=9)


def test_a_card_that_is_gone_costs_the_record_nothing(panel, context, jobs, qtbot):
    store, code = with_card(context)
    panel.show_session(12, {})
    answer(panel, pain=2)
    store.delete(code)
    panel.save.click()
    jobs.last.ends()
    qtbot.waitUntil(lambda: bool(panel.notice.text), timeout=30_000)
    assert panel.notice.level == "warn"
    assert "but not on the card" in panel.notice.text
    assert panel.standing == "saved"


def test_what_was_said_before_the_session_stays_on_the_card(tmp_path):
    store = Store(tmp_path)
    card = store.make().with_scales(Answers(pain=6), Answers())
    store.save(card)
    keep_on_card(tmp_path, card.code, {"pain": 2})
    keep_on_card(tmp_path, card.code, {"pain": 1})
    (kept,) = store.get(card.code).scales
    assert (kept.before, kept.after) == (Answers(pain=6), Answers(pain=1))
