"""The page after a session: which one it shows, while its record is still being closed too, and what there is to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.exceptions import capture_exceptions

from vr_runtime.launcher.after import page as page_module
from vr_runtime.launcher.after.page import AfterPage

ENDED = {"ended": True, "ending": True}


@pytest.fixture
def shown(context, qtbot, jobs):
    def make():
        made = AfterPage(context)
        made.resize(1180, 780)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_the_session_that_has_just_ended_is_told_of(shown, attachment, snapshot, jobs, report):
    page = shown()
    jobs.last.ends(report())
    attachment.show(snapshot(session="a1b2c3d4", flags=ENDED))
    assert jobs.last.arguments == ["report", "a1b2c3d4"]
    assert 41 in jobs.last.may_exit, "one that does not verify is told all the same"
    assert page.summary.busy.isVisible()
    jobs.last.ends(report(header={"number": 13}))
    assert page.about.text() == "Session 13 · Still lake at dawn · IV infusion, pain, 60 min planned"
    assert not page.summary.busy.isVisible()
    assert [line.name for line in page.summary.lines][:2] == ["Length", "Infusion"]
    assert page.scales.rows[0].isEnabled()


def test_a_page_that_is_gone_hears_nothing_more(jobs, attachment, snapshot, context):
    """As where another theme was chosen: what outlives the page must not call into it."""
    page = AfterPage(context)
    attachment.show(snapshot())
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    with capture_exceptions() as faults:
        attachment.lose()
        context.card.set("7KQ2")
    assert faults == []


def test_without_one_it_is_the_newest_of_the_record(shown, jobs, report):
    page = shown()
    assert jobs.last.arguments == ["report"]
    jobs.last.ends(report())
    assert "Session 12" in page.about.text()


def test_states_that_come_in_while_the_record_is_read_ask_for_it_once(shown, attachment, snapshot, jobs, report):
    page = shown()
    jobs.last.ends(report())
    for _ in range(5):
        attachment.show(snapshot(flags=ENDED))
    assert len(jobs) == 2
    jobs.last.ends(report())
    for _ in range(5):
        attachment.show(snapshot(flags=ENDED))
    assert len(jobs) == 2
    assert page.scales.standing == "open"


def test_a_record_that_is_still_being_closed_is_asked_for_again(shown, attachment, snapshot, jobs, report, monkeypatch):
    monkeypatch.setattr(page_module, "_CLOSING_TIMES", 2)
    page = shown()
    jobs.last.ends(report())
    attachment.show(snapshot(flags=ENDED))
    for _ in range(2):
        jobs.last.ends(report(played={"state": "playing", "reason": None}))
        assert page._again.isActive()
        assert not page.scales.rows[0].isEnabled()
        page._again.timeout.emit()
        page._again.stop()
    jobs.last.ends(report())
    assert page.scales.rows[0].isEnabled()


def test_one_that_never_closes_is_told_as_it_stands(shown, attachment, snapshot, jobs, report, monkeypatch):
    monkeypatch.setattr(page_module, "_CLOSING_TIMES", 0)
    page = shown()
    jobs.last.ends(report())
    attachment.show(snapshot(flags=ENDED))
    jobs.last.ends(report(played={"state": "playing", "reason": None}))
    assert not page._again.isActive()
    assert page.summary.lines
    assert not page.scales.rows[0].isEnabled(), "its host may still be writing"


def test_while_a_session_runs_there_is_only_the_way_to_it(shown, attachment, snapshot, jobs, context):
    attachment.show(snapshot())
    page = shown()
    assert not page.parts.isVisible()
    assert jobs == []
    assert "A session is running" in page.notice.text
    page.notice.button.click()
    assert context.went == ["run"]


def test_another_session_takes_the_place_of_the_one_before(shown, attachment, snapshot, jobs, report):
    page = shown()
    jobs.last.ends(report())
    page.scales.rows[0].answer(3)
    attachment.show(snapshot(session="b" * 8))
    assert not page.parts.isVisible()
    attachment.show(snapshot(session="b" * 8, flags=ENDED))
    jobs.last.ends(report(header={"number": 13}))
    assert page.parts.isVisible()
    assert page.scales.said == {}


def test_what_is_being_entered_outlives_a_look_at_another_page(shown, jobs, report):
    page = shown()
    jobs.last.ends(report())
    page.scales.rows[0].answer(3)
    page.hide()
    page.show()
    assert len(jobs) == 1
    assert page.scales.said == {"nausea": 3}


def test_what_the_record_holds_already_is_shown_as_saved(shown, jobs, report):
    page = shown()
    scales = [
        {"at_s": 600.0, "scale": "nausea", "value": 8},
        {"at_s": None, "scale": "nausea", "value": 2},
        {"at_s": None, "scale": "nausea", "value": 1},
    ]
    jobs.last.ends(report(scales=scales))
    assert (page.scales.standing, page.scales.said) == ("saved", {"nausea": 1})


def test_a_simulated_headset_is_said_to_be_one(shown, jobs, report):
    page = shown()
    jobs.last.ends(report(played={"headset": "simulated"}))
    assert page.simulated.isVisible()
    assert page.simulated.text == "SIMULATED"


def test_no_record_at_all_is_no_error(shown, jobs, context):
    page = shown()
    jobs.last.fails("There is no journal yet.", 40)
    assert (page.notice.level, page.parts.isVisible()) == ("plain", False)
    assert "No session has ended" in page.notice.text
    page.notice.button.click()
    assert context.went == ["start"]


def test_a_session_that_was_set_up_to_leave_no_record(shown, attachment, snapshot, jobs, report):
    page = shown()
    jobs.last.ends(report())
    attachment.show(snapshot(flags=ENDED))
    jobs.last.fails("The journal has no session a1b2c3d4.", 40)
    assert "left no record" in page.notice.text
    assert not page.parts.isVisible()


def test_a_record_that_cannot_be_read_says_why_and_is_tried_again(shown, jobs, report):
    page = shown()
    jobs.last.fails("The journal cannot be read (file is not a database). Keep a copy.", 41)
    assert page.notice.level == "problem"
    assert "file is not a database" in page.notice.text
    page.notice.button.click()
    assert len(jobs) == 2
    jobs.last.ends(report())
    assert page.notice.text == ""
    assert page.parts.isVisible()


def test_the_report_is_opened_and_saved_by_its_number(shown, jobs, report, monkeypatch):
    page = shown()
    assert not page.open_report.isEnabled()
    jobs.last.ends(report())
    asked = []
    monkeypatch.setattr(page.reports, "open", lambda number: asked.append(("open", number)))
    monkeypatch.setattr(page.reports, "save_as", lambda number: asked.append(("save", number)))
    page.open_report.click()
    page.save_report.click()
    assert asked == [("open", 12), ("save", 12)]
    page.reports.busy.emit(True)
    assert not page.open_report.isEnabled()
    page.reports.busy.emit(False)
    page.reports.failed.emit("No program here opens it.")
    assert (page.open_report.isEnabled(), page.notice.level) == (True, "problem")


def test_a_new_session_goes_ahead_at_once_where_nothing_was_entered(shown, jobs, report, context):
    page = shown()
    jobs.last.ends(report())
    assert page.new_session.property("kind") == "next"
    page.new_session.click()
    assert context.went == ["start"]


@pytest.mark.parametrize(("answer", "went"), [(True, ["start"]), (False, [])])
def test_with_answers_that_were_not_saved_it_asks_once(shown, jobs, report, context, monkeypatch, answer, went):
    page = shown()
    jobs.last.ends(report())
    page.scales.rows[2].answer(5)
    assert page.new_session.property("kind") == "quiet", "to save them is the next act"
    asked = []
    monkeypatch.setattr(page_module, "ask", lambda *words: asked.append(words) or answer)
    page.new_session.click()
    assert len(asked) == 1
    assert context.went == went


def test_narrow_windows_have_one_column(shown, jobs, report):
    page = shown()
    jobs.last.ends(report())
    assert not page.parts.in_one_column
    page.resize(700, 780)
    assert page.parts.in_one_column
