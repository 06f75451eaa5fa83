"""The pages with the program's own commands behind them, on a journal that the test has written."""

from __future__ import annotations

import pytest

from tests.unit.record.journals import written
from vr_runtime.launcher.after import past_page as past_module
from vr_runtime.launcher.after.page import AfterPage
from vr_runtime.launcher.after.past_page import PastPage
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.verify import verify

PATIENCE_MS = 120_000


@pytest.fixture
def journal(places, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(places.state))
    places.state.mkdir()
    written(places.state, headset="openxr")
    written(places.state, headset="openxr")
    return places.state


def test_answers_go_from_the_page_into_a_journal_that_verifies(journal, context, qtbot):
    page = AfterPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.scales.standing == "open", timeout=PATIENCE_MS)
    page.scales.rows[0].answer(3)
    page.scales.rows[3].answer(8)
    page.scales.save.click()
    qtbot.waitUntil(lambda: page.scales.standing == "saved", timeout=PATIENCE_MS)
    with open_shelf(journal) as shelf:
        assert shelf.scales(2) == {"nausea": 3, "comfort": 8}
    assert verify(journal, "2").closed


def test_a_session_goes_from_the_list_and_out_of_the_journal(journal, context, qtbot, monkeypatch):
    monkeypatch.setattr(past_module, "ask", lambda *_: True)
    page = PastPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.table.session is not None, timeout=PATIENCE_MS)
    assert page.table.session["number"] == 2
    page.delete.click()
    qtbot.waitUntil(lambda: page.table.session is not None and page.table.session["number"] == 1, timeout=PATIENCE_MS)
    with open_shelf(journal) as shelf:
        assert [one.number for one in shelf.sessions()] == [1]
