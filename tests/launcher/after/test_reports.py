"""A report is made by its own command: to be opened, in a private folder, or to be saved where somebody wants it."""

from __future__ import annotations

import stat
import sys

import pytest
from PySide6.QtWidgets import QWidget

from vr_runtime.launcher.after import reports as module
from vr_runtime.launcher.after.reports import Reports


@pytest.fixture
def told():
    return []


@pytest.fixture
def reports(qtbot, tmp_path, told, jobs):
    window = QWidget()
    qtbot.addWidget(window)
    made = Reports(window, tmp_path / "runtime")
    made.done.connect(lambda text: told.append(("done", text)))
    made.failed.connect(lambda text: told.append(("failed", text)))
    return made


@pytest.fixture
def browser(monkeypatch):
    opened = []
    monkeypatch.setattr(module.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    return opened


def where(monkeypatch, answer):
    offered = []
    monkeypatch.setattr(
        module.QFileDialog, "getSaveFileName", lambda *words: offered.append(words) or (str(answer or ""), "")
    )
    return offered


def test_a_report_opens_in_the_browser_from_a_private_folder(reports, jobs, browser, told, tmp_path):
    reports.open(12)
    page = tmp_path / "runtime" / "reports" / "session-12-report.html"
    assert jobs.last.arguments == ["report", "12", "--out", str(page)]
    assert 41 in jobs.last.may_exit, "one that does not verify says so in red, and is worth reading"
    if sys.platform != "win32":
        assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700
    assert browser == []
    jobs.last.ends()
    assert browser == [str(page)]
    assert told == [("done", "The report opens in the browser")]


def test_only_the_newest_is_kept_for_the_browser(reports, jobs, browser, tmp_path):
    reports.open(12)
    (tmp_path / "runtime" / "reports" / "session-12-report.html").write_text("old")
    jobs.last.ends()
    reports.open(13)
    assert list((tmp_path / "runtime" / "reports").iterdir()) == []


def test_without_a_browser_there_is_still_the_file(reports, jobs, told, monkeypatch):
    monkeypatch.setattr(module.QDesktopServices, "openUrl", lambda _url: False)
    reports.open(12)
    jobs.last.ends()
    assert told == [("failed", "No program here opens the report. Save it as a file instead.")]


def test_a_report_that_cannot_be_made_says_why(reports, jobs, browser, told):
    reports.open(12)
    jobs.last.fails("The journal has no session 12. vr-runtime sessions lists those that there are.", 40)
    assert told == [("failed", "The journal has no session 12. vr-runtime sessions lists those that there are.")]
    assert browser == []


def test_a_folder_that_cannot_be_made_says_why(reports, jobs, told, tmp_path):
    (tmp_path / "runtime").write_text("a file in its place")
    reports.open(12)
    assert (jobs, [kind for kind, _ in told]) == ([], ["failed"])


def test_one_at_a_time(reports, jobs, browser):
    reports.open(12)
    reports.open(13)
    assert len(jobs) == 1
    jobs.last.ends()
    reports.open(13)
    assert len(jobs) == 2


@pytest.mark.parametrize(
    ("chosen", "written"),
    [("visit.html", "visit.html"), ("visit", "visit.html"), ("visit.json", "visit.json"), ("a.b", "a.b.html")],
)
def test_a_report_is_saved_where_somebody_wants_it(reports, jobs, told, tmp_path, monkeypatch, chosen, written):
    where(monkeypatch, tmp_path / chosen)
    reports.save_as(12)
    assert jobs.last.arguments == ["report", "12", "--out", str(tmp_path / written)]
    jobs.last.ends()
    assert told == [("done", f"Saved as {tmp_path / written}")]


def test_an_export_is_offered_under_a_name_without_date_and_number(reports, jobs, tmp_path, monkeypatch):
    offered = where(monkeypatch, tmp_path / "out")
    reports.export(12)
    assert offered[0][2].endswith("session.jsonl")
    assert jobs.last.arguments == ["export", "12", "--out", str(tmp_path / "out.jsonl")]


def test_who_names_no_file_gets_none(reports, jobs, told, monkeypatch):
    where(monkeypatch, None)
    reports.save_as(12)
    reports.export(12)
    assert (jobs, told) == ([], [])
