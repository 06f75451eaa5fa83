"""In the smallest window that is promised, with everything open, the page needs no scroll in any language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea

from tests.launcher.start.rig import WELL
from vr_runtime.cards.card import changed
from vr_runtime.launcher.language import speak
from vr_runtime.launcher.start.library import read_built_in_scenes, read_presets

WINDOW = (1280, 800)
SIGNS = 106  # as wide as the column of signs is in German, where it is widest


@pytest.fixture
def crowded(qtbot, qapp, make_page, store, context, outside):
    """crowded(language): the simulated headset's banner, and a card that avoids much."""

    def make(language):
        speak(qapp, language)
        card = changed(store.make(), tags_avoided=("heights", "dark", "space"), sessions=3)
        store.save(card)
        page = make_page(
            scenes=read_built_in_scenes(), presets=read_presets(), settings={"default_scene": "under-the-surface"},
            size=(WINDOW[0] - SIGNS, WINDOW[1]), read=False,
        )  # fmt: skip
        qtbot.waitUntil(lambda: page.scenes.chosen != "" and page.plan.preset.count() > 0, timeout=30_000)
        page.preflight.choose_headset("simulated")
        page._tell()
        context.card.set(card.code)
        qtbot.waitUntil(lambda: page.card.card is not None, timeout=30_000)
        outside.examinations()[-1].done.emit(WELL)
        for _ in range(10):  # layouts within layouts come to rest in several rounds
            qapp.processEvents()
        return page

    yield make
    speak(qapp, "en")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_everything_is_in_sight_at_1280_by_800(crowded, language):
    page = crowded(language)
    assert page.standing.simulated.isVisibleTo(page)
    [area] = page.findChildren(QScrollArea)
    assert (area.verticalScrollBar().maximum(), area.horizontalScrollBar().maximum()) == (0, 0)
    cut = [
        one.text()
        for one in page.findChildren(QLabel)
        if one.isVisible() and one.wordWrap() and one.heightForWidth(one.width()) > one.height() + 1
    ]
    assert cut == []


def test_what_is_looked_at_is_two_lines_that_do_not_break(crowded, outside):
    page = crowded("en")
    page.preflight.examine()
    assert page.preflight.status.text() == "Checking\u00a0…"
    assert page.preflight.about.text() == "Headset, sound and this PC"
