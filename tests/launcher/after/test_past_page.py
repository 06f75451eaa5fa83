"""The sessions of the record: listed, opened, exported, deleted after one question; and what stands in their way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vr_runtime.launcher.after import past_page as past_module
from vr_runtime.launcher.after.keeping import Room, keeping_line, room_in
from vr_runtime.launcher.after.past_page import PastPage
from vr_runtime.launcher.after.session_table import when
from vr_runtime.launcher.after.two_lines import SECOND

HEADS = ["No.", "Begun", "Scene and plan", "Length", "End", "Nausea", "Anxiety", "Pain", "Comfort"]


@pytest.fixture
def page(context, qtbot, jobs):
    made = PastPage(context)
    made.resize(1180, 780)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def asked(monkeypatch):
    """What was asked, and the answer that is given."""
    box = {"answer": True, "words": []}
    monkeypatch.setattr(past_module, "ask", lambda *words: box["words"].append(words) or box["answer"])
    return box


def row(page, number):
    model = page.table.model()
    return [model.index(number, column).data() for column in range(model.columnCount())]


def test_the_list_is_read_when_the_page_is_shown_and_meanwhile_it_says_so(page, jobs, session):
    assert jobs.last.arguments == ["sessions"]
    assert page.busy.isVisible()
    jobs.last.ends([session(12), session(11)])
    assert not page.busy.isVisible()
    assert page.table.isVisible()
    page.hide()
    page.show()
    assert len(jobs) == 2
    assert page.table.isVisible(), "what was read stays while it is read again"


def test_a_row_tells_what_it_was_how_it_ended_and_how_the_patient_was(page, jobs, session):
    jobs.last.ends([session(12, scales={"nausea": 3, "comfort": 8}, headset="simulated"), session(3)])
    model = page.table.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == HEADS
    told = row(page, 0)
    assert told[0] == "12"
    assert told[2:] == [
        "Still lake at dawn (simulated)", "1:05:00", "Played to its end", "3", "–", "–", "8",
    ]  # fmt: skip
    scene = page.table.model().index(0, HEADS.index("Scene and plan"))
    assert scene.data(SECOND) == "IV infusion, pain · 40 min"
    assert scene.data(Qt.ItemDataRole.AccessibleTextRole).endswith("(simulated), IV infusion, pain · 40 min")
    assert row(page, 1)[5:] == ["–", "–", "–", "–"]


def test_a_cell_names_its_column_to_a_screen_reader(page, jobs, session):
    jobs.last.ends([session(12, scales={"pain": 3})])
    index = page.table.model().index(0, HEADS.index("Pain"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Pain: 3"


def test_one_that_broke_off_and_a_time_lapse_are_told_as_they_were(page, jobs, session):
    jobs.last.ends([session(5, state="broken off", reason=None), session(4, time_lapse=60.0, length_s=65.0)])
    index = page.table.model().index(0, HEADS.index("End"))
    assert index.data() == "Broke off"
    assert index.data(Qt.ItemDataRole.ForegroundRole) is not None, "and stands out"
    assert row(page, 1)[HEADS.index("Length")] == "1:05:00"


def test_the_month_is_a_word_and_another_year_is_named():
    assert "Mar 2001" in when("2001-03-04T12:00:00+00:00")


def test_an_empty_record_says_so(page, jobs):
    jobs.last.ends([])
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    for button in (page.open_report, page.save_report, page.export, page.delete):
        assert not button.isEnabled()


def test_a_record_that_cannot_be_read_says_why_and_is_tried_again(page, jobs, session):
    jobs.last.fails("The journal cannot be read (file is not a database). Keep a copy.", 41)
    assert page.notice.level == "problem"
    assert "file is not a database" in page.notice.text
    assert not page.empty.isVisible(), "it is not empty: it cannot be read"
    page.notice.button.click()
    jobs.last.ends([session()])
    assert (page.notice.text, page.table.isVisible()) == ("", True)


def test_the_newest_is_chosen_and_the_choice_outlives_a_new_list(page, jobs, session):
    jobs.last.ends([session(12), session(11), session(10)])
    assert page.table.session["number"] == 12
    page.table.selectRow(2)
    page.refresh()
    jobs.last.ends([session(13), session(12), session(11), session(10)])
    assert page.table.session["number"] == 10


def test_the_keyboard_goes_up_and_down_opens_and_deletes(page, jobs, session, asked, monkeypatch):
    opened = []
    monkeypatch.setattr(page.reports, "open", opened.append)
    jobs.last.ends([session(12), session(11)])
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == [11]
    asked["answer"] = False
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(asked["words"]) == 1


def test_the_report_and_the_export_are_of_the_one_that_is_chosen(page, jobs, session, monkeypatch):
    done = []
    for name in ("open", "save_as", "export"):
        monkeypatch.setattr(page.reports, name, lambda number, name=name: done.append((name, number)))
    jobs.last.ends([session(12), session(11)])
    page.table.selectRow(1)
    page.open_report.click()
    page.save_report.click()
    page.export.click()
    assert done == [("open", 11), ("save_as", 11), ("export", 11)]


def test_one_is_deleted_after_one_question_that_names_it(page, jobs, session, asked):
    jobs.last.ends([session(12), session(11)])
    page.delete.click()
    ((_, question, yes, no, detail),) = asked["words"]
    assert question == "Delete session 12 for good?"
    assert (yes, no) == ("Delete", "Keep")
    assert "Still lake" in detail
    assert "1:05:00" in detail
    assert jobs.last.arguments == ["sessions", "delete", "12", "--yes"]
    assert not page.delete.isEnabled()
    jobs.last.ends()
    assert page.notice.text == "Session 12 was deleted."
    assert jobs.last.arguments == ["sessions"]
    jobs.last.ends([session(11)])
    assert page.table.session["number"] == 11
    assert page.notice.text == "Session 12 was deleted."


def test_it_is_kept_where_somebody_thinks_better_of_it(page, jobs, session, asked):
    asked["answer"] = False
    jobs.last.ends([session(12)])
    page.delete.click()
    assert [job.arguments for job in jobs] == [["sessions"]]


def test_one_that_is_played_cannot_be_deleted(page, jobs, session, asked):
    jobs.last.ends([session(12, state="playing", reason=None)])
    assert not page.delete.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert asked["words"] == []


def test_a_deletion_that_fails_says_why(page, jobs, session, asked):
    jobs.last.ends([session(12)])
    page.delete.click()
    jobs.last.fails("The journal cannot be written: it may not be written to. Mend that.", 42)
    assert page.notice.level == "problem"
    assert "may not be written to" in page.notice.text
    assert page.delete.isEnabled()


def test_no_copy_for_the_browser_outlives_the_record(page, jobs, session, asked, context):
    left = context.places.runtime / "reports" / "session-12-report.html"
    left.parent.mkdir(parents=True)
    left.write_text("what was played")
    jobs.last.ends([session(12)])
    page.delete.click()
    assert not left.exists()


def test_how_long_it_is_kept_and_how_much_room_there_is(page, qtbot):
    qtbot.waitUntil(lambda: bool(page.keeping.text()), timeout=30_000)
    assert page.keeping.text().startswith("Sessions are deleted after 90 days · The record takes 0 bytes · ")
    assert page.keeping.text().endswith("are free on this disk")


def test_little_room_is_marked(page):
    page._show_room(Room(taken=1000, free=100 << 20))
    assert page.little.isVisible()
    page._show_room(Room(taken=1000, free=100 << 30))
    assert not page.little.isVisible()


def test_the_room_is_that_of_the_journal_and_its_log(tmp_path):
    assert room_in(tmp_path / "not" / "yet").taken == 0
    (tmp_path / "journal.db").write_bytes(bytes(5000))
    (tmp_path / "journal.db-wal").write_bytes(bytes(3000))
    (tmp_path / "other").write_bytes(bytes(9000))
    room = room_in(tmp_path)
    assert room.taken == 8000
    assert room.free is not None
    assert "8 kB" in keeping_line(room, 30)
    assert "30 days" in keeping_line(room, 30)
    assert "days" not in keeping_line(room, None)


@pytest.mark.parametrize(("width", "columns"), [(1180, 4), (520, 2), (300, 1)])
def test_the_acts_wrap_rather_than_being_cut(page, jobs, session, width, columns):
    jobs.last.ends([session(12)])
    page.acts.resize(width, 200)
    assert page.acts.columns == columns


def test_both_lines_of_a_cell_are_drawn(page, jobs, session):
    """The plan stands beneath the scene: without it the cell is drawn otherwise."""
    jobs.last.ends([session(12)])
    cell = page.table.visualRect(page.table.model().index(0, HEADS.index("Scene and plan")))
    with_plan = page.table.viewport().grab(cell).toImage()
    page.table.show_sessions([session(12, preset="im", infusion_min=90)])
    assert page.table.viewport().grab(cell).toImage() != with_plan


def test_no_column_is_cut(page, jobs, session):
    jobs.last.ends([session(12, scene="a-scene-with-quite-a-long-name-of-its-own", headset="simulated")])
    table, header = page.table, page.table.horizontalHeader()
    for column in range(len(HEADS)):
        assert header.sectionSize(column) >= table.sizeHintForColumn(column), HEADS[column]
